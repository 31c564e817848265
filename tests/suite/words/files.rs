//! The message files among themselves.

use std::collections::{BTreeMap, BTreeSet};

use faceki_console::catalogue::Catalogue;
use faceki_console::message::{Messages, PLACEHOLDERS, Variants, built_in, languages, placeholders};
use faceki_console::sanitise::sanitise;
use serde_json::Value;

/// Every text of a file with its pointer. Structure (ids, order, role) is left out.
fn texts(messages: &Messages) -> Vec<(String, Vec<String>)> {
    let mut texts = Vec::new();
    walk("", &serde_json::to_value(messages).unwrap(), &mut texts);
    texts.retain(|(pointer, _)| pointer.starts_with("/customer") || pointer.starts_with("/business"));
    texts
}

fn walk(at: &str, value: &Value, into: &mut Vec<(String, Vec<String>)>) {
    let Value::Object(members) = value else { return };
    for (key, member) in members {
        let pointer = format!("{at}/{key}");
        let id =
            matches!(key.as_str(), "steps" | "role" | "topic" | "again" | "order") || at.ends_with("/blends");
        let id = id || (matches!(key.as_str(), "retry" | "send") && member.is_string());
        match member {
            Value::Object(_) => walk(&pointer, member, into),
            Value::String(text) if !id => into.push((pointer, vec![text.clone()])),
            Value::Array(list) if !id && key != "blends" => {
                into.push((pointer, list.iter().map(|text| text.as_str().unwrap().to_owned()).collect()));
            }
            _ => {}
        }
    }
}

fn sets(wordings: &[String]) -> Vec<BTreeSet<String>> {
    wordings.iter().map(|text| placeholders(text).into_iter().map(str::to_owned).collect()).collect()
}

#[test]
fn every_language_has_the_same_texts_with_the_same_placeholders() {
    let english = texts(built_in("en").unwrap());
    assert!(english.len() > 150);
    for (tag, _) in languages(&Catalogue::built_in()) {
        let own = texts(built_in(&tag).unwrap());
        let pointers = |texts: &[(String, Vec<String>)]| -> BTreeSet<String> {
            texts.iter().map(|(pointer, _)| pointer.clone()).collect()
        };
        let (here, there) = (pointers(&own), pointers(&english));
        let missing: Vec<_> = there.symmetric_difference(&here).collect();
        assert!(missing.is_empty(), "{tag}: {missing:?}");
        for (pointer, wordings) in &own {
            let base = &english.iter().find(|(other, _)| other == pointer).unwrap().1;
            assert_eq!(sets(wordings), sets(base), "{tag} {pointer}");
        }
    }
}

#[test]
fn every_text_reads_without_placeholders_and_knows_no_other() {
    for (tag, _) in languages(&Catalogue::built_in()) {
        for (pointer, wordings) in texts(built_in(&tag).unwrap()) {
            let last = wordings.last().unwrap();
            let optional = ["greeting", "signature", "reference"].iter().any(|end| pointer.ends_with(end));
            assert!(optional || placeholders(last).is_empty(), "{tag} {pointer} needs a value: {last}");
            for text in &wordings {
                assert!(
                    placeholders(text).iter().all(|name| PLACEHOLDERS.contains(name)),
                    "{tag} {pointer}: {text}"
                );
                assert_eq!(sanitise(text), *text, "{tag} {pointer}");
                assert!(!text.trim().is_empty() && text.trim() == text, "{tag} {pointer}: {text:?}");
                // A screen shows these like a blank, and a search does not find the word.
                assert!(!text.contains(['\u{a0}', '\u{202f}']), "{tag} {pointer}: no-break blank");
            }
        }
    }
}

