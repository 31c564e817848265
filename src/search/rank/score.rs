//! What a row is worth for a query: its parts, its phrases, the weight of rare words.

use super::super::build::{Part, Place};
use super::super::matching::WHOLE;
use super::super::query::LANES;
use super::super::token::Token;
use super::{Lanes, Ranking};

/// The most that a row is worth within its tier.
const MOST: u64 = 899_999;
/// What the best part of a row is worth.
const BEST_PART: u64 = 16;

impl Ranking<'_> {
    /// At most what [`Ranking::score`] gives, without reading the row's words: as if all of them stood in one phrase.
    pub(super) fn bound(&self, row: u32) -> u32 {
        let worth = |lane: &Vec<u16>| lane.get(row as usize).copied().unwrap_or(0);
        let together =
            self.worth.iter().zip(&self.weights).map(|(lane, weight)| u64::from(worth(lane)) * weight);
        self.share_of(self.sum(row), together.sum())
    }

    /// The row's worth for the query, and whether its name or a keyword is the query.
    pub(super) fn score(&self, row: u32) -> (u32, bool) {
        let mut sheet = Sheet { ranking: self, best: 0, exact: false };
        let lanes = || self.best.iter().zip(&self.weights);
        let most: u64 = lanes()
            .map(|(best, weight)| u64::from(best.get(row as usize).copied().unwrap_or(0)) * weight)
            .sum();
        let mut phrase = Phrase::default();
        for place in self.index.rows.row(row) {
            if place.is_first() {
                sheet.close(&phrase);
                phrase = Phrase { part: Some(place.part()), in_order: true, ..Phrase::default() };
                // Causes and the description come last and are long: mostly they can no longer win.
                if matches!(place.part(), Part::Cause | Part::Description)
                    && sheet.best >= most * u64::from(place.part().worth())
                {
                    phrase.part = None;
                    break;
                }
            }
            phrase.add(*place, self);
        }
        sheet.close(&phrase);
        (self.share_of(self.sum(row), sheet.best), sheet.exact)
    }

    /// The best that each token finds anywhere in the row, weighed.
    fn sum(&self, row: u32) -> u64 {
        let worth = |lane: &Vec<u16>| lane.get(row as usize).copied().unwrap_or(0);
        let lanes = self.worth.iter().zip(&self.weights).zip(self.tokens);
        // Words of circumstance count in full only beside others, in a phrase.
        let alone = |token: &Token| if token.required || token.text == "not" { 1 } else { 3 };
        lanes.map(|((lane, weight), token)| u64::from(worth(lane)) * weight / alone(token)).sum()
    }

    /// A row is worth the words it has, and twice as much its best phrase.
    fn share_of(&self, sum: u64, phrase: u64) -> u32 {
        let full = self.weights.iter().sum::<u64>() * 255 * BEST_PART;
        ((sum + 2 * phrase) * MOST).checked_div(3 * full).unwrap_or(0).min(MOST) as u32
    }
}

/// What is known of the phrase being read.
#[derive(Default)]
struct Phrase {
    part: Option<Part>,
    lanes: Lanes,
    words: u64,
    met: u64,
    in_order: bool,
}

impl Phrase {
    fn add(&mut self, place: Place, ranking: &Ranking<'_>) {
        let lanes = ranking.lanes(place.word());
        let met = lanes != [0; LANES];
        if !met && place.part() == Part::Name && ranking.index.vocabulary.is_filler(place.word()) {
            return;
        }
        self.words += 1;
        if !met {
            self.in_order = false;
            return;
        }
        self.in_order &= lanes.get(self.words as usize - 1).is_some_and(|quality| *quality >= WHOLE);
        self.met += 1;
        for (mine, new) in self.lanes.iter_mut().zip(lanes).take(ranking.tokens.len()) {
            *mine = new.max(*mine);
        }
    }
}

/// The best of a row's phrases.
struct Sheet<'r, 'i> {
    ranking: &'r Ranking<'i>,
    best: u64,
    exact: bool,
}

impl Sheet<'_, '_> {
    fn close(&mut self, phrase: &Phrase) {
        let Some(part) = phrase.part else { return };
        if phrase.met == 0 {
            return;
        }
        let lanes = phrase.lanes.into_iter().zip(&self.ranking.weights);
        let sum =
            u64::from(part.worth()) * lanes.map(|(quality, weight)| u64::from(quality) * weight).sum::<u64>();
        self.best = self.best.max(sum * (60 + 40 * phrase.met / phrase.words) / 100);
        let whole = phrase.in_order && phrase.words as usize == self.ranking.tokens.len();
        self.exact |= whole && matches!(part, Part::Name | Part::Keyword);
    }
}

/// The rarer a token among the rows, the more it weighs: 32 when every row has it, 64 more each time that halves.
pub(super) fn weight(direct: usize, all: usize, rows: usize) -> u64 {
    let holding = if direct > 0 { direct } else { all };
    let ratio = ((rows as u64) << 8) / (holding.max(1) as u64);
    32 + log2_64ths(ratio).saturating_sub(8 * 64)
}

/// The binary logarithm in 64ths, interpolated: integers give the same order on every machine.
fn log2_64ths(value: u64) -> u64 {
    let whole = u64::from(value.max(1).ilog2());
    whole * 64 + ((value.max(1) << 6) >> whole) - 64
}
