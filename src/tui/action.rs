//! What comes in and what goes out: an [`Action`] per event, [`Effect`]s for the shell to perform.

use std::fmt;
use std::sync::Arc;

use crate::catalogue::{Catalogue, Code};
use crate::clipboard::{Evidence, Sensitivity};
use crate::decode::Decoded;
use crate::mask::Masked;
use crate::search::{Hits, Index};
use crate::tui::keymap::Command;

/// Something that happened, translated at the border: nothing inward knows a terminal library.
#[derive(Clone, PartialEq)]
pub enum Action {
    /// A key of the table, or an entry run from help or palette.
    Do(Command),
    /// Text typed into whatever takes text.
    Type(String),
    /// Text pasted by the terminal, or a burst of keys that can only be a paste.
    Paste(String),
    /// A burst of keys that can only be a paste, of which the beginning was already taken for typing.
    PasteInstead {
        /// What was taken for typing.
        typed: String,
        /// The whole paste.
        text: String,
    },
    /// Keys that followed a paste too fast for a hand: the rest of that paste.
    PasteRest(String),
    /// A paste has begun and does not end.
    PasteUnfinished,
    /// The left button went down at a column and row.
    Click(u16, u16),
    /// The wheel turned over a column and row: rows, positive downwards.
    Wheel(u16, u16, i32),
    /// The screen has this many columns and rows.
    Resize(u16, u16),
    /// A worker has read the paste with this serial number.
    Decoded(u64, Box<Reading>),
    /// A worker has copied: what, and how sure that is.
    Copied(String, Evidence),
    /// A worker has read the system clipboard.
    ClipboardRead(Result<String, String>),
    /// A worker has laid the overlays over the catalogue.
    Laid(Laid),
    /// A slow pipe has come to its end: what it held, or why it could not be read.
    Piped(Result<Vec<u8>, String>),
    /// A worker has searched for the query with this serial number.
    Found(u64, Box<Hits>),
    /// The notice with this serial number was shown long enough.
    NoticeOver(u64),
    /// The terminal is gone, or the process is asked to end.
    Closed,
}

/// Kinds and lengths only: what is typed and pasted is private.
impl fmt::Debug for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Do(command) => write!(f, "Do({command:?})"),
            Self::Type(text) => write!(f, "Type({} bytes)", text.len()),
            Self::Paste(text) => write!(f, "Paste({} bytes)", text.len()),
            Self::PasteInstead { text, .. } => write!(f, "PasteInstead({} bytes)", text.len()),
            Self::PasteRest(text) => write!(f, "PasteRest({} bytes)", text.len()),
            Self::PasteUnfinished => f.write_str("PasteUnfinished"),
            Self::Click(column, row) => write!(f, "Click({column}, {row})"),
            Self::Wheel(column, row, rows) => write!(f, "Wheel({column}, {row}, {rows})"),
            Self::Resize(columns, rows) => write!(f, "Resize({columns}, {rows})"),
            Self::Decoded(serial, _) => write!(f, "Decoded({serial})"),
            Self::Copied(_, evidence) => write!(f, "Copied({evidence:?})"),
            Self::ClipboardRead(read) => {
                write!(f, "ClipboardRead({})", if read.is_ok() { "ok" } else { "failed" })
            }
            Self::Laid(laid) => write!(f, "Laid({} codes)", laid.catalogue.entries().len()),
            Self::Piped(read) => write!(f, "Piped({:?} bytes)", read.as_ref().map_or(0, Vec::len)),
            Self::Found(serial, _) => write!(f, "Found({serial})"),
            Self::NoticeOver(serial) => write!(f, "NoticeOver({serial})"),
            Self::Closed => f.write_str("Closed"),
        }
    }
}

/// The catalogue with its overlays, ready to be searched.
#[derive(Clone)]
pub struct Laid {
    /// The catalogue.
    pub catalogue: Arc<Catalogue>,
    /// Its index.
    pub index: Arc<Index>,
    /// What is wrong with the overlays, a sentence each.
    pub faults: Vec<String>,
}

/// The same catalogue, not one that reads the same: comparing 100,000 entries serves nobody.
impl PartialEq for Laid {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.catalogue, &other.catalogue) && self.faults == other.faults
    }
}

/// A paste that was read: what it says, and what of it may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The replies and findings.
    pub decoded: Decoded,
    /// The text with everything personal hidden.
    pub masked: Masked,
}

impl Reading {
    /// Decodes and masks a paste. Total.
    pub fn new(bytes: &[u8], catalogue: &Catalogue) -> Self {
        let decoded = crate::decode::decode(bytes, catalogue);
        let masked = crate::mask::mask(&decoded.text);
        Self { decoded, masked }
    }
}

/// Something for the shell to do; its outcome comes back as an [`Action`].
#[derive(Clone, PartialEq)]
pub enum Effect {
    /// Put a text on the clipboard: what it is in words, the text, how private it is.
    Copy {
        /// For the notice: "the customer message for 8006".
        what: String,
        /// As it is, byte for byte.
        text: String,
        /// Whether clipboard histories should keep out.
        sensitivity: Sensitivity,
    },
    /// Read a large paste on a worker and answer with [`Action::Decoded`].
    Decode {
        /// To recognise an answer that came too late.
        serial: u64,
        /// The pasted bytes.
        bytes: Arc<Vec<u8>>,
    },
    /// Search on a worker and answer with [`Action::Found`]; a search that still runs is of no interest any more.
    Search {
        /// To recognise an answer that came too late.
        serial: u64,
        /// What is searched for.
        query: String,
    },
    /// Read the system clipboard and answer with [`Action::ClipboardRead`].
    ReadClipboard,
    /// Turn mouse reporting on or off.
    Mouse(bool),
    /// Forget what the terminal shows and draw everything again.
    Redraw,
    /// Hand the terminal back and stop until continued.
    Suspend,
    /// Leave.
    Quit(Leave),
}

/// Kinds and lengths only.
impl fmt::Debug for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Copy { what, text, sensitivity } => {
                write!(f, "Copy({what}, {} bytes, {sensitivity:?})", text.len())
            }
            Self::Decode { serial, bytes } => write!(f, "Decode({serial}, {} bytes)", bytes.len()),
            Self::Search { serial, query } => write!(f, "Search({serial}, {} bytes)", query.len()),
            Self::ReadClipboard => f.write_str("ReadClipboard"),
            Self::Mouse(on) => write!(f, "Mouse({on})"),
            Self::Redraw => f.write_str("Redraw"),
            Self::Suspend => f.write_str("Suspend"),
            Self::Quit(leave) => write!(f, "Quit({leave:?})"),
        }
    }
}

/// Why the console ends.
#[derive(Clone, PartialEq, Eq)]
pub enum Leave {
    /// The user is done.
    Done,
    /// The user gave up: with `--pick` nothing was chosen.
    Cancelled,
    /// `--pick`: this code was chosen.
    Picked(Code),
    /// Print this text on the plain terminal.
    Print(String),
    /// The terminal is gone, or the process is asked to end.
    Closed,
}

/// The printed text may hold a customer's value.
impl fmt::Debug for Leave {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Done => f.write_str("Done"),
            Self::Cancelled => f.write_str("Cancelled"),
            Self::Picked(code) => write!(f, "Picked({code})"),
            Self::Print(text) => write!(f, "Print({} bytes)", text.len()),
            Self::Closed => f.write_str("Closed"),
        }
    }
}
