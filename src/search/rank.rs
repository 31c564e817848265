//! The words of a query matched against the catalogue: how well each is answered in every row.
//!
//! `pick` takes the rows that answer, `score` says what one is worth.

mod pick;
mod score;

use std::sync::atomic::{AtomicBool, Ordering};

use fuzzy_matcher::skim::SkimMatcherV2;

use super::build::Part;
use super::lexicon::is_spelled_right;
use super::matching::{self, DIRECT, FUZZY, Quality};
use super::query::{LANES, Token};
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
    /// Per token: how many rows have it, guesses included.
    counts: Vec<usize>,
    /// Per token: whether it is an everyday word, spelled right.
    foreign: Vec<bool>,
    /// Whether rows that lack a word are looked at: not when better ones fill the list.
    guesses: bool,
}

impl<'i> Ranking<'i> {
    /// Matches every token; nothing when cancelled.
    pub(super) fn new(
        index: &'i Index,
        tokens: &'i [Token],
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
            counts: Vec::new(),
            guesses: true,
            foreign: tokens.iter().map(|token| is_spelled_right(&token.text)).collect(),
        };
        for (lane, token) in tokens.iter().enumerate() {
            new.note(lane, |found| matching::direct(&index.vocabulary, token, found));
            if cancel.load(Ordering::Relaxed) {
                return None;
            }
        }
        new.guesses = index.rows.len() <= SMALL || new.count_direct() < limit;
        if new.guesses {
            let matcher = SkimMatcherV2::default().ignore_case();
            for (lane, token) in tokens.iter().enumerate() {
                new.note(lane, |found| matching::fuzzy(&index.vocabulary, token, &matcher, found));
                new.note(lane, |found| matching::typo(&index.vocabulary, token, found));
                new.spread(lane, token, &matcher);
                if cancel.load(Ordering::Relaxed) {
                    return None;
                }
            }
        }
        new.weights = new.best.iter().map(|best| score::weight(best)).collect();
        new.counts =
            new.best.iter().map(|best| best.iter().filter(|quality| **quality > 0).count()).collect();
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
        (0..self.index.rows.len() as u32).filter(|row| self.worst(*row) >= DIRECT).count()
    }

    fn note(&mut self, lane: usize, find: impl FnOnce(&mut Vec<(u32, Quality)>)) {
        let mut found = Vec::new();
        find(&mut found);
        let (Some(best), Some(worth)) = (self.best.get_mut(lane), self.worth.get_mut(lane)) else { return };
        for (word, quality) in found {
            let Some(here) = self.lanes.get_mut(word as usize).and_then(|lanes| lanes.get_mut(lane)) else {
                continue;
            };
            if *here >= quality {
                continue;
            }
            *here = quality;
            for posting in self.index.vocabulary.rows(word) {
                let row = posting.row() as usize;
                if let (Some(best), Some(most)) = (best.get_mut(row), worth.get_mut(row)) {
                    *best = quality.max(*best);
                    *most = (u16::from(quality) * posting.worth() as u16).max(*most);
                }
            }
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
            name.clear();
            let words = self.index.rows.row(row).iter();
            for place in words.take_while(|place| place.part() == Part::Name) {
                if !name.is_empty() {
                    name.push(' ');
                }
                name.push_str(self.index.vocabulary.text(place.word()));
            }
            if matching::is_subsequence(&token.text, &name)
                && let Some(quality) = matching::spread(token, &name, matcher)
                && let Some(best) = self.best.get_mut(lane).and_then(|best| best.get_mut(row as usize))
                && let Some(worth) = self.worth.get_mut(lane).and_then(|worth| worth.get_mut(row as usize))
            {
                *best = quality;
                *worth = (u16::from(quality) * Part::Name.worth() as u16).max(*worth);
            }
        }
    }
}
