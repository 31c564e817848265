//! The same record in the notations that people paste.

use std::fmt::Write;

use serde_json::Value;

/// A notation's name and how it writes a record.
pub(super) type Notation = (&'static str, fn(&Value) -> String);

/// All of them.
pub(super) const NOTATIONS: &[Notation] = &[
    ("json", |v| v.to_string()),
    ("json, indented", |v| serde_json::to_string_pretty(v).unwrap()),
    ("json, escaped", |v| Value::String(v.to_string()).to_string()),
    ("json, escaped twice", |v| Value::String(Value::String(v.to_string()).to_string()).to_string()),
    ("json in json", |v| format!(r#"{{"status":"ResultOk","data":{}}}"#, Value::String(v.to_string()))),
    ("json in a log record", |v| {
        format!(
            r#"{{"log":{},"stream":"stdout"}}"#,
            Value::String(format!("2030-01-01 10:00:00 INFO got {v}\n"))
        )
    }),
    ("python", |v| python(v)),
    ("javascript console", |v| bare(v, ("{ ", " }"), ("[ ", " ]"), ": ", ", ", true)),
    ("java map", |v| bare(v, ("{", "}"), ("[", "]"), "=", ", ", false)),
    ("kotlin data class", |v| format!("Reply{}", bare(v, ("(", ")"), ("[", "]"), "=", ", ", false))),
    ("dart map", |v| bare(v, ("{", "}"), ("[", "]"), ": ", ", ", false)),
    ("go map", |v| bare(v, ("map[", "]"), ("[", "]"), ":", " ", false)),
    ("swift dictionary", |v| swift(v)),
    ("objective-c dictionary", |v| objective_c(v)),
    ("ruby", |v| ruby(v)),
    ("rust debug", |v| rust(v)),
    ("php print_r", |v| print_r(v, 0)),
    ("php var_dump", |v| var_dump(v, 0)),
    ("php var_export", |v| var_export(v)),
    ("yaml", |v| yaml(v, 0)),
    ("powershell list", |v| flat(v).iter().map(|(key, value)| format!("{key:<28} : {value}\n")).collect()),
    ("xml", |v| format!("<reply>{}</reply>", xml(v))),
    ("xml, escaped", |v| {
        format!("<reply>{}</reply>", xml(v)).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
    }),
    ("html-escaped json", |v| {
        v.to_string().replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
    }),
    ("percent-encoded json", |v| percent(&v.to_string())),
    ("form fields", |v| {
        flat(v).iter().map(|(key, value)| format!("{key}={}", percent(value))).collect::<Vec<_>>().join("&")
    }),
    ("csv", |v| {
        let cells = flat(v);
        let keys: Vec<&str> = cells.iter().map(|(key, _)| key.as_str()).collect();
        let values: Vec<String> =
            cells.iter().map(|(_, value)| format!("\"{}\"", value.replace('"', "\"\""))).collect();
        format!("{}\n{}\n", keys.join(","), values.join(","))
    }),
    ("json in a csv cell", |v| {
        format!("requestId,status,body\nr-1,200,\"{}\"\n", v.to_string().replace('"', "\"\""))
    }),
    ("log line", |v| format!("2030-01-01 10:00:00,123 INFO [http-1] c.f.Client - reply: {v}\n")),
    ("logcat", |v| {
        let body = serde_json::to_string_pretty(v).unwrap();
        body.lines().map(|line| format!("01-01 10:00:00.123  1234  5678 D Faceki: {line}\n")).collect()
    }),
    ("mail quote", |v| {
        let body = serde_json::to_string_pretty(v).unwrap();
        body.lines().map(|line| format!("> {line}\n")).collect()
    }),
    ("curl -v", |v| {
        format!(
            "> POST /api/v3/kyc_verification HTTP/1.1\n> Host: sdk.faceki.com\n> Authorization: Bearer \
             eyJraWQiOiJxdWltYiJ9.eyJzdWIiOiJwZXRyb25lbGxhIn0.c2lnbmF0dXJlcXVpbWI\n> User-Agent: curl/8\n>\n< HTTP/1.1 200 OK\n\
             < Content-Type: application/json\n<\n{{ [1234 bytes data]\n{v}\n"
        )
    }),
    ("curly quotes", |v| v.to_string().replace("\":\"", "”:“").replace("\",\"", "”,“").replace('"', "“")),
    ("php serialize", |v| serialized(v)),
    ("php serialize, escaped", |v| serialized(v).replace('"', "\\\"")),
    ("go spew", |v| spew(v, 1)),
    ("paths joined by underscores", |v| {
        joined("", v).iter().map(|(path, value)| format!("{path}={value}\n")).collect()
    }),
    ("paths joined by underscores, json", |v| {
        let members = joined("", v).into_iter().map(|(path, value)| (path, Value::String(value)));
        Value::Object(members.collect()).to_string()
    }),
    ("highlighted html", |v| format!("<pre>{}</pre>", highlighted(v))),
    ("nginx escapes", |v| {
        format!("1.2.3.4 \"POST /kyc\" 200 body=\"{}\"", v.to_string().replace('"', "\\x22"))
    }),
    ("xml with names in attributes", |v| named(None, v)),
    ("no braces", |v| v.to_string().trim_matches(['{', '}']).to_owned()),
];

fn scalar(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Every scalar with its dotted path's last segment.
fn flat(value: &Value) -> Vec<(String, String)> {
    fn into(key: &str, value: &Value, all: &mut Vec<(String, String)>) {
        match value {
            Value::Object(members) => members.iter().for_each(|(key, value)| into(key, value, all)),
            Value::Array(elements) => elements.iter().for_each(|value| into(key, value, all)),
            _ => all.push((key.to_owned(), scalar(value))),
        }
    }
    let mut all = Vec::new();
    into("value", value, &mut all);
    all
}

fn percent(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").unwrap();
        }
    }
    out
}

fn python(value: &Value) -> String {
    match value {
        Value::Null => "None".into(),
        Value::Bool(true) => "True".into(),
        Value::Bool(false) => "False".into(),
        Value::String(text) if text.contains('\'') => format!("\"{text}\""),
        Value::String(text) => format!("'{text}'"),
        Value::Number(number) => number.to_string(),
        Value::Array(elements) => format!("[{}]", elements.iter().map(python).collect::<Vec<_>>().join(", ")),
        Value::Object(members) => {
            let members: Vec<String> =
                members.iter().map(|(key, value)| format!("'{key}': {}", python(value))).collect();
            format!("{{{}}}", members.join(", "))
        }
    }
}

type Pair = (&'static str, &'static str);

/// Keys without quotes; values with or without.
fn bare(value: &Value, record: Pair, list: Pair, separator: &str, comma: &str, quoted: bool) -> String {
    match value {
        Value::Object(members) => {
            let one = |(key, value): (&String, &Value)| {
                format!("{key}{separator}{}", bare(value, record, list, separator, comma, quoted))
            };
            format!("{}{}{}", record.0, members.iter().map(one).collect::<Vec<_>>().join(comma), record.1)
        }
        Value::Array(elements) => {
            let one = |value| bare(value, record, list, separator, comma, quoted);
            format!("{}{}{}", list.0, elements.iter().map(one).collect::<Vec<_>>().join(comma), list.1)
        }
        Value::String(text) if quoted => format!("'{}'", text.replace('\'', "\\'")),
        _ => scalar(value),
    }
}

fn swift(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let one = |(key, value): (&String, &Value)| format!("AnyHashable(\"{key}\"): {}", swift(value));
            format!("[{}]", members.iter().map(one).collect::<Vec<_>>().join(", "))
        }
        Value::Array(elements) => format!("[{}]", elements.iter().map(swift).collect::<Vec<_>>().join(", ")),
        Value::String(text) => format!("Optional(\"{text}\")"),
        Value::Null => "nil".into(),
        _ => format!("Optional({value})"),
    }
}

