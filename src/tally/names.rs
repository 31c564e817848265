//! Member names that the fast way must not pass over, in any spelling the full decoder would accept.
//!
//! A whole reply inside another one changes the answer, so the names by which whole replies are recognised are
//! watched for wherever the fast way skips.

use super::scan::{Text, Watch};

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

use Name::{Companion, Harmless, Status, Telling};

/// Names inside a reply, where only another whole reply matters.
const INSIDE: &[(&str, Name)] = &[
    ("appversion", Telling),
    ("code", Companion),
    ("fullname", Companion),
    ("kycdata", Companion),
    ("requestid", Companion),
    ("responsecode", Telling),
    ("status", Status),
    ("statuscode", Companion),
];

/// Names in a record that verdict and codes are read from, beyond those that are read.
const RECORD: &[(&str, Name)] = &[
    ("allfaceids", Telling),
    ("appversion", Telling),
    ("code", Companion),
    ("codes", Telling),
    ("data", Telling),
    ("decision", Telling),
    ("errorcode", Telling),
    ("errorcodes", Telling),
    ("face", Telling),
    ("faceverified", Telling),
    ("fullname", Companion),
    ("kycdata", Telling),
    ("kycrecords", Telling),
    ("kycresponse", Telling),
    ("logedin", Telling),
    ("requestid", Companion),
    ("responsecode", Telling),
    ("result", Telling),
    ("status", Status),
    ("statuscode", Companion),
    ("verification", Telling),
];

/// Names at the top of a reply, beyond those that are read. [`Companion`] stands for the names of an HTTP exchange.
const TOP: &[(&str, Name)] = &[
    ("allfaceids", Telling),
    ("appversion", Telling),
    ("body", Companion),
    ("code", Telling),
    ("codes", Telling),
    ("config", Companion),
    ("cookie", Companion),
    ("cookies", Companion),
    ("data", Telling),
    ("decision", Telling),
    ("duration", Companion),
    ("elapsed", Companion),
    ("errorcode", Telling),
    ("errorcodes", Telling),
    ("face", Telling),
    ("faceverified", Telling),
    ("header", Companion),
    ("headers", Companion),
    ("host", Companion),
    ("httpstatus", Companion),
    ("ip", Companion),
    ("kycdata", Telling),
    ("kycrecords", Telling),
    ("kycresponse", Telling),
    ("latency", Companion),
    ("logedin", Telling),
    ("method", Companion),
    ("originalrequest", Companion),
    ("params", Companion),
    ("path", Companion),
    ("port", Companion),
    ("protocol", Companion),
    ("query", Companion),
    ("req", Companion),
    ("request", Companion),
    ("res", Companion),
    ("response", Companion),
    ("responsecode", Telling),
    ("responsetime", Companion),
    ("result", Telling),
    ("status", Telling),
    ("statuscode", Telling),
    ("statustext", Companion),
    ("uri", Companion),
    ("url", Companion),
    ("useragent", Companion),
    ("verification", Telling),
];

/// Names beside a reply in a log record: any shape of a reply, or of a part of one, could begin with them.
const BESIDE: &[(&str, Name)] = &[
    ("accesstoken", Telling),
    ("appversion", Telling),
    ("code", Telling),
    ("decision", Telling),
    ("error", Telling),
    ("errorcode", Telling),
    ("errorcodes", Telling),
    ("face", Telling),
    ("logedin", Telling),
    ("objectsdetected", Telling),
    ("quality", Telling),
    ("responsecode", Telling),
    ("responseid", Telling),
    ("status", Telling),
    ("statuscode", Telling),
    ("verification", Telling),
    ("verificationsummary", Telling),
    ("workflowid", Telling),
];

/// Names of the log record itself: those that would make it a whole reply.
const WRAPPER: &[(&str, Name)] =
    &[("appversion", Telling), ("responsecode", Telling), ("status", Status), ("statuscode", Telling)];

/// Keys under which the request's side of an exchange stands.
const REQUEST: &[(&str, Name)] = &[
    ("config", Telling),
    ("cookies", Telling),
    ("header", Telling),
    ("headers", Telling),
    ("originalrequest", Telling),
    ("params", Telling),
    ("query", Telling),
    ("req", Telling),
    ("request", Telling),
];

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

