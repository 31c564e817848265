//! The same person again: words of hidden values, wherever else they stand.
//!
//! A ticket says "Erika cannot log in" above the reply that names her. What a key gave away is looked for in all that
//! is still shown.

use std::collections::HashMap;
use std::ops::Range;

use super::spots::Found;
use super::{Kind, fold, words};

/// Values longer than this are pictures, not names.
const VALUE: usize = 256;

/// Words of fewer letters are everywhere.
const LETTERS: usize = 4;

/// Words to remember; a paste with more people than this hides the later ones by key and shape alone.
const WORDS: usize = 20_000;

/// Adds the echoes of `found` to it.
pub(super) fn hide(text: &str, found: Vec<Found>) -> Vec<Found> {
    let known = vocabulary(text, &found);
    if known.is_empty() {
        return found;
    }
    let mut all = Vec::with_capacity(found.len());
    let mut at = 0;
    for spot in found {
        scan(text, at..spot.range.start, &known, &mut all);
        at = spot.range.end;
        all.push(spot);
    }
    scan(text, at..text.len(), &known, &mut all);
    all
}

/// The words of the values that a key named, in lower case.
fn vocabulary(text: &str, found: &[Found]) -> HashMap<String, Kind> {
    let mut known = HashMap::new();
    let personal = |kind: Kind| !matches!(kind, Kind::Other | Kind::Image | Kind::Date | Kind::Origin);
    for spot in found.iter().filter(|spot| spot.echoes && personal(spot.kind) && spot.range.len() <= VALUE) {
        let Some(value) = text.get(spot.range.clone()).and_then(fold::value) else { continue };
        for word in value.split(|c: char| !c.is_alphanumeric()).filter(|word| is_telling(word)) {
            if known.len() < WORDS {
                known.entry(word.to_lowercase()).or_insert(spot.kind);
            }
        }
    }
    known
}

/// Long enough, no code, and no word that everyone uses.
fn is_telling(word: &str) -> bool {
    let digits = word.bytes().all(|byte| byte.is_ascii_digit());
    let lower = word.to_lowercase();
    let common = words::is_key_word(&lower) || words::is_everyday(&lower) || words::is_setting(&lower);
    word.chars().take(64).count() >= if digits { LETTERS + 2 } else { LETTERS } && word.len() <= 64 && !common
}

fn scan(text: &str, range: Range<usize>, known: &HashMap<String, Kind>, all: &mut Vec<Found>) {
    let shown = text.get(range.clone()).unwrap_or("");
    let mut at = range.start;
    for word in shown.split(|c: char| !c.is_alphanumeric()) {
        if word.len() >= LETTERS
            && word.len() <= 64
            && let Some(kind) = known.get(word.to_lowercase().as_str())
        {
            all.push(Found { range: at..at + word.len(), kind: *kind, echoes: false });
        }
        let behind = at + word.len();
        at = behind + text.get(behind..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
}
