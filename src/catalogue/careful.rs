//! A second, careful reading of a file in which something is wrong: every fault with its place, and a copy of the
//! file without the parts that are at fault. The copy reads without faults, so that there is one reader only.

use std::collections::{HashMap, HashSet};

use serde::de::IgnoredAny;

use super::entry::Code;
use super::placeholder;
use super::shape::{Key, Sentence, Shape};
use super::spans::{self, Kind, Member, NEVER_CLOSED, Slip, Value};
use crate::fault::{Notes, either, nearest, quote};

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
    /// Where the entry of each code begins.
    pub(super) places: HashMap<Code, (usize, String)>,
    /// Every wording that is not at fault.
    pub(super) wordings: Vec<Found<String>>,
    /// Every id of a sentence that codes share.
    pub(super) ids: Vec<Found<(Sentence, String)>>,
}

/// Reads `text` against a shape.
pub(super) fn read(text: &str, shape: &'static Shape) -> Reading {
    let mut reader = Reader {
        text,
        found: Reading::default(),
        out: String::new(),
        slips: Vec::new(),
        broken: false,
        never_closed: None,
    };
    let root = spans::root(text, &mut reader.slips);
    reader.note_slips("");
    let whole = root.is_some_and(|root| reader.value(&root, shape, ""));
    reader.finish_syntax();
    let Reader { mut found, out, broken, .. } = reader;
    found.sound = (whole && !broken).then_some(out);
    found
}

struct Reader<'a> {
    text: &'a str,
    found: Reading,
    /// The sound copy, written along the way and cut back at a fault.
    out: String,
    slips: Vec<Slip>,
    /// Something is not JSON.
    broken: bool,
    /// The innermost container without an end, and its pointer.
    never_closed: Option<(usize, String)>,
}

