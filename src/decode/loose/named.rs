//! A name in words as the whole value of a code word: `code: Face not found`.

use super::Loose;
use super::number::is_code_word;
use super::word::{Word, Words};
use crate::decode::envelope::lexicon::Lexicon;

/// Longer than any name.
const LONGEST: usize = 96;

/// The code that the rest of the line names, when `word` is a code word and a sign leads over.
pub(super) fn after_code(word: &Word<'_>, words: &Words<'_>, lexicon: &Lexicon<'_>) -> Option<Loose> {
    if !is_code_word(word, words) {
        return None;
    }
    let rest = words.from(word.end());
    let value = rest.trim_start_matches([' ', '\t', ':', '=', '"', '\'', '`']);
    let start = word.end() + (rest.len() - value.len());
    if !words.between(word.end(), start).contains([':', '=']) {
        return None;
    }
    // A longer value is no name, and walking to its end from every code word would never be done.
    let near = value.char_indices().take(LONGEST).find(|(_, char)| "\r\n,;\"'`<|)]}.!".contains(*char));
    let end = match near {
        Some((end, _)) => end,
        None if value.len() <= LONGEST => value.len(),
        None => return None,
    };
    let name = value.get(..end)?.trim_end();
    // With underscores the name counts by itself.
    let in_words = name.contains([' ', '-']) && !name.contains('_');
    let meaning = in_words.then(|| lexicon.name(name)).flatten().filter(|meaning| meaning.code.is_some())?;
    Some(Loose { meaning, span: start..start + name.len() })
}
