//! Kinds of document, said in the language of the message.

use std::collections::BTreeMap;

use faceki_console::catalogue::Catalogue;
use faceki_console::message::{Messages, Values, built_in};

use super::*;

fn expired(catalogue: &Catalogue, lang: &str, document: &str) -> Message {
    let values = Values { document: Some(document.to_owned()), ..Values::default() };
    customer(catalogue, &[5010], lang, &values)
}

#[test]
fn a_known_kind_is_said_in_the_language_of_the_message() {
    let catalogue = Catalogue::built_in();
    let table = [
        ("en", "Passport", "Your passport has expired."),
        ("en", "ID Card", "Your ID card has expired."),
        ("en", "Driver's License", "Your driver's license has expired."),
        ("en", "pasaporte", "Your passport has expired."),
        ("fr", "Driving License", "La date de validité de votre permis de conduire est dépassée."),
        ("fr", "cni", "La date de validité de votre CNI est dépassée."),
        ("fr", "carte d'identité", "La date de validité de votre carte d’identité est dépassée."),
        ("es", "driver license", "Su licencia de conducir ya no está vigente."),
        ("es", "Permiso de conducir", "Su permiso de conducir ya no está vigente."),
        ("ar", "id-card", "انتهت صلاحية وثيقتك (بطاقة الهوية)."),
        ("ar", "passeport", "انتهت صلاحية وثيقتك (جواز السفر)."),
    ];
    for (lang, typed, said) in table {
        let message = expired(&catalogue, lang, typed);
        assert!(message.text.starts_with(said), "{lang} {typed}: {}", message.text);
        assert!(message.notes.is_empty(), "{lang} {typed}: {:?}", message.notes);
    }
}

#[test]
fn an_unknown_kind_is_said_as_typed_and_the_agent_is_told() {
    let catalogue = Catalogue::built_in();
    let french = expired(&catalogue, "fr", "seaman's book");
    assert!(french.text.contains("votre seaman's book est") && french.notes.len() == 1, "{french:?}");
    assert!(french.notes[0].contains("as it was typed") && !french.notes[0].contains("seaman"));
    assert!(expired(&catalogue, "en", "seaman's book").notes.is_empty());
    let unused = Values { document: Some("seaman's book".to_owned()), ..Values::default() };
    assert!(customer(&catalogue, &[8006], "fr", &unused).notes.is_empty(), "the text does not say it");
}

#[test]
fn a_company_names_its_documents_as_it_likes() {
    let mut catalogue = Catalogue::built_in();
    let own =
        r#"{"lang":"fr","documents":{"id_card":["carte {nationale}","CIN"],"book":["livret","booklet"]}}"#;
    catalogue.lay_messages(serde_json::from_str::<Messages>(own).unwrap());
    assert!(expired(&catalogue, "fr", "ID card").text.contains("votre carte nationale est"));
    assert!(expired(&catalogue, "fr", "BOOKLET").text.contains("votre booklet est"));
    assert!(expired(&catalogue, "en", "livret").notes.is_empty());
    assert!(expired(&catalogue, "fr", "passport").text.contains("votre passeport est"));
}

#[test]
fn every_language_has_the_same_kinds_and_no_name_means_two() {
    let catalogue = Catalogue::built_in();
    let kinds: Vec<&String> = built_in("en").unwrap().documents.keys().collect();
    assert!(kinds.len() >= 4);
    let mut meaning: BTreeMap<String, &String> = BTreeMap::new();
    for lang in tags(&catalogue) {
        let documents = &built_in(&lang).unwrap().documents;
        assert_eq!(documents.keys().collect::<Vec<_>>(), kinds, "{lang}");
        for (kind, names) in documents {
            for name in &names.0 {
                let before = meaning.insert(name.to_lowercase(), kind);
                assert!(
                    before.is_none_or(|before| before == kind),
                    "{lang}: {name} is {kind} and {before:?}"
                );
            }
        }
    }
    // The words that replies use.
    for word in ["id card", "passport", "driving license", "driver license"] {
        assert!(meaning.contains_key(word), "{word}");
    }
}
