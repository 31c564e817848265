//! What applies in an overlay and still deserves a look: new codes that leave much out, sentences that nobody
//! wrote, wordings that break a rule.

use std::collections::HashSet;

use super::careful::{self, Reading};
use super::origin::Field;
use super::overlay::Overlay;
use super::shape::{self, Sentence};
use super::{Catalogue, Code};
use crate::fault::{Fault, Notes, nearest, quote};
use crate::message::{self, Audience, Messages, built_in, language, rules};

/// Every warning about an overlay that is about to be laid over `below`.
pub(super) fn of(below: &Catalogue, overlay: &Overlay) -> Vec<Fault> {
    let reading = careful::read(overlay.text(), &shape::FILE);
    let mut notes = Notes::default();
    left_out(below, overlay, &reading, &mut notes);
    misnamed_languages(&reading, &mut notes);
    names_twice(below, overlay, &reading, &mut notes);
    pages(overlay, &reading, &mut notes);
    unknown_codes(below, overlay, &reading, &mut notes);
    unknown_sentences(below, overlay, &reading, &mut notes);
    broken_rules(&reading, &mut notes);
    notes.place(&overlay.name(), overlay.text())
}

fn left_out(below: &Catalogue, overlay: &Overlay, reading: &Reading, notes: &mut Notes) {
    // Name and title are required, and not every code has neighbours, pages or a past.
    let advised = |field: &Field| {
        !matches!(field, Field::Name | Field::Title | Field::Related | Field::Links | Field::Legacy)
    };
    for entry in overlay.entries.iter().filter(|entry| below.get(entry.code).is_none()) {
        let mut missing: Vec<&str> = entry.given.missing().filter(advised).map(Field::key).collect();
        let in_files =
            |says: &dyn Fn(&Messages) -> bool| below.messages().iter().chain(&overlay.messages).any(says);
        if !in_files(&|messages| messages.customer.codes.contains_key(&entry.code)) {
            missing.push("a message to the customer");
        }
        if !in_files(&|messages| messages.business.codes.contains_key(&entry.code)) {
            missing.push("a message to the business");
        }
        let Some((at, pointer)) = reading.place(entry.code).filter(|_| !missing.is_empty()) else { continue };
        notes.warning(at, &pointer, format!("the new code {} leaves out {}", entry.code, missing.join(", ")));
    }
}

/// A new code of another's name cannot be asked for by it.
fn names_twice(below: &Catalogue, overlay: &Overlay, reading: &Reading, notes: &mut Notes) {
    for entry in overlay.entries.iter().filter(|entry| below.get(entry.code).is_none()) {
        let other = below.matching_name(&entry.name).filter(|_| !entry.name.is_empty());
        if let (Some(other), Some((at, pointer))) = (other, reading.place(entry.code)) {
            let text = format!(
                "the new code {} has the name of {}; asking for it by name finds only {}",
                entry.code, other.code, other.code
            );
            notes.warning(at, &pointer, text);
        }
    }
}

/// A message for a code that no catalogue lists is never sent.
fn unknown_codes(below: &Catalogue, overlay: &Overlay, reading: &Reading, notes: &mut Notes) {
    let new: HashSet<Code> = overlay.entries.iter().map(|entry| entry.code).collect();
    let mut said = HashSet::new();
    for wording in &reading.wordings {
        let Some((before, behind)) = wording.pointer.split_once("/codes/") else { continue };
        let written = behind.split('/').next().unwrap_or_default();
        let Ok(code) = written.parse() else { continue };
        let pointer = format!("{before}/codes/{written}");
        if below.get(code).is_some() || new.contains(&code) || !said.insert(pointer.clone()) {
            continue;
        }
        let nearest = below.nearest(code).first().map(|entry| entry.code.to_string());
        let text = format!("no catalogue lists the code {code}, so this is never sent");
        notes.warning_near(wording.at, &pointer, text, nearest.as_deref());
    }
}

/// What is no page of the web cannot be opened from the handbook.
fn pages(overlay: &Overlay, reading: &Reading, notes: &mut Notes) {
    for entry in &overlay.entries {
        let page = |link: &str| {
            let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"));
            rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
        };
        let Some(strange) = entry.links.iter().find(|link| !page(link)) else { continue };
        if let Some((at, pointer)) = reading.place(entry.code) {
            let text = format!("expected links that begin with https://, found {}", quote(strange));
            notes.warning(at, &pointer, text);
        }
    }
}

/// Nobody asks for `fre`, and so nobody would read it.
fn misnamed_languages(reading: &Reading, notes: &mut Notes) {
    for tag in reading.languages.iter().filter(|tag| language::is_misnamed(&tag.what)) {
        let text = format!("expected the tag that people ask for, found {}", quote(&tag.what));
        notes.warning_near(tag.at, &tag.pointer, text, language::nearest_tag(&tag.what).as_deref());
    }
}

