//! Text outside any structure: words stay, shapes and names after a cue do not.
//!
//! What cannot be caught here: a name in lower case without a cue, a single capitalised name without a cue or an echo
//! elsewhere in the paste, an address in free words, anything said in a language without capitals.

use std::ops::Range;

use super::spots::Spots;
use super::{Kind, shape, words};
use cue::{cue, is_sign_off, is_technical, is_title, secret_cue};

mod chunk;
mod cue;

/// How many words a name after a cue can have.
const NAME_WORDS: u8 = 4;

/// Masks what is personal in the prose at `range`.
pub(super) fn scan(text: &str, range: Range<usize>, spots: &mut Spots) {
    Scan {
        text,
        end: range.end,
        spots,
        run: None,
        waiting: Waiting::Nothing,
        last: String::new(),
        lower: String::new(),
        line_start: true,
        encoded: Encoded::No,
        secret: None,
    }
    .run(range.start);
}

/// What the words read so far make of the next one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Waiting {
    Nothing,
    /// So many more words are a name, whatever their case: `my name is`, `Dear`.
    AnyCase(u8),
    /// So many more capitalised words are a name: `customer`, `applicant`, after a sign-off.
    Capitals(u8),
}

/// Base64 or a key in armour, over several lines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Encoded {
    No,
    /// The line so far is nothing else.
    ThisLine,
    /// The line before was.
    LastLine,
}

/// Capitalised words in a row that no list knows.
struct Run {
    start: usize,
    end: usize,
    count: usize,
    at_line_start: bool,
}

struct Scan<'t, 's> {
    text: &'t str,
    end: usize,
    spots: &'s mut Spots,
    run: Option<Run>,
    waiting: Waiting,
    /// The last word in lower case.
    last: String,
    /// Room for the next one.
    lower: String,
    line_start: bool,
    /// The line before was one long encoded word: this one may be its rest.
    encoded: Encoded,
    /// The next word is a secret: after `Bearer`, `password:` and the like.
    secret: Option<Kind>,
}

impl Scan<'_, '_> {
    fn run(mut self, start: usize) {
        let mut at = start;
        while at < self.end {
            at = match self.text.as_bytes().get(at) {
                Some(b'\n' | b'\r') => self.line_end(at),
                Some(b' ' | b'\t') => at + 1,
                Some(_) => self.chunk(at),
                None => break,
            };
        }
        self.flush(false);
    }

    fn line_end(&mut self, at: usize) -> usize {
        self.flush(false);
        self.line_start = true;
        self.encoded = match self.encoded {
            Encoded::ThisLine => Encoded::LastLine,
            _ => Encoded::No,
        };
        // "Kind regards," and its name stand on two lines; a name after a title does not.
        if !is_sign_off(&self.last) {
            self.waiting = Waiting::Nothing;
        }
        at + 1
    }

    /// One run without blanks, or more where a shape has blanks inside; returns where it ends.
    fn chunk(&mut self, at: usize) -> usize {
        let rest = self.text.get(at..self.end).unwrap_or("");
        let end = at + rest.find([' ', '\t', '\n', '\r']).unwrap_or(rest.len());
        let chunk = rest.get(..end - at).unwrap_or("");
        if let Some(kind) = self.secret.take()
            && chunk.bytes().any(|byte| byte.is_ascii_alphanumeric())
        {
            return self.hide(at..end, kind);
        }
        if chunk.starts_with("-----BEGIN") {
            return self.armour(at);
        }
        let rest_of_encoded = self.encoded == Encoded::LastLine && chunk::is_base64(chunk);
        self.encoded = Encoded::No;
        if rest_of_encoded || self.line_start && shape::is_encoded(chunk) {
            self.encoded = Encoded::ThisLine;
            return self.hide(at..end, Kind::Secret);
        }
        if let Some(found) = chunk::whole(chunk) {
            self.flush(false);
            for (inner, kind) in found {
                self.spots.hide(at + inner.start..at + inner.end, kind);
            }
            self.last.clear();
            self.line_start = false;
            return end;
        }
        self.atoms(at, end)
    }

    /// A key or certificate: everything between its first line and its last, or to the end.
    fn armour(&mut self, at: usize) -> usize {
        let rest = self.text.get(at..self.end).unwrap_or("");
        let body = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let end = rest.find("-----END").unwrap_or(rest.len()).max(body);
        let start = rest.get(body..end).and_then(|body| body.find(|c: char| !c.is_whitespace())).unwrap_or(0);
        let last = rest.get(body..end).map_or("", str::trim_end).len();
        if start < last {
            self.hide(at + body + start..at + body + last, Kind::Secret);
        }
        // The last line's words are of no one either.
        let tail = rest.get(end..).unwrap_or("");
        at + end + tail.find(['\n', '\r']).unwrap_or(tail.len())
    }

