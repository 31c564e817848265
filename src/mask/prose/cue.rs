//! Which words announce a name or a secret.

use super::names::{NAME_WORDS, Waiting};
use crate::mask::Kind;

/// A name follows.
pub(super) fn cue(before: &str, word: &str) -> Waiting {
    match (before, word) {
        (
            _,
            "dear" | "mr" | "mrs" | "ms" | "miss" | "mx" | "dr" | "prof" | "madam" | "herr" | "frau"
            | "señor" | "señora",
        )
        | (
            _,
            "sr" | "sra" | "monsieur" | "madame" | "mme" | "sheikh" | "named" | "surname" | "السيد"
            | "السيدة" | "اسمي",
        )
        | ("name" | "names", "is" | "was" | "are") => Waiting::AnyCase(NAME_WORDS),
        (
            _,
            "customer" | "customers" | "applicant" | "client" | "user" | "holder" | "name" | "member"
            | "called" | "hi" | "check" | "ask" | "tell" | "about" | "kunde" | "kundin" | "cliente" | "pour"
            | "para",
        )
        | (
            _,
            "hello" | "hey" | "cc" | "by" | "from" | "for" | "patient" | "passenger" | "guest" | "tenant"
            | "buyer",
        )
        | (
            _,
            "seller" | "person" | "contact" | "regards" | "sincerely" | "thanks" | "cheers" | "best"
            | "signed",
        )
        | ("i", "am")
        | ("this", "is")
        | ("behalf", "of")
        | ("customer" | "applicant" | "user", "is" | "was") => Waiting::Capitals(NAME_WORDS),
        _ => Waiting::Nothing,
    }
}

/// A secret follows.
pub(super) fn secret_cue(before: &str, word: &str) -> Option<Kind> {
    match (before, word) {
        (_, "bearer" | "basic") => Some(Kind::Secret),
        (word, "is" | "was") if is_secret_word(word) => Some(Kind::Secret),
        _ => None,
    }
}

/// What follows it, behind `is` or a colon, opens a door.
pub(super) fn is_secret_word(word: &str) -> bool {
    matches!(word, "password" | "passwort" | "secret" | "token" | "passcode" | "otp" | "pin" | "apikey")
}

pub(super) fn is_title(word: &str) -> bool {
    matches!(word, "mr" | "mrs" | "ms" | "dr" | "prof" | "mx" | "sr" | "sra" | "mme")
}

pub(super) fn is_sign_off(word: &str) -> bool {
    matches!(word, "regards" | "sincerely" | "thanks" | "cheers" | "best" | "yours" | "signed" | "thank")
}

/// Not a name to look at: with digits or underscores, a dotted path, or humps as in `FaceKiPlugin`.
pub(super) fn is_technical(word: &str) -> bool {
    let mut small = 0;
    let humps = word.chars().any(|c| {
        let hump = c.is_uppercase() && small >= 3;
        small = if c.is_lowercase() { small + 1 } else { 0 };
        hump
    });
    humps || word.contains(['_', '.', '/', '$']) || word.bytes().any(|byte| byte.is_ascii_digit())
}
