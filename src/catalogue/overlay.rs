//! A user's own catalogue: read from a file, laid over the built-in one.

use std::collections::{BTreeMap, HashMap};

use super::careful;
use super::entry::Entry;
use super::origin::{Fields, Origins};
use super::read::File;
use super::shape;
use super::text::Text;
use crate::fault::{self, Fault, whole};
use crate::message::Messages;

/// A catalogue file that holds any part of what the built-in one holds: fields of known codes, new codes, messages.
#[derive(Debug)]
pub struct Overlay {
    name: Text,
    text: &'static str,
    pub(super) entries: Vec<Entry>,
    pub(super) messages: Vec<Messages>,
}

impl Overlay {
    /// The largest file that is read, in bytes: three times the 20 MB of a dictionary of 100,000 codes.
    pub const LARGEST: usize = 64 * 1024 * 1024;

    /// Reads an overlay, whatever the bytes are. `name` is the file's name as the user gave it.
    ///
    /// Faults that a sentence can name leave out the field, entry or message that they are in, and the rest counts.
    /// `None` when the bytes are not a JSON object in UTF-8 or are more than [`Self::LARGEST`]. Depth is no matter:
    /// no reader goes deeper than the shape of a catalogue, and what stands deeper is skipped without recursion.
    ///
    /// The text stays in memory until the program ends, because entries point into it: an overlay is read once.
    pub fn read(name: &str, bytes: impl Into<Vec<u8>>) -> (Option<Self>, Vec<Fault>) {
        let text = match fault::text(name, bytes.into(), Self::LARGEST) {
            Ok(text) => fault::without_mark(text.leak()),
            Err(fault) => return (None, vec![fault]),
        };
        let label = Text::from(crate::sanitise::sanitise_line(name));
        if let Some(overlay) = Self::strict(label, text, text) {
            return (Some(overlay), Vec::new());
        }
        let reading = careful::read(text, &shape::FILE);
        let sound = reading.sound.and_then(|sound| Self::strict(label, text, sound.leak()));
        let mut faults = reading.notes.place(name, text);
        if faults.is_empty() {
            faults.push(whole(name, "expected a catalogue file; see `faceki-console schema`"));
        }
        (sound, faults)
    }

    /// The fast way: `None` at the first fault.
    fn strict(name: Text, text: &'static str, sound: &'static str) -> Option<Self> {
        // The derived reader would take a list for an object.
        if !sound.trim_start().starts_with('{') {
            return None;
        }
        let file: File = serde_json::from_str(sound).ok()?;
        let mut entries = file.entries;
        entries.sort_by_key(|entry| entry.code);
        if entries.is_sorted_by(|a, b| a.code < b.code) {
            let mut shared: HashMap<Fields, Origins> = HashMap::new();
            for entry in &mut entries {
                let origins = shared.entry(entry.given).or_insert_with(|| Origins::from(entry.given, name));
                entry.origins = origins.clone();
            }
        } else {
            return None;
        }
        let messages = match file.messages {
            None => Vec::new(),
            Some(raw) => messages(raw.get())?,
        };
        Some(Self { name, text, entries, messages })
    }

    /// The file's name, printable.
    pub fn name(&self) -> Text {
        self.name
    }

    /// The file, to find the place of a fault in.
    pub(super) fn text(&self) -> &'static str {
        self.text
    }
}

/// The messages per language; `None` at the first fault.
fn messages(json: &str) -> Option<Vec<Messages>> {
    let reading = careful::read(json, &shape::LANGUAGES);
    if reading.notes.is_empty() {
        let languages: BTreeMap<String, Messages> = serde_json::from_str(&reading.sound?).ok()?;
        let named = languages.into_iter().map(|(lang, messages)| Messages { lang, ..messages });
        return Some(named.collect());
    }
    None
}
