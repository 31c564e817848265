//! A text made from another one, and the way back from each of its bytes to the paste.
//!
//! ```text
//!  paste ◄── transport ◄── string contents ◄── string in the string …      each arrow: sorted marks
//!            "80<ZWSP>06"      \" -> "                                      (out, src, taken)
//! ```
//!
//! A mark opens a stretch that is either copied byte for byte or stands for `taken` bytes of the parent. Looking a
//! place up is a binary search per layer; there are never more than a handful of layers.

use std::borrow::Cow;
use std::ops::Range;

/// A stretch of the layer's text that begins at `out`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mark {
    out: u32,
    src: u32,
    /// Bytes of the parent that the stretch stands for; [`COPIED`] when it is the parent's text unchanged.
    taken: u32,
}

const COPIED: u32 = u32::MAX;

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
    fn mark(&self, at: usize) -> Option<Mark> {
        let index = self.marks.partition_point(|mark| mark.out as usize <= at);
        self.marks.get(index.checked_sub(1)?).copied()
    }

    fn start(&self, at: usize) -> usize {
        match self.mark(at) {
            Some(mark) if mark.taken == COPIED => mark.src as usize + (at - mark.out as usize),
            Some(mark) if at >= self.text.len() => mark.src as usize + mark.taken as usize,
            Some(mark) => mark.src as usize,
            None => at,
        }
    }

    fn end(&self, at: usize) -> usize {
        match self.mark(at.saturating_sub(1)) {
            Some(mark) if mark.taken == COPIED => mark.src as usize + (at - mark.out as usize),
            Some(mark) => mark.src as usize + mark.taken as usize,
            None => at,
        }
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

    /// Copies a range of the parent. A range off its character boundaries is left out.
    pub(super) fn copy(&mut self, range: Range<usize>) {
        let Some(piece) = self.parent.text().get(range.clone()).filter(|piece| !piece.is_empty()) else {
            return;
        };
        let follows = self.marks.last().is_some_and(|mark| {
            mark.taken == COPIED && mark.src as usize + (self.text.len() - mark.out as usize) == range.start
        });
        if !follows {
            self.marks.push(Mark { out: narrow(self.text.len()), src: narrow(range.start), taken: COPIED });
        }
        self.text.push_str(piece);
    }

    /// Lets `text` stand for a range of the parent.
    pub(super) fn replace(&mut self, range: Range<usize>, text: &str) {
        if text.is_empty() {
            return;
        }
        let taken = narrow(range.end.saturating_sub(range.start));
        self.marks.push(Mark { out: narrow(self.text.len()), src: narrow(range.start), taken });
        self.text.push_str(text);
    }

    /// How many stretches there are so far: what the layer costs besides its text.
    pub(super) fn stretches(&self) -> usize {
        self.marks.len()
    }
    /// The finished layer.
    pub(super) fn finish(mut self) -> Layer<'a> {
        if self.marks.is_empty() {
            self.marks.push(Mark { out: 0, src: 0, taken: COPIED });
        }
        Layer { text: Cow::Owned(self.text), marks: self.marks, parent: Some(self.parent) }
    }
}

/// Texts past 4 GiB are cut before a layer is made (see `read`), so this never loses anything.
fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(COPIED - 1)
}
