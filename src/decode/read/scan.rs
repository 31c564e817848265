//! Finding values in a text: from left to right, each byte looked at a bounded number of times.
//!
//! ```text
//!  {  [  (      a bracket, its name in front of it        strict, else lenient
//!  "  '         a key whose bracket was cut away           lenient, headless
//!  =  :         a run of telling keys in a line            lenient, run
//!  \" %7B &quot;  an encoded stretch                       a layer of its own, scanned in turn
//!  <            XML                                        xml
//!  line start   lines of `key: value`                      lines
//! ```

use std::ops::Range;

use super::super::node::{Node, Value};
use super::bounds::{Bounds, telling};
use super::chars::{self, Separator, char_at, is_quote, key_ahead, skip_blank};
use super::layer::Layer;
use super::lenient::{self, Start};
use super::mend::Mends;
use super::quoted::word_start;
use super::words::narrow;
use super::{Piece, embedded, lines, strict, xml};

/// Every value in the layer's text, in order.
pub(super) fn pieces(layer: &Layer<'_>, bounds: &mut Bounds) -> Vec<Piece> {
    let text = layer.text();
    let mut scan = Scan {
        text,
        layer,
        bounds,
        at: 0,
        pieces: Vec::new(),
        no_lines: 0,
        page: false,
        patience: 4 * text.len() + 65_536,
    };
    scan.lines(0);
    while scan.next() {}
    scan.pieces
}

struct Scan<'a, 'b> {
    text: &'a str,
    layer: &'a Layer<'a>,
    bounds: &'b mut Bounds,
    at: usize,
    pieces: Vec<Piece>,
    /// No lines of `key: value` begin before this byte.
    no_lines: usize,
    /// Inside an HTML page.
    page: bool,
    /// Bytes that may still be read in vain.
    patience: usize,
}

impl Scan<'_, '_> {
    /// Goes to the next byte where something may begin, and reads it.
    fn next(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        let Some(found) = bytes.get(self.at..).and_then(|rest| rest.iter().position(|byte| may_begin(*byte)))
        else {
            return false;
        };
        let at = self.at + found;
        let Some(char) = char_at(self.text, at) else {
            self.at = at + 1;
            return true;
        };
        self.at = at + char.len_utf8();
        match narrow(char) {
            '\n' => self.lines(at + 1),
            '<' => self.xml(at),
            '{' => self.brace(at),
            '[' => self.square(at),
            '(' => self.round(at),
            ':' | '=' => self.run(at),
            '\\' => self.escaped_key(at),
            '%' => self.percent(at),
            '&' => self.entity(at),
            '#' if self.text.get(at..).is_some_and(|rest| rest.starts_with("#<")) => {
                self.lenient(at, Start::Bracket);
            }
            char if is_quote(char) => self.quote(at),
            _ => {}
        }
        true
    }

    /// Lines of `key: value` from byte `at` on.
    fn lines(&mut self, at: usize) {
        if at < self.no_lines {
            return;
        }
        let block = match lines::block(self.layer, at, self.bounds) {
            Ok(block) => block,
            Err(end) => return self.no_lines = end,
        };
        self.at = block.end.max(self.at);
        self.push(block.root, false, block.mends, false, true);
    }

    fn xml(&mut self, at: usize) {
        if self.patience == 0 {
            return;
        }
        let start: String = self.text.get(at..).unwrap_or_default().chars().take(14).collect();
        match start.to_ascii_lowercase().as_str() {
            page if page.starts_with("<html") || page.starts_with("<!doctype html") => self.page = true,
            page if page.starts_with("</html") => self.page = false,
            _ => {}
        }
        if self.page {
            return;
        }
        if let Err(vain) = xml::begins(self.text, at) {
            self.patience = self.patience.saturating_sub(vain);
            return;
        }
        let document = xml::read(self.layer, at, self.bounds);
        self.at = document.end.max(self.at);
        if holds_record(&document.root) {
            self.push(document.root, document.cut, document.mends, false, false);
        }
    }

    fn brace(&mut self, at: usize) {
        let inside = skip_blank(self.text, at + 1).0;
        if self.encoded(at, inside) {
            return;
        }
        if !self.strict(at) {
            self.lenient(at, Start::Bracket);
        }
    }

    /// In prose square brackets are common: only what plainly begins a list of replies or a map is read.
    fn square(&mut self, at: usize) {
        let mut inside = skip_blank(self.text, at + 1).0;
        if self.encoded(at, inside) {
            return;
        }
        let mut open = 0;
        while char_at(self.text, inside) == Some('[') && open < 1024 {
            inside = skip_blank(self.text, inside + 1).0;
            open += 1;
        }
        let label = label_start(self.text, at);
        let first = char_at(self.text, inside).map(narrow);
        let key = key_ahead(self.text, inside).is_some_and(|ahead| {
            ahead.quoted || ahead.separator == Separator::Arrow || (label < at && ahead.attached)
        });
        let hashable = self.text.get(inside..).is_some_and(|rest| rest.starts_with("AnyHashable("));
        let records = first == Some('{');
        if records && self.strict(at) {
            return;
        }
        if key || records || hashable || open > 16 {
            self.lenient(if records { at } else { label }, Start::Bracket);
        }
    }

