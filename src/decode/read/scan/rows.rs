//! What begins with a line: tables, lists of R, trees, lines of `key: value`.

use super::super::super::node::{Member, Node, Value};
use super::super::bounds::Bounds;
use super::super::mend::Mends;
use super::super::{chars, lines, rlist, table, tree};
use super::Scan;

impl Scan<'_, '_> {
    /// Lines of `key: value` from byte `at` on.
    pub(super) fn lines(&mut self, at: usize) {
        if at < self.no_lines {
            return;
        }
        let layer = self.layer;
        if let Some(table) = self.bounds.attempt(|bounds| table::table(layer, at, bounds)) {
            self.at = table.end.max(self.at);
            return self.push(table.root, false, Mends::default(), false, true);
        }
        if at >= self.no_list && self.text.as_bytes().get(at) == Some(&b'$') {
            let mut vain = at;
            let read = |bounds: &mut Bounds| rlist::list(layer, at, bounds).map_err(|end| vain = end).ok();
            if let Some(list) = self.bounds.attempt(read) {
                self.at = list.end.max(self.at);
                return self.push(list.root, false, Mends::default(), false, true);
            }
            self.no_list = vain;
        }
        if at >= self.no_tree {
            let mut vain = at;
            let read = |bounds: &mut Bounds| tree::tree(layer, at, bounds).map_err(|end| vain = end).ok();
            if let Some(tree) = self.bounds.attempt(read) {
                self.at = tree.end.max(self.at);
                return self.push(tree.root, false, Mends::default(), false, false);
            }
            self.no_tree = vain;
        }
        let mut vain = at;
        let read = |bounds: &mut Bounds| lines::block(layer, at, bounds).map_err(|end| vain = end).ok();
        let Some(block) = self.bounds.attempt(read) else { return self.no_lines = vain };
        self.at = block.end.max(self.at);
        let root = self.expanded(at, block.root);
        self.push(root, false, block.mends, false, true);
    }

    /// A console prints an object twice: in one line, and below it as the tree that was opened. Where the lines from
    /// byte `at` on only say the same again, the piece before them is taken back.
    fn expanded(&mut self, at: usize, root: Node) -> Node {
        let between = self.text.get(self.last_end..at).unwrap_or_default();
        let blank = between.chars().all(|char| chars::is_blank(char) || "▼▶▾▸\"".contains(char));
        let again =
            blank && self.pieces.last().is_some_and(|piece| !piece.bare && repeats(&piece.root, &root));
        match self.pieces.pop_if(|_| again) {
            Some(piece) => opened(piece.root, root),
            None => root,
        }
    }
}

/// Does the opened tree say what the line above it says? What one of them hides may differ.
fn repeats(line: &Node, tree: &Node) -> bool {
    let hidden =
        |node: &Node| !matches!(node.value, Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_));
    let same = |one: &Node, two: &Node| hidden(one) || hidden(two) || one.says(two);
    let mut shared = 0;
    for member in line.members() {
        match tree.member(&member.key) {
            Some(node) if same(&member.value, node) => shared += 1,
            _ => return false,
        }
    }
    shared > 0
}

/// The tree, with the values of the line where the tree was not opened.
fn opened(line: Node, mut tree: Node) -> Node {
    tree.span.start = line.span.start.min(tree.span.start);
    if let (Value::Record(seen), Value::Record(members)) = (line.value, &mut tree.value) {
        for Member { key, value, .. } in seen {
            let member = members.iter_mut().find(|member| member.key == key);
            if let Some(member) =
                member.filter(|member| !matches!(member.value.value, Value::Record(_) | Value::List(_)))
                && matches!(value.value, Value::Record(_) | Value::List(_))
            {
                member.value = value;
            }
        }
    }
    tree
}
