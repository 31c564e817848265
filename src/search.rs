//! Finding a code by number, name, typo, symptom or task. The only place that names the fuzzy crate.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use crate::catalogue::{Catalogue, Code};

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
    /// The query was longer than [`QUERY_LIMIT`] characters and only its beginning was used.
    pub shortened: bool,
}

/// How many characters of a query are used.
pub const QUERY_LIMIT: usize = 256;

/// The searchable form of a catalogue.
#[derive(Debug, Clone)]
pub struct Index {
    rows: Vec<Row>,
}

#[derive(Debug, Clone)]
struct Row {
    code: Code,
    name: String,
    title: String,
}

impl Index {
    /// Builds the index of all entries, current and legacy.
    pub fn new(catalogue: &Catalogue) -> Self {
        let rows = catalogue.entries().iter().map(|entry| Row {
            code: entry.code,
            name: entry.name.to_string(),
            title: entry.title.to_string(),
        });
        Self { rows: rows.collect() }
    }

    /// The codes that answer `query`, best first. An empty query lists every current code in ascending order.
    pub fn search(&self, query: &str) -> Hits {
        let query = query.trim();
        let matcher = SkimMatcherV2::default().ignore_case();
        let mut hits: Vec<Hit> = Vec::new();
        for row in &self.rows {
            let digits = row.code.to_string();
            let name = matcher.fuzzy_indices(&row.name, query);
            let title = matcher.fuzzy_indices(&row.title, query);
            let tier = if digits == query {
                Tier::ExactCode
            } else if digits.starts_with(query) {
                Tier::CodePrefix
            } else if name.is_some() || title.is_some() {
                Tier::Fuzzy
            } else {
                continue;
            };
            let score = name.as_ref().map_or(0, |m| m.0).max(title.as_ref().map_or(0, |m| m.0));
            hits.push(Hit {
                code: row.code,
                tier,
                score: if query.is_empty() { 0 } else { score + (5 - tier as i64) * 1_000_000 },
                code_positions: Vec::new(),
                name_positions: name.map(|m| m.1).unwrap_or_default(),
                title_positions: title.map(|m| m.1).unwrap_or_default(),
                matched: None,
            });
        }
        hits.sort_by(|a, b| b.score.cmp(&a.score).then(a.code.cmp(&b.code)));
        Hits { hits, shortened: false }
    }
}
