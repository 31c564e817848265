//! In prose: where a structure begins.

use super::key::Hit;
use super::table::{self, Table};
use super::{Base, Owner, Walker};
use crate::mask::class::{Class, Known};
use crate::mask::lex::{Tok, Token};
use crate::mask::words;

/// Words before a colon at the start of a line that are no keys.
const LABELS: [&str; 36] = [
    "curl", "wget", "note", "ps", "edit", "hint", "info", "debug", "warn", "warning", "trace", "java",
    "python", "node", "npm", "adb", "flutter", "at", "steps", "expected", "question", "update", "fyi", "btw",
    "hi", "hello", "thanks", "issue", "problem", "summary", "answer", "reply", "response", "result",
    "output", "log",
];

/// Who speaks in a chat or a ticket.
const SPEAKERS: [&str; 10] =
    ["customer", "user", "client", "agent", "support", "applicant", "visitor", "operator", "bot", "me"];

/// How a structure begins.
enum Entry {
    Key(Hit),
    Bracket,
    Element,
    /// `": "value"`, `] => value`: the key is not in the paste, or only its end. So many tokens are not the value.
    Rest(usize),
}

impl Walker<'_> {
    pub(super) fn in_prose(&mut self, token: Token) {
        // Once a line, or a line of bars would be read again and again.
        if self.begin && self.table_header(token) {
            return;
        }
        if let Some(entry) = self.entry(token) {
            return self.enter(entry, token);
        }
        match token.tok {
            Tok::Word if self.begins_address() => self.skip_address(),
            Tok::Nl if self.is_blank_line() => {
                let line_end = self.bump();
                self.leave_prose(line_end.end, false);
                self.prose_from(line_end.end);
            }
            // `ERIKA"`: a quote closes what none opened, so the paste begins inside a string.
            Tok::Quote(quote) if quote.face == b'"' => {
                let behind = self.lexer.peek(1).tok;
                let closes = matches!(self.last, Tok::Word)
                    && matches!(behind, Tok::Punct(b'}' | b']' | b',' | b')' | b';') | Tok::Nl | Tok::End);
                if closes && self.quotes.is_multiple_of(2) {
                    self.leave_prose(token.start, true);
                    self.prose_from(token.start);
                }
                self.quotes += 1;
                self.bump();
            }
            Tok::Punct(sign @ (b'(' | b'[' | b')' | b']')) => self.bracket_in_prose(sign, token),
            // The end of what the paste begins inside of.
            Tok::Punct(b'}') => {
                let counts =
                    self.lexer.peek(1).tok == Tok::Space && self.lexer.peek(2).tok == Tok::Punct(b'[');
                self.torn |= !counts;
                self.leave_prose(token.start, !counts);
                self.bump();
                self.prose_from(token.end);
            }
            _ => {
                self.bump();
            }
        }
    }

    /// `ERIKA))`: brackets close that none opened, so the paste begins inside them.
    fn bracket_in_prose(&mut self, sign: u8, token: Token) {
        let behind = self.lexer.peek(1).tok;
        if matches!(sign, b'(' | b'[') {
            self.brackets += 1;
        } else if self.brackets > 0 {
            self.brackets -= 1;
        } else if self.is_head()
            && (self.begin
                || matches!(self.last, Tok::Word | Tok::Quote(_))
                    && matches!(behind, Tok::Punct(b')' | b']' | b'}' | b',')))
        {
            self.leave_prose(token.start, true);
            self.prose_from(token.start);
        }
        self.bump();
    }

    fn enter(&mut self, entry: Entry, token: Token) {
        // `ERIKA", "nationality":` - the first word was inside a string whose beginning is not in the paste.
        let comma = matches!(self.last, Tok::Punct(b',' | b';'));
        let ampersand = self.last == Tok::Punct(b'&');
        let torn = match &entry {
            Entry::Key(hit) => {
                hit.torn
                    || comma && matches!(token.tok, Tok::Quote(_))
                    || ampersand && hit.tight
                    || hit.class.is_deny() && self.is_rest_of_value(token.start)
            }
            Entry::Bracket => comma && token.tok == Tok::Punct(b'{'),
            // An end tag whose beginning is not in the paste.
            Entry::Element => self.is_head() && self.lexer.peek(1).tok == Tok::Punct(b'/'),
            Entry::Rest(_) => true,
        };
        let in_quotes = match (self.last, token.tok) {
            (Tok::Quote(quote), Tok::Word)
                if self.text.as_bytes().get(token.start.wrapping_sub(1)) != Some(&b' ') =>
            {
                Some(quote)
            }
            _ => None,
        };
        self.leave_prose(token.start, torn);
        self.owner = Owner::NOBODY;
        if let Some(quote) = in_quotes {
            // `-H 'Authorization: …'`
            self.frames.push(super::frame::Sort::Text(quote), Class::Plain, Class::Plain);
        }
        match entry {
            Entry::Key(hit) => self.take_key(hit),
            Entry::Bracket | Entry::Element => self.in_structure(token),
            Entry::Rest(count) => {
                self.bump_many(count);
            }
        }
    }

    fn entry(&mut self, token: Token) -> Option<Entry> {
        match token.tok {
            Tok::Quote(_) => match self.quoted_key(0) {
                Some(hit) => Some(Entry::Key(hit)),
                None => (self.lexer.peek(1).tok == Tok::Punct(b':')).then_some(Entry::Rest(2)),
            },
            Tok::Punct(b'{') => (!self.is_curl_count()).then_some(Entry::Bracket),
            Tok::Punct(b'[') => match self.bracket_key() {
                Some(hit) => Some(Entry::Key(hit)),
                None => self.begins_list().then_some(Entry::Bracket),
            },
            Tok::Punct(b'(') => self.begins_members().then_some(Entry::Bracket),
            Tok::Punct(b'<') => self.is_tag().then_some(Entry::Element),
            Tok::Word => self.key_in_prose(token).map(Entry::Key),
            Tok::Punct(b']') => {
                let (behind, _) = self.separator(1)?;
                (self.lexer.peek(behind - 1).tok == Tok::Punct(b'>')).then_some(Entry::Rest(behind))
            }
            // Nothing was read yet.
            Tok::Punct(b':' | b'=') if self.last == Tok::Nl => Some(Entry::Rest(1)),
            _ => None,
        }
    }

    /// A key without quotes among sentences: only where no sentence would have one.
    fn key_in_prose(&mut self, token: Token) -> Option<Hit> {
        let Some(hit) = self.bare_key(0, self.fresh) else {
            return if self.begin { self.label_key() } else { None };
        };
        if self.fresh && self.is_speech(&hit) {
            return None;
        }
        let behind = self.lexer.peek(hit.tokens);
        let raw = self.text.get(token.start..token.end).unwrap_or("");
        let before_value = matches!(behind.tok, Tok::Quote(_) | Tok::Punct(b'{' | b'[' | b'(') | Tok::Nl)
            || matches!(
                (behind.tok, self.lexer.peek(hit.tokens + 1).tok),
                (Tok::Space, Tok::Quote(_) | Tok::Punct(b'{' | b'[' | b'('))
            );
        let fits = hit.torn
            || match hit.known {
                Known::Exactly => match hit.class {
                    Class::Plain
                    | Class::Message
                    | Class::Figures
                    | Class::Flags
                    | Class::Setting
                    | Class::DocumentType => self.fresh || hit.tight || before_value,
                    _ => true,
                },
                Known::Roughly => self.fresh || hit.tight || before_value,
                Known::Not => {
                    let plain =
                        raw.starts_with(|c: char| c.is_lowercase() || c == '_') && hit.range.end == token.end;
                    let label = LABELS.contains(&raw.to_lowercase().as_str());
                    let spaced = matches!(behind.tok, Tok::Space | Tok::Nl | Tok::Quote(_));
                    hit.tight || self.fresh && plain && !label && spaced
                }
            };
        let label = self.fresh
            && hit.class == Class::Plain
            && LABELS.contains(&raw.to_lowercase().as_str())
            && !before_value;
        (fits && !label).then_some(hit)
    }

    /// `Agent: please check …`, `Issue: …`: a label with a sentence behind it.
    pub(super) fn is_speech(&mut self, hit: &Hit) -> bool {
        let raw = self.text.get(hit.range.clone()).unwrap_or("");
        let lower = raw.to_lowercase();
        let capital = raw.starts_with(char::is_uppercase);
        if !(SPEAKERS.contains(&lower.as_str()) || capital && LABELS.contains(&lower.as_str())) {
            return false;
        }
        let ahead: Vec<Token> = (hit.tokens..hit.tokens + 12).map(|i| self.lexer.peek(i)).collect();
        let line = || ahead.iter().take_while(|token| !matches!(token.tok, Tok::Nl | Tok::End));
        let sign = |token: &&Token| {
            matches!(token.tok, Tok::Quote(_) | Tok::Punct(b'{' | b'[' | b'(' | b'<' | b'='))
        };
        let word = line().find(|token| token.tok == Tok::Word);
        let word = word.and_then(|token| self.text.get(token.start..token.end)).unwrap_or("");
        let words = line().filter(|token| token.tok == Tok::Word).count();
        line().find(sign).is_none() && (words >= 5 || words::is_everyday(&word.to_lowercase()))
    }

    /// `[` of a list, not of a log's `[main]`.
    fn begins_list(&mut self) -> bool {
        let mut i = 1;
        while i < 3 && matches!(self.lexer.peek(i).tok, Tok::Space | Tok::Nl) {
            i += 1;
        }
        match self.lexer.peek(i).tok {
            Tok::Quote(_) | Tok::Punct(b'{' | b'[' | b'<') => true,
            Tok::Word => {
                self.bare_key(i, false).is_some() || matches!(self.lexer.peek(i + 1).tok, Tok::Punct(b','))
            }
            _ => false,
        }
    }

    /// `(` of members or of a printed array, not of a remark.
    fn begins_members(&mut self) -> bool {
        let mut i = 1;
        while i < 3 && matches!(self.lexer.peek(i).tok, Tok::Space | Tok::Nl) {
            i += 1;
        }
        match self.lexer.peek(i).tok {
            Tok::Quote(_) | Tok::Punct(b'[' | b'{') => true,
            // `(App.java:5004)` of a stack trace is a place in a program.
            Tok::Word => self.bare_key(i, false).is_some_and(|hit| {
                hit.known != Known::Not || hit.tight || self.lexer.peek(hit.tokens).tok == Tok::Space
            }),
            _ => self.lexer.peek(1).tok == Tok::Nl,
        }
    }

    /// `{ [1234 bytes data]`, as `curl -v` counts. (`} [5 bytes data]` is not a structure either.)
    fn is_curl_count(&mut self) -> bool {
        let word = self.lexer.peek(5);
        let raw = self.text.get(word.start..word.end).unwrap_or("");
        self.lexer.peek(1).tok == Tok::Space && self.lexer.peek(2).tok == Tok::Punct(b'[') && raw == "bytes"
    }

    fn begins_address(&mut self) -> bool {
        (1..4).map(|i| self.lexer.peek(i).tok).eq([Tok::Punct(b':'), Tok::Punct(b'/'), Tok::Punct(b'/')])
    }

    /// An address is one thing: its query is no list of keys.
    fn skip_address(&mut self) {
        while !matches!(
            self.lexer.peek(0).tok,
            Tok::Space | Tok::Nl | Tok::Quote(_) | Tok::End | Tok::Punct(b'<' | b'>')
        ) {
            self.bump();
        }
    }

    fn table_header(&mut self, token: Token) -> bool {
        if !matches!(token.tok, Tok::Word | Tok::Quote(_) | Tok::Punct(b'|' | b',' | b';')) {
            return false;
        }
        let rest = self.text.get(token.start..).unwrap_or("");
        let bytes = rest.as_bytes();
        let head = bytes.get(..table::HEADER).unwrap_or(bytes);
        let length = memchr::memchr2(b'\n', b'\r', head).unwrap_or(head.len());
        let Some((table, hidden)) = rest.get(..length).and_then(Table::read) else {
            return false;
        };
        self.leave_prose(token.start, false);
        for cell in hidden {
            self.spots.hide(token.start + cell.start..token.start + cell.end, crate::mask::Kind::Other);
        }
        while !matches!(self.lexer.peek(0).tok, Tok::Nl | Tok::End) {
            self.bump();
        }
        self.owner = Owner::NOBODY;
        self.table = Some(table);
        self.base = Base::Lines;
        true
    }
}