    fn round(&mut self, at: usize) {
        let label = label_start(self.text, at);
        if label == at {
            return;
        }
        let inside = skip_blank(self.text, at + 1).0;
        let pairs = self.text.get(inside..).is_some_and(|rest| rest.starts_with("[("));
        if pairs || key_ahead(self.text, inside).is_some() {
            self.lenient(label, Start::Bracket);
        }
    }

    /// A quote with a key in it, or behind a key that was cut in front.
    fn quote(&mut self, at: usize) {
        if key_ahead(self.text, at).is_some_and(|ahead| ahead.quoted) {
            return self.lenient(at, Start::Headless);
        }
        let length = char_at(self.text, at).map_or(1, char::len_utf8);
        let word = word_start(self.text, at);
        let line_start = chars::char_before(self.text, word).is_none_or(chars::is_line_end);
        let colon = chars::separator(self.text, chars::skip_spaces(self.text, at + length));
        if word < at && line_start && colon.is_some() {
            self.lenient(word, Start::Headless);
        }
    }

    /// `status=false, code=8006` in a line of text.
    fn run(&mut self, at: usize) {
        if chars::separator(self.text, at).is_none() || self.patience == 0 {
            return;
        }
        let key_end = self.text.get(..at).map_or(at, |head| head.trim_end_matches(' ').len());
        let start = word_start(self.text, key_end);
        if !self.text.get(start..key_end).is_some_and(telling) || at - key_end > 16 {
            return;
        }
        let read = lenient::value(self.layer, start, Start::Run, self.bounds);
        let members = read.root.members().iter().filter(|member| !member.key.is_empty()).count();
        if members < 2 {
            self.patience = self.patience.saturating_sub(read.end.saturating_sub(start));
            return;
        }
        self.at = read.end.max(at + 1);
        self.push(read.root, read.cut, read.mends, false, true);
    }

    fn strict(&mut self, at: usize) -> bool {
        let Ok((root, end)) = strict::value(self.layer, at, self.bounds) else { return false };
        if lenient::member_follows(self.text, end) {
            return false;
        }
        self.at = end;
        if holds_record(&root) {
            self.push(root, false, Mends::default(), true, false);
        }
        true
    }

    fn lenient(&mut self, start: usize, how: Start) {
        let read = lenient::value(self.layer, start, how, self.bounds);
        self.at = read.end.max(self.at);
        if holds_record(&read.root) {
            self.push(read.root, read.cut, read.mends, read.json, how != Start::Bracket);
        }
    }

    fn push(&mut self, root: Node, cut: bool, mut mends: Mends, json: bool, bare: bool) {
        if !self.bounds.keeps_piece(&root) {
            return;
        }
        let line = (cut && self.bounds.levels == super::bounds::LEVELS)
            .then(|| line_of(self.layer.paste_text(), root.span.end));
        mends.join(std::mem::take(&mut self.bounds.inner));
        if self.bounds.levels < super::bounds::LEVELS {
            self.bounds.inner = mends;
            mends = Mends::default();
        }
        self.pieces.push(Piece { root, cut, repairs: mends.sentences(line), json, bare });
    }

    /// A bracket whose quotes are encoded opens an encoded stretch.
    fn encoded(&mut self, at: usize, inside: usize) -> bool {
        let rest = self.text.get(inside..).unwrap_or_default();
        if rest.starts_with('\\') && key_ahead(self.text, inside).is_some() || rest.starts_with("\\u0022") {
            return self.escaped(at, inside);
        }
        if embedded::entity(rest).is_some() {
            return self.entities(at);
        }
        false
    }

    fn escaped_key(&mut self, at: usize) {
        let rest = self.text.get(at..).unwrap_or_default();
        if key_ahead(self.text, at).is_some_and(|ahead| ahead.quoted) || rest.starts_with("\\u0022") {
            self.escaped(at, at);
        }
    }

    /// Escaped text up to the first quote with fewer backslashes than its own.
    fn escaped(&mut self, start: usize, quote: usize) -> bool {
        let bytes = self.text.as_bytes();
        let own = bytes.iter().skip(quote).take_while(|byte| **byte == b'\\').count();
        let mark = match bytes.get(quote + own) {
            Some(mark @ (b'"' | b'\'')) => *mark,
            _ => b'"',
        };
        let mut end = self.text.len();
        for found in memchr::memchr_iter(mark, bytes.get(start..).unwrap_or_default()) {
            let at = start + found;
            let slashes = bytes
                .get(start..at)
                .unwrap_or_default()
                .iter()
                .rev()
                .take_while(|byte| **byte == b'\\')
                .count();
            if slashes < own {
                end = at;
                break;
            }
        }
        let layer = self.layer;
        let child = |bounds: &mut Bounds| embedded::unescaped(layer, start..end, bounds);
        self.stretch(start..end, child)
    }

