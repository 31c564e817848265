//! The text with transport peeled off, as one, with the way back to the paste.

use std::ops::Range;

use crate::decode::read::words::{is_invisible, narrow};

/// Runs of the paste joined to one text.
pub(crate) struct Plain {
    /// The joined text.
    pub(crate) text: String,
    /// The runs in order.
    starts: Vec<Start>,
}

/// Where a run begins.
struct Start {
    /// Byte of the joined text.
    joined: usize,
    /// Byte of the paste.
    pasted: usize,
    /// Bytes that the paste has for the one byte of a run that is a narrowed character.
    narrowed: Option<usize>,
}

impl Plain {
    /// Joins runs, leaving out those parts of the paste that `skip` covers (sorted, not overlapping): there, blanks
    /// keep what stands left and right apart.
    pub(crate) fn of(runs: &[(String, usize)], skip: &[Range<usize>]) -> Self {
        let mut plain = Self { text: String::new(), starts: Vec::new() };
        let mut skip = skip.iter().peekable();
        for (run, start) in runs {
            let end = start + run.len();
            let mut at = *start;
            while at < end {
                while skip.next_if(|range| range.end <= at).is_some() {}
                let gap = skip
                    .peek()
                    .map_or(end..end, |range| range.start.clamp(at, end)..range.end.clamp(at, end));
                let kept = run.get(at - start..gap.start - start).unwrap_or_default();
                plain.push(kept, at);
                if gap.is_empty() {
                    break;
                }
                plain.text.push_str(" \n ");
                at = gap.end;
            }
        }
        plain
    }

    /// Adds a part of the paste: invisible characters left out, full-width ones as the ASCII they stand for.
    fn push(&mut self, kept: &str, at: usize) {
        let mut from = 0;
        for (found, char) in kept.char_indices().filter(|(_, char)| !char.is_ascii()) {
            let narrow = narrow(char);
            if narrow == char && !is_invisible(char) {
                continue;
            }
            self.run(kept.get(from..found).unwrap_or_default(), at + from);
            if !is_invisible(char) {
                let narrowed = Some(char.len_utf8());
                self.starts.push(Start { joined: self.text.len(), pasted: at + found, narrowed });
                self.text.push(narrow);
            }
            from = found + char.len_utf8();
        }
        self.run(kept.get(from..).unwrap_or_default(), at + from);
    }

    fn run(&mut self, run: &str, at: usize) {
        if !run.is_empty() {
            self.starts.push(Start { joined: self.text.len(), pasted: at, narrowed: None });
            self.text.push_str(run);
        }
    }

    /// The bytes of the paste behind bytes of the joined text.
    pub(crate) fn span(&self, span: &Range<usize>) -> Range<usize> {
        let start = self.at(span.start).start;
        // The end is found from the last byte: a run may end right behind it.
        let end = self.at(span.end.saturating_sub(1)).end;
        start..end.max(start)
    }

    /// The bytes of the paste behind one byte of the joined text.
    fn at(&self, byte: usize) -> Range<usize> {
        let after = self.starts.partition_point(|start| start.joined <= byte);
        match after.checked_sub(1).and_then(|at| self.starts.get(at)) {
            Some(Start { pasted, narrowed: Some(length), .. }) => *pasted..pasted + length,
            Some(start) => {
                let at = start.pasted + (byte - start.joined);
                at..at + 1
            }
            None => 0..0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_joined_and_places_lead_back() {
        let plain = Plain::of(&[("80".to_owned(), 2), ("06 x".to_owned(), 7)], &[]);
        assert_eq!(plain.text, "8006 x");
        assert_eq!(plain.span(&(0..4)), 2..9);
        assert_eq!(plain.span(&(5..6)), 10..11);
    }

    #[test]
    fn invisible_characters_go_and_full_width_ones_narrow() {
        let plain = Plain::of(&[("80\u{200B}\u{FF10}6 x".to_owned(), 0)], &[]);
        assert_eq!(plain.text, "8006 x");
        assert_eq!(plain.span(&(0..4)), 0..9);
        let plain = Plain::of(&[("\u{AD}1\u{FF18}".to_owned(), 3)], &[]);
        assert_eq!((plain.text.as_str(), plain.span(&(0..1)), plain.span(&(0..2))), ("18", 5..6, 5..9));
    }

    #[test]
    fn what_is_skipped_is_left_out_and_keeps_its_neighbours_apart() {
        let plain = Plain::of(&[("ab{...}cd".to_owned(), 0)], std::slice::from_ref(&(2..7)));
        assert_eq!(plain.text, "ab \n cd");
        assert_eq!(plain.span(&(5..7)), 7..9);
        let plain =
            Plain::of(&[("ab{.".to_owned(), 0), ("..}cd".to_owned(), 4)], std::slice::from_ref(&(2..7)));
        assert!(plain.text.starts_with("ab") && plain.text.ends_with("cd") && !plain.text.contains('.'));
    }
}
