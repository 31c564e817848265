//! A paste that consists of codes alone: `8006`, `5004, 8006`, `Face not found`, `8006 FACE_NOT_FOUND`.

use std::ops::Range;

use super::Loose;
use crate::decode::envelope::code::{Position, numeral, of_text};
use crate::decode::envelope::lexicon::Lexicon;

/// Longer pastes are read as text.
const LONGEST: usize = 2000;
const QUOTES: &str = "\"'`“”‘’«»[](){}<>*";

/// The codes, or `None` when the paste is anything but codes.
pub(super) fn codes(text: &str, lexicon: &Lexicon<'_>) -> Option<Vec<Loose>> {
    if text.len() > LONGEST || text.trim().is_empty() {
        return None;
    }
    several(text, lexicon).or_else(|| single(text, lexicon))
}

/// One code with its name, or a name in words.
fn single(text: &str, lexicon: &Lexicon<'_>) -> Option<Vec<Loose>> {
    let span = trimmed(text, &(0..text.len()));
    let words = text.get(span.clone())?;
    if words.contains(['\n', '\r', '=']) {
        return None;
    }
    if let Some(meaning) = lexicon.name(words) {
        // `unknown` alone is a word before it is a name.
        return (meaning.code.is_some() || words.contains('_')).then(|| vec![Loose { meaning, span }]);
    }
    let Position::Found(meaning) = of_text(words, lexicon) else { return None };
    let (code, name) = (meaning.code?, meaning.name.clone()?);
    // The words beside the number must be its own name.
    let rest: String = words.chars().filter(|char| !char.is_ascii_digit()).collect();
    let rest = rest.trim_matches(|char: char| !char.is_alphanumeric());
    (lexicon.names(rest, code) && !name.is_empty()).then(|| vec![Loose { meaning, span }])
}

/// Codes and nothing but separators between them.
fn several(text: &str, lexicon: &Lexicon<'_>) -> Option<Vec<Loose>> {
    let mut found = Vec::new();
    let mut listed = false;
    let parts = split(text);
    for span in &parts {
        let span = trimmed(text, span);
        let part = text.get(span.clone())?;
        if part.is_empty()
            || ["and", "or", "&", "+", "-", "•", "·"].iter().any(|word| part.eq_ignore_ascii_case(word))
        {
            continue;
        }
        // `#8006` is how people write a code; `#12` is a ticket.
        let part = part.strip_prefix('#').filter(|number| number.len() == 4).unwrap_or(part);
        if let Some(code) = numeral(part) {
            if !matches!(code, 0 | 200) {
                let meaning = lexicon.number(code);
                listed |= meaning.known;
                found.push((Loose { meaning, span }, (1000..10_000).contains(&code)));
            }
            continue;
        }
        let meaning = lexicon.name(part).filter(|_| part.contains('_'))?;
        listed = true;
        found.push((Loose { meaning, span }, true));
    }
    let lone = found.len() == 1 && parts.len() == 1;
    let plausible = found.iter().all(|(loose, four)| {
        loose.meaning.known || (*four && (listed || lone) && !is_year(loose.meaning.code))
    });
    let mut codes: Vec<Loose> = Vec::new();
    for (loose, _) in found {
        if plausible && !codes.iter().any(|other| other.meaning == loose.meaning) {
            codes.push(loose);
        }
    }
    Some(codes)
}

fn is_year(code: Option<i64>) -> bool {
    code.is_some_and(|code| (1900..2100).contains(&code))
}

/// The parts between blanks, commas, semicolons, slashes and bars.
fn split(text: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, char) in text.char_indices() {
        if char.is_whitespace() || ",;/|".contains(char) {
            if start < at {
                parts.push(start..at);
            }
            start = at + char.len_utf8();
        }
    }
    if start < text.len() {
        parts.push(start..text.len());
    }
    parts
}

/// A span without blanks, quotes, brackets and full stops around its text.
fn trimmed(text: &str, span: &Range<usize>) -> Range<usize> {
    let part = text.get(span.clone()).unwrap_or_default();
    let inner = part.trim_start_matches(|char: char| char.is_whitespace() || QUOTES.contains(char));
    let start = span.start + (part.len() - inner.len());
    let inner = inner
        .trim_end_matches(|char: char| char.is_whitespace() || QUOTES.contains(char) || ".!?".contains(char));
    start..start + inner.len()
}
