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

/// What was read.
pub(super) struct Form {
    pub(super) root: Node,
    pub(super) end: usize,
}

/// Reads the form in which byte `at`, an equals sign, stands; what stands before byte `from` is not looked at.
pub(super) fn form(layer: &Layer<'_>, from: usize, at: usize, bounds: &mut Bounds) -> Option<Form> {
    let text = layer.text();
    let ends =
        |char: char| is_blank(char) || is_quote(char) || matches!(char, '<' | '>' | '{' | '}' | '(' | ')');
    let back = text.get(from.max(at.saturating_sub(BACK))..at).or_else(|| text.get(from..at))?;
    let start = at - back.len()
        + back.rfind(|char| ends(char) || char == '?').map_or(0, |found| {
            found + back.get(found..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
        });
    let tail = text.get(at..)?;
    let end = at + tail.find(ends).unwrap_or(tail.len());
    if !text.get(start..end)?.contains('&') {
        return None;
    }
    let mut members = Vec::new();
    let mut tells = 0;
    let mut place = start;
    for pair in text.get(start..end)?.split('&') {
        let begin = place;
        place += pair.len() + 1;
        let Some((raw, value)) = pair.split_once('=').filter(|(raw, _)| raw.len() <= KEY_REACH) else {
            continue;
        };
        let key_range = begin..begin + raw.len();
        let key = match raw.contains('%') {
            true => embedded::percent(layer, key_range.clone(), bounds)?.text().to_owned(),
            false => raw.to_owned(),
        };
        tells += usize::from(telling(&key) || paths::tells(&key));
        let range = begin + pair.len() - value.len()..begin + pair.len();
        let span = layer.span(range.clone());
        let at_end = range.end == text.len();
        let value = match self::value(layer, range, bounds) {
            value if at_end && bare::is_stump(&value) => Value::Cut,
            value => value,
        };
        let member = Member { key, key_span: layer.span(key_range), value: Node { span, value } };
        bounds.member(&mut members, member);
    }
    let root = Node { span: layer.span(start..end), value: Value::Record(members) };
    (tells > 0 && root.members().len() > 1).then_some(Form { root, end })
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
