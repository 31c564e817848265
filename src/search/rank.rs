//! The words of a query matched against the catalogue: how well each is answered in every row.
//!
//! `pick` takes the rows that answer, `score` says what one is worth.

mod pick;
mod score;

use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};

use fuzzy_matcher::skim::SkimMatcherV2;

use super::build::Part;
use super::lexicon::is_spelled_right;
use super::matching::{self, DIRECT, FUZZY, KIND, Quality, WHOLE};
use super::query::LANES;
use super::token::Token;
use super::vocabulary::mask;
use super::{Index, Tier};

/// Up to this many rows everything is always tried; above it, guesses are made only while better hits are few.
const SMALL: usize = 5_000;
/// How well one word of the catalogue answers each token.
pub(super) type Lanes = [Quality; LANES];

/// A row that answers, and how well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ranked {
    pub row: u32,
    pub tier: Tier,
    /// 0 to 899,999; better is higher, comparable within a tier.
    pub within: u32,
}

/// One search over all rows.
pub(super) struct Ranking<'i> {
    index: &'i Index,
    tokens: &'i [Token],
    lanes: Vec<Lanes>,
    /// Per token: the best quality in each row.
    best: Vec<Vec<Quality>>,
    /// Per token: the best quality times the worth of the part it stands in, in each row.
    worth: Vec<Vec<u16>>,
    weights: Vec<u64>,
    /// Per token: how many rows have it without a guess.
    direct: Vec<usize>,
    /// Rows that answer some token; cut short once they are a crowd.
    touched: Vec<u32>,
    /// Per token: how many rows have it, guesses included.
    counts: Vec<usize>,
    /// Per token: whether it is an everyday word, spelled right.
    foreign: Vec<bool>,
    /// The tokens that were cut out of words which no row holds, a bit each.
    torn: u32,
    /// Whether rows that lack a word are looked at: not when better ones fill the list.
    guesses: bool,
}

impl<'i> Ranking<'i> {
    /// Matches every token, without guesses unless `guess`; nothing when cancelled.
    pub(super) fn new(
        index: &'i Index,
        tokens: &'i [Token],
        guess: bool,
        limit: usize,
        cancel: &AtomicBool,
    ) -> Option<Self> {
        let mut new = Self {
            index,
            tokens,
            lanes: vec![[0; LANES]; index.vocabulary.len()],
            best: vec![vec![0; index.rows.len()]; tokens.len()],
            worth: vec![vec![0; index.rows.len()]; tokens.len()],
            weights: Vec::new(),
            direct: vec![0; tokens.len()],
            counts: vec![0; tokens.len()],
            touched: Vec::new(),
            torn: 0,
            guesses: true,
            foreign: tokens.iter().map(|token| is_spelled_right(&token.text)).collect(),
        };
        for (lane, token) in tokens.iter().enumerate() {
            new.note(lane, |found| matching::direct(&index.vocabulary, token, found));
            if cancel.load(Ordering::Relaxed) {
                return None;
            }
        }
        new.settle();
        new.forget_torn();
        new.guesses = guess && (index.rows.len() <= SMALL || new.count_direct() < limit);
        if new.guesses {
            let matcher = SkimMatcherV2::default().ignore_case();
            // What was cut out of a word is known to the letter.
            for (lane, token) in tokens.iter().enumerate().filter(|(_, token)| token.cut_from.is_none()) {
                new.note(lane, |found| matching::fuzzy(&index.vocabulary, token, &matcher, found));
                new.note(lane, |found| matching::typo(&index.vocabulary, token, found));
                new.spread(lane, token, &matcher);
                if cancel.load(Ordering::Relaxed) {
                    return None;
                }
            }
        }
        let rows = index.rows.len();
        let counts = new.direct.iter().zip(&new.counts);
        new.weights = counts.map(|(direct, all)| score::weight(*direct, *all, rows)).collect();
        new.settle();
        Some(new)
    }

    /// The tokens.
    pub(super) fn tokens(&self) -> &[Token] {
        self.tokens
    }

    /// How the tokens like a word of the catalogue.
    pub(super) fn lanes(&self, word: u32) -> Lanes {
        self.lanes.get(word as usize).copied().unwrap_or([0; LANES])
    }

    /// The weight of a token: rare words decide.
    pub(super) fn weight(&self, lane: usize) -> u64 {
        self.weights.get(lane).copied().unwrap_or(0)
    }

    /// How well a token is answered by a row.
    pub(super) fn best(&self, lane: usize, row: u32) -> Quality {
        self.best.get(lane).and_then(|best| best.get(row as usize)).copied().unwrap_or(0)
    }

    fn count_direct(&self) -> usize {
        self.candidates(0..self.index.rows.len() as u32).filter(|row| self.worst(*row) >= DIRECT).count()
    }

