//! Entries to rows of word numbers. Above a few thousand entries the reading is shared between threads.

use std::thread;

use crate::catalogue::Entry;

use super::fold;
use super::lexicon::{fillers, one_negation, same};
use super::rows::{Part, Place, Rows};
use super::sayings::{Heard, Trail};
use super::vocabulary::{INITIALS, Vocabulary};
use super::words::Words;

/// Below this many entries a second thread costs more than it brings.
const ALONE: usize = 5_000;

/// Reads all entries, in this order.
pub(super) fn build(entries: &[&Entry]) -> (Rows, Vocabulary) {
    let threads = if entries.len() < ALONE {
        1
    } else {
        thread::available_parallelism().map_or(1, |count| count.get().min(4))
    };
    let share = entries.len().div_ceil(threads).max(1);
    let mut parts: Vec<Reader> = if threads == 1 {
        vec![Reader::read(entries)]
    } else {
        thread::scope(|scope| {
            let running: Vec<_> =
                entries.chunks(share).map(|chunk| scope.spawn(move || Reader::read(chunk))).collect();
            // A thread that panicked would have panicked here as well; its share is read again to find out.
            running
                .into_iter()
                .zip(entries.chunks(share))
                .map(|(one, chunk)| one.join().unwrap_or_else(|_| Reader::read(chunk)))
                .collect()
        })
    };
    let (mut vocabulary, globals) = number(&parts);
    let mut rows = Rows::default();
    for (part, global) in parts.drain(..).zip(globals) {
        let global = |word: u32| global.get(word as usize).copied().unwrap_or(0);
        rows.extend(part.places.iter().map(|place| place.renumbered(global(place.word()))), &part.ends);
    }
    rows.note(|word| vocabulary.mask(word), |word| vocabulary.is_filler(word));
    vocabulary.locate(rows.triples());
    (rows, vocabulary)
}

/// The vocabulary of all parts, and for each part the number there of each of its own words.
fn number(parts: &[Reader]) -> (Vocabulary, Vec<Vec<u32>>) {
    let mut sorted: Vec<(u64, &str, u32, u32)> = Vec::new();
    for (at, part) in (0..).zip(parts) {
        sorted.extend((0..).zip(part.words.iter()).map(|(own, word)| (head(word), word, at, own)));
    }
    sorted.sort_unstable();
    let mut globals: Vec<Vec<u32>> = parts.iter().map(|part| vec![0; part.words.len()]).collect();
    let mut distinct: Vec<&str> = Vec::with_capacity(sorted.len());
    for (_, word, part, own) in sorted {
        if distinct.last() != Some(&word) {
            distinct.push(word);
        }
        if let Some(global) = globals.get_mut(part as usize).and_then(|part| part.get_mut(own as usize)) {
            *global = distinct.len() as u32 - 1;
        }
    }
    (Vocabulary::new(distinct.into_iter()), globals)
}

/// The first eight bytes as a number in the order of the words: most comparisons end there.
fn head(word: &str) -> u64 {
    let mut head = [0; 8];
    head.iter_mut().zip(word.bytes()).for_each(|(head, byte)| *head = byte);
    u64::from_be_bytes(head)
}

/// Reads a share of the entries with word numbers of its own.
#[derive(Default)]
struct Reader {
    words: Words,
    /// Words below this number are fillers.
    fillers: u32,
    /// What sayings know each word as; looked up once.
    heard: Vec<Option<Heard>>,
    trail: Trail,
    places: Vec<Place>,
    ends: Vec<u32>,
}

impl Reader {
    fn read(entries: &[&Entry]) -> Self {
        let mut reader = Self::default();
        for filler in fillers() {
            reader.words.number(filler);
        }
        reader.fillers = reader.words.len() as u32;
        // Words of the same meaning are in the vocabulary even when no entry has them: they lead to the others.
        for word in same().iter().flatten() {
            reader.words.number(word);
        }
        for entry in entries {
            reader.entry(entry);
            reader.ends.push(reader.places.len() as u32);
        }
        reader
    }

    fn entry(&mut self, entry: &Entry) {
        let mut initials = String::from(INITIALS);
        fold::each_text(&entry.name, |word| initials.extend(word.chars().next()));
        self.phrase(&entry.name, Part::Name);
        if initials.chars().count() > 2 {
            let word = self.words.number(&initials);
            self.places.push(Place::new(word, Part::Initials, true));
        }
        self.phrase(&entry.title, Part::Title);
        entry.keywords.iter().for_each(|keyword| self.phrase(keyword, Part::Keyword));
        entry.causes.iter().for_each(|cause| self.phrase(cause, Part::Cause));
        if entry.description != entry.title {
            self.phrase(&entry.description, Part::Description);
        }
    }

    /// Fillers are kept in names only, where somebody may look for them.
    fn phrase(&mut self, text: &str, part: Part) {
        let Self { words, fillers, heard, trail, places, .. } = self;
        let mut first = true;
        trail.clear();
        fold::each_text(text, |text| {
            let text = one_negation(text);
            let word = words.number(text);
            let known = hear(heard, word, text);
            let filler = word < *fillers;
            if part == Part::Name || !filler {
                places.push(Place::new(word, part, first));
                first = false;
            }
            trail.push(known, |_, means| {
                for meant in means {
                    places.push(Place::new(words.number(meant), part, first));
                    first = false;
                }
            });
        });
        if first {
            // Every text is a phrase, so that the phrases of a row can be counted off against its texts.
            places.push(Place::new(words.number(""), part, true));
        }
    }
}

/// What sayings know a word as.
fn hear(heard: &mut Vec<Option<Heard>>, word: u32, text: &str) -> Heard {
    let at = word as usize;
    if heard.len() <= at {
        heard.resize((at + 1).next_power_of_two(), None);
    }
    let new = || Heard::new(text);
    heard.get_mut(at).map_or_else(new, |known| *known.get_or_insert_with(new))
}
