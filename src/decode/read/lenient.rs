//! One reader for every notation and every damage: a stack of opened brackets, never a recursion.
//!
//! ```text
//!  skip blanks and comments ─► bracket   ─► open, close (wrong kinds mended)
//!                              quote     ─► quoted text ─┐
//!                              else      ─► bare text   ─┼─► item of the top bracket
//!                              separator ─► the item just read becomes a key
//!                              comma     ─► next item
//! ```
//!
//! An item is a value until a separator behind it makes it a key. That is why `[code] =>` of PHP,
//! `AnyHashable("code"):` of Swift and `:code=>` of Ruby need no rule of their own.

use std::ops::Range;

use super::super::node::{Node, Value};
use super::bare::{self, Around, Stop};
use super::chars::{self, Separator, char_at, is_quote, key_ahead, skip_blank, skip_spaces};
use super::frame::{Frame, Gap, Item, Key};
use super::layer::Layer;
use super::mend::{Mend, Mends};
use super::quoted::{End, Place, quoted};
use super::words::{self, narrow};
use super::{Bounds, embedded, scalar};

mod brackets;

pub(super) use brackets::member_follows;

/// Where reading begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// At an opening bracket, or at the name in front of it.
    Bracket,
    /// At a key that no bracket holds: the head of a reply is missing.
    Headless,
    /// At a run of `key=value` in a line of text.
    Run,
}

/// What was read.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) root: Node,
    /// The byte behind it.
    pub(super) end: usize,
    pub(super) cut: bool,
    pub(super) mends: Mends,
    /// Colons between keys and values, a bracket around it: pointers into it mean something.
    pub(super) json: bool,
}

/// Reads the value at byte `at` of the layer.
pub(super) fn value(layer: &Layer<'_>, at: usize, start: Start, bounds: &mut Bounds) -> Read {
    let mut reader = Lenient {
        text: layer.text(),
        layer,
        bounds,
        start,
        at,
        stack: Vec::new(),
        label: None,
        skipped: 0,
        mends: Mends::default(),
        foreign: start != Start::Bracket,
        cut: false,
        done: None,
    };
    if start != Start::Bracket {
        reader.stack.push(Frame::new(None, at, None));
    }
    if start == Start::Headless {
        reader.mends.add(Mend::Headless, layer.span(at..at));
    }
    while reader.done.is_none() {
        reader.step();
    }
    let root = reader.done.unwrap_or(Node { span: layer.span(at..at), value: Value::Cut });
    Read { root, end: reader.at, cut: reader.cut, mends: reader.mends, json: !reader.foreign }
}

struct Lenient<'a, 'b> {
    text: &'a str,
    layer: &'a Layer<'a>,
    bounds: &'b mut Bounds,
    start: Start,
    at: usize,
    stack: Vec<Frame>,
    /// The name just read, whose bracket comes next.
    label: Option<Range<usize>>,
    /// Brackets opened past the depth that is kept.
    skipped: usize,
    mends: Mends,
    foreign: bool,
    cut: bool,
    done: Option<Node>,
}

