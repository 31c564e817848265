//! The brackets, elements and strings that are open.

use super::Owner;
use crate::mask::class::Class;
use crate::mask::lex::Quote;

/// Deeper nesting than this is counted, not remembered: nothing in it is anyone's.
const DEPTH: usize = 64;

/// What is open.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// `{`, `[` or `(`.
    Bracket(u8),
    /// An element; its name hashed, and whether its tag is still being read.
    Element { name: u64, in_tag: bool },
    /// A string that holds a structure.
    Text(Quote),
}

#[derive(Clone, Copy)]
pub(super) struct Frame {
    pub sort: Sort,
    pub class: Class,
    pub members: Class,
}

#[derive(Default)]
pub(super) struct Frames {
    open: Vec<Frame>,
    beyond: usize,
}

impl Frames {
    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    pub(super) fn top(&self) -> Option<Frame> {
        self.open.last().copied().filter(|_| self.beyond == 0)
    }

    pub(super) fn top_mut(&mut self) -> Option<&mut Frame> {
        self.open.last_mut().filter(|_| self.beyond == 0)
    }

    /// The class that members inherit from.
    pub(super) fn members(&self) -> Class {
        self.open.last().map_or(Class::Plain, |frame| frame.members)
    }

    pub(super) fn push(&mut self, sort: Sort, class: Class, members: Class) {
        if self.open.len() < DEPTH {
            self.open.push(Frame { sort, class, members });
        } else {
            self.beyond += 1;
        }
    }

    /// Closes the innermost open frame that `fits`, and all that were left open inside it; `false` when there is none.
    pub(super) fn pop(&mut self, fits: impl Fn(Sort) -> bool) -> bool {
        if self.beyond > 0 {
            self.beyond -= 1;
            return false;
        }
        match self.open.iter().rposition(|frame| fits(frame.sort)) {
            Some(at) => {
                self.open.truncate(at);
                true
            }
            None => false,
        }
    }

    pub(super) fn has_text(&self, quote: Quote) -> bool {
        self.open.iter().any(|frame| frame.sort == Sort::Text(quote))
    }

    /// Values may follow each other without keys.
    pub(super) fn in_list(&self) -> bool {
        self.open.last().is_some_and(|frame| match frame.sort {
            Sort::Bracket(b'{') => frame.class.is_list(),
            Sort::Bracket(_) | Sort::Element { .. } => true,
            Sort::Text(_) => false,
        })
    }

    /// Whose the next value is when no key says so.
    pub(super) fn owner(&self) -> Owner {
        match self.open.last() {
            None => Owner::NOBODY,
            Some(frame) => {
                let record = frame.sort == Sort::Bracket(b'{') && !frame.class.is_list();
                Owner { class: frame.class, members: frame.members, used: record || self.beyond > 0 }
            }
        }
    }
}
