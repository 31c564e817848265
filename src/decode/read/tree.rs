//! Trees printed one member a line, opened by indentation: Swift's `dump`, a debugger's `po`, PHP's `var_dump` as
//! Xdebug prints it, `str` of R.
//!
//! ```text
//!  ▿ KYC.Model                      array (size=2)
//!    ▿ code: Optional(8006)           'code' => int 8006
//!      - some: 8006                   'result' =>
//!    - status: false                    array (size=0)
//!                                         empty
//! ```
//!
//! What stands deeper belongs to the line above it; the value of a line with something below is only its type.

use std::ops::Range;

use super::super::node::{Member, Node, Value};
use super::bounds::{Bounds, telling};
use super::chars::{self, char_at, is_quote, is_word, separator, skip_spaces};
use super::layer::Layer;
use super::lines::{line, next_line};
use super::{bare, words};

/// Deepest indentation that is kept.
const DEPTH: usize = 64;
/// Longest line that is looked at.
const LINE_REACH: usize = 65_536;

/// What the lines hold.
pub(super) struct Tree {
    pub(super) root: Node,
    pub(super) end: usize,
}

/// A line taken apart, as bytes of the layer.
struct Row {
    indent: usize,
    key: Option<Range<usize>>,
    value: Range<usize>,
    /// It only says what kind of value the line above holds.
    kind: bool,
}

/// Takes the line at a byte apart.
type Read = fn(&str, usize) -> Option<Row>;

/// Reads the tree whose first line begins at byte `at`. `Err` with the byte behind lines that are a tree of
/// something else.
pub(super) fn tree(layer: &Layer<'_>, at: usize, bounds: &mut Bounds) -> Result<Tree, usize> {
    let text = layer.text();
    let start = skip_spaces(text, at);
    let rest = text.get(start..).unwrap_or_default();
    let read: Read = match char_at(rest, 0) {
        Some('▿') => swift,
        Some('L') if is_list_of(line(rest, 0).unwrap_or_default()) => structure,
        Some('a' | 'o') if announces(line(rest, 0).unwrap_or_default()) => xdebug,
        _ => return Err(at),
    };
    let mut builder = Builder { layer, text, bounds, open: Vec::new(), roots: Vec::new(), telling: false };
    let (mut place, mut end) = (at, at);
    while let Some(row) = read(text, place) {
        end = row.value.end;
        if !row.kind {
            builder.row(row);
        }
        place = next_line(text, place);
    }
    let (root, telling) = builder.finish(start..end);
    if telling { Ok(Tree { root, end }) } else { Err(end.max(at)) }
}

/// `▿ code: Optional(8006)`, `- some: 8006`, `- key : value`.
fn swift(text: &str, at: usize) -> Option<Row> {
    let solid = line(text, at).filter(|line| line.len() <= LINE_REACH)?.trim_end();
    let line_end = at + solid.len();
    let start = skip_spaces(text, at);
    let mark = char_at(text, start).filter(|mark| matches!(mark, '▿' | '-'))?;
    let inside = skip_spaces(text, start + mark.len_utf8());
    if inside >= line_end || inside == start + mark.len_utf8() {
        return None;
    }
    let word = text.get(inside..line_end)?.find(|char| !is_word(char)).map_or(line_end, |end| inside + end);
    let behind = skip_spaces(text, word);
    let key = separator(text, behind).filter(|_| word > inside && behind < line_end);
    let (key, value) = match key {
        Some((_, length)) => (Some(inside..word), skip_spaces(text, behind + length).min(line_end)),
        None => (None, inside),
    };
    Some(Row { indent: start - at, key, value: value..line_end, kind: false })
}

/// `array (size=2)`, `object(stdClass)[5004]`: what Xdebug prints above the members.
fn announces(line: &str) -> bool {
    let line = line.trim_end();
    let object = line.starts_with("object(") && line.ends_with(']') && line.contains(")[");
    object || (line.starts_with("array (size=") && line.ends_with(')'))
}

