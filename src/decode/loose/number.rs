//! When a number in running text is a code: what stands before it decides.

use super::Loose;
use super::word::{Word, Words};
use crate::catalogue::Code;
use crate::decode::envelope::code::numeral;
use crate::decode::envelope::lexicon::{Lexicon, Meaning, fold};

mod after_code;
mod after_error;
mod line;

use line::reach;

use after_code::Strength;
pub(super) use after_code::is_code_word;

/// The code that a number is where it stands, if it is one.
pub(super) fn in_context(number: &Word<'_>, words: &Words<'_>, lexicon: &Lexicon<'_>) -> Option<Loose> {
    let value = numeral(number.text)?;
    if matches!(value, 0 | 200) || !ends_well(number, words, lexicon, value) {
        return None;
    }
    let found = |code: Code| Loose { meaning: lexicon.number(code), span: number.span() };
    let four = (1000..10_000).contains(&value);
    let listed = lexicon.lists(value);
    if beside_own_name(number, words, lexicon, value) {
        return Some(found(value));
    }
    match after_code::strength(number, words, lexicon) {
        Some(Strength::Plain) if four && (listed || in_range(value)) => return Some(found(value)),
        Some(Strength::Plain) if listed && after_code::is_told(number, words, value) => {
            return Some(found(value));
        }
        Some(Strength::Marked) if listed || (four && in_range(value)) => return Some(found(value)),
        _ => {}
    }
    if after_code::minus_one(number, words, value) {
        return lexicon.lists(-1).then(|| found(-1));
    }
    (four && listed && after_error::leads_to(number, words, lexicon)).then(|| found(value))
}

/// Unlisted numbers count in text only where Faceki's lists have their codes: `Error Code: 1054` is a database's.
fn in_range(code: Code) -> bool {
    (5000..6000).contains(&code) || (7000..10_000).contains(&code)
}

/// A number that goes on is a time, a price, an amount, a place in a file, an id.
fn ends_well(number: &Word<'_>, words: &Words<'_>, lexicon: &Lexicon<'_>, value: Code) -> bool {
    let mut rest = words.from(number.end());
    // `8006.0` is 8006.
    if let Some(zeros) = rest.strip_prefix('.').map(|rest| rest.len() - rest.trim_start_matches('0').len())
        && zeros > 0
    {
        rest = rest.get(1 + zeros..).unwrap_or_default();
        if rest.starts_with(|char: char| char.is_alphanumeric()) {
            return false;
        }
    }
    let mut chars = rest.chars();
    let (next, second) = (chars.next(), chars.next());
    let digit = second.is_some_and(|char| char.is_ascii_digit());
    let letter = second.is_some_and(char::is_alphanumeric);
    match next {
        Some('.' | ':' | '#') => !digit,
        Some(',') => !(digit && rest.chars().skip(1).take_while(char::is_ascii_digit).count() == 3),
        Some('-') => !letter || named_by(rest, lexicon, value),
        Some('/') => !letter || (value >= 1000 && lexicon.lists(value) && !is_path(rest, lexicon)),
        Some('%' | '€' | '$' | '£' | '@' | '°' | '\\') => {
            next == Some('\\') && second.is_none_or(|c| "\"'nrt".contains(c))
        }
        _ => !rest.starts_with(" ---") && !rest.starts_with(" [main") && !rest.starts_with(" of "),
    }
}

/// `/77/12` behind a number: not a list of codes.
fn is_path(rest: &str, lexicon: &Lexicon<'_>) -> bool {
    let next = super::word::after(rest, 0);
    next.is_some_and(|next| next.is_number() && !numeral(next.text).is_some_and(|code| lexicon.lists(code)))
}

fn named_by(rest: &str, lexicon: &Lexicon<'_>, code: Code) -> bool {
    super::word::after(rest, 0).is_some_and(|word| lexicon.names(word.text, code))
}

/// `8006 FACE_NOT_FOUND`, `FACE_NOT_FOUND (8006)`, `8006 (Face not found)`.
fn beside_own_name(number: &Word<'_>, words: &Words<'_>, lexicon: &Lexicon<'_>, code: Code) -> bool {
    let Meaning { name: Some(name), known: true, .. } = lexicon.number(code) else { return false };
    let folded = fold(&name);
    if folded == name && code < 1000 {
        // `400 Bad Request` is an HTTP status line; with underscores the name counts by itself.
        return false;
    }
    let rest = words.from(number.end());
    let rest = rest.trim_start_matches(|char: char| " \t:=-–—(\"'|,;".contains(char));
    let before = reach(words, number.start, folded.len() + LONGEST_JOINT);
    let before = before.trim_end_matches(|char: char| " \t:=-–—([\"'|,;#".contains(char));
    starts_with_name(rest, &folded) || ends_with_name(before, &folded)
}

/// Between a name and its number stand a few signs at most.
const LONGEST_JOINT: usize = 8;

/// Does `text` end with the words of a folded name?
fn ends_with_name(text: &str, folded: &str) -> bool {
    let mut chars = text.chars().rev();
    let same = folded.chars().rev().all(|expected| chars.next().is_some_and(|char| is_same(char, expected)));
    same && !chars.next().is_some_and(|char| char.is_alphanumeric() || char == '_')
}

/// Is this a character of a folded name, in any case and with any joint?
fn is_same(char: char, expected: char) -> bool {
    if expected == '_' {
        matches!(char, '_' | ' ' | '-' | '/')
    } else {
        char.to_ascii_uppercase() == expected
    }
}

/// Does `text` begin with the words of a folded name?
fn starts_with_name(text: &str, folded: &str) -> bool {
    let mut chars = text.chars();
    for expected in folded.chars() {
        if !chars.next().is_some_and(|char| is_same(char, expected)) {
            return false;
        }
    }
    !chars.next().is_some_and(|char| char.is_alphanumeric() || char == '_')
}
