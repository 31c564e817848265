//! Text to tokens, the same ones in every notation and at every level of escaping.
//!
//! `"`, `\"`, `\\\"`, `%22`, `&quot;`, `\u0022` and `“` are all a quote; `{`, `%7B` and `\u007b` are all a brace. A token
//! remembers the bytes it stands in, never what it decoded to.

use std::collections::VecDeque;

use super::Kind;
use super::unescape::{self, Unescaped};
use gutter::gutter;

mod dress;
mod gutter;

/// One piece of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub tok: Tok,
    pub start: usize,
    pub end: usize,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tok {
    /// Letters, digits and what keys, numbers, e-mails and paths are made of.
    Word,
    /// Blanks of any kind, escaped line feeds, colour codes, invisible characters on their own.
    Space,
    /// A line end, with the mail quoting (`> `) of the line that follows.
    Nl,
    /// A quote of any kind.
    Quote(Quote),
    /// Any other single character; ASCII where it has an ASCII equivalent, `?` where not.
    Punct(u8),
    /// A mask of ours, `‹name›`, in a text that was masked before.
    Mark,
    /// The text is over.
    End,
}

/// A quote: `"`, `'` or a backtick, and how it is escaped. Two quotes of one string are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quote {
    pub face: u8,
    pub depth: u16,
}

/// Hands out tokens with a short look ahead; every byte is looked at once.
pub(super) struct Lexer<'t> {
    text: &'t str,
    at: usize,
    window: VecDeque<Token>,
}

impl<'t> Lexer<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let at = gutter(text, 0);
        Self { text, at, window: VecDeque::with_capacity(32) }
    }

    /// The token `ahead` places on; 0 is the one that [`Lexer::bump`] removes.
    pub(super) fn peek(&mut self, ahead: usize) -> Token {
        while self.window.len() <= ahead {
            let token = self.lex();
            self.window.push_back(token);
        }
        self.window.get(ahead).copied().unwrap_or(Token { tok: Tok::End, start: self.at, end: self.at })
    }

    pub(super) fn bump(&mut self) -> Token {
        let token = self.peek(0);
        self.window.pop_front();
        token
    }

    fn lex(&mut self) -> Token {
        let start = self.at;
        let bytes = self.text.as_bytes();
        let Some(&first) = bytes.get(start) else {
            return Token { tok: Tok::End, start, end: start };
        };
        let (tok, end) = match first {
            b'\n' => (Tok::Nl, gutter(self.text, start + 1)),
            b'\r' if bytes.get(start + 1) == Some(&b'\n') => (Tok::Nl, gutter(self.text, start + 2)),
            b'\r' => (Tok::Nl, gutter(self.text, start + 1)),
            b' ' | b'\t' => (Tok::Space, self.blanks(start)),
            b'"' | b'\'' | b'`' => (Tok::Quote(Quote { face: first, depth: 0 }), start + 1),
            _ if is_word_byte(first) => self.word_or_sign(start, first),
            _ => match dress::tag(self.text, start) {
                Some(end) => (Tok::Space, end),
                None => self.odd(start, first),
            },
        };
        self.at = end;
        Token { tok, start, end }
    }

    fn blanks(&self, start: usize) -> usize {
        let blank = |&byte: &u8| byte == b' ' || byte == b'\t';
        start + self.text.as_bytes().iter().skip(start).take_while(|byte| blank(byte)).count()
    }

    /// A `-` or `.` before a blank is a bullet or a stop, not a word.
    fn word_or_sign(&self, start: usize, first: u8) -> (Tok, usize) {
        let next = self.text.as_bytes().get(start + 1).copied().unwrap_or(b' ');
        let is_sign = !first.is_ascii_alphanumeric() && first != b'_';
        if is_sign && !(next.is_ascii_alphanumeric() || next == b'_' || next >= 0x80) {
            return (Tok::Punct(first), start + 1);
        }
        (Tok::Word, self.word(start))
    }

    /// An escape, an entity, or a character beyond ASCII.
    fn odd(&self, start: usize, first: u8) -> (Tok, usize) {
        if first == 0xe2
            && let Some(end) = mark(self.text, start)
        {
            return (Tok::Mark, end);
        }
        let Some(Unescaped { c, end, depth }) = unescape::at(self.text, start) else {
            return (Tok::Punct(first), start + 1);
        };
        match face(c) {
            Face::Quote(face) => (Tok::Quote(Quote { face, depth }), end),
            Face::Punct(sign) => (Tok::Punct(sign), end),
            Face::Blank if c == '\u{1b}' => (Tok::Space, colour_code(self.text, end)),
            Face::Blank => (Tok::Space, end),
            Face::Word => (Tok::Word, self.word(end)),
        }
    }

    fn word(&self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = start;
        while let Some(&byte) = bytes.get(at) {
            let inner_slash =
                byte == b'/' && at > start && bytes.get(at + 1).is_some_and(|&next| is_word_byte(next));
            if is_word_byte(byte) || inner_slash || byte == b'\'' && self.is_apostrophe(start, at) {
                at += 1;
            } else if byte >= 0x80 || byte == b'\\' || byte == b'%' || byte == b'&' {
                match unescape::at(self.text, at) {
                    Some(Unescaped { c, end, .. }) if goes_on(c) && mark(self.text, at).is_none() => at = end,
                    _ => break,
                }
            } else {
                break;
            }
        }
        at
    }

    /// `O'Brien` is one word; `u'text'` of Python is not.
    fn is_apostrophe(&self, start: usize, at: usize) -> bool {
        let letter = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphabetic() || *byte >= 0x80);
        let bytes = self.text.as_bytes();
        let prefix = at == start + 1 && bytes.get(start).is_some_and(|byte| b"uUbBrRfF".contains(byte));
        at > start && !prefix && letter(bytes.get(at - 1)) && letter(bytes.get(at + 1))
    }
}

