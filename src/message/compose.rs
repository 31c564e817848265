//! From codes and replies to a finished message: which texts speak, in which language, and what the agent must know.

use super::fill::Clean;
use super::language;
use super::layers::{BASE, Layers};
use super::merge::{self, Key};
use super::{Audience, Message, Values, business, customer, documents};
use crate::catalogue::{Catalogue, Code};
use crate::decode::envelope::lexicon::is_about_the_picture;
use crate::decode::{Envelope, Outcome, Reply};
use crate::fault::quote;
use crate::sanitise::sanitise;

/// Longest message in characters; only an overlay's text can reach it.
const LONGEST: usize = 8000;

/// The message for one or several codes, merged; `None` when no code is in the catalogue. A language or text that
/// is missing falls back to English, and a note says so.
pub fn compose(
    catalogue: &Catalogue,
    codes: &[Code],
    audience: Audience,
    lang: &str,
    values: &Values,
) -> Option<Message> {
    let mut known: Vec<Code> = Vec::new();
    let mut notes = Vec::new();
    for code in codes {
        match catalogue.get(*code) {
            Some(entry) if !known.contains(code) => {
                known.push(*code);
                if entry.legacy.is_some() {
                    notes.push(format!("{code} {} is not in the current documentation.", entry.name));
                }
            }
            Some(_) => {}
            None => notes.push(format!("{code} is in no catalogue; the message does not cover it.")),
        }
    }
    if known.is_empty() {
        return None;
    }
    notes.dedup();
    notes.extend(known.iter().filter_map(|code| super::internal_note(catalogue, *code)));
    finish(catalogue, &Ask { codes: known, outcome: None, audience, lang, values }, notes)
}

/// The message for a reply: its codes at once, or what its outcome alone allows to say (a decline without a reason
/// is neutral). `None` when there is nothing to say, as after a call without a verdict.
pub fn for_reply(
    catalogue: &Catalogue,
    reply: &Reply,
    audience: Audience,
    lang: &str,
    values: &Values,
) -> Option<Message> {
    for_replies(catalogue, std::slice::from_ref(reply), audience, lang, values)
}

/// One message for several replies: the codes of all of them; without codes, the outcome that binds most.
pub fn for_replies(
    catalogue: &Catalogue,
    replies: &[Reply],
    audience: Audience,
    lang: &str,
    values: &Values,
) -> Option<Message> {
    // A positive or undecided verdict is the answer of its reply, whatever codes stand beside it.
    let verdict = |reply: &&Reply| matches!(reply.outcome, Outcome::Accepted | Outcome::Review);
    let coded = replies.iter().filter(|reply| !verdict(reply)).flat_map(|reply| &reply.codes);
    let codes: Vec<Code> = coded.filter_map(|found| found.code).collect();
    let mut message = compose(catalogue, &codes, audience, lang, values).or_else(|| {
        let (_, key) = replies.iter().filter_map(alone).min_by_key(|(rank, _)| *rank)?;
        finish(catalogue, &Ask { codes: Vec::new(), outcome: Some(key), audience, lang, values }, Vec::new())
    })?;
    let spoken = |code: &Code| message.codes.contains(code);
    let unlisted = codes.iter().any(|code| !spoken(code) && catalogue.get(*code).is_none());
    if message.codes.is_empty() && unlisted {
        message
            .notes
            .push("The reply carries a code that is in no catalogue; the message does not cover it.".into());
    }
    let beside = replies.iter().filter(verdict).any(|reply| !reply.codes.is_empty());
    if beside && message.codes.is_empty() {
        message.notes.push("The reply also carries codes; the verdict stands above them.".into());
    }
    if !message.codes.is_empty() && replies.iter().any(|reply| reply.outcome == Outcome::Accepted) {
        message.notes.push(
            "Another reply is positive: check which of them is the later one before sending this.".into(),
        );
    }
    Some(message)
}

