//! Members under the paths that lead to them: `result.decision`, `result[0].errorCodes[1]`, `data[face][confidence]`,
//! `result$decision`, `result/0/decision`, `result_0_errorCodes_1`. Tables, properties, forms and flattening tools write
//! a tree that way; here it is one again.

use std::ops::Range;

use super::super::node::{Member, Node, Value};
use super::bounds::telling;

mod joined;

/// Most steps of a path.
const STEPS: usize = 24;
/// How many siblings are compared with the next step, latest first: what belongs together stands together.
const REACH: usize = 64;

/// The steps of a path; `None` for a plain key.
type Split = fn(&str) -> Option<Vec<&str>>;

/// Puts the members of a record, or of each record of a list, in their place, where their keys are paths through
/// the names that replies use. True when that changed something.
pub(super) fn opened(root: &mut Node) -> bool {
    match &mut root.value {
        Value::List(nodes) => nodes.iter_mut().map(record).filter(|changed| *changed).count() > 0,
        _ => record(root),
    }
}

fn record(node: &mut Node) -> bool {
    let Value::Record(members) = &mut node.value else { return false };
    let steps: Split = if is_flattened(members) {
        steps
    } else if joined::are_paths(members) {
        joined::steps
    } else {
        return false;
    };
    let mut branch = Branch::default();
    for member in std::mem::take(members) {
        let steps: Vec<String> = match steps(&member.key) {
            Some(steps) => steps.into_iter().map(str::to_owned).collect(),
            None => vec![member.key],
        };
        branch.put(&steps, member.key_span, member.value);
    }
    *members = branch.members();
    true
}

/// Do the paths go through names of replies? `event.code` and `server.port` are somebody else's. A common root, as
/// `json` of gron, does not count.
fn is_flattened(members: &[Member]) -> bool {
    let paths: Vec<Vec<&str>> = members.iter().filter_map(|member| steps(&member.key)).collect();
    let Some(root) = paths.first().and_then(|path| path.first().copied()) else { return false };
    let through = |path: &[&str]| path.len() > 1 && path.first().is_some_and(|step| telling(step));
    if paths.iter().any(|path| through(path)) {
        return true;
    }
    // Pointers: `/code`, `/result/0/decision`.
    let pointed = members.iter().all(|member| member.key.starts_with('/'));
    if pointed && paths.iter().any(|path| path.first().is_some_and(|step| telling(step))) {
        return true;
    }
    let shared = paths.iter().all(|path| path.first() == Some(&root));
    let names = paths.iter().filter(|path| path.get(1).is_some_and(|step| telling(step))).count();
    shared && names > 1 && members.len() <= paths.len() + 1
}

/// Does a key lead through one of the names that replies use, at its beginning or below a common root?
pub(super) fn tells(key: &str) -> bool {
    steps(key).is_some_and(|steps| steps.iter().take(2).any(|step| telling(step))) || joined::leads(key)
}

/// The steps of a path; `None` for a plain key.
fn steps(key: &str) -> Option<Vec<&str>> {
    if !key.contains(['.', '[', '$', '/']) {
        return None;
    }
    let mut steps = Vec::new();
    for step in key.split(['.', '[', '$', '/']) {
        let step = step.trim_end_matches(']').trim_matches(['"', '\'', '`']);
        let word = step.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
        if !word || steps.len() >= STEPS {
            return None;
        }
        // `codes[]` of a form, `$status` of R, `[0].code`.
        if !step.is_empty() {
            steps.push(step);
        }
    }
    (steps.len() > 1 || (steps.len() == 1 && key.starts_with('/'))).then_some(steps)
}

/// Where paths part.
#[derive(Default)]
struct Branch {
    slots: Vec<(String, Range<usize>, Slot)>,
}

enum Slot {
    Value(Node),
    Branch(Branch),
}

