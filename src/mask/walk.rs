//! The walk over the tokens: what is structure and what is prose, which value belongs to which key.
//!
//! It needs no valid notation. Inside a structure everything is hidden but known keys, punctuation, and values that the
//! class of their key allows; so a lost quote or bracket can hide too much, never show too much. A structure begins at
//! a bracket or key that looks like one and ends only where its brackets are balanced and the line is over, or the text
//! goes on like a sentence.

use std::ops::Range;

use super::class::{Class, Known};
use super::lex::{Lexer, Quote, Tok, Token};
use super::spots::Spots;
use super::{Kind, allow, prose, shape};

mod enter;
mod frame;
mod head;
mod key;
mod lines;
mod string;
mod structure;
mod table;
mod tag;
mod wrapper;

use frame::Frames;
use string::Open;
use table::Table;

/// All that is to be hidden in `text`.
pub(super) fn walk(text: &str) -> Spots<'_> {
    Walker::new(text).run()
}

/// What the text at depth 0 is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Base {
    /// Sentences; handed to [`prose`] from this byte on once their end is known.
    Prose { start: usize },
    /// `key: value` lines and what follows them.
    Lines,
}

/// What the words to come belong to.
#[derive(Clone, Copy)]
struct Owner {
    /// The class of a plain value.
    class: Class,
    /// The class that the members of a record inherit from.
    members: Class,
    /// The value was read: what follows belongs to nothing that is known.
    used: bool,
}

impl Owner {
    const NOBODY: Self = Self { class: Class::Deny(Kind::Other), members: Class::Plain, used: true };

    fn of_key(class: Class, known: Known) -> Self {
        // A record under an unknown key may be a whole reply; under `deviceDetails` nothing may be shown.
        // The members of `images` are pictures by their own keys, beside the name of the document.
        let own_keys = known != Known::Exactly || class == Class::Deny(Kind::Image);
        let members = if class.is_deny() && own_keys { Class::Plain } else { class };
        Self { class, members, used: false }
    }
}

struct Walker<'t> {
    text: &'t str,
    lexer: Lexer<'t>,
    spots: Spots<'t>,
    base: Base,
    frames: Frames,
    owner: Owner,
    /// The last plain value was shown.
    shown: bool,
    /// Words of a plain value without quotes.
    run: Option<Range<usize>>,
    string: Option<Open>,
    table: Option<Table>,
    /// Nothing but blanks and bullets since the line began.
    fresh: bool,
    /// Nothing at all but blanks since the line began.
    begin: bool,
    /// The last token that is no blank and no line end.
    last: Tok,
    /// Double quotes in the prose so far.
    quotes: usize,
    /// Brackets that are open in the prose so far.
    brackets: usize,
    /// The prose that the text begins with.
    head: Range<usize>,
    /// A bracket was closed that was never opened: the text begins inside a structure.
    torn: bool,
}

impl<'t> Walker<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            lexer: Lexer::new(text),
            spots: Spots::of(text),
            base: Base::Prose { start: 0 },
            frames: Frames::default(),
            owner: Owner::NOBODY,
            shown: false,
            run: None,
            string: None,
            table: None,
            fresh: true,
            begin: true,
            last: Tok::Nl,
            quotes: 0,
            brackets: 0,
            head: 0..0,
            torn: false,
        }
    }

    fn run(mut self) -> Spots<'t> {
        loop {
            let token = self.lexer.peek(0);
            match token.tok {
                Tok::End => break,
                _ if self.string.is_some() => self.in_string(token),
                _ if self.is_structure() => self.in_structure(token),
                _ => self.in_prose(token),
            }
        }
        self.close_string();
        self.flush();
        self.leave_prose(self.text.len(), false);
        if self.torn
            && let Some(words) = self.words(self.head.clone())
        {
            self.spots.hide_head(words);
        }
        self.spots
    }

    fn is_structure(&self) -> bool {
        !self.frames.is_empty() || self.table.is_some() || self.base == Base::Lines
    }

    /// Takes one token and remembers it.
    fn bump(&mut self) -> Token {
        let token = self.lexer.bump();
        match token.tok {
            Tok::Space => {}
            Tok::Nl => {
                self.fresh = true;
                self.begin = true;
            }
            tok => {
                self.fresh &= matches!(tok, Tok::Punct(b'-' | b'*' | b'|' | b'+' | b'#' | b'<'));
                self.begin = false;
                self.last = tok;
            }
        }
        token
    }

    fn bump_many(&mut self, count: usize) {
        for _ in 0..count {
            self.bump();
        }
    }

    /// One more word, or sign inside, of a plain value.
    fn extend(&mut self, token: Token) {
        match &mut self.run {
            Some(run) => run.end = token.end,
            None => self.run = Some(token.start..token.end),
        }
    }

    /// The plain value that was gathered is over.
    fn flush(&mut self) {
        if let Some(run) = self.run.take() {
            let raw = self.text.get(run.clone()).unwrap_or("");
            let stops = raw.len() - raw.trim_end_matches(['.', ':', '!', '?']).len();
            self.value(run.start..run.end - stops, false);
        }
    }

    /// A value stands at `range`: shown or hidden.
    fn value(&mut self, range: Range<usize>, quoted: bool) {
        let raw = self.text.get(range.clone()).unwrap_or("");
        let class = if self.owner.used { Class::Deny(self.owner.class.kind()) } else { self.owner.class };
        self.shown = allow::may_show(class, raw, quoted);
        if !self.shown {
            let kind = match class.kind() {
                Kind::Other => shape::kind_of(raw),
                kind => kind,
            };
            self.spots.hide_value(range, kind);
        }
        self.shown &= !class.is_deny();
        if !(self.owner.class.is_list() && self.frames.in_list()) {
            self.owner.used = true;
        }
    }

    /// What comes next is no one's, or the next of a list.
    fn next_member(&mut self) {
        self.owner = self.frames.owner();
    }

    /// The prose before `at` is over. `torn`: what begins here shows that a structure was going on all the time, because
    /// the paste begins inside it.
    fn leave_prose(&mut self, at: usize, torn: bool) {
        let Base::Prose { start } = self.base else { return };
        self.base = Base::Lines;
        if start == 0 {
            self.head = 0..at;
        }
        if torn {
            if let Some(words) = self.words(start..at) {
                self.spots.hide_since(words, Kind::Other);
            }
        } else {
            prose::scan(self.text, start..at, &mut self.spots);
        }
    }

    /// From the first to the last letter or digit at `range`.
    fn words(&self, range: Range<usize>) -> Option<Range<usize>> {
        let raw = self.text.get(range.clone())?;
        let first = raw.find(char::is_alphanumeric)?;
        let last = raw.rfind(char::is_alphanumeric)?;
        let length = raw.get(last..)?.chars().next()?.len_utf8();
        Some(range.start + first..range.start + last + length)
    }

    fn prose_from(&mut self, start: usize) {
        self.base = Base::Prose { start };
        self.quotes = 0;
        self.brackets = 0;
        self.owner = Owner::NOBODY;
        self.shown = false;
    }
}

/// The quote of a token.
fn quote(token: Token) -> Option<Quote> {
    match token.tok {
        Tok::Quote(quote) => Some(quote),
        _ => None,
    }
}
