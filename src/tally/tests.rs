//! The fast way and the full decoder give the same answer for every line.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::*;

/// What the full decoder says: outcome and codes of every reply, and the line's time.
fn full(line: &[u8], catalogue: &Catalogue) -> (Vec<(Outcome, Vec<Key>)>, Option<i64>) {
    let decoded = decode::decode(line, catalogue);
    let reply = |reply: decode::Reply| {
        let mut keys: Vec<Key> =
            reply.codes.into_iter().map(|found| Key::of(found.code, found.name, found.known)).collect();
        keys.sort();
        (reply.outcome, keys)
    };
    (decoded.replies.into_iter().map(reply).collect(), stamp::of_line(line))
}

/// The fast way's answer, if it has one, must be the full decoder's. True when it has one.
fn agrees(line: &[u8]) -> bool {
    let catalogue = Catalogue::built_in();
    let Some(mut plain) = fast::line(line, &Lexicon::of(&catalogue)) else { return false };
    plain.codes.sort();
    let (replies, time) = full(line, &catalogue);
    let shown = String::from_utf8_lossy(line);
    assert_eq!(vec![(plain.outcome, plain.codes)], replies, "{shown}");
    assert_eq!(plain.time, time, "{shown}");
    true
}

#[test]
fn the_documented_shapes_take_the_fast_way() {
    for line in [
        r#"{"status": false, "code": 5004, "message": "text", "appVersion": "v3.0.0", "result": null}"#,
        r#"{"status":true,"code":200,"message":"OK","appVersion":"v3.0.0","result":{"requestId":"00000000-0000-4000-8000-000000000001","decision":"ACCEPTED","companyId":"c-1","workflowId":"w-1","branchId":"b-1"}}"#,
        r#"{"status":false,"code":"8006.0","result":"text"}"#,
        r#"{"status":0,"code":8.006e3}"#,
        r#"{"status":"false","code":"FACE_NOT_FOUND","result":[]}"#,
        r#"{"status":true,"code":200,"appVersion":"v3","result":[{"mrz":"I<UTO<<LINE1^LINE2","decision":"DECLINED","errorCodes":[5005,"5012","FACE_CROPPED"],"verification_summary":{"face_verified":false}}]}"#,
        r#"{"responseCode": 8006, "message": "text"}"#,
        r#"{"responseCode": 8002, "data": {"error": {"code": 9, "message": "text"}, "responseID": "abc", "images": {"selfie_image": "https://example.test/s"}}}"#,
        r#"{"responseCode":0,"data":{"responseID":"r","verification":{"passed":true,"result":{"face":true}},"face":{"isIdentical":false,"confidence":0.91},"result":{"fullName":"TEST PERSON"}}}"#,
        r#"{"responseCode":0,"data":[{"referenceId":"ref-1","kycResponse":{"verification":{"passed":false}}}]}"#,
        r#"{"timestamp":"2030-03-24T10:00:00.000Z","responseCode":0,"data":{"decision":"ACCEPTED","errorCodes":[]}}"#,
        r#"{"time":"2030-03-24T10:00:00Z","level":"info","status":200,"msg":"POST /verify (took 20 ms)","response":{"status":false,"code":8006}}"#,
        r#"{"responseCode":8006,"responseCode":0}"#,
        r#"{"responseCode":8006,"message":"The face was not found \"in\" the picture \u2013 retry"}"#,
    ] {
        assert!(agrees(line.as_bytes()), "the full decoder was asked: {line}");
    }
}

#[test]
fn surprises_go_to_the_full_decoder() {
    for line in [
        "",
        "8006",
        "{}",
        r#"{"code":8006}"#,
        r#"[{"responseCode":8006}]"#,
        r#"{"responseCode":8006"#,
        r#"{"responseCode":8006} {"responseCode":8005}"#,
        r#"{"responseCode":8006,"x":{"response_code":8005}}"#,
        r#"{"responseCode":8006,"x":{"status":false,"code":8005}}"#,
        r#"{"responseCode":8006,"x":"{\"responseCode\":8005}"}"#,
        r#"{"responseCode":8006,"x":"{status: false, code: 8005}"}"#,
        r#"{"responseCode":8006,"Code":1}"#,
        r#"{"responseCod\u0065":8006}"#,
        r#"{"responseCode":0,"data":{"logedIn":false}}"#,
        r#"{"responseCode":0,"data":{"0":{"decision":"DECLINED"}}}"#,
        r#"{"responseCode":500,"url":"/x","method":"GET"}"#,
        r#"{"a":{"responseCode":8006},"b":{"responseCode":8005}}"#,
        r#"{"a":{"responseCode":8006},"b":{"decision":"DECLINED"}}"#,
        r#"{"request":{"responseCode":8006}}"#,
        r#"{"statusCode":401,"response":{"responseCode":8006}}"#,
    ] {
        assert!(!agrees(line.as_bytes()), "the fast way answered: {line}");
    }
}

