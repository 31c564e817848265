//! Finding a code by number, name, typo, symptom or task. The only place that names the fuzzy crate.
//!
//! Both sides are folded to words (case, accents, widths, separators), every distinct word of the catalogue is
//! numbered and sorted, and a query is matched word by word against that vocabulary, never against whole texts:
//!
//! | file | owns |
//! | --- | --- |
//! | `fold`, `stem` | text to words, words to one form for plurals, tenses and spellings |
//! | `lexicon` | fillers, words of the same meaning, words spelled right: data |
//! | `sayings` | several words that mean one |
//! | `number`, `codes` | codes inside a query, and the rows they lead to |
//! | `hit` | what a search answers |
//! | `query`, `token` | the words of a query that must be found |
//! | `cut` | words run together or torn apart |
//! | `rows`, `vocabulary` | the index: the words of every entry, the entries of every word |
//! | `build`, `words` | making it |
//! | `matching` | one word against the vocabulary: exact, begun, same meaning, fuzzy, misspelt |
//! | `rank` | which rows answer, in which order |
//! | `show` | why: marked letters, the text out of sight |
//! | `session` | kept results, so that erasing costs nothing |
//!
//! A query of nothing but fillers is taken at its word: `the` finds an entry of that name and words that it begins,
//! mostly nothing.
//! An entry that lacks a word of a longer query may still answer most of it; it stands in the last tier.

mod build;
mod codes;
mod cut;
mod fold;
mod hit;
mod lexicon;
mod matching;
mod number;
mod query;
mod rank;
mod rows;
mod sayings;
mod session;
mod show;
mod stem;
#[cfg(test)]
mod tests;
mod token;
mod vocabulary;
mod words;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::catalogue::{Catalogue, Code, Entry};

pub use hit::{Field, Hit, Hits, Tier};
use matching::WHOLE;
use number::Numbers;
use query::Query;
use rank::{Ranked, Ranking};
use rows::Rows;
pub use session::Session;
use vocabulary::Vocabulary;

/// The code that a text is and nothing else, in any dress that a query may have: `#8006`, `code 5003`, `"8006"`, `8006.0`.
pub(crate) fn code(text: &str) -> Option<Code> {
    let text = text.trim().trim_matches(['"', '\'', '`', '“', '”']);
    match number::read(text.strip_suffix(".0").unwrap_or(text)) {
        Numbers::Alone(numbers) => match numbers.as_slice() {
            [one] => one.parse().ok(),
            _ => None,
        },
        _ => None,
    }
}

/// How many characters of a query are used.
pub const QUERY_LIMIT: usize = 256;

/// How many hits [`Index::search`] returns for a query that is not empty.
pub const HIT_LIMIT: usize = 200;

/// The searchable form of a catalogue.
///
/// Holds word numbers only, about 190 bytes an entry at 100,000; texts are read from the catalogue, which it shares.
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
        let text = query;
        let query = Query::read(text, &self.vocabulary);
        let mut ranked = Vec::new();
        let mut asked = String::new();
        match &query.numbers {
            Numbers::None => {}
            Numbers::Alone(numbers) => {
                if let [digits] = numbers.as_slice() {
                    asked.clone_from(digits);
                }
                ranked = self.numbers(numbers, number::is_padded(text));
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
        let ranking = Ranking::new(self, &query.tokens, !query.only_fillers, limit, cancel)?;
        let exact: Vec<u32> = ranked.iter().map(|one| one.row).collect();
        let current = self.catalogue.entries().len() as u32;
        // Rows that are left out below must not take the place of others.
        let wanted = if digits_only { usize::MAX } else { limit.saturating_add(exact.len()) };
        let picked = ranking.pick(wanted, cancel)?;
        let in_words = text.trim().contains(char::is_whitespace);
        let unread = picked.total - picked.rows.len();
        let words = picked.rows.into_iter().map(|one| match one.tier {
            // Nobody asks for a retired code by its words: they are for the current one.
            Tier::Words | Tier::Fuzzy if one.row >= current => Ranked { tier: Tier::Typo, ..one },
            // Its name is only asked for as it is spelled, in one piece.
            Tier::ExactName if one.row >= current && in_words => Ranked { tier: Tier::Words, ..one },
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
        // `is` begins `issuing`, and is a name where one is called so; a word among others it is everywhere.
        let said = |one: &Ranked| one.tier == Tier::ExactName || (one.tier == Tier::Words && !whole(one.row));
        ranked.extend(words.filter(|one| {
            !exact.contains(&one.row)
                && (!digits_only || whole(one.row))
                && (!query.only_fillers || said(one))
        }));
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
