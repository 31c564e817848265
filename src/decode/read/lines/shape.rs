//! Lists that are records, and records that are lists.

use super::super::super::node::{Member, Node, Value};
use super::super::bounds::telling;

/// Bullets in front of the members of one record: a list of records of one member each, all of other names.
pub(super) fn bulleted(nodes: Vec<Node>) -> Value {
    let name = |node: &Node| match node.members() {
        [member] if matches!(node.value, Value::Record(_)) => Some(member.key.clone()),
        _ => None,
    };
    let names: Vec<String> = nodes.iter().map_while(name).collect();
    let all = names.len() == nodes.len() && nodes.len() > 1;
    let other =
        names.iter().enumerate().all(|(at, name)| !names.iter().take(at).any(|before| before == name));
    if !all || !other || !names.iter().any(|name| telling(name)) {
        return Value::List(nodes);
    }
    let members = nodes.into_iter().filter_map(|node| match node.value {
        Value::Record(mut members) => members.pop(),
        _ => None,
    });
    Value::Record(members.collect())
}

/// Elements under their indices, with the length behind them as a console prints it, are a list.
pub(super) fn listed(mut members: Vec<Member>) -> Value {
    let counted = members.pop_if(|member| member.key == "length");
    let indexed = members.iter().enumerate().all(|(at, member)| member.key.parse() == Ok(at));
    match counted {
        Some(_) if indexed => Value::List(members.into_iter().map(|member| member.value).collect()),
        counted => {
            members.extend(counted);
            Value::Record(members)
        }
    }
}
