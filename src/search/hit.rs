//! What a search answers: the codes, how each was found, and why.

use crate::catalogue::Code;

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
    /// The query was longer than [`QUERY_LIMIT`](super::QUERY_LIMIT) characters, or had more words than are looked at, and only its
    /// beginning was used.
    pub shortened: bool,
}
