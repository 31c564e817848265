//! Separators, and what they make a key of.

use super::super::super::node::{Node, Value};
use super::super::chars::{self, Separator, char_at};
use super::super::frame::{Gap, Item, Key};
use super::super::mend::Mend;
use super::super::words;
use super::Lenient;

/// Part of a keyword of Clojure.
fn is_symbol_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_-./?!*".contains(&byte)
}

impl Lenient<'_, '_> {
    /// `:code` of Ruby, where a separator would make no sense.
    pub(super) fn is_symbol(&self, at: usize) -> bool {
        let word = char_at(self.text, at + 1).is_some_and(|char| char.is_ascii_alphabetic() || char == '_');
        let top = self.stack.last();
        let expects = top.is_some_and(|top| top.gap != Gap::Value || top.key.is_some());
        self.text.get(at..).is_some_and(|rest| rest.starts_with(':')) && word && expects
    }

    /// `:code` of `{:code 8006, :status false}`, as Clojure prints a map. True when it was read as a key.
    pub(super) fn keyword(&mut self) -> bool {
        const LONGEST: usize = 64;
        let due = self.stack.last().is_some_and(|top| {
            let parted = top.gap != Gap::Value || top.items.last().is_some_and(|item| item.key.is_some());
            top.close == Some('}') && top.key.is_none() && parted && top.quoted_keys == 0
        });
        if !due {
            return false;
        }
        let inner = self.rest().get(1..).unwrap_or_default();
        let length = inner.bytes().take(LONGEST).take_while(|byte| is_symbol_byte(*byte)).count();
        let (word, behind) = inner.split_at(length);
        let solid = behind.trim_start_matches(chars::is_blank);
        let value = solid.chars().next().is_some_and(|char| !matches!(char, ',' | '}' | '='));
        let begins = word.starts_with(|char: char| char.is_ascii_alphabetic() || char == '_');
        let apart = solid.len() < behind.len() || behind.starts_with(['{', '[', '(', '"']);
        if !begins || !value || !apart || chars::separator(solid, 0).is_some() && !solid.starts_with(':') {
            return false;
        }
        // `:faceki/code` is a name in a namespace.
        let text = word.rsplit('/').next().unwrap_or(word).to_owned();
        let end = self.at + 1 + length;
        let key = Key { text, span: self.span(self.at..end) };
        self.at = end;
        self.foreign = true;
        if let Some(top) = self.stack.last_mut() {
            top.keywords = true;
            top.bare_keys += 1;
            top.key = Some(key);
        }
        true
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
        let lost_end = self.is_behind_lost_end(kind);
        let Some(item) = self.stack.last_mut().and_then(|top| top.items.pop()) else { return };
        if lost_end {
            let at = item.contents.start;
            self.mends.add(Mend::ClosedBracket, self.span(at..at));
            self.close_top(at);
        }
        let key = self.key_of(&item);
        let is_index = matches!(&item.node.value, Value::List(nodes)
            if matches!(nodes.as_slice(), [Node { value: Value::Number(_), .. }]));
        let Some(top) = self.stack.last_mut() else { return };
        top.quoted_keys += usize::from(item.quoted);
        top.bare_keys += usize::from(!item.quoted);
        top.arrows |= kind == Separator::Arrow;
        top.indexed |= is_index;
        top.spaced = (tight && attached && !item.quoted).then_some(kind);
        top.key = Some(key);
    }

    /// `{"errorCodes":[8006,"face_id":` where a key cannot stand: the list has lost its closing bracket.
    fn is_behind_lost_end(&self, kind: Separator) -> bool {
        let [.., around, list] = self.stack.as_slice() else { return false };
        kind == Separator::Colon
            && list.close == Some(']')
            && list.label.is_none()
            && list.commas > 0
            && list.items.iter().all(|item| item.key.is_none())
            && list.items.last().is_some_and(|item| item.quoted)
            && around.close == Some('}')
            && around.key.is_some()
            && around.has_quoted_keys()
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
