//! From a place in the foreign text to its place in the clean one.

use std::fmt;
use std::ops::Range;

/// What was replaced, in order; everything between was copied as it stood.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Map {
    swaps: Vec<Swap>,
}

#[derive(Clone, PartialEq, Eq)]
struct Swap {
    from: Range<usize>,
    to: Range<usize>,
}

impl Map {
    /// The input bytes `from` became the output bytes `to`.
    pub(super) fn swap(&mut self, from: Range<usize>, to: Range<usize>) {
        self.swaps.push(Swap { from, to });
    }

    fn forward(&self, at: usize) -> usize {
        let after = self.swaps.partition_point(|swap| swap.from.start <= at);
        match after.checked_sub(1).and_then(|last| self.swaps.get(last)) {
            None => at,
            Some(swap) if at < swap.from.end => swap.to.start,
            Some(swap) => swap.to.end + (at - swap.from.end),
        }
    }
}

/// A clean text and how to find a place of the foreign text in it.
#[derive(Clone, PartialEq, Eq)]
pub struct Clean {
    /// The clean text, see [`super::sanitise`].
    pub text: String,
    /// How many characters were replaced by marks; tabs and line ends are not counted.
    pub replaced: usize,
    maps: [Map; 2],
}

impl Clean {
    pub(super) fn new(text: String, replaced: usize, maps: [Map; 2]) -> Self {
        Self { text, replaced, maps }
    }

    /// The byte of [`Clean::text`] where the byte `at` of the foreign text went; always on a character boundary, never
    /// past the end.
    pub fn place(&self, at: usize) -> usize {
        let mut place = self.maps.iter().fold(at, |at, map| map.forward(at)).min(self.text.len());
        while !self.text.is_char_boundary(place) {
            place -= 1;
        }
        place
    }

    /// [`Clean::place`] of both ends of `span`.
    pub fn span(&self, span: &Range<usize>) -> Range<usize> {
        let start = self.place(span.start);
        start..self.place(span.end).max(start)
    }
}

/// Lengths only: the text may be personal.
impl fmt::Debug for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Clean({} bytes, {} replaced)", self.text.len(), self.replaced)
    }
}
