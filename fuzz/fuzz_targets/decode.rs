//! Any bytes: a value comes out, always the same, with its places inside the text and none of the text in its words.
#![no_main]

use std::sync::LazyLock;

use faceki_console::catalogue::Catalogue;
use faceki_console::decode::{Finding, Place, decode};
use faceki_console::sanitise::sanitise;
use libfuzzer_sys::fuzz_target;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(Catalogue::built_in);

fuzz_target!(|bytes: &[u8]| {
    let decoded = decode(bytes, &CATALOGUE);
    assert!(decode(bytes, &CATALOGUE) == decoded, "not a function");
    let text = decoded.text.as_str();
    check_findings(text, &decoded.findings);
    for reply in &decoded.replies {
        assert!(text.get(reply.span.clone()).is_some(), "a reply outside the text");
        check_findings(text, &reply.findings);
        for found in &reply.codes {
            check_place(text, &found.place);
            assert!(found.code.is_some() || found.name.is_some(), "a code without number and name");
            assert!(!found.known || found.code.is_some() || found.name.is_some());
        }
        for id in &reply.request_ids {
            assert!(sanitise(id) == *id, "an id that is not clean");
        }
        for check in &reply.failed_checks {
            assert!(sanitise(check) == *check, "a check that is not clean");
        }
    }
    assert!(format!("{decoded:?}").len() < 120, "Debug shows more than lengths");
});

fn check_findings(text: &str, findings: &[Finding]) {
    for finding in findings {
        assert!(sanitise(&finding.text) == finding.text, "a finding that is not clean");
        if let Some(place) = &finding.place {
            check_place(text, place);
        }
    }
}

fn check_place(text: &str, place: &Place) {
    assert!(text.get(place.span.clone()).is_some(), "a place outside the text");
    assert!(place.line >= 1 && place.column >= 1);
}
