//! Text without quotes, and names in front of brackets.

use std::ops::Range;

use super::super::super::node::{Node, Value};
use super::super::bare::{self, Around, Stop};
use super::super::bounds::telling;
use super::super::chars::{self, char_at, key_ahead, skip_blank};
use super::super::frame::{Gap, Key};
use super::super::mend::Mend;
use super::super::{form, scalar, words};
use super::{Lenient, Start};

impl Lenient<'_, '_> {
    pub(super) fn bare(&mut self) {
        let Some(top) = self.stack.last() else { return self.root_label() };
        let around = Around {
            value: top.key.is_some(),
            quoted_keys: top.has_quoted_keys(),
            spaced: top.spaced.filter(|_| top.commas == 0),
            open: top.close.is_none(),
            list: matches!(top.close, Some(']' | ')')),
            commas: top.commas > 0,
            angle: top.close == Some('>'),
            keywords: top.keywords,
        };
        if around.open && !around.value && key_ahead(self.text, self.at).is_none() {
            return self.finish_all(false);
        }
        let start = self.at;
        let read = bare::bare(self.text, start, around);
        let run = self.text.get(read.range.clone()).unwrap_or_default();
        let span = self.span(read.range.clone());
        self.at = read.end.max(start);
        match read.stop {
            Stop::Prefix => {
                if let Some(quote) = char_at(self.text, self.at) {
                    return self.text_in_quotes(quote, start);
                }
            }
            Stop::Label => return self.label(read.range),
            _ if self.labels_next_line(run) => return self.label(read.range),
            _ => {}
        }
        if self.at == start {
            self.at += char_at(self.text, start).map_or(1, char::len_utf8);
            return;
        }
        let key = self.stack.last().and_then(|top| top.key.as_ref());
        let tells = key.is_some_and(|key| telling(&key.text));
        // A blank behind it shows that it is whole.
        let at_end = read.range.end == self.text.len();
        let mut value = if around.open {
            form::value(self.layer, read.range.clone(), self.bounds)
        } else {
            bare::value(run)
        };
        match read.stop {
            Stop::Quote => self.mends.add(Mend::StrayQuote, span.clone()),
            Stop::Joined => {
                let broken = self.text.get(start..self.at).unwrap_or_default();
                let whole: String = broken.chars().filter(|char| !chars::is_blank(*char)).collect();
                value = bare::value(&whole);
                self.mends.add(Mend::JoinedNumber, span.clone());
            }
            Stop::Ellipsis if !matches!(value, Value::Text(_)) => value = Value::Cut,
            // Without a bracket or a comma to wait for, a line that ends with the paste is whole.
            Stop::End
                if at_end
                    && self.start != Start::Run
                    && matches!(value, Value::Number(_) | Value::Text(_)) =>
            {
                value = Value::Cut;
                self.mends.add(Mend::CutValue, span.clone());
            }
            Stop::End if at_end && tells && bare::is_stump(&value) => value = Value::Cut,
            _ => {}
        }
        if matches!(value, Value::Number(_)) && scalar::has_leading_zero(run) {
            self.mends.add(Mend::LeadingZero, span.clone());
        }
        self.item(Node { span, value }, read.range, false);
    }

    /// A name was read whose bracket comes next.
    pub(super) fn label(&mut self, range: Range<usize>) {
        let next = skip_blank(self.text, self.at).0;
        let record_key = char_at(self.text, next) == Some('{')
            && self.stack.last().is_some_and(|top| {
                top.close == Some('}') && top.key.is_none() && top.is_record() && top.gap != Gap::Start
            });
        let run = self.text.get(range.clone()).unwrap_or_default();
        if record_key && run.chars().all(chars::is_word) {
            // `result { decision: … }` of a protobuf print.
            let span = self.span(range);
            let text = words::key(run);
            if let Some(top) = self.stack.last_mut() {
                top.key = Some(Key { text, span });
                top.bare_keys += 1;
            }
            return;
        }
        self.label = Some(range);
        self.at = next;
        // `interface {}(nil)` of Go.
        if self.rest().starts_with("{}(") {
            self.at += 2;
        }
    }

    /// At the root, the name in front of the bracket where reading began.
    pub(super) fn root_label(&mut self) {
        let start = self.at;
        let end = self.rest().find(['{', '[', '(']).map_or(self.text.len(), |length| start + length);
        self.at = end;
        self.label = Some(start..end);
    }

    /// PHP prints `Array` and the bracket on the next line.
    pub(super) fn labels_next_line(&self, run: &str) -> bool {
        let name = ["Array", "Object", "array"].iter().any(|name| run.ends_with(name));
        name && char_at(self.text, skip_blank(self.text, self.at).0) == Some('(')
    }
}
