//! One word of a query against all words of the catalogue: exactly, as a beginning, by meaning, fuzzily, misspelt.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::lexicon::{generals, is_spelled_right, is_vague};
use super::token::Token;
use super::vocabulary::{INITIALS, Vocabulary, mask};

/// How good a match is, 1 to 255. The ranges of the three kinds never meet.
pub(super) type Quality = u8;

/// The worst quality of a match that is no guess.
pub(super) const DIRECT: Quality = 128;
/// The worst quality of a fuzzy match; everything below is a typo.
pub(super) const FUZZY: Quality = 64;
/// The quality from which a word counts as typed out.
pub(super) const WHOLE: Quality = 245;

const SAME_WORD: Quality = 255;
const SAME_STEM: Quality = WHOLE;
/// The quality from which a word is meant, if not typed: a synonym.
pub(super) const MEANT: Quality = 200;
const MEANING_BEGUN: Quality = 150;
/// The quality of a general word for what was named: a passport is a document.
pub(super) const KIND: Quality = 135;
const BEGUN_BY_ANOTHER: Quality = 100;

/// Words that the token is, begins, or means. A word that is typed out and known is not the beginning of another:
/// `add rules` does not ask for an additional document.
pub(super) fn direct(vocabulary: &Vocabulary, token: &Token, found: &mut Vec<(u32, Quality)>) {
    let length = token.text.chars().count();
    let another_subject = is_another_subject(vocabulary, &token.text);
    if another_subject && token.finished {
        return;
    }
    let over = token.finished && vocabulary.id(&token.text).is_some();
    let vague = is_typed_out_and_vague(token);
    for id in vocabulary.beginning(&token.text) {
        let whole = vocabulary.text(id).chars().count();
        let quality = match 80 * length / whole.max(1) {
            _ if whole == length && another_subject => continue,
            _ if whole == length => SAME_WORD,
            _ if vague => continue,
            _ if over => BEGUN_BY_ANOTHER,
            share => 160 + share as u8,
        };
        found.push((id, quality));
    }
    // `dl` is a word of two letters that means others; other beginnings of two letters mean too much.
    if length == 2 && vocabulary.id(&token.text).is_some() && !another_subject {
        meanings(vocabulary, true, found);
    }
    if length > 2 && !another_subject {
        found.extend(vocabulary.of_stem(&token.stem).map(|id| (id, SAME_STEM)));
        initials(vocabulary, &token.text, length, found);
        let complete = vocabulary.id(&token.text).is_some();
        meanings(vocabulary, complete, found);
        for word in generals(&token.stem) {
            found.extend(vocabulary.of_stem(word).map(|id| (id, KIND)));
        }
    }
}

/// Whether a word fits any subject: then it is no beginning and no slip of one of ours, as `came` is none of `camera`.
fn is_typed_out_and_vague(token: &Token) -> bool {
    token.finished && is_vague(&token.text)
}

/// Whether a word is of another subject, and none of ours: then it is no form of one of ours either, as `meeting` is
/// none of `met`.
pub(super) fn is_another_subject(vocabulary: &Vocabulary, word: &str) -> bool {
    let ours = |id| vocabulary.is_near(id) || vocabulary.groups_of(id).next().is_some();
    is_spelled_right(word) && !vocabulary.id(word).is_some_and(ours)
}

/// Adds the other words of every meaning met so far. A complete word is not the beginning of another: `valid` does
/// not mean what `validated` means.
fn meanings(vocabulary: &Vocabulary, complete: bool, found: &mut Vec<(u32, Quality)>) {
    for at in 0..found.len() {
        let Some((id, quality)) = found.get(at).copied() else { break };
        let quality = match quality {
            WHOLE.. => MEANT,
            _ if complete => continue,
            _ => MEANING_BEGUN,
        };
        for group in vocabulary.groups_of(id) {
            let others = vocabulary.members(group).iter().filter(|member| **member != id);
            found.extend(others.map(|member| (*member, quality)));
        }
    }
}

