//! Tables: CSV with a heading, what databases and PowerShell print.
//!
//! A heading is a line of names with a telling one among them; every following line with as many cells is a record.
//! Columns are parted by a sign, or stand under the dashes of a ruler.

use std::ops::Range;

use super::super::node::{Member, Node, Value};
use super::bounds::{Bounds, telling};
use super::chars::{self, is_blank, is_word};
use super::layer::Layer;
use super::lines::{line, next_line};
use super::{bare, paths, words};

/// Most columns of a table, and longest line of one.
const COLUMNS: usize = 64;
const LINE_REACH: usize = 65_536;

/// A table as a value.
pub(super) struct Table {
    /// One record, or a list of them.
    pub(super) root: Node,
    pub(super) end: usize,
}

/// How the cells of a line are told apart.
enum Columns {
    Sign(char, Framed),
    /// Bytes of the line where each column begins.
    Starts(Vec<usize>),
}

/// Do signs stand around the line too, or only between its cells?
#[derive(Clone, Copy, PartialEq, Eq)]
enum Framed {
    Yes,
    No,
    /// Jira doubles them in the heading: `||code||name||`.
    Doubled,
}

/// Reads the table whose heading is the line at byte `at`.
pub(super) fn table(layer: &Layer<'_>, at: usize, bounds: &mut Bounds) -> Option<Table> {
    let text = layer.text();
    let heading = line(text, at).filter(|heading| heading.len() <= LINE_REACH)?;
    if !heading.contains(['\t', '|', ';', ',', ' ', '│', '┃', '║']) {
        return None;
    }
    let below = next_line(text, at);
    let columns = columns(heading, line(text, below).unwrap_or_default())?;
    let names = cells(heading, &columns);
    let name = |cell: &Range<usize>| heading.get(cell.clone()).unwrap_or_default();
    if !(2..=COLUMNS).contains(&names.len()) || !names.iter().all(|cell| is_name(name(cell), &columns)) {
        return None;
    }
    let pairs = is_key_value(name(names.first()?), name(names.get(1)?)) && names.len() == 2;
    let tells = names
        .iter()
        .map(|cell| unquoted(name(cell)))
        .filter(|name| telling(name) || paths::tells(name))
        .count();
    if !pairs && tells < 2 && !names.iter().any(|cell| is_code(unquoted(name(cell)))) {
        return None;
    }
    let database = matches!(columns, Columns::Sign('|', Framed::No));
    let mut table = Rows { layer, text, bounds, rows: Vec::new(), pairs: Vec::new(), end: at, database };
    let mut place = below;
    while let Some(row) = line(text, place).filter(|row| row.len() <= LINE_REACH) {
        if !is_ruler(row) {
            let mut cells = cells(row, &columns);
            // What ends with the line leaves out its last cells.
            if matches!(columns, Columns::Starts(_)) && !row.trim().is_empty() && cells.len() > 1 {
                cells.resize(cells.len().max(names.len()), row.len()..row.len());
            }
            if cells.len() != names.len() {
                break;
            }
            if pairs {
                table.pair(place, row, &cells);
            } else {
                table.row(place, row, &cells, at, heading, &names);
            }
        }
        place = next_line(text, place).max(place + 1);
    }
    table.finish(at)
}

struct Rows<'a, 'b> {
    layer: &'a Layer<'a>,
    text: &'a str,
    bounds: &'b mut Bounds,
    rows: Vec<Node>,
    pairs: Vec<Member>,
    end: usize,
    /// Parted by bars without a frame, as psql prints: `t` and `f` are true and false.
    database: bool,
}

impl Rows<'_, '_> {
    fn row(
        &mut self,
        at: usize,
        row: &str,
        cells: &[Range<usize>],
        heading_at: usize,
        heading: &str,
        names: &[Range<usize>],
    ) {
        let mut members = Vec::with_capacity(cells.len());
        for (name, cell) in names.iter().zip(cells) {
            let key = words::key(unquoted(heading.get(name.clone()).unwrap_or_default()));
            let key_span = self.layer.span(heading_at + name.start..heading_at + name.end);
            let value = self.cell(at + cell.start..at + cell.end);
            self.bounds.member(&mut members, Member { key, key_span, value });
        }
        self.end = at + row.len();
        let node = Node { span: self.layer.span(at..self.end), value: Value::Record(members) };
        self.bounds.element(&mut self.rows, node);
    }

    /// `code   8006` under `Name   Value`.
    fn pair(&mut self, at: usize, row: &str, cells: &[Range<usize>]) {
        let [name, cell] = cells else { return };
        let key = words::key(unquoted(row.get(name.clone()).unwrap_or_default()));
        let key_span = self.layer.span(at + name.start..at + name.end);
        let value = self.cell(at + cell.start..at + cell.end);
        self.end = at + row.len();
        self.bounds.member(&mut self.pairs, Member { key, key_span, value });
    }

    fn cell(&mut self, range: Range<usize>) -> Node {
        let raw = self.text.get(range.clone()).unwrap_or_default();
        let span = self.layer.span(range.clone());
        if self.database && matches!(raw, "t" | "f") {
            return Node { span, value: Value::Bool(raw == "t") };
        }
        let quoted = |quote: char| raw.len() >= 2 && raw.starts_with(quote) && raw.ends_with(quote);
        let value = if quoted('"') || quoted('\'') {
            words::value(self.layer, range.start + 1..range.end - 1, self.bounds)
        } else {
            match words::embedded(self.layer, range, self.bounds) {
                Some(inner) => Value::Embedded(Box::new(inner)),
                None => bare::value(raw),
            }
        };
        Node { span, value }
    }

