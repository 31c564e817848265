//! What a number or a name in a code position is: the catalogue's word on it, whatever its spelling.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::catalogue::{Catalogue, Code};

/// Names that replies, SDKs and older pages use for a documented code (sections 4, 9.2 and 9.3 of the API notes).
const ALIASES: [(&str, Code); 12] = [
    ("FACE_TOO_CLOSE", 8005),
    ("FACE_CLOSE_TO_BORDER", 8007),
    ("LINK_LIMIT_REACHED", 5009),
    ("POOR_LIGHT", 8009),
    ("INVALID_OR_MISSING_REQUEST_FIELDS", 5002),
    ("UNAUTHORIZED_OR_INVALID_URL", 1),
    ("FACE_BLURR", 8019),
    ("FACE_BLURRED", 8019),
    ("KYC_VERIFICATION_LIMIT_REACH", 8017),
    ("DRIVING_LICENSE_VERIFY_FAIL", 8011),
    ("VERIFY_FACE_MULTIPLE", 8018),
    ("FAILED_TO_GENERATE_LINK", 8016),
];

/// Documented names that have no number (section 9.5 of the API notes). The list there was cut off.
const NUMBERLESS: [&str; 12] = [
    "FACE_ANGLE_TOO_LARGE",
    "FAILED_TO_PREDICT_LANDMARKS",
    "FAILED_TO_PREPROCESS_IMAGE_WHILE_DETECT",
    "FAILED_TO_PREPROCESS_IMAGE_WHILE_PREDICT",
    "FAILED_TO_READ_IMAGE",
    "FAILED_TO_READ_MODEL",
    "FAILED_TO_WRITE_IMAGE",
    "INVALID_CONFIG",
    "INVALID_FUSE_MODE",
    "NO_SUCH_OBJECT_IN_BUILD",
    "FACE_BLURR",
    "UNKNOWN",
];

/// The numberless names that say what was wrong with the picture. The others speak of the machine.
const PICTURE: [&str; 6] = [
    "FACE_ANGLE_TOO_LARGE",
    "FACE_BLURR",
    "FAILED_TO_PREDICT_LANDMARKS",
    "FAILED_TO_PREPROCESS_IMAGE_WHILE_DETECT",
    "FAILED_TO_PREPROCESS_IMAGE_WHILE_PREDICT",
    "FAILED_TO_READ_IMAGE",
];

/// Does a name without a number ask for another picture?
pub(crate) fn is_about_the_picture(name: &str) -> bool {
    PICTURE.contains(&name)
}

/// Longer than any documented name; longer texts are not folded at all.
const LONGEST: usize = 80;

/// A code or a documented name, as found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Meaning {
    /// The number, when there is one.
    pub(crate) code: Option<Code>,
    /// The catalogue's name, or the documented one, or the one in the reply.
    pub(crate) name: Option<String>,
    /// Listed by the catalogue or documented.
    pub(crate) known: bool,
}

/// Names to codes. They are folded when the first name is looked up: most replies hold numbers only, and a log has
/// a line a reply.
pub(crate) struct Lexicon<'a> {
    catalogue: &'a Catalogue,
    by_name: OnceLock<HashMap<String, Code>>,
}

impl<'a> Lexicon<'a> {
    /// The lexicon of a catalogue.
    pub(crate) fn of(catalogue: &'a Catalogue) -> Self {
        Self { catalogue, by_name: OnceLock::new() }
    }

    /// Folds the names of every entry, current before legacy.
    fn names_of(catalogue: &Catalogue) -> HashMap<String, Code> {
        let mut by_name = HashMap::new();
        for entry in catalogue.entries().iter().chain(catalogue.legacy()) {
            // Success has a number in v2, but it is no failure that anybody looks for.
            if entry.code != 0 && entry.code != 200 {
                by_name.entry(fold(&entry.name)).or_insert(entry.code);
            }
        }
        for (name, code) in ALIASES {
            if catalogue.get(code).is_some() {
                by_name.entry(name.to_owned()).or_insert(code);
            }
        }
        by_name
    }

    /// The catalogue behind it.
    pub(crate) fn catalogue(&self) -> &'a Catalogue {
        self.catalogue
    }

    /// Does the catalogue list this number?
    pub(crate) fn lists(&self, code: Code) -> bool {
        self.catalogue.get(code).is_some()
    }

    /// A number in a code position: never renamed, never dropped.
    pub(crate) fn number(&self, code: Code) -> Meaning {
        let entry = self.catalogue.get(code);
        Meaning { code: Some(code), name: entry.map(|entry| entry.name.to_string()), known: entry.is_some() }
    }

    /// A documented name, blanks and hyphens read as joints.
    pub(crate) fn name(&self, text: &str) -> Option<Meaning> {
        let text = text.trim();
        if text.is_empty() || text.len() > LONGEST {
            return None;
        }
        self.folded_name(&fold(text))
    }

    /// A documented name that is folded already.
    pub(crate) fn folded_name(&self, folded: &str) -> Option<Meaning> {
        let by_name = self.by_name.get_or_init(|| Self::names_of(self.catalogue));
        if let Some(code) = by_name.get(folded) {
            return Some(self.number(*code));
        }
        NUMBERLESS.contains(&folded).then(|| Meaning {
            code: None,
            name: Some(folded.to_owned()),
            known: true,
        })
    }

    /// Is `text` the name of `code`?
    pub(crate) fn names(&self, text: &str, code: Code) -> bool {
        self.name(text).is_some_and(|meaning| meaning.code == Some(code))
    }
}

/// A name in capitals with single underscores for its joints.
pub(crate) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for char in name.chars() {
        if char.is_ascii_alphanumeric() {
            folded.push(char.to_ascii_uppercase());
        } else if matches!(char, '_' | '-' | '/' | ' ' | '\u{2010}' | '\u{2011}') {
            if !folded.is_empty() && !folded.ends_with('_') {
                folded.push('_');
            }
        } else {
            folded.push(char);
        }
    }
    folded.truncate(folded.trim_end_matches('_').len());
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(name: &str) -> Option<Option<Code>> {
        Lexicon::of(&Catalogue::built_in()).name(name).map(|meaning| meaning.code)
    }

    #[test]
    fn names_are_read_in_any_case_and_joint() {
        for name in
            ["FACE_NOT_FOUND", "face_not_found", "Face not found", "face-not-found", " FACE__NOT FOUND "]
        {
            assert_eq!(code(name), Some(Some(8006)), "{name}");
        }
    }

    #[test]
    fn documented_misspellings_count() {
        assert_eq!(code("FACE_TOO_CLOSE"), Some(Some(8005)));
        assert_eq!(code("FACE_TOO_CLOSED"), Some(Some(8005)));
        assert_eq!(code("FACE_CLOSE_TO_BORDER"), Some(Some(8007)));
        assert_eq!(code("UNAUTHORIZED/INVALID URL"), Some(Some(1)));
    }

    #[test]
    fn names_about_the_picture_are_names_without_a_number() {
        assert!(PICTURE.iter().all(|name| NUMBERLESS.contains(name)));
        assert!(is_about_the_picture("FACE_ANGLE_TOO_LARGE") && !is_about_the_picture("INVALID_CONFIG"));
    }

    #[test]
    fn a_name_without_a_number_is_known_and_a_stranger_is_not() {
        assert_eq!(code("FACE_ANGLE_TOO_LARGE"), Some(None));
        assert_eq!(code("FACE_NOT_FOUNDED"), None);
        assert_eq!(code("SUCCESS"), None);
        assert_eq!(code("UNAUTHORIZED"), None);
        assert_eq!(code(""), None);
    }
}
