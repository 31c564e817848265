//! Codes in text, where no piece is a reply. What was read as a record is not read again as text: only the texts
//! in it are, so that a supplier's `error.code` does not come back as a code.

use std::borrow::Cow;
use std::ops::Range;

use super::{is_structured, markup};
use crate::decode::envelope::lexicon::Lexicon;
use crate::decode::envelope::{Draft, Spotted, sdk};
use crate::decode::finding;
use crate::decode::loose::{self, Loose, Plain};
use crate::decode::node::{Member, Node, Value};
use crate::decode::place::Lines;
use crate::decode::read::{Piece, Reading};
use crate::decode::{Envelope, FoundCode, Generation, Outcome, Reply};

/// Longest text, tags included, that may only say how a screen flow ended.
const SHORT: usize = 4096;

/// One reply made of the loose codes of a paste, if there are any.
pub(super) fn reply(
    text: &str,
    reading: &Reading,
    lexicon: &Lexicon<'_>,
    lines: &Lines<'_>,
) -> Option<Reply> {
    if describes_an_interface(text) {
        return None;
    }
    let tags = markup::tags(text);
    let runs = match reading.plain.is_empty() {
        true => Cow::Owned(vec![(text.to_owned(), 0)]),
        false => Cow::Borrowed(&reading.plain),
    };
    // The end of a screen flow is told in a line or two.
    let short = runs.iter().map(|(run, _)| run.len()).sum::<usize>() <= SHORT;
    let is_record = |piece: &&Piece| is_structured(piece) && !markup::begins(text, piece.root.span.start);
    let mut skip: Vec<Range<usize>> =
        reading.pieces.iter().filter(is_record).map(|piece| piece.root.span.clone()).collect();
    let mut found: Vec<Loose> = Vec::new();
    if skip.is_empty() {
        let whole = Plain::of(&runs, &tags);
        found.extend(placed(&whole, loose::in_paste(&whole.text, lexicon)));
    } else {
        skip.extend(tags.iter().cloned());
        let outside = Plain::of(&runs, &apart(skip));
        found.extend(placed(&outside, loose::in_text(&outside.text, lexicon)));
        for piece in reading.pieces.iter().filter(is_record) {
            found.extend(in_texts(&piece.root, text, lexicon));
        }
    }
    found.sort_by_key(|loose| loose.span.start);
    build(found, lexicon, lines).or_else(|| if short { ended(&Plain::of(&runs, &tags), lines) } else { None })
}

/// In order, those that overlap as one.
fn apart(mut spans: Vec<Range<usize>>) -> Vec<Range<usize>> {
    spans.sort_by_key(|span| span.start);
    spans.dedup_by(|next, last| {
        let overlap = next.start < last.end;
        if overlap {
            last.end = last.end.max(next.end);
        }
        overlap
    });
    spans
}

fn placed(plain: &Plain, found: Vec<Loose>) -> impl Iterator<Item = Loose> {
    found.into_iter().map(|loose| Loose { span: plain.span(&loose.span), ..loose })
}

/// A description of an interface lists codes that nobody got: `openapi: 3.0.0`, `"$schema": …`.
fn describes_an_interface(text: &str) -> bool {
    const WORDS: [&str; 4] = ["openapi", "swagger", "asyncapi", "$schema"];
    WORDS.iter().any(|word| {
        memchr::memmem::find_iter(text.as_bytes(), word).any(|at| {
            let behind = text.get(at + word.len()..).unwrap_or_default();
            let behind = behind.trim_start_matches(['"', '\'']).trim_start_matches([' ', '\t']);
            let value = behind.strip_prefix(':').map(|value| value.trim_start_matches([' ', '"', '\'']));
            value.is_some_and(|value| value.starts_with(|char: char| char.is_ascii_digit() || char == 'h'))
        })
    })
}

/// Are all keys HTTP statuses? Then it is told there what each would mean.
fn are_statuses(members: &[Member]) -> bool {
    let status = |key: &str| key.len() == 3 && key.bytes().all(|byte| byte.is_ascii_digit());
    !members.is_empty() && members.iter().all(|member| status(&member.key) || member.key == "default")
}

/// Codes in the texts of a record that is no reply.
fn in_texts(root: &Node, text: &str, lexicon: &Lexicon<'_>) -> Vec<Loose> {
    let mut found = Vec::new();
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        match &node.seen().value {
            Value::List(nodes) => open.extend(nodes.iter().rev()),
            Value::Record(members) if are_statuses(members) => {}
            Value::Record(members) => open.extend(members.iter().rev().map(|member| &member.value)),
            Value::Text(value) => {
                for loose in loose::in_text(value, lexicon) {
                    let span = within(node, value.get(loose.span.clone()).unwrap_or_default(), text);
                    found.push(Loose { span, ..loose });
                }
            }
            _ => {}
        }
    }
    found
}

/// Where a word of a text value stands in the paste: escapes make the way back a search.
fn within(node: &Node, word: &str, text: &str) -> Range<usize> {
    let raw = text.get(node.span.clone()).unwrap_or_default();
    match raw.find(word).filter(|_| !word.is_empty()) {
        Some(at) => node.span.start + at..node.span.start + at + word.len(),
        None => node.span.clone(),
    }
}

/// `ResultCanceled` in a line or two: the SDK's word for how its screens ended.
fn ended(plain: &Plain, lines: &Lines<'_>) -> Option<Reply> {
    const LONGEST: usize = 200;
    if plain.text.len() > LONGEST {
        return None;
    }
    let (word, end) = plain
        .text
        .split(|char: char| !char.is_ascii_alphanumeric())
        .find_map(|word| sdk::end(word).filter(|(_, ours)| *ours).map(|(end, _)| (word, end)))?;
    let start = plain.text.find(word)?;
    let span = plain.span(&(start..start + word.len()));
    let cancelled = end == sdk::End::Cancelled;
    Some(Reply {
        envelope: Envelope::SdkResult,
        generation: Generation::Unknown,
        outcome: if cancelled { Outcome::Cancelled } else { Outcome::Unclear },
        codes: Vec::new(),
        failed_checks: Vec::new(),
        request_ids: Vec::new(),
        findings: vec![finding::placed(sdk::note(end, Some(span.clone())), lines)],
        span,
    })
}

fn build(found: Vec<Loose>, lexicon: &Lexicon<'_>, lines: &Lines<'_>) -> Option<Reply> {
    let span = found.first()?.span.start..found.last()?.span.end;
    // Findings about codes hang on nodes; a loose code is its own.
    let nodes: Vec<Node> =
        found.iter().map(|loose| Node { span: loose.span.clone(), value: Value::Null }).collect();
    let mut draft = Draft::new();
    draft.is(Envelope::LooseCode, Generation::Unknown);
    draft.outcome = Outcome::Refused;
    for (loose, node) in found.iter().zip(&nodes) {
        draft.spot(loose.meaning.clone(), node);
    }
    finding::complete(&mut draft, lexicon, &span, false);
    let code = |spotted: &Spotted<'_>| FoundCode {
        code: spotted.meaning.code,
        name: spotted.meaning.name.clone(),
        known: spotted.meaning.known,
        pointer: None,
        place: lines.place(&spotted.span),
    };
    Some(Reply {
        envelope: Envelope::LooseCode,
        generation: Generation::Unknown,
        outcome: Outcome::Refused,
        codes: draft.codes.iter().map(code).collect(),
        failed_checks: Vec::new(),
        request_ids: Vec::new(),
        findings: draft.notes.into_iter().map(|note| finding::placed(note, lines)).collect(),
        span,
    })
}
