//! The same reply inside everything that people paste it in: the outcome and the codes stay the same.

use std::fs;

use faceki_console::catalogue::{Catalogue, Code};
use faceki_console::decode::{Decoded, decode};
use serde_json::{Value, json};

type Wrap = fn(&Value) -> String;

/// Around any reply.
const AROUND: &[(&str, Wrap)] = &[
    ("curl -i", |reply| {
        format!(
            "HTTP/1.1 200 OK\r\nDate: Tue, 01 Jan 2030 00:00:00 GMT\r\nContent-Length: 500\r\nX-Request-Id: 8006\r\n\r\n{reply}"
        )
    }),
    ("indented", |reply| serde_json::to_string_pretty(reply).unwrap() + "\n"),
    ("log line", |reply| {
        format!(
            "2030-01-01T00:00:00.000Z INFO [nio-8006-exec-1] c.e.KycClient:5004 - response body: {reply}\n"
        )
    }),
    ("between prose", |reply| {
        format!("Hi, since order 5004 we get this:\n\n{reply}\n\nOn port 8006. Thanks")
    }),
];

/// Around a reply that is a reply wherever it stands.
const WRAPPERS: &[(&str, Wrap)] = &[
    ("SDK result", |reply| json!({"status": "SUCCESS", "data": reply}).to_string()),
    ("SDK result with a text", |reply| json!({"status": "ResultOk", "data": reply.to_string()}).to_string()),
    ("two SDK results", |reply| {
        let inner = json!({"status": "ResultOk", "data": reply.to_string()});
        json!({"status": "SUCCESS", "data": inner.to_string()}).to_string()
    }),
    ("axios error", |reply| {
        json!({
            "message": "Request failed with status code 400", "name": "AxiosError", "code": "ERR_BAD_REQUEST",
            "config": {"url": "https://sdk.faceki.com/api/v3/kyc_verification", "timeout": 8006,
                       "headers": {"Accept": "*/*"}, "data": "{\"workflowId\":\"w-1\"}"},
            "request": {"responseText": reply.to_string()},
            "response": {"status": 400, "statusText": "Bad Request", "headers": {"content-length": "500"},
                         "data": reply},
        })
        .to_string()
    }),
    ("log record", |reply| {
        json!({"level": "error", "time": 1893456000000_i64, "pid": 8006, "hostname": "h5004", "msg": "kyc failed",
               "res": {"statusCode": 200, "body": reply.to_string()}})
        .to_string()
    }),
    ("queue message", |reply| {
        let body = json!({"Type": "Notification", "Message": reply.to_string(), "Timestamp": "2030-01-01"});
        json!({"Records": [{"messageId": "8006", "body": body.to_string(), "eventSource": "aws:sqs"}]})
            .to_string()
    }),
    ("lambda answer", |reply| {
        json!({"statusCode": 200, "headers": {"content-type": "application/json"}, "body": reply.to_string()})
            .to_string()
    }),
    ("Postman example", |reply| {
        json!({"name": "verify", "originalRequest": {"method": "POST", "url": {"raw": "https://sdk.faceki.com"}},
               "status": "Bad Request", "code": 400, "header": [{"key": "Content-Length", "value": "500"}],
               "cookie": [], "body": reply.to_string()})
        .to_string()
    }),
    ("any key", |reply| json!({"ticket": 8006, "attempts": [{"n": 1, "answer": reply}]}).to_string()),
];

/// Shapes that are a reply only where replies are carried: their members are everybody's.
fn is_shell(case: &str) -> bool {
    ["gateway", "sdk", "image_check_failed", "token_secret", "first_"]
        .iter()
        .any(|start| case.starts_with(start))
}

fn summary(decoded: &Decoded) -> Vec<(&'static str, Vec<Option<Code>>)> {
    let codes = |reply: &faceki_console::decode::Reply| reply.codes.iter().map(|code| code.code).collect();
    decoded.replies.iter().map(|reply| (reply.outcome.word(), codes(reply))).collect()
}

#[test]
fn a_wrapper_changes_neither_outcome_nor_codes() {
    let catalogue = Catalogue::built_in();
    let mut wrong = Vec::new();
    let mut seen = 0;
    for entry in fs::read_dir(super::folder().join("clean")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let case = path.file_stem().unwrap().to_string_lossy().into_owned();
        let reply: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        let plain = summary(&decode(reply.to_string().as_bytes(), &catalogue));
        let inside = if is_shell(&case) { &[][..] } else { WRAPPERS };
        for (name, wrap) in AROUND.iter().chain(inside) {
            seen += 1;
            let wrapped = summary(&decode(wrap(&reply).as_bytes(), &catalogue));
            if wrapped != plain {
                wrong.push(format!("{case} in {name}: {plain:?} became {wrapped:?}"));
            }
        }
    }
    assert!(seen > 800, "only {seen} pastes");
    assert!(wrong.is_empty(), "{wrong:#?}");
}
