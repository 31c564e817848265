//! Counting a log of replies, a line at a time: which outcomes, which codes, since when.
//!
//! ```text
//!  line ─► fast way ──────────────► outcome, codes ─► Counts ─► and the counts of others ─► table, JSON
//!            └─ surprise ─► decode ─┘
//! ```
//!
//! Exact: every line counts what [`crate::decode::decode`] says for it. The fast way only answers for lines of the
//! plain shapes that it understands from the first byte to the last.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use crate::catalogue::{Catalogue, Code};
use crate::decode::envelope::lexicon::Lexicon;
use crate::decode::{self, Outcome};

mod fast;
mod names;
mod scan;
mod stamp;
mod watch;

pub use stamp::{Unit, written_out};

/// Different codes kept apart; a log of more is not one of replies, and must not fill the memory.
const MOST_KEYS: usize = 20_000;
/// Stretches of time kept apart: two years of hours.
const MOST_STRETCHES: usize = 20_000;

/// Every outcome, in the order in which they are shown.
pub const OUTCOMES: [Outcome; 8] = [
    Outcome::Accepted,
    Outcome::Ok,
    Outcome::Review,
    Outcome::Declined,
    Outcome::Refused,
    Outcome::Cancelled,
    Outcome::Gateway,
    Outcome::Unclear,
];

/// A code as it is counted.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A number, in the catalogue or not.
    Number(Code),
    /// A name that has no number.
    Name {
        /// The name.
        name: String,
        /// It is documented.
        known: bool,
    },
}

impl Key {
    fn of(code: Option<Code>, name: Option<String>, known: bool) -> Self {
        match code {
            Some(code) => Self::Number(code),
            None => Self::Name { name: name.unwrap_or_default(), known },
        }
    }
}

/// How many replies of each outcome, in the order of [`OUTCOMES`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outcomes([u64; 8]);

impl Outcomes {
    /// The count of one outcome.
    pub fn get(&self, outcome: Outcome) -> u64 {
        self.iter().find(|(other, _)| *other == outcome).map_or(0, |(_, count)| count)
    }

    /// Outcomes and counts, in the order of [`OUTCOMES`].
    pub fn iter(&self) -> impl Iterator<Item = (Outcome, u64)> + use<'_> {
        OUTCOMES.iter().copied().zip(self.0.iter().copied())
    }

    /// All of them.
    pub fn sum(&self) -> u64 {
        self.0.iter().sum()
    }

    fn add(&mut self, outcome: Outcome) {
        let slots = OUTCOMES.iter().zip(&mut self.0);
        slots.filter(|(other, _)| **other == outcome).for_each(|(_, count)| *count += 1);
    }

    fn join(&mut self, other: &Self) {
        self.0.iter_mut().zip(other.0).for_each(|(count, more)| *count += more);
    }
}

/// What was counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Lines read, blank ones too.
    pub lines: u64,
    /// Lines of white space.
    pub blank: u64,
    /// Replies found; a line may hold several.
    pub responses: u64,
    /// Lines that are not blank and in which no reply was found.
    pub unreadable: u64,
    /// Unreadable lines of nothing but brackets: one reply printed over several lines leaves them.
    pub brackets: u64,
    /// Replies by outcome.
    pub outcomes: Outcomes,
    /// Replies by code; a reply with several codes counts for each.
    pub codes: HashMap<Key, u64>,
    /// Codes found beyond the most that are kept apart.
    pub further_codes: u64,
    /// First and last time of a line with a reply, in seconds since 1970 UTC.
    pub times: Option<(i64, i64)>,
    /// Replies by the start of their hour or day, when asked for.
    pub stretches: BTreeMap<i64, Outcomes>,
    /// Replies that no stretch counts: their line has no time, or there are too many stretches.
    pub timeless: u64,
}

impl Counts {
    /// Adds what somebody else counted.
    pub fn join(&mut self, other: Self) {
        self.lines += other.lines;
        self.blank += other.blank;
        self.responses += other.responses;
        self.unreadable += other.unreadable;
        self.brackets += other.brackets;
        self.outcomes.join(&other.outcomes);
        self.further_codes += other.further_codes;
        for (key, count) in other.codes {
            self.add_code(key, count);
        }
        self.times = match (self.times, other.times) {
            (Some((first, last)), Some((other_first, other_last))) => {
                Some((first.min(other_first), last.max(other_last)))
            }
            (one, another) => one.or(another),
        };
        for (start, outcomes) in other.stretches {
            match self.stretch(start) {
                Some(stretch) => stretch.join(&outcomes),
                None => self.timeless += outcomes.sum(),
            }
        }
        self.timeless += other.timeless;
    }

