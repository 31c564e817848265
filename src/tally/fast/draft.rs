//! Reading one reply of a plain shape, member by member.

use crate::decode::Outcome;
use crate::decode::envelope::code::{self, Position};
use crate::decode::envelope::lexicon::Lexicon;
use crate::decode::outcome::{of_word, worse};
use crate::tally::Key;
use crate::tally::names::{self, AT_TOP, IN_RECORD, Name};
use crate::tally::scan::Scanner;
use crate::tally::stamp;
use crate::tally::watch::Inside;

/// Records inside records, as deep as the full decoder reads them.
const DEEPEST: usize = 4;
/// More codes than this are not plain.
const MOST_CODES: usize = 32;

/// A reply while it is read.
#[derive(Default)]
pub(super) struct Draft {
    inside: Inside,
    pub(super) outcome: Option<Outcome>,
    pub(super) codes: Vec<Key>,
    verdict: Option<Outcome>,
    refused: bool,
    code: bool,
    response_code: bool,
    flag: bool,
    app_version: bool,
    told: bool,
    http: bool,
    data: usize,
    data_list: bool,
    data_record: bool,
    result_record: bool,
}

impl Draft {
    /// Reads the record that begins here, if it is a plain reply.
    pub(super) fn read(
        scanner: &mut Scanner<'_>,
        lexicon: &Lexicon<'_>,
        mut time: Option<&mut Option<i64>>,
    ) -> Option<Self> {
        let mut draft = Self::default();
        scanner.members(|scanner, key| match key {
            b"code" => {
                draft.code = true;
                draft.position(scanner, lexicon)
            }
            b"responseCode" => {
                draft.response_code = true;
                draft.position(scanner, lexicon)
            }
            b"status" => draft.status(scanner),
            b"appVersion" => {
                draft.app_version = true;
                scanner.skip(&mut draft.inside)
            }
            b"message" => {
                draft.told = true;
                scanner.skip(&mut draft.inside)
            }
            b"result" => {
                draft.told = true;
                draft.result_record |= scanner.next()? == b'{';
                draft.payload(scanner, lexicon, 1)
            }
            b"data" => {
                draft.data += 1;
                draft.data_record |= scanner.next()? == b'{';
                draft.data_list |= scanner.next()? == b'[';
                draft.payload(scanner, lexicon, 1)
            }
            b"decision" => draft.decision(scanner),
            b"errorCodes" => draft.error_codes(scanner, lexicon),
            b"verification" => draft.flag_of(scanner, b"passed"),
            b"face" => draft.flag_of(scanner, b"isIdentical"),
            _ => {
                match AT_TOP.says(key) {
                    Name::Telling => return None,
                    Name::Companion => draft.http = true,
                    _ => {}
                }
                let place = scanner.place();
                scanner.skip(&mut draft.inside)?;
                if let Some(time) = time.as_deref_mut() {
                    stamp::note(key, scanner.since(place), time);
                }
                Some(())
            }
        })?;
        draft.outcome = Some(draft.conclude()?);
        Some(draft)
    }

    /// The verdict, as the shapes of the full decoder reach it; `None` where more would have to be known.
    fn conclude(&self) -> Option<Outcome> {
        let v3 = if self.app_version { self.code || self.flag || self.told } else { self.code && self.flag };
        let v2 = self.response_code && !self.code && !self.app_version && !self.http;
        if !(v2 || (v3 && !self.response_code)) {
            return None;
        }
        if self.refused {
            return Some(Outcome::Refused);
        }
        match self.verdict {
            Some(verdict) => Some(verdict),
            None if !self.codes.is_empty() => Some(Outcome::Declined),
            // Which call it was decides, and that hangs on many names.
            None if self.data_record || self.data > 1 || (v3 && self.result_record) => None,
            None if v3 || self.data_list => Some(Outcome::Unclear),
            // A link, or nothing at all.
            None => None,
        }
    }

    /// A code, at the top of the reply.
    fn position(&mut self, scanner: &mut Scanner<'_>, lexicon: &Lexicon<'_>) -> Option<()> {
        if scanner.next()? == b'n' {
            scanner.scalar()?;
            return Some(());
        }
        match position(scanner, lexicon)? {
            Position::Found(meaning) => {
                self.refused = true;
                self.spot(Key::of(meaning.code, meaning.name, meaning.known))
            }
            Position::Success => Some(()),
            _ => None,
        }
    }

    fn spot(&mut self, key: Key) -> Option<()> {
        if !self.codes.contains(&key) {
            self.codes.push(key);
        }
        (self.codes.len() <= MOST_CODES).then_some(())
    }

    /// `status` of a v3 reply: truth as any printer writes it.
    fn status(&mut self, scanner: &mut Scanner<'_>) -> Option<()> {
        let flag = match scanner.next()? {
            b'"' => {
                let word = scanner.string()?.plain()?.trim();
                ["true", "yes", "1", "false", "no", "0"].iter().any(|flag| word.eq_ignore_ascii_case(flag))
            }
            b'{' | b'[' => return None,
            _ => match scanner.scalar()? {
                b"true" | b"false" | b"0" | b"1" => true,
                b"null" => false,
                // `1.0` is one as well.
                number => !number.iter().all(u8::is_ascii_digit).then_some(true)?,
            },
        };
        self.flag |= flag;
        Some(())
    }

