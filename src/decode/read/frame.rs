//! An opened bracket and what stands in it, until it becomes a value.

use std::ops::Range;

use super::super::node::{Member, Node, Value};
use super::chars::Separator;
use super::mend::{Mend, Mends};

/// A key and its place in the paste.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) text: String,
    pub(super) span: Range<usize>,
}

/// A value, with its key when it has one.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) key: Option<Key>,
    pub(super) node: Node,
    /// Bytes of the layer, without quotes: what a key is made of.
    pub(super) contents: Range<usize>,
    pub(super) quoted: bool,
}

/// What came last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// The opening bracket.
    Start,
    /// A comma.
    Comma,
    /// A value, or a key without separator.
    Value,
}

/// An opened bracket.
#[derive(Debug)]
pub(super) struct Frame {
    /// What closes it; `None` when no bracket holds the members together.
    pub(super) close: Option<char>,
    /// First byte in the layer, its label included.
    pub(super) start: usize,
    /// The name in front of the bracket.
    pub(super) label: Option<String>,
    pub(super) items: Vec<Item>,
    /// The key that waits for its value.
    pub(super) key: Option<Key>,
    pub(super) gap: Gap,
    pub(super) quoted_keys: usize,
    pub(super) bare_keys: usize,
    pub(super) commas: usize,
    /// Blanks separate members, keys being followed by this.
    pub(super) spaced: Option<Separator>,
    /// Its separators are arrows.
    pub(super) arrows: bool,
    /// Its keys stand in brackets of their own: `[1] = …` of Lua.
    pub(super) indexed: bool,
    /// Its keys are keywords of Clojure, which a blank parts from their values.
    pub(super) keywords: bool,
    /// An ellipsis stands in it.
    pub(super) elided: bool,
    /// An object of a dump that numbers them: signs stand in front of its keys, line ends part its members.
    pub(super) dump: bool,
}

/// Names that wrap a list of pairs.
const PAIRS: [&str; 5] = ["OrderedDict", "dict", "Map", "dict_items", "odict_items"];
/// What an inspector prints instead of a value it does not show.
const HIDDEN: [&str; 8] =
    ["Object", "Array", "Circular", "Circular *1", "Getter", "Function", "object Object", "Truncated"];

impl Frame {
    /// A bracket that was just opened.
    pub(super) fn new(close: Option<char>, start: usize, label: Option<String>) -> Self {
        Self {
            close,
            start,
            label,
            items: Vec::new(),
            key: None,
            gap: Gap::Start,
            quoted_keys: 0,
            bare_keys: 0,
            commas: 0,
            spaced: None,
            arrows: false,
            indexed: false,
            keywords: false,
            elided: false,
            dump: false,
        }
    }

    /// Holds members rather than elements.
    pub(super) fn is_record(&self) -> bool {
        self.quoted_keys + self.bare_keys > 0
    }

    /// Keys stand in quotes, as in JSON.
    pub(super) fn has_quoted_keys(&self) -> bool {
        self.quoted_keys > 0 && self.bare_keys * 2 <= self.quoted_keys
    }

    /// Keys come first here: a brace, or no bracket at all.
    pub(super) fn wants_keys(&self) -> bool {
        matches!(self.close, Some('}' | '>') | None)
    }

    /// Keys are 0, 1, 2 …: a list as PHP prints it. Lua counts from one.
    fn is_numbered(&self) -> bool {
        let from = |first: usize| {
            self.items.iter().enumerate().all(|(index, item)| {
                item.key.as_ref().is_some_and(|key| key.text.parse::<usize>() == Ok(index + first))
            })
        };
        !self.items.is_empty() && ((self.arrows && from(0)) || (self.indexed && from(1)))
    }

    /// The value that the bracket holds.
    pub(super) fn finish(mut self, mends: &mut Mends) -> Value {
        let nothing = self.items.is_empty();
        if self.elided && nothing {
            return Value::Cut;
        }
        if self.is_numbered() {
            return Value::List(self.items.into_iter().map(|item| item.node).collect());
        }
        if self.is_record() {
            return Value::Record(members(self.items, mends));
        }
        let label = self.label.as_deref().unwrap_or_default();
        // PowerShell prints the type of a list instead of the list.
        if nothing && label.starts_with("System.") {
            return Value::Cut;
        }
        if nothing {
            let record = self.close == Some('}') || label.starts_with("map");
            return if record { Value::Record(Vec::new()) } else { Value::List(Vec::new()) };
        }
        if self.items.len() == 1 {
            let text = match self.items.first().map(|item| &item.node.value) {
                Some(Value::Text(text)) => text.as_str(),
                _ => "",
            };
            if self.close == Some(']') && self.label.is_none() && HIDDEN.contains(&text) {
                return Value::Cut;
            }
            if self.close == Some(')') && !label.is_empty() {
                let number =
                    matches!(self.items.first().map(|item| &item.node.value), Some(Value::Number(_)));
                if label == "Array" && number {
                    return Value::Cut;
                }
                let pairs = PAIRS.iter().any(|name| label.ends_with(name));
                let value = self.items.pop().map_or(Value::Cut, |item| item.node.value);
                return if pairs { from_pairs(value) } else { value };
            }
        }
        Value::List(self.items.into_iter().map(|item| item.node).collect())
    }
}

/// A bracket without a key keeps its place under an empty key; a word without one is left out.
fn members(items: Vec<Item>, mends: &mut Mends) -> Vec<Member> {
    let mut members = Vec::with_capacity(items.len());
    for item in items {
        match item.key {
            Some(key) => members.push(Member { key: key.text, key_span: key.span, value: item.node }),
            None if matches!(item.node.value, Value::Record(_) | Value::List(_) | Value::Embedded(_)) => {
                let at = item.node.span.start;
                members.push(Member { key: String::new(), key_span: at..at, value: item.node });
            }
            None => mends.add(Mend::LooseWord, item.node.span),
        }
    }
    members
}

/// `OrderedDict([('code', 8006), …])` as a record; anything else unchanged.
fn from_pairs(value: Value) -> Value {
    let Value::List(nodes) = value else { return value };
    let pair = |node: &Node| {
        matches!(&node.value, Value::List(pair) if pair.len() == 2
        && matches!(pair.first().map(|key| &key.value), Some(Value::Text(_))))
    };
    if nodes.is_empty() || !nodes.iter().all(pair) {
        return Value::List(nodes);
    }
    let members = nodes.into_iter().filter_map(|node| {
        let Value::List(pair) = node.value else { return None };
        let [key, value] = <[Node; 2]>::try_from(pair).ok()?;
        let Value::Text(text) = key.value else { return None };
        Some(Member { key: text, key_span: key.span, value })
    });
    Value::Record(members.collect())
}
