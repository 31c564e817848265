//! What holds for every reply: the codes of a plain walk over the document, and no code that is not there after
//! any cut or any single edit.

use std::ops::Range;

use faceki_console::catalogue::{Catalogue, Code};
use faceki_console::decode::{Decoded, FindingKind, decode};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Replies with numbers planted where no code may be read.
const REPLIES: [&str; 12] = [
    r#"{"status":false,"code":5004,"message":"order 8006","appVersion":"v3.0.0","result":null}"#,
    r#"{"status":true,"code":200,"message":"OK","appVersion":"v3.0.0","result":{"requestId":"5004","decision":"DECLINED","companyId":"8006","workflowId":"w-1"}}"#,
    r#"{"status":true,"code":200,"appVersion":"v3.0.0","result":[{"requestId":"8006","document_data":[{"age":"500","document_number":"5004"}],"aml":[{"fuzz":"400"}],"decision":"DECLINED","errorCodes":[5005,"5010"],"__v":8007}]}"#,
    r#"{"responseCode":8006,"message":"5004","data":{"error":{"code":5004,"message":"x"},"responseID":"8009"}}"#,
    r#"{"responseCode":0,"data":{"verification":{"passed":false},"face":{"confidence":8006},"error":{"code":5004}}}"#,
    r#"{"status":false,"message":"client id is required","statusCode":422,"data":{"port":8006}}"#,
    r#"{"requestId":"8006","fullName":"TEST 5004","status":"DECLINED","kycData":{"errorCodes":[5012]}}"#,
    r#"{"status":"SUCCESS","data":"{\"status\":false,\"code\":8007,\"message\":\"8006\",\"result\":null}"}"#,
    r#"{"status":5004,"data":"8006","message":"5001"}"#,
    r#"{"error":"on port 8006","error_code":"FACE_CROPPED"}"#,
    "{\n  \"status\": true,\n  \"code\": 200,\n  \"result\": {\n    \"decision\": \"REVIEW\",\n    \"age\": 8006,\n    \"errorCodes\": [\n      5013\n    ]\n  }\n}\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 8006\r\n\r\n{\"code\":8008,\"message\":\"port 5004\"}",
];

fn codes(decoded: &Decoded) -> Vec<Option<Code>> {
    decoded.replies.iter().flat_map(|reply| reply.codes.iter().map(|code| code.code)).collect()
}

/// Bytes at which a code may be claimed: the members that hold one, but never a supplier's.
fn places(reply: &str) -> Vec<Range<usize>> {
    let keys =
        [("code", ',', '}'), ("responseCode", ',', '}'), ("error_code", ',', '}'), ("errorCodes", ']', ']')];
    let mut places = Vec::new();
    for (key, one, other) in keys {
        for (start, _) in reply.match_indices(key) {
            let supplier = reply[..start].trim_end_matches(['"', '\\']).ends_with("\"error\":{");
            let length = reply[start..].find([one, other]).unwrap() + 1;
            if !supplier && reply[..start].ends_with('"') {
                places.push(start..start + length);
            }
        }
    }
    places
}

#[test]
fn a_cut_reply_claims_no_code_that_the_whole_one_has_not() {
    let catalogue = Catalogue::built_in();
    for reply in REPLIES {
        let whole = codes(&decode(reply.as_bytes(), &catalogue));
        for end in (0..reply.len()).filter(|end| reply.is_char_boundary(*end)) {
            let cut = codes(&decode(&reply.as_bytes()[..end], &catalogue));
            let all_there = cut.iter().all(|code| whole.contains(code));
            assert!(all_there, "{cut:?} in {:?}", &reply[..end]);
        }
    }
}

