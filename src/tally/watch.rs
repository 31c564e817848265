//! Looking at what the fast way skips: a whole reply in there would change the answer.

use super::names::Name::{self, Companion, Harmless, Status, Telling};
use super::names::{BESIDE_REPLY, IN_REPLY};
use super::scan::{Text, Watch};

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
