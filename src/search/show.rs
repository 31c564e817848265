//! Why a row matched: the letters to mark, and the text that matched out of sight.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use crate::catalogue::Entry;

use super::lexicon::one_negation;
use super::matching::{DIRECT, FUZZY, Quality};
use super::query::LANES;
use super::rank::{Lanes, Ranking};
use super::rows::Part;
use super::sayings::{Heard, Trail};
use super::token::Token;
use super::vocabulary::INITIALS;
use super::{Field, Index, fold};

/// The reasons of one hit.
#[derive(Debug, Default)]
pub(super) struct Reasons {
    pub name: Vec<usize>,
    pub title: Vec<usize>,
    pub matched: Option<(Field, String)>,
}

/// Finds the reasons why a row answers.
pub(super) fn reasons(index: &Index, ranking: &Ranking<'_>, row: u32, entry: &Entry) -> Reasons {
    let mut seen = [0; LANES];
    let mut name = marks(index, ranking, &entry.name, &mut seen);
    let title = marks(index, ranking, &entry.title, &mut seen);
    initials(index, ranking, entry, &mut name, &mut seen);
    for (lane, token) in ranking.tokens().iter().enumerate() {
        if let Some(seen) = seen.get_mut(lane)
            && *seen == 0
            && (FUZZY..DIRECT).contains(&ranking.best(lane, row))
            && let Some(spread) = spread(&entry.name, token)
        {
            name.extend(spread);
            *seen = FUZZY;
        }
    }
    name.sort_unstable();
    name.dedup();
    Reasons { matched: out_of_sight(index, ranking, row, entry, &seen), name, title }
}

/// The characters of a text that match, ascending; `seen` learns how well each token was met.
fn marks(index: &Index, ranking: &Ranking<'_>, text: &str, seen: &mut [Quality; LANES]) -> Vec<usize> {
    let mut marked = Vec::new();
    let mut trail = Trail::default();
    fold::each_word(text, |word, origins| {
        let plain = one_negation(word);
        meet(index, ranking, plain, word, origins, seen, &mut marked);
        trail.push(Heard::new(plain), |_, means| {
            means.iter().for_each(|meant| meet(index, ranking, meant, word, origins, seen, &mut marked));
        });
    });
    marked.sort_unstable();
    marked.dedup();
    marked
}

/// Marks the letters of `shown` that answer as the word `id` does.
fn meet(
    index: &Index,
    ranking: &Ranking<'_>,
    word: &str,
    shown: &str,
    origins: &[u32],
    seen: &mut [Quality; LANES],
    marked: &mut Vec<usize>,
) {
    let Some(id) = index.vocabulary.id(word) else { return };
    for (lane, quality) in ranking.lanes(id).into_iter().enumerate() {
        let (Some(token), Some(seen)) = (ranking.tokens().get(lane), seen.get_mut(lane)) else {
            continue;
        };
        if quality > 0 {
            *seen = quality.max(*seen);
            mark(shown, origins, token, quality, marked);
        }
    }
}

fn mark(word: &str, origins: &[u32], token: &Token, quality: Quality, marked: &mut Vec<usize>) {
    let original = |at: usize| origins.get(at).map(|at| *at as usize);
    if word.starts_with(&token.text) {
        marked.extend((0..token.text.chars().count()).filter_map(original));
    } else if (FUZZY..DIRECT).contains(&quality)
        && let Some((_, at)) = SkimMatcherV2::default().ignore_case().fuzzy_indices(word, &token.text)
    {
        marked.extend(at.into_iter().filter_map(original));
    } else {
        marked.extend(origins.iter().map(|at| *at as usize));
    }
}

/// Marks the first letters that a token such as `dfm` stands for.
fn initials(
    index: &Index,
    ranking: &Ranking<'_>,
    entry: &Entry,
    name: &mut Vec<usize>,
    seen: &mut [Quality; LANES],
) {
    let mut starts = Vec::new();
    fold::each_word(&entry.name, |word, origins| {
        if let (Some(letter), Some(at)) = (word.chars().next(), origins.first()) {
            starts.push((letter, *at as usize));
        }
    });
    let whole: String = std::iter::once(INITIALS).chain(starts.iter().map(|(letter, _)| *letter)).collect();
    let Some(id) = index.vocabulary.id(&whole) else { return };
    for (lane, quality) in ranking.lanes(id).into_iter().enumerate() {
        let (Some(token), Some(seen)) = (ranking.tokens().get(lane), seen.get_mut(lane)) else { continue };
        if quality > 0 && *seen == 0 {
            *seen = quality;
            let mut starts = starts.iter();
            name.extend(
                token
                    .text
                    .chars()
                    .filter_map(|letter| starts.find(|(start, _)| *start == letter).map(|(_, at)| *at)),
            );
        }
    }
}

fn spread(name: &str, token: &Token) -> Option<Vec<usize>> {
    let mut joined = String::new();
    let mut from = Vec::new();
    fold::each_word(name, |word, origins| {
        if !joined.is_empty() {
            joined.push(' ');
            from.push(0);
        }
        joined.push_str(word);
        from.extend(origins.iter().map(|at| *at as usize));
    });
    let (_, at) = SkimMatcherV2::default().ignore_case().fuzzy_indices(&joined, &token.text)?;
    Some(at.into_iter().filter_map(|at| from.get(at).copied()).collect())
}

/// The keyword, cause or description that holds most of what name and title do not show.
fn out_of_sight(
    index: &Index,
    ranking: &Ranking<'_>,
    row: u32,
    entry: &Entry,
    seen: &[Quality; LANES],
) -> Option<(Field, String)> {
    let hidden = |lane: usize| seen.get(lane).is_some_and(|seen| *seen == 0);
    if !(0..ranking.tokens().len()).any(|lane| hidden(lane) && ranking.best(lane, row) > 0) {
        return None;
    }
    let mut best: Option<(u64, Part, usize)> = None;
    let mut count = (Part::Name, 0);
    for phrase in index.rows.row(row).chunk_by(|_, next| !next.is_first()) {
        let Some(part) = phrase.first().map(|place| place.part()) else { continue };
        count = if count.0 == part { (part, count.1 + 1) } else { (part, 0) };
        if !matches!(part, Part::Keyword | Part::Cause | Part::Description) {
            continue;
        }
        let mut met: Lanes = [0; LANES];
        for place in phrase {
            for (met, here) in met.iter_mut().zip(ranking.lanes(place.word())) {
                *met = here.max(*met);
            }
        }
        let new = met.iter().enumerate().filter(|(lane, _)| hidden(*lane));
        let sum: u64 = new.map(|(lane, quality)| u64::from(*quality) * ranking.weight(lane)).sum();
        // Among equals the shortest text says it best.
        let worth = sum * 100 / (phrase.len() as u64 + 6);
        if sum > 0 && best.is_none_or(|(most, ..)| worth > most) {
            best = Some((worth, part, count.1));
        }
    }
    let (_, part, at) = best?;
    let (field, text) = match part {
        Part::Keyword => (Field::Keyword, entry.keywords.get(at)?),
        Part::Cause => (Field::Cause, entry.causes.get(at)?),
        _ => (Field::Description, &entry.description),
    };
    Some((field, text.to_string()))
}
