//! Where a quoted text ends when its quotes cannot be trusted.
//!
//! A quote ends the text when what follows could follow a text: a separator, a comma and a key, a bracket, the end
//! of the line. Any other quote belongs to the text. A key that begins inside the text shows that the closing
//! quote is missing.

use std::ops::Range;

use memchr::memchr3;

use super::chars::{
    self, char_at, char_before, is_blank, is_double_quote, is_line_end, is_quote, is_single_quote, key_ahead,
    separator, skip_blank, skip_spaces, solid_before,
};
use super::words::narrow;

/// What is expected where the text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A key, or an element of a set.
    Key,
    /// The value of a key.
    Value,
    /// An element of a list.
    Element,
}

/// How a quoted text ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// At a quote.
    Quote,
    /// Its closing quote is missing, and it ends where something else begins.
    Missing,
    /// With the paste.
    Cut,
}

/// A quoted text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quoted {
    /// The bytes between the quotes.
    pub(super) contents: Range<usize>,
    /// The byte behind it.
    pub(super) end: usize,
    /// How it ended.
    pub(super) how: End,
    /// Quotes inside it were not escaped.
    pub(super) inner_quotes: bool,
    /// A line ends inside it.
    pub(super) line_end: bool,
}

/// Reads the quoted text whose opening quote stands at byte `at`.
pub(super) fn quoted(text: &str, at: usize, place: Place) -> Quoted {
    let opening = char_at(text, at).unwrap_or('"');
    let mut start = at + opening.len_utf8();
    // `""code""` and `"""text"""`: one quote written several times.
    let mut run = 1;
    while char_at(text, start) == Some(opening) && run < 4 {
        start += opening.len_utf8();
        run += 1;
    }
    if run > 1 && !char_at(text, start).is_some_and(opens_text) {
        // An empty text.
        return Quoted {
            contents: start..start,
            end: start,
            how: End::Quote,
            inner_quotes: false,
            line_end: false,
        };
    }
    let scan = Scan { text, opening, place, start };
    scan.run()
}

fn opens_text(char: char) -> bool {
    !is_blank(char) && !matches!(narrow(char), ':' | ',' | '}' | ']' | ')' | '=' | ';')
}

struct Scan<'a> {
    text: &'a str,
    opening: char,
    place: Place,
    start: usize,
}

