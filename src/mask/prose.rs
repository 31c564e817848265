//! Text outside any structure: words stay, shapes and names after a cue do not.
//!
//! What cannot be caught here: a name in lower case without a cue, a single capitalised name at the beginning of a
//! sentence without a cue or an echo elsewhere in the paste, an address in free words.

use std::ops::Range;

use super::spots::Spots;
use super::{Kind, shape};
use cue::is_sign_off;
use names::{Run, Waiting};

mod chunk;
mod cue;
mod names;

/// Masks what is personal in the prose at `range`.
pub(super) fn scan<'t>(text: &'t str, range: Range<usize>, spots: &mut Spots<'t>) {
    Scan {
        text,
        end: range.end,
        spots,
        run: None,
        waiting: Waiting::Nothing,
        last: String::new(),
        lower: String::new(),
        line_start: true,
        opening: true,
        encoded: Encoded::No,
        secret: None,
    }
    .run(range.start);
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

struct Scan<'t, 's> {
    text: &'t str,
    end: usize,
    spots: &'s mut Spots<'t>,
    run: Option<Run>,
    waiting: Waiting,
    /// The last word in lower case.
    last: String,
    /// Room for the next one.
    lower: String,
    line_start: bool,
    /// A capital here is the sentence's, not a name's.
    opening: bool,
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
        self.opening = true;
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
}
