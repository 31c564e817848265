//! The words of the trade: what carries no meaning, what means the same, what is spelled right already.
//!
//! They are data (`assets/lexicon.txt`), read at the first search and never before.

use std::sync::LazyLock;

use super::stem::stem;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(include_str!("../../assets/lexicon.txt")));

/// Sorted lists, and the groups of one meaning as they stand in the file.
#[derive(Default)]
struct Lexicon {
    dress: Vec<&'static str>,
    fillers: Vec<&'static str>,
    negations: Vec<&'static str>,
    /// First and last letters of negations: most words are told apart by them alone.
    negation_ends: (u64, u64),
    vague: Vec<&'static str>,
    everyday: Vec<&'static str>,
    spelled_right: Vec<&'static str>,
    same: Vec<Vec<&'static str>>,
    /// (several words, with `/` between those that may stand for each other, and what they mean)
    sayings: Vec<(&'static str, &'static str)>,
    /// (stem of the kind, stem of the general word), sorted.
    kinds: Vec<(String, String)>,
}

impl Lexicon {
    fn read(text: &'static str) -> Self {
        let mut new = Self::default();
        let mut section = "";
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                section = name;
                continue;
            }
            let words = line.split_ascii_whitespace();
            match section {
                "dress" => new.dress.extend(words),
                "fillers" => new.fillers.extend(words),
                "negations" => new.negations.extend(words),
                "vague" => new.vague.extend(words),
                "everyday" => new.everyday.extend(words),
                "kinds" => {
                    let Some((general, kinds)) = line.split_once(':') else { continue };
                    new.kinds.extend(kinds.split_ascii_whitespace().map(|kind| (stem(kind), stem(general))));
                }
                "sayings" => new.sayings.extend(line.split_once(" = ")),
                "framing" => new.sayings.push((line, "")),
                "same" => new.same.push(words.collect()),
                _ => new.spelled_right.extend(words),
            }
        }
        let lists = [
            &mut new.dress,
            &mut new.fillers,
            &mut new.negations,
            &mut new.vague,
            &mut new.everyday,
            &mut new.spelled_right,
        ];
        lists.into_iter().for_each(|list| list.sort_unstable());
        new.kinds.sort_unstable();
        for word in &new.negations {
            let (first, last) = ends(word);
            new.negation_ends.0 |= first;
            new.negation_ends.1 |= last;
        }
        new
    }
}

fn holds(sorted: &[&str], word: &str) -> bool {
    sorted.binary_search(&word).is_ok()
}

/// Whether a word beside a number says that it is a code.
pub(super) fn is_dress(word: &str) -> bool {
    holds(&LEXICON.dress, word)
}

/// Words that neither help nor hurt, sorted.
pub(super) fn fillers() -> &'static [&'static str] {
    &LEXICON.fillers
}

/// Whether a word neither helps nor hurts.
pub(super) fn is_filler(word: &str) -> bool {
    holds(&LEXICON.fillers, word)
}

/// Whether a word only tells the circumstances, or is one that people use about anything.
pub(super) fn is_vague(word: &str) -> bool {
    holds(&LEXICON.vague, word) || is_everyday(word)
}

/// Whether a word, or what it is a plural or a tense of, fits any subject: `came`, `putting`, `easily`.
pub(super) fn is_everyday(word: &str) -> bool {
    let list = &LEXICON.everyday;
    // An ending is three letters at most: most longer words are told apart by their first three.
    if let Some(start) = word.get(..3).filter(|_| word.len() >= 6) {
        let at = list.partition_point(|other| *other < start);
        if !list.get(at).is_some_and(|other| other.starts_with(start)) {
            return false;
        }
    }
    let doubled = |root: &str| {
        let one = root.get(..root.len().saturating_sub(1)).unwrap_or_default();
        one.as_bytes().last() == root.as_bytes().last() && holds(list, one)
    };
    let form = |root: &str| holds(list, root) || doubled(root);
    let ends = ["s", "es", "d", "ed", "ing", "ly"];
    let changed = [("ies", "y"), ("ied", "y"), ("ily", "y"), ("ing", "e")];
    holds(list, word)
        || ends.iter().filter_map(|end| word.strip_suffix(end)).any(form)
        || changed.iter().any(|(end, root)| {
            word.strip_suffix(end).is_some_and(|start| holds(list, &format!("{start}{root}")))
        })
}

/// Whether a word is the beginning of one that need not be found.
pub(super) fn begins_filler(word: &str) -> bool {
    [&LEXICON.fillers, &LEXICON.vague].into_iter().any(|list| {
        let at = list.partition_point(|other| *other < word);
        list.get(at).is_some_and(|other| other.starts_with(word))
    })
}

/// Several words that mean one, and what they mean.
pub(super) fn sayings() -> &'static [(&'static str, &'static str)] {
    &LEXICON.sayings
}

/// Groups of words of one meaning.
pub(super) fn same() -> &'static [Vec<&'static str>] {
    &LEXICON.same
}

/// The stems of the general words for a kind of thing, by its stem: one way, since not every document is a passport.
pub(super) fn generals(stem: &str) -> impl Iterator<Item = &'static str> {
    let kinds = &LEXICON.kinds;
    let from = kinds.partition_point(|(kind, _)| kind.as_str() < stem);
    kinds.iter().skip(from).take_while(move |(kind, _)| kind == stem).map(|(_, general)| general.as_str())
}

/// Whether a word, or its singular, is spelled right and none of ours.
pub(super) fn is_spelled_right(word: &str) -> bool {
    let list = &LEXICON.spelled_right;
    holds(list, word)
        || word.strip_suffix('s').is_some_and(|one| holds(list, one))
        || word.strip_suffix("ies").is_some_and(|one| holds(list, &format!("{one}y")))
}

/// The one form of all negations; other words stay as they are.
pub(super) fn one_negation(word: &str) -> &str {
    let ((first, last), lexicon) = (ends(word), &*LEXICON);
    let maybe = first & lexicon.negation_ends.0 != 0 && last & lexicon.negation_ends.1 != 0;
    if maybe && holds(&lexicon.negations, word) { "not" } else { word }
}

/// The first and the last byte of a word, a bit each.
fn ends(word: &str) -> (u64, u64) {
    let bit = |byte: Option<&u8>| byte.map_or(0, |byte| 1 << (byte % 64));
    (bit(word.as_bytes().first()), bit(word.as_bytes().last()))
}

#[cfg(test)]
mod tests {
    use super::super::fold;
    use super::*;

    #[test]
    fn every_list_is_there_and_folded() {
        let lists =
            [&LEXICON.dress, &LEXICON.fillers, &LEXICON.negations, &LEXICON.vague, &LEXICON.spelled_right];
        for list in lists.into_iter().chain(&LEXICON.same) {
            assert!(list.len() > 1, "{list:?}");
            list.iter().for_each(|word| assert_eq!(fold::words(word), [*word]));
        }
        assert!(is_filler("the") && is_vague("again") && is_dress("err") && begins_filler("pleas"));
        assert_eq!(
            (one_negation("cannot"), one_negation("cant"), one_negation("can")),
            ("not", "not", "can")
        );
        assert!(is_spelled_right("pizzas") && is_spelled_right("groceries") && !is_spelled_right("passport"));
    }
}