fn objective_c(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let one = |(key, value): (&String, &Value)| format!("    \"{key}\" = {};\n", objective_c(value));
            format!("{{\n{}}}", members.iter().map(one).collect::<String>())
        }
        Value::Array(elements) => {
            format!("(\n{}\n)", elements.iter().map(objective_c).collect::<Vec<_>>().join(",\n"))
        }
        Value::String(text) => format!("\"{text}\""),
        Value::Bool(flag) => u8::from(*flag).to_string(),
        Value::Null => "\"<null>\"".into(),
        Value::Number(number) => number.to_string(),
    }
}

fn ruby(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let one = |(key, value): (&String, &Value)| format!(":{key}=>{}", ruby(value));
            format!("{{{}}}", members.iter().map(one).collect::<Vec<_>>().join(", "))
        }
        Value::Array(elements) => format!("[{}]", elements.iter().map(ruby).collect::<Vec<_>>().join(", ")),
        Value::Null => "nil".into(),
        _ => value.to_string(),
    }
}

fn rust(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let one = |(key, value): (&String, &Value)| format!("{key}: {}", rust(value));
            format!("Reply {{ {} }}", members.iter().map(one).collect::<Vec<_>>().join(", "))
        }
        Value::Array(elements) => format!("[{}]", elements.iter().map(rust).collect::<Vec<_>>().join(", ")),
        Value::Null => "None".into(),
        _ => format!("Some({value})"),
    }
}