/// ASCII that words go on with.
fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'$' | b'@' | b'+' | b'~' | b'*')
}

enum Face {
    Quote(u8),
    Punct(u8),
    Blank,
    Word,
}

/// What a decoded character is to the lexer.
fn face(c: char) -> Face {
    match c {
        '"' | '“' | '”' | '„' | '‟' | '″' | '«' | '»' | '＂' | '〝' | '〞' => {
            Face::Quote(b'"')
        }
        '\'' | '‘' | '’' | '‚' | '‛' | '′' | '‹' | '›' | '＇' => Face::Quote(b'\''),
        '`' => Face::Quote(b'`'),
        '，' | '、' | '،' => Face::Punct(b','),
        '；' => Face::Punct(b';'),
        '：' => Face::Punct(b':'),
        '＝' => Face::Punct(b'='),
        '｛' => Face::Punct(b'{'),
        '｝' => Face::Punct(b'}'),
        '［' => Face::Punct(b'['),
        '］' => Face::Punct(b']'),
        '（' => Face::Punct(b'('),
        '）' => Face::Punct(b')'),
        '＜' => Face::Punct(b'<'),
        '＞' => Face::Punct(b'>'),
        _ if c.is_whitespace() || c.is_control() || unescape::is_invisible(c) => Face::Blank,
        _ if c.is_ascii() && !is_word_byte(c as u8) => Face::Punct(c as u8),
        _ => Face::Word,
    }
}

/// Inside a word: also what cannot be seen, so that a zero-width character does not hide a key.
fn goes_on(c: char) -> bool {
    matches!(face(c), Face::Word) || unescape::is_invisible(c)
}

/// Past a mask of ours, `‹name›`.
fn mark(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..)?.strip_prefix('‹')?;
    let kind = Kind::ALL
        .iter()
        .find(|kind| rest.strip_prefix(kind.word()).is_some_and(|rest| rest.starts_with('›')))?;
    Some(start + "‹›".len() + kind.word().len())
}

/// Past the rest of `ESC [ … letter`, when that is what follows the escape character.
fn colour_code(text: &str, at: usize) -> usize {
    let Some(rest) = text.get(at..).and_then(|rest| rest.strip_prefix('[')) else { return at };
    let body = rest.bytes().take(16).take_while(|byte| byte.is_ascii_digit() || *byte == b';').count();
    match rest.as_bytes().get(body) {
        Some(byte) if byte.is_ascii_alphabetic() => at + 1 + body + 1,
        _ => at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shapes(text: &str) -> String {
        let mut lexer = Lexer::new(text);
        let mut shapes = String::new();
        loop {
            match lexer.bump().tok {
                Tok::Word => shapes.push('w'),
                Tok::Space => shapes.push(' '),
                Tok::Nl => shapes.push('n'),
                Tok::Quote(quote) => shapes.push(char::from(quote.face)),
                Tok::Punct(sign) => shapes.push(char::from(sign)),
                Tok::Mark => shapes.push('m'),
                Tok::End => return shapes,
            }
        }
    }

    #[test]
    fn every_notation_gives_the_same_tokens() {
        let plain = r#"{"full_name":"ANNA MARIA","age":30}"#;
        let expected = r#"{"w":"w w","w":w}"#;
        let written = [
            plain.to_owned(),
            plain.replace('"', "\\\""),
            plain.replace('"', "\\\\\\\""),
            plain.replace('"', "\\u0022").replace('{', "\\u007b"),
            plain.replace('"', "&quot;"),
            plain.replace('"', "&amp;quot;"),
            plain.replace('"', "&#34;"),
            plain
                .replace('"', "%22")
                .replace('{', "%7B")
                .replace('}', "%7d")
                .replace(':', "%3A")
                .replace(' ', "%20"),
            plain.replace('"', "%2522").replace(':', "%253A"),
            plain.replace('"', "”").replace(':', "：").replace('{', "｛"),
            plain.replace("full_name", "full\\u005fname").replace("ANNA", "AN\u{200b}NA"),
            plain.replace("full_name", "ｆｕｌｌ＿ｎａｍｅ"),
        ];
        for text in written {
            assert_eq!(shapes(&text), expected, "{text}");
        }
    }

    #[test]
    fn words_keep_what_belongs_to_them() {
        let table = [
            ("O'Brien", "w"),
            ("u'Anna'", "w'w'"),
            ("a@b.example", "w"),
            ("- 5004", "- w"),
            ("-5004", "w"),
            ("a\n> b\r\n> > c\rd", "wnwnwnw"),
            ("\u{1b}[31mred\u{1b}[0m", " w "),
            ("https://a.example/b", "w://w"),
            ("‹name› ‹nobody›", "m 'w'"),
            ("50% of", "w% w"),
            ("a & b", "w & w"),
        ];
        for (text, expected) in table {
            assert_eq!(shapes(text), expected, "{text:?}");
        }
    }
}