fn scalar() -> BoxedStrategy<String> {
    let words = [
        "null",
        "true",
        "false",
        "0",
        "1",
        "200",
        "-1",
        "1.5",
        "8006",
        "8006.0",
        "8.006e3",
        "5005",
        "9",
        "400",
        "1e400",
        "99999999999999999999",
        "\"\"",
        "\"8006\"",
        "\" 5005 \"",
        "\"8005,8006\"",
        "\"E8006\"",
        "\"FACE_NOT_FOUND\"",
        "\"face not found\"",
        "\"SOMETHING_NEW\"",
        "\"UNAUTHORIZED\"",
        "\"ACCEPTED\"",
        "\"DECLINED\"",
        "\"declined\"",
        "\"REVIEW\"",
        "\"ACTIVE\"",
        "\"SUCCESS\"",
        "\"CANCELLED\"",
        "\"text\"",
        "\"YES\"",
        "\"0\"",
        "\"<null>\"",
        "\"I<UTO<<LINE\"",
        "\"a (b) c\"",
        "\"{}\"",
        "\"[5005]\"",
        r#""{\"responseCode\":8006}""#,
        r#""{\"status\":false,\"code\":8006}""#,
        "\"responseCode=8006\"",
        "\"code=8006&status=false\"",
        "\"{status:false,code:8006}\"",
        "\"%7B%22responseCode%22%3A8006%7D\"",
        "\"&#123;status:false,code:8006}\"",
        r#""a\u007bstatus:0""#,
        "\"ünï\"",
        "\"status (8006)\"",
        "\"2030-03-24T10:00:00Z\"",
        "1900576800",
        "\"11111111-2222-4333-8444-555555555555\"",
        "\"https://example.test/a?b=c&d=%2F\"",
        "\"code 8006\"",
    ];
    select(words.to_vec()).prop_map(str::to_owned).boxed()
}

/// Keys of replies, of logs, of neither, and other spellings of them.
fn key() -> BoxedStrategy<String> {
    let plain = [
        "code",
        "status",
        "message",
        "appVersion",
        "result",
        "data",
        "responseCode",
        "decision",
        "errorCodes",
        "verification",
        "face",
        "passed",
        "isIdentical",
        "requestId",
        "kycResponse",
        "verification_summary",
        "error",
        "fullName",
        "images",
        "timestamp",
        "time",
        "name",
        "x",
        "y",
    ];
    let odd = [
        "errorCode",
        "error_code",
        "error_codes",
        "response_code",
        "ResponseCode",
        "Code",
        "CODE",
        "_status",
        "Status",
        "statusCode",
        "app_version",
        "face_verified",
        "faceVerified",
        "kycData",
        "kyc_records",
        "logedIn",
        "all_face_ids",
        "accessToken",
        "expiresIn",
        "workflowId",
        "documents",
        "livenessType",
        "ocrOnly",
        "livenessScore",
        "documentData",
        "allowedCountries",
        "validAge",
        "objects_detected",
        "quality",
        "probability",
        "score",
        "url",
        "method",
        "headers",
        "request",
        "response",
        "config",
        "body",
        "level",
        "msg",
        "log",
        "0",
        "1",
        "s\u{200b}tatus",
        "st\u{e4}tus",
        "\u{feff}code",
        "Pass ed",
        "is_identical",
        "Decision",
        "user",
        "faceID",
        "responseID",
        "",
        r"\u0063ode",
        "response.code",
        "ts",
        "@timestamp",
        "city",
        "confidence",
        "companyId",
        "branchId",
    ];
    prop_oneof![3 => select(plain.to_vec()), 1 => select(odd.to_vec())].prop_map(str::to_owned).boxed()
}

fn object(members: Vec<(String, String)>) -> String {
    let members: Vec<String> = members.iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
    format!("{{{}}}", members.join(","))
}

/// Any JSON made of telling words.
fn value() -> BoxedStrategy<String> {
    scalar()
        .prop_recursive(4, 24, 5, |inner| {
            prop_oneof![
                2 => prop::collection::vec((key(), inner.clone()), 0..5).prop_map(object),
                1 => prop::collection::vec(inner, 0..4).prop_map(|items| format!("[{}]", items.join(", "))),
            ]
        })
        .boxed()
}

