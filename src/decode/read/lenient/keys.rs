//! Separators, and what they make a key of.

use super::super::super::node::Value;
use super::super::chars::{self, Separator, char_at};
use super::super::frame::{Gap, Item, Key};
use super::super::mend::Mend;
use super::super::words;
use super::Lenient;

impl Lenient<'_, '_> {
    /// `:code` of Ruby, where a separator would make no sense.
    pub(super) fn is_symbol(&self, at: usize) -> bool {
        let word = char_at(self.text, at + 1).is_some_and(|char| char.is_ascii_alphabetic() || char == '_');
        let top = self.stack.last();
        let expects = top.is_some_and(|top| top.gap != Gap::Value || top.key.is_some());
        self.text.get(at..).is_some_and(|rest| rest.starts_with(':')) && word && expects
    }

    /// A colon that separates nothing: a symbol's, or one of several.
    pub(super) fn odd_colon(&mut self) {
        let colons = self.rest().chars().take_while(|char| *char == ':').count();
        let makes_key = self.stack.last().is_some_and(|top| top.key.is_none() && top.gap == Gap::Value);
        if makes_key && colons > 1 {
            self.mends.add(Mend::ExtraColon, self.span(self.at..self.at + colons));
            return self.separator(Separator::Colon, colons);
        }
        self.at += 1;
    }

    pub(super) fn separator(&mut self, kind: Separator, length: usize) {
        let span = self.span(self.at..self.at + length);
        let tight = char_at(self.text, self.at + length).is_some_and(|char| !chars::is_blank(char));
        let attached = chars::char_before(self.text, self.at).is_some_and(|char| !chars::is_blank(char));
        self.at += length;
        self.foreign |= kind != Separator::Colon;
        let keyed = self.stack.last().is_none_or(|top| {
            top.key.is_some()
                || top.gap != Gap::Value
                || top.items.last().is_none_or(|item| item.key.is_some())
        });
        if keyed {
            return self.mends.add(Mend::ExtraColon, span);
        }
        let Some(item) = self.stack.last_mut().and_then(|top| top.items.pop()) else { return };
        let key = self.key_of(&item);
        let Some(top) = self.stack.last_mut() else { return };
        top.quoted_keys += usize::from(item.quoted);
        top.bare_keys += usize::from(!item.quoted);
        top.arrows |= kind == Separator::Arrow;
        top.spaced = (tight && attached && !item.quoted).then_some(kind);
        top.key = Some(key);
    }

    /// The key that an item is, now that a separator stands behind it.
    pub(super) fn key_of(&self, item: &Item) -> Key {
        let inner = match &item.node.value {
            Value::List(nodes) => nodes.first().map(|node| &node.value),
            Value::Record(members) => {
                let text = members.first().map(|member| member.key.clone()).unwrap_or_default();
                return Key { text, span: item.node.span.clone() };
            }
            Value::Text(_) if !item.quoted => Some(&item.node.value),
            _ => None,
        };
        let text = match inner {
            Some(Value::Text(text)) => {
                let last = if self.top_closes_with('>') {
                    text.split(' ').next_back().unwrap_or(text)
                } else {
                    text
                };
                words::key(last.trim_start_matches(['@', ':', '-', '+', '▶', '▼', '•', '*', ' ']))
            }
            _ => {
                let text = words::key(self.text.get(item.contents.clone()).unwrap_or_default());
                text.trim_matches(['[', ']']).to_owned()
            }
        };
        // `[code:protected] =>` of PHP.
        let text = match text.split_once(':') {
            Some((name, _)) if matches!(item.node.value, Value::List(_)) => name.to_owned(),
            _ => text,
        };
        Key { text, span: item.node.span.clone() }
    }
}
