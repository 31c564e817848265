//! One word of a query, as it is looked for.

/// A word of the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Folded.
    pub text: String,
    /// What it shares with its plural and tenses.
    pub stem: String,
    /// Whether an entry must have it. Negations, numbers that are no codes and unfinished fillers need not be found.
    pub required: bool,
    /// Whether the word is typed out: the last one may still go on.
    pub finished: bool,
    /// The typed word it was cut from, by its place; nothing for a word typed by itself.
    pub cut_from: Option<usize>,
}
