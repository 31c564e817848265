//! Inside a structure: keys, values, brackets, lines.

use super::frame::Sort;
use super::{Base, Walker, quote};
use crate::mask::class::Class;
use crate::mask::lex::{Tok, Token};
use crate::mask::{Kind, shape, words};

/// What values are wrapped in: `Optional(5004)`, `stdClass Object (`, `map[string]interface {}{`.
const WRAPPERS: [&str; 30] = [
    "optional",
    "some",
    "just",
    "ok",
    "numberlong",
    "numberint",
    "int32",
    "int64",
    "anyhashable",
    "string",
    "integer",
    "long",
    "bool",
    "boolean",
    "int",
    "float",
    "double",
    "array",
    "object",
    "stdclass",
    "map",
    "list",
    "set",
    "dict",
    "ordereddict",
    "hash",
    "decimal",
    "uuid",
    "interface",
    "nsdictionary",
];

impl Walker<'_> {
    pub(super) fn in_structure(&mut self, token: Token) {
        let flat_table = self.table.is_some() && self.frames.is_empty();
        match token.tok {
            Tok::Nl => self.structure_line_end(),
            Tok::Space => self.structure_blank(token, flat_table),
            Tok::Quote(_) => self.structure_quote(token, flat_table),
            Tok::Word => self.structure_word(token, flat_table),
            // In a cell a lone bracket is a sign like any other.
            Tok::Punct(b'(' | b')') if flat_table => {
                self.bump();
            }
            Tok::Punct(sign @ (b'{' | b'[' | b'(')) => self.open_bracket(sign),
            Tok::Punct(sign @ (b'}' | b']' | b')')) => self.close_bracket(sign),
            Tok::Punct(b'<') if self.is_tag() && !flat_table => self.tag(),
            Tok::Punct(b'>') => self.tag_end(),
            Tok::Punct(sign)
                if flat_table && self.table.as_ref().is_some_and(|table| table.splits_at(sign)) =>
            {
                self.next_cell(1)
            }
            Tok::Punct(b',') if self.is_inside_date() => {
                self.bump();
            }
            Tok::Punct(b',' | b';' | b'&') => {
                self.flush();
                self.bump();
                if !flat_table && !self.frames.is_empty() {
                    self.next_member();
                } else {
                    self.owner.used = true;
                }
            }
            Tok::Mark => {
                self.flush();
                self.bump();
                self.owner.used = true;
            }
            Tok::Punct(_) => {
                // Signs inside a value are part of it once another word follows.
                self.bump();
            }
            Tok::End => {}
        }
    }

    fn structure_quote(&mut self, token: Token, flat_table: bool) {
        if !flat_table && let Some(hit) = self.quoted_key(0) {
            return self.take_key(hit);
        }
        let ends = |sort: Sort| quote(token).is_some_and(|quote| sort == Sort::Text(quote));
        if self.frames.top().is_some_and(|frame| ends(frame.sort)) {
            self.flush();
            self.bump();
            self.frames.pop(ends);
            return self.after_close();
        }
        // `O%27Brien`: an apostrophe, not a string.
        let behind = self.lexer.peek(1);
        let touches = self.run.as_ref().is_some_and(|run| run.end == token.start);
        if touches && behind.tok == Tok::Word && quote(token).is_some_and(|quote| quote.face == b'\'') {
            self.bump();
            return;
        }
        // `ERIKA"}`: the quote that opened this one is not in the paste.
        if touches && matches!(behind.tok, Tok::Punct(b'}' | b']' | b',' | b')' | b';') | Tok::Nl | Tok::End)
        {
            self.flush();
            self.bump();
            return;
        }
        self.open_string(token);
    }

    fn structure_word(&mut self, token: Token, flat_table: bool) {
        if !flat_table {
            let label = self.fresh && self.frames.is_empty();
            if let Some(hit) = self.bare_key(0, label) {
                if label && self.is_speech(&hit) {
                    self.flush();
                    return self.prose_from(token.start);
                }
                return self.take_key(hit);
            }
            if label
                && self.begin
                && let Some(hit) = self.label_key()
            {
                return self.take_key(hit);
            }
            // `AnyHashable("key"):`
            if self.lexer.peek(1).tok == Tok::Punct(b'(')
                && let Some(hit) = self.quoted_key(2)
            {
                return self.take_key(hit);
            }
        }
        if self.run.is_none() && self.is_wrapper(token) {
            return self.wrapper();
        }
        self.extend(token);
        self.bump();
    }

    /// The word before a bracket, when it is one of the trade's and no name.
    fn is_wrapper(&mut self, token: Token) -> bool {
        let next = match self.lexer.peek(1).tok {
            Tok::Space => self.lexer.peek(2).tok,
            tok => tok,
        };
        let raw = self.text.get(token.start..token.end).unwrap_or("");
        let lower = raw.to_ascii_lowercase();
        if !matches!(next, Tok::Punct(b'{' | b'[' | b'(') | Tok::Nl | Tok::Word) || raw.len() > 40 {
            return false;
        }
        let known = WRAPPERS.contains(&lower.as_str());
        match next {
            // `Array` and `stdClass Object` stand before a line end or another such word.
            Tok::Nl | Tok::Word => {
                known
                    && self.owner.members == Class::Plain
                    && matches!(lower.as_str(), "array" | "stdclass" | "object")
            }
            _ => known || words::all_known(raw) && raw.len() > 2,
        }
    }

    fn wrapper(&mut self) {
        let word = self.bump();
        let raw = self.text.get(word.start..word.end).unwrap_or("").to_ascii_lowercase();
        if !matches!(raw.as_str(), "string" | "array" | "object" | "enum") || !self.is_in_brackets(0) {
            return;
        }
        // `string(11) "…"`, `array(2) {`, `object(stdClass)#3 (2) {`: the key's value is still to come, and how long it
        // is is nobody's business.
        self.take_size(&raw);
        if self.lexer.peek(0).tok == Tok::Punct(b'#') {
            self.bump_many(2);
            if self.lexer.peek(0).tok == Tok::Space && self.is_in_brackets(1) {
                self.bump();
                self.take_size("object");
            }
        }
    }

    fn is_in_brackets(&mut self, from: usize) -> bool {
        self.lexer.peek(from).tok == Tok::Punct(b'(')
            && self.lexer.peek(from + 1).tok == Tok::Word
            && self.lexer.peek(from + 2).tok == Tok::Punct(b')')
    }

    fn take_size(&mut self, of: &str) {
        let size = self.lexer.peek(1);
        let raw = self.text.get(size.start..size.end).unwrap_or("");
        let count = of != "string" && raw.len() <= 3 && raw.bytes().all(|byte| byte.is_ascii_digit());
        if !count && !words::all_known(raw) && !WRAPPERS.contains(&raw.to_ascii_lowercase().as_str())
            || of == "string"
        {
            let kind = if self.owner.used { Kind::Other } else { self.owner.class.kind() };
            self.spots.hide(size.start..size.end, kind);
        }
        self.bump_many(3);
    }

    fn structure_blank(&mut self, token: Token, flat_table: bool) {
        if flat_table {
            let raw = self.text.get(token.start..token.end).unwrap_or("");
            let cells = self.table.as_ref().map_or(0, |table| table.cells_in(raw));
            if cells > 0 {
                return self.next_cell(cells);
            }
        }
        if self.owner.class.is_one_word() {
            self.flush();
        }
        self.bump();
        let sentence = self.shown && self.run.is_none() && self.frames.is_empty() && !flat_table;
        if sentence && self.lexer.peek(0).tok == Tok::Word && self.bare_key(0, false).is_none() {
            self.prose_from(token.end);
        }
    }

    fn structure_line_end(&mut self) {
        self.flush();
        let blank = self.is_blank_line();
        let line_end = self.bump();
        if let Some(table) = &mut self.table
            && self.frames.is_empty()
        {
            if blank {
                self.table = None;
                return self.prose_from(line_end.end);
            }
            table.first_cell();
            self.owner = table.owner();
            return;
        }
        if !self.frames.is_empty() {
            return;
        }
        // A record of a log begins with its time; a value that was shown has no next line; a paragraph ends all.
        let dated = self.text.get(line_end.end..).is_some_and(|rest| {
            let lead = rest.len() - rest.trim_start_matches(['[', ' ']).len();
            lead <= 8 && shape::timestamp(self.text, line_end.end + lead).is_some()
        });
        if dated || self.shown || blank && !self.is_indented_after_blank() {
            self.prose_from(line_end.end);
        }
    }

    /// The line end ahead is followed by another, with nothing but blanks between.
    pub(super) fn is_blank_line(&mut self) -> bool {
        let next = match self.lexer.peek(1).tok {
            Tok::Space => self.lexer.peek(2).tok,
            tok => tok,
        };
        matches!(next, Tok::Nl | Tok::End)
    }

    /// A hidden value's next paragraph, as YAML writes it.
    fn is_indented_after_blank(&mut self) -> bool {
        let mut i = 0;
        while i < 6 {
            match (self.lexer.peek(i).tok, self.lexer.peek(i + 1).tok) {
                (Tok::Nl, _) | (Tok::Space, Tok::Nl) => i += 1,
                (Tok::Space, Tok::Word | Tok::Punct(_) | Tok::Quote(_)) => return self.owner.class.is_deny(),
                _ => return false,
            }
        }
        false
    }

    fn next_cell(&mut self, cells: usize) {
        self.flush();
        self.bump();
        if let Some(table) = &mut self.table {
            table.advance(cells);
            self.owner = table.owner();
        }
    }

    /// The comma of `Wed, 15 Jan 2030`.
    fn is_inside_date(&mut self) -> bool {
        self.owner.class == Class::Time
            && self.run.is_some()
            && self.lexer.peek(1).tok == Tok::Space
            && self.lexer.peek(2).tok == Tok::Word
            && self.bare_key(2, false).is_none()
    }

    fn open_bracket(&mut self, sign: u8) {
        if sign == b'['
            && let Some(hit) = self.bracket_key()
        {
            return self.take_key(hit);
        }
        self.flush();
        let mut owner = self.owner;
        if owner.used {
            owner = self.frames.owner();
        }
        self.frames.push(Sort::Bracket(sign), owner.class, owner.members);
        self.bump();
        self.next_member();
    }

    fn close_bracket(&mut self, sign: u8) {
        self.flush();
        let opener = match sign {
            b'}' => b'{',
            b']' => b'[',
            _ => b'(',
        };
        self.bump();
        if self.frames.pop(|sort| sort == Sort::Bracket(opener)) {
            self.after_close();
        } else {
            self.torn |= self.frames.is_empty() && sign == b'}';
        }
    }

    /// Something was closed: what comes next, and whether the structure is over.
    pub(super) fn after_close(&mut self) {
        self.next_member();
        self.shown = false;
        if !self.frames.is_empty() || self.table.is_some() {
            if self.table.is_some() {
                self.owner.used = true;
            }
            return;
        }
        let mut i = 0;
        let mut blank = false;
        while i < 6 {
            match self.lexer.peek(i).tok {
                Tok::Space => blank = true,
                Tok::Quote(_) | Tok::Punct(b';' | b',' | b')' | b'.' | b'`') => blank = false,
                _ => break,
            }
            i += 1;
        }
        let next = self.lexer.peek(i);
        let goes_on_as_sentence = match next.tok {
            Tok::Nl | Tok::End | Tok::Punct(b'{' | b'[') => true,
            Tok::Word if blank => {
                let raw = self.text.get(next.start..next.end).unwrap_or("");
                !raw.starts_with(|c: char| c.is_uppercase() || !c.is_alphanumeric() && c != '-')
            }
            _ => false,
        };
        if goes_on_as_sentence {
            let here = self.lexer.peek(0).start;
            self.prose_from(here);
        } else {
            self.base = Base::Lines;
        }
    }
}
