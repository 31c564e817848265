//! Keys in every notation: which tokens are a key with its separator.

use std::ops::Range;

use super::{Owner, Walker};
use crate::mask::class::{self, Class, Known};
use crate::mask::lex::Tok;
use crate::mask::{Kind, fold, words};

/// The most words a key can have (`Date of birth of the holder`).
const WORDS: usize = 6;

/// The most bytes a key can have as it stands, escapes and all.
const BYTES: usize = 160;

/// A key was found ahead.
#[derive(Clone)]
pub(super) struct Hit {
    pub range: Range<usize>,
    /// How many tokens it takes, its separator with them.
    pub tokens: usize,
    pub class: Class,
    pub known: Known,
    /// A place in a list: `[0] =>`.
    pub index: bool,
    /// Inside square brackets, `["key"]=>`.
    pub bracket: bool,
    /// The separator is `=`, with nothing between.
    pub tight: bool,
    /// A quote closes the key that none opened.
    pub torn: bool,
}

impl Walker<'_> {
    /// The key that begins with a quote at token `from`, if there is one.
    pub(super) fn quoted_key(&mut self, from: usize) -> Option<Hit> {
        let mut i = from;
        while i < from + 4 && matches!(self.lexer.peek(i).tok, Tok::Quote(_)) {
            i += 1;
        }
        if i == from || !self.skip_to_word(&mut i) {
            return None;
        }
        let range = self.words_of_key(&mut i)?;
        self.skip_blanks(&mut i, 2);
        let before = i;
        while i < before + 4 && matches!(self.lexer.peek(i).tok, Tok::Quote(_)) {
            i += 1;
        }
        if i == before {
            return None;
        }
        let bracket = matches!(self.lexer.peek(i).tok, Tok::Punct(b']'));
        if bracket || matches!(self.lexer.peek(i).tok, Tok::Punct(b')')) {
            i += 1;
        }
        let (end, tight) = self.separator(i)?;
        Some(Hit { bracket, ..self.hit(range, end, tight)? })
    }

    /// The key without quotes that begins at token `from`. `phrase`: it may have several words.
    pub(super) fn bare_key(&mut self, from: usize, phrase: bool) -> Option<Hit> {
        let first = self.lexer.peek(from);
        let raw = self.text.get(first.start..first.end).unwrap_or("");
        let begins = |c: char| {
            c.is_alphabetic()
                || matches!(c, '_' | '$' | '-' | '@' | '+' | '*')
                || !c.is_ascii()
                || matches!(c, '%' | '\\')
        };
        if first.tok != Tok::Word || !raw.starts_with(begins) || raw.len() > BYTES || raw.contains('/') {
            return None;
        }
        // An e-mail address is no key.
        if raw.get(1..).is_some_and(|rest| rest.contains('@')) {
            return None;
        }
        if let Some((end, tight)) = self.separator(from + 1) {
            let bare = self.hit(first.start..first.end, end, tight)?;
            return (!self.is_address(from + 1)).then_some(bare);
        }
        if matches!(self.lexer.peek(from + 1).tok, Tok::Quote(_))
            && let Some((end, tight)) = self.separator(from + 2)
        {
            return Some(Hit { torn: true, ..self.hit(first.start..first.end, end, tight)? });
        }
        // Most words end here: several words are a key in few places only.
        if !phrase && self.lexer.peek(from + 1).tok != Tok::Nl {
            return self.two_words(from);
        }
        let mut i = from;
        let range = self.words_of_key(&mut i)?;
        let (end, tight) = self.separator(i)?;
        let hit = self.hit(range.clone(), end, tight)?;
        let wrapped = self.text.get(range)?.contains(['\n', '\r']);
        let fits = if wrapped { hit.known == Known::Exactly } else { phrase };
        (fits && !self.is_address(i)).then_some(hit)
    }

    /// A personal label at the start of a line, with a tab or a line end for separator: a form copied from a page.
    pub(super) fn label_key(&mut self) -> Option<Hit> {
        let start = self.lexer.peek(0).start;
        let mut i = 1;
        while i < 7 && self.lexer.peek(i).tok == Tok::Space && self.lexer.peek(i + 1).tok == Tok::Word {
            let blank = self.lexer.peek(i);
            if self.text.get(blank.start..blank.end) != Some(" ") {
                break;
            }
            i += 2;
        }
        let end = self.lexer.peek(i - 1).end;
        let gap = self.lexer.peek(i);
        let separates = match gap.tok {
            Tok::Space => {
                self.text.get(gap.start..gap.end).is_some_and(|gap| gap.contains('\t') || gap.len() > 1)
            }
            Tok::Nl => matches!(self.lexer.peek(i + 1).tok, Tok::Word | Tok::Punct(b'+' | b'(')),
            _ => false,
        };
        if !separates || end - start > BYTES {
            return None;
        }
        let hit = self.hit(start..end, i + 1, false)?;
        (hit.known == Known::Exactly && hit.class.is_deny()).then_some(hit)
    }

    /// `request id:` in the middle of a line: two words that are a known key together.
    fn two_words(&mut self, from: usize) -> Option<Hit> {
        let (first, second) = (self.lexer.peek(from), self.lexer.peek(from + 2));
        if self.lexer.peek(from + 1).tok != Tok::Space || second.tok != Tok::Word {
            return None;
        }
        let (end, tight) = self.separator(from + 3)?;
        let hit = self.hit(first.start..second.end, end, tight)?;
        (hit.known == Known::Exactly && !self.is_address(from + 3)).then_some(hit)
    }

    /// `[key] =>`, `["key"]=>`, `[0] =>` at the opening bracket.
    pub(super) fn bracket_key(&mut self) -> Option<Hit> {
        if let Some(hit) = self.quoted_key(1).filter(|hit| hit.bracket) {
            return Some(hit);
        }
        let word = self.lexer.peek(1);
        if word.tok != Tok::Word
            || self.lexer.peek(2).tok != Tok::Punct(b']')
            || word.end - word.start > BYTES
        {
            return None;
        }
        let (end, tight) = self.separator(3)?;
        let hit = self.hit(word.start..word.end, end, tight)?;
        // A log's `[main]: text` is none.
        let arrow = self.lexer.peek(end - 1).tok == Tok::Punct(b'>') || tight || hit.known == Known::Exactly;
        arrow.then_some(hit)
    }

    /// Takes a key: shown when it is of the trade, hidden when it could be a name.
    pub(super) fn take_key(&mut self, hit: Hit) {
        self.flush();
        if hit.index {
            self.bump_many(hit.tokens);
            return self.next_index();
        }
        let raw = self.text.get(hit.range.clone()).unwrap_or("");
        if hit.known != Known::Exactly && !words::all_known(raw) {
            self.spots.hide(hit.range, Kind::Other);
        }
        self.bump_many(hit.tokens);
        let members = self.frames.members();
        self.owner = Owner::of_key(hit.class, hit.known);
        self.owner.class = members.inherit(self.owner.class);
        self.owner.members = members.inherit(self.owner.members);
        self.shown = false;
    }

    fn next_index(&mut self) {
        self.owner = self.frames.owner();
        self.owner.used = false;
    }

    fn hit(&mut self, range: Range<usize>, end: usize, tight: bool) -> Option<Hit> {
        let raw = self.text.get(range.clone())?;
        let folded = fold::key(raw)?;
        let index = folded.len() <= 4 && folded.bytes().all(|byte| byte.is_ascii_digit());
        let (class, known) = class::classify(&folded);
        Some(Hit { range, tokens: end, class, known, index, bracket: false, tight, torn: false })
    }

    /// Words with single blanks or hard wraps between them.
    fn words_of_key(&mut self, i: &mut usize) -> Option<Range<usize>> {
        let start = self.lexer.peek(*i).start;
        let mut end = start;
        let mut count = 0;
        loop {
            let token = self.lexer.peek(*i);
            match token.tok {
                Tok::Word if count < WORDS && token.end - start <= BYTES => {
                    end = token.end;
                    count += 1;
                    *i += 1;
                }
                Tok::Space | Tok::Nl if count > 0 && self.lexer.peek(*i + 1).tok == Tok::Word => *i += 1,
                // Keys of a path of keys: `result/code`, `deviceDetails:client`.
                Tok::Punct(b'/') if count > 0 && self.lexer.peek(*i + 1).tok == Tok::Word => *i += 1,
                _ if count > 0 => return Some(start..end),
                _ => return None,
            }
            if token.end - start > BYTES {
                return None;
            }
        }
    }

    /// Past blanks and line ends before the first word of a key in quotes.
    fn skip_to_word(&mut self, i: &mut usize) -> bool {
        self.skip_blanks(i, 1);
        // `:key=>` of Ruby, `#key` of others.
        if matches!(self.lexer.peek(*i).tok, Tok::Punct(b':' | b'#')) {
            *i += 1;
        }
        self.lexer.peek(*i).tok == Tok::Word
    }

    fn skip_blanks(&mut self, i: &mut usize, most: usize) {
        for _ in 0..most {
            if matches!(self.lexer.peek(*i).tok, Tok::Space | Tok::Nl) {
                *i += 1;
            }
        }
    }

    /// `:`, `=`, `=>` or `:=`, with blanks before: the index of the token behind it, and whether it is `=` without
    /// blanks on either side.
    pub(super) fn separator(&mut self, from: usize) -> Option<(usize, bool)> {
        let mut i = from;
        self.skip_blanks(&mut i, 2);
        let after = |walker: &mut Self, i: usize| walker.lexer.peek(i).tok;
        match self.lexer.peek(i).tok {
            Tok::Punct(b':') => match after(self, i + 1) {
                Tok::Punct(b':') => None,
                Tok::Punct(b'=') => Some((i + 2, false)),
                _ => Some((i + 1, false)),
            },
            Tok::Punct(b'=') => match after(self, i + 1) {
                Tok::Punct(b'=') => None,
                Tok::Punct(b'>') => Some((i + 2, false)),
                next => Some((i + 1, i == from && !matches!(next, Tok::Space | Tok::Nl))),
            },
            _ => None,
        }
    }

    /// The colon at token `from` begins `://`.
    fn is_address(&mut self, from: usize) -> bool {
        let signs: Vec<Tok> = (from..from + 3).map(|i| self.lexer.peek(i).tok).collect();
        signs == [Tok::Punct(b':'), Tok::Punct(b'/'), Tok::Punct(b'/')]
    }
}
