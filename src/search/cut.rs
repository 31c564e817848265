//! Words that were torn apart or run together, put right: only ever into words that exist.

use super::lexicon::{is_filler, is_spelled_right, is_vague, one_negation, same};
use super::matching;
use super::sayings::Heard;
use super::stem::stem;
use super::vocabulary::Vocabulary;

/// A word to look for, and the typed word it was cut from, by its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub text: String,
    pub cut_from: Option<usize>,
}

/// `pass port` becomes `passport`, `facenotfound` becomes `face not found`, `unrecognised` becomes `not recognised`.
pub(super) fn pieces(words: Vec<String>, vocabulary: &Vocabulary) -> Vec<Piece> {
    let whole = |text| vec![Piece { text, cut_from: None }];
    let joined = (0..).zip(rejoin(words, vocabulary));
    joined
        .flat_map(|(at, word)| {
            if let Some(plain) = denied(&word, vocabulary) {
                return [whole("not".to_owned()), whole(plain.to_owned())].concat();
            }
            match split(&word, vocabulary) {
                Some(parts) => parts.into_iter().map(|text| Piece { text, cut_from: Some(at) }).collect(),
                None => whole(word),
            }
        })
        .collect()
}

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
    whole
}

/// What a word that nobody knows denies: `recognised` in `unrecognised`, `configured` in `misconfigured`.
fn denied<'w>(word: &'w str, vocabulary: &Vocabulary) -> Option<&'w str> {
    let plain = ["un", "mis", "non"].iter().find_map(|denial| word.strip_prefix(denial))?;
    if plain.len() < 4 {
        return None;
    }
    let is_own = !vocabulary.beginning(word).is_empty() || is_of_stem(word, vocabulary);
    (!is_own && !is_spelled_right(word) && is_of_stem(plain, vocabulary)).then_some(plain)
}

fn is_of_stem(word: &str, vocabulary: &Vocabulary) -> bool {
    vocabulary.of_stem(&stem(word)).next().is_some()
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
        || is_of_stem(word, vocabulary)
        || same().iter().flatten().any(|same| *same == word)
        || one_negation(word) != word
        || is_spelled_right(word)
        || is_filler(word)
        || is_vague(word)
        || Heard::new(word).is_said()
        || matching::is_slip(vocabulary, word)
}
