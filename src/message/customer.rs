//! The customer message: greeting, what happened, what to do, whom to ask, signature.

use super::fill::Clean;
use super::format::{Customer, Role, Variants};
use super::layers::Layers;
use super::merge::{self, Key, LAST, Part};

/// Most words of a merged message before greeting, signature and reference. A person reads this on a phone.
const WORDS: usize = 80;

/// The closing that covers most stands for the others: who lacks a document is not helped by another try, and a link
/// is of no use before what stopped it is solved.
const AGAIN: [&str; 7] =
    ["no_document", "three", "question", "link_fails", "fails", "trouble", "asked_again"];

/// From here on the steps stand below each other.
const LIST: usize = 4;

/// A composed text and the codes that had no room in it.
pub(super) struct Draft {
    pub(super) text: String,
    /// Parts that asked to speak, and whose most important step is not in the text.
    pub(super) silent: Vec<Key>,
    /// Parts that are spoken for, and of which a less important step had no room.
    pub(super) short: Vec<Key>,
}

/// What did not get into a text, while it is composed.
#[derive(Default)]
struct Missing {
    silent: Vec<Key>,
    short: Vec<Key>,
}

/// The message of these keys; `None` when a text is missing in the language of the layers.
pub(super) fn draft(layers: &Layers<'_>, keys: &[Key], clean: &Clean) -> Option<Draft> {
    let mut parts = merge::speakers(layers, keys.to_vec());
    if parts.len() > 1 {
        // A company's whole message for one code cannot be taken apart.
        let mergeable = |part: &Part| layers.plan(|m| part.key.customer(m)?.happened.as_ref()).is_some();
        let first = parts.first().cloned();
        parts.retain(mergeable);
        parts.extend(first.filter(|_| parts.is_empty()));
    }
    let only = if let [only] = parts.as_slice() { Some(only) } else { None };
    let whole = only.and_then(|part| layers.text(clean, |m| part.key.customer(m)?.text.as_ref()));
    let mut missing = Missing::default();
    // A whole message greets and signs in its own way.
    let text = match whole {
        Some(text) => text,
        None => framed(layers, body(layers, &parts, clean, &mut missing)?, clean),
    };
    // "Already verified" is said, in other words, when other codes stand beside it.
    let said_otherwise = |key: &Key| {
        let done = parts.iter().any(|part| part.role == Role::Done);
        done && layers.plan(|m| key.customer(m)?.role) == Some(Role::Done)
    };
    let spoken = |key: &Key| parts.iter().any(|part| part.key == *key) || said_otherwise(key);
    let Missing { mut silent, mut short } = missing;
    silent.extend(keys.iter().filter(|key| !spoken(key)).cloned());
    silent.sort();
    silent.dedup();
    short.retain(|key| !silent.contains(key));
    Some(Draft { text, silent, short })
}

fn framed(layers: &Layers<'_>, body: String, clean: &Clean) -> String {
    let frame = |pick: fn(&Customer) -> Option<&Variants>| {
        layers.text(clean, move |messages| pick(&messages.customer))
    };
    let greeting = frame(|customer| customer.greeting.as_ref());
    let end = [frame(|customer| customer.signature.as_ref()), frame(|customer| customer.reference.as_ref())];
    let end: Vec<String> = end.into_iter().flatten().collect();
    let paragraphs = [greeting, Some(body), Some(end.join("\n")).filter(|end| !end.is_empty())];
    paragraphs.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}

fn body(layers: &Layers<'_>, parts: &[Part], clean: &Clean, missing: &mut Missing) -> Option<String> {
    let happened = happened(layers, parts, clean, missing)?;
    let again: Vec<&str> = parts.iter().filter_map(|part| part.again.as_deref()).collect();
    let again = merge::strongest(&again, &AGAIN);
    let closing = match again {
        Some(id) => layers.maybe(clean, |m| m.customer.closings.get(id))?,
        None => None,
    };

    let mut steps: Vec<(i32, String, String)> = Vec::new();
    for id in merge::by_importance(layers, parts) {
        if let Some(text) = layers.maybe(clean, |m| m.customer.steps.get(&id)?.text.as_ref())? {
            steps.push((merge::order(layers, &id), id, text));
        }
    }
    let (last, mut rest): (Vec<_>, Vec<_>) = steps.into_iter().partition(|(order, ..)| *order >= LAST);
    if parts.len() > 1 {
        let fixed = last.iter().map(|(_, _, text)| words(text)).sum::<usize>();
        let mut room = WORDS.saturating_sub(fixed + words(&happened) + closing.as_deref().map_or(0, words));
        let mut full = false;
        rest.retain(|(_, _, text)| {
            // Once one step has no room, no less important one takes its place.
            full |= words(text) > room;
            room = room.saturating_sub(words(text));
            !full
        });
        let said = |id: &String| rest.iter().chain(&last).any(|(_, step, _)| step == id);
        let blended = |id: &String| {
            let mut blends = layers.files().flat_map(|messages| &messages.customer.blends);
            blends.any(|blend| blend.of.contains(id) && said(&blend.into))
        };
        let unsaid = |id: &String| !said(id) && !blended(id);
        for part in parts {
            if part.steps.first().is_some_and(unsaid) {
                missing.silent.push(part.key.clone());
            } else if part.steps.iter().any(unsaid) {
                missing.short.push(part.key.clone());
            }
        }
    }
    rest.extend(last);
    rest.sort_by_key(|(order, ..)| *order);

    let steps: Vec<String> = rest.into_iter().map(|(_, _, text)| text).collect();
    let steps = if steps.len() >= LIST {
        steps.iter().map(|step| format!("- {step}")).collect::<Vec<_>>().join("\n")
    } else {
        steps.join(" ")
    };
    let paragraphs = [Some(happened), Some(steps).filter(|steps| !steps.is_empty()), closing];
    Some(paragraphs.into_iter().flatten().collect::<Vec<_>>().join("\n\n"))
}

/// One opening: the sentence that all share, the few of those who are blocked, or what it is about as a whole.
fn happened(layers: &Layers<'_>, parts: &[Part], clean: &Clean, missing: &mut Missing) -> Option<String> {
    let mut sentences: Vec<String> = Vec::new();
    for part in parts {
        let sentence = layers.text(clean, |m| part.key.customer(m)?.happened.as_ref())?;
        if sentences.contains(&sentence) {
            continue;
        }
        // Two reasons for the same wait are one reason too many.
        let before = parts.iter().take_while(|other| other.key != part.key);
        if part.role == Role::Blocked && before.clone().any(|other| other.steps == part.steps) {
            missing.silent.push(part.key.clone());
        } else {
            sentences.push(sentence);
        }
    }
    if let [only] = sentences.as_slice() {
        return Some(only.clone());
    }
    if parts.iter().all(|part| part.role == Role::Blocked) {
        return Some(sentences.join(" "));
    }
    let topic = merge::topic(parts);
    layers.text(clean, |m| m.customer.openings.get(&topic))
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}
