//! The same reply in every notation: as Python, PHP, Swift, Java, Go and the others print it, it has the same codes
//! and the same outcome.

use std::fmt::Write as _;

use faceki_console::catalogue::{Catalogue, Code};
use faceki_console::decode::{Decoded, decode};
use proptest::prelude::*;
use serde_json::{Value, json};

/// How a language writes a value: its constants, its quotes, its brackets.
struct Style {
    name: &'static str,
    constants: [&'static str; 3],
    text: fn(&str) -> String,
    record: [&'static str; 2],
    key: fn(&str) -> String,
    list: [&'static str; 2],
    between: &'static str,
}

const JSON: [&str; 3] = ["null", "true", "false"];

fn double(text: &str) -> String {
    format!("\"{text}\"")
}
fn single(text: &str) -> String {
    format!("'{text}'")
}
fn bare(text: &str) -> String {
    text.to_owned()
}

/// One row a notation.
const STYLES: [Style; 18] = [
    Style {
        name: "json",
        constants: JSON,
        text: double,
        record: ["{", "}"],
        key: |key| format!("\"{key}\":"),
        list: ["[", "]"],
        between: ",",
    },
    Style {
        name: "lines",
        constants: JSON,
        text: double,
        record: ["{\n  ", "\n}"],
        key: |key| format!("\"{key}\": "),
        list: ["[\n", "\n]"],
        between: ",\n  ",
    },
    Style {
        name: "escaped",
        constants: JSON,
        text: |text| format!("\\\"{text}\\\""),
        record: ["{", "}"],
        key: |key| format!("\\\"{key}\\\":"),
        list: ["[", "]"],
        between: ",",
    },
    Style {
        name: "html",
        constants: JSON,
        text: |text| format!("&quot;{text}&quot;"),
        record: ["{", "}"],
        key: |key| format!("&quot;{key}&quot;:"),
        list: ["[", "]"],
        between: ",",
    },
    Style {
        name: "curled",
        constants: JSON,
        text: |text| format!("“{text}”"),
        record: ["{", "}"],
        key: |key| format!("“{key}”: "),
        list: ["[", "]"],
        between: ", ",
    },
    Style {
        name: "javascript",
        constants: JSON,
        text: single,
        record: ["{ ", " }"],
        key: |key| format!("{key}: "),
        list: ["[ ", " ]"],
        between: ", ",
    },
    Style {
        name: "python",
        constants: ["None", "True", "False"],
        text: single,
        record: ["{", "}"],
        key: |key| format!("'{key}': "),
        list: ["[", "]"],
        between: ", ",
    },
    Style {
        name: "swift",
        constants: ["nil", "true", "false"],
        text: double,
        record: ["[", "]"],
        key: |key| format!("\"{key}\": "),
        list: ["[", "]"],
        between: ", ",
    },
    Style {
        name: "dart",
        constants: JSON,
        text: bare,
        record: ["{", "}"],
        key: |key| format!("{key}: "),
        list: ["[", "]"],
        between: ", ",
    },
    Style {
        name: "java",
        constants: JSON,
        text: bare,
        record: ["{", "}"],
        key: |key| format!("{key}="),
        list: ["[", "]"],
        between: ", ",
    },
    Style {
        name: "kotlin",
        constants: JSON,
        text: bare,
        record: ["Reply(", ")"],
        key: |key| format!("{key}="),
        list: ["[", "]"],
        between: ", ",
    },
    Style {
        name: "go",
        constants: ["<nil>", "true", "false"],
        text: bare,
        record: ["map[", "]"],
        key: |key| format!("{key}:"),
        list: ["[", "]"],
        between: " ",
    },
    Style {
        name: "ruby",
        constants: ["nil", "true", "false"],
        text: double,
        record: ["{", "}"],
        key: |key| format!("\"{key}\"=>"),
        list: ["[", "]"],
        between: ", ",
    },
    Style {
        name: "symbols",
        constants: ["nil", "true", "false"],
        text: double,
        record: ["{", "}"],
        key: |key| format!(":{key}=>"),
        list: ["[", "]"],
        between: ", ",
    },
    Style {
        name: "clojure",
        constants: ["nil", "true", "false"],
        text: double,
        record: ["{", "}"],
        key: |key| format!(":{key} "),
        list: ["[", "]"],
        between: " ",
    },
    Style {
        name: "rust",
        constants: ["None", "true", "false"],
        text: double,
        record: ["Reply { ", " }"],
        key: |key| format!("{key}: "),
        list: ["[", "]"],
        between: ", ",
    },
    Style {
        name: "php",
        constants: ["NULL", "true", "false"],
        text: single,
        record: ["array (\n  ", ",\n)"],
        key: |key| format!("'{key}' => "),
        list: ["[", "]"],
        between: ",\n  ",
    },
    Style {
        name: "objective_c",
        constants: ["\"<null>\"", "1", "0"],
        text: double,
        record: ["{\n    ", ";\n}"],
        key: |key| format!("{key} = "),
        list: ["(\n", "\n)"],
        between: ";\n    ",
    },
];

impl Style {
    fn write(&self, value: &Value, into: &mut String) {
        let [null, yes, no] = self.constants;
        match value {
            Value::Null => into.push_str(null),
            Value::Bool(true) => into.push_str(yes),
            Value::Bool(false) => into.push_str(no),
            Value::Number(number) => write!(into, "{number}").unwrap(),
            Value::String(text) => into.push_str(&(self.text)(text)),
            Value::Array(values) => {
                into.push_str(self.list[0]);
                // An NSArray parts its elements with commas.
                let between = if self.between.starts_with(';') { ",\n" } else { self.between };
                for (at, value) in values.iter().enumerate() {
                    into.push_str(if at == 0 { "" } else { between });
                    self.write(value, into);
                }
                into.push_str(self.list[1]);
            }
            Value::Object(members) => {
                into.push_str(self.record[0]);
                for (at, (key, value)) in members.iter().enumerate() {
                    into.push_str(if at == 0 { "" } else { self.between });
                    into.push_str(&(self.key)(key));
                    self.write(value, into);
                }
                into.push_str(self.record[1]);
            }
        }
    }
}

fn yaml(value: &Value, indent: usize, into: &mut String) {
    let margin = " ".repeat(indent);
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                write!(into, "\n{margin}{key}:").unwrap();
                yaml(value, indent + 2, into);
            }
        }
        Value::Array(values) if values.is_empty() => into.push_str(" []"),
        Value::Array(values) => {
            for value in values {
                let mut item = String::new();
                yaml(value, indent + 2, &mut item);
                write!(into, "\n{margin}- {}", item.trim_start()).unwrap();
            }
        }
        other => write!(into, " {other}").unwrap(),
    }
}

