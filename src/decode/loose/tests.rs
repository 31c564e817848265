use super::*;
use crate::catalogue::{Catalogue, Code};

fn codes(text: &str) -> Vec<Option<Code>> {
    in_text(text, &Lexicon::of(&Catalogue::built_in())).into_iter().map(|loose| loose.meaning.code).collect()
}

#[test]
fn a_code_word_leads_to_its_number() {
    for text in [
        "code 8006",
        "Code: 8006",
        "code=8006",
        "code => 8006",
        "code -> 8006",
        "code - 8006",
        "code #8006",
        "code (8006)",
        "code \"8006\"",
        "\\\"code\\\":8006,",
        "code is 8006",
        "code number 8006",
        "error code 8006.",
        "errorCode 8006",
        "response code 8006",
        "code:\n8006",
        "code 8006.0",
        "code E8006",
        "code 8006-FACE_NOT_FOUND",
    ] {
        assert_eq!(codes(text), [Some(8006)], "{text:?}");
    }
}

#[test]
fn a_list_of_codes_goes_on() {
    let found = codes("codes 5004, 5005, 5006, 5007, 5010, 5012, 5013, 8004, 8005 and 8006, order 5014");
    assert_eq!(found.len(), 10);
    assert_eq!(found.last(), Some(&Some(8006)));
}

#[test]
fn every_code_of_a_list_counts() {
    for text in [
        "codes:\n- 8004\n- 8005",
        "codes:\n  8004\n  8005",
        "code:\r\n\u{2022} 8004\r\n\u{2022} 8005",
        "error 8004 and 8005",
        "error 8004, 8005",
        "error 8004/8005",
        "error:\n8004, 8005",
        "Face cropped (8004), Face too closed [8005]",
        "code: face cropped, error code = \"Face too close\"",
    ] {
        assert_eq!(codes(text), [Some(8004), Some(8005)], "{text:?}");
    }
    for text in [
        "error\n8004",
        "error 8004 of 8005",
        "error in 8004 and 8005",
        "code 8006/77/12",
        "error 3999 and 8005",
        "face cropped 5004 times",
    ] {
        assert_eq!(codes(text).len(), 0, "{text:?}");
    }
}

#[test]
fn a_code_of_something_else_is_silence() {
    for text in [
        "VS Code 8006",
        "Open VS Code: 8006 files are shown",
        "Visual Studio Code 5004",
        "Claude Code 5004",
        "Loyalty Code: 8006",
        "HSN code 8006",
        "MCC code: 5004",
        "merchant category code is 5004",
        "store code 8006",
        "Vendor Code: 8006",
        "short code 8006",
        "employee code 5010",
        "the source code, 8006 lines of it",
        "QR code 8006",
        "unlock code = 5004",
        "MFA code 8006",
        "Cost-Code 8006",
    ] {
        assert_eq!(codes(text), [], "{text:?}");
    }
    for text in [
        "Error Code 8006",
        "Faceki Code: 8006",
        "KYC code 8006",
        "API Code 8006",
        "KYC CODE 8006",
        "WE GOT CODE 8006 TODAY",
        "Verification Failed Code 8006",
        "We Got Code 8006",
        "selfie code 8006",
        "Failed. Code 8006",
        "Result Code: 8006",
        "The Code Is 8006",
        "it shows code 8006",
    ] {
        assert_eq!(codes(text), [Some(8006)], "{text:?}");
    }
}

#[test]
fn a_name_in_words_is_a_code_words_whole_value_or_prose() {
    for text in ["code: face not found", "Error code = 'Face not found'", "errorCode: face-not-found\nthanks"]
    {
        assert_eq!(codes(text), [Some(8006)], "{text:?}");
    }
    for text in [
        "error: face not found",
        "code: face not found in the picture",
        "status code: bad request",
        "the code says face not found",
    ] {
        assert_eq!(codes(text), [], "{text:?}");
    }
}

#[test]
fn short_codes_need_more_than_a_word() {
    for (text, found) in [
        ("code: 1", Some(1)),
        ("error code 1", Some(1)),
        ("KYC failed with code 1", Some(1)),
        ("KYC failed with code 500", Some(500)),
        ("failed with code 1", None),
        ("HTTP call failed with code 500", None),
        ("exit code: 1", None),
        ("Command failed with error code 1", None),
    ] {
        assert_eq!(codes(text).first().copied().flatten(), found, "{text:?}");
    }
}

#[test]
fn a_number_beside_its_own_name_counts_once() {
    for text in ["it says 8006 (Face not found) today", "8006 FACE_NOT_FOUND", "FACE_NOT_FOUND: 8006"] {
        assert_eq!(codes(text), [Some(8006)], "{text:?}");
    }
    assert_eq!(codes("5004 (Face not found)"), []);
}

#[test]
fn places_are_those_of_the_number() {
    let found = in_text("the code 8006!", &Lexicon::of(&Catalogue::built_in()));
    assert_eq!(found.first().map(|loose| loose.span.clone()), Some(9..13));
}

#[test]
fn an_index_below_a_code_word_is_no_code() {
    assert!(codes("$responseCode\n[1] 0\n\n$code\n[1] 8006\n").is_empty());
}