impl Scan<'_> {
    fn run(&self) -> Quoted {
        if self.place == Place::Key
            && let Some(done) = self.key_without_closing_quote()
        {
            return done;
        }
        let mut at = self.start;
        let mut inner_quotes = false;
        let mut line_end = false;
        while let Some(found) = self.next_mark(at) {
            let Some(char) = char_at(self.text, found) else { break };
            let behind = found + char.len_utf8();
            if char == '\\' {
                at = behind + char_at(self.text, behind).map_or(0, char::len_utf8);
            } else if is_line_end(char) {
                if let Some(end) = self.ends_before_line(found, behind) {
                    return self.missing(end, inner_quotes, line_end);
                }
                line_end = true;
                at = behind;
            } else if let Some(end) = self.key_begins(found) {
                return self.missing(end, inner_quotes, line_end);
            } else if let Some(end) = self.ends_at(behind) {
                let contents = self.start..found;
                return Quoted { contents, end, how: End::Quote, inner_quotes, line_end };
            } else {
                inner_quotes = true;
                at = behind;
            }
        }
        self.at_end_of_text(inner_quotes, line_end)
    }

    /// The next quote that could close the text, backslash or line end.
    fn next_mark(&self, at: usize) -> Option<usize> {
        let rest = self.text.get(at..)?;
        if self.opening.is_ascii() {
            let quote = u8::try_from(self.opening).unwrap_or(b'"');
            let found = memchr3(quote, b'\\', b'\n', rest.as_bytes());
            let head = rest.get(..found.unwrap_or(rest.len())).unwrap_or(rest);
            // A text opened with a straight quote can be closed with a curled one. The first that fits is taken.
            if !head.is_ascii() || memchr::memchr(b'\r', head.as_bytes()).is_some() {
                let odd = head.char_indices().find(|(index, char)| {
                    is_line_end(*char)
                        || (self.is_like_opening(*char)
                            && self.ends_at(at + index + char.len_utf8()).is_some())
                });
                if let Some((index, _)) = odd {
                    return Some(at + index);
                }
            }
            return found.map(|found| at + found);
        }
        rest.char_indices()
            .find(|(_, char)| *char == '\\' || is_line_end(*char) || self.is_like_opening(*char))
            .map(|(index, _)| at + index)
    }

    fn is_like_opening(&self, char: char) -> bool {
        if is_double_quote(self.opening) { is_double_quote(char) } else { is_single_quote(char) }
    }

    /// `"code: 8006`: the closing quote of a key is missing.
    fn key_without_closing_quote(&self) -> Option<Quoted> {
        let rest = self.text.get(self.start..)?;
        let length = rest.find(|char| !chars::is_word(char))?;
        let end = self.start + length;
        // `"code': 8006`: closed with a quote of the other kind.
        let odd = char_at(self.text, end).filter(|char| is_quote(*char) && !self.is_like_opening(*char));
        let closed = end + odd.map_or(0, char::len_utf8);
        let behind = skip_spaces(self.text, closed);
        let (_, separator_length) = separator(self.text, behind).filter(|_| length > 0)?;
        // `"a:b": 1` is a key with a colon in it.
        let value = self.text.get(behind + separator_length..).filter(|_| odd.is_none()).unwrap_or_default();
        let next = value.char_indices().find(|(_, char)| is_quote(*char) || matches!(*char, ',' | '\n'));
        if let Some((index, char)) = next
            && is_quote(char)
            && index > 0
            && separator(
                self.text,
                skip_spaces(self.text, behind + separator_length + index + char.len_utf8()),
            )
            .is_some()
        {
            return None;
        }
        Some(Quoted { end: closed, ..self.missing(end, false, false) })
    }

    fn missing(&self, end: usize, inner_quotes: bool, line_end: bool) -> Quoted {
        let end = self.before_closers(end);
        Quoted { contents: self.start..end.max(self.start), end, how: End::Missing, inner_quotes, line_end }
    }

    /// `"TE ... [5004 characters left out] ... ]`: somebody cut the middle out. The brackets behind the last dots are
    /// not part of the text.
    fn before_closers(&self, end: usize) -> usize {
        let text = self.text.get(self.start..end).unwrap_or_default();
        let solid = text.trim_end_matches(is_blank);
        let open = solid.trim_end_matches(|char| is_blank(char) || matches!(char, ']' | '}'));
        let cut = open.len() < solid.len() && (open.ends_with("...") || open.ends_with('…'));
        if cut { self.start + open.len() } else { end }
    }

    /// The quote at `at` opens the next key: the text ended before the comma in front of it.
    fn key_begins(&self, at: usize) -> Option<usize> {
        let (comma, ',' | '，' | ';') = solid_before(self.text, at)? else { return None };
        key_ahead(self.text, at).filter(|ahead| ahead.quoted)?;
        (comma >= self.start && char_at(self.text, at + 1).is_some_and(chars::is_word)).then_some(comma)
    }

    /// The next line begins with a key, a closing bracket or a new reply: the text ended with this line.
    fn ends_before_line(&self, line_end: usize, next: usize) -> Option<usize> {
        let (begin, _) = skip_blank(self.text, next);
        let rest = self.text.get(begin..)?;
        let key = key_ahead(self.text, begin)
            .is_some_and(|ahead| ahead.quoted && char_at(self.text, begin).is_some_and(is_quote));
        let document = ["{\"", "[{", "{'", "{“"].iter().any(|open| rest.starts_with(open));
        let tail = rest.trim_start_matches(['}', ']', ')', ';', ',']).trim_start_matches(' ');
        let closed = rest.starts_with(['}', ']']) && tail.chars().next().is_none_or(is_line_end);
        if !(key || document || closed) {
            return None;
        }
        let before = self.text.get(self.start..line_end)?.trim_end_matches(is_blank);
        Some(self.start + before.strip_suffix([',', ';']).unwrap_or(before).len())
    }

    /// What follows byte `at` may follow a text. Returns the byte behind the closing quotes.
    fn ends_at(&self, at: usize) -> Option<usize> {
        let mut at = at;
        let mut run = 0;
        while char_at(self.text, at) == Some(self.opening) && run < 3 {
            at += self.opening.len_utf8();
            run += 1;
        }
        let (next, new_line) = skip_blank(self.text, at);
        let Some(char) = char_at(self.text, next) else { return Some(at) };
        let fits = match narrow(char) {
            ':' | '=' => true,
            ',' | '、' => self.item_follows(next + char.len_utf8()),
            '}' | ']' | ')' | ';' | '|' | '…' | '&' | '>' | '\\' => true,
            '.' => self.text.get(next..).is_some_and(|rest| rest.starts_with("...")),
            _ if new_line => true,
            '-' if separator(self.text, next).is_some() => true,
            _ => self.missing_comma(next, char),
        };
        fits.then_some(at)
    }

    /// Behind a comma: does another member or element begin?
    fn item_follows(&self, at: usize) -> bool {
        let (next, new_line) = skip_blank(self.text, at);
        let Some(char) = char_at(self.text, next) else { return true };
        if new_line || key_ahead(self.text, next).is_some() || chars::keyword_ahead(self.text, next) {
            return true;
        }
        match narrow(char) {
            '{' | '[' | '(' | '}' | ']' | ')' | '…' | ',' => true,
            '.' => self.text.get(next..).is_some_and(|rest| rest.starts_with("...")),
            char if is_quote(char) => {
                self.place != Place::Value
                    || char_at(self.text, next + char.len_utf8()).is_none_or(chars::is_word)
            }
            _ => self.place != Place::Value,
        }
    }

    /// No comma and no bracket: does another key or value begin all the same?
    fn missing_comma(&self, next: usize, char: char) -> bool {
        if key_ahead(self.text, next).is_some_and(|ahead| ahead.quoted || ahead.attached) {
            return true;
        }
        let quote = is_quote(char);
        match self.place {
            Place::Value => false,
            Place::Element => quote || matches!(narrow(char), '{' | '['),
            Place::Key => {
                let value = quote || matches!(narrow(char), '{' | '[' | '-' | '0'..='9');
                let rest = self.text.get(next..).unwrap_or_default();
                value
                    || ["true", "false", "null", "None", "True", "False"]
                        .iter()
                        .any(|word| rest.starts_with(word))
            }
        }
    }

    /// `'false,"code":8006`: a stray quote that nothing closes hides no key in quotes of the other kind. A text that
    /// begins like JSON holds such keys rightly.
    fn key_in_other_quotes(&self, rest: &str) -> Option<usize> {
        const REACH: usize = 4096;
        if rest.starts_with(['{', '[', '\\']) {
            return None;
        }
        let (index, _) = rest.char_indices().take(REACH).find(|(index, char)| {
            is_quote(*char)
                && !self.is_like_opening(*char)
                && key_ahead(self.text, self.start + index).is_some_and(|ahead| ahead.quoted)
        })?;
        let before = rest.get(..index)?.trim_end_matches(is_blank);
        Some(self.start + before.strip_suffix([',', ';']).unwrap_or(before).len())
    }

    /// No quote is left. The brackets at the very end are not part of the text.
    fn at_end_of_text(&self, inner_quotes: bool, line_end: bool) -> Quoted {
        let rest = self.text.get(self.start..).unwrap_or_default();
        if let Some(end) = self.key_in_other_quotes(rest) {
            return self.missing(end, inner_quotes, line_end);
        }
        let solid = rest.trim_end_matches(is_blank);
        let inside = solid.trim_end_matches(['}', ']', ')']).trim_end_matches(is_blank);
        let opened = inside.contains(['{', '[', '(']);
        if inside.len() < solid.len() && !opened && !line_end {
            return self.missing(self.start + inside.len(), inner_quotes, line_end);
        }
        let contents = self.start..self.text.len();
        Quoted { contents, end: self.text.len(), how: End::Cut, inner_quotes, line_end }
    }
}

/// The text before byte `at` ends inside a word: a key cut in front can only begin there.
pub(super) fn word_start(text: &str, at: usize) -> usize {
    let mut start = at;
    while let Some(char) = char_before(text, start).filter(|char| chars::is_word(*char)) {
        start -= char.len_utf8();
        if at - start > 64 {
            return at;
        }
    }
    start
}
