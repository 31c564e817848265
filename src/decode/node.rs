//! Values read from a paste, each with the bytes it stands in.

use std::fmt;
use std::ops::Range;

use crate::catalogue::Code;

/// A value and its place.
#[derive(Clone, PartialEq)]
pub struct Node {
    /// Bytes of the **pasted** text, through every layer (mail quoting, escapes, entities) that was peeled off.
    pub span: Range<usize>,
    /// What was read.
    pub value: Value,
}

/// A value in any notation.
#[derive(Clone, PartialEq)]
pub enum Value {
    /// `null`, `None`, `nil`, `undefined`, `<null>`.
    Null,
    /// `true`, `True`, `YES` of Swift, `bool(true)`.
    Bool(bool),
    /// A number, complete: a cut one is [`Value::Cut`].
    Number(Number),
    /// A string, or a bare word, unescaped. Over 64 KiB only its beginning is kept.
    Text(String),
    /// A string that itself holds a value (JSON in JSON, URL-encoded, repr in a string).
    Embedded(Box<Node>),
    /// An array, list, tuple.
    List(Vec<Node>),
    /// An object, dictionary, map, struct. Keys may repeat; order is the paste's.
    Record(Vec<Member>),
    /// The paste ends inside this value: it is not known.
    Cut,
}

/// A member of a record.
#[derive(Clone, PartialEq)]
pub struct Member {
    /// The key, unescaped, invisible characters removed. Empty for a record or list whose key was cut away with
    /// the start of the paste (`"decision":"DECLINED"},"code":200}`).
    pub key: String,
    /// Bytes of the pasted text.
    pub key_span: Range<usize>,
    /// The value.
    pub value: Node,
}

/// A number as a code sees it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// The value.
    pub value: f64,
    /// The value when it is whole (`8006`, `8006.0`, `8.006e3`) and fits.
    pub whole: Option<Code>,
}

/// Shape only: values are personal.
impl fmt::Debug for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match &self.value {
            Value::Null => "null",
            Value::Bool(_) => "bool",
            Value::Number(_) => "number",
            Value::Text(_) => "text",
            Value::Embedded(_) => "embedded",
            Value::List(_) => "list",
            Value::Record(_) => "record",
            Value::Cut => "cut",
        };
        write!(f, "Node({kind} at {:?})", self.span)
    }
}

impl Node {
    /// The value of the first member called `key`, seen through embedding.
    pub fn member(&self, key: &str) -> Option<&Node> {
        self.members().iter().find(|member| member.key == key).map(|member| &member.value)
    }

    /// Do both hold the same plain value?
    pub(in crate::decode) fn says(&self, other: &Node) -> bool {
        match (&self.value, &other.value) {
            (Value::Null, Value::Null) => true,
            (Value::Bool(one), Value::Bool(two)) => one == two,
            (Value::Number(one), Value::Number(two)) => one == two,
            (Value::Text(one), Value::Text(two)) => one == two,
            _ => false,
        }
    }

    /// The members of a record, seen through embedding; empty for anything else.
    pub fn members(&self) -> &[Member] {
        match &self.seen().value {
            Value::Record(members) => members,
            _ => &[],
        }
    }

    /// The elements of a list, seen through embedding; empty for anything else.
    pub fn elements(&self) -> &[Node] {
        match &self.seen().value {
            Value::List(nodes) => nodes,
            _ => &[],
        }
    }

    /// The node itself, or the one it embeds or wraps in the name of its type.
    pub fn seen(&self) -> &Node {
        let mut node = self;
        loop {
            node = match &node.value {
                Value::Embedded(inner) => inner,
                Value::Record(members) => match typed(members) {
                    Some(inner) => inner,
                    None => return node,
                },
                _ => return node,
            };
        }
    }
}

/// `{"$numberInt": "8006"}` of a MongoDB export, `{"N": "8006"}` of DynamoDB: the value is the only member.
fn typed(members: &[Member]) -> Option<&Node> {
    let [member] = members else { return None };
    let fits = matches!(
        (member.key.as_str(), &member.value.value),
        ("$numberInt" | "$numberLong" | "$numberDouble" | "N" | "S", Value::Text(_) | Value::Number(_))
            | ("BOOL", Value::Bool(_))
            | ("L", Value::List(_))
            | ("M", Value::Record(_))
    );
    fits.then_some(&member.value)
}
