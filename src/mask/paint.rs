//! The masked text from the places to hide.

use std::ops::Range;

use super::spots::Found;
use super::{Masked, Spot};

/// A place to keep that is longer than this is no code, decision or id.
const KEEP: usize = 64;

/// Replaces every place by its mark, except what `keep` shows.
pub(super) fn paint(text: &str, found: &[Found], keep: &[Range<usize>]) -> Masked {
    let keep = tidy(text, keep);
    let mut painter = Painter { text, masked: String::with_capacity(text.len()), spots: Vec::new(), at: 0 };
    let mut first = 0;
    for found in found {
        first += keep.iter().skip(first).take_while(|kept| kept.end <= found.range.start).count();
        let mut at = found.range.start;
        for kept in keep.iter().skip(first).take_while(|kept| kept.start < found.range.end) {
            painter.hide(at..kept.start, found);
            at = at.max(kept.end);
        }
        painter.hide(at..found.range.end, found);
    }
    painter.finish()
}

/// The places to keep that look like what may be kept, in order and apart. A decoder that is wrong about a place must
/// not be able to show an e-mail address or a sentence.
fn tidy(text: &str, keep: &[Range<usize>]) -> Vec<Range<usize>> {
    let harmless = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | ' ');
    let mut keep: Vec<Range<usize>> = keep
        .iter()
        .filter(|range| range.start < range.end)
        .filter(|range| {
            text.get((*range).clone()).is_some_and(|kept| kept.len() <= KEEP && kept.chars().all(harmless))
        })
        .cloned()
        .collect();
    keep.sort_by_key(|range| (range.start, range.end));
    keep
}

struct Painter<'t> {
    text: &'t str,
    masked: String,
    spots: Vec<Spot>,
    /// Everything before is painted.
    at: usize,
}

impl Painter<'_> {
    fn hide(&mut self, range: Range<usize>, found: &Found) {
        let hidden = self.text.get(range.clone()).unwrap_or("");
        // What is left beside a kept place may be quotes and blanks alone.
        if !hidden.chars().any(char::is_alphanumeric) && range != found.range {
            return;
        }
        if self.joins_last(&range, found) {
            if let Some(last) = self.spots.last_mut() {
                last.from.end = range.end;
            }
            self.line_ends(hidden);
            return self.pass(range.end);
        }
        self.show(range.start);
        let start = self.masked.len();
        self.masked.push('‹');
        self.masked.push_str(found.kind.word());
        self.masked.push('›');
        self.spots.push(Spot { from: range.clone(), to: start..self.masked.len(), kind: found.kind });
        self.line_ends(hidden);
        self.pass(range.end);
    }

    /// Only blanks between two spots of one kind: two words of one name are one mask.
    fn joins_last(&self, range: &Range<usize>, found: &Found) -> bool {
        self.spots.last().is_some_and(|last| {
            let between = self.text.get(last.from.end..range.start);
            last.kind == found.kind && between.is_some_and(|between| between.bytes().all(|byte| byte == b' '))
        })
    }

    /// A mask of several lines keeps their ends, so that lines keep their numbers.
    fn line_ends(&mut self, hidden: &str) {
        self.masked.extend(hidden.chars().filter(|c| matches!(c, '\n' | '\r')));
    }

    fn pass(&mut self, end: usize) {
        if let Some(last) = self.spots.last_mut() {
            last.to.end = self.masked.len();
        }
        self.at = end;
    }

    fn show(&mut self, end: usize) {
        self.masked.push_str(self.text.get(self.at..end).unwrap_or(""));
        self.at = end;
    }

    fn finish(mut self) -> Masked {
        self.show(self.text.len());
        Masked { text: self.masked, spots: self.spots }
    }
}
