//! Lists as R prints them: the path of each member in a line of its own, its value below.
//!
//! ```text
//!  $code                      $result$errorCodes
//!  [1] 200                    [1] 5005 8006
//! ```

use std::ops::Range;

use super::super::node::{Member, Node, Value};
use super::bounds::{Bounds, telling};
use super::chars::is_blank;
use super::layer::Layer;
use super::lines::{line, next_line};
use super::{bare, paths, words};

/// Longest path.
const PATH_REACH: usize = 160;

/// What was read.
pub(super) struct List {
    pub(super) root: Node,
    pub(super) end: usize,
}

/// Reads the list whose first path stands in the line at byte `at`. When there is none, the byte up to which there can
/// be none.
pub(super) fn list(layer: &Layer<'_>, at: usize, bounds: &mut Bounds) -> Result<List, usize> {
    let text = layer.text();
    let (mut members, mut tells, mut end) = (Vec::new(), false, at);
    let mut place = at;
    while let Some(key) = path(text, place) {
        let below = next_line(text, place);
        let name = text.get(key.clone()).unwrap_or_default().to_owned();
        let raw = line(text, below).unwrap_or_default().trim_end();
        let value = match raw.strip_prefix("[1]") {
            Some(inside) => {
                let start = below + raw.len() - inside.trim_start().len();
                Some(vector(layer, start..below + raw.len(), bounds))
            }
            None if raw == "NULL" => Some(Value::Null),
            None if raw == "list()" || raw.starts_with("named list()") => Some(Value::List(Vec::new())),
            None => None,
        };
        end = key.end;
        place = below;
        if let Some(value) = value {
            end = below + raw.len();
            tells |= telling(&name) || paths::tells(&name);
            let node = Node { span: layer.span(below..end), value };
            let member = Member { key: name, key_span: layer.span(key), value: node };
            bounds.member(&mut members, member);
            place = next_line(text, below);
        }
        for _ in 0..4 {
            match line(text, place) {
                Some(blank) if blank.chars().all(is_blank) => place = next_line(text, place),
                _ => break,
            }
        }
    }
    let root = Node { span: layer.span(at..end), value: Value::Record(members) };
    if tells && root.members().len() > 1 { Ok(List { root, end }) } else { Err(place) }
}

/// The path in the line at byte `at`, without its first sign: `$result[[1]]$decision`.
fn path(text: &str, at: usize) -> Option<Range<usize>> {
    let whole = line(text, at)?.trim_end();
    let inner = whole.strip_prefix('$').filter(|inner| !inner.is_empty() && inner.len() <= PATH_REACH)?;
    let word = inner.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.$[]`".contains(&byte));
    word.then(|| at + 1..at + whole.len())
}

/// One value, or several of one kind behind each other.
fn vector(layer: &Layer<'_>, range: Range<usize>, bounds: &mut Bounds) -> Value {
    let raw = layer.text().get(range.clone()).unwrap_or_default();
    if raw.starts_with('"') {
        let inside = raw.get(1..).unwrap_or_default();
        let closing = inside.rfind('"').unwrap_or(inside.len());
        return words::value(layer, range.start + 1..range.start + 1 + closing, bounds);
    }
    if !raw.contains(' ') {
        return bare::value(raw);
    }
    let mut nodes = Vec::new();
    let mut at = range.start;
    for word in raw.split(' ') {
        if !word.is_empty() {
            let node = Node { span: layer.span(at..at + word.len()), value: bare::value(word) };
            bounds.element(&mut nodes, node);
        }
        at += word.len() + 1;
    }
    Value::List(nodes)
}
