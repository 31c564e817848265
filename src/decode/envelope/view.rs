//! A record seen through the member names that matter.

use super::keys::{self, Class};
use super::lexicon::Lexicon;
use crate::decode::node::{Member, Node, Value};

/// Where a record comes from: how far its structure can be trusted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Origin {
    /// The piece was JSON.
    pub(crate) json: bool,
    /// No bracket held the piece together.
    pub(crate) bare: bool,
    /// The paste ends inside the piece.
    pub(crate) cut: bool,
    /// The piece follows the key `error`: its code is a supplier's.
    pub(crate) supplier: bool,
}

/// A record, its telling members sorted out once.
pub(crate) struct View<'a> {
    /// The record.
    pub(crate) node: &'a Node,
    /// Where it comes from.
    pub(crate) origin: Origin,
    known: Vec<(&'static str, &'a Member)>,
    strange: usize,
    classes: [usize; 4],
}

impl<'a> View<'a> {
    /// Looks at every member once. `None` for anything but a record.
    pub(crate) fn of(node: &'a Node, origin: Origin) -> Option<Self> {
        let node = node.seen();
        let Value::Record(members) = &node.value else { return None };
        let mut view = Self { node, origin, known: Vec::new(), strange: 0, classes: [0; 4] };
        for member in members {
            match keys::known(&member.key) {
                Some((_, Class::Owner)) | None => view.strange += 1,
                Some((name, class)) => {
                    view.known.push((name, member));
                    if let Some(count) = view.classes.get_mut(class as usize) {
                        *count += 1;
                    }
                }
            }
        }
        Some(view)
    }

    /// Every value of a name: keys repeat.
    pub(crate) fn all(&self, name: &'static str) -> impl Iterator<Item = &'a Node> + use<'a, '_> {
        self.known.iter().filter(move |(known, _)| *known == name).map(|(_, member)| &member.value)
    }

    /// The first value of a name.
    pub(crate) fn get(&self, name: &'static str) -> Option<&'a Node> {
        self.all(name).next()
    }

    /// Is there a member of this name?
    pub(crate) fn has(&self, name: &'static str) -> bool {
        self.get(name).is_some()
    }

    /// How many of these names are there?
    pub(crate) fn count(&self, names: &[&'static str]) -> usize {
        names.iter().filter(|name| self.has(name)).count()
    }

    /// Are there no members but these?
    pub(crate) fn only(&self, names: &[&str]) -> bool {
        self.strange == 0 && self.known.iter().all(|(known, _)| names.contains(known))
    }

    /// Is there a member that no reply, log or HTTP exchange has?
    pub(crate) fn has_strange(&self) -> bool {
        self.strange > 0
    }

    /// Is there a member of this class?
    pub(crate) fn has_class(&self, class: Class) -> bool {
        self.classes.get(class as usize).is_some_and(|count| *count > 0)
    }

    /// The first value of a name as a record.
    pub(crate) fn view(&self, name: &'static str) -> Option<View<'a>> {
        self.all(name).find_map(|node| View::of(node, self.origin))
    }

    /// The records under a name: the one there, or each of a list. Repeated keys all count.
    pub(crate) fn records(&self, name: &'static str) -> impl Iterator<Item = View<'a>> + use<'a, '_> {
        self.all(name).flat_map(items).filter_map(|node| View::of(node, self.origin))
    }

    /// Truth as any printer writes it: `true`, `YES`, `1`; PHP prints false as nothing.
    pub(crate) fn flag(&self, node: &Node) -> Option<bool> {
        match &node.seen().value {
            Value::Bool(flag) => Some(*flag),
            Value::Number(number) => match number.whole {
                Some(0) => Some(false),
                Some(1) => Some(true),
                _ => None,
            },
            Value::Text(text) => {
                let text = text.trim();
                if text.is_empty() {
                    return (!self.origin.json).then_some(false);
                }
                let is = |words: [&str; 3]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
                if is(["true", "yes", "1"]) { Some(true) } else { is(["false", "no", "0"]).then_some(false) }
            }
            _ => None,
        }
    }

    /// Is one of the values of this name false? A later `true` does not hide it.
    pub(crate) fn denies(&self, name: &'static str) -> bool {
        self.all(name).any(|node| self.flag(node) == Some(false))
    }

    /// Is there a boolean of this name?
    pub(crate) fn has_flag(&self, name: &'static str) -> bool {
        self.all(name).any(|node| self.flag(node).is_some())
    }

    /// The text of a name.
    pub(crate) fn text(&self, name: &'static str) -> Option<&'a str> {
        self.all(name).find_map(text)
    }
}

/// A text value, whitespace trimmed.
pub(crate) fn text(node: &Node) -> Option<&str> {
    match &node.seen().value {
        Value::Text(text) => Some(text.trim()),
        _ => None,
    }
}

/// The elements of a list, also of one that PHP or JavaScript printed with its indices as keys; a single value
/// is its own only element.
pub(crate) fn items(node: &Node) -> Vec<&Node> {
    let node = node.seen();
    match &node.value {
        Value::List(nodes) => nodes.iter().collect(),
        Value::Record(members) if is_indexed(members) => members.iter().map(|member| &member.value).collect(),
        _ => vec![node],
    }
}

/// Is this a list in truth?
pub(crate) fn is_list(node: &Node) -> bool {
    match &node.seen().value {
        Value::List(_) => true,
        Value::Record(members) => is_indexed(members),
        _ => false,
    }
}

fn is_indexed(members: &[Member]) -> bool {
    let index = |(at, member): (usize, &Member)| member.key.parse() == Ok(at);
    !members.is_empty() && members.iter().enumerate().all(index)
}

/// Nothing in it: null, an empty text, list or record, or a paste that ends there.
pub(crate) fn is_empty(node: &Node) -> bool {
    match &node.seen().value {
        Value::Null | Value::Cut => true,
        Value::Text(text) => ["", "{}", "[]", "null", "undefined"].contains(&text.trim()),
        Value::List(nodes) => nodes.is_empty(),
        Value::Record(members) => members.is_empty(),
        _ => false,
    }
}

/// What a shape needs to look at a record.
pub(crate) struct Sight<'a, 'b> {
    /// The record.
    pub(crate) view: View<'a>,
    /// The codes there are.
    pub(crate) lexicon: &'b Lexicon<'b>,
    /// The folded name under which the record stands, when that name matters.
    pub(crate) under: Option<(&'static str, Class)>,
}
