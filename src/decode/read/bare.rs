//! Text without quotes: where it ends, and what it says.

use std::ops::Range;

use super::chars::{
    self, Separator, char_at, char_before, is_blank, is_line_end, is_quote, key_ahead, separator, skip_blank,
    skip_spaces,
};
use super::scalar;
use super::words::narrow;

mod value;

pub(super) use value::{is_stump, value};

/// Longest name in front of a bracket.
const LABEL_REACH: usize = 96;

/// What the run of bare text depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Around {
    /// A key waits for this value.
    pub(super) value: bool,
    /// Keys stand in quotes, as in JSON: bare text is then a damaged word, not a sentence.
    pub(super) quoted_keys: bool,
    /// Blanks separate members (`map[code:8006 status:false]`), keys being followed by this separator.
    pub(super) spaced: Option<Separator>,
    /// Members end with the line and with `&`: no bracket holds them.
    pub(super) open: bool,
    /// In square or round brackets.
    pub(super) list: bool,
    /// Commas separate what stands there.
    pub(super) commas: bool,
    /// In `#<…>` of Ruby.
    pub(super) angle: bool,
    /// Keys are keywords of Clojure: the next one ends the value.
    pub(super) keywords: bool,
}

/// What stopped the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// Punctuation, a line end, another key: nothing of it is used up.
    Other,
    /// The run is the name in front of the bracket here.
    Label,
    /// The run is the prefix of the quote here (`u'…'`, `@"…"`).
    Prefix,
    /// A stray quote, already used up.
    Quote,
    /// An ellipsis.
    Ellipsis,
    /// A number broken over two lines was joined.
    Joined,
    /// The end of the text.
    End,
}

/// A run of bare text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bare {
    /// Its bytes, without blanks at the end.
    pub(super) range: Range<usize>,
    /// The byte where reading goes on.
    pub(super) end: usize,
    /// Why it ended.
    pub(super) stop: Stop,
}

/// Reads the bare text that starts at byte `start`, which is not blank.
pub(super) fn bare(text: &str, start: usize, around: Around) -> Bare {
    Run { text, start, around, brackets: 0 }.run()
}

struct Run<'a> {
    text: &'a str,
    start: usize,
    around: Around,
    /// Brackets opened inside the text itself: `not found (try again)`.
    brackets: usize,
}