impl Lenient<'_, '_> {
    fn step(&mut self) {
        let (at, new_line) = skip_blank(self.text, self.at);
        let Some(char) = char_at(self.text, at) else {
            self.at = self.text.len();
            return self.end_of_text();
        };
        if new_line && self.ends_with_line(at, char) {
            return;
        }
        self.at = at;
        let length = char.len_utf8();
        match narrow(char) {
            '{' | '[' | '(' => self.open(char),
            '}' | ']' | ')' => self.close(narrow(char)),
            '>' if self.top_closes_with('>') => self.close('>'),
            ',' | ';' | '、' => self.comma(char),
            '&' if self.top_is_open() => self.comma(char),
            '…' => self.ellipsis(length),
            '.' if self.rest().starts_with("...") => self.ellipsis(3),
            '\\' => self.at += length,
            '#' if self.rest().starts_with("#<") => self.open_angle(),
            _ if is_quote(char) => self.text_in_quotes(char, at),
            _ => match chars::separator(self.text, at) {
                Some((kind, length)) if !self.is_symbol(at) => self.separator(kind, length),
                _ if narrow(char) == ':' => self.odd_colon(),
                _ => self.bare(),
            },
        }
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn top_closes_with(&self, close: char) -> bool {
        self.stack.last().is_some_and(|frame| frame.close == Some(close))
    }

    fn top_is_open(&self) -> bool {
        self.stack.last().is_some_and(|frame| frame.close.is_none())
    }

    fn span(&self, range: Range<usize>) -> Range<usize> {
        self.layer.span(range)
    }

    /// A line end was crossed. Does the value end here, or miss what it was waiting for?
    fn ends_with_line(&mut self, at: usize, char: char) -> bool {
        let Some(top) = self.stack.last() else { return false };
        let ahead = key_ahead(self.text, at);
        if top.key.is_some() {
            let same = |quoted: bool| quoted == top.has_quoted_keys() || char == '[';
            if ahead.is_some_and(|ahead| same(ahead.quoted) || !ahead.quoted) {
                self.at = at;
                self.missing_value();
            }
            return false;
        }
        let line_start = chars::char_before(self.text, at).is_some_and(chars::is_line_end);
        let json = self.stack.iter().any(Frame::has_quoted_keys);
        // Below the depth that is kept a reply would be lost.
        let new_reply = line_start && char == '{' && (self.skipped > 0 || (top.close == Some('}') && json));
        // Behind a cut reply the log goes on, or somebody signs.
        let prose = json && top.wants_keys() && char.is_alphanumeric() && ahead.is_none();
        let run_ends = top.close.is_none() && !ahead.is_some_and(|ahead| ahead.quoted) && {
            !matches!(narrow(char), '}' | ']' | ')' | ',' | '{') || self.start == Start::Run
        };
        if new_reply || prose || run_ends {
            self.at = at;
            self.finish_all(new_reply || prose);
            return true;
        }
        false
    }

    fn text_in_quotes(&mut self, quote: char, raw_start: usize) {
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
    fn holds_unescaped_value(&self, quote: char, at: usize) -> bool {
        let Some('{' | '[') = char_at(self.text, at) else { return false };
        let next = skip_blank(self.text, at + 1).0;
        char_at(self.text, next) == Some(quote)
            && key_ahead(self.text, next).is_some_and(|ahead| ahead.quoted)
    }

    fn bare(&mut self) {
        let Some(top) = self.stack.last() else { return self.root_label() };
        let around = Around {
            value: top.key.is_some(),
            quoted_keys: top.has_quoted_keys(),
            spaced: top.spaced.filter(|_| top.commas == 0),
            open: top.close.is_none(),
            list: matches!(top.close, Some(']' | ')')),
            commas: top.commas > 0,
            angle: top.close == Some('>'),
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
        // A blank behind it shows that it is whole.
        let at_end = read.range.end == self.text.len();
        let mut value = if around.open { self.form_value(read.range.clone()) } else { bare::value(run) };
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
            _ => {}
        }
        if matches!(value, Value::Number(_)) && scalar::has_leading_zero(run) {
            self.mends.add(Mend::LeadingZero, span.clone());
        }
        self.item(Node { span, value }, read.range, false);
    }

    /// Bare text in a line, which may be percent-encoded.
    fn form_value(&mut self, range: Range<usize>) -> Value {
        let run = self.text.get(range.clone()).unwrap_or_default();
        let encoded = run.contains('%') || (run.contains('+') && !run.contains(' '));
        let Some(child) = encoded.then(|| embedded::percent(self.layer, range, self.bounds)).flatten() else {
            return bare::value(run);
        };
        match embedded::embedded(&child, 0..child.text().len(), self.bounds) {
            Some(inner) => Value::Embedded(Box::new(inner)),
            None => bare::value(child.text()),
        }
    }

    /// A name was read whose bracket comes next.
    fn label(&mut self, range: Range<usize>) {
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
    fn root_label(&mut self) {
        let start = self.at;
        let end = self.rest().find(['{', '[', '(']).map_or(self.text.len(), |length| start + length);
        self.at = end;
        self.label = Some(start..end);
    }

    /// PHP prints `Array` and the bracket on the next line.
    fn labels_next_line(&self, run: &str) -> bool {
        let name = ["Array", "Object", "array"].iter().any(|name| run.ends_with(name));
        name && char_at(self.text, skip_blank(self.text, self.at).0) == Some('(')
    }

    /// `:code` of Ruby, where a separator would make no sense.
    fn is_symbol(&self, at: usize) -> bool {
        let word = char_at(self.text, at + 1).is_some_and(|char| char.is_ascii_alphabetic() || char == '_');
        let top = self.stack.last();
        let expects = top.is_some_and(|top| top.gap != Gap::Value || top.key.is_some());
        self.text.get(at..).is_some_and(|rest| rest.starts_with(':')) && word && expects
    }

    /// A colon that separates nothing: a symbol's, or one of several.
    fn odd_colon(&mut self) {
        let colons = self.rest().chars().take_while(|char| *char == ':').count();
        let makes_key = self.stack.last().is_some_and(|top| top.key.is_none() && top.gap == Gap::Value);
        if makes_key && colons > 1 {
            self.mends.add(Mend::ExtraColon, self.span(self.at..self.at + colons));
            return self.separator(Separator::Colon, colons);
        }
        self.at += 1;
    }

    fn separator(&mut self, kind: Separator, length: usize) {
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
    fn key_of(&self, item: &Item) -> Key {
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

    /// A value was read: the value of the waiting key, an element, or what a separator will make a key.
    fn item(&mut self, node: Node, contents: Range<usize>, quoted: bool) {
        if self.skipped > 0 {
            return;
        }
        let Some(top) = self.stack.last_mut() else {
            self.done = Some(node);
            return;
        };
        let mut key = top.key.take();
        let last_word = top.items.last().is_some_and(|item| item.key.is_none() && item.quoted);
        if key.is_none() && top.gap == Gap::Value {
            let next = skip_blank(self.text, self.at).0;
            let is_key = chars::separator(self.text, next).is_some();
            if last_word && top.wants_keys() && !is_key {
                if let Some(item) = top.items.pop() {
                    self.mends.add(Mend::MissingColon, item.node.span.clone());
                    top.quoted_keys += 1;
                    let text = words::key(self.text.get(item.contents).unwrap_or_default());
                    key = Some(Key { text, span: item.node.span });
                }
            } else if top.commas > 0 || top.has_quoted_keys() {
                self.mends.add(Mend::MissingComma, node.span.clone());
            }
        }
        top.gap = Gap::Value;
        if self.bounds.keeps(top.items.len(), key.as_ref().map(|key| key.text.as_str()), &node) {
            top.items.push(Item { key, node, contents, quoted });
        }
    }

    fn comma(&mut self, char: char) {
        let span = self.span(self.at..self.at + char.len_utf8());
        let waiting = self.stack.last().is_some_and(|top| top.key.is_some());
        if waiting {
            self.missing_value();
        } else if self.stack.last().is_some_and(|top| top.gap != Gap::Value) && char == ',' {
            self.mends.add(Mend::ExtraComma, span);
        }
        self.at += char.len_utf8();
        if let Some(top) = self.stack.last_mut() {
            top.gap = Gap::Comma;
            top.commas += 1;
        }
    }

    /// The waiting key has no value: nothing printed is an empty text, nothing in JSON is damage.
    fn missing_value(&mut self) {
        let span = self.span(self.at..self.at);
        let quoted = self.stack.last().is_some_and(Frame::has_quoted_keys);
        let value = if quoted { Value::Cut } else { Value::Text(String::new()) };
        if quoted {
            self.mends.add(Mend::MissingValue, span.clone());
        }
        self.item(Node { span, value }, self.at..self.at, true);
    }

    fn ellipsis(&mut self, length: usize) {
        let span = self.span(self.at..self.at + length);
        self.mends.add(Mend::LeftOut, span.clone());
        let adjacent = self.at;
        self.at += length;
        let Some(top) = self.stack.last_mut() else { return };
        top.elided = true;
        if top.key.is_some() {
            return self.item(Node { span, value: Value::Cut }, adjacent..adjacent, true);
        }
        // `80…` may be the beginning of anything.
        if let Some(item) = top.items.last_mut().filter(|item| item.contents.end == adjacent && !item.quoted)
        {
            item.node.value = Value::Cut;
        }
    }

    fn end_of_text(&mut self) {
        if self.stack.last().is_some_and(|top| top.key.is_some()) {
            let span = self.span(self.at..self.at);
            self.mends.add(Mend::CutValue, span.clone());
            self.item(Node { span, value: Value::Cut }, self.at..self.at, true);
        }
        let whole = self.start == Start::Run && self.stack.len() <= 1;
        self.finish_all(!whole);
    }
}

/// The byte behind the blanks of the line, when something stands on the same line.
pub(super) fn same_line(text: &str, at: usize) -> Option<char> {
    char_at(text, skip_spaces(text, at)).filter(|char| !chars::is_line_end(*char))
}
