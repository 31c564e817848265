//! How much is read and kept, so that a hostile paste costs no more than its length.

use std::ops::Range;

use super::super::list::List;
use super::super::node::{Member, Node, Value};
use super::Repair;
use super::mend::Mends;

/// Brackets inside brackets, over all layers.
pub(super) const DEPTH: usize = 512;
/// Texts inside texts.
pub(super) const LEVELS: usize = 4;
/// Plain scalars kept of one list or, under keys that no reply uses, of one record.
const KEPT_SIBLINGS: usize = 1024;

/// Member names that outcomes hang on: kept even when everything around them is left out.
static TELLING: List = List::of(
    "code status message result data decision errorCodes errorCode error_code error responseCode statusCode requestId \
     responseID verification_summary verification passed face isIdentical selfie_data logedIn appVersion kycData body",
);

/// The few without which no outcome can be told: kept when even telling ones are too many.
static VITAL: List = List::of("code status decision errorCodes responseCode result data requestId");

/// Is this a name that replies use for their outcome, whatever its case?
pub(super) fn telling(key: &str) -> bool {
    TELLING.holds(key)
}

/// What is left to spend, and what was left out.
#[derive(Debug, Clone)]
pub(super) struct Bounds {
    /// Brackets that may still be opened inside each other.
    pub(super) depth: usize,
    /// Values that may still be kept before plain ones are left out.
    nodes: usize,
    /// Values kept after that, when they are brackets or stand under telling keys.
    reserve: usize,
    /// Stretches that layers may still be cut into.
    pub(super) stretches: usize,
    /// Bytes of texts inside texts that may still be read. A try in vain does not give them back.
    inside: usize,
    /// Layers that may still be made inside each other.
    pub(super) levels: usize,
    /// What was mended in texts inside texts, for the piece that holds them.
    pub(super) inner: Mends,
    left_out: usize,
    first_left_out: Option<Range<usize>>,
}

impl Bounds {
    /// Bounds for a text of `length` bytes.
    pub(super) fn for_length(length: usize) -> Self {
        // A kept member takes some 120 bytes; one for 43 bytes of text keeps the tree under three times the text.
        Self {
            depth: DEPTH,
            nodes: 40_000 + length / 128,
            reserve: 40_000 + length / 64,
            stretches: 20_000 + length / 6,
            inside: 8 * length + 65_536,
            levels: LEVELS,
            inner: Mends::default(),
            left_out: 0,
            first_left_out: None,
        }
    }

    /// Tries to read; what a try in vain has spent and left out does not count.
    pub(super) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.clone();
        let done = read(self);
        if done.is_none() {
            *self = Self { inside: self.inside, ..before };
        }
        done
    }

    /// May a text of so many bytes inside a text still be read? Texts that each begin one another are many.
    pub(super) fn enters(&mut self, length: usize) -> bool {
        let left = self.inside.checked_sub(length);
        self.inside = left.unwrap_or_default();
        left.is_some()
    }

    /// Adds an element to a list, or leaves it out when the list is already long.
    pub(super) fn element(&mut self, nodes: &mut Vec<Node>, node: Node) {
        if self.keeps(nodes.len(), None, &node) {
            nodes.push(node);
        }
    }

    /// Adds a member to a record, or leaves it out when the record is already long and its key tells nothing.
    pub(super) fn member(&mut self, members: &mut Vec<Member>, member: Member) {
        if self.keeps(members.len(), Some(&member.key), &member.value) {
            members.push(member);
        }
    }

    /// May a value still be kept beside `siblings` others? If not, it is noted as left out.
    pub(super) fn keeps(&mut self, siblings: usize, key: Option<&str>, node: &Node) -> bool {
        let crowded = siblings >= KEPT_SIBLINGS || self.nodes == 0;
        let names = if self.nodes == 0 { &VITAL } else { &TELLING };
        let named = |key: &str| names.holds(key);
        let wanted = siblings < 4 * KEPT_SIBLINGS && crowded && key.is_some_and(named);
        let spent = self.nodes == 0 && self.reserve == 0;
        if spent || (crowded && is_plain(node) && !wanted) {
            self.leave_out(node.span.clone());
            return false;
        }
        self.spend();
        true
    }

    fn spend(&mut self) {
        if self.nodes > 0 {
            self.nodes -= 1;
        } else {
            self.reserve = self.reserve.saturating_sub(1);
        }
    }

    /// May one more piece be kept?
    pub(super) fn keeps_piece(&mut self, root: &Node) -> bool {
        let room = self.nodes > 0 || self.reserve > 0;
        if room {
            self.spend();
        } else {
            self.leave_out(root.span.clone());
        }
        room
    }

    /// Notes that something was read and not kept, or not read at all.
    pub(super) fn leave_out(&mut self, span: Range<usize>) {
        self.left_out += 1;
        self.first_left_out.get_or_insert(span);
    }

    /// The sentence about what was left out.
    pub(super) fn limits(self) -> Option<Repair> {
        let span = self.first_left_out?;
        let text = match self.left_out {
            1 => "One value was left out: the paste is too large or too deep to keep everything.".to_owned(),
            count => format!(
                "{count} values were left out: the paste is too large or too deep to keep everything."
            ),
        };
        Some(Repair { text, span })
    }
}

fn is_plain(node: &Node) -> bool {
    match &node.value {
        Value::List(nodes) => nodes.is_empty(),
        Value::Record(members) => members.is_empty(),
        Value::Embedded(_) => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_try_in_vain_gives_back_what_it_kept_and_not_what_it_read() {
        let mut bounds = Bounds::for_length(0);
        let tried = bounds.attempt(|bounds| {
            bounds.leave_out(0..1);
            bounds.enters(65_536).then_some(())?;
            None::<()>
        });
        assert!(tried.is_none());
        assert!(!bounds.enters(1));
        assert!(bounds.limits().is_none());
    }
}
