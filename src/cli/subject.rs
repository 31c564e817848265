//! Codes and names given as arguments.

use super::error::CliError;
use super::output;
use crate::catalogue::{Catalogue, Code, Entry};
use crate::sanitise::sanitise_line;

/// The entry that `word` names: a number in any dress (`8006`, `#8006`, `E8006`) or a name in any case.
pub(crate) fn find<'a>(catalogue: &'a Catalogue, word: &str) -> Option<&'a Entry> {
    match number(word) {
        Some(code) => catalogue.get(code),
        None => catalogue.by_name(word.trim()).or_else(|| catalogue.by_name(&snake(word))),
    }
}

/// The number in a word that is nothing but a code.
fn number(word: &str) -> Option<Code> {
    let bare = word.trim().trim_start_matches(['#', 'E', 'e']);
    bare.parse().ok()
}

/// A name with blanks or hyphens as the catalogue writes it.
fn snake(word: &str) -> String {
    word.trim().replace([' ', '-'], "_")
}

/// The entries that `words` name, in order, each once; an unknown one is remarked with the nearest known one.
///
/// # Errors
/// When none is known the caller answers "nothing found"; this never fails for that.
pub(crate) fn find_all<'a>(catalogue: &'a Catalogue, words: &[String]) -> Result<Vec<&'a Entry>, CliError> {
    let mut entries: Vec<&Entry> = Vec::new();
    for word in words {
        match find(catalogue, word) {
            Some(entry) if entries.iter().any(|known| known.code == entry.code) => {}
            Some(entry) => entries.push(entry),
            None => output::remark(&unknown(catalogue, word)),
        }
    }
    Ok(entries)
}

/// The sentence about a word that is no code and no name.
fn unknown(catalogue: &Catalogue, word: &str) -> String {
    let shown = sanitise_line(word);
    match nearest(catalogue, word) {
        Some(entry) => format!(
            "`{shown}` is no known code or name. Did you mean {} {}? Otherwise try `faceki-console search`.",
            entry.code, entry.name
        ),
        None => format!(
            "`{shown}` is no known code or name. Try `faceki-console search {shown}`, or `faceki-console list`."
        ),
    }
}

/// The entry whose number or name is one or two slips away, if any.
fn nearest<'a>(catalogue: &'a Catalogue, word: &str) -> Option<&'a Entry> {
    let folded = snake(word).to_ascii_uppercase();
    let is_number = number(word).is_some();
    let distance = |entry: &Entry| {
        let text = if is_number { entry.code.to_string() } else { entry.name.to_string() };
        strsim::osa_distance(&text, folded.trim_start_matches('#'))
    };
    let limit = if is_number { 1 } else { 2 + folded.chars().count() / 8 };
    let scored = catalogue.entries().iter().map(|entry| (distance(entry), entry));
    scored
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, entry)| entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_found_in_any_dress() {
        let catalogue = Catalogue::built_in();
        for (word, code) in [
            ("8006", Some(8006)),
            (" #8006", Some(8006)),
            ("E5003", Some(5003)),
            ("face_not_found", Some(8006)),
            ("Face not found", Some(8006)),
            ("face-not-found", Some(8006)),
            ("unauthorized/invalid url", Some(1)),
            ("8060", None),
            ("80060", None),
            ("", None),
        ] {
            assert_eq!(find(&catalogue, word).map(|entry| entry.code), code, "{word}");
        }
    }

    #[test]
    fn an_unknown_subject_is_answered_with_the_nearest() {
        let catalogue = Catalogue::built_in();
        assert_eq!(nearest(&catalogue, "8060").map(|entry| entry.code), Some(8006));
        assert_eq!(nearest(&catalogue, "FACE_NOT_FUND").map(|entry| entry.code), Some(8006));
        assert_eq!(nearest(&catalogue, "weather").map(|entry| entry.code), None);
    }
}