    /// The rows of a range that answer some token, ascending; all rows when most do.
    fn candidates(&self, rows: Range<u32>) -> impl Iterator<Item = u32> + '_ {
        let all = if self.is_crowd() { rows.clone() } else { 0..0 };
        let from = self.touched.partition_point(|row| *row < rows.start);
        let few = if self.is_crowd() { &[] } else { self.touched.get(from..).unwrap_or_default() };
        all.chain(few.iter().copied().take_while(move |row| *row < rows.end))
    }

    fn is_crowd(&self) -> bool {
        self.touched.len() * 8 > self.index.rows.len()
    }

    /// Sorts the rows that were touched, unless they are too many to be worth it.
    fn settle(&mut self) {
        if !self.is_crowd() {
            self.touched.sort_unstable();
            self.touched.dedup();
        }
    }

    /// A row answers a token better than before.
    fn improve(&mut self, lane: usize, row: u32, quality: Quality, part_worth: u32) {
        let at = row as usize;
        let (Some(best), Some(worth)) = (
            self.best.get_mut(lane).and_then(|best| best.get_mut(at)),
            self.worth.get_mut(lane).and_then(|worth| worth.get_mut(at)),
        ) else {
            return;
        };
        *worth = (u16::from(quality) * part_worth as u16).max(*worth);
        if *best >= quality {
            return;
        }
        let before = std::mem::replace(best, quality);
        if before == 0 {
            if let Some(count) = self.counts.get_mut(lane) {
                *count += 1;
            }
            if self.touched.len() * 8 <= self.index.rows.len() {
                self.touched.push(row);
            }
        }
        // A general word says little about how rare the named one is.
        if before <= KIND
            && quality > KIND
            && let Some(count) = self.direct.get_mut(lane)
        {
            *count += 1;
        }
    }

    fn note(&mut self, lane: usize, find: impl FnOnce(&mut Vec<(u32, Quality)>)) {
        let mut found = Vec::new();
        find(&mut found);
        let vocabulary = &self.index.vocabulary;
        for (word, quality) in found {
            let Some(here) = self.lanes.get_mut(word as usize).and_then(|lanes| lanes.get_mut(lane)) else {
                continue;
            };
            if *here >= quality {
                continue;
            }
            *here = quality;
            for posting in vocabulary.rows(word) {
                self.improve(lane, posting.row(), quality, posting.worth());
            }
        }
    }

    /// Whether a row holds all that the typed word of a token was cut into: a `postcard` is neither a post nor a card.
    fn is_whole(&self, token: &Token, row: u32) -> bool {
        let mut pieces = self.tokens.iter().enumerate().filter(|(_, other)| other.cut_from == token.cut_from);
        token.cut_from.is_none() || pieces.all(|(lane, _)| self.best(lane, row) >= WHOLE)
    }

    /// Words that were cut, and that no row holds as they were cut, are not known at all.
    fn forget_torn(&mut self) {
        for (lane, token) in self.tokens.iter().enumerate() {
            let known =
                |ranking: &Self| (0..ranking.index.rows.len() as u32).any(|row| ranking.is_whole(token, row));
            if token.cut_from.is_none() || known(self) {
                continue;
            }
            self.torn |= 1 << lane;
        }
        for lane in (0..LANES).filter(|lane| self.torn >> lane & 1 == 1) {
            self.lanes.iter_mut().filter_map(|lanes| lanes.get_mut(lane)).for_each(|quality| *quality = 0);
            self.best.get_mut(lane).into_iter().flatten().for_each(|quality| *quality = 0);
            self.worth.get_mut(lane).into_iter().flatten().for_each(|worth| *worth = 0);
            [&mut self.direct, &mut self.counts]
                .into_iter()
                .filter_map(|counts| counts.get_mut(lane))
                .for_each(|count| *count = 0);
        }
    }

    fn spread(&mut self, lane: usize, token: &Token, matcher: &SkimMatcherV2) {
        if token.text.chars().count() < 4 || !token.text.chars().all(char::is_alphabetic) {
            return;
        }
        let letters = mask(&token.text);
        let mut name = String::new();
        for row in 0..self.index.rows.len() as u32 {
            if letters & !self.index.rows.name_mask(row) != 0 || self.best(lane, row) >= FUZZY {
                continue;
            }
            let places = self.index.rows.row(row).iter().take_while(|place| place.part() == Part::Name);
            let words = places.map(|place| self.index.vocabulary.text(place.word()));
            if !matching::is_made_of_beginnings(&token.text, words.clone()) {
                continue;
            }
            name.clear();
            for word in words {
                if !name.is_empty() {
                    name.push(' ');
                }
                name.push_str(word);
            }
            if let Some(quality) = matching::spread(token, &name, matcher) {
                self.improve(lane, row, quality, Part::Name.worth());
            }
        }
    }
}
