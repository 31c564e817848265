//! Which rows answer the words of a query, and in which order.

use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use fuzzy_matcher::skim::SkimMatcherV2;

use super::build::{Part, Place};
use super::lexicon::is_spelled_right;
use super::matching::{self, DIRECT, FUZZY, MEANT, Quality, WHOLE};
use super::query::{LANES, Token};
use super::vocabulary::mask;
use super::{Index, Tier};

/// Up to this many rows everything is always tried; above it, guesses are made only while better hits are few.
const SMALL: usize = 5_000;
/// More threads than this are not worth their start on a key.
const THREADS: u32 = 2;

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
    /// (row, token, quality) of matches spread over a whole name.
    spread: Vec<(u32, usize, Quality)>,
    /// Per token: the best quality in each row.
    best: Vec<Vec<Quality>>,
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
            spread: Vec::new(),
            best: vec![vec![0; index.rows.len()]; tokens.len()],
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
        new.weights = new.best.iter().map(|best| weight(best)).collect();
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

    /// All rows that answer, in no order; nothing when cancelled. Many rows are shared between threads.
    pub(super) fn rows(&self, cancel: &AtomicBool) -> Option<Vec<Ranked>> {
        let count = self.index.rows.len() as u32;
        let threads = if count as usize <= SMALL { 1 } else { THREADS };
        if threads == 1 {
            return self.share(0..count, cancel);
        }
        let share = count.div_ceil(threads).max(1);
        let shares = (0..threads).map(|one| one * share..((one + 1) * share).min(count));
        thread::scope(|scope| {
            let running: Vec<_> = shares.map(|rows| scope.spawn(|| self.share(rows, cancel))).collect();
            let parts = running.into_iter().map(|one| one.join().unwrap_or_default());
            parts.collect::<Option<Vec<_>>>().map(|parts| parts.concat())
        })
    }

    fn share(&self, rows: Range<u32>, cancel: &AtomicBool) -> Option<Vec<Ranked>> {
        let mut all = Vec::new();
        for row in rows {
            if row % 4096 == 0 && cancel.load(Ordering::Relaxed) {
                return None;
            }
            all.extend(self.rank(row));
        }
        Some(all)
    }

    fn rank(&self, row: u32) -> Option<Ranked> {
        let worst = self.worst(row);
        if worst >= DIRECT {
            let (within, exact) = self.score(row);
            let tier = if exact { Tier::ExactName } else { Tier::Words };
            return Some(Ranked { row, tier, within });
        }
        if !self.guesses {
            return None;
        }
        if worst >= FUZZY {
            return Some(Ranked { row, tier: Tier::Fuzzy, within: self.score(row).0 });
        }
        if worst > 0 {
            return Some(Ranked { row, tier: Tier::Typo, within: self.score(row).0 });
        }
        let share = self.answers_mostly(row)?;
        Some(Ranked { row, tier: Tier::Typo, within: (u64::from(self.score(row).0) * share / 100) as u32 })
    }

    fn worst(&self, row: u32) -> Quality {
        let required = self.tokens.iter().enumerate().filter(|(_, token)| token.required);
        required.map(|(lane, _)| self.best(lane, row)).min().unwrap_or(0)
    }

    /// Whether a row lacks a word and still answers most of what was asked: for whole sentences.
    ///
    /// Words that no entry knows speak against the query as a whole (it may be about something else), words that only
    /// other entries know speak for those. The answer is the share met, in hundredths.
    fn answers_mostly(&self, row: u32) -> Option<u64> {
        let (mut known, mut unknown, mut met, mut known_weight, mut met_weight) = (0, 0, 0, 0, 0);
        let mut rare = false;
        for (lane, token) in self.tokens.iter().enumerate().filter(|(_, token)| token.required) {
            let rows = self.counts.get(lane).copied().unwrap_or(0);
            if rows == 0 {
                // Up to three letters an unknown word is more likely a slip than a subject.
                // A word that is spelled right is about something else.
                unknown += if self.foreign.get(lane).copied().unwrap_or(false) {
                    2
                } else {
                    usize::from(token.text.chars().count() > 3)
                };
                continue;
            }
            known += 1;
            known_weight += self.weight(lane);
            let best = self.best(lane, row);
            if best > 0 {
                met += 1;
                met_weight += self.weight(lane) * if best >= FUZZY { 100 } else { 70 };
                rare |= best >= MEANT && rows <= 3;
            }
        }
        let enough = met_weight >= known_weight * 45;
        let about_us = unknown == 0 || (unknown <= known && (rare || met >= 2));
        (met > 0 && enough && about_us).then(|| met_weight / (known_weight + unknown as u64 * 64).max(1))
    }

    /// The row's worth for the query, and whether its name or a keyword is the query.
    fn score(&self, row: u32) -> (u32, bool) {
        let mut sheet = Sheet { ranking: self, total: [0; LANES], best: 0, exact: false };
        for (at, lane, quality) in self.spread.iter().copied() {
            if at == row
                && let Some(total) = sheet.total.get_mut(lane)
            {
                *total = u64::from(quality) * part_weight(Part::Name);
            }
        }
        let mut phrase = Phrase::default();
        for place in self.index.rows.row(row) {
            if place.is_first() {
                sheet.close(&phrase);
                phrase = Phrase { part: Some(place.part()), in_order: true, ..Phrase::default() };
            }
            phrase.add(*place, self);
        }
        sheet.close(&phrase);
        let sum: u64 = (0..self.tokens.len())
            .map(|lane| sheet.total.get(lane).copied().unwrap_or(0) * self.weight(lane))
            .sum();
        let full: u64 = self.weights.iter().sum::<u64>() * 255 * part_weight(Part::Name);
        let within = ((sum + 2 * sheet.best) * 899_999).checked_div(3 * full).unwrap_or(0);
        (within.min(899_999) as u32, sheet.exact)
    }

    fn count_direct(&self) -> usize {
        (0..self.index.rows.len() as u32).filter(|row| self.worst(*row) >= DIRECT).count()
    }

    fn note(&mut self, lane: usize, find: impl FnOnce(&mut Vec<(u32, Quality)>)) {
        let mut found = Vec::new();
        find(&mut found);
        let Some(best) = self.best.get_mut(lane) else { return };
        for (word, quality) in found {
            let Some(here) = self.lanes.get_mut(word as usize).and_then(|lanes| lanes.get_mut(lane)) else {
                continue;
            };
            if *here >= quality {
                continue;
            }
            *here = quality;
            for row in self.index.vocabulary.rows(word) {
                if let Some(best) = best.get_mut(*row as usize) {
                    *best = quality.max(*best);
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
            let words = || self.index.rows.row(row).iter().take_while(|place| place.part() == Part::Name);
            let have = words().fold(0, |have, place| have | self.index.vocabulary.mask(place.word()));
            if letters & !have != 0 || self.best(lane, row) >= FUZZY {
                continue;
            }
            name.clear();
            for place in words() {
                if !name.is_empty() {
                    name.push(' ');
                }
                name.push_str(self.index.vocabulary.text(place.word()));
            }
            if matching::is_subsequence(&token.text, &name)
                && let Some(quality) = matching::spread(token, &name, matcher)
                && let Some(best) = self.best.get_mut(lane).and_then(|best| best.get_mut(row as usize))
            {
                *best = quality;
                self.spread.push((row, lane, quality));
            }
        }
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

/// The sums over a row's phrases.
struct Sheet<'r, 'i> {
    ranking: &'r Ranking<'i>,
    total: [u64; LANES],
    best: u64,
    exact: bool,
}

impl Sheet<'_, '_> {
    fn close(&mut self, phrase: &Phrase) {
        let Some(part) = phrase.part else { return };
        if phrase.met == 0 {
            return;
        }
        let worth = part_weight(part);
        let mut sum = 0;
        let lanes = self.total.iter_mut().zip(phrase.lanes).zip(&self.ranking.weights);
        for ((total, quality), weight) in lanes {
            let here = u64::from(quality) * worth;
            *total = here.max(*total);
            sum += here * weight;
        }
        self.best = self.best.max(sum * (60 + 40 * phrase.met / phrase.words) / 100);
        let whole = phrase.in_order && phrase.words as usize == self.ranking.tokens.len();
        self.exact |= whole && matches!(part, Part::Name | Part::Keyword);
    }
}

fn part_weight(part: Part) -> u64 {
    match part {
        Part::Name | Part::Initials => 16,
        Part::Keyword => 15,
        Part::Title => 14,
        Part::Cause => 8,
        Part::Description => 6,
    }
}

/// The rarer a token among the rows, the more it weighs: 32 when every row has it, 64 more each time that halves.
fn weight(best: &[Quality]) -> u64 {
    let direct = best.iter().filter(|quality| **quality >= DIRECT).count();
    let rows = if direct > 0 { direct } else { best.iter().filter(|quality| **quality > 0).count() };
    let ratio = ((best.len() as u64) << 8) / (rows.max(1) as u64);
    32 + log2_64ths(ratio).saturating_sub(8 * 64)
}

/// The binary logarithm in 64ths, interpolated: integers give the same order on every machine.
fn log2_64ths(value: u64) -> u64 {
    let whole = u64::from(value.max(1).ilog2());
    whole * 64 + ((value.max(1) << 6) >> whole) - 64
}