#[test]
fn a_single_edit_makes_no_code_where_none_was() {
    let catalogue = Catalogue::built_in();
    for reply in REPLIES {
        let places = places(reply);
        // An edit inside this key makes it the key of a code.
        let mirror = reply.find("statusCode").map_or(0..0, |start| start..start + "statusCode".len());
        for at in (0..reply.len()).filter(|at| !mirror.contains(at)) {
            let deleted = [&reply[..at], &reply[at + 1..]].concat();
            check(&deleted, at, 0, &places, &catalogue);
            for put in ['"', '{', '}', '[', ',', ':', '\\', ' ', '0', '8', 'x', '\n', '\''] {
                check(&format!("{}{put}{}", &reply[..at], &reply[at..]), at, 2, &places, &catalogue);
                check(&format!("{}{put}{}", &reply[..at], &reply[at + 1..]), at, 1, &places, &catalogue);
            }
        }
    }
}

/// Every claimed code must lie where the whole reply had one; `moved` is how far bytes behind `at` moved, plus one.
fn check(text: &str, at: usize, moved: usize, places: &[Range<usize>], catalogue: &Catalogue) {
    for reply in decode(text.as_bytes(), catalogue).replies {
        for code in reply.codes {
            let start = code.place.span.start;
            let near = places.iter().any(|place| {
                let shifted = if place.start >= at { place.start + moved - 1 } else { place.start };
                start + 1 >= shifted && start <= shifted + place.len()
            });
            assert!(near, "{:?} claimed at {start} of {text}", code.code);
        }
    }
}

#[test]
fn what_is_not_looked_at_in_a_log_of_replies_is_said() {
    const ONE: &str = "HTTP/1.1 502 Bad Gateway\r\n\r\n";
    let catalogue = Catalogue::built_in();
    let count = 21_000;
    let decoded = decode(ONE.repeat(count).as_bytes(), &catalogue);
    let most = 20_000 + decoded.text.len() / 1024;
    assert_eq!(decoded.replies.len(), most);
    let limit = &decoded.findings[0];
    assert_eq!(limit.kind, FindingKind::Limit);
    assert!(limit.text.starts_with(&format!("{} records at the end", count - most)), "{}", limit.text);
    assert_eq!(limit.place.as_ref().unwrap().span.start, most * ONE.len());
}

/// Keys that say nothing, with values that look like something.
fn noise() -> impl Strategy<Value = (String, Value)> {
    let key =
        prop::sample::select(vec!["companyId", "branchId", "__v", "createdAt", "link", "age", "port", "ü"]);
    let value = prop_oneof![
        Just(json!(8006)),
        Just(json!("5004")),
        Just(json!(null)),
        Just(json!([500, 400, 1])),
        Just(json!({"number": 8007, "list": [5005]})),
        any::<i64>().prop_map(|number| json!(number)),
        ".{0,12}".prop_map(|text| json!(text)),
    ];
    (key.prop_map(str::to_owned), value)
}

fn any_code() -> impl Strategy<Value = Value> {
    prop_oneof![
        prop::sample::select(vec![1, 400, 500, 5003, 5004, 5010, 8004, 8006, 8024, 5999, 0, 200])
            .prop_map(|code| json!(code)),
        prop::sample::select(vec!["5005", "8006", "KYC_FAILED", "FACE_TOO_CLOSE", "0"])
            .prop_map(|code| json!(code)),
    ]
}

fn record() -> impl Strategy<Value = Value> {
    let word = prop::sample::select(vec!["ACCEPTED", "DECLINED", "REVIEW"]);
    (word, prop::collection::vec(any_code(), 0..4), prop::collection::vec(noise(), 0..4)).prop_map(
        |(word, codes, noise)| {
            let mut record: Map<String, Value> = noise.into_iter().collect();
            record.insert("decision".to_owned(), json!(word));
            record.insert("errorCodes".to_owned(), json!(codes));
            Value::Object(record)
        },
    )
}

fn v3_reply() -> impl Strategy<Value = Value> {
    let result = prop_oneof![
        Just(json!(null)),
        record(),
        prop::collection::vec(record(), 0..3).prop_map(|records| json!(records)),
    ];
    (any::<bool>(), any_code(), result, prop::collection::vec(noise(), 0..3)).prop_map(
        |(status, code, result, noise)| {
            let mut reply: Map<String, Value> = noise.into_iter().collect();
            reply.insert("status".to_owned(), json!(status));
            reply.insert("code".to_owned(), code);
            reply.insert("appVersion".to_owned(), json!("v3.0.0"));
            reply.insert("result".to_owned(), result);
            Value::Object(reply)
        },
    )
}

