//! The catalogue's facts and its words for agents and developers.

use std::collections::BTreeSet;

use faceki_console::catalogue::{Actor, Catalogue, Code, Retry, Text};

/// Number, name and description of the 24 codes, letter by letter as Faceki's page of error codes has them.
const SOURCE: [(Code, &str, &str); 24] = [
    (1, "UNAUTHORIZED/INVALID URL", "The request made is having invalid URL or unauthorized"),
    (400, "BAD_REQUEST", "The request sent to the API is malformed or incorrect."),
    (
        500,
        "INTERNAL_SYSTEM_ERROR",
        "An internal server error occurred during the processing of the request. You can contact us at support@faceki.com with the complete log of the request made.",
    ),
    (5001, "WORKFLOW_RULES_MISSING", "Workflow rules necessary for processing are missing."),
    (
        5002,
        "INVALID_MISSING_REQUEST_FIELDS",
        "Required fields in the request are either invalid or missing as per rules defined in the workflow",
    ),
    (
        5003,
        "NOT_ENOUGH_WALLET_CREDIT",
        "There is insufficient credit in the wallet to perform the document verification.",
    ),
    (5004, "SELFIE_LIVENESS_FAILED", "Selfie liveness verification failed."),
    (
        5005,
        "DOCUMENT_FACE_MATCH_FAILED",
        "The face in the document does not match the facial image provided.",
    ),
    (
        5006,
        "REQUIRED_DOCUMENT_MISSING",
        "A required document for verification is missing as per the rules defined in the workflow",
    ),
    (
        5007,
        "MISMATCH_AS_PER_RULES",
        "There is a mismatch in the information as per verification rules defined in the workflow",
    ),
    (
        5008,
        "KYC_FAILED",
        "Know Your Customer (KYC) verification failed. You can check the report in the Portal for more information",
    ),
    (5009, "LINK_LIMIT_REACH", "The maximum limit for document verification links has been reached."),
    (5010, "EXPIRED_DOCUMENT", "The document has expired."),
    (5011, "EXPIRY_NOT_FOUND", "The expiry date for the document was not found."),
    (5012, "DOCUMENT_LIVENESS_FAILED", "Document liveness verification has failed."),
    (5013, "DOCUMENT_DATA_MISMATCH", "There is a mismatch in the document data."),
    (5014, "AGE_MISMATCH", "There is a mismatch in the age information as per the verification rules."),
    (
        8004,
        "FACE_CROPPED",
        "The facial image provided is cropped. Please check the following Image Guidelines",
    ),
    (
        8005,
        "FACE_TOO_CLOSED",
        "The face in the image is too close for accurate verification. Please check the following Image Guidelines",
    ),
    (
        8006,
        "FACE_NOT_FOUND",
        "The API couldn't find a face in the provided image. Please check the following Image Guidelines",
    ),
    (
        8007,
        "FACE_CLOSED_TO_BORDER",
        "The detected face is too close to the image border. Please check the following Image Guidelines",
    ),
    (
        8008,
        "FACE_TOO_SMALL",
        "The size of the face in the image is too small for verification. Please check the following Image Guidelines",
    ),
    (
        8009,
        "POOR_LIGHT_OR_COVERED_FACE",
        "Verification failed due to poor lighting conditions in the images. Please check the following Image Guidelines",
    ),
    (8024, "USER_ALREADY_VERIFIED", "The user has already been successfully verified."),
];

/// Verbs with which a step may begin.
const VERBS: [&str; 41] = [
    "Accept", "Advise", "Apply", "Ask", "Call", "Check", "Compare", "Fetch", "Hand", "Hold", "Keep", "Log",
    "Look", "Make", "Move", "Number", "Offer", "Open", "Pass", "Raise", "Read", "Repeat", "Report", "Send",
    "Show", "Stop", "Store", "Tell", "Treat", "Try", "Update", "Use", "Wait", "Warn", "Write", "Add", "Save",
    "Review", "Note", "Find", "Set",
];

#[test]
fn numbers_names_and_descriptions_are_the_sources() {
    let catalogue = Catalogue::built_in();
    let ours: Vec<_> = catalogue.entries().iter().map(|e| (e.code, &*e.name, &*e.description)).collect();
    assert_eq!(ours, SOURCE);
}

#[test]
fn every_code_is_explained() {
    let catalogue = Catalogue::built_in();
    let mut titles = BTreeSet::new();
    for entry in catalogue.entries() {
        let code = entry.code;
        assert!(
            titles.insert(entry.title.to_lowercase()) && entry.title != entry.description,
            "{code}: title"
        );
        assert!(entry.title.chars().count() <= 70 && !entry.title.ends_with('.'), "{code}: title");
        assert!((3..=6).contains(&entry.causes.len()), "{code}: {} causes", entry.causes.len());
        for (reader, steps) in [("agent", &entry.remedies.agent), ("developer", &entry.remedies.developer)] {
            assert!((2..=5).contains(&steps.len()), "{code}: {} steps for the {reader}", steps.len());
        }
        for page in &entry.links {
            assert!(page.starts_with("https://docs.faceki.com/"), "{code}: {page}");
        }
        assert!(!entry.links.is_empty() && !entry.related.is_empty(), "{code}");
        for other in &entry.related {
            assert!(*other != code && catalogue.get(*other).is_some(), "{code}: related {other}");
        }
    }
}

#[test]
fn steps_begin_with_a_verb_and_are_sentences() {
    let catalogue = Catalogue::built_in();
    for entry in catalogue.entries().iter().chain(catalogue.legacy()) {
        for step in entry.remedies.agent.iter().chain(&entry.remedies.developer) {
            let first = step.split_whitespace().next().unwrap();
            assert!(VERBS.contains(&first), "{}: {step}", entry.code);
            assert!(
                step.ends_with('.') && !step.contains("  ") && !step.contains('!'),
                "{}: {step}",
                entry.code
            );
        }
        assert!(entry.causes.iter().all(|cause| cause.ends_with('.')), "{}", entry.code);
    }
}

