//! A second, careful reading of a file in which something is wrong: every fault with its place, and a copy of the
//! file without the parts that are at fault. The copy reads without faults, so that there is one reader only.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::de::IgnoredAny;

use super::entry::Code;
use super::placeholder;
use super::shape::{Sentence, Shape};
use super::spans::{self, Kind, NEVER_CLOSED, Slip, Value};
use crate::fault::{Notes, nearest, quote};
use crate::message::language::nearest_tag;

mod containers;
mod path;
mod words;

use path::{Path, Step};
use words::expected;
pub(crate) use words::is_language;

/// A text and where it stands.
#[derive(Debug)]
pub(super) struct Found<T> {
    pub(super) at: usize,
    pub(super) pointer: String,
    pub(super) what: T,
}

/// What a careful reading found.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// The faults.
    pub(super) notes: Notes,
    /// The file without them; `None` when it is not JSON, or no object.
    pub(super) sound: Option<String>,
    /// Where each code stands: its byte and the number of its entry.
    places: HashMap<Code, (usize, usize)>,
    /// Every wording that is not blank.
    pub(super) wordings: Vec<Found<String>>,
    /// Every language that messages are in.
    pub(super) languages: Vec<Found<String>>,
    /// Every id of a sentence that codes share.
    pub(super) ids: Vec<Found<(Sentence, String)>>,
}

impl Reading {
    /// The byte and the pointer of a code in its entry.
    pub(super) fn place(&self, code: Code) -> Option<(usize, String)> {
        let (at, entry) = self.places.get(&code)?;
        Some((*at, format!("/entries/{entry}/code")))
    }
}

/// Reads `text` against a shape.
pub(super) fn read(text: &str, shape: &'static Shape) -> Reading {
    let mut reader = Reader {
        text,
        found: Reading::default(),
        path: Path::default(),
        out: String::new(),
        slips: Vec::new(),
        broken: false,
        never_closed: None,
        code: None,
    };
    let root = spans::root(text, &mut reader.slips);
    reader.note_slips();
    let whole = root.is_some_and(|root| reader.value(&root, shape));
    reader.finish_syntax();
    let Reader { mut found, out, broken, .. } = reader;
    found.sound = (whole && !broken).then_some(out);
    found
}

struct Reader<'a> {
    text: &'a str,
    found: Reading,
    /// Where the reader is.
    path: Path<'a>,
    /// The sound copy, written along the way and cut back at a fault.
    out: String,
    slips: Vec<Slip>,
    /// Something is not JSON.
    broken: bool,
    /// The innermost container without an end, and its pointer.
    never_closed: Option<(usize, String)>,
    /// The code of the entry that is being read, and its byte.
    code: Option<(usize, Code)>,
}

impl<'a> Reader<'a> {
    /// Reads one value into the copy; `false` when it is at fault and must not stand there.
    fn value(&mut self, value: &Value, shape: &'static Shape) -> bool {
        match (shape, value.kind) {
            (_, Kind::Broken) => false,
            (Shape::Named(_, inner), _) => self.value(value, inner),
            (_, Kind::Text) if self.is_half_a_character(value) => {
                self.unexpected(value, shape, "half a character (a `\\u` escape without its pair)")
            }
            (Shape::OrNull(_), Kind::Null) => self.copy(value),
            (Shape::OrNull(inner @ Shape::Object(_)), Kind::Object)
            | (Shape::OrNull(inner @ Shape::Code), Kind::Number) => self.value(value, inner),
            (Shape::Anything, _) => {
                serde_json::from_str::<IgnoredAny>(self.raw(value)).is_ok() && self.copy(value)
            }
            (Shape::Code | Shape::OwnCode | Shape::Order, Kind::Number) => self.number(value, shape),
            (Shape::Text, Kind::Text) => self.copy(value),
            (Shape::Id(_) | Shape::Filled | Shape::Language | Shape::Word(_), Kind::Text) => {
                self.text(value, shape)
            }
            (Shape::Wording, Kind::Text) => self.wording(value),
            (Shape::Wording, Kind::List) => self.wordings(value),
            (Shape::List(item), Kind::List) => self.list(value, item),
            (Shape::Entries(item), Kind::List) => self.entries(value, item),
            (Shape::Object(keys), Kind::Object) => self.object(value, keys),
            (Shape::PerCode(inner) | Shape::PerLanguage(inner) | Shape::PerName(inner), Kind::Object) => {
                self.map(value, shape, inner)
            }
            _ => self.unexpected(value, shape, value.kind.words()),
        }
    }

    /// Whether an escape in a text stands for no character: half of a surrogate pair (RFC 8259, section 8.2).
    fn is_half_a_character(&self, value: &Value) -> bool {
        let raw = self.raw(value);
        raw.contains("\\u") && serde_json::from_str::<String>(raw).is_err()
    }

