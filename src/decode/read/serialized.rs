//! What PHP's `serialize` writes, as options and sessions in a database hold it:
//! `a:2:{s:6:"status";b:0;s:4:"code";i:8006;}`, `O:8:"stdClass":1:{…}`.

use super::super::node::{Member, Node, Value};
use super::bounds::Bounds;
use super::layer::Layer;
use super::mend::{Mend, Mends};
use super::{scalar, words};

/// Longest head, with the name of a class, in front of a brace.
const HEAD_REACH: usize = 160;
/// Longest number.
const NUMBER_REACH: usize = 32;

/// What was read.
pub(super) struct Serialized {
    pub(super) root: Node,
    pub(super) end: usize,
    pub(super) cut: bool,
    pub(super) mends: Mends,
}

/// Where the value begins whose opening brace stands at byte `at`, if it is one.
pub(super) fn begins(text: &str, at: usize) -> Option<usize> {
    let from = (at.saturating_sub(HEAD_REACH)..=at).find(|from| text.is_char_boundary(*from))?;
    let before = text.get(from..at)?.strip_suffix(':')?;
    // Keys are texts and numbers.
    let inside = text.get(at + 1..)?;
    if !(inside.is_empty() || ["s:", "i:", "S:", "}"].iter().any(|first| inside.starts_with(first))) {
        return None;
    }
    let (name, count) = before.rsplit_once(':')?;
    if count.is_empty() || !count.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let start = match name.strip_suffix(['"', '\'']) {
        None => name.strip_suffix('a')?.len(),
        Some(class) => {
            let class = class.trim_end_matches(|char: char| {
                char.is_ascii_alphanumeric() || matches!(char, '_' | '\\' | '"')
            });
            let length = class.strip_suffix(':')?;
            length.trim_end_matches(|char: char| char.is_ascii_digit()).strip_suffix("O:")?.len()
        }
    };
    let parted = name.get(..start)?.chars().next_back().is_none_or(|char| !char.is_alphanumeric());
    parted.then_some(from + start)
}

/// Does the quote at byte `at` open the name of a class, in front of such a brace?
pub(super) fn names_class(text: &str, at: usize) -> bool {
    if !text.get(..at).is_some_and(|head| head.ends_with(':')) {
        return false;
    }
    let behind = text.as_bytes().get(at..).unwrap_or_default();
    let brace = behind.iter().take(HEAD_REACH).position(|byte| *byte == b'{');
    brace.and_then(|brace| begins(text, at + brace)).is_some_and(|start| start < at)
}

/// Reads the value whose opening brace stands at byte `brace`.
pub(super) fn value(layer: &Layer<'_>, start: usize, brace: usize, bounds: &mut Bounds) -> Serialized {
    let first = Open { start, nodes: Vec::new() };
    let mut reader = Reader {
        layer,
        text: layer.text(),
        bounds,
        at: brace + 1,
        open: vec![first],
        deep: 0,
        mends: Mends::default(),
        done: None,
    };
    while reader.done.is_none() && reader.step() {}
    let cut = reader.done.is_none();
    if cut {
        reader.close_all();
    }
    let end = reader.at;
    let root = reader.done.unwrap_or(Node { span: layer.span(start..end), value: Value::Cut });
    Serialized { root, end, cut, mends: reader.mends }
}

/// A bracket that is open: keys and values in turn.
struct Open {
    start: usize,
    nodes: Vec<Node>,
}

struct Reader<'a, 'b> {
    layer: &'a Layer<'a>,
    text: &'a str,
    bounds: &'b mut Bounds,
    at: usize,
    open: Vec<Open>,
    /// Brackets open past the depth that is kept.
    deep: usize,
    mends: Mends,
    done: Option<Node>,
}

impl Reader<'_, '_> {
    /// Reads the next token; false where the text is no such value any more.
    fn step(&mut self) -> bool {
        let rest = self.text.get(self.at..).unwrap_or_default();
        if rest.starts_with('}') {
            self.at += 1;
            self.close();
            return true;
        }
        let Some((kind, behind)) = rest.split_once([':', ';']) else { return false };
        let at = self.at + rest.len() - behind.len();
        match kind {
            "N" => self.put(Value::Null, at),
            "b" | "i" | "d" | "r" | "R" => self.number(kind, at),
            "s" | "S" | "E" => self.string(at),
            "a" => self.bracket(at),
            "O" | "C" => self.bracket(at),
            _ => false,
        }
    }

    fn put(&mut self, value: Value, end: usize) -> bool {
        let node = Node { span: self.layer.span(self.at..end), value };
        self.at = end;
        self.add(node);
        true
    }

    fn add(&mut self, node: Node) {
        if self.deep > 0 {
            return;
        }
        match self.open.last_mut() {
            Some(open) => open.nodes.push(node),
            None => self.done = Some(node),
        }
    }