#[test]
fn only_english_carries_structure_and_every_id_exists() {
    let english = built_in("en").unwrap();
    let customer = &english.customer;
    let all = customer.codes.values().chain(customer.outcomes.values()).chain(customer.generic.values());
    let mut used = BTreeSet::new();
    for text in all {
        assert!(text.role.is_some() && text.text.is_none());
        for id in text.steps.as_ref().unwrap() {
            assert!(customer.steps.contains_key(id), "no step {id}");
            used.insert(id.as_str());
        }
        assert!(customer.closings.contains_key(text.again.as_ref().unwrap()));
    }
    for blend in &customer.blends {
        assert!(blend.of.iter().all(|id| customer.steps.contains_key(id)));
        assert!(customer.steps.contains_key(&blend.into));
        used.insert(&blend.into);
    }
    let idle: Vec<_> = customer.steps.keys().filter(|id| !used.contains(id.as_str())).collect();
    assert!(idle.is_empty(), "steps that nobody says: {idle:?}");
    let mut orders: Vec<_> = customer.steps.values().map(|step| step.order.unwrap()).collect();
    orders.sort_unstable();
    assert!(orders.windows(2).all(|pair| pair[0] < pair[1]), "two steps share a place");
    for text in english.business.codes.values().chain(english.business.outcomes.values()) {
        assert!(english.business.retry.contains_key(text.retry.as_ref().unwrap()));
        assert!(english.business.send.contains_key(text.send.as_ref().unwrap()));
    }
    for tag in ["ar", "es", "fr"] {
        let other = built_in(tag).unwrap();
        assert!(
            other.customer.codes.values().all(|text| text.steps.is_none() && text.role.is_none()),
            "{tag}"
        );
        assert!(other.name.is_some() && other.direction.is_some() && other.lang == tag);
    }
}

#[test]
fn every_code_has_its_own_texts() {
    let english = built_in("en").unwrap();
    for entry in Catalogue::built_in().entries() {
        assert!(english.customer.codes.contains_key(&entry.code), "{}", entry.code);
        assert!(english.business.codes.contains_key(&entry.code), "{}", entry.code);
    }
}

#[test]
fn a_text_has_as_many_sentences_in_each_language() {
    use faceki_console::message::rules::readability::sentences;
    let english = texts(built_in("en").unwrap());
    for tag in ["ar", "es", "fr"] {
        for (pointer, wordings) in texts(built_in(tag).unwrap()) {
            let base = &english.iter().find(|(other, _)| *other == pointer).unwrap().1;
            for (own, base) in wordings.iter().zip(base) {
                assert_eq!(sentences(own).len(), sentences(base).len(), "{tag} {pointer}: {own}");
            }
        }
    }
}

#[test]
fn a_business_text_says_what_stopped_who_acts_whether_to_retry_and_what_to_send() {
    let business = &built_in("en").unwrap().business;
    let all = business.codes.iter().map(|(code, text)| (code.to_string(), text));
    let others = business.outcomes.iter().chain(&business.generic);
    for (name, text) in all.chain(others.map(|(name, text)| (name.clone(), text))) {
        let said = [text.what.is_some(), text.who.is_some(), text.retry.is_some(), text.send.is_some()];
        assert_eq!(said, [true; 4], "{name}");
        let who = &text.who.as_ref().unwrap().0[0];
        let acts = ["must act", "Nobody needs to act", "before anybody acts"];
        assert!(acts.iter().any(|words| who.contains(words)), "{name}: {who}");
    }
}

#[test]
fn numbers_are_western() {
    for (tag, _) in languages(&Catalogue::built_in()) {
        for (pointer, Variants(wordings)) in
            texts(built_in(&tag).unwrap()).into_iter().map(|(p, w)| (p, Variants(w)))
        {
            let foreign = |c: char| c.is_numeric() && !c.is_ascii_digit();
            assert!(wordings.iter().all(|text| !text.contains(foreign)), "{tag} {pointer}");
        }
    }
}

/// What no language translates: figures, addresses, names of fields and codes.
fn untranslated(text: &str) -> BTreeSet<String> {
    let inner = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '/' | ':' | '.' | '@' | '-');
    let tokens = text.split(|c: char| !inner(c)).map(|token| token.trim_matches(['.', ':', '-', '/']));
    let fixed = |token: &&str| {
        let shape = token.contains(['_', '/', '@']) || token.chars().any(|c| c.is_ascii_digit());
        let inner_capital = token.chars().skip(1).any(|c| c.is_ascii_uppercase()) && token.len() > 2;
        shape || inner_capital || *token == "kyc-verify-link" || *token == "selfie,"
    };
    // "ID" is a word, and each language has its own.
    tokens.filter(fixed).filter(|token| *token != "ID").map(str::to_owned).collect()
}

