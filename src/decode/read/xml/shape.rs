//! What the children of an element make: a record, a list, a property list.

use super::super::super::node::{Member, Node, Value};

/// Names of elements that only say "one of several".
const ITEMS: [&str; 12] = [
    "item",
    "items",
    "element",
    "value",
    "entry",
    "int",
    "integer",
    "string",
    "number",
    "errorCode",
    "code",
    "e",
];

/// Those of them that stand for a whole record, whatever the element around them is called.
const RECORDS: [&str; 4] = ["item", "element", "entry", "e"];

/// The value of the whole document.
pub(super) fn root(mut top: Vec<Member>) -> Value {
    match top.len() {
        1 => match top.pop() {
            Some(Member { value, .. }) if matches!(value.value, Value::Record(_) | Value::List(_)) => {
                value.value
            }
            Some(member) => Value::Record(vec![member]),
            None => Value::Record(top),
        },
        _ => Value::Record(top),
    }
}

/// Does an element with these members hold more than attributes?
pub(super) fn is_container(members: &[Member]) -> bool {
    members.iter().any(|member| matches!(member.value.value, Value::Record(_) | Value::List(_)))
}

/// The value of an element without text and children.
pub(super) fn empty(name: &str, nothing: bool) -> Value {
    match name {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        "array" => Value::List(Vec::new()),
        "dict" => Value::Record(Vec::new()),
        _ if nothing => Value::Null,
        _ => Value::Text(String::new()),
    }
}

/// The value of an element with children.
pub(super) fn container(name: &str, members: Vec<Member>) -> Value {
    if name == "dict" && members.first().is_some_and(|member| member.key == "key") {
        return Value::Record(pairs(members));
    }
    if name == "plist" && members.iter().any(|member| member.key == "dict") {
        let dict = members.into_iter().find(|member| member.key == "dict");
        return dict.map_or(Value::Cut, |member| member.value.value);
    }
    let members = named(kept_apart(name, members));
    // `<code value="8006"/>`
    if let [member] = members.as_slice()
        && member.key == "value"
        && !is_container(&members)
    {
        return member.value.value.clone();
    }
    let same = members.windows(2).all(|pair| matches!(pair, [one, other] if one.key == other.key));
    let plural = members.len() > 1
        || members.first().is_some_and(|member| {
            let listed = name.to_ascii_lowercase().ends_with('s')
                || (RECORDS.contains(&member.key.as_str()) && !member.value.members().is_empty());
            ITEMS.contains(&member.key.as_str()) && listed
        });
    if name == "array" || (same && plural) {
        return Value::List(members.into_iter().map(|member| member.value).collect());
    }
    Value::Record(members)
}

/// `<map name="result">…</map>`: the name apart from what the element holds.
fn kept_apart(name: &str, mut members: Vec<Member>) -> Vec<Member> {
    let Some((first, rest)) = members.split_first() else { return members };
    let says = matches!(first.key.as_str(), "name" | "key") && matches!(first.value.value, Value::Text(_));
    let item = |member: &Member| {
        ITEMS.contains(&member.key.as_str()) && !matches!(member.key.as_str(), "value" | "code" | "errorCode")
    };
    if !says || rest.is_empty() || !(is_container(rest) || rest.iter().all(item)) {
        return members;
    }
    let held = members.split_off(1);
    let start = held.iter().map(|member| member.key_span.start).min().unwrap_or_default();
    let end = held.iter().map(|member| member.value.span.end).max().unwrap_or(start);
    let several = matches!(name, "list" | "set" | "array");
    let value = match <[Member; 1]>::try_from(held) {
        Ok([only]) if !several && matches!(only.key.as_str(), "map" | "dict" | "list" | "set" | "array") => {
            only.value.value
        }
        Ok(only) => container(if several { "array" } else { "" }, only.into()),
        Err(held) => container(if several { "array" } else { "" }, held),
    };
    let value = Node { span: start..end.max(start), value };
    members.push(Member { key: "value".to_owned(), key_span: start..start, value });
    members
}

/// Members that say their names in an attribute: `<int name="code" value="8006"/>`, `<entry key="code">8006</entry>`.
/// The members unchanged when one of them does not.
pub(super) fn named(members: Vec<Member>) -> Vec<Member> {
    let all = members.iter().all(|member| name_and_value(&member.value).is_some());
    if !all || members.is_empty() {
        return members;
    }
    let named = members.into_iter().map(|member| match name_and_value(&member.value) {
        Some((name, value)) => {
            let (key, key_span) = name;
            Member {
                key,
                key_span,
                value: value.cloned().unwrap_or(Node { value: Value::Null, ..member.value }),
            }
        }
        None => member,
    });
    named.collect()
}

type Name = (String, std::ops::Range<usize>);

/// The name that an element says it has, and its value: none for nothing.
fn name_and_value(node: &Node) -> Option<(Name, Option<&Node>)> {
    let Value::Record(members) = &node.value else { return None };
    let (first, rest) = members.split_first()?;
    let Value::Text(name) = &first.value.value else { return None };
    if !matches!(first.key.as_str(), "name" | "key") {
        return None;
    }
    let value = match rest {
        [] => None,
        [value] if matches!(value.key.as_str(), "value" | "text") || is_container(rest) => Some(&value.value),
        _ => return None,
    };
    Some(((name.clone(), first.value.span.clone()), value))
}

/// `<key>code</key><integer>8006</integer>` of a property list.
fn pairs(members: Vec<Member>) -> Vec<Member> {
    let mut made = Vec::new();
    let mut waiting = None;
    for member in members {
        match (member.key.as_str(), &member.value.value) {
            ("key", Value::Text(key)) => waiting = Some((key.clone(), member.value.span.clone())),
            _ => {
                if let Some((key, key_span)) = waiting.take() {
                    made.push(Member { key, key_span, value: member.value });
                }
            }
        }
    }
    made
}
