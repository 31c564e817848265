//! Text to pieces: transport peeled off, any notation, any damage, places kept.
//!
//! ```text
//!  bytes ─► encoding ─► paste ─┬─ one valid JSON document? ─────────────────────────────► strict ─► piece
//!                              │ no
//!                              ▼
//!  transport: colours, fences ─► mail, gutters, diffs, log heads ─► container logs ─► HTTP heads ─► hard wraps
//!                              │                                                        └─► heads
//!                              ▼                                                   plain ◄─┘ (the rest)
//!  scan, left to right:  bracket ─► strict, else lenient ┐
//!                        key without bracket ─► lenient  ├─► tree + mends ─► piece
//!                        lines of `key: value` ─► lines  │
//!                        lines below lines ─► tree       │
//!                        a heading and rows ─► table     │
//!                        paths and values ─► rlist       │
//!                        `key=value&…` ─► form           │
//!                        `<` ─► xml                      │
//!                        `a:2:{` of PHP ─► serialized    ┘
//!                        escaped, percent-, entity-encoded stretch ─► a layer of its own, scanned in turn
//!
//!  any quoted text that may hold a value ─► a layer of its own, scanned in turn ─► Value::Embedded
//! ```
//!
//! Three ideas carry it:
//!
//! - A **layer** is a text made from another text with the way back from each byte (`layer`). Whatever is peeled
//!   off or unescaped, a span always means bytes of the paste.
//! - **Strict first.** What is valid JSON is read as JSON and as nothing else, so no guess can spoil it. Only where
//!   that fails is the same place read again by the lenient reader, which never gives up and never invents: what it
//!   cannot know is [`Value::Cut`](super::node::Value::Cut), and each mend is a [`Repair`].
//! - **Bounds** (`bounds`) are counted, not hoped for: 512 brackets deep, four texts inside texts, a number of
//!   values and of stretches that grows with the paste, looks ahead of fixed reach. Past them something is left out
//!   and [`Reading::limits`] says so. Texts over 64 KiB that hold no value are kept shortened.

use std::fmt;
use std::ops::Range;

use super::node::Node;

mod bare;
mod base64;
mod bounds;
pub(super) mod chars;
mod embedded;
pub mod encoding;
mod form;
mod frame;
mod layer;
mod lenient;
mod lines;
mod mend;
mod paths;
mod plain;
mod quoted;
mod rlist;
mod scalar;
mod scan;
mod serialized;
mod strict;
mod table;
mod transport;
mod tree;
pub(super) mod words;
mod xml;

use bounds::Bounds;
use layer::Layer;

/// A whole value found in the text: a document, a log record's body, one line of NDJSON.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// The value.
    pub root: Node,
    /// The paste ends before the value does.
    pub cut: bool,
    /// What was mended to read it, in the order of the text.
    pub repairs: Vec<Repair>,
    /// JSON pointers into this piece mean something: it was JSON, whole or damaged.
    pub json: bool,
    /// No bracket holds it together: lines or a run of `key: value`, a query string. Such a record is only as
    /// plausible as its keys.
    pub bare: bool,
}

/// One mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// A sentence for the agent, without any word of the paste.
    pub text: String,
    /// Bytes of the pasted text.
    pub span: Range<usize>,
}

/// An HTTP status line (`HTTP/1.1 413 …`) or an HTML error page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpHead {
    /// The status.
    pub status: u16,
    /// From an HTML page's title or heading, not from a status line.
    pub html: bool,
    /// Bytes of the pasted text.
    pub span: Range<usize>,
}

/// What was read from a text.
#[derive(Clone, PartialEq, Default)]
pub struct Reading {
    /// Values in the order of the text.
    pub pieces: Vec<Piece>,
    /// HTTP heads and error pages in the order of the text.
    pub heads: Vec<HttpHead>,
    /// The text with transport peeled off (no mail quoting, gutters, colour codes, invisible characters), for
    /// finding loose codes; each entry is a run of it and the byte of the pasted text where the run begins. Empty when
    /// the paste is one value and nothing else: then it is its own plain text.
    pub plain: Vec<(String, usize)>,
    /// Sentences about bounds that were reached.
    pub limits: Vec<Repair>,
}

/// Counts only: the text is personal.
impl fmt::Debug for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Reading({} pieces, {} heads, {} limits)",
            self.pieces.len(),
            self.heads.len(),
            self.limits.len()
        )
    }
}

/// Who takes the pieces of a text as they are read, one after the other: a log has too many to hold them all.
pub(super) trait Taker {
    /// Takes the next piece.
    fn take(&mut self, piece: Piece);

    /// Will the text around the pieces be searched? Asked when all are taken.
    fn wants_plain(&self) -> bool;
}

impl Taker for Vec<Piece> {
    fn take(&mut self, piece: Piece) {
        self.push(piece);
    }

    fn wants_plain(&self) -> bool {
        true
    }
}

/// Reads every value in `text`. Total, iterative, linear in the length of the text.
pub fn read(text: &str) -> Reading {
    let mut pieces = Vec::new();
    let reading = read_to(text, &mut pieces);
    Reading { pieces, ..reading }
}

/// [`read`], with the pieces handed to `taker` and not kept.
pub(super) fn read_to(text: &str, taker: &mut dyn Taker) -> Reading {
    let (text, beyond) = within_reach(text);
    let layer = Layer::paste(text);
    let mut bounds = Bounds::for_length(text.len());
    let mut reading = Reading::default();
    if let Some(beyond) = beyond {
        bounds.leave_out(beyond);
    }
    if let Some(piece) = bounds.attempt(|bounds| whole(&layer, bounds)) {
        taker.take(piece);
    } else {
        let mut heads = Vec::new();
        transport::peeled(&layer, &mut bounds, &mut heads, &mut |layer, bounds| {
            scan::each(layer, bounds, &mut |piece| taker.take(piece));
            if taker.wants_plain() {
                reading.plain = plain::runs(layer);
            }
        });
        reading.heads = heads;
    }
    reading.limits.extend(bounds.limits());
    reading
}

/// Layers count in 32 bits. What lies beyond 4 GiB is not read, and said to be left out.
fn within_reach(text: &str) -> (&str, Option<Range<usize>>) {
    let reach = u32::MAX as usize;
    if text.len() <= reach {
        return (text, None);
    }
    let end = (0..=reach).rev().find(|end| text.is_char_boundary(*end)).unwrap_or_default();
    (text.get(..end).unwrap_or_default(), Some(end..text.len()))
}

/// The paste as one valid JSON document: nothing to peel off, nothing to mend.
fn whole(layer: &Layer<'_>, bounds: &mut Bounds) -> Option<Piece> {
    let text = layer.text();
    let start = text.len() - text.trim_start().len();
    if !text.get(start..)?.starts_with(['{', '[']) {
        return None;
    }
    let (mut root, end) = strict::value(layer, start, bounds).ok()?;
    let json = !paths::opened(&mut root);
    // What was mended in a text inside the text is still a mend.
    let repairs = std::mem::take(&mut bounds.inner).sentences(None);
    let alone = text.get(end..)?.trim().is_empty();
    alone.then_some(Piece { root, cut: false, repairs, json, bare: false })
}

#[cfg(test)]
mod tests;
