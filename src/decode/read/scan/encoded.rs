//! Encoded stretches: escaped quotes, percent signs, entities. Each becomes a layer of its own.

use std::ops::Range;

use super::super::bounds::{Bounds, LEVELS};
use super::super::chars::{is_quote, key_ahead, skip_blank};
use super::super::embedded;
use super::super::layer::Layer;
use super::super::quoted::word_start;
use super::{Scan, pieces};

/// The byte behind line ends that were escaped several times: `{\\\\n    \\\"code\\\"`.
fn skip_escaped_blank(text: &str, at: usize) -> usize {
    const MOST: usize = 64;
    let mut at = at;
    for _ in 0..MOST {
        let rest = text.get(at..).unwrap_or_default();
        let slashes = rest.bytes().take(MOST).take_while(|byte| *byte == b'\\').count();
        let letter = rest.as_bytes().get(slashes);
        if slashes == 0 || !letter.is_some_and(|letter| b"nrt".contains(letter)) {
            break;
        }
        at = skip_blank(text, at + slashes + 1).0;
    }
    at
}

/// A quote as a number: `\u0022`, and `\x22` as nginx writes it into its logs.
fn is_numbered_quote(rest: &str) -> bool {
    rest.starts_with("\\u0022") || rest.starts_with("\\x22")
}

impl Scan<'_, '_> {
    /// A bracket whose quotes are encoded opens an encoded stretch.
    pub(super) fn encoded(&mut self, at: usize, inside: usize) -> bool {
        let inside = skip_escaped_blank(self.text, inside);
        let rest = self.text.get(inside..).unwrap_or_default();
        if rest.starts_with('\\') && key_ahead(self.text, inside).is_some() || is_numbered_quote(rest) {
            return self.escaped(at, inside);
        }
        if embedded::entity(rest).is_some() {
            return self.entities(at);
        }
        false
    }

    pub(super) fn escaped_key(&mut self, at: usize) {
        let rest = self.text.get(at..).unwrap_or_default();
        if key_ahead(self.text, at).is_some_and(|ahead| ahead.quoted) || is_numbered_quote(rest) {
            self.escaped(at, at);
        }
    }

    /// Escaped text up to the first quote with fewer backslashes than its own.
    pub(super) fn escaped(&mut self, start: usize, quote: usize) -> bool {
        let bytes = self.text.as_bytes();
        let own = bytes.iter().skip(quote).take_while(|byte| **byte == b'\\').count();
        let mark = match bytes.get(quote + own) {
            Some(mark @ (b'"' | b'\'')) => *mark,
            _ => b'"',
        };
        let mut end = self.text.len();
        for found in memchr::memchr_iter(mark, bytes.get(start..).unwrap_or_default()) {
            let at = start + found;
            let slashes = bytes
                .get(start..at)
                .unwrap_or_default()
                .iter()
                .rev()
                .take_while(|byte| **byte == b'\\')
                .count();
            if slashes < own {
                end = at;
                break;
            }
        }
        let layer = self.layer;
        let child = |bounds: &mut Bounds| embedded::unescaped(layer, start..end, bounds);
        self.stretch(start..end, child)
    }

    pub(super) fn percent(&mut self, at: usize) {
        let rest = self.text.get(at..at + 5).or_else(|| self.text.get(at..)).unwrap_or_default();
        let rest = rest.strip_prefix("%25").map_or(rest.strip_prefix('%').unwrap_or_default(), |rest| rest);
        let lines = ["0A", "0a", "3A", "3a"].iter().any(|code| rest.starts_with(code));
        if !lines && !["7B", "7b", "5B", "5b", "22", "27"].iter().any(|code| rest.starts_with(code)) {
            return;
        }
        let stops = |char: char| char.is_whitespace() || is_quote(char) || matches!(char, '&' | '<' | '>');
        let tail = self.text.get(at..).unwrap_or_default();
        let end = at + tail.find(stops).unwrap_or(tail.len());
        let mut start = at;
        if lines {
            // `status%3A+false%0Acode%3A+8006`: lines of keys, whose first key stands before the sign.
            let stretch = self.text.get(at..end).unwrap_or_default().to_ascii_uppercase();
            if !(stretch.contains("%0A") && stretch.contains("%3A")) {
                self.at = end.max(self.at);
                return;
            }
            start = word_start(self.text, at);
        }
        let layer = self.layer;
        self.stretch(start..end, |bounds| embedded::percent(layer, start..end, bounds));
    }

    pub(super) fn entity(&mut self, at: usize) {
        let rest = self.text.get(at..).unwrap_or_default();
        let quote = matches!(embedded::entity(rest), Some(('"' | '\'' | '{' | '[' | '<', _)));
        if quote || rest.starts_with("&amp;quot;") || rest.starts_with("&amp;#34;") {
            self.entities(at);
        }
    }

    pub(super) fn entities(&mut self, start: usize) -> bool {
        let tail = self.text.get(start..).unwrap_or_default();
        let end = start + memchr::memchr2(b'"', b'<', tail.as_bytes()).unwrap_or(tail.len());
        let layer = self.layer;
        self.stretch(start..end, |bounds| embedded::entities(layer, start..end, bounds))
    }

    /// Reads an encoded stretch as a text of its own.
    pub(super) fn stretch<'c>(
        &mut self,
        range: Range<usize>,
        layer: impl FnOnce(&mut Bounds) -> Option<Layer<'c>>,
    ) -> bool {
        if self.bounds.levels == 0 {
            self.bounds.leave_out(self.layer.span(range));
            return false;
        }
        let Some(child) = layer(self.bounds) else {
            // Too many escapes to keep the places of all: not tried again from every byte.
            self.bounds.leave_out(self.layer.span(range.clone()));
            self.at = range.end.max(self.at);
            return true;
        };
        let top = self.bounds.levels == LEVELS;
        let found = embedded::within(self.bounds, |bounds| pieces(&child, bounds));
        let mends = std::mem::take(&mut self.bounds.inner);
        let last = found.len();
        for (index, mut piece) in found.into_iter().enumerate() {
            piece.json = false;
            if index + 1 == last && top {
                let line = piece.cut.then(|| self.line_of(piece.root.span.end));
                piece.repairs = mends.clone().sentences(line);
            }
            self.pieces.push(piece);
        }
        if !top {
            self.bounds.inner = mends;
        }
        self.at = range.end.max(self.at);
        true
    }
}