/// `dfm` for DOCUMENT_FACE_MATCH_FAILED; `nwc` leaves one word out and is a guess.
fn initials(vocabulary: &Vocabulary, token: &str, length: usize, found: &mut Vec<(u32, Quality)>) {
    if !(3..=8).contains(&length) {
        return;
    }
    let Some(first) = token.chars().next() else { return };
    for id in vocabulary.beginning(&format!("{INITIALS}{first}")) {
        let all = vocabulary.text(id).trim_start_matches(INITIALS);
        let quality = if all == token {
            240
        } else if all.starts_with(token) {
            190
        } else if is_subsequence(token, all) {
            140
        } else {
            continue;
        };
        found.push((id, quality));
    }
}

/// Words of names, titles and keywords that hold the token's letters in order and close together.
pub(super) fn fuzzy(
    vocabulary: &Vocabulary,
    token: &Token,
    matcher: &SkimMatcherV2,
    found: &mut Vec<(u32, Quality)>,
) {
    if is_typed_out_and_vague(token) {
        return;
    }
    let Some(ideal) = ideal(token, matcher) else { return };
    let letters = mask(&token.text);
    for id in 0..vocabulary.len() as u32 {
        if letters & !vocabulary.mask(id) != 0 || !vocabulary.is_near(id) {
            continue;
        }
        let word = vocabulary.text(id);
        if word.starts_with(INITIALS) || !is_subsequence(&token.text, word) {
            continue;
        }
        if let Some((score, at)) = matcher.fuzzy_indices(word, &token.text)
            && let Some(quality) = fuzzy_quality(score, ideal, &at, word.chars().count())
        {
            found.push((id, quality));
        }
    }
}

/// What the token scores against itself; nothing when it is too short or no word.
fn ideal(token: &Token, matcher: &SkimMatcherV2) -> Option<i64> {
    let wordlike = token.text.chars().count() >= 4 && token.text.chars().all(char::is_alphabetic);
    if !wordlike || is_spelled_right(&token.text) {
        return None;
    }
    matcher.fuzzy_indices(&token.text, &token.text).map(|(score, _)| score)
}

/// Letters scattered over a word are no match: most of the ideal score, from the first letter on or in one piece.
fn fuzzy_quality(score: i64, ideal: i64, at: &[usize], length: usize) -> Option<Quality> {
    let (first, last) = (at.first()?, at.last()?);
    let share = (score * 100).checked_div(ideal)?;
    let dense = |over: usize| at.len() * 100 >= over * 70;
    let from_the_start = *first == 0 && share >= 65 && dense(last + 1);
    let one_piece = last - first + 1 == at.len() && (dense(length) || at.len() >= 5);
    (from_the_start || one_piece).then(|| FUZZY + (share.clamp(0, 100) * 60 / 100) as u8)
}

/// The token spread over a whole name, as `selflive` is over SELFIE_LIVENESS_FAILED: every run of letters begins a word.
pub(super) fn spread(token: &Token, name: &str, matcher: &SkimMatcherV2) -> Option<Quality> {
    let (_, at) = matcher.fuzzy_indices(name, &token.text)?;
    let letters: Vec<char> = name.chars().collect();
    let mut runs = 0;
    let mut before = None;
    for &index in &at {
        let continues = before.is_some_and(|before| before + 1 == index);
        let begins = index == 0 || letters.get(index - 1) == Some(&' ');
        if !continues {
            if !begins {
                return None;
            }
            runs += 1;
        }
        before = Some(index);
    }
    (runs > 1 && at.len() >= runs * 2).then_some(FUZZY + 30)
}

