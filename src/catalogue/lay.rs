//! Laying an overlay over a catalogue, field by field.

use std::collections::BTreeSet;

use super::careful;
use super::entry::{Code, Entry};
use super::names::Names;
use super::origin::{Field, Origin};
use super::overlay::Overlay;
use super::{Catalogue, shape};
use crate::fault::{Fault, Notes};

/// What only shows when an overlay meets the catalogue below it.
#[derive(Default)]
struct Problems {
    /// New codes without name or title.
    incomplete: BTreeSet<Code>,
    /// Codes, and the related ones of theirs that nobody knows.
    unrelated: Vec<(Code, Code)>,
}

impl Catalogue {
    /// Lays an overlay over what is there: known codes field by field, new codes as they are, messages per language
    /// and code. Laid later wins. A new code without name or title is left out; a related code that does not exist
    /// is only named.
    pub fn lay(&mut self, mut overlay: Overlay) -> Vec<Fault> {
        let problems = self.problems(&overlay);
        overlay.entries.retain(|entry| !problems.incomplete.contains(&entry.code));
        let faults = problems.place(&overlay);
        let origin = Origin::Overlay(overlay.name());
        let legacy: Vec<Entry> = overlay.entries.extract_if(.., |entry| self.is_legacy(entry)).collect();
        lay_entries(&mut self.current, overlay.entries);
        lay_entries(&mut self.legacy, legacy);
        for messages in overlay.messages {
            self.lay_messages_from(messages, origin);
        }
        self.names = Names::default();
        faults
    }

    fn problems(&self, overlay: &Overlay) -> Problems {
        let mut problems = Problems::default();
        let own = |code: &Code| super::find(&overlay.entries, *code).is_some();
        for entry in &overlay.entries {
            let complete = entry.given.contains(Field::Name) && entry.given.contains(Field::Title);
            if !complete && self.get(entry.code).is_none() {
                problems.incomplete.insert(entry.code);
            }
            let unknown = entry.related.iter().filter(|code| !own(code) && self.get(**code).is_none());
            problems.unrelated.extend(unknown.map(|code| (entry.code, *code)));
        }
        problems
    }

    fn is_legacy(&self, entry: &Entry) -> bool {
        let known = super::find(&self.current, entry.code).is_some();
        !known && (entry.legacy.is_some() || super::find(&self.legacy, entry.code).is_some())
    }
}

/// Sorted lists in, a sorted list out. The overlay's own list is reused, because it may be the large one.
fn lay_entries(below: &mut Vec<Entry>, mut above: Vec<Entry>) {
    if above.is_empty() {
        return;
    }
    above.splice(0..0, below.drain(..));
    above.sort_by_key(|entry| entry.code);
    above.dedup_by(|later, earlier| {
        let same = later.code == earlier.code;
        if same {
            earlier.lay(later);
        }
        same
    });
    *below = above;
}

impl Problems {
    fn place(&self, overlay: &Overlay) -> Vec<Fault> {
        if self.incomplete.is_empty() && self.unrelated.is_empty() {
            return Vec::new();
        }
        let reading = careful::read(overlay.text(), &shape::FILE);
        let place = |code: &Code| reading.place(*code).unwrap_or_default();
        let mut notes = Notes::default();
        for code in &self.incomplete {
            let (at, pointer) = place(code);
            notes.error(at, &pointer, format!("expected name and title for {code}, because the code is new"));
        }
        for (code, related) in &self.unrelated {
            let (at, pointer) = place(code);
            notes.warning(at, &pointer, format!("expected related codes that exist, found {related}"));
        }
        notes.place(&overlay.name(), overlay.text())
    }
}
