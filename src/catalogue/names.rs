//! Finding an entry by its name, and codes and names that were almost right.

use std::cmp::Ordering;
use std::sync::OnceLock;

use super::entry::{Code, Entry};
use super::{Catalogue, find};

/// Spellings that Faceki's own pages and SDKs use for a code of another name (sections 9.3 and 9.5 of the API notes).
const MISSPELLINGS: [(&str, Code); 3] =
    [("FACE_TOO_CLOSE", 8005), ("FACE_CLOSE_TO_BORDER", 8007), ("FACE_BLURR", 8019)];

/// How many suggestions are worth reading.
const SUGGESTIONS: usize = 3;

/// The entries in the order of their names, made when the first name is looked up: a paste can hold thousands of
/// words that may be names, and an overlay 100,000 names. An entry is its place in the current codes followed by
/// the legacy ones.
#[derive(Debug, Clone, Default)]
pub(super) struct Names(OnceLock<Vec<u32>>);

impl Catalogue {
    /// The entry of a name, without regard to case: a current one before a legacy one.
    pub fn by_name(&self, name: &str) -> Option<&Entry> {
        self.named(name).find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The entry that a name means: without regard to case, with `-`, `/` or blanks for `_`, or in one of the
    /// spellings that Faceki itself uses wrongly. A current entry before a legacy one.
    pub fn matching_name(&self, name: &str) -> Option<&Entry> {
        let name = name.trim();
        let meant = || {
            let (_, code) = MISSPELLINGS.iter().find(|(wrong, _)| compare(wrong, name).is_eq())?;
            self.get(*code)
        };
        self.named(name).next().or_else(meant)
    }

    /// Known codes that `code` may have been meant to be, nearest first: digits swapped before digits mistyped,
    /// left out or doubled. A known code has none.
    pub fn nearest(&self, code: Code) -> Vec<&Entry> {
        let digits = code.to_string();
        // One slip in two digits could have been anything.
        if digits.len() < 3 || self.get(code).is_some() {
            return Vec::new();
        }
        self.suggest(1, |entry| {
            let other = entry.code.to_string();
            (strsim::osa_distance(&digits, &other), !same_digits(&digits, &other))
        })
    }

    /// Entries that a name may have been meant to be, nearest first. A known name has none.
    pub fn nearest_name(&self, name: &str) -> Vec<&Entry> {
        // Longer than any name with any number of slips; the limit keeps a pasted page cheap.
        const LONGEST: usize = 64;
        if name.len() > LONGEST || self.matching_name(name).is_some() {
            return Vec::new();
        }
        let name = fold(name.trim());
        let allowed = name.chars().count() / 4;
        self.suggest(allowed, |entry| (strsim::osa_distance(&name, &fold(&entry.name)), false))
    }

    /// The nearest entries, current ones before legacy ones, ties by code.
    fn suggest(&self, allowed: usize, distance: impl Fn(&Entry) -> (usize, bool)) -> Vec<&Entry> {
        let ranked =
            self.all().map(|entry| (distance(entry), find(&self.current, entry.code).is_none(), entry));
        let mut near: Vec<_> = ranked.filter(|((distance, _), ..)| *distance <= allowed).collect();
        near.sort_by_key(|(distance, legacy, entry)| (*distance, *legacy, entry.code));
        near.into_iter().map(|(.., entry)| entry).take(SUGGESTIONS).collect()
    }

    /// The entries whose folded name is this one, current ones first.
    fn named(&self, name: &str) -> impl Iterator<Item = &Entry> + use<'_> {
        let names = self.names.0.get_or_init(|| {
            let mut places: Vec<(u32, &Entry)> = (0..).zip(self.all()).collect();
            places.sort_by(|(_, a), (_, b)| compare(&a.name, &b.name));
            places.into_iter().map(|(place, _)| place).collect()
        });
        let order = |place: &u32| self.at(*place).map_or(Ordering::Less, |entry| compare(&entry.name, name));
        let first = names.partition_point(|place| order(place).is_lt());
        let rest = names.get(first..).unwrap_or_default();
        let same = rest.get(..rest.partition_point(|place| order(place).is_eq())).unwrap_or_default();
        same.iter().filter_map(|place| self.at(*place))
    }

    fn at(&self, place: u32) -> Option<&Entry> {
        let place = place as usize;
        self.current.get(place).or_else(|| self.legacy.get(place.checked_sub(self.current.len())?))
    }

    fn all(&self) -> impl Iterator<Item = &Entry> {
        self.current.iter().chain(&self.legacy)
    }
}

fn folded(name: &str) -> impl Iterator<Item = char> {
    name.chars().map(|c| if matches!(c, '-' | '/' | ' ') { '_' } else { c.to_ascii_uppercase() })
}

fn fold(name: &str) -> String {
    folded(name).collect()
}

fn compare(a: &str, b: &str) -> Ordering {
    folded(a).cmp(folded(b))
}

fn same_digits(a: &str, b: &str) -> bool {
    let sorted = |digits: &str| {
        let mut digits: Vec<u8> = digits.bytes().collect();
        digits.sort_unstable();
        digits
    };
    sorted(a) == sorted(b)
}
