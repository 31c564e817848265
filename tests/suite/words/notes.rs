//! What the agent reads and the customer must not.

use faceki_console::catalogue::Catalogue;
use faceki_console::decode::{Decoded, decode};
use faceki_console::mask::mask;
use faceki_console::message::{Values, agent_note, internal_note, markdown, report};

use faceki_console::sanitise::sanitise;

use super::*;

#[test]
fn four_codes_carry_an_internal_note_that_stays_inside() {
    let catalogue = Catalogue::built_in();
    for code in every_code(&catalogue) {
        let note = internal_note(&catalogue, code);
        assert_eq!(note.is_some(), [5004, 5007, 5008, 5012].contains(&code), "{code}");
        let Some(note) = note else { continue };
        assert!(note.contains("do not forward"), "{note}");
        for lang in tags(&catalogue) {
            for message in [
                customer(&catalogue, &[code], &lang, &Values::default()),
                customer(&catalogue, &[8006, code], &lang, &Values::default()),
            ] {
                assert!(message.notes.contains(&note) && !message.text.contains("nternal"), "{lang} {code}");
            }
        }
    }
}

#[test]
fn a_note_for_the_ticket_holds_code_meaning_and_steps() {
    let catalogue = Catalogue::built_in();
    for entry in catalogue.entries() {
        let note = agent_note(&catalogue, &[entry.code]).unwrap();
        let markdown = markdown(&catalogue, &[entry.code], None, None);
        for part in
            [&*entry.name, &*entry.title].into_iter().chain(entry.remedies.agent.iter().map(|step| &**step))
        {
            assert!(note.contains(part) && markdown.contains(part), "{} lacks {part}", entry.code);
        }
    }
    let several = agent_note(&catalogue, &[5008, 8006, 5008, 9999]).unwrap();
    assert_eq!(several.matches("5008 KYC_FAILED").count(), 1);
    assert!(several.contains("do not forward") && several.contains("8006 FACE_NOT_FOUND"));
    assert!(
        agent_note(&catalogue, &[9999]).is_none() && markdown(&catalogue, &[9999], None, None).is_empty()
    );
}

/// The letter goes to Faceki: what it says to the agent ("ask Faceki's support", "fetch the record") stays out.
#[test]
fn a_report_says_what_it_wants_and_nothing_that_is_meant_for_the_agent() {
    let catalogue = Catalogue::built_in();
    let write = |paste: &str| report(&catalogue, &decode(paste.as_bytes(), &catalogue));
    for (paste, asked) in [
        (r#"{"status":false,"code":5003,"appVersion":"v3.0.0","result":null}"#, "the code above"),
        (r#"{"errorCodes":[5005,8006]}"#, "the codes above"),
        (
            r#"{"status":true,"code":200,"message":"OK","appVersion":"v3.0.0","result":{"decision":"DECLINED"}}"#,
            "as below",
        ),
        (
            r#"{"status":false,"code":5999,"appVersion":"v3.0.0","result":null}"#,
            "We do not find 5999 in your list",
        ),
        (r#"{"message":"Endpoint request timed out"}"#, "as below"),
        ("hello", "what the answer below means"),
        ("", "what the answer below means"),
    ] {
        let text = write(paste);
        assert!(text.contains(asked) && text.contains("Hello,\n"), "{asked}: {text}");
        for inward in ["ask Faceki", "Fetch the record", "Let the developer", "Paste the", "the agent"] {
            assert!(!text.contains(inward), "{inward}: {text}");
        }
    }
    let cut = write(r#"{"status":false,"code":5003,"appVersion":"v3.0.0","result":nu"#);
    assert!(cut.contains("- Note: "), "that the reply is cut matters to Faceki: {cut}");
}

#[test]
fn a_report_asks_for_what_no_reply_holds() {
    let catalogue = Catalogue::built_in();
    let decoded = decode(
        br#"{"status":false,"code":5003,"full_name":"TEST PERSON","message":"x","result":null}"#,
        &catalogue,
    );
    let text = report(&catalogue, &decoded);
    for part in ["support@faceki.com", "time zone", "Endpoint", "already tried", "masked"] {
        assert!(text.contains(part), "{part} is missing: {text}");
    }
    let masked = sanitise(&mask(&decoded.text).text);
    assert!(text.contains(&masked), "the reply stands in it as the mask leaves it: {text}");
    assert!(!text.ends_with('\n') && !report(&catalogue, &Decoded::default()).contains("```"));
    let message = customer(&catalogue, &[5003], "en", &Values::default());
    let ticket = markdown(&catalogue, &[5003], Some(&message), Some(&decoded));
    for part in ["- [ ] ", "```", "## Message to the customer", "\n>\n> Please wait"] {
        assert!(ticket.contains(part), "{part}: {ticket}");
    }
}
