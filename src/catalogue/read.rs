//! JSON to entries, as fast as the parser: texts are borrowed from the file, and the first fault ends it.
//! [`super::careful`] then finds out what is wrong.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde::{Deserialize, de};
use serde_json::value::RawValue;

use super::entry::{Entry, Legacy};
use super::origin::Field;
use super::text::Text;

impl Entry {
    /// Reads one field. The only place that says which type a field has.
    pub(super) fn read_field<'de: 'static, D: Deserializer<'de>>(
        &mut self,
        field: Field,
        value: D,
    ) -> Result<(), D::Error> {
        match field {
            Field::Code => self.code = Deserialize::deserialize(value)?,
            Field::Name => self.name = filled(value)?,
            Field::Title => self.title = filled(value)?,
            Field::Description => self.description = Deserialize::deserialize(value)?,
            Field::Category => self.category = Deserialize::deserialize(value)?,
            Field::Acts => self.acts = Deserialize::deserialize(value)?,
            Field::Retry => self.retry = Deserialize::deserialize(value)?,
            Field::Causes => self.causes = Deserialize::deserialize(value)?,
            Field::AgentRemedies => self.remedies.agent = Deserialize::deserialize(value)?,
            Field::DeveloperRemedies => self.remedies.developer = Deserialize::deserialize(value)?,
            Field::Keywords => self.keywords = Deserialize::deserialize(value)?,
            Field::Related => self.related = Deserialize::deserialize(value)?,
            Field::Links => self.links = Deserialize::deserialize(value)?,
            Field::Legacy => self.legacy = legacy(value)?,
        }
        if self.given.insert(field) { Ok(()) } else { Err(D::Error::duplicate_field(field.key())) }
    }
}

/// A text that says something.
fn filled<'de: 'static, D: Deserializer<'de>>(value: D) -> Result<Text, D::Error> {
    let text = Text::deserialize(value)?;
    if text.trim().is_empty() { Err(D::Error::custom("blank")) } else { Ok(text) }
}

/// An object or null. Derived readers take a list for an object, so the first byte is looked at.
fn legacy<'de: 'static, D: Deserializer<'de>>(value: D) -> Result<Option<Box<Legacy>>, D::Error> {
    let raw = <&RawValue as Deserialize>::deserialize(value)?.get();
    if raw.starts_with('[') {
        return Err(D::Error::custom("a list"));
    }
    serde_json::from_str(raw).map_err(D::Error::custom)
}

impl<'de: 'static> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut entry = Self::default();
        deserializer.deserialize_map(Keys { entry: &mut entry, inside: Object::Entry })?;
        if entry.given.contains(Field::Code) { Ok(entry) } else { Err(D::Error::missing_field("code")) }
    }
}

/// Which object of a file is being read.
#[derive(Clone, Copy)]
enum Object {
    Entry,
    Remedies,
}

/// Reads the keys of an object into an entry.
struct Keys<'a> {
    entry: &'a mut Entry,
    inside: Object,
}

impl<'de: 'static> Visitor<'de> for Keys<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut remedies = false;
        while let Some(key) = map.next_key::<Key>()? {
            let field = match (self.inside, key.0) {
                (Object::Entry, "remedies") if !remedies => {
                    remedies = true;
                    map.next_value_seed(Keys { entry: &mut *self.entry, inside: Object::Remedies })?;
                    continue;
                }
                (Object::Entry, key) => Field::of_key(key),
                (Object::Remedies, key) => Field::of_remedy_key(key),
            };
            let field = field.ok_or_else(|| A::Error::unknown_field("", &[]))?;
            map.next_value_seed(Value { entry: &mut *self.entry, field })?;
        }
        Ok(())
    }
}

impl<'de: 'static> DeserializeSeed<'de> for Keys<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

struct Value<'a> {
    entry: &'a mut Entry,
    field: Field,
}

impl<'de: 'static> DeserializeSeed<'de> for Value<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.entry.read_field(self.field, deserializer)
    }
}

/// A key that stands in the file without escapes, as all of ours do.
struct Key(&'static str);

impl<'de: 'static> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&str as Deserialize>::deserialize(deserializer).map(Key)
    }
}

/// A whole file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub(super) struct File {
    #[serde(rename = "$schema", default)]
    _schema: Option<de::IgnoredAny>,
    #[serde(default)]
    pub(super) entries: Vec<Entry>,
    /// Read by [`super::overlay`], which looks at every wording.
    #[serde(default)]
    pub(super) messages: Option<&'static RawValue>,
}
