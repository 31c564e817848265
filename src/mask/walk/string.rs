//! Inside a string: where it ends when quotes are lost, and when it holds a structure.

use super::frame::Sort;
use super::{Base, Walker, quote};
use crate::mask::lex::{Quote, Tok, Token};

/// A string that is being read.
pub(super) struct Open {
    quote: Quote,
    start: Option<usize>,
    end: usize,
    has_word: bool,
}

impl Walker<'_> {
    pub(super) fn open_string(&mut self, token: Token) {
        self.flush();
        if let Some(quote) = quote(token) {
            self.string = Some(Open { quote, start: None, end: token.end, has_word: false });
        }
        self.bump();
    }

    pub(super) fn in_string(&mut self, token: Token) {
        let Some(open) = &self.string else { return };
        let (mine, empty) = (open.quote, !open.has_word);
        match token.tok {
            Tok::Quote(quote) => self.quote_in_string(token, quote, mine),
            Tok::Punct(b'{' | b'[') if self.holds_structure(empty) => self.embed(mine),
            Tok::Punct(b'<') if empty && self.is_tag() => self.embed(mine),
            // A paragraph ends a string that nothing holds.
            Tok::Nl if self.frames.is_empty() && self.base == Base::Lines && self.is_blank_line() => {
                self.close_string()
            }
            _ => self.content(token),
        }
    }

    fn quote_in_string(&mut self, token: Token, quote: Quote, mine: Quote) {
        if quote == mine {
            if let Some(count) = self.closing_quotes() {
                self.close_string();
                self.bump_many(count);
                return;
            }
        } else if quote.depth < mine.depth && self.frames.has_text(quote) {
            // The string around the structure ends although this one was left open.
            self.close_string();
            return;
        }
        let after_sign = self.begin || matches!(self.last, Tok::Punct(b',' | b'{' | b'[' | b'(' | b';'));
        if after_sign && let Some(hit) = self.quoted_key(0) {
            // The closing quote was lost: the next key tells.
            self.close_string();
            return self.take_key(hit);
        }
        self.content(token);
    }

    fn content(&mut self, token: Token) {
        if let Some(open) = &mut self.string {
            match token.tok {
                Tok::Word | Tok::Punct(_) => {
                    open.start.get_or_insert(token.start);
                    open.end = token.end;
                    open.has_word |= token.tok == Tok::Word;
                }
                _ => {}
            }
        }
        self.bump();
    }

    /// The string is over, whether its quote was there or not.
    pub(super) fn close_string(&mut self) {
        let Some(open) = self.string.take() else { return };
        match open.start {
            Some(start) if open.has_word => self.value(start..open.end, true),
            _ => self.owner.used |= !self.owner.class.is_list(),
        }
    }

    /// How many quotes close the string here: one, or more where they are doubled; `None` when it goes on.
    fn closing_quotes(&mut self) -> Option<usize> {
        let first = self.lexer.peek(0);
        let mut count = 1;
        while count < 4 && self.lexer.peek(count).tok == first.tok {
            count += 1;
        }
        let mut i = count;
        let mut blank = false;
        while i < count + 2 && matches!(self.lexer.peek(i).tok, Tok::Space) {
            let blanks = self.lexer.peek(i);
            if self.text.get(blanks.start..blanks.end).is_some_and(|blanks| blanks.contains('\t')) {
                return Some(count);
            }
            blank = true;
            i += 1;
        }
        let next = self.lexer.peek(i);
        let closes = match next.tok {
            Tok::Punct(sign) => b",}]);:=>&|<^\\/?".contains(&sign),
            Tok::Nl | Tok::End => true,
            Tok::Quote(outer) => {
                !blank && outer.depth < quote(first).map_or(0, |quote| quote.depth)
                    || self.quoted_key(i).is_some()
            }
            Tok::Word => blank && self.bare_key(i, false).is_some(),
            _ => false,
        };
        closes.then_some(count)
    }

    /// The bracket ahead begins a structure inside this string.
    fn holds_structure(&mut self, empty: bool) -> bool {
        let bracket = self.lexer.peek(0).tok;
        let mut i = 1;
        while i < 4 && matches!(self.lexer.peek(i).tok, Tok::Space | Tok::Nl) {
            i += 1;
        }
        match self.lexer.peek(i).tok {
            Tok::Quote(_) => empty || self.quoted_key(i).is_some(),
            // Behind the first words of a name or a number a brace is part of it: entering would let its closing braces
            // end what is personal.
            Tok::Word if !empty && self.owner.class.is_personal() => false,
            Tok::Word => self.bare_key(i, false).is_some() || empty && bracket == Tok::Punct(b'{'),
            Tok::Punct(b'{') => true,
            Tok::Punct(b'}' | b']' | b'[') | Tok::End => empty,
            _ => false,
        }
    }

    /// The string turns out to be a wrapper: what was read so far is a value, the rest a structure.
    fn embed(&mut self, mine: Quote) {
        let owner = self.owner;
        self.close_string();
        self.frames.push(Sort::Text(mine), owner.class, owner.members);
        self.owner = owner;
    }
}
