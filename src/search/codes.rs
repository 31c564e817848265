//! Numbers of a query to rows: the code itself, codes that begin so, and the one slip of a hand.

use super::rank::Ranked;
use super::{Index, Tier, number};
use crate::catalogue::Code;

impl Index {
    /// Rows for a query of numbers alone: the code, codes that begin so, else the code with two digits swapped. A
    /// number that was filled up with zeros is `complete`: 007 is not the beginning of 7001.
    pub(super) fn numbers(&self, numbers: &[String], complete: bool) -> Vec<Ranked> {
        let ranked = |tier| move |row| Ranked { row, tier, within: 0 };
        let [digits] = numbers else {
            // Several numbers are codes only when all of them are; otherwise a card or phone number was typed.
            let rows: Option<Vec<u32>> = numbers.iter().map(|digits| self.row_of(digits)).collect();
            let mut all: Vec<Ranked> =
                rows.unwrap_or_default().into_iter().map(ranked(Tier::ExactCode)).collect();
            all.sort_by_key(|one| one.row);
            all.dedup();
            return all;
        };
        let mut all: Vec<Ranked> = self.row_of(digits).into_iter().map(ranked(Tier::ExactCode)).collect();
        if complete {
            return all;
        }
        all.extend(self.rows_beginning(digits).map(ranked(Tier::CodePrefix)));
        if all.is_empty() {
            let mut swapped: Vec<u32> = number::swapped(digits)
                .filter_map(|digits| self.row_of(&digits))
                .filter(|row| (*row as usize) < self.catalogue.entries().len())
                .collect();
            swapped.sort_unstable();
            swapped.dedup();
            all.extend(swapped.into_iter().map(ranked(Tier::Typo)));
        }
        all
    }

    pub(super) fn row_of(&self, digits: &str) -> Option<u32> {
        let code: Code = digits.parse().ok()?;
        let at = self.codes.partition_point(|(other, _)| *other < code);
        self.codes.get(at).filter(|(other, _)| *other == code).map(|(_, row)| *row)
    }

    /// Rows whose code goes on after these digits.
    fn rows_beginning(&self, digits: &str) -> impl Iterator<Item = u32> + '_ {
        let start: Option<Code> = digits.parse().ok().filter(|code| *code > 0);
        let spans = (1..19).map_while(move |zeros| {
            let unit = (10 as Code).checked_pow(zeros)?;
            let from = start?.checked_mul(unit)?;
            Some((from, from.checked_add(unit)?))
        });
        spans.flat_map(|(from, to)| {
            let first = self.codes.partition_point(|(code, _)| *code < from);
            self.codes.iter().skip(first).take_while(move |(code, _)| *code < to).map(|(_, row)| *row)
        })
    }
}
