//! What dumps print beside the values: object numbers, signs for folding, visibility, indices, enum members.

use std::ops::Range;

use super::super::super::node::{Node, Value};
use super::super::chars::{self, char_at, is_quote, key_ahead};
use super::super::frame::Gap;
use super::super::{scalar, words};
use super::Lenient;

/// Longest enum member that is looked for.
const MEMBER_REACH: usize = 128;

impl Lenient<'_, '_> {
    /// Behind an opening bracket: `#8006 ▼` of Symfony's dump, which numbers objects and folds lists.
    pub(super) fn skip_dump_head(&mut self) {
        let inner = self.rest();
        let number = inner.strip_prefix('#').map_or(0, |rest| {
            1 + rest.len() - rest.trim_start_matches(|char: char| char.is_ascii_digit()).len()
        });
        let numbered = number > 1
            && inner.get(number..).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\n', '}']));
        if numbered {
            self.foreign = true;
            self.at += number;
            if let Some(top) = self.stack.last_mut() {
                top.dump = true;
            }
        }
        self.at = chars::skip_folding(self.text, self.at);
    }

    /// The sign in front of a property in such a dump: public, protected, private, added at run time.
    pub(super) fn is_visibility(&self, at: usize, char: char) -> bool {
        let property = |char: char| is_quote(char) || char.is_alphabetic() || char == '_';
        matches!(char, '+' | '#' | '-' | '~')
            && self.stack.last().is_some_and(|top| top.dump && top.key.is_none())
            && char_at(self.text, at + 1).is_some_and(property)
    }

    /// `[0] 8006,` of Ruby's awesome_print: the length of the index in front of an element.
    pub(super) fn index_length(&self) -> Option<usize> {
        let top = self.stack.last().filter(|top| {
            top.close == Some(']') && top.key.is_none() && top.gap != Gap::Value && !top.is_record()
        })?;
        let inner = self.rest().strip_prefix('[')?;
        let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
        let index: usize = inner.get(..digits)?.parse().ok()?;
        let behind = inner.get(digits..)?.strip_prefix("] ")?.trim_start_matches(' ');
        let element = behind.chars().next().is_some_and(|char| !matches!(char, ',' | ']' | ')' | '}' | '='));
        (index == top.items.len() && element).then_some(digits + 2)
    }

    /// `[status] => [code] => 8006`: a key follows where a value was due, because PHP prints false as nothing.
    pub(super) fn is_key_for_value(&self) -> bool {
        self.stack.last().is_some_and(|top| top.key.is_some() && top.arrows)
            && self.rest().starts_with('[')
            && key_ahead(self.text, self.at).is_some()
    }

    /// `<Decision.DECLINED: 'DECLINED'>` of Python. True when it was read.
    pub(super) fn enum_member(&mut self) -> bool {
        let Some((name, value, length)) = enum_member(self.rest()) else { return false };
        let whole = self.at..self.at + length;
        let raw = self.rest().get(value).unwrap_or_default();
        let inside = raw.trim_matches(is_quote);
        let counts = |value: &Value| {
            // A small number only counts the members.
            matches!(value, Value::Number(number) if number.whole.is_some_and(|whole| whole.abs() < 100))
                || matches!(value, Value::Null)
        };
        let value = match scalar::word(inside) {
            Some(value) if !counts(&value) => value,
            None if !inside.is_empty() => Value::Text(words::tidy(inside)),
            _ => Value::Text(self.rest().get(name).unwrap_or_default().to_owned()),
        };
        let node = Node { span: self.span(whole.clone()), value };
        self.foreign = true;
        self.at = whole.end;
        self.item(node, whole, true);
        true
    }
}

/// The name and the value of the enum member at the start of `rest`, and its length.
fn enum_member(rest: &str) -> Option<(Range<usize>, Range<usize>, usize)> {
    let inner = rest.strip_prefix('<')?;
    let path = inner.bytes().take(MEMBER_REACH);
    let path = path.take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.')).count();
    let dot = inner.get(..path)?.rfind('.').filter(|dot| *dot > 0 && dot + 1 < path)?;
    let name = dot + 2..path + 1;
    let behind = inner.get(path..)?;
    if behind.starts_with('>') {
        return Some((name, path + 1..path + 1, path + 2));
    }
    let value = behind.strip_prefix(": ")?;
    let reach = value.bytes().take(MEMBER_REACH).take_while(|byte| *byte != b'\n').count();
    let end = value.as_bytes().get(..reach)?.iter().position(|byte| *byte == b'>')?;
    let start = path + 3;
    Some((name, start..start + end, start + end + 1))
}
