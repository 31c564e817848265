//! Replies, with and without codes, and a company's own words.

use faceki_console::catalogue::{Catalogue, Code, Overlay};
use faceki_console::decode::{Envelope, FoundCode, Generation, Outcome, Place, Reply, decode};
use faceki_console::message::{
    Audience, Message, Messages, Values, built_in, compose, for_replies, for_reply, languages, rules,
};

use super::*;

fn reply(envelope: Envelope, outcome: Outcome, codes: &[Code]) -> Reply {
    let found = |code: &Code| FoundCode {
        code: Some(*code),
        name: None,
        known: true,
        pointer: None,
        place: Place { span: 0..0, line: 1, column: 1 },
    };
    Reply {
        envelope,
        generation: Generation::V3,
        outcome,
        codes: codes.iter().map(found).collect(),
        failed_checks: Vec::new(),
        request_ids: Vec::new(),
        findings: Vec::new(),
        span: 0..0,
    }
}

fn say(reply: &Reply, lang: &str) -> Option<Message> {
    for_reply(&Catalogue::built_in(), reply, Audience::Customer, lang, &Values::default())
}

const OUTCOMES: [Outcome; 8] = [
    Outcome::Refused,
    Outcome::Declined,
    Outcome::Review,
    Outcome::Accepted,
    Outcome::Ok,
    Outcome::Cancelled,
    Outcome::Gateway,
    Outcome::Unclear,
];

#[test]
fn every_outcome_without_codes_keeps_the_rules() {
    let catalogue = Catalogue::built_in();
    for lang in tags(&catalogue) {
        for outcome in OUTCOMES {
            let reply = reply(Envelope::V3Verification, outcome, &[]);
            for audience in [Audience::Customer, Audience::Business] {
                for bits in [0, 63] {
                    let message = for_reply(&catalogue, &reply, audience, &lang, &values(bits));
                    assert_eq!(message.is_none(), outcome == Outcome::Ok, "{lang} {outcome:?}");
                    let Some(message) = message else { continue };
                    assert_eq!(message.lang, lang);
                    let faults = rules::faults(&lang, audience, &message.text);
                    assert!(faults.is_empty(), "{lang} {outcome:?}: {faults:?}\n{}", message.text);
                }
            }
        }
    }
}

#[test]
fn a_decline_without_a_reason_is_the_neutral_text() {
    let catalogue = Catalogue::built_in();
    for lang in tags(&catalogue) {
        let declined = say(&reply(Envelope::V3Verification, Outcome::Declined, &[]), &lang).unwrap();
        assert_eq!(declined.text, customer(&catalogue, &[5008], &lang, &Values::default()).text);
        assert!(declined.codes.is_empty());
    }
}

#[test]
fn codes_speak_before_the_outcome_but_not_before_a_verdict() {
    let catalogue = Catalogue::built_in();
    let photo = customer(&catalogue, &[8006], "en", &Values::default()).text;
    for outcome in [Outcome::Refused, Outcome::Declined, Outcome::Unclear] {
        assert_eq!(say(&reply(Envelope::V3Verification, outcome, &[8006]), "en").unwrap().text, photo);
    }
    for outcome in [Outcome::Accepted, Outcome::Review] {
        let bare = say(&reply(Envelope::V3Records, outcome, &[]), "en").unwrap();
        let coded = say(&reply(Envelope::V3Records, outcome, &[8006]), "en").unwrap();
        assert_eq!(bare.text, coded.text);
        assert_eq!(coded.notes.len(), 1);
    }
}

#[test]
fn a_refused_token_is_not_the_persons_doing() {
    let token = say(&reply(Envelope::Token, Outcome::Refused, &[]), "en").unwrap();
    assert!(token.text.starts_with("A technical problem on our side"), "{}", token.text);
}

