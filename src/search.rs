//! Finding a code by number, name, typo, symptom or task. The only place that names the fuzzy crate.
//!
//! Both sides are folded to words (case, accents, widths, separators), every distinct word of the catalogue is
//! numbered and sorted, and a query is matched word by word against that vocabulary, never against whole texts:
//!
//! | file | owns |
//! | --- | --- |
//! | `fold`, `stem` | text to words, words to one form for plurals, tenses and spellings |
//! | `lexicon` | fillers, words of the same meaning, words spelled right: data |
//! | `number` | codes inside a query |
//! | `query` | the words of a query that must be found |
//! | `vocabulary`, `build` | the index |
//! | `matching` | one word against the vocabulary: exact, begun, same meaning, fuzzy, misspelt |
//! | `rank` | which rows answer, in which order |
//! | `show` | why: marked letters, the text out of sight |
//! | `session` | kept results, so that erasing costs nothing |
//!
//! A query of nothing but fillers is taken at its word: `the` finds what the catalogue has of it, mostly nothing.
//! An entry that lacks a word of a longer query may still answer most of it; it stands in the last tier.

mod build;
mod fold;
mod lexicon;
mod matching;
mod number;
mod query;
mod rank;
mod session;
mod show;
mod stem;
#[cfg(test)]
mod tests;
mod vocabulary;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::catalogue::{Catalogue, Code, Entry};

use build::Rows;
use matching::WHOLE;
use number::Numbers;
use query::Query;
use rank::{Ranked, Ranking};
pub use session::Session;
use vocabulary::Vocabulary;

/// How a hit was found, best first. Hits of a better tier always stand before those of a worse one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// The query is this code, in any dress (`8006`, `#8006`, `E5005`, `code 5003`).
    ExactCode,
    /// The code begins with the query's digits.
    CodePrefix,
    /// The query is the name or one of the keywords.
    ExactName,
    /// Every word of the query begins a word of the entry.
    Words,
    /// Every word of the query matches name, title or keywords fuzzily.
    Fuzzy,
    /// Within a typo's distance; shown under "Did you mean".
    Typo,
}

/// Which text of an entry a query matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The number.
    Code,
    /// The name.
    Name,
    /// The plain title.
    Title,
    /// A keyword.
    Keyword,
    /// A cause.
    Cause,
    /// The description.
    Description,
}

/// One ranked code and why it matched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The code; look the entry up in the catalogue.
    pub code: Code,
    /// How it was found.
    pub tier: Tier,
    /// Higher is better, across tiers too.
    pub score: i64,
    /// Matched characters of the code's digits, zero-based, ascending.
    pub code_positions: Vec<usize>,
    /// Matched characters of the name, zero-based, ascending, counted in `char`s of the name as the catalogue has it.
    pub name_positions: Vec<usize>,
    /// Matched characters of the title, likewise.
    pub title_positions: Vec<usize>,
    /// The text that matched when it is not in sight: a keyword, cause or description.
    pub matched: Option<(Field, String)>,
}

/// What a search answers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hits {
    /// Best first; ties by code.
    pub hits: Vec<Hit>,
    /// How many codes answer; more than `hits` holds when a limit cut the list. Above a few thousand entries
    /// guesses are counted only while better hits are few.
    pub total: usize,
    /// The query was longer than [`QUERY_LIMIT`] characters, or had more words than are looked at, and only its
    /// beginning was used.
    pub shortened: bool,
}

/// How many characters of a query are used.
pub const QUERY_LIMIT: usize = 256;

/// How many hits [`Index::search`] returns for a query that is not empty.
pub const HIT_LIMIT: usize = 200;

/// The searchable form of a catalogue.
///
/// Holds word numbers only, about 150 bytes an entry; texts are read from the catalogue, which it shares.
#[derive(Debug, Clone)]
pub struct Index {
    catalogue: Arc<Catalogue>,
    rows: Rows,
    vocabulary: Vocabulary,
    /// (code, row), ascending by code, then current before legacy.
    codes: Vec<(Code, u32)>,
}

impl Index {
    /// Builds the index of all entries, current and legacy. Copies the catalogue: for a large one, share it with
    /// [`Index::shared`].
    pub fn new(catalogue: &Catalogue) -> Self {
        Self::shared(Arc::new(catalogue.clone()))
    }

    /// Builds the index of a shared catalogue without copying its texts. Takes tens of milliseconds for 100,000
    /// entries: not for a thread that draws.
    pub fn shared(catalogue: Arc<Catalogue>) -> Self {
        let entries: Vec<&Entry> = catalogue.entries().iter().chain(catalogue.legacy()).collect();
        let (rows, vocabulary) = build::build(&entries);
        let mut codes: Vec<(Code, u32)> =
            (0u32..).zip(&entries).map(|(row, entry)| (entry.code, row)).collect();
        codes.sort_unstable();
        drop(entries);
        Self { catalogue, rows, vocabulary, codes }
    }

    /// The codes that answer `query`, best first, at most [`HIT_LIMIT`]. An empty query lists every current code in
    /// ascending order.
    pub fn search(&self, query: &str) -> Hits {
        let limit = if query.trim().is_empty() { usize::MAX } else { HIT_LIMIT };
        self.search_until(query, limit, &AtomicBool::new(false)).unwrap_or_default()
    }