impl Reader<'_> {
    /// Reads one value into the copy; `false` when it is at fault and must not stand there.
    fn value(&mut self, value: &Value, shape: &'static Shape, pointer: &str) -> bool {
        if value.kind == Kind::Broken {
            return false;
        }
        match (shape, value.kind) {
            (Shape::Named(_, inner), _) => self.value(value, inner, pointer),
            (Shape::OrNull(_), Kind::Null) => self.copy(value),
            (Shape::OrNull(inner @ Shape::Object(_)), Kind::Object)
            | (Shape::OrNull(inner @ Shape::Code), Kind::Number) => self.value(value, inner, pointer),
            (Shape::Anything, _) => self.anything(value),
            (Shape::Code | Shape::Order, Kind::Number) => self.number(value, shape, pointer),
            (Shape::Text | Shape::Id(_) | Shape::Filled | Shape::Language | Shape::Word(_), Kind::Text) => {
                self.text(value, shape, pointer)
            }
            (Shape::Wording, Kind::Text) => self.wording(value, pointer),
            (Shape::Wording, Kind::List) => self.list(value, &Shape::Wording, true, pointer),
            (Shape::List(item), Kind::List) => self.list(value, item, true, pointer),
            (Shape::Items(item), Kind::List) => self.list(value, item, false, pointer),
            (Shape::Object(keys), Kind::Object) => self.object(value, keys, pointer),
            (Shape::PerCode(inner) | Shape::PerLanguage(inner) | Shape::PerName(inner), Kind::Object) => {
                self.map(value, shape, inner, pointer)
            }
            _ => self.unexpected(value, shape, value.kind.words(), pointer),
        }
    }

    fn raw(&self, value: &Value) -> String {
        self.text.get(value.at.clone()).unwrap_or_default().to_owned()
    }

    fn copy(&mut self, value: &Value) -> bool {
        self.out.push_str(self.text.get(value.at.clone()).unwrap_or_default());
        true
    }

    fn unexpected(&mut self, value: &Value, shape: &Shape, found: &str, pointer: &str) -> bool {
        let text = format!("expected {}, found {found}", expected(shape));
        self.found.notes.error(value.at.start, pointer, text);
        false
    }

    fn anything(&mut self, value: &Value) -> bool {
        let fine = serde_json::from_str::<IgnoredAny>(&self.raw(value)).is_ok();
        fine && self.copy(value)
    }

    fn number(&mut self, value: &Value, shape: &Shape, pointer: &str) -> bool {
        let raw = self.raw(value);
        let fits = match shape {
            Shape::Order => raw.parse::<i32>().is_ok(),
            _ => raw.parse::<Code>().is_ok(),
        };
        // `-0` is a number for us and a float for serde.
        if fits && raw != "-0" {
            self.copy(value)
        } else {
            self.unexpected(value, shape, "another number", pointer)
        }
    }

    fn text(&mut self, value: &Value, shape: &Shape, pointer: &str) -> bool {
        let text: String = serde_json::from_str(&self.raw(value)).unwrap_or_default();
        match shape {
            Shape::Filled if text.trim().is_empty() => self.unexpected(value, shape, "a blank one", pointer),
            Shape::Language if !is_language(&text) => self.unexpected(value, shape, &quote(&text), pointer),
            Shape::Word(words) if !words.contains(&text.as_str()) => {
                let sentence = format!("expected {}, found {}", expected(shape), quote(&text));
                let near = nearest(&text, words.iter().copied());
                self.found.notes.error_near(value.at.start, pointer, sentence, near);
                false
            }
            Shape::Id(sentence) => {
                let (at, pointer) = (value.at.start, pointer.to_owned());
                self.found.ids.push(Found { at, pointer, what: (*sentence, text) });
                self.copy(value)
            }
            _ => self.copy(value),
        }
    }

    fn wording(&mut self, value: &Value, pointer: &str) -> bool {
        let text: String = serde_json::from_str(&self.raw(value)).unwrap_or_default();
        if text.trim().is_empty() {
            return self.unexpected(value, &Shape::Filled, "a blank one", pointer);
        }
        let faults = placeholder::faults(&text);
        let sound = faults.is_empty();
        for (sentence, near) in faults {
            self.found.notes.error_near(value.at.start, pointer, sentence, near);
        }
        if sound {
            let pointer = pointer.to_owned();
            self.found.wordings.push(Found { at: value.at.start, pointer, what: text });
        }
        sound && self.copy(value)
    }

    fn list(&mut self, list: &Value, item: &'static Shape, strict: bool, pointer: &str) -> bool {
        let items = spans::items(self.text, list, &mut self.slips);
        self.note_slips(pointer);
        if strict && matches!(item, Shape::Wording) && items.is_empty() {
            return self.unexpected(list, item, "an empty list", pointer);
        }
        let mut sound = true;
        self.out.push('[');
        let mut comma = "";
        for (at, value) in items.iter().enumerate() {
            let before = self.out.len();
            self.out.push_str(comma);
            let pointer = format!("{pointer}/{at}");
            // A list inside a wording is one level too deep.
            let nested = matches!((item, value.kind), (Shape::Wording, Kind::List));
            let fine = if nested {
                self.unexpected(value, &Shape::Text, "a list", &pointer)
            } else if matches!(item, Shape::Named("entry", _)) {
                self.entry(value, item, &pointer)
            } else {
                self.value(value, item, &pointer)
            };
            if fine {
                comma = ",";
            } else {
                self.out.truncate(before);
                sound = false;
            }
        }
        self.out.push(']');
        sound || !strict
    }

    /// An entry, whose code may stand only once in a file.
    fn entry(&mut self, value: &Value, shape: &'static Shape, pointer: &str) -> bool {
        if !self.value(value, shape, pointer) {
            return false;
        }
        let members = spans::members(self.text, value, &mut Vec::new());
        let code = members.iter().find(|member| member.key == "code").map(|member| &member.value);
        let Some((place, code)) = code.and_then(|code| Some((code.at.start, self.raw(code).parse().ok()?)))
        else {
            return false;
        };
        let pointer_of_code = format!("{pointer}/code");
        if self.found.places.contains_key(&code) {
            let text = format!("expected each code once, found {code} again");
            self.found.notes.error(place, &pointer_of_code, text);
            return false;
        }
        self.found.places.insert(code, (place, pointer_of_code));
        true
    }

    fn object(&mut self, object: &Value, keys: &'static [Key], pointer: &str) -> bool {
        let members = self.open(object, pointer);
        let mut comma = "";
        let (mut seen, mut sound) = (HashSet::new(), HashSet::new());
        for member in &members {
            let inside = below(pointer, &member.key);
            let Some(key) = keys.iter().find(|key| key.name == member.key) else {
                let names = keys.iter().map(|key| key.name);
                let text = format!("expected {}, found {}", either(names.clone()), quote(&member.key));
                self.found.notes.error_near(member.at, pointer, text, nearest(&member.key, names));
                continue;
            };
            if !seen.insert(key.name) {
                self.twice(member, &inside);
                continue;
            }
            if self.member(member, &key.shape, &inside, &mut comma) {
                sound.insert(key.name);
            }
        }
        self.out.push('}');
        let required = || keys.iter().filter(|key| key.required).map(|key| key.name);
        for name in required().filter(|name| !seen.contains(name)) {
            self.found.notes.error(
                object.at.start,
                pointer,
                format!("expected the key \"{name}\", found none"),
            );
        }
        required().all(|name| sound.contains(name))
    }

    fn map(&mut self, map: &Value, shape: &Shape, inner: &'static Shape, pointer: &str) -> bool {
        let members = self.open(map, pointer);
        let mut comma = "";
        let mut seen: HashSet<&str> = HashSet::new();
        for member in &members {
            let inside = below(pointer, &member.key);
            let fits = match shape {
                Shape::PerCode(_) => is_code(&member.key),
                Shape::PerLanguage(_) => is_language(&member.key),
                _ => true,
            };
            if !fits {
                let wanted = if matches!(shape, Shape::PerCode(_)) { CODE_KEY } else { LANGUAGE };
                let text = format!("expected {wanted}, found {}", quote(&member.key));
                self.found.notes.error(member.at, pointer, text);
            } else if !seen.insert(&member.key) {
                self.twice(member, &inside);
            } else {
                self.member(member, inner, &inside, &mut comma);
            }
        }
        self.out.push('}');
        true
    }

    fn open(&mut self, object: &Value, pointer: &str) -> Vec<Member> {
        let members = spans::members(self.text, object, &mut self.slips);
        self.note_slips(pointer);
        self.out.push('{');
        members
    }

    fn member(
        &mut self,
        member: &Member,
        shape: &'static Shape,
        pointer: &str,
        comma: &mut &'static str,
    ) -> bool {
        let before = self.out.len();
        self.out.push_str(comma);
        self.out.push_str(&serde_json::Value::from(member.key.as_str()).to_string());
        self.out.push(':');
        let sound = self.value(&member.value, shape, pointer);
        if sound {
            *comma = ",";
        } else {
            self.out.truncate(before);
        }
        sound
    }

    fn twice(&mut self, member: &Member, pointer: &str) {
        self.found.notes.error(
            member.at,
            pointer,
            "expected each key once, found it again; the first one counts",
        );
    }

    /// Turns what the scanner found into faults.
    fn note_slips(&mut self, pointer: &str) {
        for (at, text) in self.slips.drain(..) {
            self.broken = true;
            if text == NEVER_CLOSED {
                self.never_closed = Some((at, pointer.to_owned()));
            } else {
                self.found.notes.error(at, pointer, text);
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
            let line = self.text.split_inclusive('\n').take(error.line().saturating_sub(1));
            let at = line.map(str::len).sum::<usize>() + error.column().saturating_sub(1);
            self.found.notes.error(at.min(self.text.len()), "", "expected valid JSON");
        }
    }
}

