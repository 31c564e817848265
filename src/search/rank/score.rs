//! What a row is worth for a query: its parts, its phrases, the weight of rare words.

use super::super::matching::WHOLE;
use super::super::query::LANES;
use super::super::rows::{Part, Place};
use super::super::token::Token;
use super::{Answered, Lanes, Ranking};

/// The most that a row is worth within its tier.
const MOST: u64 = 899_999;
/// What the best part of a row is worth.
const BEST_PART: u64 = 16;

impl Ranking<'_> {
    /// At most what [`Ranking::score`] gives, without reading the row's words: as if all that answer stood in one phrase.
    pub(super) fn bound(&self, row: u32) -> u32 {
        let (mut alone, mut near, mut far) = (0, 0, 0);
        for ((answered, weight), token) in self.answered.iter().zip(&self.weights).zip(self.tokens) {
            let worth = answered.worth.get(row as usize).copied().map_or(0, u64::from) * weight;
            let best = answered.best.get(row as usize).copied().map_or(0, u64::from) * weight;
            alone += worth / circumstance(token);
            near += worth;
            far += best * u64::from(Part::Cause.worth());
        }
        // So many words of a phrase that has at least so many. A query of fillers counts its phrases differently.
        let shortest = self.index.rows.shortest(row);
        let words = u64::from(self.near.get(row as usize).copied().unwrap_or(u8::MAX)).min(shortest);
        let share = if self.guess { 60 + 40 * words / shortest.max(1) } else { 100 };
        self.share_of(alone, far.min(near).max(near * share / 100))
    }

    /// The row's worth for the query, and whether its name or a keyword is the query.
    pub(super) fn score(&self, row: u32) -> (u32, bool) {
        let mut sheet = Sheet { ranking: self, best: 0, exact: false };
        let most: u64 =
            (0..).zip(&self.weights).map(|(lane, weight)| u64::from(self.best(lane, row)) * weight).sum();
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
        let lanes = self.answered.iter().zip(&self.weights).zip(self.tokens);
        let worth = |one: &Answered| one.worth.get(row as usize).copied().map_or(0, u64::from);
        lanes.map(|((one, weight), token)| worth(one) * weight / circumstance(token)).sum()
    }

    /// A row is worth the words it has, and twice as much its best phrase.
    fn share_of(&self, sum: u64, phrase: u64) -> u32 {
        let full = self.weights.iter().sum::<u64>() * 255 * BEST_PART;
        ((sum + 2 * phrase) * MOST).checked_div(3 * full).unwrap_or(0).min(MOST) as u32
    }
}

/// Words of circumstance count in full only beside others, in a phrase; everyday words count, since an entry that says
/// `add` too is the better answer to `add a document`.
fn circumstance(token: &Token) -> u64 {
    if token.required || token.text == "not" || super::super::lexicon::is_everyday(&token.text) {
        1
    } else {
        3
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
