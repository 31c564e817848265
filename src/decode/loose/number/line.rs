//! The words around a number that say whose it is.

use crate::decode::list::List;
use crate::decode::loose::word::{Word, Words, after};

/// Things that are counted: "error: 5004 records failed".
static COUNTED: List = List::of(
    "records rows items times users requests seconds files lines errors ms bytes customers orders km \
    eur usd calls",
);
/// How far back a line is read.
const BACK: usize = 120;

/// The text before a byte, at most `length` bytes of it.
pub(super) fn reach<'a>(words: &Words<'a>, end: usize, length: usize) -> &'a str {
    let from = (end.saturating_sub(length)..=end).find(|at| words.text().is_char_boundary(*at));
    words.between(from.unwrap_or(end), end)
}

/// Does the line before a number have one of these words?
pub(super) fn has(number: &Word<'_>, words: &Words<'_>, known: &List) -> bool {
    let before = reach(words, number.start, BACK);
    let line = before.rsplit(['\n', '\r']).next().unwrap_or(before);
    let mut parts = line.split(|char: char| !char.is_alphanumeric());
    parts.any(|part| known.holds(part))
}

/// Blanks, hyphens, underscores: what joins two words to one idea.
pub(super) fn is_joint(gap: &str) -> bool {
    gap.chars().all(|char| matches!(char, ' ' | '\t' | '-' | '_'))
}

/// Is the number that of things: "5004 records"?
pub(super) fn counts_things(number: &Word<'_>, words: &Words<'_>) -> bool {
    let rest = words.from(number.end());
    rest.starts_with(' ') && after(rest, 0).is_some_and(|next| next.start == 1 && next.is_on(&COUNTED))
}