/// The law in one breath: `code` and `errorCodes`, in the order of the text, each once; 0 and 200 are nothing.
fn walk(value: &Value, codes: &mut Vec<Code>) {
    let mut add = |value: &Value| {
        let code = match value {
            Value::Number(number) => number.as_i64(),
            Value::String(text) if text == "KYC_FAILED" => Some(5008),
            Value::String(text) if text == "FACE_TOO_CLOSE" => Some(8005),
            Value::String(text) => text.parse().ok(),
            _ => None,
        };
        if let Some(code) = code.filter(|code| !matches!(code, 0 | 200) && !codes.contains(code)) {
            codes.push(code);
        }
    };
    let Value::Object(members) = value else { return };
    for (key, value) in members {
        match key.as_str() {
            "code" => add(value),
            "errorCodes" => value.as_array().unwrap().iter().for_each(&mut add),
            "result" => match value {
                Value::Array(records) => records.iter().for_each(|record| walk_into(record, &mut add)),
                record => walk_into(record, &mut add),
            },
            _ => {}
        }
    }
}

fn walk_into(record: &Value, add: &mut impl FnMut(&Value)) {
    record.get("errorCodes").and_then(Value::as_array).into_iter().flatten().for_each(add);
}

fn outcome(reply: &Value) -> &'static str {
    let success =
        matches!(&reply["code"], code if code == &json!(0) || code == &json!(200) || code == &json!("0"));
    if !success {
        return "refused";
    }
    let records: Vec<&Value> = match &reply["result"] {
        Value::Array(records) => records.iter().collect(),
        Value::Null => Vec::new(),
        record => vec![record],
    };
    let has = |word: &str| records.iter().any(|record| record["decision"] == word);
    match () {
        () if has("DECLINED") => "declined",
        () if has("REVIEW") => "review",
        () if has("ACCEPTED") => "accepted",
        () => "unclear",
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_valid_reply_gives_what_a_plain_walk_gives(reply in v3_reply(), indent in any::<bool>()) {
        let text = if indent { serde_json::to_string_pretty(&reply).unwrap() } else { reply.to_string() };
        let decoded = decode(text.as_bytes(), &Catalogue::built_in());
        let mut expected = Vec::new();
        walk(&reply, &mut expected);
        let found: Vec<Code> = codes(&decoded).into_iter().flatten().collect();
        prop_assert_eq!(found, expected, "{}", text);
        prop_assert_eq!(decoded.replies.len(), 1);
        prop_assert_eq!(decoded.replies[0].outcome.word(), outcome(&reply), "{}", text);
        for code in &decoded.replies[0].codes {
            let pointer = code.pointer.as_deref().unwrap();
            prop_assert!(reply.pointer(pointer).is_some(), "{}", pointer);
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = decode(&bytes, &Catalogue::built_in());
    }

    #[test]
    fn no_text_of_our_own_words_makes_it_panic(
        words in prop::collection::vec(prop::sample::select(vec![
            "code", ":", "8006", "\"", "{", "}", "[", "]", ",", "error", " ", "\n", "-", "1", "FACE_CROPPED", "é",
            "errorCodes", "result", "decision", "DECLINED", "status", "false", "responseCode", "0", "\\", "=", "#",
            ".", "data", "E8006", "HTTP/1.1 413 x", "(", "is", "exit",
        ]), 0..40)
    ) {
        let text = words.concat();
        let decoded = decode(text.as_bytes(), &Catalogue::built_in());
        for reply in &decoded.replies {
            for code in &reply.codes {
                prop_assert!(decoded.text.get(code.place.span.clone()).is_some());
            }
        }
    }
}