/// What the agent is told about these asks for a new picture, and so must the message.
#[test]
fn a_failed_login_and_a_refused_picture_ask_for_a_new_picture() {
    let catalogue = Catalogue::built_in();
    let declined = |lang: &str| customer(&catalogue, &[5008], lang, &Values::default()).text;
    let table = [
        (r#"{"responseCode":0,"data":{"logedIn":false,"message":"text","all_face_ids":[]}}"#, "login"),
        (r#"{"responseCode":0,"data":{"logedIn":true,"all_face_ids":[]}}"#, "login"),
        (r#"{"error":"text","message":"text"}"#, "photo"),
        (r#"{"objects_detected":["card"],"quality":"40","liveness":{"livenessScore":0.9}}"#, "photo"),
        (r#"{"error":"text","error_code":"FACE_ANGLE_TOO_LARGE"}"#, "selfie"),
    ];
    for (paste, kind) in table {
        let decoded = decode(paste.as_bytes(), &catalogue);
        let told: Vec<&str> = decoded.replies[0].findings.iter().map(|finding| &*finding.text).collect();
        assert!(
            told.iter().any(|text| text.contains("Ask the customer to take a new")
                || text.contains("ask the customer to take a new")),
            "{paste}: {told:?}"
        );
        for lang in tags(&catalogue) {
            let say = |values: &Values| {
                for_replies(&catalogue, &decoded.replies, Audience::Customer, &lang, values).unwrap().text
            };
            let messages = built_in(&lang).unwrap();
            let happened = &messages.customer.generic[kind].happened.as_ref().unwrap().0;
            assert!(say(&Values::default()).starts_with(happened.last().unwrap().as_str()), "{lang} {paste}");
            assert!(say(&values(8)).contains("https://"), "{lang} {paste}: {}", say(&values(8)));
            let faults = rules::faults(&lang, Audience::Customer, &say(&long_values()));
            assert!(faults.is_empty(), "{lang} {paste}: {faults:?}");
            // A verdict binds more than a login.
            let record = reply(Envelope::V3Records, Outcome::Declined, &[]);
            let both = [decoded.replies[0].clone(), record];
            let both = for_replies(&catalogue, &both, Audience::Customer, &lang, &Values::default()).unwrap();
            assert_eq!(both.text, declined(&lang), "{lang} {paste}");
        }
    }
    let machine = decode(br#"{"error":"text","error_code":"INVALID_CONFIG"}"#, &catalogue);
    let text = for_replies(&catalogue, &machine.replies, Audience::Customer, "en", &values(8)).unwrap().text;
    assert!(!text.contains("https://"), "{text}");
    assert!(machine.replies[0].findings.iter().any(|finding| finding.text.contains("not to the picture")));
}

/// A gateway's refusal does not pass by itself, and after its timeout the verification may have gone through: "try
/// again later" is right for neither.
#[test]
fn a_gateways_answer_invites_nobody_to_try_again() {
    let catalogue = Catalogue::built_in();
    for lang in tags(&catalogue) {
        let gateway = reply(Envelope::Gateway, Outcome::Gateway, &[]);
        for audience in [Audience::Customer, Audience::Business] {
            let text =
                |values: &Values| for_reply(&catalogue, &gateway, audience, &lang, values).unwrap().text;
            let messages = built_in(&lang).unwrap();
            let later = match audience {
                Audience::Customer => &messages.customer.steps["later"].text.as_ref().unwrap().0[1],
                Audience::Business => &messages.business.retry["later"].0[0],
            };
            assert!(!text(&Values::default()).contains(later), "{lang}: {}", text(&Values::default()));
            assert!(!text(&values(8)).contains("https://verify"), "{lang}: {}", text(&values(8)));
        }
    }
}

#[test]
fn an_unlisted_code_is_named_to_the_agent() {
    let message = say(&reply(Envelope::V3Verification, Outcome::Refused, &[9999]), "en").unwrap();
    assert!(message.notes.iter().any(|note| note.contains("no catalogue")), "{:?}", message.notes);
    let catalogue = Catalogue::built_in();
    assert!(compose(&catalogue, &[9999], Audience::Customer, "en", &Values::default()).is_none());
    let message = customer(&catalogue, &[8006, 9999, 8006], "en", &Values::default());
    assert_eq!(message.codes, [8006]);
    assert!(message.notes.iter().any(|note| note.contains("9999")), "{:?}", message.notes);
}

#[test]
fn several_replies_give_one_message() {
    let catalogue = Catalogue::built_in();
    let replies = [
        reply(Envelope::V3Verification, Outcome::Refused, &[8009]),
        reply(Envelope::V3Verification, Outcome::Refused, &[8005]),
        reply(Envelope::V3Records, Outcome::Accepted, &[]),
    ];
    let message = for_replies(&catalogue, &replies, Audience::Customer, "en", &Values::default()).unwrap();
    assert_eq!(message.text, customer(&catalogue, &[8009, 8005], "en", &Values::default()).text);
    assert!(message.notes.iter().any(|note| note.contains("positive")), "{:?}", message.notes);
    let bare = [
        reply(Envelope::SdkResult, Outcome::Cancelled, &[]),
        reply(Envelope::Webhook, Outcome::Declined, &[]),
    ];
    let message = for_replies(&catalogue, &bare, Audience::Customer, "en", &Values::default()).unwrap();
    assert_eq!(message.text, customer(&catalogue, &[5008], "en", &Values::default()).text);
    assert!(for_replies(&catalogue, &[], Audience::Customer, "en", &Values::default()).is_none());
}

#[test]
fn a_language_is_found_by_its_main_part_and_english_helps_out() {
    let catalogue = Catalogue::built_in();
    for (asked, given) in
        [("fr", "fr"), ("fr_CA", "fr"), ("FR-ca", "fr"), ("es_MX.UTF-8", "es"), ("ar", "ar")]
    {
        let message = customer(&catalogue, &[8006], asked, &Values::default());
        assert_eq!((message.lang.as_str(), message.notes.len()), (given, 0), "{asked}");
    }
    for asked in ["de", "", "\u{1b}[31m", "english"] {
        let message = customer(&catalogue, &[8006], asked, &Values::default());
        assert_eq!(message.lang, "en");
        assert!(message.notes.len() == 1 && !message.notes[0].contains('\u{1b}'), "{:?}", message.notes);
    }
}

fn laid(files: &[&str]) -> Catalogue {
    let mut catalogue = Catalogue::built_in();
    for file in files {
        catalogue.lay_messages(serde_json::from_str::<Messages>(file).unwrap());
    }
    catalogue
}

#[test]
fn a_companys_words_go_before_ours_and_only_where_they_fit() {
    let catalogue = laid(&[
        r#"{"lang":"en","customer":{"codes":{"8006":{"text":["Dear {name}, write to us.","Write to us."]}}}}"#,
        r#"{"lang":"en","customer":{"closings":{"three":"Call your branch."},"codes":{"8005":{"happened":"{document}?"}}}}"#,
    ]);
    let own = customer(&catalogue, &[8006], "en", &Values::default());
    assert_eq!(own.text, "Write to us.");
    let named = customer(&catalogue, &[8006], "en", &values(63));
    assert_eq!(named.text, "Dear Ana, write to us.", "a whole message gets no second greeting");
    let merged = customer(&catalogue, &[8006, 8007], "en", &Values::default()).text;
    assert!(
        merged.contains("Hold the phone at eye level") && merged.ends_with("Call your branch."),
        "{merged}"
    );
    let plain = customer(&catalogue, &[8005], "en", &Values::default()).text;
    assert!(plain.starts_with("Your face was too close"), "{plain}");
    assert!(customer(&catalogue, &[8006], "fr", &Values::default()).text.contains("visage"));
}

/// A company's new code that says "do not try again" must not give way to a code that says "try again".
#[test]
fn a_new_code_without_structure_takes_its_place_from_its_entry() {
    let of = |acts: &str, retry: &str| {
        let mut catalogue = Catalogue::built_in();
        let file = format!(
            r#"{{"entries":[{{"code":9101,"name":"OURS","title":"Ours","acts":"{acts}","retry":"{retry}"}}],
                "messages":{{"en":{{"customer":{{"codes":{{"9101":{{"text":"Please come to a branch."}}}}}},
                "business":{{"codes":{{"9101":{{"text":"9101 OURS is our own. A visit is needed."}}}}}}}}}}}}"#
        );
        let (overlay, faults) = Overlay::read("bank.json", file);
        assert_eq!(faults, []);
        catalogue.lay(overlay.unwrap());
        catalogue
    };
    let both = |catalogue: &Catalogue, codes: &[Code]| customer(catalogue, codes, "en", &Values::default());
    for (acts, retry) in [("customer", "never"), ("business", "never"), ("nobody", "not_needed")] {
        let catalogue = of(acts, retry);
        let alone = both(&catalogue, &[9101]).text;
        assert_eq!(alone, "Please come to a branch.");
        let merged = both(&catalogue, &[8006, 9101]).text;
        assert!(!merged.contains("try again"), "{acts} {retry}: {merged}");
        assert_eq!(merged == alone, retry == "never", "{acts} {retry}: {merged}");
    }
    let photos = both(&of("customer", "after_change"), &[8006, 9101]);
    assert!(photos.text.contains("try again") && photos.notes.iter().any(|note| note.contains("9101")));
    let firm = business(&of("customer", "never"), &[8006, 9101], "en", &Values::default()).text;
    assert!(firm.contains("should not try again") && !firm.contains("can try again now"), "{firm}");
    assert_eq!(firm.matches("9101").count(), 1, "its own text names it: {firm}");
    assert!(!firm.contains("Faceki code 9101"), "{firm}");
}

#[test]
fn a_language_may_be_a_part_and_a_missing_text_says_so() {
    let catalogue =
        laid(&[r#"{"lang":"de","name":"Deutsch","customer":{"codes":{"8006":{"text":"Kein Gesicht."}}}}"#]);
    assert_eq!(languages(&catalogue).last(), Some(&("de".to_owned(), "Deutsch".to_owned())));
    assert_eq!(customer(&catalogue, &[8006], "de", &Values::default()).text, "Kein Gesicht.");
    let missing = customer(&catalogue, &[8005], "de", &Values::default());
    assert_eq!(missing.lang, "en");
    assert!(missing.notes.iter().any(|note| note.contains("missing in de")), "{:?}", missing.notes);
}

#[test]
fn text_from_a_file_is_cleaned_and_bounded() {
    let long = format!(
        r#"{{"lang":"en","customer":{{"codes":{{"8006":{{"text":"a\u001b\u202e {}"}}}}}}}}"#,
        "x".repeat(50_000)
    );
    let message = customer(&laid(&[&long]), &[8006], "en", &Values::default());
    assert!(!message.text.contains(['\u{1b}', '\u{202e}']) && message.text.chars().count() <= 8000);
}
