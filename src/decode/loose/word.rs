//! Words of a text, one after the other, with the few before them that give a number its meaning.

use std::collections::VecDeque;
use std::ops::Range;

use crate::decode::envelope::lexicon::{Lexicon, Meaning, fold};
use crate::decode::list::{self, List};

/// A run of letters, digits and underscores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
}

impl Word<'_> {
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub(super) fn span(&self) -> Range<usize> {
        self.start..self.end()
    }

    /// Few digits, or `E` and four digits.
    pub(super) fn is_number(&self) -> bool {
        let digits = match self.text.strip_prefix(['E', 'e']) {
            Some(digits) if digits.len() == 4 => digits,
            _ => self.text,
        };
        digits.len() <= 6 && digits.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Is it one of a few words, which blanks part?
    pub(super) fn is_in(&self, words: &str) -> bool {
        list::holds(words, self.text)
    }

    /// Is it one of many words?
    pub(super) fn is_on(&self, list: &List) -> bool {
        list.holds(self.text)
    }
}

/// How many words before the present one are remembered.
const REMEMBERED: usize = 24;

/// Goes through a text once.
pub(super) struct Words<'a> {
    text: &'a str,
    at: usize,
    /// The last words, the present one included, latest last.
    last: VecDeque<Word<'a>>,
}

impl<'a> Words<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, at: 0, last: VecDeque::with_capacity(REMEMBERED + 2) }
    }

    /// The next word.
    pub(super) fn next(&mut self) -> Option<Word<'a>> {
        let word = after(self.text, self.at)?;
        self.at = word.end();
        self.last.push_back(word);
        if self.last.len() > REMEMBERED + 1 {
            self.last.pop_front();
        }
        Some(word)
    }

    /// The word `back` places before the present one.
    pub(super) fn before(&self, back: usize) -> Option<Word<'a>> {
        let at = self.last.len().checked_sub(back + 1)?;
        self.last.get(at).copied()
    }

    /// The text itself.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// What stands between two bytes.
    pub(super) fn between(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or_default()
    }

    /// What follows a byte.
    pub(super) fn from(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }
}

/// The first word at or after a byte.
pub(super) fn after(text: &str, at: usize) -> Option<Word<'_>> {
    let rest = text.get(at..)?;
    let start = rest.find(is_part)?;
    let tail = rest.get(start..)?;
    let end = tail.find(|char| !is_part(char)).unwrap_or(tail.len());
    Some(Word { text: tail.get(..end)?, start: at + start })
}

fn is_part(char: char) -> bool {
    char == '_' || char.is_alphanumeric()
}

/// The code that a whole snake-case word names. File names, paths and longer words are something else.
pub(super) fn name(word: &Word<'_>, text: &str, lexicon: &Lexicon<'_>) -> Option<Meaning> {
    const SHORTEST: usize = 8;
    const LONGEST: usize = 64;
    if word.text.len() < SHORTEST
        || word.text.len() > LONGEST
        || !word.text.contains('_')
        || !word.text.is_ascii()
    {
        return None;
    }
    let meaning = lexicon.folded_name(&fold(word.text))?;
    // Names without a number are general enough to be somebody else's when they are written small.
    if meaning.code.is_none() && word.text.bytes().any(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    (!is_file_or_path(word, text)).then_some(meaning)
}

/// `face_cropped.jpg`, `/images/face_too_small/1.png`, `bad_request-handler`: a name of something else.
fn is_file_or_path(word: &Word<'_>, text: &str) -> bool {
    let mut after = text.get(word.end()..).unwrap_or_default().chars();
    let (next, second) = (after.next(), after.next());
    let mut before = text.get(..word.start).unwrap_or_default().chars().rev();
    let (last, one_before) = (before.next(), before.next());
    let joined = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
    let letter = |char: Option<char>| char.is_some_and(char::is_alphabetic);
    let small = word.text.bytes().any(|byte| byte.is_ascii_lowercase());
    (next == Some('.') && joined(second) && small)
        || last == Some('/')
        || (next == Some('/') && joined(second))
        || (next == Some('-') && letter(second))
        || (last == Some('-') && letter(one_before))
}
