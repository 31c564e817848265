//! The built-in catalogue from outside: look-ups, misspellings, near misses, the published schema.

use faceki_console::catalogue::{Catalogue, Entry, schema};
use serde_json::Value;

fn codes(entries: &[&Entry]) -> Vec<i64> {
    entries.iter().map(|entry| entry.code).collect()
}

#[test]
fn both_lists_are_in_ascending_order() {
    let catalogue = Catalogue::built_in();
    assert!(catalogue.entries().is_sorted_by(|a, b| a.code < b.code));
    assert!(catalogue.legacy().is_sorted_by(|a, b| a.code < b.code));
}

#[test]
fn a_name_is_found_in_any_dress_and_in_the_documented_misspellings() {
    let catalogue = Catalogue::built_in();
    for (name, code) in [
        ("FACE_NOT_FOUND", Some(8006)),
        ("face_not_found", Some(8006)),
        ("Face not found", Some(8006)),
        (" face-not-found ", Some(8006)),
        ("UNAUTHORIZED/INVALID URL", Some(1)),
        ("unauthorized_invalid_url", Some(1)),
        ("FACE_TOO_CLOSED", Some(8005)),
        ("FACE_TOO_CLOSE", Some(8005)),
        ("face_close_to_border", Some(8007)),
        ("FACE_CLOSED_TO_BORDER", Some(8007)),
        ("FACE", None),
        ("UNAUTHORIZED", None),
        ("", None),
    ] {
        assert_eq!(catalogue.matching_name(name).map(|entry| entry.code), code, "{name}");
    }
    assert!(catalogue.by_name("face_not_found").is_some(), "case never counts");
    assert!(catalogue.by_name("face not found").is_none(), "the exact name has its own separators");
}

#[test]
fn a_mistyped_code_suggests_what_was_meant() {
    let catalogue = Catalogue::built_in();
    let first = |code| catalogue.nearest(code).first().map(|entry| entry.code);
    for (code, expected) in [
        (8060, Some(8006)),
        (8606, Some(8006)),
        (80006, Some(8006)),
        (806, Some(8006)),
        (5041, Some(5014)),
        (9999, None),
        (2, None),
        (8006, None),
        (i64::MAX, None),
        (i64::MIN, None),
    ] {
        assert_eq!(first(code), expected, "{code}");
    }
    assert!(catalogue.nearest(8060).len() <= 3);
}

#[test]
fn a_mistyped_name_suggests_what_was_meant() {
    let catalogue = Catalogue::built_in();
    for (name, expected) in [
        ("FACE_NOT_FOND", vec![8006]),
        ("expired document", vec![]),
        ("expierd document", vec![5010]),
        ("DOCUMENT_LIVENES_FAILED", vec![5012]),
        ("banana", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(codes(&catalogue.nearest_name(name)), expected, "{name}");
    }
    assert_eq!(codes(&catalogue.nearest_name(&"x".repeat(100_000))), Vec::<i64>::new());
}

#[test]
fn the_built_in_files_and_the_example_hold_to_the_published_schema() {
    let schema: Value = serde_json::from_str(&schema()).unwrap();
    jsonschema::meta::validate(&schema).expect("the schema is a schema");
    let files = jsonschema::validator_for(&schema).unwrap();
    for text in [
        include_str!("../../assets/catalogue.json"),
        include_str!("../../assets/legacy.json"),
        include_str!("../../assets/example-overlay.json"),
    ] {
        let file: Value = serde_json::from_str(text).unwrap();
        let faults: Vec<String> = files.iter_errors(&file).map(|fault| fault.to_string()).collect();
        assert_eq!(faults, Vec::<String>::new());
    }

    let mut of_messages = schema.clone();
    let root = of_messages.as_object_mut().unwrap();
    ["type", "properties", "additionalProperties"].iter().for_each(|key| {
        root.shift_remove(*key);
    });
    root.insert("$ref".to_owned(), Value::from("#/$defs/messages"));
    let messages = jsonschema::validator_for(&of_messages).unwrap();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/messages");
    let mut seen = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let file: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let faults: Vec<String> = messages.iter_errors(&file).map(|fault| fault.to_string()).collect();
        assert_eq!(faults, Vec::<String>::new(), "{}", path.display());
        seen += 1;
    }
    assert!(seen >= 1, "no messages file was found");
}

#[test]
fn the_schema_refuses_what_a_reader_refuses() {
    let schema: Value = serde_json::from_str(&schema()).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    for (text, valid) in [
        (r#"{}"#, true),
        (r#"{"entries": [{"code": 8006, "title": "No face"}]}"#, true),
        (r#"{"entries": [{"title": "No face"}]}"#, false),
        (r#"{"entries": [{"code": "8006"}]}"#, false),
        (r#"{"entries": [{"code": 8006, "title": " "}]}"#, false),
        (r#"{"entries": [{"code": 8006, "acts": "custmer"}]}"#, false),
        (r#"{"entries": [{"code": 8006, "titel": "No face"}]}"#, false),
        (r#"{"messages": {"en": {"customer": {"codes": {"8006": {"text": "Hello {name}"}}}}}}"#, true),
        (r#"{"messages": {"en": {"customer": {"codes": {"8006": {"text": "Hello {nmae}"}}}}}}"#, false),
        (r#"{"messages": {"en": {"customer": {"codes": {"face": {"text": "Hello"}}}}}}"#, false),
        (r#"{"messages": {"English": {}}}"#, false),
    ] {
        let file: Value = serde_json::from_str(text).unwrap();
        assert_eq!(schema.is_valid(&file), valid, "{text}");
        let (_, faults) = faceki_console::catalogue::Overlay::read("f", text);
        assert_eq!(faults.is_empty(), valid, "{text}: {faults:?}");
    }
}
