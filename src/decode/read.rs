//! Text to pieces: transport peeled off, any notation, any damage, places kept.

use std::ops::Range;

use super::node::Node;

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
#[derive(Debug, Clone, PartialEq, Default)]
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

/// Reads every value in `text`. Total, iterative, linear in the length of the text.
pub fn read(text: &str) -> Reading {
    let _ = text;
    Reading::default()
}