fn code() -> BoxedStrategy<String> {
    select(vec![
        "8006",
        "5004",
        "200",
        "0",
        "1",
        "500",
        "8999",
        "8006.0",
        "\"8006\"",
        "\"FACE_CROPPED\"",
        "null",
    ])
    .prop_map(str::to_owned)
    .boxed()
}

fn decision() -> BoxedStrategy<String> {
    select(vec!["\"ACCEPTED\"", "\"DECLINED\"", "\"REVIEW\"", "\"\"", "null", "\"NEW\""])
        .prop_map(str::to_owned)
        .boxed()
}

fn codes() -> BoxedStrategy<String> {
    prop::collection::vec(code(), 0..4).prop_map(|codes| format!("[{}]", codes.join(","))).boxed()
}

/// A record as both generations write it, with or without each member.
fn record() -> BoxedStrategy<String> {
    let flag = select(vec!["true", "false", "null", "1"]);
    let optional = |key: &'static str, value: BoxedStrategy<String>| {
        prop::option::of(value).prop_map(move |value| value.map(|value| (key.to_owned(), value)))
    };
    (
        optional("decision", decision()),
        optional("errorCodes", codes()),
        optional(
            "verification",
            flag.clone().prop_map(|flag| format!(r#"{{"passed":{flag},"result":{{"face":true}}}}"#)).boxed(),
        ),
        optional(
            "face",
            flag.prop_map(|flag| format!(r#"{{"isIdentical":{flag},"confidence":0.9}}"#)).boxed(),
        ),
        optional("requestId", Just("\"r-1\"".to_owned()).boxed()),
        optional("verification_summary", Just(r#"{"face_verified":false}"#.to_owned()).boxed()),
    )
        .prop_map(|(a, b, c, d, e, f)| object([a, b, c, d, e, f].into_iter().flatten().collect()))
        .boxed()
}

fn payload() -> BoxedStrategy<String> {
    prop_oneof![
        3 => record(),
        2 => prop::collection::vec(record(), 0..3).prop_map(|records| format!("[{}]", records.join(","))),
        1 => scalar(),
        1 => value(),
    ]
    .boxed()
}

/// A reply of a documented shape, now and then with members that nobody documented, in any order.
fn reply() -> BoxedStrategy<String> {
    let v3 = (code(), select(vec!["true", "false", "1", "\"false\""]), payload(), any::<bool>()).prop_map(
        |(code, status, result, version)| {
            let mut members = vec![("status", status.to_owned()), ("code", code), ("result", result)];
            if version {
                members.push(("appVersion", "\"v3.0.0\"".to_owned()));
            }
            members
        },
    );
    let v2 = (code(), payload()).prop_map(|(code, data)| vec![("responseCode", code), ("data", data)]);
    let bare =
        code().prop_map(|code| vec![("responseCode", code), ("message", "\"text (8005)\"".to_owned())]);
    let members = prop_oneof![v3, v2, bare];
    let more = prop::collection::vec((key(), value()), 0..3);
    let quiet = prop::collection::vec((select(vec!["x", "timestamp", "note"]), scalar()), 0..2);
    (members, prop_oneof![1 => more, 2 => quiet.prop_map(|members| members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())], any::<u64>())
        .prop_map(|(members, more, turn)| {
            let mut all: Vec<(String, String)> =
                members.into_iter().map(|(key, value)| (key.to_owned(), value)).chain(more).collect();
            let by = (turn % all.len() as u64) as usize;
            all.rotate_left(by);
            object(all)
        })
        .boxed()
}

/// A log record around a reply.
fn wrapped() -> BoxedStrategy<String> {
    let around = prop::collection::vec((key(), prop_oneof![3 => scalar(), 1 => value()]), 0..4);
    let quiet = prop::collection::vec(
        (
            select(vec!["level", "time", "msg", "status", "pid"]).prop_map(str::to_owned),
            select(vec!["200", "\"info\"", "\"POST /x (8 ms)\"", "\"2030-03-24T10:00:00Z\"", "{\"a\":[1]}"])
                .prop_map(str::to_owned),
        ),
        0..4,
    );
    let carrier = select(vec!["response", "body", "data", "payload", "x", "request", "result", "message"]);
    (prop_oneof![around, quiet], carrier, reply(), any::<Index>())
        .prop_map(|(mut members, carrier, reply, at)| {
            let at = at.index(members.len() + 1);
            members.insert(at, (carrier.to_owned(), reply));
            object(members)
        })
        .boxed()
}

fn line() -> BoxedStrategy<String> {
    prop_oneof![4 => reply(), 3 => wrapped(), 2 => value()].boxed()
}

/// Damage: a byte taken out, doubled, or replaced; the end cut off; another line behind.
fn damaged() -> BoxedStrategy<Vec<u8>> {
    let bytes = select(vec![
        b'"', b'{', b'}', b'[', b']', b',', b':', b'\\', b' ', b'0', b'8', b'\'', 0, 0xFF, b'\r',
    ]);
    (line(), any::<Index>(), bytes, 0..5_usize)
        .prop_map(|(line, at, byte, how)| {
            let mut line = line.into_bytes();
            let at = at.index(line.len());
            match how {
                0 => drop(line.remove(at)),
                1 => line.insert(at, line[at]),
                2 => line[at] = byte,
                3 => line.truncate(at),
                _ => line.insert(at, byte),
            }
            line
        })
        .boxed()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4 * ProptestConfig::default().cases, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn replies_are_read_the_same_both_ways(line in line()) {
        agrees(line.as_bytes());
    }

    #[test]
    fn damaged_lines_are_read_the_same_both_ways(line in damaged()) {
        agrees(&line);
    }

    #[test]
    fn a_log_counts_what_a_slow_count_says(lines in prop::collection::vec(prop_oneof![
        4 => line().prop_map(String::into_bytes),
        1 => damaged(),
        1 => Just(b" \t".to_vec()),
        1 => Just(b"GET /health 200".to_vec()),
    ], 0..20), split in any::<Index>()) {
        let catalogue = Catalogue::built_in();
        let (mut one, mut other) = (Counter::new(&catalogue, Some(Unit::Hour)), Counter::new(&catalogue, Some(Unit::Hour)));
        let middle = split.index(lines.len() + 1);
        for line in &lines[..middle] {
            one.line(line);
        }
        for line in &lines[middle..] {
            other.line(line);
        }
        let mut counts = one.finish();
        counts.join(other.finish());

        let mut codes: BTreeMap<Key, u64> = BTreeMap::new();
        let (mut responses, mut unreadable, mut blank, mut timed) = (0, 0, 0, 0);
        let mut outcomes = Outcomes::default();
        for line in &lines {
            let (replies, time) = full(line, &catalogue);
            let white = line.iter().all(u8::is_ascii_whitespace);
            blank += u64::from(white);
            unreadable += u64::from(!white && replies.is_empty());
            for (outcome, keys) in replies {
                responses += 1;
                timed += u64::from(time.is_some());
                outcomes.add(outcome);
                keys.into_iter().for_each(|key| *codes.entry(key).or_default() += 1);
            }
        }
        prop_assert_eq!((counts.lines, counts.blank, counts.responses, counts.unreadable), (lines.len() as u64, blank, responses, unreadable));
        prop_assert_eq!(counts.outcomes, outcomes);
        prop_assert_eq!(counts.stretches.values().map(Outcomes::sum).sum::<u64>(), timed);
        prop_assert_eq!(counts.timeless, responses - timed);
        prop_assert_eq!(counts.codes.into_iter().collect::<BTreeMap<_, _>>(), codes);
    }
}

/// The generators are worth something only while the fast way takes a good part of what they make.
#[test]
fn many_generated_lines_take_the_fast_way() {
    use proptest::strategy::{Strategy as _, ValueTree as _};
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let mut taken = |strategy: BoxedStrategy<String>| {
        let catalogue = Catalogue::built_in();
        let lexicon = Lexicon::of(&catalogue);
        let made = (0..500).map(|_| strategy.new_tree(&mut runner).unwrap().current());
        made.filter(|line| fast::line(line.as_bytes(), &lexicon).is_some()).count()
    };
    let (plain, wrapped) = (taken(reply()), taken(wrapped()));
    assert!(plain > 150 && wrapped > 50, "{plain} plain and {wrapped} wrapped lines of 500");
}

#[test]
fn more_codes_than_are_kept_apart_are_still_counted() {
    let catalogue = Catalogue::built_in();
    let mut counter = Counter::new(&catalogue, None);
    for code in 0..MOST_KEYS + 10 {
        counter.line(format!(r#"{{"responseCode":{}}}"#, 100_000 + code).as_bytes());
    }
    let counts = counter.finish();
    assert_eq!((counts.codes.len(), counts.further_codes), (MOST_KEYS, 10));
    assert_eq!(counts.responses, (MOST_KEYS + 10) as u64);
}
