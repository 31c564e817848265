//! What gives a value away by its look alone, wherever it stands.

use super::{Kind, words};

mod clock;
mod number;

pub(super) use clock::{date, timestamp};
pub(super) use number::{coordinates, digit_groups, iban, is_ip, may_begin_number};

/// A word longer than this is read by nobody.
const LONG: usize = 40;

/// The kind of a word without blanks that must not be shown; `None` for an ordinary one.
pub(super) fn of_word(word: &str) -> Option<Kind> {
    let tally = Tally::of(word);
    if word.len() >= 10 && word.starts_with("eyJ") {
        return Some(Kind::Secret);
    }
    if is_zone(word) {
        return Some(Kind::Document);
    }
    if is_ip(word) {
        return Some(Kind::Contact);
    }
    if is_uuid_like(word)
        || KEY_PREFIXES.iter().any(|prefix| word.len() >= prefix.len() + 8 && word.starts_with(prefix))
    {
        return Some(Kind::Secret);
    }
    if tally.digits >= 6 && tally.letters == 0 {
        return Some(Kind::Document);
    }
    let mixed = tally.digits >= 1 && tally.letters >= 1;
    if tally.hexadecimal && mixed && word.len() >= 16 || mixed && tally.digits >= 3 && word.len() >= 20 {
        return Some(Kind::Secret);
    }
    if word.split(['.', ':']).any(|part| part.len() >= LONG) && !words::all_known(word) {
        return Some(Kind::Secret);
    }
    (mixed && tally.digits >= 5).then_some(Kind::Document)
}

/// A run without blanks that is base64 or the like as a whole, slashes and all.
pub(super) fn is_encoded(chunk: &str) -> bool {
    let sign = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'_' | b'-');
    let has = |class: fn(&u8) -> bool| chunk.as_bytes().iter().take(400).any(class);
    chunk.len() >= LONG
        && chunk.bytes().all(sign)
        && has(u8::is_ascii_digit)
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_lowercase)
}

/// A line of a machine-readable zone, or a piece of one: capitals and digits with fillers.
pub(super) fn is_zone(word: &str) -> bool {
    let sign = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || matches!(byte, b'<' | b'^');
    word.len() >= 5 && word.contains('<') && word.bytes().all(sign)
}

/// The whole host is Faceki's.
pub(super) fn is_faceki_host(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    host.len() <= 40 && host.chars().all(plain) && (host == "faceki.com" || host.ends_with(".faceki.com"))
}

/// What to call a hidden value that its key says nothing about.
pub(super) fn kind_of(value: &str) -> Kind {
    let head = value.get(..64).unwrap_or(value);
    if head.starts_with("data:") || head.starts_with("/9j/") || head.starts_with("iVBOR") {
        Kind::Image
    } else if head.contains("://") {
        Kind::Secret
    } else if head.contains('@') && !head.contains(' ') {
        Kind::Contact
    } else if head.contains(' ') || value.len() > 4_096 {
        Kind::Other
    } else {
        of_word(value).unwrap_or(Kind::Other)
    }
}

/// How keys of well-known services begin.
const KEY_PREFIXES: [&str; 9] = ["sk_", "pk_", "sk-", "AKIA", "ASIA", "ghp_", "xoxb-", "AIza", "arn:"];

/// `01234567-89ab-…`: at least the first two groups of a UUID, or two later ones.
fn is_uuid_like(word: &str) -> bool {
    let hexadecimal = |part: &str| part.len() >= 4 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mut groups = word.split('-');
    let digits = word.bytes().any(|byte| byte.is_ascii_digit());
    digits && word.len() >= 9 && word.contains('-') && groups.next().is_some_and(hexadecimal) && {
        let rest: Vec<&str> = groups.take(6).collect();
        rest.iter().take(rest.len().saturating_sub(1).max(1)).all(|part| hexadecimal(part))
            && word.len() >= 13
    }
}

struct Tally {
    letters: usize,
    digits: usize,
    hexadecimal: bool,
}

impl Tally {
    fn of(word: &str) -> Self {
        let mut tally = Self { letters: 0, digits: 0, hexadecimal: true };
        for byte in word.bytes() {
            tally.digits += usize::from(byte.is_ascii_digit());
            tally.letters += usize::from(byte.is_ascii_alphabetic() || byte >= 0x80);
            tally.hexadecimal &= byte.is_ascii_hexdigit() || byte == b'-';
        }
        tally
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_by_their_look() {
        let table = [
            ("eyJhbGciOiJIUzI1NiJ9.e30", Some(Kind::Secret)),
            ("11111111-2222-4333-8444-555555555555", Some(Kind::Secret)),
            ("a1b2c3d4-e5f6", Some(Kind::Secret)),
            ("0123456789abcdef0123456789abcdef", Some(Kind::Secret)),
            ("sk_live_abcdefgh", Some(Kind::Secret)),
            ("10.20.30.40", Some(Kind::Contact)),
            ("fe80::1ff:fe23:4567:890a", Some(Kind::Contact)),
            ("MUSTERMANN<<ERIKA<<<<", Some(Kind::Document)),
            ("I<UTOX0000000", Some(Kind::Document)),
            ("X1234567", Some(Kind::Document)),
            ("784199012345671", Some(Kind::Document)),
            ("123456", Some(Kind::Document)),
            ("5004", None),
            ("v3.0.0", None),
            ("ISO8601", None),
            ("SHA256", None),
            ("FACE_NOT_FOUND", None),
            ("document_1_front", None),
            ("selfie_liveness_verified_document_liveness_verified", None),
            ("LottieAnimationFragment.kt", None),
            ("List<String>", None),
        ];
        for (word, kind) in table {
            assert_eq!(of_word(word), kind, "{word}");
        }
    }

    #[test]
    fn only_faceki_hosts_are_shown() {
        assert!(is_faceki_host("sdk.faceki.com") && is_faceki_host("FACEKI.com"));
        assert!(!is_faceki_host("faceki.com.example") && !is_faceki_host("notfaceki.com"));
    }
}
