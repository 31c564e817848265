//! A query to the words that must be found.

use super::lexicon::{begins_filler, is_filler, is_spelled_right, is_vague, one_negation, same};
use super::vocabulary::Vocabulary;
use super::{QUERY_LIMIT, fold, matching, number, stem::stem};

/// More words than this are not looked at: each has a lane of its own in the ranking.
pub(super) const LANES: usize = 16;

/// Up to so many words, fillers included, a word said twice counts twice.
const SHORT: usize = 5;

/// A word of the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Folded.
    pub text: String,
    /// What it shares with its plural and tenses.
    pub stem: String,
    /// Whether an entry must have it. Negations, numbers that are no codes and unfinished fillers need not be found.
    pub required: bool,
}

/// What is left of a query after folding.
#[derive(Debug)]
pub(super) struct Query {
    /// Codes it may name.
    pub numbers: number::Numbers,
    /// Words to be found, in the order typed, each once.
    pub tokens: Vec<Token>,
    /// Grammar and courtesy only: such a query is taken at its word, without guesses.
    pub only_fillers: bool,
    /// More was typed than is used.
    pub shortened: bool,
}

impl Query {
    /// Reads a query with the help of the words that exist.
    pub(super) fn read(text: &str, vocabulary: &Vocabulary) -> Self {
        let (used, mut shortened) = match text.char_indices().nth(QUERY_LIMIT) {
            Some((end, _)) => (text.get(..end).unwrap_or_default(), true),
            None => (text, false),
        };
        let numbers = number::read(used);
        let mut words = fold::words(used);
        if let number::Numbers::Among(codes) = &numbers {
            // A number that the texts know, as 401 is one, is a word as well.
            words.retain(|word| {
                !number::undress(word).is_some_and(|digits| codes.iter().any(|code| code == digits))
                    || vocabulary.id(word).is_some()
            });
        }
        let words = rejoin(words, vocabulary);
        let finished = used.ends_with(|last: char| !last.is_alphanumeric());
        let mut tokens: Vec<Token> = Vec::new();
        let count = words.len();
        for (at, word) in words.iter().enumerate() {
            if is_filler(word) {
                continue;
            }
            let unfinished =
                at + 1 == count && !finished && begins_filler(word) && vocabulary.id(word).is_none();
            // A letter that stands alone, as of `d'ici`, is no beginning of anything once the next word has begun.
            let stray = word.chars().count() == 1 && (at + 1 < count || finished);
            push(&mut tokens, word, !unfinished && !stray, count, vocabulary);
        }
        let only_fillers = tokens.is_empty();
        if only_fillers {
            // Nothing but fillers: then they are what is looked for.
            words.iter().for_each(|word| push(&mut tokens, word, true, count, vocabulary));
        }
        if !tokens.iter().any(|token| token.required) {
            tokens.iter_mut().for_each(|token| token.required = true);
        }
        if tokens.len() > LANES {
            tokens.truncate(LANES);
            shortened = true;
        }
        Self { numbers, tokens, only_fillers, shortened }
    }
}

fn push(tokens: &mut Vec<Token>, word: &str, required: bool, count: usize, vocabulary: &Vocabulary) {
    let text = one_negation(word);
    // In a short query a word said twice means two things: a photo of a photo.
    if (count > SHORT || text == "not") && tokens.iter().any(|token| token.text == text) {
        return;
    }
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    // `401` stands in keywords and decides; `3 times` and `17 years` only help.
    let number = is_number && (text.len() < 3 || vocabulary.id(text).is_none());
    tokens.push(Token {
        text: text.to_owned(),
        stem: stem(text),
        required: required && text != "not" && !number && !is_vague(text),
    });
}

/// `pass port` becomes `passport`, `facenotfound` becomes `face not found`: only into words that exist.
fn rejoin(words: Vec<String>, vocabulary: &Vocabulary) -> Vec<String> {
    let mut whole: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        if let Some(before) = whole.last_mut()
            && (vocabulary.id(before).is_none() || vocabulary.id(&word).is_none())
        {
            let joined = format!("{before}{word}");
            if vocabulary.id(&joined).is_some() {
                *before = joined;
                continue;
            }
        }
        whole.push(word);
    }
    whole.into_iter().flat_map(|word| split(&word, vocabulary).unwrap_or_else(|| vec![word])).collect()
}

/// Cuts a word that nobody knows into words that exist; the last may be unfinished.
fn split(word: &str, vocabulary: &Vocabulary) -> Option<Vec<String>> {
    if word.len() < 6 || !word.is_ascii() || is_known(word, vocabulary) {
        return None;
    }
    let mut parts = Vec::new();
    let mut rest = word;
    while !rest.is_empty() {
        let known = |part: &&str| vocabulary.id(part).is_some();
        let longest = (2..=rest.len()).rev().filter_map(|end| rest.get(..end)).find(known);
        match longest {
            // Two letters only end a long word, as in `workflowid`: `headqr` is a slip, not a head and a QR.
            Some(part) if part.len() >= 3 || word.len() >= 8 && !parts.is_empty() => {
                parts.push(part.to_owned());
                rest = rest.get(part.len()..).unwrap_or_default();
            }
            _ if !parts.is_empty() && rest.len() >= 3 && !vocabulary.beginning(rest).is_empty() => {
                parts.push(rest.to_owned());
                rest = "";
            }
            _ => return None,
        }
    }
    (parts.len() > 1).then_some(parts)
}

fn is_known(word: &str, vocabulary: &Vocabulary) -> bool {
    !vocabulary.beginning(word).is_empty()
        || vocabulary.of_stem(&stem(word)).next().is_some()
        || same().iter().flatten().any(|same| *same == word)
        || one_negation(word) != word
        || is_spelled_right(word)
        || matching::is_slip(vocabulary, word)
}
