//! A text made from another one, and the way back from each of its bytes to the paste.
//!
//! ```text
//!  paste ◄── transport ◄── string contents ◄── string in the string …      each arrow: sorted marks
//!            "80<ZWSP>06"      \" -> "                                      (out, src, taken)
//! ```
//!
//! A mark says that `made` bytes of the layer stand for `taken` bytes of the parent, and that what follows is
//! copied byte for byte. Looking a place up is a binary search per layer; there are never more than a handful.

use std::borrow::Cow;
use std::ops::Range;

/// A place where the layer stops being a copy of what came before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mark {
    out: u32,
    src: u32,
    /// Bytes of the parent that are replaced.
    taken: u16,
    /// Bytes of the layer that replace them.
    made: u16,
}

/// A text and its way back to the paste.
#[derive(Debug)]
pub(super) struct Layer<'a> {
    text: Cow<'a, str>,
    marks: Vec<Mark>,
    parent: Option<&'a Layer<'a>>,
}

impl<'a> Layer<'a> {
    /// The paste itself.
    pub(super) fn paste(text: &'a str) -> Self {
        Self { text: Cow::Borrowed(text), marks: Vec::new(), parent: None }
    }

    /// The text of this layer.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The paste at the bottom of all layers.
    pub(super) fn paste_text(&self) -> &str {
        let mut layer = self;
        while let Some(parent) = layer.parent {
            layer = parent;
        }
        &layer.text
    }

    /// The bytes of the paste that a range of this layer stands for.
    pub(super) fn span(&self, range: Range<usize>) -> Range<usize> {
        let mut range = range;
        let mut layer = self;
        while let Some(parent) = layer.parent {
            let start = layer.start(range.start);
            let end = if range.end > range.start { layer.end(range.end) } else { start };
            range = start..end.max(start);
            layer = parent;
        }
        range
    }

    /// How many bytes from byte `at` on stand for as many bytes of the paste, one behind the other; what replaces
    /// something is a stretch of its own.
    pub(super) fn straight(&self, at: usize) -> usize {
        let mut length = self.text.len().saturating_sub(at);
        let (mut layer, mut place) = (self, at);
        while let Some(parent) = layer.parent {
            let next = layer.marks.partition_point(|mark| mark.out as usize <= place);
            let made = layer.mark(place).map(|mark| mark.out as usize + mark.made as usize);
            let ends = layer.marks.get(next).map(|mark| mark.out as usize).into_iter().chain(made);
            length = ends.filter(|end| *end > place).map(|end| end - place).fold(length, usize::min);
            place = layer.start(place);
            layer = parent;
        }
        length
    }

    fn mark(&self, at: usize) -> Option<Mark> {
        let index = self.marks.partition_point(|mark| mark.out as usize <= at);
        self.marks.get(index.checked_sub(1)?).copied()
    }

    fn start(&self, at: usize) -> usize {
        let Some(mark) = self.mark(at) else { return at };
        let offset = at - mark.out as usize;
        match offset.checked_sub(mark.made as usize) {
            Some(copied) => mark.src as usize + mark.taken as usize + copied,
            None => mark.src as usize,
        }
    }

    fn end(&self, at: usize) -> usize {
        let Some(mark) = self.mark(at.saturating_sub(1)) else { return at };
        let copied = (at - mark.out as usize).saturating_sub(mark.made as usize);
        mark.src as usize + mark.taken as usize + copied
    }
}

/// Builds a layer over another one, from left to right.
pub(super) struct LayerBuilder<'a> {
    parent: &'a Layer<'a>,
    text: String,
    marks: Vec<Mark>,
}

impl<'a> LayerBuilder<'a> {
    /// An empty layer over `parent`.
    pub(super) fn over(parent: &'a Layer<'a>) -> Self {
        Self { parent, text: String::new(), marks: Vec::new() }
    }

    /// Makes room for so many marks and so long a text, so that they are not copied again and again.
    pub(super) fn expect(&mut self, marks: usize, length: usize) {
        self.marks.reserve_exact(marks + 4);
        self.text.reserve_exact(length);
    }

    /// Copies a range of the parent. A range off its character boundaries is left out.
    pub(super) fn copy(&mut self, range: Range<usize>) {
        let Some(piece) = self.parent.text().get(range.clone()).filter(|piece| !piece.is_empty()) else {
            return;
        };
        let follows = self.marks.last().is_some_and(|mark| {
            let copied = self.text.len() - mark.out as usize - mark.made as usize;
            mark.src as usize + mark.taken as usize + copied == range.start
        });
        if !follows {
            self.marks.push(Mark {
                out: narrow(self.text.len()),
                src: narrow(range.start),
                taken: 0,
                made: 0,
            });
        }
        self.text.push_str(piece);
    }

    /// Lets a short `text` stand for a short range of the parent.
    pub(super) fn replace(&mut self, range: Range<usize>, text: &str) {
        if text.is_empty() {
            return;
        }
        let short = |length: usize| u16::try_from(length).unwrap_or(u16::MAX);
        let (taken, made) = (short(range.end.saturating_sub(range.start)), short(text.len()));
        self.marks.push(Mark { out: narrow(self.text.len()), src: narrow(range.start), taken, made });
        self.text.push_str(text);
    }

    /// How many stretches there are so far: what the layer costs besides its text.
    pub(super) fn stretches(&self) -> usize {
        self.marks.len()
    }
    /// The finished layer.
    pub(super) fn finish(mut self) -> Layer<'a> {
        if self.marks.is_empty() {
            self.marks.push(Mark { out: 0, src: 0, taken: 0, made: 0 });
        }
        Layer { text: Cow::Owned(self.text), marks: self.marks, parent: Some(self.parent) }
    }
}

/// Texts past 4 GiB are cut before a layer is made (see `read`), so this never loses anything.
fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