fn xml(name: &str, value: &Value, into: &mut String) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| xml(name, value, into)),
        Value::Object(members) => {
            write!(into, "<{name}>").unwrap();
            members.iter().for_each(|(key, value)| xml(key, value, into));
            write!(into, "</{name}>").unwrap();
        }
        Value::Null => write!(into, "<{name}/>").unwrap(),
        Value::String(text) => write!(into, "<{name}>{text}</{name}>").unwrap(),
        other => write!(into, "<{name}>{other}</{name}>").unwrap(),
    }
}

/// Every plain value with the steps that lead to it.
fn leaves(value: &Value, steps: &mut Vec<String>, into: &mut Vec<(Vec<String>, Value)>) {
    let mut step = |name: String, value: &Value| {
        steps.push(name);
        leaves(value, steps, into);
        steps.pop();
    };
    match value {
        Value::Object(members) if !members.is_empty() => {
            members.iter().for_each(|(key, value)| step(key.clone(), value));
        }
        Value::Array(values) if !values.is_empty() => {
            values.iter().enumerate().for_each(|(at, value)| step(at.to_string(), value));
        }
        plain => into.push((steps.clone(), plain.clone())),
    }
}

/// The reply as flattening tools write it: a line a value.
fn flattened(reply: &Value) -> Vec<(&'static str, String)> {
    let mut all = Vec::new();
    leaves(reply, &mut Vec::new(), &mut all);
    let index = |step: &str| step.bytes().all(|byte| byte.is_ascii_digit());
    let dotted = |steps: &[String]| {
        steps.iter().fold(String::new(), |path, step| match index(step) {
            true => format!("{path}[{step}]"),
            false if path.is_empty() => step.clone(),
            false => format!("{path}.{step}"),
        })
    };
    let plain = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Array(_) | Value::Object(_) | Value::Null => String::new(),
        other => other.to_string(),
    };
    let bracketed = |steps: &[String]| {
        let rest: String = steps.iter().skip(1).map(|step| format!("%5B{step}%5D")).collect();
        format!("{}{rest}", steps[0])
    };
    let each = |write: &dyn Fn(&[String], &Value) -> String| {
        all.iter().map(|(steps, value)| write(steps, value)).collect::<Vec<_>>()
    };
    vec![
        ("gron", each(&|steps, value| format!("json.{} = {value};\n", dotted(steps))).concat()),
        ("dotted", each(&|steps, value| format!("{}: {value}\n", dotted(steps))).concat()),
        ("properties", each(&|steps, value| format!("{}={}\n", steps.join("."), plain(value))).concat()),
        ("spreadsheet", each(&|steps, value| format!("{}\t{}\n", steps.join("."), plain(value))).concat()),
        (
            "form",
            each(&|steps, value| format!("{}={}", bracketed(steps), plain(value).replace(' ', "+")))
                .join("&"),
        ),
        (
            "csv",
            format!(
                "{}\n{}\n",
                each(&|steps, _| steps.join(".")).join(","),
                each(&|_, value| plain(value)).join(",")
            ),
        ),
    ]
}

