//! Form bodies and query strings: `status=false&code=8006`, `data[verification][passed]=false`, with or without
//! percent signs.

use std::ops::Range;

use super::super::node::{Member, Node, Value};
use super::bounds::{Bounds, telling};
use super::chars::{is_blank, is_quote};
use super::layer::Layer;
use super::{bare, embedded, paths};

/// Longest key, and how far in front of its first telling key a form is looked for.
const KEY_REACH: usize = 256;
const BACK: usize = 1024;
/// How far behind the sign the next pair may begin; a longer value is a picture.
const VALUE_REACH: usize = 8192;

/// What was read.
pub(super) struct Form {
    pub(super) root: Node,
    pub(super) end: usize,
}

/// Reads the form in which byte `at`, an equals sign, stands; what stands before byte `from` is not looked at. `Err`
/// with how many bytes were read in vain.
pub(super) fn form(layer: &Layer<'_>, from: usize, at: usize, bounds: &mut Bounds) -> Result<Form, usize> {
    let Some(range) = range(layer.text(), from, at) else { return Err(0) };
    let length = range.len();
    bounds.attempt(|bounds| members(layer, range, bounds)).ok_or(length)
}

/// The stretch without blanks around an equals sign, when pairs are joined in it.
fn range(text: &str, from: usize, at: usize) -> Option<Range<usize>> {
    let near = text.as_bytes().get(at..(at + VALUE_REACH).min(text.len()))?;
    let back = from.max(at.saturating_sub(BACK));
    let before = text.as_bytes().get(back..at)?;
    memchr::memchr(b'&', near).or_else(|| memchr::memrchr(b'&', before))?;
    let ends =
        |char: char| is_blank(char) || is_quote(char) || matches!(char, '<' | '>' | '{' | '}' | '(' | ')');
    let back = (back..=at).find(|byte| text.is_char_boundary(*byte))?;
    let before = text.get(back..at)?;
    let begins = before.char_indices().rev().find(|(_, char)| ends(*char) || *char == '?');
    let start = back + begins.map_or(0, |(found, char)| found + char.len_utf8());
    let tail = text.get(at..)?;
    let end = at + tail.find(ends).unwrap_or(tail.len());
    memchr::memchr(b'&', text.as_bytes().get(start..end)?).map(|_| start..end)
}

fn members(layer: &Layer<'_>, range: Range<usize>, bounds: &mut Bounds) -> Option<Form> {
    let text = layer.text();
    let mut members = Vec::new();
    let mut tells = 0;
    let mut place = range.start;
    for pair in text.get(range.clone())?.split('&') {
        let begin = place;
        place += pair.len() + 1;
        let parts = pair.split_once('=').filter(|(raw, _)| raw.len() <= KEY_REACH);
        let Some((raw, value)) = parts else { continue };
        let key_range = begin..begin + raw.len();
        let decoded =
            raw.contains('%').then(|| embedded::percent(layer, key_range.clone(), bounds)).flatten();
        let key = decoded.map_or_else(|| raw.to_owned(), |key| key.text().to_owned());
        tells += usize::from(telling(&key) || paths::tells(&key));
        let value_range = begin + pair.len() - value.len()..begin + pair.len();
        let span = layer.span(value_range.clone());
        let at_end = value_range.end == text.len();
        let value = match self::value(layer, value_range, bounds) {
            value if at_end && bare::is_stump(&value) => Value::Cut,
            value => value,
        };
        let member = Member { key, key_span: layer.span(key_range), value: Node { span, value } };
        bounds.member(&mut members, member);
    }
    let root = Node { span: layer.span(range.clone()), value: Value::Record(members) };
    (tells > 0 && root.members().len() > 1).then_some(Form { root, end: range.end })
}

/// A value, which may be percent-encoded and may hold another one.
pub(super) fn value(layer: &Layer<'_>, range: Range<usize>, bounds: &mut Bounds) -> Value {
    let run = layer.text().get(range.clone()).unwrap_or_default();
    let encoded = run.contains('%') || (run.contains('+') && !run.contains(' '));
    let Some(child) = encoded.then(|| embedded::percent(layer, range, bounds)).flatten() else {
        return bare::value(run);
    };
    match embedded::embedded(&child, 0..child.text().len(), bounds) {
        Some(inner) => Value::Embedded(Box::new(inner)),
        None => bare::value(child.text()),
    }
}
