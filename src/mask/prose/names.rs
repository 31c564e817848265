//! Which words of a sentence are a name.

use std::ops::Range;

use super::Scan;
use super::cue::{cue, is_secret_word, is_sign_off, is_technical, is_title, secret_cue};
use crate::mask::{Kind, words};

/// How many words a name after a cue can have.
pub(super) const NAME_WORDS: u8 = 4;

/// What the words read so far make of the next one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Waiting {
    Nothing,
    /// So many more words are a name, whatever their case: `my name is`, `Dear`.
    AnyCase(u8),
    /// So many more capitalised words are a name: `customer`, `applicant`, after a sign-off.
    Capitals(u8),
}

/// Words in a row that no list knows.
pub(super) struct Run {
    start: usize,
    end: usize,
    count: usize,
    at_line_start: bool,
    /// One word is enough: `Ahmed's`, a capital within a sentence, a script without capitals.
    sure: bool,
}

impl Scan<'_, '_> {
    /// A sign between words: it ends a name, unless names have it inside.
    pub(super) fn sign(&mut self, at: usize, c: char) {
        match c {
            ':' => self.flush(true),
            '.' | '\'' | '’' | '-' | '*' | '_' | '"' => {}
            // `Haddad, Marwa` is one name.
            ',' if self.run.as_ref().is_some_and(|run| run.count == 1) => {}
            ',' if self.waiting != Waiting::Nothing || is_sign_off(&self.last) => {}
            // A name in quotes or brackets belongs to the cue before them.
            '“' | '‘' | '„' | '«' | '(' => self.flush(false),
            _ => {
                self.flush(false);
                self.waiting = Waiting::Nothing;
            }
        }
        let spaced = self.text.as_bytes().get(at + 1) == Some(&b' ');
        if matches!(c, ':' | '=') && spaced && is_secret_word(&self.last) {
            self.secret = Some(Kind::Secret);
        }
        self.opening |= !matches!(c, ',' | '\'' | '’' | '-' | '_') && (c != '.' || !is_title(&self.last));
        if c == '.'
            && self.text.as_bytes().get(at + 1).is_none_or(u8::is_ascii_whitespace)
            && !is_title(&self.last)
        {
            // The end of a sentence, unless it is an initial's stop.
            if self
                .run
                .as_ref()
                .is_none_or(|run| at - run.end > 0 || run.end - run.start > 1 && run.count == 1)
            {
                self.flush(false);
                self.waiting = Waiting::Nothing;
            }
        }
    }

    pub(super) fn word(&mut self, start: usize, word: &str) {
        let mut lower = std::mem::take(&mut self.lower);
        lower.clear();
        if word.is_ascii() {
            lower.extend(word.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
        } else {
            lower.push_str(&word.to_lowercase());
        }
        let owner = lower.strip_suffix("'s").or_else(|| lower.strip_suffix("’s"));
        let stem = owner.unwrap_or(&lower);
        let nameable = !words::is_everyday(stem) && !is_technical(word);
        let capital = word.starts_with(char::is_uppercase);
        let small = word.starts_with(char::is_lowercase);
        let wordless = !capital && !small && word.starts_with(char::is_alphabetic);
        let end = start + word.len();
        let named = match self.waiting {
            Waiting::AnyCase(left) if nameable && left > 0 => {
                self.waiting = Waiting::AnyCase(left - 1);
                true
            }
            Waiting::Capitals(left) if nameable && left > 0 && !small => {
                self.waiting = Waiting::Capitals(left - 1);
                true
            }
            _ => false,
        };
        if named {
            self.flush(false);
            self.spots.hide(start..end, Kind::Name);
        } else if is_handle(&lower) || self.is_login(&lower) {
            self.flush(false);
            self.spots.hide_value(start..end, Kind::Contact);
        } else if nameable && (capital || wordless) {
            let single = !self.opening && is_title_case(word) && !words::is_key_word(stem);
            self.extend(start..end, single || wordless || owner.is_some());
        } else if nameable && self.is_small_name(word, stem) {
            self.extend(start..end, false);
        } else {
            self.flush(false);
            self.waiting = cue(&self.last, &lower);
            self.secret = secret_cue(&self.last, &lower);
        }
        self.line_start = false;
        // A log's level stands before the sentence.
        self.opening &= !word.contains(char::is_lowercase);
        self.remember(lower);
    }

    /// After a cue, two unknown words in a row are a name in small letters too: `customer marwa haddad`.
    fn is_small_name(&self, word: &str, lower: &str) -> bool {
        matches!(self.waiting, Waiting::Capitals(_))
            && lower.chars().count() > 2
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
            && !words::is_key_word(lower)
    }

    /// After a cue, a word with joints that is not of this trade: `user marwa_haddad_91`.
    fn is_login(&self, lower: &str) -> bool {
        self.waiting != Waiting::Nothing
            && lower.contains('_')
            && lower.contains(char::is_alphabetic)
            && !words::all_known(lower)
    }

    fn extend(&mut self, range: Range<usize>, sure: bool) {
        match &mut self.run {
            Some(run) => {
                run.end = range.end;
                run.count += 1;
                run.sure |= sure;
            }
            None => {
                let Range { start, end } = range;
                self.run = Some(Run { start, end, count: 1, at_line_start: self.line_start, sure });
            }
        }
    }

    /// `request id` is `requestid` to the word that follows, and so is `request id is`.
    fn remember(&mut self, lower: String) {
        match lower.as_str() {
            "id" if matches!(
                self.last.as_str(),
                "request" | "response" | "workflow" | "branch" | "company"
            ) =>
            {
                self.last.push_str("id");
                self.lower = lower;
            }
            "is" | "was" | "no" if self.last.ends_with("id") => self.lower = lower,
            _ => {
                self.lower = std::mem::replace(&mut self.last, lower);
                self.last.retain(|c| c != '_' && c != '-');
            }
        }
    }

    /// Two unknown words in a row are a name; one is enough where nothing else explains it, and at the start of a line
    /// when a colon follows: the speaker of a chat.
    pub(super) fn flush(&mut self, colon: bool) {
        let Some(run) = self.run.take() else { return };
        let speaker = colon && run.at_line_start;
        if run.sure {
            let start = postcode(self.text, run.start).unwrap_or(run.start);
            self.spots.hide_value(start..run.end, Kind::Name);
        } else if run.count >= 2 || speaker {
            self.spots.hide(run.start..run.end, Kind::Name);
        }
        if speaker {
            self.waiting = Waiting::Capitals(NAME_WORDS);
        }
    }
}

/// One capital and small letters: `Ahmed`, not `HMAC`.
fn is_title_case(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase)
        && word.chars().count() > 2
        && chars.all(|c| c.is_lowercase() || !c.is_alphabetic())
}

/// `erika.muster`: two words that are no one's but a person's.
fn is_handle(lower: &str) -> bool {
    let Some((first, last)) = lower.split_once('.') else { return false };
    [first, last].iter().all(|part| {
        part.chars().count() > 2
            && part.chars().all(char::is_alphabetic)
            && !words::is_everyday(part)
            && !words::is_key_word(part)
            && !words::is_setting(part)
    })
}

/// Where the five or six digits right before a town begin: `80331 München`.
fn postcode(text: &str, at: usize) -> Option<usize> {
    let before = text.get(..at)?.strip_suffix(' ')?;
    let head = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = before.len() - head.len();
    (matches!(digits, 5 | 6) && head.ends_with([' ', ','])).then_some(head.len())
}
