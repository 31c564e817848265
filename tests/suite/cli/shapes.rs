//! Every verb's JSON is what `schema --output` says.

use serde_json::Value;

use super::{REFUSED, run};

fn schema(verb: &str) -> Value {
    let said = run(&["schema", "--output", verb], "");
    assert_eq!((said.status, said.err.as_str()), (0, ""), "{verb}");
    said.json()
}

#[test]
fn every_answer_in_json_has_the_documented_shape() {
    let overlay = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cli/input/bank.json");
    let faulty = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cli/input/faulty.json");
    let declined = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cli/input/declined.json");
    let many = r#"[{"code": 8006}, {"decision": "ACCEPTED"}, "FACE_NOT_FOUND", {"responseCode": 1203}] BAD_REQUEST_X"#;
    for (arguments, input) in [
        (&["search", "face"][..], ""),
        (&["search", "fcae"], ""),
        (&["search", "qqqqxxxx"], ""),
        (&["explain", "8006", "8019", "1"], ""),
        (&["explain", "qqqqxxxx"], ""),
        (&["explain", "91000", "--catalogue", overlay], ""),
        (&["decode"], REFUSED),
        (&["decode"], many),
        (&["decode"], "The error was FACE_NOT_FOUND"),
        (&["decode"], ""),
        (&["decode", declined, declined], ""),
        (&["message", "8006", "8019"], ""),
        (&["message", "5003", "--audience", "business", "--lang", "fr"], ""),
        (&["message", "qqqqxxxx"], ""),
        (&["report"], REFUSED),
        (&["report"], ""),
        (&["tally"], REFUSED),
        (&["tally", "--by", "hour", "--top", "1"], many),
        (&["tally"], ""),
        (&["list", "--legacy"], ""),
        (&["check", overlay], ""),
        (&["check", faulty], ""),
        (&["doctor"], ""),
    ] {
        let schema = schema(arguments[0]);
        let answer = run(&[arguments, &["--format", "json"]].concat(), input).json();
        let validator = jsonschema::validator_for(&schema).unwrap();
        let faults: Vec<String> = validator
            .iter_errors(&answer)
            .map(|fault| format!("{} {fault}", fault.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{arguments:?}: {faults:?}");
        assert_eq!(answer["schema"], 1);
    }
}

#[test]
fn every_line_of_a_log_has_the_documented_shape() {
    let shape = schema("lines");
    let validator = jsonschema::validator_for(&shape).unwrap();
    let log = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cli/input/day.log");
    let declined = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cli/input/declined.json");
    for (arguments, lines) in
        [(&["decode", "--lines", log][..], 8), (&["decode", "--lines", log, declined], 9)]
    {
        let said = run(arguments, "");
        assert!(said.out.lines().count() >= lines, "{arguments:?}");
        for line in said.out.lines() {
            let object: Value = serde_json::from_str(line).unwrap();
            let faults: Vec<String> = validator
                .iter_errors(&object)
                .map(|fault| format!("{} {fault}", fault.instance_path()))
                .collect();
            assert!(faults.is_empty(), "{line}: {faults:?}");
        }
    }
    // A reply is the same in both.
    assert_eq!(shape["$defs"], schema("decode")["$defs"]);
}

#[test]
fn a_schema_refuses_what_is_not_the_answer() {
    for (verb, wrong) in [
        ("search", r#"{"schema": 1, "query": "a", "results": [{"code": "8006"}]}"#),
        ("explain", r#"{"schema": 1, "entries": [{"code": 8006}]}"#),
        ("decode", r#"{"schema": 1, "responses": [], "findings": [], "more": 1}"#),
        ("lines", r#"{"schema": 1, "responses": [], "findings": []}"#),
        (
            "message",
            r#"{"schema": 2, "audience": "customer", "lang": "en", "codes": [], "text": null, "notes": []}"#,
        ),
        ("report", r#"{"schema": 1}"#),
        ("tally", r#"{"schema": 1, "lines": -1}"#),
        ("list", r#"{"schema": 1, "entries": {}}"#),
        ("check", r#"{"schema": 1, "files": [{}]}"#),
        ("doctor", r#"{"schema": 1, "checks": [{"area": "a", "verdict": "bad", "text": "", "next": null}]}"#),
    ] {
        let validator = jsonschema::validator_for(&schema(verb)).unwrap();
        assert!(!validator.is_valid(&serde_json::from_str(wrong).unwrap()), "{verb}");
    }
}
