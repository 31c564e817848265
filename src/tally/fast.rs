//! The fast way: the answer of the full decoder for lines of a plain shape, at the speed of a parser.
//!
//! It goes over the line once, builds nothing and knows four shapes: the v3 reply (refusal, verification, records),
//! the v2 reply with or without verdict flags, and both wrapped in a log record. At the first surprise it gives up:
//! `None` means "ask the full decoder", never "nothing here". A property test holds the two together.

mod draft;

use super::Key;
use super::names::{IN_WRAPPER, Name, OF_REQUEST};
use super::scan::Scanner;
use super::stamp;
use super::watch::Beside;
use crate::decode::Outcome;
use crate::decode::envelope::lexicon::Lexicon;
use draft::Draft;

/// The one reply of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Plain {
    /// The verdict.
    pub(super) outcome: Outcome,
    /// Its codes, each once.
    pub(super) codes: Vec<Key>,
    /// The time of the line, in seconds since 1970.
    pub(super) time: Option<i64>,
}

/// Zeros are looked for so far: a text of zeros and letters in turn is UTF-16.
const ZEROS: usize = 8 * 1024 + 2;

/// The reply of a line, when the line is understood from its first byte to its last.
pub(super) fn line(line: &[u8], lexicon: &Lexicon<'_>) -> Option<Plain> {
    if memchr::memchr(0, line.get(..ZEROS).unwrap_or(line)).is_some() {
        return None;
    }
    let mut scanner = Scanner::new(line);
    let start = scanner.clone();
    let mut time = None;
    let mut draft = match Draft::read(&mut scanner, lexicon, Some(&mut time)) {
        Some(draft) => draft,
        None => {
            scanner = start;
            time = None;
            wrapped(&mut scanner, lexicon, &mut time)?
        }
    };
    if !scanner.ends() {
        return None;
    }
    Some(Plain { outcome: draft.outcome?, codes: std::mem::take(&mut draft.codes), time })
}

/// A log record with one reply in one of its members, and nothing else that could be one.
fn wrapped<'a>(scanner: &mut Scanner<'a>, lexicon: &Lexicon<'_>, time: &mut Option<i64>) -> Option<Draft> {
    let mut found = None;
    scanner.members(|scanner, key| {
        match IN_WRAPPER.says(key) {
            Name::Harmless => {}
            // An HTTP status is harmless; a flag or a word may make the record itself a reply.
            Name::Status => {
                let digits = scanner.scalar()?;
                return (digits.len() == 3 && digits.iter().all(u8::is_ascii_digit)).then_some(());
            }
            _ => return None,
        }
        if scanner.next()? == b'{' {
            let start = scanner.clone();
            if found.is_none()
                && let Some(draft) = Draft::read(scanner, lexicon, None)
            {
                found = Some(draft);
                return (OF_REQUEST.says(key) == Name::Harmless).then_some(());
            }
            *scanner = start;
        }
        let place = scanner.place();
        scanner.skip(&mut Beside)?;
        stamp::note(key, scanner.since(place), time);
        Some(())
    })?;
    found
}