#[test]
fn who_acts_and_whether_to_retry() {
    let catalogue = Catalogue::built_in();
    let with = |wanted: fn(Actor, Retry) -> bool| -> Vec<Code> {
        catalogue.entries().iter().filter(|e| wanted(e.acts, e.retry)).map(|e| e.code).collect()
    };
    assert_eq!(with(|_, retry| retry == Retry::Never), [5007, 5008, 5014]);
    assert_eq!(with(|_, retry| retry == Retry::Later), [500]);
    assert_eq!(with(|_, retry| retry == Retry::NotNeeded), [8024]);
    assert_eq!(with(|acts, _| acts == Actor::Nobody), [8024]);
    assert_eq!(with(|acts, _| acts == Actor::Faceki), [500]);
    assert_eq!(with(|acts, _| acts == Actor::Developer), [1, 400, 5002]);
    assert_eq!(with(|acts, _| acts == Actor::Business), [5001, 5003, 5007, 5008, 5009, 5014]);
}

#[test]
fn what_the_remedies_must_name() {
    let catalogue = Catalogue::built_in();
    let steps = |code: Code| {
        let remedies = &catalogue.get(code).unwrap().remedies;
        let lines = |steps: &[Text]| steps.iter().map(|step| format!("{step}\n")).collect::<String>();
        (lines(&remedies.agent), lines(&remedies.developer))
    };
    let (agent, developer) = steps(500);
    for part in ["support@faceki.com", "complete request log", "masked"] {
        assert!(agent.contains(part), "500 agent: {part}");
    }
    for part in ["support@faceki.com", "complete request log", "growing pauses", "mask", "a few times only"] {
        assert!(developer.contains(part), "500 developer: {part}");
    }
    assert!(steps(1).1.contains("https://") && steps(1).1.contains("3600 seconds"));
    for code in [5001, 5002, 5009] {
        assert!(steps(code).1.contains("workflowId"), "{code}");
    }
    assert!(steps(5002).1.contains("document_N_back") && steps(5006).1.contains("passport"));
    assert!(steps(5007).1.contains("verification_summary") && steps(5008).1.contains("errorCodes"));
    for code in 8004..=8009 {
        let (agent, developer) = steps(code);
        for part in ["one person", "light", "sharp", "filter"] {
            assert!(agent.contains(part) && developer.contains(part), "{code}: {part}");
        }
        for part in ["spotlight", "faded", "proportions", "fish-eye", "300 pixels", "20 degrees"] {
            assert!(developer.contains(part), "{code}: {part}");
        }
    }
}

/// Photos and documents belong in the app or on the link, where they are encrypted and checked: a step that could be
/// read as "let them send it to you" is a step that leaks.
#[test]
fn no_step_lets_a_customer_send_pictures_to_an_agent() {
    let catalogue = Catalogue::built_in();
    for entry in catalogue.entries().iter().chain(catalogue.legacy()) {
        for step in &entry.remedies.agent {
            let asks = ["Ask for a", "customer to send", "picture before it goes out"];
            assert!(!asks.iter().any(|words| step.contains(words)), "{}: {step}", entry.code);
        }
    }
    for code in [5005, 5006, 5010, 5011, 5012, 5013] {
        let steps = &catalogue.get(code).unwrap().remedies.agent;
        assert!(steps.iter().any(|step| step.contains("chat or e-mail")), "{code}");
    }
}

#[test]
fn what_faceki_does_not_document_is_worded_as_possible() {
    let catalogue = Catalogue::built_in();
    let doubt = ["may", "usually", "not documented", "advised"];
    for (code, setting) in [(5005, "match score"), (5012, "liveness score"), (8024, "once")] {
        let entry = catalogue.get(code).unwrap();
        let named: Vec<_> = entry.causes.iter().filter(|cause| cause.contains(setting)).collect();
        assert!(!named.is_empty(), "{code} does not name {setting}");
        assert!(named.iter().any(|cause| doubt.iter().any(|word| cause.contains(word))), "{code}: {named:?}");
    }
    for code in [5007, 5008, 5014] {
        assert!(catalogue.get(code).unwrap().causes[0].contains("may"), "{code}");
    }
}

#[test]
fn legacy_codes_are_honest_about_themselves() {
    let catalogue = Catalogue::built_in();
    let codes: Vec<Code> = catalogue.legacy().iter().map(|entry| entry.code).collect();
    let wanted = [[-1, 1000, 7001, 8001, 8002, 8003].as_slice(), &(8010..=8022).collect::<Vec<_>>()].concat();
    assert_eq!(codes, wanted);
    for entry in catalogue.legacy() {
        let legacy = entry.legacy.as_ref().unwrap();
        assert!(legacy.source.contains("faceki/"), "{}", entry.code);
        assert!(entry.description.starts_with("Not in the current documentation."), "{}", entry.code);
        assert!(catalogue.entries().iter().all(|current| current.code != entry.code), "{}", entry.code);
        assert!(
            legacy.now.is_none_or(|now| catalogue.entries().iter().any(|e| e.code == now)),
            "{}",
            entry.code
        );
        assert!((1..=2).contains(&entry.remedies.agent.len()), "{}", entry.code);
    }
    let text = |code: Code| catalogue.get(code).unwrap().description.to_string();
    assert!(text(8016).contains("already registered") && text(8016).contains("link"));
    assert!(text(8002).contains("Please try again") && text(8003).contains("Face Cropped"));
}
