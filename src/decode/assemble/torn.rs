//! The first key of a paste whose head was cut off: `rification": {"passed": false}` is the end of `verification`.
//! Without it the rest would be judged alone, and a failed check at the top would be lost.

use std::ops::Range;

use crate::decode::envelope::keys;
use crate::decode::node::{Node, Value};
use crate::decode::read::Piece;

/// Gives the first key of `piece` its whole name, where only one of Faceki's names ends that way.
pub(super) fn complete(piece: &mut Piece, text: &str) {
    if !piece.bare {
        return;
    }
    let mut node = &mut piece.root;
    loop {
        node = match &mut node.value {
            Value::Embedded(inner) => inner,
            Value::List(nodes) => match nodes.first_mut() {
                Some(first) => first,
                None => return,
            },
            Value::Record(members) => {
                let Some(first) = members.first_mut() else { return };
                if !first.key.is_empty() {
                    if is_torn(&first.key_span, &first.value, text)
                        && let Some(name) = keys::ending_in(&first.key)
                    {
                        first.key = name.to_owned();
                    }
                    return;
                }
                &mut first.value
            }
            _ => return,
        };
    }
}

/// A key with a quote behind it and none before it, at the very beginning.
fn is_torn(key: &Range<usize>, value: &Node, text: &str) -> bool {
    let before = text.get(..key.start).unwrap_or_default();
    let behind = text.get(key.end.saturating_sub(1)..value.span.start).unwrap_or_default();
    let at = text.get(key.start..).unwrap_or_default();
    before.trim().is_empty() && behind.contains(['"', '\'']) && !at.starts_with(['"', '\''])
}
