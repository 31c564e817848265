//! Elements of XML and HTML.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::frame::Sort;
use super::{Owner, Walker};
use crate::mask::class::{self, Class, Known};
use crate::mask::lex::Tok;
use crate::mask::{Kind, fold, words};

/// Elements of a page; their text is a message.
const PAGE: [&str; 34] = [
    "html", "head", "title", "body", "h1", "h2", "h3", "h4", "p", "hr", "br", "center", "div", "span", "a",
    "b", "i", "strong", "em", "pre", "table", "tr", "td", "th", "ul", "ol", "li", "small", "font", "meta",
    "script", "style", "form", "doctype",
];

/// Elements that only wrap the values of a list.
const ITEMS: [&str; 8] = ["item", "element", "entry", "value", "int", "integer", "string", "e"];

impl Walker<'_> {
    /// The `<` ahead begins a tag, a declaration or a comment.
    pub(super) fn is_tag(&mut self) -> bool {
        match self.lexer.peek(1).tok {
            Tok::Punct(b'/') => self.lexer.peek(2).tok == Tok::Word,
            Tok::Punct(b'!' | b'?') => true,
            Tok::Word => {
                let word = self.lexer.peek(1);
                let raw = self.text.get(word.start..word.end).unwrap_or("");
                let named = raw.starts_with(|c: char| c.is_alphabetic() || c == '_') && !raw.contains('@');
                // `I<UTO<<` goes on with another sign than a tag does.
                let goes_on = matches!(
                    self.lexer.peek(2).tok,
                    Tok::Punct(b'>' | b'/' | b':') | Tok::Space | Tok::Nl | Tok::End
                );
                named && goes_on && self.run.is_none()
            }
            _ => false,
        }
    }

    pub(super) fn tag(&mut self) {
        self.flush();
        match self.lexer.peek(1).tok {
            Tok::Punct(b'/') => self.closing_tag(),
            Tok::Punct(_) => self.declaration(),
            _ => self.opening_tag(),
        }
    }

    /// `<name`; attributes and `>` are read as members of it.
    fn opening_tag(&mut self) {
        self.bump();
        let (folded, hidden) = self.name();
        let parent = self.frames.owner();
        let (own, known) = class::classify(&folded);
        let owner = if PAGE.contains(&folded.as_str()) {
            Owner { class: Class::Message, members: Class::Plain, used: false }
        } else if ITEMS.contains(&folded.as_str()) || known == Known::Not && parent.class.is_list() {
            Owner { used: false, ..parent }
        } else {
            Owner::of_key(own, known)
        };
        let members = self.frames.members();
        let (class, inner) = (members.inherit(owner.class), members.inherit(owner.members));
        self.frames.push(Sort::Element { name: hash(&folded), in_tag: !hidden }, class, inner);
        self.owner = Owner::NOBODY;
        if let Some(frame) = self.frames.top_mut() {
            frame.sort = Sort::Element { name: hash(&folded), in_tag: true };
        }
    }

    fn closing_tag(&mut self) {
        self.bump_many(2);
        let (folded, _) = self.name();
        let name = hash(&folded);
        if self.lexer.peek(0).tok == Tok::Punct(b'>') {
            self.bump();
        }
        if self.frames.pop(|sort| matches!(sort, Sort::Element { name: other, .. } if other == name)) {
            self.after_close();
        } else {
            self.torn |= self.frames.is_empty();
        }
        self.owner.used = true;
    }

    /// `<?xml`, `<!DOCTYPE html>`, `<![CDATA[`, `<!--`.
    fn declaration(&mut self) {
        self.bump_many(2);
        if self.lexer.peek(0).tok == Tok::Punct(b'[') {
            // The text of a CDATA section belongs to its element.
            let owner = self.owner;
            self.bump();
            self.name();
            if self.lexer.peek(0).tok == Tok::Punct(b'[') {
                self.bump();
            }
            self.owner = owner;
            return;
        }
        let mut left = 4;
        while left > 0 && matches!(self.lexer.peek(0).tok, Tok::Word | Tok::Space) {
            if self.lexer.peek(0).tok == Tok::Word {
                if self.bare_key(0, false).is_some() {
                    return;
                }
                self.name();
            } else {
                self.bump();
            }
            left -= 1;
        }
    }

    /// The element's name ahead, folded; hidden when no list knows it. A prefix (`soap:Body`) is passed over.
    fn name(&mut self) -> (String, bool) {
        let mut word = self.lexer.peek(0);
        if word.tok != Tok::Word {
            return (String::new(), false);
        }
        let mut hidden = self.take_name();
        if self.lexer.peek(0).tok == Tok::Punct(b':') && self.lexer.peek(1).tok == Tok::Word {
            self.bump();
            word = self.lexer.peek(0);
            hidden = self.take_name();
        }
        let raw = self.text.get(word.start..word.end).unwrap_or("");
        (fold::key(raw).unwrap_or_default(), hidden)
    }

    fn take_name(&mut self) -> bool {
        let word = self.bump();
        let raw = self.text.get(word.start..word.end).unwrap_or("");
        let folded = fold::key(raw).unwrap_or_default();
        let shown = PAGE.contains(&folded.as_str())
            || ITEMS.contains(&folded.as_str())
            || matches!(folded.as_str(), "cdata" | "xml" | "soap" | "soapenv" | "root")
            || class::classify(&folded).1 == Known::Exactly
            || words::all_known(raw);
        if !shown {
            self.spots.hide(word.start..word.end, Kind::Other);
        }
        !shown
    }

    /// `>`: the text of an element begins, or the element was empty.
    pub(super) fn tag_end(&mut self) {
        let top = self.frames.top();
        let Some(Sort::Element { name, in_tag: true }) = top.map(|frame| frame.sort) else {
            self.bump();
            return;
        };
        self.flush();
        let empty = self.last == Tok::Punct(b'/');
        self.bump();
        if empty {
            self.frames.pop(|sort| sort == Sort::Element { name, in_tag: true });
            return self.after_close();
        }
        if let Some(frame) = self.frames.top_mut() {
            frame.sort = Sort::Element { name, in_tag: false };
        }
        self.next_member();
    }
}

fn hash(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    hasher.finish()
}
