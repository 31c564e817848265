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
use super::Bounds;
use super::chars::{self, char_at, is_quote, key_ahead, skip_blank, skip_spaces};
use super::frame::{Frame, Gap, Item, Key};
use super::layer::Layer;
use super::mend::{Mend, Mends};
use super::words::{self, narrow};

mod bares;
mod brackets;
mod dumps;
mod keys;
mod texts;

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
            '[' if self.index_length().is_some() => self.at += self.index_length().unwrap_or(length),
            '{' | '[' | '(' => self.open(char),
            '}' | ']' | ')' => self.close(narrow(char)),
            '>' if self.top_closes_with('>') => self.close('>'),
            // `<<"code">>` of Erlang.
            '<' if self.rest().starts_with("<<\"") => self.at += 2,
            '>' if self.rest().starts_with(">>") => self.at += 2,
            ',' | ';' | '、' => self.comma(char),
            '&' | '|' if self.top_is_open() => self.comma(char),
            '…' => self.ellipsis(length),
            '.' if self.rest().starts_with("...") => self.ellipsis(3),
            '\\' => self.at += length,
            '#' if self.rest().starts_with("#<") => self.open_angle(),
            '<' if self.enum_member() => {}
            mark if self.is_visibility(at, mark) => self.at += length,
            _ if is_quote(char) => self.text_in_quotes(char, at),
            ':' if self.keyword() => {}
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
        let line_start = chars::char_before(self.text, at).is_some_and(chars::is_line_end);
        if line_start && char == '{' && self.skipped > 0 {
            // Below the depth that is kept a reply would be lost.
            self.at = at;
            self.finish_all(true);
            return true;
        }
        let ahead = key_ahead(self.text, at);
        if top.key.is_some() {
            let same = |quoted: bool| quoted == top.has_quoted_keys() || char == '[';
            if ahead.is_some_and(|ahead| same(ahead.quoted) || !ahead.quoted) {
                self.at = at;
                self.missing_value();
            }
            return false;
        }
        let json = self.stack.iter().any(Frame::has_quoted_keys);
        let new_reply = line_start && char == '{' && top.close == Some('}') && json;
        // Behind a cut reply the log goes on, or somebody signs.
        let signature = self.text.get(at..).is_some_and(|rest| rest.starts_with("--"));
        let prose = json && top.wants_keys() && (char.is_alphanumeric() || signature) && ahead.is_none();
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
            } else if (top.commas > 0 || top.has_quoted_keys()) && !top.dump {
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
