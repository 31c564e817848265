//! Member names that the fast way must not pass over, in any spelling the full decoder would accept.
//!
//! A whole reply inside another one changes the answer, so the names by which whole replies are recognised are
//! watched for wherever the fast way skips.

mod lists;

/// What a name says to somebody who wants to skip its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    /// Nothing: skip.
    Harmless,
    /// `status`: with a companion in the same record it makes a reply.
    Status,
    /// A companion of `status`.
    Companion,
    /// It may change the answer.
    Telling,
}

use Name::{Harmless, Telling};
use lists::{BESIDE, INSIDE, RECORD, REQUEST, TOP, WRAPPER};

/// A list and, for each letter, where its names begin: most keys are done with after one look.
pub(super) struct Names {
    list: &'static [(&'static str, Name)],
    from: [u8; 27],
}

impl Names {
    const fn of(list: &'static [(&'static str, Name)]) -> Self {
        let mut from = [0_u8; 27];
        let mut rest = list;
        let mut at = 0;
        let mut letter = 0_u8;
        while let Some(((name, _), others)) = rest.split_first() {
            let Some(first) = name.as_bytes().first() else { break };
            while letter <= *first - b'a' {
                set(&mut from, letter, at);
                letter += 1;
            }
            at += 1;
            rest = others;
        }
        while letter < 27 {
            set(&mut from, letter, at);
            letter += 1;
        }
        Self { list, from }
    }

    /// What a key says.
    #[inline]
    pub(super) fn says(&self, key: &[u8]) -> Name {
        let Some(first) = key.first() else { return Harmless };
        let letter = first.to_ascii_lowercase().wrapping_sub(b'a');
        if letter >= 26 {
            return self.odd(key);
        }
        let letter = usize::from(letter);
        let bounds = (self.from.get(letter), self.from.get(letter + 1));
        let (Some(from), Some(to)) = bounds else { return Telling };
        if from == to {
            return Harmless;
        }
        let names = self.list.get(usize::from(*from)..usize::from(*to)).unwrap_or_default();
        among(names, key)
    }

    /// A key that begins with no letter: joints are nothing to the full decoder, and what shows nothing neither.
    #[cold]
    fn odd(&self, key: &[u8]) -> Name {
        among(self.list, key)
    }
}

const fn set(from: &mut [u8; 27], letter: u8, at: u8) {
    if let Some((_, tail)) = from.split_at_mut_checked(letter as usize)
        && let Some(slot) = tail.first_mut()
    {
        *slot = at;
    }
}

#[inline]
fn among(names: &[(&str, Name)], key: &[u8]) -> Name {
    for (name, says) in names {
        match folds_to(key, name.as_bytes()) {
            Fold::Other => {}
            Fold::Same => return *says,
            Fold::Odd => return Telling,
        }
    }
    Harmless
}

enum Fold {
    Same,
    Other,
    Odd,
}

/// Is the key this name, whatever its case and joints? `Odd` where only the full decoder can tell.
#[inline]
fn folds_to(key: &[u8], name: &[u8]) -> Fold {
    let mut wanted = name.iter();
    for byte in key {
        match byte {
            b'_' | b'-' | b' ' | b'@' | b'$' => {}
            0x80.. => return Fold::Odd,
            _ if wanted.next() == Some(&byte.to_ascii_lowercase()) => {}
            _ => return Fold::Other,
        }
    }
    if wanted.next().is_none() { Fold::Same } else { Fold::Other }
}

/// See [`INSIDE`].
pub(super) static IN_REPLY: Names = Names::of(INSIDE);
/// See [`RECORD`].
pub(super) static IN_RECORD: Names = Names::of(RECORD);
/// See [`TOP`].
pub(super) static AT_TOP: Names = Names::of(TOP);
/// See [`BESIDE`].
pub(super) static BESIDE_REPLY: Names = Names::of(BESIDE);
/// See [`WRAPPER`].
pub(super) static IN_WRAPPER: Names = Names::of(WRAPPER);
/// See [`REQUEST`].
pub(super) static OF_REQUEST: Names = Names::of(REQUEST);

#[cfg(test)]
mod tests {
    use super::*;
    use Name::{Companion, Status};

    #[test]
    fn the_lists_are_sorted() {
        for list in [INSIDE, RECORD, TOP, BESIDE, WRAPPER, REQUEST] {
            assert!(list.is_sorted_by(|one, two| one.0 < two.0), "{list:?}");
        }
    }

    #[test]
    fn every_spelling_of_a_name_is_that_name() {
        for (key, says) in [
            ("responseCode", Telling),
            ("response_code", Telling),
            ("$Response-Code", Telling),
            ("status", Status),
            ("_STATUS", Status),
            ("full name", Companion),
            ("statusText", Harmless),
            ("response.code", Harmless),
            ("countryCode", Harmless),
            ("", Harmless),
            ("9", Harmless),
            ("s\u{200b}tatus", Telling),
            ("\u{feff}x", Telling),
            ("zürich", Harmless),
        ] {
            assert_eq!(IN_REPLY.says(key.as_bytes()), says, "{key}");
        }
    }
}
