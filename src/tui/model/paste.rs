//! The paste box: a reply as it was pasted, shown masked, with the places of everything that was found.
//!
//! What is drawn is always the masked text. Originals are on screen in two cases only, both asked for by name: the
//! reveal key's view, and the editor, which says so in its title. Both close when the keyboard leaves the pane.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use crate::decode::Reply;
use crate::tui::action::Reading;
use crate::tui::field::Editor;

mod marks;
mod scroll;
mod text;

pub(in crate::tui) use marks::offset as offset_in_masked;
pub use marks::{Mark, Target};
use scroll::View;
pub use text::{Areas, areas};

/// Above these a paste has no editor, and only the text around a place is laid out at a time.
pub const LARGE_BYTES: usize = 64 * 1024;
/// See [`LARGE_BYTES`].
pub const LARGE_LINES: usize = 2_000;
/// Above this a worker decodes.
pub const WORKER_BYTES: usize = 256 * 1024;

/// What the box holds.
#[derive(Default)]
enum Content {
    #[default]
    Empty,
    /// A worker reads it.
    Waiting {
        bytes: Arc<Vec<u8>>,
    },
    Ready(Box<Reading>),
}

/// The box.
#[derive(Default)]
pub struct PasteBox {
    content: Content,
    /// Counts what was put in, so that a late answer is known.
    pub serial: u64,
    /// Bytes of the text shown, a row each.
    pub rows: Vec<Range<usize>>,
    /// Index of the first row in sight.
    pub top: usize,
    /// Places of codes and findings in the order of the text.
    pub marks: Vec<Mark>,
    /// Index of the mark that the keyboard is at.
    pub mark: Option<usize>,
    /// Originals are shown.
    pub revealed: bool,
    /// The text is being edited.
    pub editor: Option<Editor>,
    /// The text of the editor, which is what is shown while it is open.
    edited: String,
    /// Only a part of the text is laid out.
    pub large: bool,
    view: View,
}

/// Lengths only.
impl fmt::Debug for PasteBox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PasteBox({} bytes, {} marks)", self.size(), self.marks.len())
    }
}

impl PasteBox {
    /// Nothing was pasted or typed.
    pub fn is_empty(&self) -> bool {
        matches!(self.content, Content::Empty)
    }

    /// A worker is reading this many bytes.
    pub fn waiting(&self) -> Option<usize> {
        match &self.content {
            Content::Waiting { bytes } => Some(bytes.len()),
            _ => None,
        }
    }

    /// What was read.
    pub fn reading(&self) -> Option<&Reading> {
        match &self.content {
            Content::Ready(reading) => Some(reading),
            _ => None,
        }
    }

    /// A reply that was found.
    pub fn reply(&self, index: usize) -> Option<&Reply> {
        self.reading()?.decoded.replies.get(index)
    }

    /// Bytes that the box holds.
    pub fn size(&self) -> usize {
        match &self.content {
            Content::Empty => 0,
            Content::Waiting { bytes } => bytes.len(),
            Content::Ready(reading) => reading.decoded.text.len(),
        }
    }

    /// The bytes that the box holds, for reading them again with more behind them.
    pub fn take_bytes(&mut self) -> Vec<u8> {
        match std::mem::take(&mut self.content) {
            Content::Empty => Vec::new(),
            Content::Waiting { bytes } => Arc::unwrap_or_clone(bytes),
            Content::Ready(reading) => reading.decoded.text.into_bytes(),
        }
    }

    /// Empties the box.
    pub fn clear(&mut self) {
        *self = Self { serial: self.serial + 1, ..Self::default() };
    }

    /// Puts bytes in that a worker will read; the serial number to answer with.
    pub fn wait(&mut self, bytes: Arc<Vec<u8>>) -> u64 {
        self.clear();
        self.content = Content::Waiting { bytes };
        self.serial
    }

    /// Puts in what was read.
    pub fn fill(&mut self, reading: Reading) {
        let text = &reading.decoded.text;
        self.large =
            text.len() > LARGE_BYTES || memchr::memchr_iter(b'\n', text.as_bytes()).count() >= LARGE_LINES;
        self.marks = marks::marks(&reading);
        self.mark = None;
        self.view.sought = true;
        self.serial += 1;
        self.content = Content::Ready(Box::new(reading));
    }

    /// Opens the editor; `false` when the paste is too large for one.
    pub fn edit(&mut self) -> bool {
        if self.large || self.waiting().is_some() {
            return false;
        }
        let text = self.reading().map(|reading| reading.decoded.text.clone()).unwrap_or_default();
        self.editor = Some(Editor::new(&text));
        self.edited = text;
        self.revealed = false;
        true
    }

    /// Takes what the editor holds as the text shown and gives it out for reading.
    pub fn edited(&mut self) -> Option<Vec<u8>> {
        self.edited = self.editor.as_ref()?.text();
        Some(self.edited.clone().into_bytes())
    }

    /// Closes editor and reveal: originals leave the screen.
    pub fn hide(&mut self) {
        self.editor = None;
        self.edited = String::new();
        self.revealed = false;
        if self.reading().is_some_and(|reading| reading.decoded.text.is_empty()) {
            self.clear();
        }
    }

    /// Originals are on the screen.
    pub fn shows_originals(&self) -> bool {
        self.revealed || self.editor.is_some()
    }

    /// Moves to the next (or previous) mark and says where it leads.
    pub fn step(&mut self, forward: bool) -> Option<Target> {
        let count = self.marks.len();
        if count == 0 {
            return None;
        }
        let at = match (self.mark, forward) {
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
        };
        self.mark = Some(at);
        self.view.sought = true;
        self.marks.get(at).map(|mark| mark.target)
    }

    /// Moves to the mark of a code of a reply; without a code to the reply's first code, else to its first finding.
    pub fn seek(&mut self, reply: usize, code: Option<usize>) {
        let exact = |mark: &Mark| match mark.target {
            Target::Code(index, at) => index == reply && code.is_none_or(|code| code == at),
            Target::Finding(_) => false,
        };
        let about = |mark: &Mark| mark.target == Target::Finding(Some(reply));
        let found = self.marks.iter().position(exact);
        let mark = found.or_else(|| self.marks.iter().position(about)).or(self.mark);
        // Whoever scrolled away from it is not brought back by staying where he is.
        self.view.sought |= mark != self.mark;
        self.mark = mark;
    }

    /// Lines that the paste has.
    pub fn lines(&self) -> usize {
        let text = self.reading().map_or("", |reading| reading.decoded.text.as_str());
        memchr::memchr_iter(b'\n', text.trim_end().as_bytes()).count() + 1
    }
}
