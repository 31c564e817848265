//! Entries to rows of word numbers. Above a few thousand entries the reading is shared between threads.

use std::thread;

use crate::catalogue::Entry;

use super::fold;
use super::lexicon::{fillers, one_negation, same};
use super::vocabulary::{INITIALS, Vocabulary, hash};

/// Below this many entries a second thread costs more than it brings.
const ALONE: usize = 5_000;

/// A word of a row: its number, the field it stands in, and whether it begins a phrase (one name, title, keyword …).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place(u32);

impl Place {
    const FIRST: u32 = 1 << 31;
    const WORD: u32 = (1 << 28) - 1;

    fn new(word: u32, field: Part, first: bool) -> Self {
        Self(word & Self::WORD | (field as u32) << 28 | if first { Self::FIRST } else { 0 })
    }

    /// The word's number.
    pub(super) fn word(self) -> u32 {
        self.0 & Self::WORD
    }

    /// Whether a phrase begins here.
    pub(super) fn is_first(self) -> bool {
        self.0 & Self::FIRST != 0
    }

    /// Where the word stands.
    pub(super) fn part(self) -> Part {
        match (self.0 >> 28) & 7 {
            0 => Part::Name,
            1 => Part::Title,
            2 => Part::Keyword,
            3 => Part::Cause,
            4 => Part::Description,
            _ => Part::Initials,
        }
    }
}

/// The searched parts of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Name,
    Title,
    Keyword,
    Cause,
    Description,
    Initials,
}

impl Part {
    /// What a match in this part is worth, 6 to 16.
    pub(super) fn worth(self) -> u32 {
        match self {
            Self::Name | Self::Initials => 16,
            Self::Keyword => 15,
            Self::Title => 14,
            Self::Cause => 8,
            Self::Description => 6,
        }
    }

    /// Whether the part is what fuzzy matching reads.
    pub(super) fn is_near(self) -> bool {
        matches!(self, Self::Name | Self::Title | Self::Keyword)
    }
}

/// All rows, one after the other.
#[derive(Debug, Clone, Default)]
pub(super) struct Rows {
    places: Vec<Place>,
    ends: Vec<u32>,
    /// The letters of each row's name: most rows are dismissed without reading their words.
    names: Vec<u64>,
}

impl Rows {
    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The words of a row.
    pub(super) fn row(&self, row: u32) -> &[Place] {
        let row = row as usize;
        let start = row.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(row).copied().unwrap_or(start);
        self.places.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The letters of a row's name as bits.
    pub(super) fn name_mask(&self, row: u32) -> u64 {
        self.names.get(row as usize).copied().unwrap_or(0)
    }

    fn note_names(&mut self, vocabulary: &Vocabulary) {
        let letters = |row| {
            let name = self.row(row).iter().take_while(|place| place.part() == Part::Name);
            name.fold(0, |mask, place| mask | vocabulary.mask(place.word()))
        };
        self.names = (0..self.len() as u32).map(letters).collect();
    }

    fn triples(&self) -> impl Iterator<Item = (u32, u32, Part)> + Clone + '_ {
        (0..self.len() as u32)
            .flat_map(move |row| self.row(row).iter().map(move |place| (place.word(), row, place.part())))
    }

    /// Bytes held; for the memory test.
    pub(super) fn size(&self) -> usize {
        (self.places.len() + self.ends.len()) * 4 + self.names.len() * 8
    }
}

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
    rows.places.reserve_exact(parts.iter().map(|part| part.places.len()).sum());
    for (part, global) in parts.drain(..).zip(globals) {
        let before = rows.places.len() as u32;
        rows.places.extend(part.places.iter().map(|place| {
            let word = global.get(place.word() as usize).copied().unwrap_or(0);
            Place(place.0 & !Place::WORD | word)
        }));
        rows.ends.extend(part.ends.iter().map(|end| before + end));
    }
    rows.note_names(&vocabulary);
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
    fillers: Vec<bool>,
    places: Vec<Place>,
    ends: Vec<u32>,
}

impl Reader {
    fn read(entries: &[&Entry]) -> Self {
        let mut reader = Self::default();
        for filler in fillers() {
            reader.words.number(filler);
        }
        reader.fillers = vec![true; reader.words.len()];
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
        let Self { words, fillers, places, .. } = self;
        let mut first = true;
        fold::each_text(text, |text| {
            let word = words.number(one_negation(text));
            if part != Part::Name && fillers.get(word as usize).copied().unwrap_or(false) {
                return;
            }
            places.push(Place::new(word, part, first));
            first = false;
        });
        if first {
            // Every text is a phrase, so that the phrases of a row can be counted off against its texts.
            places.push(Place::new(words.number(""), part, true));
        }
    }
}

/// Numbers words in the order they are met: open addressing over one text, because a map of owned strings is
/// several times slower at two million words.
#[derive(Default)]
struct Words {
    text: String,
    ends: Vec<u32>,
    slots: Vec<u32>,
}

impl Words {
    fn len(&self) -> usize {
        self.ends.len()
    }

    fn text(&self, number: u32) -> &str {
        let number = number as usize;
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(number).copied().unwrap_or(start);
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len() as u32).map(|number| self.text(number))
    }

    /// The number of a word, a new one when it was not met before.
    fn number(&mut self, word: &str) -> u32 {
        if self.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let slot = self.slot(word);
        match self.slots.get(slot).copied().unwrap_or(0).checked_sub(1) {
            Some(number) => number,
            None => {
                let number = self.len() as u32;
                self.text.push_str(word);
                self.ends.push(self.text.len() as u32);
                if let Some(place) = self.slots.get_mut(slot) {
                    *place = number + 1;
                }
                number
            }
        }
    }

    /// The slot that holds the word, or the free one where it belongs.
    fn slot(&self, word: &str) -> usize {
        let last = self.slots.len() - 1;
        let hash = hash(word);
        let mut slot = (hash ^ hash >> 29) as usize & last;
        while let Some(number) = self.slots.get(slot).copied().unwrap_or(0).checked_sub(1)
            && self.text(number) != word
        {
            slot = (slot + 1) & last;
        }
        slot
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(2_048)];
        for number in 0..self.len() as u32 {
            let slot = self.slot(self.text(number));
            if let Some(place) = self.slots.get_mut(slot) {
                *place = number + 1;
            }
        }
    }
}