fn print_r(value: &Value, depth: usize) -> String {
    let pad = " ".repeat(depth * 8);
    let members: Vec<(String, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(elements) => {
            elements.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect()
        }
        Value::Bool(true) => return "1".into(),
        Value::Bool(false) | Value::Null => return String::new(),
        _ => return scalar(value),
    };
    let mut out = format!("Array\n{pad}(\n");
    for (key, value) in members {
        writeln!(out, "{pad}    [{key}] => {}", print_r(value, depth + 1)).unwrap();
    }
    out + &format!("{pad})\n")
}

fn var_dump(value: &Value, depth: usize) -> String {
    let pad = " ".repeat(depth * 2);
    let members: Vec<(String, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(key, value)| (format!("\"{key}\""), value)).collect(),
        Value::Array(elements) => {
            elements.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect()
        }
        Value::Bool(flag) => return format!("{pad}bool({flag})\n"),
        Value::Null => return format!("{pad}NULL\n"),
        Value::Number(number) => return format!("{pad}int({number})\n"),
        Value::String(text) => return format!("{pad}string({}) \"{text}\"\n", text.len()),
    };
    let mut out = format!("{pad}array({}) {{\n", members.len());
    for (key, value) in members {
        write!(out, "{pad}  [{key}]=>\n{}", var_dump(value, depth + 1)).unwrap();
    }
    out + &format!("{pad}}}\n")
}

fn var_export(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let one = |(key, value): (&String, &Value)| format!("  '{key}' => {},\n", var_export(value));
            format!("array (\n{})", members.iter().map(one).collect::<String>())
        }
        Value::Array(elements) => {
            let one = |(at, value): (usize, &Value)| format!("  {at} => {},\n", var_export(value));
            format!("array (\n{})", elements.iter().enumerate().map(one).collect::<String>())
        }
        Value::String(text) => format!("'{}'", text.replace('\'', "\\'")),
        Value::Null => "NULL".into(),
        _ => value.to_string(),
    }
}

fn yaml(value: &Value, depth: usize) -> String {
    let pad = " ".repeat(depth * 2);
    match value {
        Value::Object(members) => {
            let mut out = String::new();
            for (key, value) in members {
                match value {
                    Value::Object(_) | Value::Array(_) => {
                        write!(out, "{pad}{key}:\n{}", yaml(value, depth + 1)).unwrap()
                    }
                    _ => writeln!(out, "{pad}{key}: {}", scalar(value)).unwrap(),
                }
            }
            out
        }
        Value::Array(elements) => {
            let mut out = String::new();
            for value in elements {
                let inner = yaml(value, depth + 1);
                writeln!(out, "{pad}- {}", inner.trim()).unwrap();
            }
            out
        }
        _ => format!("{pad}{}\n", scalar(value)),
    }
}

fn xml(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            members.iter().map(|(key, value)| format!("<{key}>{}</{key}>", xml(value))).collect()
        }
        Value::Array(elements) => {
            elements.iter().map(|value| format!("<item>{}</item>", xml(value))).collect()
        }
        _ => scalar(value).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"),
    }
}

