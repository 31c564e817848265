//! Notes for a ticket: what the colleague who opens it next must know. Never for the customer.

use super::fill::Clean;
use super::layers::{BASE, Layers};
use super::report::{fenced, masked, replies_as_points};
use super::{Audience, Message, Values};
use crate::catalogue::{Catalogue, Code, Entry};
use crate::decode::Decoded;
use crate::sanitise::{sanitise, sanitise_line};

/// Why a code must not be explained to the customer, and what to say instead; `None` for a code that may.
pub fn internal_note(catalogue: &Catalogue, code: Code) -> Option<String> {
    let clean = Clean::new(&Values::default());
    let note = Layers::new(catalogue, BASE).text(&clean, |messages| messages.internal.get(&code))?;
    Some(format!("{code}: {}", sanitise(&note)))
}

/// The internal note for a ticket as plain text: code, meaning, who acts, steps, what must not be forwarded. `None`
/// when no code is in the catalogue.
pub fn agent_note(catalogue: &Catalogue, codes: &[Code]) -> Option<String> {
    let entries = entries(catalogue, codes);
    if entries.is_empty() {
        return None;
    }
    let note = |entry: &&Entry| {
        let mut lines = vec![format!("{} {}: {}", entry.code, entry.name, entry.title)];
        lines.push(facts(entry));
        lines.extend(entry.remedies.agent.iter().enumerate().map(|(at, step)| format!("{}. {step}", at + 1)));
        lines.extend(internal_note(catalogue, entry.code));
        lines.join("\n")
    };
    Some(sanitise(&entries.iter().map(note).collect::<Vec<_>>().join("\n\n")))
}

/// The same for a ticket that shows Markdown: the codes with their steps as a checklist and, where there are any, the
/// message that goes out and the paste with everything personal masked. Empty when there is neither a known code nor
/// a paste.
pub fn markdown(
    catalogue: &Catalogue,
    codes: &[Code],
    message: Option<&Message>,
    decoded: Option<&Decoded>,
) -> String {
    let mut blocks = Vec::new();
    for entry in entries(catalogue, codes) {
        blocks.push(format!("## {} `{}`", entry.code, sanitise_line(&entry.name)));
        blocks.push(format!("**{}**", sanitise_line(&entry.title)));
        blocks.push(facts(entry));
        let steps = entry.remedies.agent.iter().map(|step| format!("- [ ] {}", sanitise_line(step)));
        blocks.push(steps.collect::<Vec<_>>().join("\n"));
        blocks.extend(internal_note(catalogue, entry.code).map(|note| format!("> {note}")));
    }
    if let Some(message) = message {
        let reader = match message.audience {
            Audience::Customer => "customer",
            Audience::Business => "business",
        };
        let quoted: Vec<String> = message.text.lines().map(|line| format!("> {line}")).collect();
        let quoted = quoted.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n");
        blocks.push(format!("## Message to the {reader}"));
        blocks.push(quoted);
    }
    if let Some(decoded) = decoded.filter(|decoded| !decoded.text.is_empty()) {
        blocks.push("## Reply, masked".to_owned());
        blocks.push(replies_as_points(decoded));
        blocks.push(fenced(&masked(decoded)));
    }
    blocks.retain(|block| !block.is_empty());
    sanitise(&blocks.join("\n\n"))
}

fn facts(entry: &Entry) -> String {
    let mut facts = format!("Must act: {}. Retry: {}.", entry.acts.words(), entry.retry.words());
    if let Some(legacy) = &entry.legacy {
        facts.push_str(" Not in the current documentation");
        if let Some(now) = legacy.now {
            facts.push_str(&format!("; now {now}"));
        }
        facts.push('.');
    }
    facts
}

fn entries<'a>(catalogue: &'a Catalogue, codes: &[Code]) -> Vec<&'a Entry> {
    let mut entries: Vec<&Entry> = Vec::new();
    for entry in codes.iter().filter_map(|code| catalogue.get(*code)) {
        if entries.iter().all(|other| other.code != entry.code) {
            entries.push(entry);
        }
    }
    entries
}
