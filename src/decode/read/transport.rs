//! What brought the reply and is not part of it: peeled off layer by layer, places kept.
//!
//! ```text
//!  paste ─► clean ─► coded ─► prefix ─► prefix ─► records ─► entities ─► tags ─► coded ─► heads ─► wrap ─► read
//!           colours   quoted-  mail,     again,    container   of a       around  base64   HTTP     lines
//!           fences    print-   gutters,  for       logs as     page's     single  bodies   heads,   broken at
//!           odd line  able     diffs,    quoted    JSON        source     words            curl -v  a fixed
//!           ends               comments, gutters   lines                                            width
//!                              logs
//! ```
//!
//! Each step makes a layer only when it has something to take away, so a clean paste costs a few searches.

use super::HttpHead;
use super::bounds::Bounds;
use super::layer::Layer;

mod clean;
mod coded;
mod entities;
mod heads;
mod prefix;
mod records;
mod tags;
mod wrap;

/// The step before which HTTP heads are still in the text.
const HEADS: usize = 8;

/// A step: the layer without one kind of transport, or nothing when there is none.
type Step = for<'a> fn(&'a Layer<'a>) -> Option<Layer<'a>>;

const STEPS: [Step; 10] = [
    clean::clean,
    coded::quoted_printable,
    prefix::peel,
    prefix::peel,
    records::peel,
    entities::undone,
    tags::undressed,
    coded::base64,
    heads::without_heads,
    wrap::rejoin,
];

/// Peels everything off, puts HTTP heads and error pages into `heads` and hands what is left to `read`.
pub(super) fn peeled<T>(
    layer: &Layer<'_>,
    bounds: &mut Bounds,
    heads: &mut Vec<HttpHead>,
    read: &mut dyn FnMut(&Layer<'_>, &mut Bounds) -> T,
) -> T {
    peel_from(layer, 0, bounds, heads, read)
}

/// One call a step, so that every layer outlives the ones made from it.
fn peel_from<T>(
    layer: &Layer<'_>,
    step: usize,
    bounds: &mut Bounds,
    heads: &mut Vec<HttpHead>,
    read: &mut dyn FnMut(&Layer<'_>, &mut Bounds) -> T,
) -> T {
    if step == HEADS {
        *heads = heads::heads(layer);
    }
    match STEPS.get(step) {
        None => read(layer, bounds),
        Some(peel) => match peel(layer) {
            Some(child) => peel_from(&child, step + 1, bounds, heads, read),
            None => peel_from(layer, step + 1, bounds, heads, read),
        },
    }
}

/// A line: its bytes without the line end, and the byte where the next one begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Line<'a> {
    start: usize,
    text: &'a str,
    next: usize,
}

impl Line<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// The lines of a text whose line ends are `\n`.
fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let length = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        let line = Line { start, text: rest.get(..length)?, next: start + (length + 1).min(rest.len()) };
        start = line.next;
        Some(line)
    })
}
