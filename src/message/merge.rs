//! Several codes, one message: who speaks, with which steps, in which order.
//!
//! The order of the codes never matters: the same codes give the same message.

use super::format::{CustomerText, Messages, Role, Topic};
use super::layers::Layers;
use crate::catalogue::{Actor, Category, Code, Entry, Retry};

/// Where a text stands in a messages file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// Below `codes`.
    Code(Code),
    /// Below `outcomes`.
    Outcome(&'static str),
    /// Below `generic`.
    Generic(&'static str),
}

impl Key {
    pub(super) fn customer<'a>(&self, messages: &'a Messages) -> Option<&'a CustomerText> {
        match self {
            Self::Code(code) => messages.customer.codes.get(code),
            Self::Outcome(word) => messages.customer.outcomes.get(*word),
            Self::Generic(kind) => messages.customer.generic.get(*kind),
        }
    }

    pub(super) fn business<'a>(&self, messages: &'a Messages) -> Option<&'a super::BusinessText> {
        match self {
            Self::Code(code) => messages.business.codes.get(code),
            Self::Outcome(word) => messages.business.outcomes.get(*word),
            Self::Generic(kind) => messages.business.generic.get(*kind),
        }
    }
}

/// The text that speaks for an entry: its own, else that of the code which replaced it, else what its kind allows.
pub(super) fn key_of(entry: &Entry, has_text: impl Fn(&Key) -> bool) -> Key {
    let own = Key::Code(entry.code);
    if has_text(&own) {
        return own;
    }
    let now = entry.legacy.as_ref().and_then(|legacy| legacy.now).map(Key::Code);
    now.filter(has_text).unwrap_or_else(|| Key::Generic(kind_of(entry)))
}

fn kind_of(entry: &Entry) -> &'static str {
    match (entry.acts, entry.retry, entry.category) {
        (Actor::Nobody, ..) | (_, Retry::NotNeeded, _) => "done",
        (_, Retry::Never, _) => "decision",
        (_, Retry::Later, _) => "later",
        (Actor::Customer, _, Category::Selfie) => "selfie",
        (Actor::Customer, ..) => "document",
        _ => "blocked",
    }
}

/// One code's part of a customer message.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) key: Key,
    pub(super) role: Role,
    pub(super) topic: Option<Topic>,
    pub(super) steps: Vec<String>,
    pub(super) again: Option<String>,
}

impl Part {
    pub(super) fn new(layers: &Layers<'_>, key: Key) -> Self {
        Self {
            role: layers
                .plan(|m| key.customer(m)?.role)
                .or_else(|| role_of(layers, &key))
                .unwrap_or_default(),
            topic: layers.plan(|m| key.customer(m)?.topic),
            steps: layers.plan(|m| key.customer(m)?.steps.clone()).unwrap_or_default(),
            again: layers.plan(|m| key.customer(m)?.again.clone()),
            key,
        }
    }
}

/// The entry that a key without structure of its own speaks for: a company's new code often has a text and no more.
fn entry_of<'a>(layers: &Layers<'a>, key: &Key) -> Option<&'a Entry> {
    match key {
        Key::Code(code) => layers.catalogue.get(*code),
        Key::Outcome(_) | Key::Generic(_) => None,
    }
}

/// Who speaks, from who must act and whether trying again helps: what forbids another try must not be left out in
/// favour of a code that asks for one.
fn role_of(layers: &Layers<'_>, key: &Key) -> Option<Role> {
    let entry = entry_of(layers, key)?;
    Some(match (entry.acts, entry.retry) {
        (Actor::Nobody, _) | (_, Retry::NotNeeded) => Role::Done,
        (_, Retry::Never) => Role::Requirement,
        (_, Retry::Later) => Role::Later,
        (Actor::Customer, Retry::AfterChange) => Role::Photos,
        _ => Role::Blocked,
    })
}

/// The sentence about trying again, likewise.
pub(super) fn retry_of(layers: &Layers<'_>, key: &Key) -> Option<&'static str> {
    let entry = entry_of(layers, key)?;
    Some(match (entry.acts, entry.retry) {
        (_, Retry::NotNeeded) => "not_needed",
        (_, Retry::Never) => "decide",
        (_, Retry::Later) => "later",
        (Actor::Customer, Retry::AfterChange) => "change",
        _ => "fix_first",
    })
}

/// The parts that speak. Where one of them forbids a reason or makes the others pointless, it speaks alone.
pub(super) fn speakers(layers: &Layers<'_>, keys: Vec<Key>) -> Vec<Part> {
    let mut parts: Vec<Part> = keys.into_iter().map(|key| Part::new(layers, key)).collect();
    parts.sort_by(|a, b| (a.role, &a.key).cmp(&(b.role, &b.key)));
    parts.dedup_by(|a, b| a.key == b.key);
    let Some(first) = parts.first().map(|part| part.role) else { return parts };
    let several = parts.len() > 1;
    parts.retain(|part| part.role == first);
    match first {
        Role::Neutral | Role::Requirement | Role::Later => parts.truncate(1),
        // Verified, and yet something else failed: which came later is not known, so nothing is promised.
        Role::Done if several => parts = vec![Part::new(layers, Key::Generic("done_and_more"))],
        Role::Done | Role::Blocked | Role::Photos => {}
    }
    parts
}

/// What the parts are about together.
pub(super) fn topic(parts: &[Part]) -> Topic {
    let mut topics = parts.iter().filter_map(|part| part.topic);
    let Some(first) = topics.next() else { return Topic::Both };
    if topics.all(|topic| topic == first) { first } else { Topic::Both }
}

/// Step ids by importance: every part's first step before anybody's second. No id twice; steps that contradict each
/// other are replaced by the one that is said instead.
pub(super) fn by_importance(layers: &Layers<'_>, parts: &[Part]) -> Vec<String> {
    let longest = parts.iter().map(|part| part.steps.len()).max().unwrap_or_default();
    let rounds = (0..longest).flat_map(|round| parts.iter().filter_map(move |part| part.steps.get(round)));
    let mut ids: Vec<String> = Vec::new();
    for id in rounds {
        if !ids.contains(id) {
            ids.push(id.clone());
        }
    }
    for blend in layers.files().flat_map(|messages| &messages.customer.blends) {
        if !blend.of.iter().all(|id| ids.contains(id)) {
            continue;
        }
        let at = ids.iter().position(|id| blend.of.contains(id)).unwrap_or_default();
        ids.retain(|id| !blend.of.contains(id) && *id != blend.into);
        ids.insert(at.min(ids.len()), blend.into.clone());
    }
    ids
}

/// Place of a step in the order in which the person does things; unknown ones come before the last.
pub(super) fn order(layers: &Layers<'_>, id: &str) -> i32 {
    layers.plan(|m| m.customer.steps.get(id)?.order).unwrap_or(LAST - 1)
}

/// Steps from here on end a message ("try again") and are never left out.
pub(super) const LAST: i32 = 900;

/// The first id of `order` that is asked for; one that only an overlay knows counts before them.
pub(super) fn strongest<'a>(ids: &[&'a str], order: &[&str]) -> Option<&'a str> {
    ids.iter().copied().min_by_key(|id| order.iter().position(|known| known == id).map_or(0, |at| at + 1))
}
