//! Lines of `key: value` that no bracket holds: YAML, PowerShell lists, an expanded console tree, a ticket's form.
//!
//! Any English text has lines like that. They become a record only when at least two follow each other and one of
//! the keys is a name that replies use.

use std::ops::Range;

use super::super::node::{Member, Node, Value};
use super::bounds::{Bounds, telling};
use super::chars;
use super::layer::Layer;
use super::mend::Mends;
use super::{paths, words};

mod row;
mod section;
mod shape;
mod value;

use row::Row;
pub(super) use row::{line, next_line};
use section::Sections;
use shape::{bulleted, listed};

/// Deepest indentation that is kept.
const DEPTH: usize = 64;
/// The line with which a browser ends an opened object.
const PROTOTYPE: &str = "[[Prototype]]";
/// What the lines hold.
pub(super) struct Block {
    pub(super) root: Node,
    pub(super) end: usize,
    pub(super) mends: Mends,
}

/// Reads the block of lines that begins at byte `at`, the start of a line. `Err` with the byte behind the lines
/// that are no record: none of them begins one either.
pub(super) fn block(layer: &Layer<'_>, at: usize, bounds: &mut Bounds) -> Result<Block, usize> {
    let text = layer.text();
    let Some(first) = Row::at(text, at).filter(|row| !row.is_indexed(text)) else { return Err(at) };
    let key_end = first.key.as_ref().map_or(first.value.start, |key| key.end);
    let equals = text.get(key_end..first.value.start).is_some_and(|sign| sign.contains('='));
    let mut tree = Tree {
        layer,
        text,
        bounds,
        levels: Vec::new(),
        end: at,
        keys: 0,
        telling: false,
        flat: None,
        folded: 0,
        sections: Sections::default(),
        equals,
        mends: Mends::default(),
    };
    let mut next = Some(first);
    while let Some(row) = next {
        let behind = tree.row(&row);
        next = tree.following(behind, row.indent).map(|row| row.deeper(tree.folded));
    }
    tree.finish()
}

/// A key and its place in the paste.
type Key = (String, Range<usize>);

enum Held {
    Members(Vec<Member>),
    Elements(Vec<Node>),
}

/// What stands at one indentation.
struct Level {
    indent: usize,
    start: usize,
    held: Held,
    /// The key that waits for what is indented under it.
    waiting: Option<Key>,
}

struct Tree<'a, 'b> {
    layer: &'a Layer<'a>,
    text: &'a str,
    bounds: &'b mut Bounds,
    levels: Vec<Level>,
    /// The byte behind the last row.
    end: usize,
    keys: usize,
    telling: bool,
    /// Is this a tree that has lost its indentation?
    flat: Option<bool>,
    /// Rows of such a tree that are open: each counts for one blank of indentation.
    folded: usize,
    /// The heading of TOML below which the rows stand.
    sections: Sections,
    /// Its first row parts key and value by `=`.
    equals: bool,
    mends: Mends,
}

impl Tree<'_, '_> {
    /// Adds a row and returns the byte behind it.
    fn row(&mut self, row: &Row) -> usize {
        while self.levels.len() > 1 && self.levels.last().is_some_and(|level| level.indent > row.indent) {
            self.close();
        }
        let mut indent = row.indent;
        for dash in &row.dashes {
            self.element_level(*dash, row.start);
            indent = dash + 1;
        }
        while row.dashes.is_empty()
            && matches!(self.levels.last(), Some(Level { held: Held::Elements(_), .. }))
            && self.levels.len() > 1
        {
            self.close();
        }
        let Some(key) = &row.key else { return self.element(row) };
        self.member_level(
            if row.dashes.is_empty() { row.indent } else { indent.max(row.key_indent) },
            row.start,
        );
        let name = words::key(self.text.get(key.clone()).unwrap_or_default());
        self.keys += 1;
        self.telling |= telling(&name) || paths::tells(&name);
        let name = if self.levels.len() == 1 { self.sections.path(name) } else { name };
        let key = (name, self.layer.span(key.clone()));
        let (value, end) = self.value(row);
        match value {
            Some(node) => self.member(key, node),
            None => {
                if let Some(level) = self.levels.last_mut() {
                    level.waiting = Some(key);
                }
            }
        }
        self.end = self.end.max(end);
        end
    }

    fn element(&mut self, row: &Row) -> usize {
        let (value, end) = self.value(row);
        let node = value.unwrap_or(Node { span: self.layer.span(row.start..row.start), value: Value::Null });
        if let Some(Level { held: Held::Elements(nodes), .. }) = self.levels.last_mut() {
            self.bounds.element(nodes, node);
        }
        self.end = self.end.max(end);
        end
    }

