//! Which rows answer, and the best of them: a row is read only when it may still get onto the list.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::super::Tier;
use super::super::matching::{DIRECT, FUZZY, MEANT, WHOLE};
use super::{Ranked, Ranking, SMALL};

/// More threads than this are not worth their start on a key.
const THREADS: u32 = 2;

/// The order of the list, best first.
type Order = (Tier, Reverse<u32>, u32);

/// The rows that may stand on the list, in no order, and how many answer at all.
#[derive(Default)]
pub(in super::super) struct Picked {
    pub rows: Vec<Ranked>,
    pub total: usize,
}

/// How a row answers, before its words are read.
struct Answer {
    tier: Tier,
    /// How much of the query is met, in hundredths.
    share: u64,
}

impl Ranking<'_> {
    /// The rows that answer, at least the best `limit` of the current ones and every legacy one; nothing when
    /// cancelled. Many rows are shared between threads.
    pub(in super::super) fn pick(&self, limit: usize, cancel: &AtomicBool) -> Option<Picked> {
        let count = self.index.rows.len() as u32;
        if count as usize <= SMALL {
            return self.share(0..count, usize::MAX, cancel);
        }
        if !self.is_crowd() {
            return self.share(0..count, limit, cancel);
        }
        let share = count.div_ceil(THREADS).max(1);
        let shares = (0..THREADS).map(|one| one * share..((one + 1) * share).min(count));
        thread::scope(|scope| {
            let running: Vec<_> =
                shares.map(|rows| scope.spawn(move || self.share(rows, limit, cancel))).collect();
            let mut all = Picked::default();
            for one in running {
                let part = one.join().ok().flatten()?;
                all.rows.extend(part.rows);
                all.total += part.total;
            }
            Some(all)
        })
    }

    fn share(&self, rows: Range<u32>, limit: usize, cancel: &AtomicBool) -> Option<Picked> {
        let current = self.index.catalogue.entries().len() as u32;
        let (mut legacy, mut total) = (Vec::new(), 0);
        // The worst of the list is on top.
        let mut list: BinaryHeap<Order> = BinaryHeap::new();
        for (turn, row) in self.candidates(rows).enumerate() {
            if turn % 4096 == 0 && cancel.load(Ordering::Relaxed) {
                return None;
            }
            let Some(answer) = self.answer(row) else { continue };
            total += 1;
            let full = list.len() >= limit;
            let lost = |worst: &Order| self.at_best(row, &answer) > *worst;
            if row < current && full && list.peek().is_none_or(lost) {
                continue;
            }
            let one = self.ranked(row, &answer);
            if row >= current {
                legacy.push(one);
                continue;
            }
            list.push((one.tier, Reverse(one.within), row));
            if full {
                list.pop();
            }
        }
        let mut rows = legacy;
        rows.extend(list.into_iter().map(|(tier, Reverse(within), row)| Ranked { row, tier, within }));
        Some(Picked { rows, total })
    }

    fn answer(&self, row: u32) -> Option<Answer> {
        let worst = self.worst.get(row as usize).copied().unwrap_or(0);
        let tier = match worst {
            DIRECT.. => Tier::Words,
            _ if !self.guesses => return None,
            FUZZY.. => Tier::Fuzzy,
            1.. => Tier::Typo,
            // Nobody asks for a retired code in whole sentences.
            0 if row as usize >= self.index.catalogue.entries().len() => return None,
            0 => return self.answers_mostly(row).map(|share| Answer { tier: Tier::Typo, share }),
        };
        Some(Answer { tier, share: 100 })
    }

    fn ranked(&self, row: u32, answer: &Answer) -> Ranked {
        let (within, exact) = self.score(row);
        let tier = if exact && answer.tier == Tier::Words { Tier::ExactName } else { answer.tier };
        Ranked { row, tier, within: (u64::from(within) * answer.share / 100) as u32 }
    }

    /// The row cannot stand before this place.
    fn at_best(&self, row: u32, answer: &Answer) -> Order {
        let whole = || (0..self.tokens.len()).all(|lane| self.best(lane, row) >= WHOLE);
        let fits = || self.index.rows.shortest(row) <= self.tokens.len() as u64;
        let tier =
            if answer.tier == Tier::Words && fits() && whole() { Tier::ExactName } else { answer.tier };
        (tier, Reverse((u64::from(self.bound(row)) * answer.share / 100) as u32), row)
    }

    /// Whether a row lacks a word and still answers most of what was asked: for whole sentences.
    ///
    /// Words that no entry knows speak against the query as a whole (it may be about something else), words that only
    /// other entries know speak for those. The answer is the share met, in hundredths.
    fn answers_mostly(&self, row: u32) -> Option<u64> {
        let (mut known, mut unknown, mut met, mut known_weight, mut met_weight) = (0, 0, 0, 0, 0);
        let (mut rare, mut sure, mut foreign) = (false, false, false);
        for (lane, token) in self.tokens.iter().enumerate().filter(|(_, token)| token.required) {
            let Some(answered) = self.answered.get(lane) else { continue };
            if answered.count == 0 {
                let before = lane.checked_sub(1).and_then(|before| self.tokens.get(before));
                if token.cut_from.is_some() && before.is_some_and(|before| before.cut_from == token.cut_from)
                {
                    continue;
                }
                // Up to three letters an unknown word is more likely a slip than a subject.
                // A word that is spelled right is about something else.
                unknown += if self.foreign.get(lane).copied().unwrap_or(false) {
                    foreign = true;
                    2
                } else {
                    usize::from(token.text.chars().count() > 3)
                };
                continue;
            }
            known += 1;
            known_weight += self.weight(lane);
            let best = if self.is_whole(token, row) { self.best(lane, row) } else { 0 };
            if best > 0 {
                met += 1;
                met_weight += self.weight(lane) * if best >= FUZZY { 100 } else { 70 };
                rare |= best >= MEANT && answered.direct <= 3;
                // Guesses at some words and nothing of the others are no answer.
                sure |= best >= FUZZY;
            }
        }
        let enough = met_weight >= known_weight * 45;
        let about_us =
            unknown == 0 || (unknown <= known && (rare || met >= 2) && (!foreign || met == known || met > 2));
        (sure && enough && about_us).then(|| met_weight / (known_weight + unknown as u64 * 64).max(1))
    }
}
