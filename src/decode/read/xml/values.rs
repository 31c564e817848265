//! What an element holds, once it is closed or cut.

use std::ops::Range;

use super::super::super::node::{Member, Node, Value};
use super::super::chars::is_blank;
use super::super::mend::Mend;
use super::super::{bare, embedded};
use super::{Reader, shape};

impl Reader<'_, '_> {
    pub(super) fn finish_top(&mut self, end: usize) {
        let Some(element) = self.stack.pop() else { return };
        let span = self.layer.span(element.start..end);
        let node = match element.text {
            Some(text) if element.members.is_empty() => self.scalar(text, element.verbatim),
            Some(text) if !shape::is_container(&element.members) => {
                // `<error code="8006">text</error>`
                let mut members = element.members;
                let value = self.scalar(text, element.verbatim);
                members.push(Member { key: "text".to_owned(), key_span: value.span.clone(), value });
                Node { span, value: Value::Record(members) }
            }
            None if element.members.is_empty() => {
                Node { span, value: shape::empty(&element.name, element.nothing) }
            }
            _ => Node { span, value: shape::container(&element.name, element.members) },
        };
        let member = Member { key: element.name, key_span: element.name_span, value: node };
        let members = match self.stack.last_mut() {
            Some(parent) => &mut parent.members,
            None => &mut self.top,
        };
        self.bounds.member(members, member);
    }

    /// Text between tags: a number or word, a value of another notation, or the text itself.
    pub(super) fn scalar(&mut self, range: Range<usize>, verbatim: bool) -> Node {
        let raw = self.text.get(range.clone()).unwrap_or_default();
        let start = range.start + raw.len() - raw.trim_start_matches(is_blank).len();
        let end = start.max(range.start + raw.trim_end_matches(is_blank).len());
        let span = self.layer.span(start..end);
        let decoded = if verbatim || !raw.contains('&') {
            None
        } else {
            embedded::entities(self.layer, start..end, self.bounds)
        };
        let (inner, text) = match &decoded {
            Some(child) => (embedded::embedded(child, 0..child.text().len(), self.bounds), child.text()),
            None => {
                let text = self.text.get(start..end).unwrap_or_default();
                (embedded::embedded(self.layer, start..end, self.bounds), text)
            }
        };
        let value = match inner {
            Some(inner) => Value::Embedded(Box::new(inner)),
            None => bare::value(text),
        };
        Node { span, value }
    }

    /// The paste ends inside an element: what it holds there is not known.
    pub(super) fn end_of_text(&mut self, last: Option<Range<usize>>) -> bool {
        self.cut = true;
        let end = self.text.len();
        self.at = end;
        if let Some(mut element) = self.stack.pop() {
            self.mends.add(Mend::ClosedBracket, self.layer.span(end..end));
            let unknown = last.is_some() || (element.text.is_none() && element.members.is_empty());
            if unknown && element.members.is_empty() {
                self.mends.add(Mend::CutValue, self.layer.span(end..end));
                let node = Node { span: self.layer.span(element.start..end), value: Value::Cut };
                let member = Member { key: element.name, key_span: element.name_span, value: node };
                match self.stack.last_mut() {
                    Some(parent) => parent.members.push(member),
                    None => self.top.push(member),
                }
            } else {
                if unknown {
                    element.text = None;
                }
                self.stack.push(element);
                self.finish_top(end);
            }
        }
        while !self.stack.is_empty() {
            self.mends.add(Mend::ClosedBracket, self.layer.span(end..end));
            self.finish_top(end);
        }
        false
    }
}
