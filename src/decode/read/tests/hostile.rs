//! Nothing panics, nothing is invented, every place is a place of the paste.

#![allow(clippy::string_slice, reason = "edits at places that are known to be character boundaries")]

use std::path::Path;

use proptest::prelude::*;

use super::{read, show};
use crate::decode::node::{Node, Value};
use crate::decode::read::{Reading, encoding};

const REPLIES: [&str; 10] = [
    r#"{"status":false,"code":8006,"message":"Face not found","appVersion":"v3.0.0","result":null}"#,
    r#"{"status":true,"code":200,"result":{"requestId":"r-1","decision":"DECLINED","errorCodes":[5005,8006]}}"#,
    r#"{"responseCode":8002,"data":{"error":{"code":9,"message":"text"},"responseID":"abc"}}"#,
    r#"{"log":"INFO {\"status\":false,\"code\":8006}\n","stream":"stdout"}"#,
    "{'status': False, 'code': 8006, 'errorCodes': (5005, 8006), 'result': None}",
    "{code=8006, message=Face not found, result={decision=DECLINED, errorCodes=[5005, 8006]}}",
    "{\n    code = 8006;\n    message = \"no face\";\n    errorCodes =     (\n        5005\n    );\n}",
    "Array\n(\n    [code] => 8006\n    [result] => Array\n        (\n            [0] => 5005\n        )\n\n)\n",
    "map[code:8006 errorCodes:[5005 8006] message:no face status:false]",
    "<r><status>false</status><code>8006</code><errorCodes><item>5005</item></errorCodes></r>",
];

/// Every number of a tree.
fn numbers(node: &Node, into: &mut Vec<i64>) {
    match &node.value {
        Value::Number(number) => into.extend(number.whole),
        Value::Embedded(inner) => numbers(inner, into),
        Value::List(nodes) => nodes.iter().for_each(|node| numbers(node, into)),
        Value::Record(members) => members.iter().for_each(|member| numbers(&member.value, into)),
        _ => {}
    }
}

fn all_numbers(reading: &Reading) -> Vec<i64> {
    let mut found = Vec::new();
    for piece in &reading.pieces {
        numbers(&piece.root, &mut found);
    }
    found
}

fn check_places(paste: &str, node: &Node) {
    assert!(paste.get(node.span.clone()).is_some(), "{:?} of {}", node.span, paste.len());
    match &node.value {
        Value::Embedded(inner) => check_places(paste, inner),
        Value::List(nodes) => nodes.iter().for_each(|node| check_places(paste, node)),
        Value::Record(members) => {
            for member in members {
                assert!(paste.get(member.key_span.clone()).is_some());
                check_places(paste, &member.value);
            }
        }
        _ => {}
    }
}

fn check_total(paste: &str) {
    let reading = read(paste);
    for piece in &reading.pieces {
        check_places(paste, &piece.root);
        for repair in &piece.repairs {
            assert!(paste.get(repair.span.clone()).is_some());
        }
    }
    for (run, start) in &reading.plain {
        assert!(paste.is_char_boundary(*start), "{run:?}");
    }
    for head in &reading.heads {
        assert!(paste.get(head.span.clone()).is_some());
    }
    assert!(reading == read(paste), "not the same twice");
}

#[test]
fn no_prefix_of_a_reply_holds_a_number_that_the_reply_does_not() {
    for reply in REPLIES {
        let whole = all_numbers(&read(reply));
        for end in 0..=reply.len() {
            let Some(prefix) = reply.get(..end) else { continue };
            check_total(prefix);
            for number in all_numbers(&read(prefix)) {
                assert!(whole.contains(&number), "{number} in {prefix:?}");
            }
        }
    }
}

#[test]
fn a_code_is_read_as_soon_as_one_character_behind_it_is_seen() {
    for reply in REPLIES {
        for (at, _) in reply.match_indices("8006").chain(reply.match_indices("5005")) {
            let Some(prefix) = reply.get(..at + 5) else { continue };
            let code = if reply[at..].starts_with('8') { 8006 } else { 5005 };
            assert!(all_numbers(&read(prefix)).contains(&code), "{prefix:?} gave {}", show(&read(prefix)));
        }
    }
}

#[test]
fn no_rest_of_a_reply_holds_a_number_in_a_code_position_that_the_reply_does_not() {
    for reply in REPLIES {
        for start in 0..reply.len() {
            let Some(rest) = reply.get(start..) else { continue };
            check_total(rest);
            let mut found = Vec::new();
            read(rest).pieces.iter().for_each(|piece| codes(&piece.root, &mut found));
            assert!(found.iter().all(|code| [8006, 5005, 200, 9].contains(code)), "{found:?} in {rest:?}");
        }
    }
}

#[test]
fn single_edits_invent_nothing() {
    for reply in REPLIES {
        for (at, char) in reply.char_indices() {
            for edit in ["", "\"", "{", "}", "[", ",", ":", "\\", "\n", "'", "(", "<", "…"] {
                let edited = format!("{}{edit}{}", &reply[..at], &reply[at + char.len_utf8()..]);
                check_total(&edited);
                let inserted = format!("{}{edit}{}", &reply[..at], &reply[at..]);
                check_total(&inserted);
            }
        }
    }
}

/// Every edit of one character: delete, double, swap with the next, replace.
fn edits(reply: &str) -> Vec<(usize, String)> {
    let mut edits = Vec::new();
    for (at, char) in reply.char_indices() {
        let end = at + char.len_utf8();
        let (head, tail) = (&reply[..at], &reply[end..]);
        edits.push((at, format!("{head}{tail}")));
        edits.push((at, format!("{head}{char}{char}{tail}")));
        if let Some(next) = tail.chars().next() {
            edits.push((at, format!("{head}{next}{char}{}", &tail[next.len_utf8()..])));
        }
        for other in ['"', '\'', '{', '}', '[', ']', ',', ':', '\\', '\n', ' ', '“'] {
            edits.push((at, format!("{head}{other}{tail}")));
        }
    }
    edits
}