    /// As [`Index::search`] with a limit of one's own; nothing once `cancel` is set, which may be done from another
    /// thread while the search runs.
    pub fn search_until(&self, query: &str, limit: usize, cancel: &AtomicBool) -> Option<Hits> {
        if query.trim().is_empty() {
            return Some(self.everything(limit));
        }
        let query = Query::read(query, &self.vocabulary);
        let mut ranked = Vec::new();
        let mut asked = String::new();
        match &query.numbers {
            Numbers::None => {}
            Numbers::Alone(numbers) => {
                if let [digits] = numbers.as_slice() {
                    asked.clone_from(digits);
                }
                ranked = self.numbers(numbers);
                if !ranked.is_empty() {
                    return Some(self.answer(ranked, limit, &query, &asked, None));
                }
            }
            Numbers::Among(numbers) => {
                let known = numbers.iter().filter_map(|digits| self.row_of(digits));
                ranked.extend(known.map(|row| Ranked { row, tier: Tier::ExactCode, within: 0 }));
                ranked.dedup();
            }
        }
        let digits_only = matches!(query.numbers, Numbers::Alone(_));
        if query.tokens.is_empty() {
            return Some(self.answer(ranked, limit, &query, &asked, None));
        }
        let ranking = Ranking::new(self, &query.tokens, limit, cancel)?;
        let exact: Vec<u32> = ranked.iter().map(|one| one.row).collect();
        let current = self.catalogue.entries().len() as u32;
        // Rows that are left out below must not take the place of others.
        let wanted = if digits_only { usize::MAX } else { limit.saturating_add(exact.len()) };
        let picked = ranking.pick(wanted, cancel)?;
        let unread = picked.total - picked.rows.len();
        let words = picked.rows.into_iter().map(|one| match one.tier {
            // Nobody asks for a retired code by its words: they are for the current one.
            Tier::Words | Tier::Fuzzy if one.row >= current => Ranked { tier: Tier::Typo, ..one },
            _ => one,
        });
        // A number that is no code is only looked up as a whole word, as `401` is one.
        let whole = |row| {
            query
                .tokens
                .iter()
                .enumerate()
                .all(|(lane, token)| token.text.len() > 1 && ranking.best(lane, row) >= WHOLE)
        };
        ranked.extend(words.filter(|one| !exact.contains(&one.row) && (!digits_only || whole(one.row))));
        let mut hits = self.answer(ranked, limit, &query, &asked, Some(&ranking));
        hits.total += unread;
        Some(hits)
    }

    /// Bytes that the index holds beyond the catalogue and its texts.
    pub fn size(&self) -> usize {
        self.rows.size() + self.vocabulary.size() + self.codes.len() * size_of::<(Code, u32)>()
    }

    fn everything(&self, limit: usize) -> Hits {
        let entries = self.catalogue.entries();
        let hit = |entry: &Entry| Hit {
            code: entry.code,
            tier: Tier::Words,
            score: 0,
            code_positions: Vec::new(),
            name_positions: Vec::new(),
            title_positions: Vec::new(),
            matched: None,
        };
        Hits { hits: entries.iter().take(limit).map(hit).collect(), total: entries.len(), shortened: false }
    }

    /// Rows for a query of numbers alone: the code, codes that begin so, else the code with two digits swapped.
    fn numbers(&self, numbers: &[String]) -> Vec<Ranked> {
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

    fn row_of(&self, digits: &str) -> Option<u32> {
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

    fn entry(&self, row: u32) -> Option<&Entry> {
        let current = self.catalogue.entries();
        let row = row as usize;
        current.get(row).or_else(|| self.catalogue.legacy().get(row - current.len().min(row)))
    }

    /// Sorts, cuts and explains.
    fn answer(
        &self,
        mut ranked: Vec<Ranked>,
        limit: usize,
        query: &Query,
        asked: &str,
        ranking: Option<&Ranking<'_>>,
    ) -> Hits {
        let current = self.catalogue.entries().len() as u32;
        // Rows of a kind are in ascending order of code, so the row settles ties.
        let order = |one: &Ranked| (one.tier, one.row >= current, std::cmp::Reverse(one.within), one.row);
        let total = ranked.len();
        if limit < total {
            ranked.select_nth_unstable_by_key(limit, order);
            ranked.truncate(limit);
        }
        ranked.sort_unstable_by_key(order);
        let hits =
            ranked.iter().filter_map(|one| self.hit(*one, asked, one.row >= current, ranking)).collect();
        Hits { hits, total, shortened: query.shortened }
    }

    fn hit(&self, one: Ranked, asked: &str, legacy: bool, ranking: Option<&Ranking<'_>>) -> Option<Hit> {
        let entry = self.entry(one.row)?;
        let digits = entry.code.to_string();
        let marked = match one.tier {
            Tier::ExactCode => digits.len(),
            Tier::CodePrefix => asked.len(),
            _ => 0,
        };
        let reasons = ranking.map(|ranking| show::reasons(self, ranking, one.row, entry)).unwrap_or_default();
        Some(Hit {
            code: entry.code,
            tier: one.tier,
            score: score(one, legacy),
            code_positions: (0..marked).collect(),
            name_positions: reasons.name,
            title_positions: reasons.title,
            matched: reasons.matched,
        })
    }
}

/// Higher is better: a million for each tier, below that current before legacy, below that the worth within the tier.
fn score(one: Ranked, legacy: bool) -> i64 {
    let tier = 6 - one.tier as i64;
    tier * 1_000_000 + if legacy { 0 } else { 500_000 } + i64::from(one.within / 2)
}