impl Branch {
    fn put(&mut self, steps: &[String], span: Range<usize>, value: Node) {
        let mut branch = self;
        let Some((last, before)) = steps.split_last() else { return };
        for step in before {
            let known = branch.position(step);
            let at = match known {
                Some(at) => at,
                None => {
                    branch.slots.push((step.clone(), span.clone(), Slot::Branch(Self::default())));
                    branch.slots.len() - 1
                }
            };
            match branch.slots.get_mut(at).map(|(.., slot)| slot) {
                Some(Slot::Branch(next)) => branch = next,
                _ => return,
            }
        }
        // `json.result = [];` only announces what follows.
        let announced = matches!(&value.value, Value::List(nodes) if nodes.is_empty())
            || matches!(&value.value, Value::Record(members) if members.is_empty());
        if announced && branch.position(last).is_some() {
            return;
        }
        branch.slots.push((last.clone(), span, Slot::Value(value)));
    }

    /// The slot of a step that may be gone through. What stood there empty gives way.
    fn position(&mut self, step: &str) -> Option<usize> {
        let first = self.slots.len().saturating_sub(REACH);
        let at = self.slots.iter().skip(first).rposition(|(name, ..)| name == step)? + first;
        let slot = self.slots.get_mut(at).map(|(.., slot)| slot)?;
        if let Slot::Value(node) = slot {
            let empty = match &node.value {
                Value::List(nodes) => nodes.is_empty(),
                Value::Record(members) => members.is_empty(),
                Value::Text(text) => text.is_empty(),
                Value::Null => true,
                _ => false,
            };
            if !empty {
                return None;
            }
            *slot = Slot::Branch(Self::default());
        }
        Some(at)
    }

    fn members(self) -> Vec<Member> {
        let member = |(key, key_span, slot): (String, Range<usize>, Slot)| {
            let value = match slot {
                Slot::Value(node) => node,
                // No deeper than a path has steps.
                Slot::Branch(branch) => branch.node(),
            };
            Member { key, key_span, value }
        };
        self.slots.into_iter().map(member).collect()
    }

    /// A record, or a list where all names are its indices.
    fn node(self) -> Node {
        let members = self.members();
        let start = members.iter().map(|member| member.value.span.start).min().unwrap_or_default();
        let end = members.iter().map(|member| member.value.span.end).max().unwrap_or(start);
        let counted = |first: usize| {
            members.iter().enumerate().all(|(at, member)| member.key.parse() == Ok(at + first))
        };
        let value = if counted(0) || counted(1) {
            Value::List(members.into_iter().map(|member| member.value).collect())
        } else {
            Value::Record(members)
        };
        Node { span: start..end, value }
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        let reading = read(text);
        let members = reading.pieces.first().map(|piece| piece.root.members()).unwrap_or_default();
        members.iter().map(|member| member.key.clone()).collect()
    }

    #[test]
    fn paths_through_names_of_replies_become_a_tree() {
        assert_eq!(keys(r#"{"code":200,"result.decision":"REVIEW","result.age":30}"#), ["code", "result"]);
        assert_eq!(keys(r#"{"/code":200,"/result/decision":"REVIEW"}"#), ["code", "result"]);
        assert_eq!(keys(r#"{"/responseCode":8006,"/message":"x"}"#), ["responseCode", "message"]);
        assert_eq!(keys(r#"{"reply.code":8006,"reply.status":false}"#), ["reply"]);
        assert_eq!(
            keys(r#"{"data[verification][passed]":false,"responseCode":0}"#),
            ["data", "responseCode"]
        );
    }

    #[test]
    fn paths_of_somebody_else_stay_as_they_are() {
        for text in [
            r#"{"event.code":8006,"event.kind":"event","server.port":5004}"#,
            r#"{"http.response.status_code":500,"labels.code":"8006"}"#,
            r#"{"a b.c":1,"code":8006}"#,
        ] {
            assert!(keys(text).iter().any(|key| key.contains('.')), "{text}");
        }
    }

    #[test]
    fn steps_end_at_dots_brackets_and_dollars() {
        for (key, found) in [
            ("result[0].errorCodes[1]", vec!["result", "0", "errorCodes", "1"]),
            ("data[face][confidence]", vec!["data", "face", "confidence"]),
            ("errorCodes[]", vec![]),
            ("result$decision", vec!["result", "decision"]),
            ("json[\"result\"].decision", vec!["json", "result", "decision"]),
            ("/result/0/decision", vec!["result", "0", "decision"]),
            ("e.g. this", vec![]),
        ] {
            assert_eq!(steps(key).unwrap_or_default(), found, "{key}");
        }
    }
}