    fn percent(&mut self, at: usize) {
        let rest = self.text.get(at..at + 5).or_else(|| self.text.get(at..)).unwrap_or_default();
        let rest = rest.strip_prefix("%25").map_or(rest.strip_prefix('%').unwrap_or_default(), |rest| rest);
        if !["7B", "7b", "5B", "5b", "22", "27"].iter().any(|code| rest.starts_with(code)) {
            return;
        }
        let stops = |char: char| char.is_whitespace() || is_quote(char) || matches!(char, '&' | '<' | '>');
        let tail = self.text.get(at..).unwrap_or_default();
        let end = at + tail.find(stops).unwrap_or(tail.len());
        let layer = self.layer;
        self.stretch(at..end, |bounds| embedded::percent(layer, at..end, bounds));
    }

    fn entity(&mut self, at: usize) {
        let rest = self.text.get(at..).unwrap_or_default();
        let quote = matches!(embedded::entity(rest), Some(('"' | '\'' | '{' | '[' | '<', _)));
        if quote || rest.starts_with("&amp;quot;") || rest.starts_with("&amp;#34;") {
            self.entities(at);
        }
    }

    fn entities(&mut self, start: usize) -> bool {
        let tail = self.text.get(start..).unwrap_or_default();
        let end = start + memchr::memchr2(b'"', b'<', tail.as_bytes()).unwrap_or(tail.len());
        let layer = self.layer;
        self.stretch(start..end, |bounds| embedded::entities(layer, start..end, bounds))
    }

    /// Reads an encoded stretch as a text of its own.
    fn stretch<'c>(
        &mut self,
        range: Range<usize>,
        layer: impl FnOnce(&mut Bounds) -> Option<Layer<'c>>,
    ) -> bool {
        if self.bounds.levels == 0 {
            self.bounds.leave_out(self.layer.span(range));
            return false;
        }
        let Some(child) = layer(self.bounds) else {
            // Too many escapes to keep the places of all: not tried again from every byte.
            self.bounds.leave_out(self.layer.span(range.clone()));
            self.at = range.end.max(self.at);
            return true;
        };
        let top = self.bounds.levels == super::bounds::LEVELS;
        let found = embedded::within(self.bounds, |bounds| pieces(&child, bounds));
        let mends = std::mem::take(&mut self.bounds.inner);
        let last = found.len();
        for (index, mut piece) in found.into_iter().enumerate() {
            piece.json = false;
            if index + 1 == last && top {
                let line = piece.cut.then(|| line_of(self.layer.paste_text(), piece.root.span.end));
                piece.repairs = mends.clone().sentences(line);
            }
            self.pieces.push(piece);
        }
        if !top {
            self.bounds.inner = mends;
        }
        self.at = range.end.max(self.at);
        true
    }
}

fn may_begin(byte: u8) -> bool {
    matches!(
        byte,
        b'\n'
            | b'<'
            | b'{'
            | b'['
            | b'('
            | b':'
            | b'='
            | b'\\'
            | b'%'
            | b'&'
            | b'#'
            | b'"'
            | b'\''
            | 0xE2
            | 0xEF
    )
}

/// A record, or a list with a record in it: anything else in a text is not worth a piece.
fn holds_record(node: &Node) -> bool {
    match &node.seen().value {
        Value::Record(members) => !members.is_empty(),
        Value::List(nodes) => nodes.iter().any(|node| match &node.seen().value {
            Value::Record(members) => !members.is_empty(),
            Value::List(inner) => inner.iter().any(|node| !node.members().is_empty()),
            _ => false,
        }),
        _ => false,
    }
}

/// Where the name in front of the bracket at `at` begins; `at` when there is none.
fn label_start(text: &str, at: usize) -> usize {
    let head = text.get(..at).unwrap_or_default();
    let trimmed = head.trim_end_matches(chars::is_blank);
    let php = ["Array", "Object", "array", "map"].iter().any(|name| trimmed.ends_with(name));
    let end = if php { trimmed.len() } else { at };
    word_start(text, end).min(at)
}

/// The line of the paste, one-based, in which byte `at` stands.
fn line_of(paste: &str, at: usize) -> usize {
    let head = paste.get(..at).unwrap_or(paste);
    let solid = head.trim_end_matches(chars::is_blank);
    1 + memchr::memchr_iter(b'\n', solid.as_bytes()).count()
}
