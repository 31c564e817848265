//! The value of a row: behind its separator, in brackets, or in the lines indented below.

use super::super::super::node::{Node, Value};
use super::super::bounds::telling;
use super::super::chars::{self, char_at, is_quote};
use super::super::lenient::{self, Start};
use super::super::{bare, words};
use super::row::{self, Row};
use super::{PROTOTYPE, Tree};

/// How far such a line is looked for.
const FLAT_REACH: usize = 65_536;

impl Tree<'_, '_> {
    /// The value behind the separator of a row, and the byte behind it; no value when it is indented below.
    pub(super) fn value(&mut self, row: &Row) -> (Option<Node>, usize) {
        let raw = self.text.get(row.value.clone()).unwrap_or_default();
        if raw.is_empty() {
            self.folded += usize::from(self.opens_flat(row));
            return (None, row.value.end);
        }
        if row::is_preview(raw) {
            if self.below(row.value.end).is_some_and(|below| below.indent > row.indent) {
                return (None, row.value.end);
            }
            if self.opens_flat(row) {
                self.folded += 1;
                return (None, row.value.end);
            }
        }
        if matches!(raw, "|" | ">" | "|-" | ">-" | "|+" | ">+") {
            let end = self.indented_text(row.value.end, row.indent);
            let text = self.text.get(row.value.end..end).unwrap_or_default();
            let joined = text.lines().map(str::trim).collect::<Vec<_>>().join(" ");
            let span = self.layer.span(row.value.end..end);
            return (Some(Node { span, value: Value::Text(words::tidy(joined.trim())) }), end);
        }
        if row.opens_bracket(self.text) || self.is_php_array(row) {
            let read = lenient::value(self.layer, row.value.start, Start::Bracket, self.bounds);
            self.mends.join(read.mends);
            return (Some(read.root), read.end.max(row.value.end));
        }
        let end = self.indented_text(row.value.end, row.indent.max(row.key_indent));
        let whole = row.value.start..end.max(row.value.end);
        let span = self.layer.span(row.value.clone());
        let quote = char_at(raw, 0).filter(|char| is_quote(*char));
        let closing = chars::char_before(raw, raw.len()).filter(|char| is_quote(*char));
        if let (Some(open), Some(close)) = (quote, closing)
            && raw.len() > open.len_utf8()
        {
            let inside = row.value.start + open.len_utf8()..row.value.end - close.len_utf8();
            return (
                Some(Node { span, value: words::value(self.layer, inside, self.bounds) }),
                row.value.end,
            );
        }
        if whole.end > row.value.end {
            let text = self.text.get(whole.clone()).unwrap_or_default();
            let parts: Vec<_> = text.lines().map(str::trim).collect();
            let joined = parts.join(if text.trim().contains(' ') && raw.contains(' ') { " " } else { "" });
            return (
                Some(Node { span: self.layer.span(whole.clone()), value: bare::value(&joined) }),
                whole.end,
            );
        }
        let value = row.database_word(self.text).unwrap_or_else(|| bare::value(raw));
        let key = row.key.clone().and_then(|key| self.text.get(key));
        let at_end = row.value.end == self.text.len() && key.is_none_or(telling);
        let value = if at_end && bare::is_stump(&value) { Value::Cut } else { value };
        (Some(Node { span, value }), row.value.end)
    }

    /// `[data] => Array` of PHP, whose bracket stands on the next line.
    fn is_php_array(&self, row: &Row) -> bool {
        let name = self.text.get(row.value.clone()).unwrap_or_default();
        let below = chars::skip_blank(self.text, row.value.end).0;
        (name == "Array" || name.ends_with("Object")) && char_at(self.text, below) == Some('(')
    }

    /// A tree copied from a browser has lost its indentation: what stands below belongs to the row when its value is
    /// left out, or begins with the first element of its list. The line of its prototype ends it.
    fn opens_flat(&mut self, row: &Row) -> bool {
        let raw = self.text.get(row.value.clone()).unwrap_or_default();
        let Some(below) = self.below(row.value.end).filter(|below| below.indent == row.indent) else {
            return false;
        };
        let Some(key) = below.key.and_then(|key| self.text.get(key)) else { return false };
        let flat = *self.flat.get_or_insert_with(|| {
            let rest = self.text.as_bytes().get(row.start..).unwrap_or_default();
            let reach = rest.get(..FLAT_REACH).unwrap_or(rest);
            memchr::memmem::find(reach, PROTOTYPE.as_bytes()).is_some()
        });
        flat && (raw.is_empty() || key == "0")
    }

    /// The end of the lines below that are indented deeper and are no rows of their own.
    fn indented_text(&self, from: usize, indent: usize) -> usize {
        let mut end = from;
        for _ in 0..64 {
            let start = row::next_line(self.text, end);
            let Some(line) = row::line(self.text, start) else { break };
            let blanks = line.len() - line.trim_start().len();
            let solid = line.trim();
            if solid.is_empty()
                || blanks <= indent
                || Row::at(self.text, start).is_some()
                || solid.contains(['{', '}'])
            {
                break;
            }
            end = start + line.trim_end().len();
        }
        end
    }
}