const CODE_KEY: &str = "a code as key, such as \"8006\"";
const LANGUAGE: &str = "a language tag such as \"en\" or \"pt-BR\"";

/// What a shape asks for, in words.
fn expected(shape: &Shape) -> String {
    match shape {
        Shape::Anything => "anything".to_owned(),
        Shape::Code | Shape::Order => "a whole number".to_owned(),
        Shape::Text | Shape::Id(_) => "a text".to_owned(),
        Shape::Filled => "a text that is not blank".to_owned(),
        Shape::Language => LANGUAGE.to_owned(),
        Shape::Word(words) => format!("one of {}", either(words.iter().copied())),
        Shape::Wording => "a text or a list of texts".to_owned(),
        Shape::OrNull(inner) => format!("{} or null", expected(inner)),
        Shape::List(Shape::Text) => "a list of texts".to_owned(),
        Shape::List(Shape::Code) => "a list of codes".to_owned(),
        Shape::List(_) | Shape::Items(_) => "a list of objects".to_owned(),
        Shape::Named(_, inner) => expected(inner),
        Shape::Object(_) | Shape::PerCode(_) | Shape::PerLanguage(_) | Shape::PerName(_) => {
            "an object".to_owned()
        }
    }
}

fn is_code(key: &str) -> bool {
    key.parse::<Code>().is_ok_and(|code| code.to_string() == key)
}

/// Two or three letters, then parts of letters and digits: the part of BCP 47 that people use.
pub(crate) fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().is_some_and(|part| {
        (2..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_lowercase())
    });
    first
        && parts.all(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

/// A JSON pointer one level deeper. A long key is cut: the place says the rest.
fn below(pointer: &str, key: &str) -> String {
    const LONGEST: usize = 40;
    let mut short: String = key.chars().take(LONGEST).collect();
    if short.len() < key.len() {
        short.push('…');
    }
    format!("{pointer}/{}", short.replace('~', "~0").replace('/', "~1"))
}
