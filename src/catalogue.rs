//! The catalogue: what every code means, who must act and what to do.
//!
//! The 24 documented codes are built in (`assets/catalogue.json`), and so are the legacy ones
//! (`assets/legacy.json`), which are never mixed into the 24 unasked. A company lays its own words over them with
//! an [`Overlay`], a file of the same shape: [`Overlay::read`], then [`Catalogue::lay`].
//!
//! | file | owns |
//! | --- | --- |
//! | `entry` | one code and its fields |
//! | `few` | a few built-in codes without reading the rest |
//! | `origin` | which overlay set which field |
//! | `names` | finding an entry by name, and what was almost right |
//! | `text` | text that points into the files |
//! | `read` | JSON to entries, fast and strict |
//! | `shape` | what may stand where in a file, as data |
//! | `spans`, `careful` | every fault of a broken file with its place, and the file without them |
//! | `overlay`, `lay` | reading an overlay, laying it over a catalogue |
//! | `check`, `advice`, `schema` | the report of `check`, what it advises, the JSON Schema |

use crate::message::Messages;

mod advice;
mod careful;
mod check;
mod entry;
mod few;
mod lay;
mod names;
mod origin;
mod overlay;
mod placeholder;
mod read;
mod schema;
mod shape;
mod spans;
mod text;

pub(crate) use careful::is_language;
pub use check::{Report, check, check_over};
pub use entry::{Actor, Category, Code, Entry, Legacy, Remedies, Retry};
pub use origin::{Field, Origin};
pub use overlay::Overlay;
pub use schema::schema;
pub use text::{List, Text};

/// The file of the 24 documented codes.
const BUILT_IN: &str = include_str!("../assets/catalogue.json");
/// The file of the codes of older versions.
const LEGACY: &str = include_str!("../assets/legacy.json");

/// The built-in catalogue, with overlays laid over it.
#[derive(Debug, Clone)]
pub struct Catalogue {
    current: Vec<Entry>,
    legacy: Vec<Entry>,
    names: names::Names,
    messages: Vec<Messages>,
    /// Which overlay each of `messages` is from.
    message_origins: Vec<Origin>,
}

impl Catalogue {
    /// The 24 documented codes and the legacy ones.
    pub fn built_in() -> Self {
        Self { current: built_in(BUILT_IN), legacy: built_in(LEGACY), ..Self::empty() }
    }

    fn empty() -> Self {
        Self {
            current: Vec::new(),
            legacy: Vec::new(),
            names: names::Names::default(),
            messages: Vec::new(),
            message_origins: Vec::new(),
        }
    }

    /// Messages that overlays lay over the built-in ones, in the order in which they were laid: the last wins.
    pub fn messages(&self) -> &[Messages] {
        &self.messages
    }

    /// Lays messages over the built-in ones and over those laid before.
    pub fn lay_messages(&mut self, messages: Messages) {
        self.lay_messages_from(messages, Origin::BuiltIn);
    }

    fn lay_messages_from(&mut self, messages: Messages, origin: Origin) {
        self.messages.push(messages);
        self.message_origins.push(origin);
    }

    /// Where the customer message of a code comes from in a language: the last overlay that says anything about
    /// the code there, else the built-in files.
    pub fn customer_message_origin(&self, code: Code, lang: &str) -> Origin {
        self.message_origin(lang, |messages| messages.customer.codes.contains_key(&code))
    }

    /// Where the business message of a code comes from in a language, likewise.
    pub fn business_message_origin(&self, code: Code, lang: &str) -> Origin {
        self.message_origin(lang, |messages| messages.business.codes.contains_key(&code))
    }

    fn message_origin(&self, lang: &str, says: impl Fn(&Messages) -> bool) -> Origin {
        let mut layers = self.messages.iter().zip(&self.message_origins).rev();
        let found = layers.find(|(messages, _)| messages.lang == lang && says(messages));
        found.map_or(Origin::BuiltIn, |(_, origin)| *origin)
    }

    /// The current codes in ascending order, without the legacy ones.
    pub fn entries(&self) -> &[Entry] {
        &self.current
    }

    /// The codes known from older versions of the API, in ascending order.
    pub fn legacy(&self) -> &[Entry] {
        &self.legacy
    }

    /// The entry of a code: a current one before a legacy one.
    pub fn get(&self, code: Code) -> Option<&Entry> {
        find(&self.current, code).or_else(|| find(&self.legacy, code))
    }
}

fn find(entries: &[Entry], code: Code) -> Option<&Entry> {
    let at = entries.binary_search_by_key(&code, |entry| entry.code).ok()?;
    entries.get(at)
}

/// The built-in files are checked by tests, so a fault here cannot reach a user; it reads as an empty list.
fn built_in(json: &'static str) -> Vec<Entry> {
    let file: Result<read::File, _> = serde_json::from_str(json);
    let mut entries = file.map(|file| file.entries).unwrap_or_default();
    entries.sort_by_key(|entry| entry.code);
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_catalogue_holds_the_24_codes() {
        let catalogue = Catalogue::built_in();
        assert_eq!(catalogue.entries().len(), 24);
        assert_eq!(catalogue.get(8006).map(|entry| &*entry.name), Some("FACE_NOT_FOUND"));
    }

    #[test]
    fn the_built_in_files_have_no_fault_and_leave_nothing_out() {
        for file in [BUILT_IN, LEGACY] {
            let reading = careful::read(file, &shape::FILE);
            assert!(reading.notes.is_empty(), "{:?}", reading.notes);
            let strict: read::File = serde_json::from_str(file).unwrap();
            let copied: read::File = serde_json::from_str(reading.sound.unwrap().leak()).unwrap();
            assert_eq!(strict.entries, copied.entries, "the careful reading loses nothing");
        }
        let catalogue = Catalogue::built_in();
        for entry in catalogue.entries() {
            let missing: Vec<Field> = entry.given.missing().filter(|field| *field != Field::Legacy).collect();
            assert_eq!(missing, [], "{}", entry.code);
            assert_eq!(entry.origin(Field::Title), Origin::BuiltIn);
        }
        for entry in catalogue.entries().iter().chain(catalogue.legacy()) {
            for code in
                entry.related.iter().chain(entry.legacy.iter().filter_map(|legacy| legacy.now.as_ref()))
            {
                assert!(catalogue.get(*code).is_some(), "{} names {code}", entry.code);
            }
        }
    }
}
