//! "Error 8006": only with four digits, and only when nothing is counted and nobody else is named.

use super::line::{counts_things, is_joint};
use crate::decode::envelope::code::numeral;
use crate::decode::envelope::lexicon::Lexicon;
use crate::decode::list::List;
use crate::decode::loose::word::{Word, Words};

/// Words before `error` that name somebody else's errors.
static OTHER_ERRORS: List = List::of("mysql sql oracle ora windows win32 ssl socket postgres php syntax");

/// "Error 8006", "error: 8006", "error (8006)", and the second of "error 8006 and 8009".
pub(super) fn leads_to(number: &Word<'_>, words: &Words<'_>, lexicon: &Lexicon<'_>) -> bool {
    let Some((word, back, first)) = error(number, words, lexicon) else { return false };
    let gap = words.between(word.end(), first.start);
    // Over a line end only with a sign: a heading is no code word.
    let sign = gap.contains([':', '=']) && gap.matches('\n').count() <= 1;
    let usual = !gap.is_empty()
        && gap.len() <= 8
        && gap.chars().all(|char| " \t:=#-–—(\"'>\\".contains(char) || (sign && "\r\n".contains(char)));
    let other = words.before(back + 1).is_some_and(|before| {
        is_joint(words.between(before.end(), word.start)) && before.is_on(&OTHER_ERRORS)
    });
    let rest = words.from(number.end());
    let counted = counts_things(number, words);
    // `ERROR 5004 [worker]` is a level and a process.
    let process = rest.starts_with(" [") || rest.starts_with(']');
    usual && !other && !counted && !process
}

/// The word *error* that leads to a number, how many words back it stands, and the first number behind it: back over
/// the listed codes of "error 8006, 8009 and 8007".
fn error<'a>(
    number: &Word<'a>,
    words: &Words<'a>,
    lexicon: &Lexicon<'_>,
) -> Option<(Word<'a>, usize, Word<'a>)> {
    const FARTHEST: usize = 20;
    let mut first = *number;
    let mut next = *number;
    for back in 1..FARTHEST {
        let word = words.before(back)?;
        if word.is_in("error err") {
            return (next == first).then_some((word, back, first));
        }
        let gap = words.between(word.end(), next.start);
        let sibling = numeral(word.text).is_some_and(|code| code >= 1000 && lexicon.lists(code));
        if !(sibling || word.is_in("and or")) || !gap.chars().all(|char| " ,/&".contains(char)) {
            return None;
        }
        next = word;
        if sibling {
            first = word;
        }
    }
    None
}
