//! The text with transport peeled off, as one, with the way back to the paste.

use std::ops::Range;

/// Runs of the paste joined to one text.
pub(crate) struct Plain {
    /// The joined text.
    pub(crate) text: String,
    /// Where each run begins: in the joined text, in the paste.
    starts: Vec<(usize, usize)>,
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
                if !kept.is_empty() {
                    plain.starts.push((plain.text.len(), at));
                    plain.text.push_str(kept);
                }
                if gap.is_empty() {
                    break;
                }
                plain.text.push_str(" \n ");
                at = gap.end;
            }
        }
        plain
    }

    /// The bytes of the paste behind bytes of the joined text.
    pub(crate) fn span(&self, span: &Range<usize>) -> Range<usize> {
        let start = self.at(span.start);
        // The end is found from the last byte: a run may end right behind it.
        let end = self.at(span.end.saturating_sub(1)) + 1;
        start..end.max(start)
    }

    fn at(&self, byte: usize) -> usize {
        let after = self.starts.partition_point(|(joined, _)| *joined <= byte);
        match after.checked_sub(1).and_then(|at| self.starts.get(at)) {
            Some((joined, pasted)) => pasted + (byte - joined),
            None => 0,
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
    fn what_is_skipped_is_left_out_and_keeps_its_neighbours_apart() {
        let plain = Plain::of(&[("ab{...}cd".to_owned(), 0)], std::slice::from_ref(&(2..7)));
        assert_eq!(plain.text, "ab \n cd");
        assert_eq!(plain.span(&(5..7)), 7..9);
        let plain =
            Plain::of(&[("ab{.".to_owned(), 0), ("..}cd".to_owned(), 4)], std::slice::from_ref(&(2..7)));
        assert!(plain.text.starts_with("ab") && plain.text.ends_with("cd") && !plain.text.contains('.'));
    }
}
