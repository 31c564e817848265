//! The words of a query matched against the catalogue: how well each is answered in every row.
//!
//! `pick` takes the rows that answer, `score` says what one is worth.

mod pick;
mod score;

use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};

use fuzzy_matcher::skim::SkimMatcherV2;

use super::lexicon::is_spelled_right;
use super::matching::{self, DIRECT, FUZZY, KIND, Quality, WHOLE};
use super::query::LANES;
use super::rows::Part;
use super::token::Token;
use super::vocabulary::{INITIALS, mask};
use super::{Index, Tier};

/// Up to this many rows everything is always tried; above it, guesses are made only while better hits are few.
const SMALL: usize = 5_000;
/// What a match in a name, title or keyword is worth at least.
const NEAR: u32 = 14;
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

/// How one token is answered.
struct Answered {
    /// The best quality in each row.
    best: Vec<Quality>,
    /// The best quality times the worth of the part it stands in, in each row.
    worth: Vec<u16>,
    /// How many rows have it without a guess.
    direct: usize,
    /// How many rows have it, guesses included.
    count: usize,
}

impl Answered {
    fn new(rows: usize) -> Self {
        Self { best: vec![0; rows], worth: vec![0; rows], direct: 0, count: 0 }
    }

    /// A row answers as well as this, if not better; says whether it did not answer before.
    fn raise(&mut self, row: u32, quality: Quality, part_worth: u32) -> bool {
        let at = row as usize;
        let (Some(best), Some(worth)) = (self.best.get_mut(at), self.worth.get_mut(at)) else { return false };
        *worth = (u16::from(quality) * part_worth as u16).max(*worth);
        if *best >= quality {
            return false;
        }
        let before = std::mem::replace(best, quality);
        self.count += usize::from(before == 0);
        // A general word says little about how rare the named one is.
        self.direct += usize::from(before <= KIND && quality > KIND);
        before == 0
    }
}

/// One search over all rows.
pub(super) struct Ranking<'i> {
    index: &'i Index,
    tokens: &'i [Token],
    lanes: Vec<Lanes>,
    /// How each token is answered, row by row.
    answered: Vec<Answered>,
    weights: Vec<u64>,
    /// The worst that a row answers of what it must; zero where it lacks a word.
    worst: Vec<Quality>,
    /// At least how many words of a row's name, title and keywords answer; too many where its initials do.
    near: Vec<u8>,
    /// Rows that answer some token; cut short once they are a crowd.
    touched: Vec<u32>,
    /// Per token: whether it is an everyday word, spelled right.
    foreign: Vec<bool>,
    /// The tokens that were cut out of words which no row holds, a bit each.
    torn: u32,
    /// Whether the query is more than fillers.
    guess: bool,
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
            answered: tokens.iter().map(|_| Answered::new(index.rows.len())).collect(),
            weights: Vec::new(),
            worst: Vec::new(),
            near: vec![0; index.rows.len()],
            touched: Vec::new(),
            torn: 0,
            guess,
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
        new.weights = new.answered.iter().map(|one| score::weight(one.direct, one.count, rows)).collect();
        new.settle();
        new.worst = new.worst_of_all();
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
        self.answered.get(lane).and_then(|one| one.best.get(row as usize)).copied().unwrap_or(0)
    }

    fn count_direct(&self) -> usize {
        self.worst_of_all().into_iter().filter(|worst| *worst >= DIRECT).count()
    }

    /// The worst that each row answers of what it must.
    fn worst_of_all(&self) -> Vec<Quality> {
        let required = || self.tokens.iter().zip(&self.answered).filter(|(token, _)| token.required);
        let mut worst = vec![Quality::MAX; self.index.rows.len()];
        for (_, one) in required() {
            worst.iter_mut().zip(&one.best).for_each(|(worst, best)| *worst = (*worst).min(*best));
        }
        for (token, _) in required().filter(|(token, _)| token.cut_from.is_some()) {
            let torn = (0u32..).zip(&mut worst).filter(|(row, _)| !self.is_whole(token, *row));
            torn.for_each(|(_, worst)| *worst = 0);
        }
        worst
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

    fn note(&mut self, lane: usize, find: impl FnOnce(&mut Vec<(u32, Quality)>)) {
        let mut found = Vec::new();
        find(&mut found);
        let vocabulary = &self.index.vocabulary;
        let Some(answered) = self.answered.get_mut(lane) else { return };
        for (word, quality) in found {
            let Some(here) = self.lanes.get_mut(word as usize).and_then(|lanes| lanes.get_mut(lane)) else {
                continue;
            };
            if *here >= quality {
                continue;
            }
            *here = quality;
            let initials = vocabulary.text(word).starts_with(INITIALS);
            for posting in vocabulary.rows(word) {
                let row = posting.row();
                if let Some(near) = self.near.get_mut(row as usize) {
                    let new = if initials { u8::MAX } else { u8::from(posting.worth() >= NEAR) };
                    *near = near.saturating_add(new);
                }
                if answered.raise(row, quality, posting.worth())
                    && self.touched.len() * 8 <= self.index.rows.len()
                {
                    self.touched.push(row);
                }
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
            if let Some(answered) = self.answered.get_mut(lane) {
                *answered = Answered::new(self.index.rows.len());
            }
        }
    }

    fn spread(&mut self, lane: usize, token: &Token, matcher: &SkimMatcherV2) {
        let known = self.index.vocabulary.id(&token.text).is_some();
        if known || token.text.chars().count() < 4 || !token.text.chars().all(char::is_alphabetic) {
            return;
        }
        let first = token.text.chars().next();
        let letters = mask(&token.text);
        let mut name = String::new();
        for row in 0..self.index.rows.len() as u32 {
            if letters & !self.index.rows.name_mask(row) != 0 || self.best(lane, row) >= FUZZY {
                continue;
            }
            let places = self.index.rows.row(row).iter().take_while(|place| place.part() == Part::Name);
            let words = places.map(|place| self.index.vocabulary.text(place.word()));
            if !words.clone().any(|word| word.chars().next() == first)
                || !matching::is_made_of_beginnings(&token.text, words.clone())
            {
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
                let new = self
                    .answered
                    .get_mut(lane)
                    .is_some_and(|one| one.raise(row, quality, Part::Name.worth()));
                if new && self.touched.len() * 8 <= self.index.rows.len() {
                    self.touched.push(row);
                }
            }
        }
    }
}
