//! XML: elements and attributes become members, repeated items a list, property lists what they mean.
//!
//! HTML is not read: an error page is no reply, and its status is found by its heading.

use std::ops::Range;

use super::super::node::{Member, Node};
use super::bounds::{Bounds, telling};
use super::chars::{char_at, is_blank, is_quote};
use super::layer::Layer;
use super::mend::{Mend, Mends};

mod shape;
mod tag;
mod values;

use tag::{Tag, tag};

/// What was read.
pub(super) struct Document {
    pub(super) root: Node,
    pub(super) end: usize,
    pub(super) cut: bool,
    pub(super) mends: Mends,
}

/// Tags of HTML, and of code that only looks like XML.
const HTML: [&str; 40] = [
    "html",
    "head",
    "title",
    "meta",
    "link",
    "script",
    "style",
    "body",
    "div",
    "span",
    "p",
    "br",
    "hr",
    "h1",
    "h2",
    "h3",
    "h4",
    "a",
    "b",
    "i",
    "u",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "th",
    "tbody",
    "thead",
    "pre",
    "code-block",
    "center",
    "img",
    "font",
    "form",
    "input",
    "button",
    "strong",
    "em",
];

/// Does an XML document begin at byte `at`? Returns how many bytes were looked at in vain otherwise.
pub(super) fn begins(text: &str, at: usize) -> Result<(), usize> {
    let rest = text.get(at..).unwrap_or_default();
    if rest.starts_with("<?xml") {
        return Ok(());
    }
    let Some(Tag::Open { name, end, closed, attributes }) = tag(text, at) else { return Err(1) };
    let word = text.get(name).unwrap_or_default();
    if HTML.iter().any(|html| html.eq_ignore_ascii_case(word)) {
        return Err(1);
    }
    if closed {
        let tells = attributes.iter().any(|(key, _)| text.get(key.clone()).is_some_and(telling));
        return if tells { Ok(()) } else { Err(1) };
    }
    let closing = format!("</{word}");
    let behind = text.as_bytes().get(end..).unwrap_or_default();
    let inside = text.get(end..).unwrap_or_default().trim_start();
    let nested = matches!(tag(inside, 0), Some(Tag::Open { .. }));
    if nested || telling(word) || memchr::memmem::find(behind, closing.as_bytes()).is_some() {
        Ok(())
    } else {
        Err(behind.len())
    }
}

/// An element that is open.
struct Element {
    name: String,
    name_span: Range<usize>,
    start: usize,
    members: Vec<Member>,
    /// The text between the tags, as bytes of the layer, when there is some.
    text: Option<Range<usize>>,
    /// The text is character data: nothing in it is encoded.
    verbatim: bool,
    nothing: bool,
}

/// Reads the elements from byte `at` on, siblings without a common parent included.
pub(super) fn read(layer: &Layer<'_>, at: usize, bounds: &mut Bounds) -> Document {
    let mut reader = Reader {
        layer,
        text: layer.text(),
        bounds,
        at,
        stack: Vec::new(),
        top: Vec::new(),
        mends: Mends::default(),
        cut: false,
    };
    while reader.step() {}
    let end = reader.at;
    let span = layer.span(at..end);
    let value = shape::root(std::mem::take(&mut reader.top));
    Document { root: Node { span, value }, end, cut: reader.cut, mends: reader.mends }
}

struct Reader<'a, 'b> {
    layer: &'a Layer<'a>,
    text: &'a str,
    bounds: &'b mut Bounds,
    at: usize,
    stack: Vec<Element>,
    /// Elements without a parent.
    top: Vec<Member>,
    mends: Mends,
    cut: bool,
}

impl Reader<'_, '_> {
    /// Reads the next tag or text; false at the end.
    fn step(&mut self) -> bool {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let length = memchr::memchr(b'<', rest.as_bytes()).unwrap_or(rest.len());
        let between = rest.get(..length).unwrap_or_default();
        let solid = !between.chars().all(is_blank);
        if self.stack.is_empty() && (solid || length == rest.len()) {
            return false;
        }
        let ends = length == rest.len();
        if ends {
            return self
                .end_of_text(solid.then_some(self.at..self.at + between.trim_end_matches(is_blank).len()));
        }
        if solid {
            self.add_text(self.at..self.at + length, false);
        }
        let at = self.at + length;
        match tag(self.text, at) {
            Some(Tag::Open { name, end, closed, attributes }) => {
                let word = self.text.get(name.clone()).unwrap_or_default();
                let page = self.stack.is_empty() && HTML.iter().any(|html| html.eq_ignore_ascii_case(word));
                if page {
                    return false;
                }
                self.at = end;
                self.open(at, name, &attributes, closed);
            }
            Some(Tag::Close { name, end }) => {
                if self.stack.is_empty() {
                    return false;
                }
                self.at = end;
                self.close(name, at, end);
            }
            Some(Tag::Data { contents, end }) => {
                self.at = end;
                self.add_text(contents, true);
            }
            Some(Tag::Other { end }) => self.at = end,
            None if self.stack.is_empty() => return false,
            None if at + 1 >= self.text.len()
                || !self.text.get(at..).is_some_and(|rest| rest.contains('>')) =>
            {
                return self.end_of_text(None);
            }
            None => self.at = at + 1,
        }
        true
    }

    fn add_text(&mut self, range: Range<usize>, verbatim: bool) {
        if let Some(element) = self.stack.last_mut() {
            let start = element.text.as_ref().map_or(range.start, |text| text.start);
            element.verbatim = verbatim && element.text.is_none();
            element.text = Some(start..range.end);
        }
    }

    fn open(
        &mut self,
        start: usize,
        name: Range<usize>,
        attributes: &[(Range<usize>, Range<usize>)],
        closed: bool,
    ) {
        if self.stack.len() >= self.bounds.depth {
            self.bounds.leave_out(self.layer.span(start..name.end));
            return;
        }
        let mut element = Element {
            name: local_name(self.text.get(name.clone()).unwrap_or_default()),
            name_span: self.layer.span(name),
            start,
            members: Vec::new(),
            text: None,
            verbatim: false,
            nothing: closed,
        };
        for (key, value) in attributes {
            let word = self.text.get(key.clone()).unwrap_or_default();
            let raw = self.text.get(value.clone()).unwrap_or_default();
            if word.starts_with("xmlns") || word.contains("schemaLocation") {
                continue;
            }
            if word.ends_with(":nil") {
                element.nothing |= raw == "true";
                continue;
            }
            let member = Member {
                key: local_name(word),
                key_span: self.layer.span(key.clone()),
                value: self.scalar(value.clone(), false),
            };
            self.bounds.member(&mut element.members, member);
        }
        self.stack.push(element);
        if closed {
            self.finish_top(self.at);
        }
    }

    fn close(&mut self, name: Range<usize>, at: usize, end: usize) {
        let word = local_name(self.text.get(name).unwrap_or_default());
        let Some(index) = self.stack.iter().rposition(|element| element.name == word) else {
            return self.mends.add(Mend::ExtraBracket, self.layer.span(at..end));
        };
        while self.stack.len() > index + 1 {
            self.mends.add(Mend::ClosedBracket, self.layer.span(at..at));
            self.finish_top(at);
        }
        self.finish_top(end);
    }
}

/// A name without its namespace.
fn local_name(name: &str) -> String {
    name.rsplit(':').next().unwrap_or(name).to_owned()
}

/// Is the byte at `at` a quote of an attribute?
fn attribute_quote(text: &str, at: usize) -> Option<char> {
    char_at(text, at).filter(|char| is_quote(*char))
}