/// Words within a typo's distance, or with a beginning within it, so that the word may still be being typed.
pub(super) fn typo(vocabulary: &Vocabulary, token: &Token, found: &mut Vec<(u32, Quality)>) {
    let length = token.text.chars().count();
    let allowed = match length {
        4..=7 => 1,
        8.. => 2,
        _ => return,
    };
    let wordlike = token.text.chars().all(char::is_alphabetic);
    if !wordlike || is_spelled_right(&token.text) || is_typed_out_and_vague(token) {
        return;
    }
    let letters = mask(&token.text);
    for id in 0..vocabulary.len() as u32 {
        if (letters & !vocabulary.mask(id)).count_ones() as usize > allowed {
            continue;
        }
        let word = vocabulary.text(id);
        if word.starts_with(INITIALS) {
            continue;
        }
        if let Some((edits, whole)) = distance(&token.text, length, word, allowed) {
            // A wrong first letter and an open end together fit too much: then a good part must be there.
            let same_start = word.chars().next() == token.text.chars().next();
            if !whole && (length == 4 || !same_start && length < 6 * edits) {
                continue;
            }
            found.push((id, 62 - 20 * edits as u8 - if whole { 0 } else { 12 }));
        }
    }
    meanings_of_typos(vocabulary, found);
}

/// Whether one edit makes the word one of ours, or the beginning of one.
pub(super) fn is_slip(vocabulary: &Vocabulary, word: &str) -> bool {
    let (length, letters) = (word.chars().count(), mask(word));
    (0..vocabulary.len() as u32).any(|id| {
        (letters & !vocabulary.mask(id)).count_ones() <= 1
            && !vocabulary.text(id).starts_with(INITIALS)
            && distance(word, length, vocabulary.text(id), 1).is_some()
    })
}

fn meanings_of_typos(vocabulary: &Vocabulary, found: &mut Vec<(u32, Quality)>) {
    for at in 0..found.len() {
        let Some((id, quality)) = found.get(at).copied() else { break };
        for group in vocabulary.groups_of(id) {
            found.extend(
                vocabulary
                    .members(group)
                    .iter()
                    .filter(|member| **member != id)
                    .map(|member| (*member, quality.saturating_sub(5).max(1))),
            );
        }
    }
}

/// The fewest edits that turn the token into the word, or into a beginning of it, and whether it was the whole word.
fn distance(token: &str, length: usize, word: &str, allowed: usize) -> Option<(usize, bool)> {
    let total = word.chars().count();
    if total + allowed < length {
        return None;
    }
    let ends = word.char_indices().map(|(at, _)| at).chain([word.len()]);
    let mut best: Option<(usize, bool)> = None;
    for (count, end) in ends.enumerate() {
        if count + allowed < length || count > length + allowed {
            continue;
        }
        let edits = strsim::osa_distance(token, word.get(..end).unwrap_or_default());
        let better = match best {
            Some((least, _)) => edits < least || (edits == least && count == total),
            None => true,
        };
        if edits <= allowed && better {
            best = Some((edits, count == total));
        }
    }
    best
}

/// Whether the token is beginnings of these words, one after the other: what [`spread`] asks for, without scoring.
pub(super) fn is_made_of_beginnings<'w>(token: &str, words: impl Iterator<Item = &'w str>) -> bool {
    let Some(end) = 1u64.checked_shl(token.len() as u32) else { return true };
    // One bit for each length of the token that the words so far make up.
    let mut reached = 1u64;
    for word in words {
        let mut new = 0;
        for start in (0..token.len()).filter(|start| reached >> start & 1 == 1) {
            let same = token.bytes().skip(start).zip(word.bytes()).take_while(|(one, other)| one == other);
            new |= ((1u64 << same.count()) - 1) << (start + 1);
        }
        reached |= new;
    }
    reached & end != 0
}

/// Whether the letters of `part` stand in `whole` in this order.
pub(super) fn is_subsequence(part: &str, whole: &str) -> bool {
    let mut letters = whole.chars();
    part.chars().all(|wanted| letters.any(|letter| letter == wanted))
}