/// `'code' => int 8006`, `public 'code' => …`, `0 =>`.
fn xdebug(text: &str, at: usize) -> Option<Row> {
    let solid = line(text, at).filter(|line| line.len() <= LINE_REACH)?.trim_end();
    let line_end = at + solid.len();
    let start = skip_spaces(text, at).min(line_end);
    let indent = start - at;
    let whole = text.get(start..line_end)?;
    if announces(whole) || whole == "empty" {
        return Some(Row { indent, key: None, value: line_end..line_end, kind: true });
    }
    let property = ["public ", "protected ", "private "].iter().find_map(|word| whole.strip_prefix(word));
    let from = line_end - property.unwrap_or(whole).len();
    let arrow = text.get(from..line_end)?.find("=>")?;
    let raw = text.get(from..from + arrow)?.trim_end();
    let name = raw.trim_matches('\'');
    let quoted = name.len() + 2 == raw.len() && name.chars().all(is_word);
    if !(quoted || raw.bytes().all(|byte| byte.is_ascii_digit())) || name.is_empty() {
        return None;
    }
    let key = from + usize::from(quoted)..from + usize::from(quoted) + name.len();
    let value = skip_spaces(text, from + arrow + 2).min(line_end);
    let typed = text.get(value..line_end)?;
    let inside = ["int ", "boolean ", "float ", "string "].iter().find_map(|word| typed.strip_prefix(word));
    let inside = inside.unwrap_or(typed);
    let scalar = match inside.rfind(" (length=") {
        Some(end) if inside.ends_with(')') => inside.get(..end)?,
        _ => inside,
    };
    let value = line_end - inside.len();
    Some(Row { indent, key: Some(key), value: value..value + scalar.len(), kind: false })
}

/// `List of 5`
fn is_list_of(line: &str) -> bool {
    let count = line.trim().strip_prefix("List of ");
    count.is_some_and(|count| !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit()))
}

/// ` $ code : int 8006`, `  ..$ decision: chr "REVIEW"`, `  ..$ : List of 2`.
fn structure(text: &str, at: usize) -> Option<Row> {
    let solid = line(text, at).filter(|line| line.len() <= LINE_REACH)?.trim_end();
    let line_end = at + solid.len();
    if is_list_of(solid) {
        return Some(Row { indent: 0, key: None, value: line_end..line_end, kind: true });
    }
    let inner = solid.trim_start_matches([' ', '.']).strip_prefix("$ ")?;
    let indent = solid.len() - inner.len();
    let (name, value) = inner.split_once(':')?;
    let solid_name = name.trim();
    let key = (!solid_name.is_empty()).then(|| at + indent..at + indent + solid_name.len());
    let value = value.trim_start();
    let typed = ["int ", "chr ", "logi ", "num ", "dbl "].iter().find_map(|word| value.strip_prefix(word));
    let value = if is_list_of(value) { "" } else { typed.unwrap_or(value).trim_start() };
    Some(Row { indent, key, value: line_end - value.len()..line_end, kind: false })
}

/// A line whose deeper lines are still to come.
struct Entry {
    indent: usize,
    key: Option<Range<usize>>,
    value: Range<usize>,
    below: Vec<Member>,
}

struct Builder<'a, 'b> {
    layer: &'a Layer<'a>,
    text: &'a str,
    bounds: &'b mut Bounds,
    open: Vec<Entry>,
    roots: Vec<Member>,
    telling: bool,
}

impl Builder<'_, '_> {
    fn row(&mut self, row: Row) {
        while self.open.last().is_some_and(|entry| entry.indent >= row.indent) {
            self.close();
        }
        if self.open.len() < DEPTH {
            let Row { indent, key, value, .. } = row;
            self.open.push(Entry { indent, key, value, below: Vec::new() });
        }
    }

    /// Ends the deepest line: it is a member of the one above it.
    fn close(&mut self) {
        let Some(mut entry) = self.open.pop() else { return };
        let below = std::mem::take(&mut entry.below);
        let value = self.value(&entry.value, below);
        let (key, key_span) = match entry.key {
            Some(key) => (words::key(self.text.get(key.clone()).unwrap_or_default()), self.layer.span(key)),
            None => (String::new(), value.span.start..value.span.start),
        };
        let above = self.open.last_mut().map_or(&mut self.roots, |entry| &mut entry.below);
        self.bounds.member(above, Member { key, key_span, value });
    }