    fn finish(mut self, at: usize) -> Option<Table> {
        let span = self.layer.span(at..self.end);
        let root = match self.rows.len() {
            0 if self.pairs.iter().any(|member| telling(&member.key)) => {
                Node { span, value: Value::Record(self.pairs) }
            }
            0 => return None,
            1 => self.rows.pop()?,
            _ => Node { span, value: Value::List(self.rows) },
        };
        Some(Table { root, end: self.end })
    }
}

/// The columns of a heading, judged with the line below it.
fn columns(heading: &str, below: &str) -> Option<Columns> {
    let dashes = below.trim().chars().all(|char| char == '-' || char == ' ') && below.contains("--");
    if dashes && below.trim().contains(' ') {
        let groups = below.char_indices().filter(|(at, char)| {
            *char == '-' && (*at == 0 || chars::char_before(below, *at).is_some_and(|before| before == ' '))
        });
        return Some(Columns::Starts(groups.map(|(at, _)| at).take(COLUMNS + 1).collect()));
    }
    let sign = ['│', '┃', '║', '\t', '|', ';', ','].into_iter().find(|sign| heading.contains(*sign))?;
    let solid = heading.trim();
    let framed = match solid.starts_with(sign) {
        true if sign == '|' && solid.starts_with("||") && solid.ends_with("||") => Framed::Doubled,
        true => Framed::Yes,
        false => Framed::No,
    };
    Some(Columns::Sign(sign, framed))
}

/// The cells of a line, without blanks around them.
fn cells(line: &str, columns: &Columns) -> Vec<Range<usize>> {
    let raw = match columns {
        Columns::Starts(starts) => {
            let whole =
                |at: usize| (0..=at.min(line.len())).rev().find(|at| line.is_char_boundary(*at)).unwrap_or(0);
            let ends = starts.iter().skip(1).copied().chain([line.len()]);
            let present = starts.iter().zip(ends).filter(|(start, _)| **start < line.len());
            present.map(|(start, end)| whole(*start)..whole(end)).collect()
        }
        Columns::Sign(sign, framed) => split(line, *sign, *framed),
    };
    let trimmed = raw.into_iter().map(|cell| {
        let inside = line.get(cell.clone()).unwrap_or_default();
        let start = cell.start + inside.len() - inside.trim_start_matches(is_blank).len();
        start..start.max(cell.start + inside.trim_end_matches(is_blank).len())
    });
    trimmed.collect()
}

/// Splits at a sign that does not stand in quotes; signs around the line part nothing.
fn split(line: &str, sign: char, framed: Framed) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let mut quoted = false;
    let mut start = 0;
    for (at, char) in line.char_indices() {
        if char == '"' {
            quoted = !quoted;
        } else if char == sign && !quoted {
            cells.push(start..at);
            start = at + char.len_utf8();
            if cells.len() > COLUMNS {
                break;
            }
        }
    }
    cells.push(start..line.len());
    let blank = |cell: &Range<usize>| line.get(cell.clone()).is_some_and(|cell| cell.trim().is_empty());
    if framed == Framed::Doubled && line.trim().starts_with("||") {
        cells.retain(|cell| !cell.is_empty() && !blank(cell));
    } else if framed != Framed::No {
        if cells.first().is_some_and(blank) {
            cells.remove(0);
        }
        if cells.last().is_some_and(blank) {
            cells.pop();
        }
    }
    cells
}

fn unquoted(cell: &str) -> &str {
    cell.trim_matches(['"', '\'', '`', '*'])
}

/// Sentences have commas too, but not between single words.
fn is_name(cell: &str, columns: &Columns) -> bool {
    let name = unquoted(cell);
    let words = if matches!(columns, Columns::Sign(',' | ';', _)) { 1 } else { 3 };
    // A console's own column of indices.
    let name = if name == "(index)" { "index" } else { name };
    name.len() <= 96
        && name.starts_with(|char: char| char.is_alphabetic() || char == '_')
        && name.chars().all(|char| is_word(char) || " []".contains(char))
        && name.split(' ').count() <= words
}

/// A column of codes makes a table worth reading on its own.
fn is_code(name: &str) -> bool {
    ["code", "responseCode", "errorCode", "errorCodes", "error_code", "decision"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(name))
}

fn is_key_value(first: &str, second: &str) -> bool {
    let names = ["name", "key", "property", "field", "column", "member", "(index)"];
    (second.eq_ignore_ascii_case("value") || second.eq_ignore_ascii_case("values"))
        && names.iter().any(|name| name.eq_ignore_ascii_case(first))
}

/// `--------+------`
fn is_ruler(line: &str) -> bool {
    let drawn = |char: char| matches!(char, '\u{2500}'..='\u{257F}');
    let rule = |char: char| matches!(char, '-' | '+' | '|' | '=' | ':' | ' ' | '\r') || drawn(char);
    (line.contains("--") || line.contains("──") || line.contains("══")) && line.chars().all(rule)
}
