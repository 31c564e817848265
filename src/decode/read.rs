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
mod lines;
mod mend;
mod plain;
mod quoted;
mod scalar;
mod scan;
mod strict;
mod transport;
mod words;
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
    let mut reading = Reading::default();
    if let Some(piece) = whole(&layer, &mut bounds) {
        reading.pieces.push(piece);
        reading.plain.push((text.to_owned(), 0));
    } else {
        let mut heads = Vec::new();
        transport::peeled(&layer, &mut bounds, &mut heads, &mut |layer, bounds| {
            reading.pieces = scan::pieces(layer, bounds);
            reading.plain = plain::runs(layer);
        });
        reading.heads = heads;
    }
    reading.limits.extend(bounds.limits());
    reading
}

/// The paste as one valid JSON document: nothing to peel off, nothing to mend.
fn whole(layer: &Layer<'_>, bounds: &mut Bounds) -> Option<Piece> {
    let text = layer.text();
    let start = text.len() - text.trim_start().len();
    if !text.get(start..)?.starts_with(['{', '[']) {
        return None;
    }
    let (root, end) = strict::value(layer, start, bounds).ok()?;
    // What was mended in a text inside the text is still a mend.
    let repairs = std::mem::take(&mut bounds.inner).sentences(None);
    let alone = text.get(end..)?.trim().is_empty();
    alone.then_some(Piece { root, cut: false, repairs, json: true, bare: false })
}

#[cfg(test)]
mod tests;