    fn value(&mut self, raw: &Range<usize>, below: Vec<Member>) -> Node {
        let span = self.layer.span(raw.clone());
        let word = self.text.get(raw.clone()).unwrap_or_default();
        let value = if below.is_empty() { self.scalar(raw.clone()) } else { members(below, word) };
        if let Value::Record(members) = &value {
            self.telling |= members.iter().any(|member| telling(&member.key));
        }
        match value {
            // An optional is the value in it.
            Value::Record(mut members) if members.len() == 1 && is_some(&members) => {
                members.pop().map_or(Node { span, value: Value::Null }, |member| member.value)
            }
            value => Node { span, value },
        }
    }

    fn scalar(&mut self, range: Range<usize>) -> Value {
        let raw = self.text.get(range.clone()).unwrap_or_default();
        // `[1:2] 5005 8006` of R.
        let counted = raw.strip_prefix("[1:").and_then(|rest| rest.split_once("] "));
        if let Some((_, elements)) = counted {
            let mut at = range.end - elements.len();
            let mut nodes = Vec::new();
            for word in elements.split(' ') {
                let place = at..at + word.len();
                at = place.end + 1;
                let node = Node { span: self.layer.span(place), value: bare::value(word.trim_matches('"')) };
                self.bounds.element(&mut nodes, node);
            }
            return Value::List(nodes);
        }
        if raw == "0 elements" || raw == "0 key/value pairs" || raw == "list()" {
            return Value::List(Vec::new());
        }
        let inner = raw.strip_prefix("Optional(").and_then(|inner| inner.strip_suffix(')'));
        let start = range.start + inner.map_or(0, |_| "Optional(".len());
        let raw = inner.unwrap_or(raw);
        let quote = char_at(raw, 0).filter(|char| is_quote(*char)).map_or(0, char::len_utf8);
        let closing = chars::char_before(raw, raw.len()).filter(|char| is_quote(*char));
        match closing.map(char::len_utf8).filter(|closing| quote > 0 && raw.len() >= quote + closing) {
            Some(closing) => {
                words::value(self.layer, start + quote..start + raw.len() - closing, self.bounds)
            }
            None => bare::value(raw),
        }
    }

    /// The value of the whole tree, and whether a name that replies use stands in it.
    fn finish(mut self, range: Range<usize>) -> (Node, bool) {
        while !self.open.is_empty() {
            self.close();
        }
        let span = self.layer.span(range);
        if self.roots.len() == 1 && self.roots.first().is_some_and(|root| root.key.is_empty()) {
            let root = self.roots.pop().map_or(Node { span, value: Value::Null }, |root| root.value);
            return (root, self.telling);
        }
        let telling = self.telling || self.roots.iter().any(|member| telling(&member.key));
        (Node { span, value: members(self.roots, "") }, telling)
    }
}

fn is_some(members: &[Member]) -> bool {
    members.first().is_some_and(|member| member.key == "some")
}

/// The lines below a line: a record, a list, or a dictionary of key and value.
fn members(below: Vec<Member>, word: &str) -> Value {
    if word.ends_with("key/value pairs") || word.ends_with("key/value pair") {
        return Value::Record(below.into_iter().map(pair).collect());
    }
    let indexed = below.iter().enumerate().all(|(at, member)| member.key.parse() == Ok(at));
    if indexed || below.iter().all(|member| member.key.is_empty()) {
        return Value::List(below.into_iter().map(|member| member.value).collect());
    }
    Value::Record(below)
}

/// `key: "code"` and `value: 8006` of a dictionary's element; any other line unchanged.
fn pair(element: Member) -> Member {
    let [key, value] = element.value.members() else { return element };
    match &key.value.value {
        Value::Text(name) if key.key == "key" && value.key == "value" => {
            Member { key: name.clone(), key_span: key.value.span.clone(), value: value.value.clone() }
        }
        _ => element,
    }
}
