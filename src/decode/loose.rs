//! Codes in running text, looked for only where no reply is found (the design's section 4).
//!
//! A number counts when the paste consists of codes alone; right after `code`, `errorCode`, `error_code`,
//! `responseCode`; beside its own name; after the word *error* only with four digits. A name counts as a whole
//! snake-case word. Everything else is silence: ports, line numbers, order numbers, prices, years, prose.

use std::ops::Range;

use super::envelope::lexicon::{Lexicon, Meaning};

mod named;
mod number;
mod plain;
mod whole;
mod word;

pub(crate) use plain::Plain;

/// A code in a text, with its bytes there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Loose {
    /// What it is.
    pub(crate) meaning: Meaning,
    /// Bytes of the text that was searched.
    pub(crate) span: Range<usize>,
}

/// The codes of a text that is the whole paste: it may consist of codes alone.
pub(crate) fn in_paste(text: &str, lexicon: &Lexicon<'_>) -> Vec<Loose> {
    whole::codes(text, lexicon).unwrap_or_else(|| in_text(text, lexicon))
}

/// The codes of a text that is part of something.
pub(crate) fn in_text(text: &str, lexicon: &Lexicon<'_>) -> Vec<Loose> {
    let mut found: Vec<Loose> = Vec::new();
    let mut add = |loose: Loose| {
        if !found.iter().any(|other| other.meaning == loose.meaning) && found.len() < MOST {
            found.push(loose);
        }
    };
    let mut words = word::Words::of(text);
    while let Some(word) = words.next() {
        if word.is_number() {
            number::in_context(&word, &words, lexicon).into_iter().for_each(&mut add);
        } else if let Some(meaning) = word::name(&word, text, lexicon) {
            add(Loose { meaning, span: word.span() });
        } else if let Some(named) = named::after_code(&word, &words, lexicon) {
            add(named);
        }
    }
    found
}

/// More codes than this in one text are a list of codes, not an answer.
const MOST: usize = 64;

/// Does this text name a code?
pub(crate) fn names_a_code(text: &str, lexicon: &Lexicon<'_>) -> bool {
    const LONGEST: usize = 4096;
    text.len() <= LONGEST && !in_text(text, lexicon).is_empty()
}

#[cfg(test)]
mod tests;