#[test]
fn figures_addresses_and_field_names_are_the_same_in_each_language() {
    let english = texts(built_in("en").unwrap());
    let mut compared = 0;
    for tag in ["ar", "es", "fr"] {
        for (pointer, wordings) in texts(built_in(tag).unwrap()) {
            let base = &english.iter().find(|(other, _)| *other == pointer).unwrap().1;
            for (own, base) in wordings.iter().zip(base) {
                assert_eq!(untranslated(own), untranslated(base), "{tag} {pointer}: {own}");
                compared += untranslated(base).len();
            }
        }
    }
    assert!(compared > 70, "{compared} things to compare");
}

/// After three tries a person helps, in each language; a number written as a word cannot be counted otherwise.
#[test]
fn three_tries_are_three_in_each_language() {
    for (tag, three) in [("en", "three"), ("fr", "trois"), ("es", "tres"), ("ar", "ثلاث")] {
        let messages = built_in(tag).unwrap();
        let closings = ["three", "no_document"].map(|id| &messages.customer.closings[id]);
        for Variants(wordings) in closings.into_iter().chain([&messages.business.retry["change"]]) {
            assert!(wordings.iter().all(|text| text.contains(three)), "{tag}: {wordings:?}");
        }
        let others = messages
            .customer
            .closings
            .iter()
            .filter(|(id, _)| !["three", "no_document"].contains(&id.as_str()));
        for (id, Variants(wordings)) in others {
            assert!(wordings.iter().all(|text| !text.contains(three)), "{tag} {id}");
        }
    }
}

/// Texts that are alike in one language are alike in each: nobody adds a reason in French only.
#[test]
fn the_same_texts_are_alike_in_each_language() {
    let alike = |tag: &str| {
        let mut by_text: BTreeMap<(bool, Vec<String>), BTreeSet<String>> = BTreeMap::new();
        for (pointer, wordings) in texts(built_in(tag).unwrap()) {
            let what = ["/happened", "/what", "/who"].iter().any(|end| pointer.ends_with(end));
            if what {
                by_text.entry((pointer.starts_with("/customer"), wordings)).or_default().insert(pointer);
            }
        }
        by_text.into_values().collect::<BTreeSet<_>>()
    };
    let english = alike("en");
    for tag in ["ar", "es", "fr"] {
        let own = alike(tag);
        let odd: Vec<_> = own.symmetric_difference(&english).collect();
        assert!(odd.is_empty(), "{tag}: {odd:#?}");
    }
}

/// The words without links and paths.
fn prose(text: &str) -> String {
    let foreign = |word: &&str| !word.contains("://") && !word.starts_with("/api");
    text.split_whitespace().filter(foreign).collect::<Vec<_>>().join(" ")
}

#[test]
fn each_language_has_its_own_punctuation() {
    // Marks that betray another language's keyboard.
    let strange: [(&str, &[char]); 3] =
        [("ar", &[',', ';', '?', '"', '\'', '’']), ("fr", &['"', '\'', '“', '”']), ("es", &['"', '\''])];
    for (tag, marks) in strange {
        for (pointer, wordings) in texts(built_in(tag).unwrap()) {
            for text in &wordings {
                let prose = prose(text);
                assert!(!prose.contains(marks), "{tag} {pointer}: {text}");
                let tight = |mark: char| {
                    let before: Vec<char> = prose.chars().collect();
                    before.windows(2).any(|pair| pair[1] == mark && pair[0] != ' ')
                };
                assert!(tag != "fr" || !(tight(';') || tight(':')), "{tag} {pointer}: {text}");
            }
        }
    }
}

#[test]
fn no_text_guesses_whether_a_man_or_a_woman_reads() {
    // Spellings that offer both forms, and first words that take one.
    let forms: [(&str, &[&str]); 4] = [
        ("en", &[" his ", " her ", " he ", " she ", "(s)"]),
        ("fr", &["(e)", "·", " client ", "monsieur", "madame", "prêt ", "un collègue"]),
        ("es", &["(a)", "o/a", "@ ", "estimado", "listo", "un colega", "el cliente", "usuario"]),
        ("ar", &["عزيزي", "عزيزتي", "سيدي", "زميل"]),
    ];
    for (tag, forms) in forms {
        for (pointer, wordings) in texts(built_in(tag).unwrap()) {
            for text in wordings.iter().map(|text| format!(" {} ", text.to_lowercase())) {
                let found: Vec<_> = forms.iter().filter(|form| text.contains(**form)).collect();
                assert!(found.is_empty(), "{tag} {pointer}: {found:?} in {text}");
            }
        }
    }
}
