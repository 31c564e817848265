//! "Error 8006": only with four digits, and only when nothing is counted and nobody else is named.

use super::line::{counts_things, is_joint};
use crate::decode::loose::word::{Word, Words};

/// Words before `error` that name somebody else's errors.
const OTHER_ERRORS: &str = "mysql sql oracle ora windows win32 ssl socket postgres php syntax";

/// "Error 8006", "error: 8006", "error (8006)".
pub(super) fn leads_to(number: &Word<'_>, words: &Words<'_>) -> bool {
    let Some(word) = words.before(1).filter(|word| word.is_in("error err")) else { return false };
    let gap = words.between(word.end(), number.start);
    let usual =
        !gap.is_empty() && gap.len() <= 8 && gap.chars().all(|char| " \t:=#-–—(\"'>\\".contains(char));
    let other = words.before(2).is_some_and(|before| {
        is_joint(words.between(before.end(), word.start)) && before.is_in(OTHER_ERRORS)
    });
    let rest = words.from(number.end());
    let counted = counts_things(number, words);
    // `ERROR 5004 [worker]` is a level and a process.
    let process = rest.starts_with(" [") || rest.starts_with(']');
    usual && !other && !counted && !process
}