/// Watches what is skipped inside a reply.
#[derive(Debug, Default)]
pub(super) struct Inside {
    status: bool,
    companion: bool,
}

impl Inside {
    /// Notes what a name says. `None` when the answer may hang on it.
    #[inline]
    pub(super) fn note(&mut self, name: Name) -> Option<()> {
        match name {
            Harmless => {}
            Status => self.status = true,
            Companion => self.companion = true,
            Telling => return None,
        }
        // They may stand in different records: the full decoder sees.
        (!(self.status && self.companion)).then_some(())
    }
}

impl Watch for Inside {
    #[inline]
    fn key(&mut self, key: &[u8]) -> Option<()> {
        self.note(IN_REPLY.says(key))
    }

    fn text(&mut self, text: Text<'_>) -> Option<()> {
        spells_none_of(text, &["status", "responsecode", "appversion"])
    }
}

/// Watches what is skipped beside a reply.
pub(super) struct Beside;

impl Watch for Beside {
    fn key(&mut self, key: &[u8]) -> Option<()> {
        (BESIDE_REPLY.says(key) == Harmless).then_some(())
    }

    fn text(&mut self, text: Text<'_>) -> Option<()> {
        const WORDS: [&str; 13] = [
            "status",
            "appversion",
            "code",
            "decision",
            "error",
            "face",
            "logedin",
            "objects",
            "quality",
            "responseid",
            "token",
            "verification",
            "workflow",
        ];
        spells_none_of(text, &WORDS)
    }
}

/// Watches nothing: for somebody who only wants to get past.
pub(super) struct Blind;

impl Watch for Blind {
    fn key(&mut self, _: &[u8]) -> Option<()> {
        Some(())
    }

    fn text(&mut self, _: Text<'_>) -> Option<()> {
        Some(())
    }
}

/// Can no reading of this text, in any notation, hold one of these names? Escapes, entities and percent signs that
/// spell letters could, and so could letters that only look like ASCII.
fn spells_none_of(text: Text<'_>, names: &[&str]) -> Option<()> {
    const LONGEST: usize = 8 * 1024;
    let raw = text.raw;
    if text.escaped || raw.len() > LONGEST || !raw.is_ascii() || spells_letters(raw) {
        return None;
    }
    let letters: Vec<u8> =
        raw.iter().filter(|byte| byte.is_ascii_alphanumeric()).map(u8::to_ascii_lowercase).collect();
    let found = names.iter().any(|name| memchr::memmem::find(&letters, name.as_bytes()).is_some());
    (!found).then_some(())
}

/// `%73` and `&#115;`, or a sign that spells one of theirs.
fn spells_letters(raw: &[u8]) -> bool {
    let letter = |at: usize| match raw.get(at + 1..at + 3) {
        Some([b'2', b'5']) => true,
        Some([high, _]) => !matches!(high, b'2' | b'3' | b'5'),
        _ => false,
    };
    memchr::memchr_iter(b'%', raw).any(letter)
        || memchr::memmem::find(raw, b"&#").is_some()
        || memchr::memmem::find(raw, b"&amp").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn a_text_that_can_hold_no_reply_is_told_from_one_that_can() {
        let free = |raw: &str| {
            let text = Text { raw: raw.as_bytes(), escaped: raw.contains('\\'), marked: true };
            Inside::default().text(text).is_some()
        };
        assert!(free("I<UTO<<LINE1^LINE2"));
        assert!(free("https://example.test/a?X-Amz-Date=20300101T000000Z&X-Amz-Expires=900&k=a%2Fb%3D"));
        for raw in [
            "{status:false,code:8006}",
            "a=1&response_code=8006",
            "a=1&%73tatus=0",
            "a=1&%2573tatus=0",
            "<&#115;tatus>",
            r"{\u0073tatus:0}",
            "(ｓtatus: 1)",
        ] {
            assert!(!free(raw), "{raw}");
        }
    }
}
