//! The words of every entry, in the order they stand, and where.

/// A word of a row: its number, the field it stands in, and whether it begins a phrase (one name, title, keyword …).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place(u32);

impl Place {
    const FIRST: u32 = 1 << 31;
    const WORD: u32 = (1 << 28) - 1;

    pub(super) fn new(word: u32, field: Part, first: bool) -> Self {
        Self(word & Self::WORD | (field as u32) << 28 | if first { Self::FIRST } else { 0 })
    }

    /// The same place, for a word of another number.
    pub(super) fn renumbered(self, word: u32) -> Self {
        Self(self.0 & !Self::WORD | word & Self::WORD)
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
    /// The fewest words of a name, title or keyword of each row: how much of a phrase so many words can be at most.
    shortest: Vec<u8>,
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

    /// The fewest words of a name, title or keyword of a row; one where a phrase says a word twice.
    pub(super) fn shortest(&self, row: u32) -> u64 {
        self.shortest.get(row as usize).copied().unwrap_or(1).into()
    }

    /// Takes the words of further rows, as places and where each row ends.
    pub(super) fn extend(&mut self, places: impl ExactSizeIterator<Item = Place>, ends: &[u32]) {
        let before = self.places.len() as u32;
        self.places.reserve_exact(places.len());
        self.places.extend(places);
        self.ends.extend(ends.iter().map(|end| before + end));
    }

    /// Notes of each row what saves reading its words; told the letters of a word and whether it is a filler.
    pub(super) fn note(&mut self, letters: impl Fn(u32) -> u64, is_filler: impl Fn(u32) -> bool) {
        let name = |row| {
            let name = self.row(row).iter().take_while(|place| place.part() == Part::Name);
            name.fold(0, |mask, place| mask | letters(place.word()))
        };
        self.names = (0..self.len() as u32).map(name).collect();
        // Fillers of a name only count where somebody looks for them.
        let counts = |place: &Place| place.part() != Part::Name || !is_filler(place.word());
        let shortest = |row| {
            let phrases = self.row(row).chunk_by(|_, next| !next.is_first());
            let near = phrases.filter(|phrase| phrase.first().is_some_and(|place| place.part().is_near()));
            let length = |phrase: &[Place]| {
                let words = || phrase.iter().filter(|place| counts(place)).map(|place| place.word());
                let twice =
                    words().enumerate().any(|(at, word)| words().take(at).any(|before| before == word));
                if twice { 1 } else { words().count().clamp(1, 255) as u8 }
            };
            near.map(length).min().unwrap_or(1)
        };
        self.shortest = (0..self.len() as u32).map(shortest).collect();
    }

    /// Every (word, row, part), in the order of rows.
    pub(super) fn triples(&self) -> impl Iterator<Item = (u32, u32, Part)> + Clone + '_ {
        (0..self.len() as u32)
            .flat_map(move |row| self.row(row).iter().map(move |place| (place.word(), row, place.part())))
    }

    /// Bytes held; for the memory test.
    pub(super) fn size(&self) -> usize {
        (self.places.len() + self.ends.len()) * 4 + self.names.len() * 8 + self.shortest.len()
    }
}
