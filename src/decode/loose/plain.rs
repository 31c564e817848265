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
            let narrow = match char {
                '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' => None,
                '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(char) - 0xFEE0),
                _ => continue,
            };
            self.run(kept.get(from..found).unwrap_or_default(), at + from);
            if let Some(narrow) = narrow {
                self.starts.push((self.text.len(), at + found));
                self.text.push(narrow);
            }
            from = found + char.len_utf8();
        }
        self.run(kept.get(from..).unwrap_or_default(), at + from);
    }

    fn run(&mut self, run: &str, at: usize) {
        if !run.is_empty() {
            self.starts.push((self.text.len(), at));
            self.text.push_str(run);
        }
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
    fn invisible_characters_go_and_full_width_ones_narrow() {
        let plain = Plain::of(&[("80\u{200B}\u{FF10}6 x".to_owned(), 0)], &[]);
        assert_eq!(plain.text, "8006 x");
        assert_eq!(plain.span(&(0..4)), 0..9);
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