fn serialized(value: &Value) -> String {
    let text = |text: &str| format!("s:{}:\"{text}\";", text.len());
    match value {
        Value::Object(members) => {
            let one = |(key, value): (&String, &Value)| text(key) + &serialized(value);
            format!("a:{}:{{{}}}", members.len(), members.iter().map(one).collect::<String>())
        }
        Value::Array(elements) => {
            let one = |(at, value): (usize, &Value)| format!("i:{at};{}", serialized(value));
            format!("a:{}:{{{}}}", elements.len(), elements.iter().enumerate().map(one).collect::<String>())
        }
        Value::String(value) => text(value),
        Value::Bool(flag) => format!("b:{};", u8::from(*flag)),
        Value::Null => "N;".into(),
        Value::Number(number) if number.is_f64() => format!("d:{number};"),
        Value::Number(number) => format!("i:{number};"),
    }
}

fn spew(value: &Value, depth: usize) -> String {
    let pad = " ".repeat(depth);
    match value {
        Value::Object(members) => {
            let one = |(key, value): (&String, &Value)| {
                format!("{pad}(string) (len={}) \"{key}\": {},\n", key.len(), spew(value, depth + 1))
            };
            let members: String = members.iter().map(one).collect();
            format!("(map[string]string) (len=1) {{\n{members}{}}}", " ".repeat(depth - 1))
        }
        Value::Array(elements) => {
            let one = |value| format!("{pad}{},\n", spew(value, depth + 1));
            let elements: String = elements.iter().map(one).collect();
            format!("([]string) (len=1 cap=1) {{\n{elements}{}}}", " ".repeat(depth - 1))
        }
        Value::String(text) => format!("(string) (len={}) \"{text}\"", text.len()),
        Value::Bool(flag) => format!("(bool) {flag}"),
        Value::Null => "(string) <nil>".into(),
        Value::Number(number) => format!("(float64) {number}"),
    }
}

/// Every scalar with its path.
fn joined(path: &str, value: &Value) -> Vec<(String, String)> {
    let below = |step: &str| if path.is_empty() { step.to_owned() } else { format!("{path}_{step}") };
    match value {
        Value::Object(members) => {
            members.iter().flat_map(|(key, value)| joined(&below(key), value)).collect()
        }
        Value::Array(elements) => {
            let one = |(at, value): (usize, &Value)| joined(&below(&at.to_string()), value);
            elements.iter().enumerate().flat_map(one).collect()
        }
        _ => vec![(path.to_owned(), scalar(value))],
    }
}

fn highlighted(value: &Value) -> String {
    let comma = "<span class=\"p\">,</span>\n";
    match value {
        Value::Object(members) => {
            let one = |(key, value): (&String, &Value)| {
                format!(
                    "<span class=\"nt\">\"{key}\"</span><span class=\"p\">:</span> {}",
                    highlighted(value)
                )
            };
            let members: Vec<String> = members.iter().map(one).collect();
            format!("<span class=\"p\">{{</span>{}<span class=\"p\">}}</span>", members.join(comma))
        }
        Value::Array(elements) => {
            let elements: Vec<String> = elements.iter().map(highlighted).collect();
            format!("<span class=\"p\">[</span>{}<span class=\"p\">]</span>", elements.join(comma))
        }
        _ => format!("<span class=\"s2\">{value}</span>"),
    }
}

/// As Android keeps preferences.
fn named(name: Option<&str>, value: &Value) -> String {
    let name = name.map(|name| format!(" name=\"{name}\"")).unwrap_or_default();
    match value {
        Value::Object(members) => {
            let members: String = members.iter().map(|(key, value)| named(Some(key), value)).collect();
            format!("<map{name}>{members}</map>")
        }
        Value::Array(elements) => {
            let elements: String = elements.iter().map(|value| named(None, value)).collect();
            format!("<list{name}>{elements}</list>")
        }
        Value::String(text) => format!("<string{name}>{}</string>", text.replace('<', "&lt;")),
        _ => format!("<int{name} value=\"{value}\" />"),
    }
}
