//! Trees as one line of text, for tables.

use crate::decode::node::{Node, Value};
use crate::decode::read::Reading;

/// Every piece, blank between; `!` behind a cut piece, `~` behind a mended one.
pub(super) fn show(reading: &Reading) -> String {
    let mut shown = Vec::new();
    for piece in &reading.pieces {
        let mut line = tree(&piece.root);
        if !piece.repairs.is_empty() {
            line.push('~');
        }
        if piece.cut {
            line.push('!');
        }
        shown.push(line);
    }
    shown.join(" ")
}

/// One tree: `{key=value …}`, `[value …]`, `"text"`, `<embedded>`, `?` for what was cut.
pub(super) fn tree(node: &Node) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(bool) => bool.to_string(),
        Value::Number(number) => match number.whole {
            Some(whole) => whole.to_string(),
            None => number.value.to_string(),
        },
        Value::Text(text) => format!("{text:?}"),
        Value::Embedded(inner) => format!("<{}>", tree(inner)),
        Value::List(nodes) => format!("[{}]", nodes.iter().map(tree).collect::<Vec<_>>().join(" ")),
        Value::Record(members) => {
            let shown = members.iter().map(|member| format!("{}={}", member.key, tree(&member.value)));
            format!("{{{}}}", shown.collect::<Vec<_>>().join(" "))
        }
        Value::Cut => "?".to_owned(),
    }
}