fn written(reply: &Value) -> Vec<(&'static str, String)> {
    let mut all: Vec<(&'static str, String)> = STYLES
        .iter()
        .map(|style| {
            let mut text = String::new();
            style.write(reply, &mut text);
            (style.name, text)
        })
        .collect();
    let mut text = String::new();
    yaml(reply, 0, &mut text);
    all.push(("yaml", text.trim_start().to_owned()));
    let mut text = String::new();
    xml("reply", reply, &mut text);
    all.push(("xml", text));
    all.extend(flattened(reply));
    all
}

fn code() -> impl Strategy<Value = Code> {
    prop::sample::select(vec![1, 400, 500, 5001, 5004, 5005, 5010, 5014, 8004, 8006, 8009, 8024, 8003, 5099])
}

fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["text", "no face was found", "OK", "KYC failed", "try again later"])
}

fn verdict() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["ACCEPTED", "DECLINED", "REVIEW"])
}

fn record() -> impl Strategy<Value = Value> {
    (verdict(), prop::collection::vec(code(), 0..3), any::<bool>(), 18..99_u8).prop_map(|(verdict, codes, passed, age)| {
        json!({"requestId": "r-8006", "document_data": [{"full_name": "TEST PERSON", "age": age, "passed": passed}],
            "verification_summary": {"face_verified": passed, "document_verified": true}, "decision": verdict,
            "errorCodes": codes, "face_id": "f-5004"})
    })
}

fn reply() -> impl Strategy<Value = Value> {
    prop_oneof![
        (code(), word()).prop_map(|(code, word)| json!({"status": false, "code": code, "message": word, "appVersion": "v3.0.0", "result": null})),
        verdict().prop_map(|verdict| json!({"status": true, "code": 200, "message": "OK", "appVersion": "v3.0.0",
            "result": {"requestId": "r-5004", "decision": verdict, "workflowId": "w-5003"}})),
        record().prop_map(|record| json!({"status": true, "code": 200, "message": "OK", "appVersion": "v3.0.0", "result": [record]})),
        (code(), word()).prop_map(|(code, word)| json!({"responseCode": code, "message": word})),
        any::<bool>().prop_map(|passed| json!({"responseCode": 0, "data": {"requestId": "r-8006",
            "verification": {"passed": passed}, "face": {"isIdentical": true, "confidence": 0.91}}})),
        (verdict(), code()).prop_map(|(verdict, code)| json!({"requestId": "r-1", "fullName": "TEST PERSON", "status": verdict,
            "kycData": {"errorCodes": [code]}})),
        (code(), word()).prop_map(|(code, word)| json!({"status": "SUCCESS", "data": {"status": false, "code": code, "message": word, "result": null}})),
    ]
}

fn summary(decoded: &Decoded) -> Vec<(&'static str, Vec<Option<Code>>)> {
    let reply = |reply: &faceki_console::decode::Reply| {
        (reply.outcome.word(), reply.codes.iter().map(|code| code.code).collect())
    };
    decoded.replies.iter().map(reply).collect()
}

/// How many random replies; `FACEKI_CASES` asks for more.
fn cases() -> u32 {
    std::env::var("FACEKI_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(96)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases()) })]

    #[test]
    fn a_reply_says_the_same_in_every_notation(reply in reply()) {
        let catalogue = Catalogue::built_in();
        let plain = summary(&decode(reply.to_string().as_bytes(), &catalogue));
        prop_assert_eq!(plain.len(), 1);
        for (name, text) in written(&reply) {
            prop_assert_eq!(&summary(&decode(text.as_bytes(), &catalogue)), &plain, "{}: {}", name, text);
        }
    }
}