    /// What `result` and `data` hold.
    fn payload(&mut self, scanner: &mut Scanner<'_>, lexicon: &Lexicon<'_>, depth: usize) -> Option<()> {
        match scanner.next()? {
            b'{' => self.record(scanner, lexicon, depth),
            b'[' => scanner.elements(|scanner| match scanner.next()? {
                b'{' => self.record(scanner, lexicon, depth),
                _ => scanner.skip(&mut self.inside),
            }),
            b'"' => {
                let text = scanner.string()?;
                (!text.marked).then_some(())
            }
            _ => scanner.scalar().map(|_| ()),
        }
    }

    /// A record with a verdict, codes, and records of its kind.
    fn record(&mut self, scanner: &mut Scanner<'_>, lexicon: &Lexicon<'_>, depth: usize) -> Option<()> {
        if depth > DEEPEST {
            return None;
        }
        scanner.members(|scanner, key| match key {
            b"decision" => self.decision(scanner),
            b"errorCodes" => self.error_codes(scanner, lexicon),
            b"verification" => self.flag_of(scanner, b"passed"),
            b"face" => self.flag_of(scanner, b"isIdentical"),
            b"result" | b"data" | b"kycResponse" => self.payload(scanner, lexicon, depth + 1),
            _ if is_index(key) => None,
            _ => {
                self.inside.note(IN_RECORD.says(key))?;
                scanner.skip(&mut self.inside)
            }
        })
    }

    /// `ACCEPTED` and its like.
    fn decision(&mut self, scanner: &mut Scanner<'_>) -> Option<()> {
        if scanner.next()? != b'"' {
            return scanner.scalar().map(|_| ());
        }
        let word = scanner.string()?.plain()?.trim();
        if !word.is_empty() {
            self.verdict(of_word(word));
        }
        Some(())
    }

    fn verdict(&mut self, outcome: Outcome) {
        self.verdict = Some(self.verdict.map_or(outcome, |verdict| worse(verdict, outcome)));
    }

    /// The reasons of a record: numbers or names in a list, or one alone.
    fn error_codes(&mut self, scanner: &mut Scanner<'_>, lexicon: &Lexicon<'_>) -> Option<()> {
        match scanner.next()? {
            b'[' => scanner.elements(|scanner| self.reason(scanner, lexicon)),
            _ => self.reason(scanner, lexicon),
        }
    }

    fn reason(&mut self, scanner: &mut Scanner<'_>, lexicon: &Lexicon<'_>) -> Option<()> {
        match scanner.next()? {
            b'n' | b't' | b'f' => scanner.scalar().map(|_| ()),
            byte => match position(scanner, lexicon)? {
                Position::Found(meaning) => self.spot(Key::of(meaning.code, meaning.name, meaning.known)),
                Position::Stranger(name) => self.spot(Key::Name { name, known: false }),
                Position::Success => Some(()),
                // A broken number says nothing; a text may hold several codes.
                _ => (byte != b'"').then_some(()),
            },
        }
    }

    /// A verdict flag of v2: `verification.passed`, `face.isIdentical`.
    fn flag_of(&mut self, scanner: &mut Scanner<'_>, flag: &[u8]) -> Option<()> {
        match scanner.next()? {
            b'{' => {}
            b'"' => return (!scanner.string()?.marked).then_some(()),
            b'[' => return None,
            _ => return scanner.scalar().map(|_| ()),
        }
        let letter = flag.first().copied();
        scanner.members(|scanner, key| {
            if key == flag {
                match scanner.scalar()? {
                    b"true" => self.verdict(Outcome::Accepted),
                    b"false" => self.verdict(Outcome::Declined),
                    b"null" => {}
                    _ => return None,
                }
                return Some(());
            }
            let first = key.first().map(u8::to_ascii_lowercase)?;
            let odd = !first.is_ascii_alphabetic() || (Some(first) == letter && folds_like(key, flag));
            if odd {
                return None;
            }
            self.inside.note(names::IN_REPLY.says(key))?;
            scanner.skip(&mut self.inside)
        })
    }
}

/// A record whose keys count from zero is a list.
fn is_index(key: &[u8]) -> bool {
    key.first().is_none_or(|first| first.is_ascii_digit() || *first == b'+')
}

/// Could the key be this name in another spelling?
fn folds_like(key: &[u8], name: &[u8]) -> bool {
    let letters = |text: &[u8]| -> Vec<u8> {
        let solid = text.iter().filter(|byte| !b"_- @$".contains(byte));
        solid.map(u8::to_ascii_lowercase).collect()
    };
    !key.is_ascii() || letters(key) == letters(name)
}

/// What stands in a code position: a number as `8006`, `8006.0` or `"8006"`, or a name.
fn position(scanner: &mut Scanner<'_>, lexicon: &Lexicon<'_>) -> Option<Position> {
    if scanner.next()? == b'"' {
        return Some(code::of_text(scanner.string()?.plain()?, lexicon));
    }
    let digits = scanner.scalar()?;
    if !digits.first()?.is_ascii_digit() && digits.first() != Some(&b'-') {
        return None;
    }
    let digits = std::str::from_utf8(digits).ok()?;
    let whole = match digits.parse::<i64>() {
        Ok(whole) => Some(whole),
        Err(_) => digits.parse::<f64>().ok().filter(|value| is_whole(*value)).map(|value| value as i64),
    };
    Some(match whole {
        Some(0 | 200) => Position::Success,
        Some(code) => Position::Found(lexicon.number(code)),
        None => Position::Silent,
    })
}

/// Past 2^53 a float no longer says which whole number was meant.
fn is_whole(value: f64) -> bool {
    value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0
}
