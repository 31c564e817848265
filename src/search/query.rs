//! A query to the words that must be found.

use super::cut::{self, Piece};
use super::lexicon::{begins_filler, is_filler, is_vague, one_negation};
use super::sayings::{Heard, Trail};
use super::token::Token;
use super::vocabulary::Vocabulary;
use super::{QUERY_LIMIT, fold, number, stem::stem};

/// More words than this are not looked at: each has a lane of its own in the ranking.
pub(super) const LANES: usize = 16;

/// Up to so many words, fillers included, a word said twice counts twice.
const SHORT: usize = 5;

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
        let words = cut::pieces(words, vocabulary);
        let finished = used.ends_with(|last: char| !last.is_alphanumeric());
        let mut tokens: Vec<Token> = Vec::new();
        let count = words.len();
        let told = Told::by(&words);
        for (at, piece) in words.iter().enumerate() {
            let word = piece.text.as_str();
            let finished = at + 1 < count || finished;
            if !is_filler(word) && !told.frames(at) {
                let unfinished = !finished && begins_filler(word) && vocabulary.id(word).is_none();
                // A letter that stands alone, as of `d'ici`, is no beginning of anything once the next word has begun.
                let stray = word.chars().count() == 1 && finished;
                let required = !unfinished && !stray && !told.covers(at);
                push(&mut tokens, piece, required, finished, count, vocabulary);
            }
            for meant in told.at(at) {
                let piece = Piece { text: meant.to_owned(), cut_from: None };
                push(&mut tokens, &piece, true, true, count, vocabulary);
            }
        }
        let only_fillers = tokens.is_empty();
        if only_fillers {
            // Nothing but fillers: then they are what is looked for.
            words.iter().for_each(|piece| push(&mut tokens, piece, true, false, count, vocabulary));
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

/// The sayings among the words of a query.
struct Told {
    /// Which words are a part of one.
    covered: Vec<bool>,
    /// Which words only say where the rest comes from, as in `my screen shows`.
    framing: Vec<bool>,
    /// (place where one ends, word that it means), ascending.
    means: Vec<(usize, &'static str)>,
}

impl Told {
    fn by(words: &[Piece]) -> Self {
        let none = || vec![false; words.len()];
        let mut new = Self { covered: none(), framing: none(), means: Vec::new() };
        let mut trail = Trail::default();
        for (at, piece) in words.iter().enumerate() {
            trail.push(Heard::new(one_negation(&piece.text)), |length, means| {
                let part = if means.is_empty() { &mut new.framing } else { &mut new.covered };
                part.iter_mut().take(at + 1).rev().take(length).for_each(|word| *word = true);
                new.means.extend(means.iter().map(|word| (at, *word)));
            });
        }
        new
    }

    fn covers(&self, at: usize) -> bool {
        self.covered.get(at).copied().unwrap_or(false)
    }

    fn frames(&self, at: usize) -> bool {
        self.framing.get(at).copied().unwrap_or(false)
    }

    fn at(&self, at: usize) -> impl Iterator<Item = &'static str> + '_ {
        self.means.iter().filter(move |(end, _)| *end == at).map(|(_, word)| *word)
    }
}

fn push(
    tokens: &mut Vec<Token>,
    piece: &Piece,
    required: bool,
    finished: bool,
    count: usize,
    vocabulary: &Vocabulary,
) {
    let text = one_negation(&piece.text);
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
        finished,
        cut_from: piece.cut_from,
    });
}