/// Values under the keys that hold codes.
fn codes(node: &Node, into: &mut Vec<i64>) {
    for member in node.members() {
        if member.key == "code" || member.key == "errorCodes" {
            numbers(&member.value, into);
        }
        codes(&member.value, into);
    }
    node.elements().iter().for_each(|node| codes(node, into));
}

#[test]
fn an_edit_elsewhere_leaves_the_code_readable() {
    let pretty = r#"{
  "status": false,
  "code": 8006,
  "message": "Face not found",
  "appVersion": "v3.0.0",
  "result": null
}"#;
    let record = r#"{"status":true,"message":"OK","result":[{"requestId":"r-1","verification_summary":{"face_verified":false},"decision":"DECLINED","errorCodes":[5005]}],"code":8006}"#;
    let (mut all, mut missed, mut wrong) = (0, Vec::new(), Vec::new());
    for reply in [REPLIES[0], REPLIES[4], pretty, record] {
        let code = reply.find("8006").unwrap();
        let key = reply[..code].rfind("code").unwrap() - 1;
        let list = reply.find("errorCodes").map_or(0..0, |at| at..reply[at..].find([']', ')']).unwrap() + at);
        for (at, edited) in edits(reply) {
            let mut found = Vec::new();
            read(&edited).pieces.iter().for_each(|piece| codes(&piece.root, &mut found));
            let touched = (key.saturating_sub(1)..=code + 4).contains(&at);
            if !touched {
                all += 1;
                if !found.contains(&8006) {
                    missed.push(edited.clone());
                }
            }
            if !touched && !list.contains(&at) && found.iter().any(|code| ![8006, 5005].contains(code)) {
                wrong.push(edited);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(missed.len() * 50 < all, "{} of {all}: {missed:#?}", missed.len());
}

#[test]
fn the_public_json_suite() {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora");
    let corpora = std::env::var_os("FACEKI_CORPORA").map_or(beside, Into::into);
    let Ok(files) = std::fs::read_dir(corpora.join("JSONTestSuite/test_parsing")) else {
        eprintln!("SKIPPED: no JSONTestSuite beside the repository, nor under FACEKI_CORPORA");
        return;
    };
    let mut count = 0;
    for file in files {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap();
        let (text, _) = encoding::to_text(&bytes);
        check_total(&text);
        if name.starts_with("y_") {
            let reading = read(&text);
            assert!(reading.pieces.iter().all(|piece| piece.repairs.is_empty() && !piece.cut), "{name}");
            if text.trim_start().starts_with(['{', '[']) {
                assert_eq!(reading.pieces.len(), 1, "{name}");
            }
        }
        let reply = r#"{"status":false,"code":8006}"#;
        let around = [
            format!("{text}\n{reply}"),
            format!("{reply}\n{text}"),
            format!("{{\"code\":8006,\"x\":{}}}", serde_json::Value::from(text.clone())),
        ];
        for (index, paste) in around.iter().enumerate() {
            assert!(all_numbers(&read(paste)).contains(&8006), "{name}, arrangement {index}");
        }
        count += 1;
    }
    assert_eq!(count, 318);
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(serde_json::Value::from),
        any::<i32>().prop_map(serde_json::Value::from),
        "[ -~é“\\n]{0,12}".prop_map(serde_json::Value::from),
    ];
    leaf.prop_recursive(4, 32, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(serde_json::Value::from),
            prop::collection::hash_map("[a-zA-Z_ :]{1,8}", inner, 0..5)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    })
}

/// The same value as `serde_json` has it; texts that hold values are skipped.
fn same(node: &Node, value: &serde_json::Value) -> bool {
    match (&node.value, value) {
        (Value::Null, serde_json::Value::Null) => true,
        (Value::Bool(one), serde_json::Value::Bool(other)) => one == other,
        (Value::Number(one), serde_json::Value::Number(other)) => one.whole == other.as_i64(),
        (Value::Text(one), serde_json::Value::String(other)) => one == other,
        (Value::Embedded(_), serde_json::Value::String(_)) => true,
        (Value::List(nodes), serde_json::Value::Array(values)) => {
            nodes.len() == values.len() && nodes.iter().zip(values).all(|(node, value)| same(node, value))
        }
        (Value::Record(members), serde_json::Value::Object(values)) => {
            members.len() == values.len()
                && members
                    .iter()
                    .zip(values)
                    .all(|(member, (key, value))| &member.key == key && same(&member.value, value))
        }
        _ => false,
    }
}

proptest! {
    #[test]
    fn any_text(text in "\\PC{0,200}") {
        check_total(&text);
    }

    #[test]
    fn any_soup(text in "([{}\\[\\](),:;=\"'\\\\<>/#%&.\n -]|code|8006|status|false|null|é|…|“|\u{200b}|＂|：|&quot;|%7B|%22|\\\\\"|=>|- |> |status,code|\\n-- ---\\n|\\[0\\]){0,60}") {
        check_total(&text);
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        check_total(&encoding::to_text(&bytes).0);
    }

    #[test]
    fn valid_json_reads_as_serde_json_reads_it(value in json(), pretty in any::<bool>()) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.unwrap();
        let reading = read(&text);
        if value.is_object() || value.is_array() {
            prop_assert_eq!(reading.pieces.len(), 1);
            let piece = reading.pieces.first().unwrap();
            prop_assert!(piece.repairs.is_empty() && piece.json);
            prop_assert!(same(&piece.root, &value), "{}", text);
        }
    }
}
