//! The business message: which code, what stopped, who acts where, whether the person retries, what to send.

use super::fill::Clean;
use super::format::Role;
use super::layers::Layers;
use super::merge::{Key, Part, retry_of, strongest};
use crate::catalogue::{Catalogue, Code};

/// The answer that binds most stands first: when one code forbids a retry, another's "try again" is not said.
const RETRY: [&str; 8] =
    ["decide", "fix_first", "new_link", "unknown", "later", "change", "resume", "not_needed"];

/// The request that asks for most stands first.
const SEND: [&str; 4] = ["full_log", "escalate", "record", "pattern"];

/// The message of these keys, each with the code that stands above it; `None` when a text is missing in the language.
pub(super) fn draft(
    layers: &Layers<'_>,
    catalogue: &Catalogue,
    keys: &[(Key, Option<Code>)],
    clean: &Clean,
) -> Option<String> {
    let mut keys = keys.to_vec();
    let role = |key: &Key| Part::new(layers, key.clone()).role;
    keys.sort_by_key(|(key, code)| (role(key), *code));
    keys.dedup();
    let mut roles: Vec<Role> = keys.iter().map(|(key, _)| role(key)).collect();
    roles.dedup();
    let several = roles.len() > 1;
    // Verified, and yet something else failed: "nobody needs to act" is not true of both.
    for (key, _) in keys.iter_mut().filter(|(key, _)| several && role(key) == Role::Done) {
        *key = Key::Generic("done_and_more");
    }

    let frame = |pick: fn(&super::Business) -> Option<&super::Variants>| {
        layers.text(clean, move |m| pick(&m.business))
    };
    let mut paragraphs: Vec<String> = Vec::new();
    if several {
        paragraphs.extend(layers.maybe(clean, |m| m.business.sequence.as_ref())?);
    }
    for (key, code) in &keys {
        let whole = layers.text(clean, |m| key.business(m)?.text.as_ref());
        if let (Some(whole), 1) = (&whole, keys.len()) {
            // It names its code, signs and says what to send in its own way.
            return Some(whole.clone());
        }
        let named = |code: Code| whole.as_ref().is_some_and(|text| text.contains(&code.to_string()));
        if let Some(entry) = code.filter(|code| !named(*code)).and_then(|code| catalogue.get(code)) {
            let label = frame(|business| business.code.as_ref())?;
            paragraphs.push(format!("{label} {} {}", entry.code, entry.name));
        }
        if let Some(whole) = whole {
            paragraphs.push(whole);
            continue;
        }
        let what = layers.text(clean, |m| key.business(m)?.what.as_ref())?;
        let who = layers.maybe(clean, |m| key.business(m)?.who.as_ref())?;
        paragraphs.push([Some(what), who].into_iter().flatten().collect::<Vec<_>>().join(" "));
    }
    let retry =
        |key: &Key| layers.plan(|m| key.business(m)?.retry.as_deref()).or_else(|| retry_of(layers, key));
    let send = |key: &Key| layers.plan(|m| key.business(m)?.send.as_deref());
    let retry: Vec<&str> = keys.iter().filter_map(|(key, _)| retry(key)).collect();
    let send: Vec<&str> = keys.iter().filter_map(|(key, _)| send(key)).collect();
    let retry = strongest(&retry, &RETRY).map(str::to_owned);
    let send = strongest(&send, &SEND).map(str::to_owned);
    if let Some(id) = retry {
        paragraphs.extend(layers.maybe(clean, |m| m.business.retry.get(&id))?);
    }
    if let Some(id) = send {
        paragraphs.extend(layers.maybe(clean, |m| m.business.send.get(&id))?);
    }
    Some(ended(paragraphs, frame))
}

fn ended(
    mut paragraphs: Vec<String>,
    frame: impl Fn(fn(&super::Business) -> Option<&super::Variants>) -> Option<String>,
) -> String {
    let end = [frame(|business| business.signature.as_ref()), frame(|business| business.reference.as_ref())];
    let end: Vec<String> = end.into_iter().flatten().collect();
    if !end.is_empty() {
        paragraphs.push(end.join("\n"));
    }
    explained_once(&paragraphs.join("\n\n"))
}

/// Codes share terms, and each text explains its own: an explanation in brackets that stood before is left out.
fn explained_once(text: &str) -> String {
    let mut seen: Vec<&str> = Vec::new();
    let mut once = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(" (") {
        let Some((inside, behind)) = after.split_once(')') else { break };
        once.push_str(before);
        if !seen.contains(&inside) {
            once.push_str(" (");
            once.push_str(inside);
            once.push(')');
            seen.push(inside);
        }
        rest = behind;
    }
    once.push_str(rest);
    once
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_explanation_is_given_once() {
        let text = "A workflow (the rules) stops. The workflow (the rules) waits (a while). Open (";
        assert_eq!(
            explained_once(text),
            "A workflow (the rules) stops. The workflow waits (a while). Open ("
        );
    }

    #[test]
    fn the_answer_that_binds_most_is_given() {
        assert_eq!(strongest(&["change", "fix_first", "later"], &RETRY), Some("fix_first"));
        assert_eq!(strongest(&["change", "ask_the_branch"], &RETRY), Some("ask_the_branch"));
        assert_eq!(strongest(&[], &RETRY), None);
    }
}