    fn number(&mut self, kind: &str, at: usize) -> bool {
        let rest = self.text.get(at..).unwrap_or_default();
        let Some(end) = rest.bytes().take(NUMBER_REACH).position(|byte| byte == b';') else { return false };
        let value = match (kind, rest.get(..end).unwrap_or_default()) {
            ("b", "0") => Value::Bool(false),
            ("b", "1") => Value::Bool(true),
            ("i" | "d", digits) => scalar::number(digits).map_or(Value::Cut, Value::Number),
            // A reference to a value elsewhere.
            _ => Value::Cut,
        };
        self.put(value, at + end + 1)
    }

    /// `6:"status";`, whose length counts bytes of the text before anybody changed its encoding or escaped its quotes.
    fn string(&mut self, at: usize) -> bool {
        let Some((length, start)) = self.counted(at) else { return false };
        let close = self
            .text
            .get(..start)
            .and_then(|head| head.rfind(':'))
            .and_then(|colon| self.text.get(colon + 1..start));
        let close = format!("{};", close.unwrap_or("\""));
        let rest = self.text.get(start..).unwrap_or_default();
        let counted = rest.get(length..).is_some_and(|behind| behind.starts_with(&close));
        let found = match counted {
            true => Some(length),
            false => memchr::memmem::find(rest.as_bytes(), close.as_bytes()),
        };
        let Some(length) = found else {
            let end = self.text.len();
            self.mends.add(Mend::CutValue, self.layer.span(self.at..end));
            self.put(Value::Cut, end);
            return false;
        };
        let contents = start..start + length;
        let value = words::value(self.layer, contents.clone(), self.bounds);
        self.put(value, contents.end + close.len())
    }

    /// The number at byte `at`, and the byte behind the quote that follows it.
    fn counted(&self, at: usize) -> Option<(usize, usize)> {
        let rest = self.text.get(at..)?;
        let digits = rest.bytes().take(NUMBER_REACH).take_while(u8::is_ascii_digit).count();
        let length = rest.get(..digits)?.parse().ok()?;
        let behind = rest.get(digits..)?.strip_prefix(':')?;
        let quote = ["\"", "\\\"", "'"].iter().find(|quote| behind.starts_with(**quote))?;
        Some((length, at + digits + 1 + quote.len()))
    }

    /// `2:{`, or `8:"stdClass":2:{`.
    fn bracket(&mut self, at: usize) -> bool {
        let reach = self.text.get(at..).unwrap_or_default();
        let Some(brace) = reach.bytes().take(HEAD_REACH).position(|byte| byte == b'{') else { return false };
        let start = self.at;
        self.at = at + brace + 1;
        if self.deep > 0 || self.open.len() >= self.bounds.depth {
            self.bounds.leave_out(self.layer.span(start..self.at));
            self.deep += 1;
        } else {
            self.open.push(Open { start, nodes: Vec::new() });
        }
        true
    }

    fn close(&mut self) {
        if self.deep > 0 {
            self.deep -= 1;
            return;
        }
        let Some(Open { start, nodes }) = self.open.pop() else { return };
        let span = self.layer.span(start..self.at);
        let value = self.held(nodes);
        self.add(Node { span, value });
    }

    fn close_all(&mut self) {
        self.deep = 0;
        while self.done.is_none() && !self.open.is_empty() {
            self.mends.add(Mend::ClosedBracket, self.layer.span(self.at..self.at));
            self.close();
        }
    }

    /// A record, or a list when its keys count.
    fn held(&mut self, nodes: Vec<Node>) -> Value {
        let mut members = Vec::with_capacity(nodes.len() / 2);
        let mut nodes = nodes.into_iter();
        while let Some(key) = nodes.next() {
            let value = nodes.next().unwrap_or(Node { span: key.span.end..key.span.end, value: Value::Cut });
            self.bounds.member(&mut members, Member { key: name(&key.value), key_span: key.span, value });
        }
        let counts = members.iter().enumerate().all(|(at, member)| member.key.parse() == Ok(at));
        match counts && !members.is_empty() {
            true => Value::List(members.into_iter().map(|member| member.value).collect()),
            false => Value::Record(members),
        }
    }
}

/// The name of a key. A private or protected property carries its class, parted by NULs that a paste may have lost.
fn name(key: &Value) -> String {
    match key {
        Value::Number(number) => number.whole.map(|whole| whole.to_string()).unwrap_or_default(),
        Value::Text(text) => {
            let own = text.rsplit(['\0', '*', '\u{FFFD}', '\u{2400}']).next().unwrap_or(text);
            own.to_owned()
        }
        _ => String::new(),
    }
}
