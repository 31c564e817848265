//! Words that values are wrapped in.

use super::Walker;
use crate::mask::class::Class;
use crate::mask::lex::{Tok, Token};
use crate::mask::{Kind, words};

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
    /// The word before a bracket, when it is one of the trade's and no name.
    pub(super) fn is_wrapper(&mut self, token: Token) -> bool {
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

    pub(super) fn wrapper(&mut self) {
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
}
