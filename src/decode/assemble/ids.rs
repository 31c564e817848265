//! What is found by going through a whole tree: request ids, the only ids that are safe to show and that Faceki's
//! support can use, and the code of a supplier.

use crate::decode::envelope::keys;
use crate::decode::node::{Node, Value};

/// More ids than this are a list of records, not an answer.
const MOST: usize = 16;
/// A UUID has 36 characters, v2's `responseID` 32.
const LONGEST: usize = 64;

/// The values of `requestId` and `responseID`, in any spelling, below a node, in the order of the text, each once.
pub(super) fn of(root: &Node) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        match &node.seen().value {
            Value::List(nodes) => open.extend(nodes.iter().rev()),
            Value::Record(members) => {
                for member in members {
                    let id = is_id(&member.key).then(|| clean(&member.value)).flatten();
                    if let Some(id) = id.filter(|id| !ids.contains(id)) {
                        ids.push(id);
                    }
                }
                open.extend(members.iter().rev().map(|member| &member.value));
            }
            _ => {}
        }
        if ids.len() >= MOST {
            break;
        }
    }
    ids
}

fn is_id(key: &str) -> bool {
    matches!(keys::known(key), Some(("requestid" | "responseid", _)))
}

/// Letters, digits and joints only: anything else is not an id, and may be a person's address.
fn clean(node: &Node) -> Option<String> {
    let Value::Text(text) = &node.seen().value else { return None };
    let text = text.trim();
    let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.:".contains(&byte));
    (plain && !text.is_empty() && text.len() <= LONGEST).then(|| text.to_owned())
}

/// The first `error.code` below a node.
pub(super) fn supplier_code(root: &Node) -> Option<&Node> {
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        if let Some(code) = node.member("error").and_then(|error| error.member("code")) {
            return Some(code);
        }
        match &node.seen().value {
            Value::List(nodes) => open.extend(nodes.iter().rev()),
            Value::Record(members) => open.extend(members.iter().rev().map(|member| &member.value)),
            _ => {}
        }
    }
    None
}