/// Ids are looked up in everything that could define them: a misspelt one silently says nothing, and one without a text
/// in a language turns the messages of that language into English.
fn unknown_sentences(below: &Catalogue, overlay: &Overlay, reading: &Reading, notes: &mut Notes) {
    let in_language = |lang: &str| -> Vec<&Messages> {
        let laid = below.messages().iter().chain(&overlay.messages).filter(|messages| messages.lang == lang);
        built_in(lang).into_iter().chain(laid).collect()
    };
    for id in &reading.ids {
        let (sentence, name) = &id.what;
        let everywhere = built_in("en").into_iter().chain(below.messages()).chain(&overlay.messages);
        let known: Vec<&str> = everywhere.flat_map(|messages| ids(messages, *sentence)).collect();
        if !known.contains(&name.as_str()) {
            let text = format!("expected the id of {}, found {}", described(*sentence), quote(name));
            notes.warning_near(id.at, &id.pointer, text, nearest(name, known));
            continue;
        }
        // English carries the structure of every language.
        let given_in = id.pointer.split('/').nth(2).unwrap_or_default();
        let built_in =
            message::languages(below).into_iter().map(|(tag, _)| tag).filter(|tag| built_in(tag).is_some());
        let affected = built_in.filter(|tag| given_in == "en" || given_in == tag);
        let says = |tag: &str| in_language(tag).iter().any(|m| ids(m, *sentence).contains(&name.as_str()));
        let silent: Vec<String> = affected.filter(|tag| !says(tag)).collect();
        if !silent.is_empty() {
            let what = described(*sentence).split_once(' ').map_or("sentence", |(_, what)| what);
            let text = format!(
                "the {what} {} has no text in {}; messages with it are in English there",
                quote(name),
                silent.join(", ")
            );
            notes.warning(id.at, &id.pointer, text);
        }
    }
}

/// The ids of the sentences of a kind that a file has.
pub(super) fn ids(messages: &Messages, sentence: Sentence) -> Vec<&str> {
    let keys: Vec<&String> = match sentence {
        Sentence::Step => messages.customer.steps.keys().collect(),
        Sentence::Closing => messages.customer.closings.keys().collect(),
        Sentence::Retry => messages.business.retry.keys().collect(),
        Sentence::Send => messages.business.send.keys().collect(),
    };
    keys.into_iter().map(String::as_str).collect()
}

fn described(sentence: Sentence) -> &'static str {
    match sentence {
        Sentence::Step => "a step",
        Sentence::Closing => "a closing",
        Sentence::Retry => "a sentence about trying again",
        Sentence::Send => "a sentence about escalating",
    }
}

/// The rules for messages that a machine can check.
fn broken_rules(reading: &Reading, notes: &mut Notes) {
    for wording in &reading.wordings {
        let mut path = wording.pointer.split('/').skip(2);
        let (Some(lang), Some(reader)) = (path.next(), path.next()) else { continue };
        let audience = match reader {
            "customer" => Audience::Customer,
            "business" => Audience::Business,
            _ => continue,
        };
        let whole = wording.pointer.contains("/text") && !wording.pointer.contains("/steps/");
        // A grade says something about a message, and nothing about one sentence of it.
        let fits = |fault: &String| whole || !fault.starts_with("school grade");
        for fault in rules::faults(lang, audience, &filled(&wording.what)).into_iter().filter(fits) {
            notes.warning(wording.at, &wording.pointer, fault);
        }
    }
}

/// The rules judge what a reader sees, so placeholders give way to short values.
fn filled(wording: &str) -> String {
    const VALUES: [(&str, &str); 6] = [
        ("{name}", "Alex"),
        ("{company}", "Example"),
        ("{agent}", "Sam"),
        ("{link}", "https://example.test/a"),
        ("{document}", "passport"),
        ("{reference}", "A7"),
    ];
    VALUES.iter().fold(wording.to_owned(), |text, (placeholder, value)| text.replace(placeholder, value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::PLACEHOLDERS;

    #[test]
    fn every_placeholder_has_a_value_to_judge_by() {
        for placeholder in PLACEHOLDERS {
            assert!(!filled(&format!("{{{placeholder}}}")).contains('{'), "{placeholder}");
        }
    }

    #[test]
    fn the_built_in_messages_get_no_advice() {
        for lang in ["en", "ar", "fr", "es"] {
            let messages = built_in(lang).unwrap();
            let file = serde_json::json!({ "messages": { lang: messages } }).to_string();
            let (overlay, faults) = Overlay::read(lang, file);
            assert_eq!(faults, []);
            let advice = of(&Catalogue::built_in(), &overlay.unwrap());
            assert!(advice.is_empty(), "{}", advice.iter().map(|f| f.to_string() + "\n").collect::<String>());
        }
    }
}