/// What a reply without a listed code allows to say, and how much that binds: the least comes first. A call without a
/// verdict has no message.
fn alone(reply: &Reply) -> Option<(u8, Key)> {
    let outcome = Key::Outcome(reply.outcome.word());
    let words = |about_picture: fn(&str) -> bool| {
        let mut names = reply.codes.iter().filter(|found| found.code.is_none() && found.known);
        names.any(|found| found.name.as_deref().is_some_and(about_picture))
    };
    Some(match (reply.outcome, reply.envelope) {
        // Nobody has decided anything: the face was not recognised, and a better picture may be.
        (Outcome::Declined, Envelope::Biometrics) => (6, Key::Generic("login")),
        (Outcome::Declined, _) => (0, outcome),
        (Outcome::Review, _) => (1, outcome),
        // No photo was looked at: the credentials are the company's own.
        (Outcome::Refused, Envelope::Token) => (2, Key::Generic("blocked")),
        (Outcome::Refused | Outcome::Ok, Envelope::ImageCheck)
            if reply.outcome == Outcome::Refused || !reply.failed_checks.is_empty() =>
        {
            (7, Key::Generic("photo"))
        }
        (Outcome::Refused, _) if words(is_about_the_picture) => (7, Key::Generic("selfie")),
        (Outcome::Refused, _) => (3, outcome),
        (Outcome::Gateway, _) => (4, outcome),
        (Outcome::Unclear, _) => (5, outcome),
        (Outcome::Cancelled, _) => (8, outcome),
        (Outcome::Accepted, _) => (9, outcome),
        (Outcome::Ok, _) => return None,
    })
}

struct Ask<'a> {
    codes: Vec<Code>,
    outcome: Option<Key>,
    audience: Audience,
    lang: &'a str,
    values: &'a Values,
}

fn finish(catalogue: &Catalogue, ask: &Ask<'_>, mut notes: Vec<String>) -> Option<Message> {
    let clean = Clean::new(ask.values);
    let lang = language::known(catalogue, ask.lang);
    let drafted = lang.as_deref().and_then(|lang| draft(catalogue, ask, lang, &clean));
    let (drafted, lang) = match (drafted, lang) {
        (Some(drafted), Some(lang)) => (drafted, lang),
        (_, lang) => {
            let drafted = draft(catalogue, ask, BASE, &clean)?;
            notes.push(match lang.filter(|lang| lang != BASE) {
                Some(lang) => format!("A text is missing in {lang}; the message is in English."),
                None => format!(
                    "There are no messages in {}; the message is in English. {}",
                    quote(ask.lang),
                    language::instead(catalogue, ask.lang)
                ),
            });
            (drafted, BASE.to_owned())
        }
    };
    let Drafted { text, silent, short } = drafted;
    let listed = |codes: &[Code]| codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    if !short.is_empty() {
        notes.push(format!("Said in part, because there was no room for every step: {}.", listed(&short)));
    }
    if !silent.is_empty() {
        let list = listed(&silent);
        notes
            .push(format!("Not mentioned, because something else comes first or there was no room: {list}."));
    }
    notes.extend(clean.notes.iter().cloned());
    notes.extend(documents::note(catalogue, &lang, &clean, &text));
    let text = sanitise(&text);
    let text: String = text.trim().chars().take(LONGEST).collect();
    Some(Message { audience: ask.audience, lang, codes: ask.codes.clone(), text, notes })
}

/// A composed text and the codes that are missing in it, wholly or in part.
struct Drafted {
    text: String,
    silent: Vec<Code>,
    short: Vec<Code>,
}

fn draft(catalogue: &Catalogue, ask: &Ask<'_>, lang: &str, clean: &Clean) -> Option<Drafted> {
    let layers = Layers::new(catalogue, lang);
    let clean = &documents::said(catalogue, &layers, clean);
    let has_text = |key: &Key| match ask.audience {
        Audience::Customer => {
            layers.plan(|m| key.customer(m).and_then(|t| t.text.as_ref().or(t.happened.as_ref())))
        }
        Audience::Business => {
            layers.plan(|m| key.business(m).and_then(|t| t.text.as_ref().or(t.what.as_ref())))
        }
    };
    let has_text = |key: &Key| has_text(key).is_some();
    let entries = ask.codes.iter().filter_map(|code| catalogue.get(*code));
    let mut keys: Vec<(Key, Option<Code>)> =
        entries.map(|entry| (merge::key_of(entry, has_text), Some(entry.code))).collect();
    keys.extend(ask.outcome.clone().map(|key| (key, None)));
    match ask.audience {
        Audience::Business => {
            let text = business::draft(&layers, catalogue, &keys, clean)?;
            Some(Drafted { text, silent: Vec::new(), short: Vec::new() })
        }
        Audience::Customer => {
            let only: Vec<Key> = keys.iter().map(|(key, _)| key.clone()).collect();
            let draft = customer::draft(&layers, &only, clean)?;
            let of = |missing: &[Key]| -> Vec<Code> {
                keys.iter().filter(|(key, _)| missing.contains(key)).filter_map(|(_, code)| *code).collect()
            };
            Some(Drafted { silent: of(&draft.silent), short: of(&draft.short), text: draft.text })
        }
    }
}