    /// The letters, digits and signs of one chunk, piece by piece.
    fn atoms(&mut self, start: usize, end: usize) -> usize {
        let mut at = start;
        let mut before = ' ';
        while at < end {
            let Some(c) = self.text.get(at..).and_then(|rest| rest.chars().next()) else { return end };
            let fresh = !before.is_alphanumeric() && before != '_';
            before = c;
            if fresh
                && !chunk::begins_uuid(self.text, at)
                && let Some(past) = self.number(at, c)
            {
                // A number may have blanks inside and end behind this chunk.
                if past >= end {
                    return past;
                }
                at = past;
            } else if c.is_alphanumeric() {
                at = self.atom(at, end);
                before = 'a';
            } else {
                self.sign(at, c);
                at += c.len_utf8();
            }
        }
        end
    }

    /// Shapes that begin with a digit or a plus sign, a month, or an account's country.
    fn number(&mut self, at: usize, c: char) -> Option<usize> {
        if !c.is_ascii_alphanumeric() && c != '+' && c != '-' {
            return None;
        }
        if !shape::may_begin_number(self.text, at) {
            return None;
        }
        let inside = |end: &usize| *end <= self.end;
        if let Some(end) = shape::timestamp(self.text, at).filter(inside) {
            self.flush(false);
            return Some(end);
        }
        let found = shape::coordinates(self.text, at)
            .map(|end| (end, Kind::Contact))
            .or_else(|| shape::date(self.text, at).map(|end| (end, Kind::Birth)))
            .or_else(|| shape::iban(self.text, at).map(|end| (end, Kind::Document)))
            .or_else(|| {
                let digits = c.is_ascii_digit() || c == '+';
                let end = digits.then(|| shape::digit_groups(self.text, at)).flatten()?;
                let goes_on = self
                    .text
                    .as_bytes()
                    .get(end)
                    .is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
                (!goes_on).then_some((end, if c == '+' { Kind::Contact } else { Kind::Document }))
            })
            .filter(|(end, _)| inside(end))?;
        Some(self.hide(at..found.0, found.1))
    }

    fn hide(&mut self, range: Range<usize>, kind: Kind) -> usize {
        self.flush(false);
        let end = range.end;
        self.spots.hide(range, kind);
        self.waiting = Waiting::Nothing;
        self.last.clear();
        self.line_start = false;
        end
    }

    fn atom(&mut self, start: usize, end: usize) -> usize {
        let rest = self.text.get(start..end).unwrap_or("");
        let length = rest.find(|c: char| !chunk::is_part(c)).unwrap_or(rest.len());
        let atom = rest.get(..length).unwrap_or("");
        let trimmed = atom.trim_end_matches(['.', '-', '\'', '’', ':']);
        let past = start + trimmed.len().max(1);
        let id = matches!(
            self.last.as_str(),
            "requestid" | "responseid" | "workflowid" | "branchid" | "companyid"
        );
        match shape::of_word(trimmed) {
            Some(_) if id && chunk::is_machine_id(trimmed) => self.last.clear(),
            Some(kind) => return self.hide(start..past, kind),
            None => self.word(start, trimmed),
        }
        past
    }

    /// A sign between words: it ends a name, unless names have it inside.
    fn sign(&mut self, at: usize, c: char) {
        match c {
            ':' => self.flush(true),
            '.' | '\'' | '’' | '-' | '*' | '_' | '"' => {}
            ',' if self.waiting != Waiting::Nothing || is_sign_off(&self.last) => {}
            _ => {
                self.flush(false);
                self.waiting = Waiting::Nothing;
            }
        }
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

    fn word(&mut self, start: usize, word: &str) {
        let mut lower = std::mem::take(&mut self.lower);
        lower.clear();
        if word.is_ascii() {
            lower.extend(word.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
        } else {
            lower.push_str(&word.to_lowercase());
        }
        let everyday = words::is_everyday(&lower);
        let capital = word.starts_with(|c: char| c.is_uppercase());
        let cased = capital || word.starts_with(|c: char| c.is_lowercase());
        let nameable = !everyday && !is_technical(word);
        let end = start + word.len();
        let named = match self.waiting {
            Waiting::AnyCase(left) if nameable && left > 0 => {
                self.waiting = Waiting::AnyCase(left - 1);
                true
            }
            Waiting::Capitals(left) if nameable && left > 0 && (capital || !cased) => {
                self.waiting = Waiting::Capitals(left - 1);
                true
            }
            _ => false,
        };
        if named {
            self.flush(false);
            self.spots.hide(start..end, Kind::Name);
        } else if capital && nameable {
            match &mut self.run {
                Some(run) => {
                    run.end = end;
                    run.count += 1;
                }
                None => self.run = Some(Run { start, end, count: 1, at_line_start: self.line_start }),
            }
        } else {
            self.flush(false);
            self.waiting = cue(&self.last, &lower);
            self.secret = secret_cue(&self.last, &lower);
        }
        self.line_start = false;
        self.remember(lower);
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

    /// Two capitalised words in a row that are no everyday words are a name; at the start of a line one is enough when
    /// a colon follows: the speaker of a chat.
    fn flush(&mut self, colon: bool) {
        let Some(run) = self.run.take() else { return };
        let speaker = colon && run.at_line_start;
        if run.count >= 2 || speaker {
            self.spots.hide(run.start..run.end, Kind::Name);
        }
        if speaker {
            self.waiting = Waiting::Capitals(NAME_WORDS);
        }
    }
}