    /// The codes, the most frequent first, then by number and name.
    pub fn ranked(&self) -> Vec<(&Key, u64)> {
        let mut ranked: Vec<(&Key, u64)> = self.codes.iter().map(|(key, count)| (key, *count)).collect();
        ranked.sort_by(|one, two| two.1.cmp(&one.1).then_with(|| one.0.cmp(two.0)));
        ranked
    }

    fn add_code(&mut self, key: Key, count: u64) {
        if let Some(known) = self.codes.get_mut(&key) {
            *known += count;
        } else if self.codes.len() < MOST_KEYS {
            self.codes.insert(key, count);
        } else {
            self.further_codes += count;
        }
    }

    fn stretch(&mut self, start: i64) -> Option<&mut Outcomes> {
        let room = self.stretches.len() < MOST_STRETCHES || self.stretches.contains_key(&start);
        room.then(|| self.stretches.entry(start).or_default())
    }

    fn reply(&mut self, outcome: Outcome, codes: impl IntoIterator<Item = Key>) {
        self.responses += 1;
        self.outcomes.add(outcome);
        for key in codes {
            self.add_code(key, 1);
        }
    }

    fn timed(&mut self, time: Option<i64>, unit: Option<Unit>, outcomes: impl IntoIterator<Item = Outcome>) {
        if let Some(time) = time {
            let (first, last) = self.times.unwrap_or((time, time));
            self.times = Some((first.min(time), last.max(time)));
        }
        let Some(unit) = unit else { return };
        for outcome in outcomes {
            match time.and_then(|time| self.stretch(unit.start(time))) {
                Some(stretch) => stretch.add(outcome),
                None => self.timeless += 1,
            }
        }
    }
}

/// What a line was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// White space.
    Blank,
    /// It holds a reply, or several.
    Read,
    /// Something else.
    Unreadable,
}

/// Counts lines. One for each thread; their counts are joined at the end.
pub struct Counter<'a> {
    catalogue: &'a Catalogue,
    lexicon: Lexicon<'a>,
    unit: Option<Unit>,
    counts: Counts,
}

impl<'a> Counter<'a> {
    /// A counter at zero; with a unit it also counts by hour or day.
    pub fn new(catalogue: &'a Catalogue, unit: Option<Unit>) -> Self {
        Self { catalogue, lexicon: Lexicon::of(catalogue), unit, counts: Counts::default() }
    }

    /// Counts one line, given without its line feed. A line that is given away is decoded without a copy of it.
    pub fn line<'l>(&mut self, line: impl Into<Cow<'l, [u8]>>) -> Line {
        let line = line.into();
        self.counts.lines += 1;
        if let Some(plain) = fast::line(&line, &self.lexicon) {
            self.counts.reply(plain.outcome, plain.codes);
            self.counts.timed(plain.time, self.unit, [plain.outcome]);
            return Line::Read;
        }
        if line.trim_ascii().is_empty() {
            self.counts.blank += 1;
            return Line::Blank;
        }
        let brackets = line.trim_ascii().iter().all(|byte| b"{}[],".contains(byte));
        let time = stamp::of_line(&line);
        let decoded = match line {
            Cow::Borrowed(line) => decode::decode(line, self.catalogue),
            Cow::Owned(line) => decode::decode_owned(line, self.catalogue),
        };
        if decoded.replies.is_empty() {
            self.counts.unreadable += 1;
            self.counts.brackets += u64::from(brackets);
            return Line::Unreadable;
        }
        self.counts.timed(time, self.unit, decoded.replies.iter().map(|reply| reply.outcome));
        for reply in decoded.replies {
            let codes = reply.codes.into_iter();
            let keys = codes.map(|found| Key::of(found.code, found.name, found.known));
            self.counts.reply(reply.outcome, keys);
        }
        Line::Read
    }

    /// What was counted.
    pub fn finish(self) -> Counts {
        self.counts
    }
}

#[cfg(test)]
mod tests;
