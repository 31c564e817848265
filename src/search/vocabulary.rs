//! Every distinct word of a catalogue, sorted, with the rows that hold it.

use std::ops::Range;

use super::lexicon::{is_filler, same};
use super::rows::Part;
use super::stem::stem;

/// Stands before the initials of a name, so that they never mix with words.
pub(super) const INITIALS: char = '\u{1}';

/// Words by number. A number is a word's place in the sorted order, so a prefix is a range of numbers.
#[derive(Debug, Clone, Default)]
pub(super) struct Vocabulary {
    texts: String,
    ends: Vec<u32>,
    masks: Vec<u64>,
    /// (hash of the stem, word), sorted.
    stems: Vec<(u64, u32)>,
    /// (word, group of the same meaning), sorted.
    groups: Vec<(u32, u16)>,
    /// Words of each group.
    members: Vec<Vec<u32>>,
    /// Words that stand in a name, title or keyword.
    near: Vec<bool>,
    fillers: Vec<bool>,
    /// Where each word's rows begin in `rows`; one more than words.
    starts: Vec<u32>,
    rows: Vec<Posting>,
}

/// A row that holds a word, and the best part of the row that does.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Posting(u32);

impl Posting {
    const ROW: u32 = (1 << 28) - 1;

    fn new(row: u32, part: Part) -> Self {
        Self(row & Self::ROW | (part.worth() - 1) << 28)
    }

    /// The row's number.
    pub(super) fn row(self) -> u32 {
        self.0 & Self::ROW
    }

    /// What the best part is worth; see [`Part::worth`].
    pub(super) fn worth(self) -> u32 {
        (self.0 >> 28) + 1
    }
}

impl Vocabulary {
    /// Takes the distinct words in ascending order. Rows and nearness follow by [`Vocabulary::locate`].
    pub(super) fn new<'w>(sorted: impl Iterator<Item = &'w str>) -> Self {
        let mut new = Self::default();
        for word in sorted {
            let id = new.ends.len() as u32;
            new.texts.push_str(word);
            new.ends.push(new.texts.len() as u32);
            new.masks.push(mask(word));
            new.fillers.push(is_filler(word));
            if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
                new.stems.push((hash(&stem(word)), id));
            }
        }
        new.stems.sort_unstable();
        for (group, words) in (0u16..).zip(same()) {
            // With their plurals and tenses: whoever says `locals` means `residents`.
            let mut members: Vec<u32> = words.iter().filter_map(|word| new.id(word)).collect();
            words.iter().for_each(|word| members.extend(new.of_stem(&stem(word))));
            members.sort_unstable();
            members.dedup();
            new.groups.extend(members.iter().map(|id| (*id, group)));
            new.members.push(members);
        }
        new.groups.sort_unstable();
        new.near = vec![false; new.len()];
        new
    }

    /// Notes the rows of every word, from all (word, row, part) triples in ascending order of rows.
    pub(super) fn locate(&mut self, all: impl Iterator<Item = (u32, u32, Part)> + Clone) {
        let mut last = vec![u32::MAX; self.len()];
        let mut counts = vec![0u32; self.len() + 1];
        for (word, row, part) in all.clone() {
            if let (Some(last), Some(count)) = (last.get_mut(word as usize), counts.get_mut(word as usize))
                && *last != row
            {
                *last = row;
                *count += 1;
            }
            if part.is_near()
                && let Some(flag) = self.near.get_mut(word as usize)
            {
                *flag = true;
            }
        }
        let mut total = 0;
        for count in &mut counts {
            let here = *count;
            *count = total;
            total += here;
        }
        self.starts = counts.clone();
        self.rows = vec![Posting::default(); total as usize];
        last.fill(u32::MAX);
        for (word, row, part) in all {
            if let (Some(last), Some(next)) = (last.get_mut(word as usize), counts.get_mut(word as usize)) {
                if *last != row {
                    *last = row;
                    *next += 1;
                }
                if let Some(posting) = self.rows.get_mut(*next as usize - 1)
                    && (posting.row() != row || posting.worth() < part.worth())
                {
                    *posting = Posting::new(row, part);
                }
            }
        }
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The word of a number.
    pub(super) fn text(&self, id: u32) -> &str {
        let id = id as usize;
        let start = id.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(id).copied().unwrap_or(start);
        self.texts.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The letters of a word as bits; see [`mask`].
    pub(super) fn mask(&self, id: u32) -> u64 {
        self.masks.get(id as usize).copied().unwrap_or(0)
    }

    /// Whether the word stands in a name, title or keyword.
    pub(super) fn is_near(&self, id: u32) -> bool {
        self.near.get(id as usize).copied().unwrap_or(false)
    }

    /// Whether the word carries no meaning.
    pub(super) fn is_filler(&self, id: u32) -> bool {
        self.fillers.get(id as usize).copied().unwrap_or(false)
    }

    /// The number of exactly this word.
    pub(super) fn id(&self, word: &str) -> Option<u32> {
        let id = self.lower_bound(word);
        ((id as usize) < self.len() && self.text(id) == word).then_some(id)
    }

    /// The words that begin with `prefix`.
    pub(super) fn beginning(&self, prefix: &str) -> Range<u32> {
        let start = self.lower_bound(prefix);
        let mut low = start;
        let mut high = self.len() as u32;
        while low < high {
            let middle = low + (high - low) / 2;
            if self.text(middle).starts_with(prefix) { low = middle + 1 } else { high = middle }
        }
        start..low
    }

    fn lower_bound(&self, word: &str) -> u32 {
        let (mut low, mut high) = (0, self.len() as u32);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.text(middle) < word { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// The words that share a stem.
    pub(super) fn of_stem(&self, stem: &str) -> impl Iterator<Item = u32> + '_ {
        let wanted = hash(stem);
        let start = self.stems.partition_point(|(hash, _)| *hash < wanted);
        self.stems.iter().skip(start).take_while(move |(hash, _)| *hash == wanted).map(|(_, id)| *id)
    }

    /// The groups of the same meaning that a word belongs to.
    pub(super) fn groups_of(&self, id: u32) -> impl Iterator<Item = u16> + '_ {
        let start = self.groups.partition_point(|(word, _)| *word < id);
        self.groups.iter().skip(start).take_while(move |(word, _)| *word == id).map(|(_, group)| *group)
    }

    /// The words of a group.
    pub(super) fn members(&self, group: u16) -> &[u32] {
        self.members.get(group as usize).map_or(&[], Vec::as_slice)
    }

    /// The rows that hold a word, ascending.
    pub(super) fn rows(&self, id: u32) -> &[Posting] {
        let id = id as usize;
        match (self.starts.get(id), self.starts.get(id + 1)) {
            (Some(start), Some(end)) => self.rows.get(*start as usize..*end as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// Bytes held beyond the words themselves; for the memory test.
    pub(super) fn size(&self) -> usize {
        self.texts.len()
            + (self.ends.len() + self.starts.len() + self.rows.len()) * 4
            + self.masks.len() * 8
            + self.stems.len() * 16
            + self.near.len() * 2
    }
}

/// One bit a letter and digit, one for everything else: a word can only hold another's letters if its mask does.
pub(super) fn mask(word: &str) -> u64 {
    word.chars().fold(0, |mask, letter| {
        mask | match letter {
            'a'..='z' => 1 << (letter as u32 - 'a' as u32),
            '0'..='9' => 1 << (26 + letter as u32 - '0' as u32),
            _ => 1 << (36 + u32::from(letter) % 28),
        }
    })
}

/// FNV-1a, 64 bits: stable, and fast on words.
fn hash(word: &str) -> u64 {
    word.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}
