//! Texts in quotes.

use super::super::super::node::{Node, Value};
use super::super::chars::{self, char_at, key_ahead, skip_blank};
use super::super::frame::Gap;
use super::super::mend::Mend;
use super::super::quoted::{End, Place, quoted};
use super::super::words::{self, narrow};
use super::Lenient;

impl Lenient<'_, '_> {
    pub(super) fn text_in_quotes(&mut self, quote: char, raw_start: usize) {
        let length = quote.len_utf8();
        let Some(top) = self.stack.last() else { return self.finish_all(false) };
        let place = match (&top.key, top.wants_keys()) {
            (Some(_), _) => Place::Value,
            (None, true) => Place::Key,
            (None, false) => Place::Element,
        };
        let gap = top.gap;
        let behind = skip_blank(self.text, self.at + length).0;
        let closes =
            char_at(self.text, behind).is_none_or(|char| matches!(narrow(char), ',' | '}' | ']' | ')'));
        let after_bracket =
            chars::char_before(self.text, self.at).is_some_and(|char| matches!(char, '}' | ']'));
        if top.key.is_none() && gap == Gap::Value && closes && after_bracket {
            self.mends.add(Mend::StrayQuote, self.span(self.at..self.at + length));
            self.at += length;
            return;
        }
        if self.holds_unescaped_value(quote, self.at + length) {
            self.mends.add(Mend::StrayQuote, self.span(self.at..self.at + length));
            self.at += length;
            return;
        }
        let read = quoted(self.text, self.at, place);
        let span = self.span(raw_start..read.end);
        if read.how == End::Missing {
            self.mends.add(Mend::MissingQuote, span.clone());
        }
        if read.inner_quotes {
            self.mends.add(Mend::InnerQuotes, span.clone());
        }
        if read.line_end && read.how != End::Cut {
            self.mends.add(Mend::LineEnd, span.clone());
        }
        let closing = chars::char_before(self.text, read.end).unwrap_or(quote);
        if !quote.is_ascii() || (read.how == End::Quote && !closing.is_ascii()) {
            self.mends.add(Mend::OddQuotes, span.clone());
        }
        self.at = read.end;
        let value = match read.how {
            End::Cut => match words::embedded(self.layer, read.contents.clone(), self.bounds) {
                Some(inner) => Value::Embedded(Box::new(inner)),
                None => Value::Cut,
            },
            _ => words::value(self.layer, read.contents.clone(), self.bounds),
        };
        if read.how == End::Cut && value == Value::Cut {
            self.mends.add(Mend::CutValue, span.clone());
        }
        self.item(Node { span, value }, read.contents, true);
    }

    /// `"{"code":8006}"`: JSON in quotes that nobody escaped.
    pub(super) fn holds_unescaped_value(&self, quote: char, at: usize) -> bool {
        let Some('{' | '[') = char_at(self.text, at) else { return false };
        let next = skip_blank(self.text, at + 1).0;
        char_at(self.text, next) == Some(quote)
            && key_ahead(self.text, next).is_some_and(|ahead| ahead.quoted)
    }
}
