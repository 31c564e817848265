//! Finding values in a text: from left to right, each byte looked at a bounded number of times.
//!
//! ```text
//!  {  [  (      a bracket, its name in front of it        strict, else lenient
//!  "  '         a key whose bracket was cut away           lenient, headless
//!  =  :         a form, a run of telling keys in a line    form, lenient (run)
//!  \" %7B &quot;  an encoded stretch                       a layer of its own, scanned in turn
//!  <            XML                                        xml
//!  line start   lines of `key: value`                      lines
//! ```

use super::super::node::{Node, Value};
use super::bounds::{Bounds, LEVELS, telling};
use super::chars::{self, Separator, char_at, is_quote, key_ahead, skip_blank};
use super::layer::Layer;
use super::lenient::{self, Start};
use super::mend::Mends;
use super::quoted::word_start;
use super::words::narrow;
use super::{Piece, form, paths, serialized, strict, xml};

/// Every value in the layer's text, in order.
pub(super) fn pieces(layer: &Layer<'_>, bounds: &mut Bounds) -> Vec<Piece> {
    let mut pieces = Vec::new();
    each(layer, bounds, &mut |piece| pieces.push(piece));
    pieces
}

/// Hands every value in the layer's text to `take`, in order.
pub(super) fn each(layer: &Layer<'_>, bounds: &mut Bounds, take: &mut dyn FnMut(Piece)) {
    let text = layer.text();
    let mut scan = Scan {
        text,
        layer,
        bounds,
        at: 0,
        pieces: Vec::new(),
        no_lines: 0,
        no_list: 0,
        no_tree: 0,
        last_end: 0,
        page: false,
        patience: 4 * text.len() + 65_536,
        counted: (0, 1),
    };
    scan.lines(0);
    while scan.next() {
        // The last piece may yet be taken back.
        let done = scan.pieces.len().saturating_sub(1);
        scan.pieces.drain(..done).for_each(&mut *take);
    }
    scan.pieces.into_iter().for_each(take);
}

mod encoded;
mod rows;

struct Scan<'a, 'b> {
    text: &'a str,
    layer: &'a Layer<'a>,
    bounds: &'b mut Bounds,
    at: usize,
    /// What was read and not yet handed on.
    pieces: Vec<Piece>,
    /// No lines of `key: value` begin before this byte.
    no_lines: usize,
    /// No list of R begins before this byte.
    no_list: usize,
    /// No tree begins before this byte.
    no_tree: usize,
    /// The byte behind the last piece.
    last_end: usize,
    /// Inside an HTML page.
    page: bool,
    /// Bytes that may still be read in vain.
    patience: usize,
    /// A byte of the paste that was asked for, and the line that it stands in.
    counted: (usize, usize),
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
        if let Some(start) = serialized::begins(self.text, at) {
            let read = serialized::value(self.layer, start, at, self.bounds);
            self.at = read.end.max(self.at);
            if holds_record(&read.root) {
                self.push(read.root, read.cut, read.mends, false, false);
            }
            return;
        }
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
        let mut inside = skip_blank(self.text, chars::skip_folding(self.text, at + 1)).0;
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
        if serialized::names_class(self.text, at) {
            return;
        }
        if let Some(ahead) = key_ahead(self.text, at).filter(|ahead| ahead.quoted)
            && is_key(self.text.get(at..ahead.end).unwrap_or_default())
        {
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
        let layer = self.layer;
        let last_end = self.last_end;
        match form::form(layer, last_end, at, self.bounds) {
            Ok(form) => {
                self.at = form.end.max(at + 1);
                return self.push(form.root, false, Mends::default(), false, true);
            }
            Err(vain) => self.patience = self.patience.saturating_sub(vain),
        }
        let mut vain = 0;
        let read = self.bounds.attempt(|bounds| {
            let read = lenient::value(layer, start, Start::Run, bounds);
            let members = read.root.members().iter().filter(|member| !member.key.is_empty()).count();
            vain = read.end.saturating_sub(start);
            (members >= 2).then_some(read)
        });
        let Some(read) = read else {
            self.patience = self.patience.saturating_sub(vain);
            return;
        };
        self.at = read.end.max(at + 1);
        self.push(read.root, read.cut, read.mends, false, true);
    }

    fn strict(&mut self, at: usize) -> bool {
        let (text, layer) = (self.text, self.layer);
        let read = self.bounds.attempt(|bounds| {
            strict::value(layer, at, bounds).ok().filter(|(_, end)| !lenient::member_follows(text, *end))
        });
        let Some((root, end)) = read else { return false };
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

    /// The line of the paste, one-based, in which byte `at` stands. Asked of one cut reply after the other, so that it
    /// is counted from the last one on.
    fn line_of(&mut self, at: usize) -> usize {
        let paste = self.layer.paste_text();
        let head = paste.get(..at).unwrap_or(paste);
        let end = head.trim_end_matches(chars::is_blank).len();
        let (from, line) = if self.counted.0 <= end { self.counted } else { (0, 1) };
        let between = paste.as_bytes().get(from..end).unwrap_or_default();
        self.counted = (end, line + memchr::memchr_iter(b'\n', between).count());
        self.counted.1
    }

    fn push(&mut self, mut root: Node, cut: bool, mut mends: Mends, json: bool, bare: bool) {
        // A path has no pointer of its own.
        let json = !paths::opened(&mut root) && json;
        if !self.bounds.keeps_piece(&root) {
            return;
        }
        let line = (cut && self.bounds.levels == LEVELS).then(|| self.line_of(root.span.end));
        self.last_end = self.at;
        mends.join(std::mem::take(&mut self.bounds.inner));
        if self.bounds.levels < LEVELS {
            self.bounds.inner = mends;
            mends = Mends::default();
        }
        self.pieces.push(Piece { root, cut, repairs: mends.sentences(line), json, bare });
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

/// Is this, from its first quote to its separator, a key? `"2030-07-12T10:` begins a time.
fn is_key(raw: &str) -> bool {
    let inside = raw.trim_start_matches(is_quote);
    let end = inside.find(|char: char| !chars::is_word(char)).unwrap_or(inside.len());
    let behind = inside.get(end..).unwrap_or_default();
    behind.contains(is_quote) || inside.get(..end).is_some_and(telling)
}

/// A record, or lists with a record in them: anything else in a text is not worth a piece.
fn holds_record(root: &Node) -> bool {
    let mut waiting = vec![root];
    while let Some(node) = waiting.pop() {
        match &node.seen().value {
            Value::Record(members) if !members.is_empty() => return true,
            Value::List(nodes) => waiting.extend(nodes),
            _ => {}
        }
    }
    false
}

/// Where the name in front of the bracket at `at` begins; `at` when there is none.
fn label_start(text: &str, at: usize) -> usize {
    let head = text.get(..at).unwrap_or_default();
    let trimmed = head.trim_end_matches(chars::is_blank);
    let name = chars::without_count(trimmed);
    let php = ["Array", "Object", "array", "map"].iter().any(|end| name.ends_with(end));
    let end = if php { trimmed.len() } else { at };
    word_start(text, end).min(at)
}
