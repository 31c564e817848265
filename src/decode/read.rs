//! Text to pieces: transport peeled off, any notation, any damage, places kept.

use std::fmt;
use std::ops::Range;

use super::node::Node;

mod bare;
mod bounds;
mod chars;
mod embedded;
pub mod encoding;
mod frame;
mod layer;
mod lenient;
mod mend;
mod quoted;
mod scalar;
mod scan;
mod strict;
mod words;

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
    /// finding loose codes; each entry is a run of it and the byte of the pasted text where the run begins.
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

/// Reads every value in `text`. Total, iterative, linear in the length of the text.
pub fn read(text: &str) -> Reading {
    let layer = Layer::paste(text);
    let mut bounds = Bounds::for_length(text.len());
    let mut reading = Reading { plain: vec![(text.to_owned(), 0)], ..Reading::default() };
    reading.pieces = scan::pieces(&layer, &mut bounds);
    reading.limits.extend(bounds.limits());
    reading
}

#[cfg(test)]
mod tests;