impl Run<'_> {
    fn run(&mut self) -> Bare {
        let mut at = self.start;
        // At least one character is used up, so that reading always goes on.
        while let Some(char) = char_at(self.text, at) {
            if let Some((end, stop)) = self.stops(at, char) {
                return self.done(at, end, stop);
            }
            at += char.len_utf8();
        }
        self.done(at, at, Stop::End)
    }

    fn done(&self, at: usize, end: usize, stop: Stop) -> Bare {
        let run = self.text.get(self.start..at).unwrap_or_default();
        let length = run.trim_end_matches(is_blank).len();
        Bare { range: self.start..self.start + length, end: end.max(self.start + length), stop }
    }

    fn so_far(&self, at: usize) -> &str {
        self.text.get(self.start..at).unwrap_or_default().trim_end_matches(is_blank)
    }

    fn stops(&mut self, at: usize, char: char) -> Option<(usize, Stop)> {
        let first = at == self.start;
        let here = |stop| Some((at, stop));
        match narrow(char) {
            ',' | '、' => self.comma(at, char).then_some((at, Stop::Other)),
            ';' => (!self.around.value || self.ends_behind(at + 1)).then_some((at, Stop::Other)),
            '&' | '|' if self.around.open && !first => here(Stop::Other),
            '}' => here(Stop::Other),
            '>' if self.around.angle => here(Stop::Other),
            ']' | ')' if self.brackets > 0 => {
                self.brackets -= 1;
                None
            }
            ']' | ')' => here(Stop::Other),
            '{' => here(Stop::Label),
            // `text [code] =>` of PHP on one line.
            '[' if self.around.value && key_ahead(self.text, at).is_some() => here(Stop::Other),
            '[' | '(' if !first => {
                if self.is_label(at) {
                    return here(Stop::Label);
                }
                self.brackets += 1;
                None
            }
            '…' => self.ellipsis(at, char.len_utf8()),
            '.' if self.text.get(at..).is_some_and(|rest| rest.starts_with("...")) => self.ellipsis(at, 3),
            _ if is_line_end(char) => self.line_end(at),
            ' ' | '\t' if self.around.spaced.is_some() => {
                (self.next_spaced_key(at) || self.word_end(at)).then_some((at, Stop::Other))
            }
            '/' if char_before(self.text, at).is_none_or(is_blank) || first => {
                chars::comment(self.text.get(at..)?, false).and(here(Stop::Other))
            }
            ' ' | '\t' if self.around.keywords && self.keyword_follows(at) => here(Stop::Other),
            ' ' | '\t' => self.word_end(at).then_some((at, Stop::Other)),
            // `8006\,` of a calendar.
            '\\' if !first
                && self
                    .text
                    .get(at..)
                    .is_some_and(|rest| rest.starts_with("\\n") || rest.starts_with("\\,")) =>
            {
                here(Stop::Other)
            }
            _ if is_quote(char) && !first => self.quote(at, char),
            ':' | '=' | '-' | '→' if !self.around.value => self.separator(at).then_some((at, Stop::Other)),
            _ => None,
        }
    }

    /// A comma ends a number or word at once, and a sentence where another member follows.
    fn comma(&self, at: usize, char: char) -> bool {
        if self.around.value && self.groups_thousands(at) {
            return false;
        }
        if !self.around.value || scalar::word(self.so_far(at)).is_some() {
            return true;
        }
        let behind = at + char.len_utf8();
        let (next, new_line) = skip_blank(self.text, behind);
        let Some(char) = char_at(self.text, next) else { return true };
        let closes = matches!(narrow(char), '}' | ']' | ')' | ',' | '…');
        (new_line && !self.around.open) || closes || key_ahead(self.text, next).is_some()
    }

    /// `8,006`: not 8, and nothing that follows it.
    fn groups_thousands(&self, at: usize) -> bool {
        let behind = self.text.get(at + 1..).unwrap_or_default();
        let digits = behind.bytes().take(4).take_while(u8::is_ascii_digit).count();
        let so_far = self.so_far(at);
        let few = so_far.len() < 4 && so_far.bytes().all(|byte| byte.is_ascii_digit());
        few && digits == 3 && key_ahead(self.text, at + 1).is_none()
    }

    /// Behind a semicolon: does the member end there?
    fn ends_behind(&self, at: usize) -> bool {
        let (next, new_line) = skip_blank(self.text, at);
        let char = char_at(self.text, next);
        new_line
            || char.is_none_or(|char| matches!(char, '}' | ')' | ']'))
            || key_ahead(self.text, next).is_some()
    }

    /// The run is a name that belongs to the bracket at `at`.
    fn is_label(&self, at: usize) -> bool {
        let run = self.text.get(self.start..at).unwrap_or_default();
        if run.len() > LABEL_REACH {
            return false;
        }
        let name = run.trim_end_matches(is_blank);
        if ["Array", "array", "Object", "map", "dict", "list", "tuple", "set"]
            .iter()
            .any(|end| chars::without_count(name).ends_with(end))
        {
            return true;
        }
        let attached = name.len() == run.len();
        attached
            && name
                .chars()
                .all(|char| chars::is_word(char) || matches!(char, ':' | '\\' | '<' | '>' | '#' | '&' | '*'))
    }

    fn ellipsis(&self, at: usize, length: usize) -> Option<(usize, Stop)> {
        let so_far = self.so_far(at);
        let (next, _) = skip_blank(self.text, at + length);
        let char = char_at(self.text, next).map(narrow);
        let ends = char.is_none_or(|char| matches!(char, ',' | '}' | ']' | ')' | '"' | '\''));
        (so_far.is_empty() || ends || scalar::word(so_far).is_some()).then_some((at, Stop::Ellipsis))
    }

    /// A line end ends the text unless the next line plainly continues it.
    fn line_end(&self, at: usize) -> Option<(usize, Stop)> {
        let so_far = self.so_far(at);
        let below = skip_spaces(self.text, at + char_at(self.text, at).map_or(1, char::len_utf8));
        if self.around.open || char_at(self.text, below).is_none_or(is_line_end) {
            return Some((at, Stop::Other));
        }
        let (next, _) = skip_blank(self.text, at);
        let number = scalar::number(so_far).is_some();
        let following = self.text.get(next..).unwrap_or_default();
        // Between brackets a comma separates numbers: without one, a mail program broke the line.
        let one_number =
            (self.around.value && self.around.quoted_keys) || (self.around.list && self.around.commas);
        if number && one_number {
            let digits =
                following.len() - following.trim_start_matches(|char: char| char.is_ascii_digit()).len();
            let behind = skip_blank(self.text, next + digits).0;
            let whole = char_at(self.text, behind).is_some_and(|char| matches!(char, ',' | '}' | ']'));
            if digits > 0 && so_far.len() + digits <= 15 && whole {
                return Some((next + digits, Stop::Joined));
            }
        }
        let continues = self.around.value
            && !self.around.quoted_keys
            && scalar::word(so_far).is_none()
            && following.chars().next().is_some_and(char::is_alphanumeric)
            && key_ahead(self.text, next).is_none();
        (!continues).then_some((at, Stop::Other))
    }

    /// `8006 status:`: the next key of a notation without commas.
    fn next_spaced_key(&self, at: usize) -> bool {
        let next = skip_spaces(self.text, at);
        let ahead = key_ahead(self.text, next).filter(|ahead| ahead.attached);
        let bracketed = char_at(self.text, next).is_some_and(|char| matches!(char, '[' | ':'));
        ahead.is_some_and(|ahead| Some(ahead.separator) == self.around.spaced) && !bracketed
    }

    /// ` :code` comes next.
    fn keyword_follows(&self, at: usize) -> bool {
        chars::keyword_ahead(self.text, skip_spaces(self.text, at))
    }

    /// In JSON a number or word ends at a blank: what stands behind it is damage.
    fn word_end(&self, at: usize) -> bool {
        if !(self.around.value || self.around.list) {
            return false;
        }
        let so_far = self.so_far(at);
        let next = skip_spaces(self.text, at);
        let known = scalar::word(so_far).is_some();
        // `8 006` is neither 8 nor anything else that could be told.
        let digit_follows = char_at(self.text, next).is_some_and(|char| char.is_ascii_digit());
        if digit_follows && self.around.value && so_far.ends_with(|char: char| char.is_ascii_digit()) {
            return false;
        }
        let comment = self.text.get(next..).is_some_and(|rest| {
            rest.starts_with("//")
                || rest.starts_with("/*")
                || rest.starts_with("# ")
                || rest.starts_with("<-")
        });
        // Go prints lists without commas.
        let number_follows = self.around.list
            && char_at(self.text, next).is_some_and(|char| char.is_ascii_digit() || char == '-');
        known && (number_follows || self.around.quoted_keys || self.around.open || comment)
    }

    fn quote(&self, at: usize, char: char) -> Option<(usize, Stop)> {
        let run = self.text.get(self.start..at).unwrap_or_default();
        // `Just "text"` of Haskell.
        let prefix = matches!(
            run,
            "Just "
                | "u"
                | "U"
                | "b"
                | "B"
                | "r"
                | "R"
                | "f"
                | "F"
                | "L"
                | "N"
                | "@"
                | "rb"
                | "br"
                | "ur"
                | "$"
        );
        if prefix {
            return Some((at, Stop::Prefix));
        }
        let behind = at + char.len_utf8();
        let (next, new_line) = skip_blank(self.text, behind);
        let following = char_at(self.text, next).map(narrow);
        let ends = new_line
            || following.is_none_or(|char| matches!(char, ',' | '}' | ']' | ')' | ';'))
            || separator(self.text, next).is_some();
        if ends {
            return Some((behind, Stop::Quote));
        }
        // `false"code":`: behind a blank or a whole word it opens the next key.
        let behind_word = char_before(self.text, at).is_some_and(is_blank)
            || (self.around.value && scalar::word(self.so_far(at)).is_some());
        let next_key = behind_word && key_ahead(self.text, at).is_some_and(|ahead| ahead.quoted);
        next_key.then_some((at, Stop::Other))
    }

    /// A separator ends a key; `12:30` and `a::b` hold none.
    fn separator(&self, at: usize) -> bool {
        let Some((kind, length)) = separator(self.text, at) else { return false };
        let digit = |char: Option<char>| char.is_some_and(|char| char.is_ascii_digit());
        let time = kind == Separator::Colon
            && self.around.list
            && digit(char_before(self.text, at))
            && digit(char_at(self.text, at + length));
        !time && char_before(self.text, at) != Some(':')
    }
}