    fn raw(&self, value: &Value) -> &'a str {
        self.text.get(value.at.clone()).unwrap_or_default()
    }

    fn copy(&mut self, value: &Value) -> bool {
        self.out.push_str(self.raw(value));
        true
    }

    fn error(&mut self, at: usize, text: impl Into<String>) {
        self.found.notes.error(at, &self.path.pointer(), text);
    }

    fn unexpected(&mut self, value: &Value, shape: &Shape, found: &str) -> bool {
        self.error(value.at.start, format!("expected {}, found {found}", expected(shape)));
        false
    }

    fn number(&mut self, value: &Value, shape: &Shape) -> bool {
        let raw = self.raw(value);
        // `-0` is a number for us and a float for serde.
        let number = raw.parse::<Code>().ok().filter(|_| raw != "-0");
        let fits = match shape {
            Shape::Order => number.is_some_and(|number| i32::try_from(number).is_ok()),
            _ => number.is_some(),
        };
        if let (Shape::OwnCode, Some(code)) = (shape, number) {
            self.code = Some((value.at.start, code));
        }
        if fits { self.copy(value) } else { self.unexpected(value, shape, "another number") }
    }

    fn text(&mut self, value: &Value, shape: &Shape) -> bool {
        let text = spans::unescape(self.raw(value));
        match shape {
            Shape::Filled if text.trim().is_empty() => self.unexpected(value, shape, "a blank one"),
            Shape::Language if self.keyed_language().is_some_and(|key| key != text) => {
                let key = self.keyed_language().unwrap_or_default().to_owned();
                let sentence = format!("expected \"{key}\", as the key above says, found {}", quote(&text));
                self.error(value.at.start, sentence);
                false
            }
            Shape::Language if !is_language(&text) => {
                let sentence = format!("expected {}, found {}", expected(shape), quote(&text));
                let near = nearest_tag(&text);
                self.found.notes.error_near(value.at.start, &self.path.pointer(), sentence, near.as_deref());
                false
            }
            Shape::Word(words) if !words.contains(&text.as_ref()) => {
                let sentence = format!("expected {}, found {}", expected(shape), quote(&text));
                let near = nearest(&text, words.iter().copied());
                self.found.notes.error_near(value.at.start, &self.path.pointer(), sentence, near);
                false
            }
            Shape::Id(sentence) => {
                let what = (*sentence, text.into_owned());
                self.found.ids.push(Found { at: value.at.start, pointer: self.path.pointer(), what });
                self.copy(value)
            }
            _ => self.copy(value),
        }
    }

    /// The language that the messages stand under, when one of its texts is being read.
    fn keyed_language(&self) -> Option<&str> {
        self.path.above().filter(|key| is_language(key))
    }

    fn wording(&mut self, value: &Value) -> bool {
        let text = spans::unescape(self.raw(value));
        if text.trim().is_empty() {
            return self.unexpected(value, &Shape::Filled, "a blank one");
        }
        let (at, pointer) = (value.at.start, self.path.pointer());
        let faults = placeholder::faults(&text);
        // The rules hold for a faulty wording too: whoever mends it learns all at once.
        self.found.wordings.push(Found { at, pointer: pointer.clone(), what: text.into_owned() });
        if faults.is_empty() {
            return self.copy(value);
        }
        let mut written = spans::Written::new(self.raw(value));
        for fault in faults {
            let at = at + written.find(fault.at);
            self.found.notes.error_near(at, &pointer, fault.text, fault.nearest);
        }
        false
    }

    fn inside<T>(&mut self, step: Step<'a>, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step);
        let result = read(self);
        self.path.pop();
        result
    }

    /// Turns what the scanner found into faults.
    fn note_slips(&mut self) {
        for (at, text) in std::mem::take(&mut self.slips) {
            self.broken = true;
            if text == NEVER_CLOSED {
                self.never_closed = Some((at, self.path.pointer()));
            } else {
                self.error(at, text);
            }
        }
    }

    /// What is wrong where nobody looked: inside a part that is at fault already.
    fn finish_syntax(&mut self) {
        if let Some((at, pointer)) = self.never_closed.take() {
            self.found.notes.error(at, &pointer, NEVER_CLOSED);
        }
        if self.broken {
            return;
        }
        if let Err(error) = serde_json::from_str::<IgnoredAny>(self.text) {
            self.broken = true;
            let lines = self.text.split_inclusive('\n').take(error.line().saturating_sub(1));
            let at = lines.map(str::len).sum::<usize>() + error.column().saturating_sub(1);
            self.error(at.min(self.text.len()), "expected valid JSON");
        }
    }
}

/// A key as a step of the path.
fn step<'a>(key: &Cow<'a, str>) -> Step<'a> {
    Step::Key(key.clone())
}
