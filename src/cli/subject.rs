//! Codes and names given as arguments.

use super::error::CliError;
use super::output;
use crate::catalogue::{Catalogue, Code, Entry};
use crate::decode::envelope::lexicon::Lexicon;
use crate::sanitise::sanitise_line;
use crate::search;

/// The entry that `word` names: a number in any dress (`8006`, `#8006`, `E8006`), or a name in any case, with
/// blanks or hyphens, or in a spelling that Faceki itself uses wrongly.
pub(crate) fn find<'a>(catalogue: &'a Catalogue, word: &str) -> Option<&'a Entry> {
    match number(word) {
        Some(code) => catalogue.get(code),
        None => catalogue.matching_name(word),
    }
}

/// The numbers that `words` are, when all of them are numbers.
pub(crate) fn numbers(words: &[String]) -> Option<Vec<Code>> {
    each(words).map(number).collect()
}

/// Each code or name on its own: a list copied from a log comes as `8006,8005`, and no name has a comma.
fn each(words: &[String]) -> impl Iterator<Item = &str> {
    words.iter().flat_map(|word| {
        // Numbers with blanks between them are several, the words of a name are one.
        let numbers = word.split([',', ' ']).all(|part| part.is_empty() || part.parse::<Code>().is_ok());
        let ends: &[char] = if numbers { &[',', ' '] } else { &[','] };
        let listed = word.split(ends).filter(|part| !part.trim().is_empty());
        // What is nothing but commas and blanks is still said to be no code.
        listed.chain(word.split(',').all(|part| part.trim().is_empty()).then_some(word.as_str()))
    })
}

/// The number in a word that is nothing but a code.
fn number(word: &str) -> Option<Code> {
    word.trim().trim_start_matches(['#', 'E', 'e']).parse().ok().or_else(|| search::code(word))
}

/// The entries that `words` name, in order, each once; an unknown one is remarked with the nearest known one.
///
/// # Errors
/// When none is known the caller answers "nothing found"; this never fails for that.
pub(crate) fn find_all<'a>(catalogue: &'a Catalogue, words: &[String]) -> Result<Vec<&'a Entry>, CliError> {
    let mut entries: Vec<&Entry> = Vec::new();
    let mut missing = Vec::new();
    for word in each(words) {
        match find(catalogue, word) {
            Some(entry) if entries.iter().any(|known| known.code == entry.code) => {}
            Some(entry) => entries.push(entry),
            None => missing.push(unknown(catalogue, word)),
        }
    }
    // An answer to less than was asked is never silent; that nothing was found the status says.
    let say = if entries.is_empty() { output::remark } else { output::fault };
    missing.iter().for_each(|sentence| say(sentence));
    Ok(entries)
}

/// The sentence about a word that is no code and no name.
fn unknown(catalogue: &Catalogue, word: &str) -> String {
    let shown: String = sanitise_line(word).chars().take(LONGEST).collect();
    if let Some(sentence) = no_failure(catalogue, word) {
        return format!("`{shown}` {sentence}");
    }
    let near = nearest(catalogue, word);
    // The nearest, whatever it is; a second one only when it can still come from the API.
    let likely = near.iter().enumerate().filter(|(at, entry)| *at == 0 || entry.legacy.is_none());
    let near: Vec<String> =
        likely.take(2).map(|(_, entry)| format!("{} {}", entry.code, entry.name)).collect();
    if near.is_empty() {
        return format!(
            "`{shown}` is no known code or name. Try `faceki-console search`, or `faceki-console list`."
        );
    }
    let near = sanitise_line(&near.join(" or "));
    format!("`{shown}` is no known code or name. Did you mean {near}? Otherwise try `faceki-console search`.")
}

/// What there is to say about a word that the API uses and that no entry explains.
fn no_failure(catalogue: &Catalogue, word: &str) -> Option<&'static str> {
    if matches!(number(word), Some(0 | 200)) {
        return Some(
            "is no error: the call went well. Whether the person passed is in `decision`; \
             `faceki-console decode` reads the whole reply.",
        );
    }
    let meaning = Lexicon::of(catalogue).name(word)?;
    meaning.code.is_none().then_some(
        "is a name of the biometrics API that has no number and no explanation there. \
         Try `faceki-console search` with the words of the name.",
    )
}

/// How much of an unknown word is said, in characters.
const LONGEST: usize = 64;

/// The entries whose number or name is a slip away, nearest first.
fn nearest<'a>(catalogue: &'a Catalogue, word: &str) -> Vec<&'a Entry> {
    match number(word) {
        Some(code) => catalogue.nearest(code),
        None => catalogue.nearest_name(word),
    }
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
            ("FACE_TOO_CLOSE", Some(8005)),
            ("face close to border", Some(8007)),
            ("8019", Some(8019)),
            ("8060", None),
            ("80060", None),
            ("code 5003", Some(5003)),
            ("\"8006\"", Some(8006)),
            ("8006.0", Some(8006)),
            ("８００６", Some(8006)),
            ("error: 400", Some(400)),
            ("route 66", None),
            ("", None),
        ] {
            assert_eq!(find(&catalogue, word).map(|entry| entry.code), code, "{word}");
        }
    }

    #[test]
    fn a_list_with_commas_is_several_subjects() {
        let catalogue = Catalogue::built_in();
        let found = |words: &[&str]| -> Vec<Code> {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            find_all(&catalogue, &words).unwrap().iter().map(|entry| entry.code).collect()
        };
        assert_eq!(found(&["8006,8005", "face_not_found, 5010", ",5003,"]), [8006, 8005, 5010, 5003]);
        assert_eq!(found(&["8006 8005", "expired document"]), [8006, 8005, 5010]);
        assert!(found(&["", ",", " , "]).is_empty());
        assert_eq!(numbers(&["8006,8005".to_owned(), "1".to_owned()]), Some(vec![8006, 8005, 1]));
        assert_eq!(numbers(&["8006,".to_owned()]), Some(vec![8006]));
        assert_eq!(numbers(&[",".to_owned()]), None);
    }

    #[test]
    fn success_and_a_name_without_a_number_are_no_riddle() {
        let catalogue = Catalogue::built_in();
        for (word, said) in
            [("0", "no error"), ("200", "no error"), ("face angle too large", "has no number")]
        {
            assert!(unknown(&catalogue, word).contains(said), "{}", unknown(&catalogue, word));
        }
    }

    #[test]
    fn an_unknown_subject_is_answered_with_the_nearest() {
        let catalogue = Catalogue::built_in();
        let first = |word| nearest(&catalogue, word).first().map(|entry| entry.code);
        assert_eq!(first("8060"), Some(8006));
        assert_eq!(first("FACE_NOT_FUND"), Some(8006));
        assert_eq!(first("weather"), None);
        assert_eq!(
            unknown(&catalogue, "8060"),
            "`8060` is no known code or name. Did you mean 8006 FACE_NOT_FOUND? Otherwise try `faceki-console search`."
        );
    }
}