    /// The list whose items begin with a dash at this indentation.
    fn element_level(&mut self, indent: usize, start: usize) {
        while self.levels.len() > 1
            && self.levels.last().is_some_and(|level| level.indent > indent && level.waiting.is_none())
        {
            self.close();
        }
        let open = matches!(self.levels.last(), Some(Level { held: Held::Elements(_), indent: at, .. }) if *at == indent);
        if !open {
            self.push(indent, start, Held::Elements(Vec::new()));
        }
    }

    fn member_level(&mut self, indent: usize, start: usize) {
        let Some(top) = self.levels.last_mut() else {
            return self.push(indent, start, Held::Members(Vec::new()));
        };
        let deeper = top.indent < indent;
        match (&top.held, deeper && top.waiting.is_some()) {
            (Held::Members(_), false) => {
                if let Some(key) = top.waiting.take() {
                    let at = key.1.end;
                    self.member(key, Node { span: at..at, value: Value::Null });
                }
            }
            _ => self.push(indent, start, Held::Members(Vec::new())),
        }
    }

    fn push(&mut self, indent: usize, start: usize, held: Held) {
        if self.levels.len() < DEPTH {
            self.levels.push(Level { indent, start, held, waiting: None });
        }
    }

    fn member(&mut self, key: Key, value: Node) {
        if let Some(Level { held: Held::Members(members), .. }) = self.levels.last_mut() {
            self.bounds.member(members, Member { key: key.0, key_span: key.1, value });
        }
    }

    /// Ends the deepest level: it is the value of the key above it, or an element.
    fn close(&mut self) {
        let Some(mut level) = self.levels.pop() else { return };
        if let (Held::Members(members), Some((key, key_span))) = (&mut level.held, level.waiting.take()) {
            let at = key_span.end;
            members.push(Member { key, key_span, value: Node { span: at..at, value: Value::Null } });
        }
        let value = match level.held {
            Held::Members(members) => listed(members),
            Held::Elements(nodes) => bulleted(nodes),
        };
        let node = Node { span: self.layer.span(level.start..self.end), value };
        match self.levels.last_mut() {
            Some(Level { held: Held::Elements(nodes), .. }) => nodes.push(node),
            Some(above) => {
                if let Some(key) = above.waiting.take() {
                    self.member(key, node);
                }
            }
            None => self.levels.push(Level {
                indent: 0,
                start: level.start,
                held: Held::Elements(vec![node]),
                waiting: None,
            }),
        }
    }

    /// The row right below byte `end`.
    fn below(&self, end: usize) -> Option<Row> {
        Row::at(self.text, row::next_line(self.text, end)).map(|row| row.deeper(self.folded))
    }

    /// The next row, past comments and, inside an indented block, blank lines.
    fn following(&mut self, behind: usize, indent: usize) -> Option<Row> {
        let mut at = row::next_line(self.text, behind);
        let (mut blank, mut headed) = (false, false);
        for _ in 0..16 {
            let line = row::line(self.text, at)?;
            let solid = line.trim();
            if solid.is_empty() {
                blank = true;
            } else if self.equals && self.sections.begins(solid) {
                headed = true;
            } else if is_prototype(solid) {
                self.folded = self.folded.saturating_sub(1);
            } else if !(solid.starts_with("# ") || solid == "#") {
                let row = Row::at(self.text, at)?;
                let first = self.levels.first().map_or(indent, |level| level.indent);
                return (!blank || headed || row.indent > first).then_some(row);
            }
            at = row::next_line(self.text, at + line.len());
        }
        None
    }

    fn finish(mut self) -> Result<Block, usize> {
        if self.keys < 2 || !self.telling {
            return Err(self.end);
        }
        while self.levels.len() > 1 {
            self.close();
        }
        let end = self.end;
        self.close();
        match self.levels.pop().map(|level| level.held) {
            Some(Held::Elements(mut nodes)) if nodes.len() == 1 => {
                let mut root = nodes.pop().ok_or(end)?;
                if let Value::List(nodes) = root.value {
                    root.value = bulleted(nodes);
                }
                Ok(Block { root, end, mends: self.mends })
            }
            _ => Err(end),
        }
    }
}

/// `[[Prototype]]: Object` and the like: how a browser ends what it opened.
fn is_prototype(solid: &str) -> bool {
    let name = solid.trim_start_matches(|char: char| "▶▼►▾▸".contains(char) || chars::is_blank(char));
    name.starts_with(PROTOTYPE) || name.starts_with("<prototype>") || name.starts_with("__proto__:")
}
