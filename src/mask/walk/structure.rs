//! Inside a structure: keys, values, brackets, lines.

use super::frame::Sort;
use super::{Base, Walker, quote};
use crate::mask::class::Class;
use crate::mask::lex::{Tok, Token};

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
        let behind = if behind.tok == Tok::Space { self.lexer.peek(2) } else { behind };
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
            self.stray_bracket(sign);
        }
    }

    /// A bracket closes what neither the structure nor the prose before it opened.
    fn stray_bracket(&mut self, sign: u8) {
        if !self.frames.is_empty() {
            return;
        }
        if sign != b'}' && self.brackets > 0 {
            self.brackets -= 1;
            return;
        }
        // `2) name: …` is a list of points.
        let behind = self.lexer.peek(0).tok;
        self.torn |=
            sign == b'}' || matches!(behind, Tok::Nl | Tok::End | Tok::Punct(b',' | b')' | b']' | b'}'));
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
