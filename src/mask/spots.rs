//! The places to hide, collected in the order of the text.

use std::ops::Range;

use super::Kind;

/// A place to hide in the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub range: Range<usize>,
    pub kind: Kind,
    /// Its words are to be looked for elsewhere in the text.
    pub echoes: bool,
}

/// Places beyond this many, and one for so many bytes of text, are joined with their neighbour where next to nothing
/// stands between: a list of a million numbers is one mark, and costs no more memory than its text.
const APART: usize = 50_000;
const BYTES_EACH: usize = 128;
/// As much may stand between two places that are joined. No digit: a code must stay in sight.
const BETWEEN: usize = 32;

/// Places in order, not overlapping.
pub(super) struct Spots<'t> {
    text: &'t str,
    found: Vec<Found>,
}

impl<'t> Spots<'t> {
    /// Nothing to hide in `text` so far.
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, found: Vec::new() }
    }

    /// Hides `range`; it begins behind all that was hidden before.
    pub(super) fn hide(&mut self, range: Range<usize>, kind: Kind) {
        self.push(range, kind, false);
    }

    /// [`Spots::hide`] for a value that a key named: the same words elsewhere are the same person's.
    pub(super) fn hide_value(&mut self, range: Range<usize>, kind: Kind) {
        self.push(range, kind, true);
    }

    fn push(&mut self, range: Range<usize>, kind: Kind, echoes: bool) {
        let floor = self.found.last().map_or(0, |last| last.range.end);
        let range = range.start.max(floor)..range.end;
        if range.start >= range.end {
            return;
        }
        if self.found.len() >= APART + self.text.len() / BYTES_EACH
            && let Some(last) = self.found.last_mut()
            && joinable(self.text, last.range.end..range.start)
        {
            last.range.end = range.end;
            last.kind = if last.kind == kind { kind } else { Kind::Other };
            return;
        }
        self.found.push(Found { range, kind, echoes });
    }

    /// Hides everything from `range.start` on, in place of what was hidden there.
    pub(super) fn hide_since(&mut self, range: Range<usize>, kind: Kind) {
        while self.found.last().is_some_and(|last| last.range.start >= range.start) {
            self.found.pop();
        }
        self.hide(range, kind);
    }

    /// Hides `range`, which turns out to be no prose, in place of what was hidden in it.
    pub(super) fn hide_head(&mut self, range: Range<usize>) {
        let inside = self.found.iter().take_while(|found| found.range.start < range.end).count();
        let end =
            self.found.get(inside.wrapping_sub(1)).map_or(range.end, |last| last.range.end.max(range.end));
        let whole = Found { range: range.start..end, kind: Kind::Other, echoes: false };
        self.found.splice(..inside, [whole]);
    }

    pub(super) fn into_found(self) -> Vec<Found> {
        self.found
    }
}

/// Little enough stands between two places that hiding it as well hides nothing worth seeing.
fn joinable(text: &str, between: Range<usize>) -> bool {
    between.len() <= BETWEEN
        && text.get(between).is_some_and(|between| !between.bytes().any(|byte| byte.is_ascii_digit()))
}
