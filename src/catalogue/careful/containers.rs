//! Lists and objects: each part is read on its own, and what is at fault is left out of the copy.

use std::collections::HashSet;

use super::words::{CODE_KEY, LANGUAGE, is_code, is_language};
use super::{Found, Reader, Step, step};
use crate::catalogue::shape::{Key, Shape};
use crate::catalogue::spans::{self, Kind, Member, Value};
use crate::fault::{either, nearest, quote};
use crate::message::language::nearest_tag;

impl<'a> Reader<'a> {
    /// A list that is worth nothing when an item is at fault.
    pub(super) fn list(&mut self, list: &Value, item: &'static Shape) -> bool {
        self.items(list, |reader, value, _| reader.value(value, item))
    }

    /// Wordings, best first.
    pub(super) fn wordings(&mut self, list: &Value) -> bool {
        let before = self.out.len();
        let sound = self.items(list, |reader, value, _| match value.kind {
            Kind::Text => reader.wording(value),
            Kind::Broken => false,
            kind => reader.unexpected(value, &Shape::Text, kind.words()),
        });
        let empty = self.out.get(before..) == Some("[]");
        if sound && empty { self.unexpected(list, &Shape::Wording, "an empty list") } else { sound }
    }

    /// Entries stand for themselves: a wrong one is left out and the others count.
    pub(super) fn entries(&mut self, list: &Value, entry: &'static Shape) -> bool {
        self.items(list, |reader, value, number| {
            reader.code = None;
            reader.value(value, entry) && reader.only_once(number)
        });
        true
    }

    /// A code may stand only once in a file: which of two would be meant?
    fn only_once(&mut self, entry: usize) -> bool {
        let Some((at, code)) = self.code else { return false };
        if self.found.places.contains_key(&code) {
            let text = format!("expected each code once, found {code} again");
            self.inside(Step::Key("code".into()), |reader| reader.error(at, text));
            return false;
        }
        self.found.places.insert(code, (at, entry));
        true
    }

    /// Reads the items into the copy; whether all of them could stay.
    fn items(&mut self, list: &Value, mut read: impl FnMut(&mut Self, &Value, usize) -> bool) -> bool {
        let items = spans::items(self.text, list, &mut self.slips);
        self.note_slips();
        let mut sound = true;
        self.out.push('[');
        let mut comma = "";
        for (number, value) in items.iter().enumerate() {
            let before = self.out.len();
            self.out.push_str(comma);
            if self.inside(Step::Item(number), |reader| read(reader, value, number)) {
                comma = ",";
            } else {
                self.out.truncate(before);
                sound = false;
            }
        }
        self.out.push(']');
        sound
    }

    /// An object with known keys. One that is required must be there and without fault.
    pub(super) fn object(&mut self, object: &Value, keys: &'static [Key]) -> bool {
        let members = self.open(object);
        let mut comma = "";
        let (mut seen, mut sound) = (Marks::default(), Marks::default());
        for member in &members {
            let Some(at) = keys.iter().position(|key| key.name == member.key) else {
                let names = keys.iter().map(|key| key.name);
                let text = format!("expected {}, found {}", either(names.clone()), quote(&member.key));
                let near = nearest(&member.key, names);
                self.found.notes.error_near(member.at, &self.path.pointer(), text, near);
                continue;
            };
            if !seen.insert(at) {
                self.twice(member);
            } else if keys.get(at).is_some_and(|key| self.member(member, &key.shape, &mut comma)) {
                sound.insert(at);
            }
        }
        self.out.push('}');
        let mut complete = true;
        for (at, key) in keys.iter().enumerate().filter(|(_, key)| key.required) {
            if !seen.contains(at) {
                self.error(object.at.start, format!("expected the key \"{}\", found none", key.name));
            }
            complete &= sound.contains(at);
        }
        complete
    }

    /// An object whose keys are codes, languages or free names.
    pub(super) fn map(&mut self, map: &Value, shape: &Shape, inner: &'static Shape) -> bool {
        let members = self.open(map);
        let mut comma = "";
        let mut seen: HashSet<&str> = HashSet::new();
        for member in &members {
            let (fits, wanted) = match shape {
                Shape::PerCode(_) => (is_code(&member.key), CODE_KEY),
                Shape::PerLanguage(_) => (is_language(&member.key), LANGUAGE),
                _ => (true, ""),
            };
            if !fits {
                let text = format!("expected {wanted}, found {}", quote(&member.key));
                let near = if let Shape::PerLanguage(_) = shape { nearest_tag(&member.key) } else { None };
                self.found.notes.error_near(member.at, &self.path.pointer(), text, near.as_deref());
            } else if !seen.insert(&member.key) {
                self.twice(member);
            } else {
                if let Shape::PerLanguage(_) = shape {
                    let pointer = self.inside(step(&member.key), |reader| reader.path.pointer());
                    let what = member.key.to_string();
                    self.found.languages.push(Found { at: member.at, pointer, what });
                }
                self.member(member, inner, &mut comma);
            }
        }
        self.out.push('}');
        true
    }

    fn open(&mut self, object: &Value) -> Vec<Member<'a>> {
        let members = spans::members(self.text, object, &mut self.slips);
        self.note_slips();
        self.out.push('{');
        members
    }

    fn member(&mut self, member: &Member<'a>, shape: &'static Shape, comma: &mut &'static str) -> bool {
        let before = self.out.len();
        self.out.push_str(comma);
        self.out.push_str(self.text.get(member.at..member.key_end).unwrap_or_default());
        self.out.push(':');
        let sound = self.inside(step(&member.key), |reader| reader.value(&member.value, shape));
        if sound {
            *comma = ",";
        } else {
            self.out.truncate(before);
        }
        sound
    }

    fn twice(&mut self, member: &Member<'a>) {
        let text = "expected each key once, found it again; the first one counts";
        self.inside(step(&member.key), |reader| reader.error(member.at, text));
    }
}

/// Which keys of an object; none has more than 64.
#[derive(Default)]
struct Marks(u64);

impl Marks {
    fn insert(&mut self, at: usize) -> bool {
        let added = !self.contains(at);
        self.0 |= 1 << (at & 63);
        added
    }

    fn contains(&self, at: usize) -> bool {
        self.0 & (1 << (at & 63)) != 0
    }
}
