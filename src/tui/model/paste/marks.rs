//! Places in the paste that the keyboard can go to: every code and every finding that has one.

use std::ops::Range;

use crate::tui::action::Reading;
use crate::tui::model::words;

/// What a mark stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A code: which reply, which of its codes.
    Code(usize, usize),
    /// A finding of a reply, or of the paste.
    Finding(Option<usize>),
}

/// A place and what is said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// What it stands for.
    pub target: Target,
    /// Bytes of the pasted text.
    pub original: Range<usize>,
    /// Bytes of the masked text.
    pub masked: Range<usize>,
    /// One sentence with the place.
    pub words: String,
}

/// All marks in the order of the text.
pub(super) fn marks(reading: &Reading) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut push = |target, place: &crate::decode::Place, said: String| {
        marks.push(Mark {
            target,
            original: place.span.clone(),
            masked: to_masked(reading, &place.span),
            words: format!("{}: {said}", words::place(place)),
        });
    };
    for (index, reply) in reading.decoded.replies.iter().enumerate() {
        for (at, found) in reply.codes.iter().enumerate() {
            push(Target::Code(index, at), &found.place, words::found(found));
        }
        for finding in &reply.findings {
            if let Some(place) = &finding.place {
                push(Target::Finding(Some(index)), place, finding.text.clone());
            }
        }
    }
    for finding in &reading.decoded.findings {
        if let Some(place) = &finding.place {
            push(Target::Finding(None), place, finding.text.clone());
        }
    }
    marks.sort_by_key(|mark| (mark.original.start, matches!(mark.target, Target::Finding(_))));
    marks
}

/// Bytes of the pasted text as bytes of the masked text: a hidden value is taken whole.
fn to_masked(reading: &Reading, span: &Range<usize>) -> Range<usize> {
    let start = offset(reading, span.start, false);
    start..offset(reading, span.end, true).max(start)
}

/// The masked text's byte for a byte of the pasted text.
pub(in crate::tui) fn offset(reading: &Reading, at: usize, end: bool) -> usize {
    let spots = &reading.masked.spots;
    let before = spots.partition_point(|spot| spot.from.start < at);
    let Some(spot) = before.checked_sub(1).and_then(|last| spots.get(last)) else { return at };
    if at < spot.from.end {
        return if end { spot.to.end } else { spot.to.start };
    }
    spot.to.end + (at - spot.from.end)
}
