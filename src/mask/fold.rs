//! Keys and values as they are compared: without case, separators, escapes, invisible characters, line ends.

use unicode_normalization::UnicodeNormalization;

use super::unescape::{self, Unescaped};

/// The longest key that is looked at, in bytes of its folded form.
const KEY: usize = 64;

/// The longest value that can be recognised as harmless, in characters.
const VALUE: usize = 160;

/// A key in lower-case letters and digits alone: `full_name`, `FullName`, `full\u005fname` and `ｆｕｌｌ－ｎａｍｅ` are all
/// `fullname`. `None` when there is nothing left or it is too long to be a key.
pub(super) fn key(raw: &str) -> Option<String> {
    let mut folded = String::new();
    each_char(raw, |c| {
        if c.is_ascii_alphanumeric() {
            folded.push(c.to_ascii_lowercase());
        } else if !c.is_ascii() {
            let plain = std::iter::once(c).nfkd().flat_map(char::to_lowercase);
            folded.extend(plain.filter(|c| c.is_alphanumeric()));
        }
        folded.len() <= KEY
    });
    (!folded.is_empty() && folded.len() <= KEY).then_some(folded)
}

/// A value as one line without escapes and invisible characters. `None` when it is too long to be harmless.
pub(super) fn value(raw: &str) -> Option<String> {
    let mut folded = String::new();
    let mut left = VALUE;
    let mut after_line_end = false;
    each_char(raw, |c| {
        left -= 1;
        match c {
            // A hard wrap, with the mail quoting that may follow it, is no part of a value.
            '\n' | '\r' => after_line_end = true,
            '>' | ' ' | '\t' if after_line_end => {}
            _ if unescape::is_invisible(c) => {}
            _ if c.is_ascii() => {
                after_line_end = false;
                folded.push(c);
            }
            _ => {
                after_line_end = false;
                folded.extend(std::iter::once(c).nfkc());
            }
        }
        left > 0
    });
    (left > 0).then_some(folded)
}

/// The words of a key or name, lower-case: `documentNumber2`, `document-number_2` are `document`, `number`, `2`.
pub(super) fn words(raw: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut last = ' ';
    let mut left = VALUE;
    each_char(raw, |c| {
        left -= 1;
        let humps = last.is_lowercase() && c.is_uppercase();
        let counts = last.is_alphabetic() != c.is_alphabetic() && last.is_alphanumeric();
        if (humps || counts || !c.is_alphanumeric()) && !unescape::is_invisible(c) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if c.is_alphanumeric() {
            word.extend(std::iter::once(c).nfkc().flat_map(char::to_lowercase));
            last = c;
        } else if c != '\n' && !unescape::is_invisible(c) {
            last = ' ';
        }
        left > 0
    });
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// Hands every character of `raw`, unescaped, to `take` until it has enough.
fn each_char(raw: &str, mut take: impl FnMut(char) -> bool) {
    let mut at = 0;
    while at < raw.len() {
        let (c, end) = match unescape::at(raw, at) {
            Some(Unescaped { c, end, .. }) => (c, end),
            // An escape character that stands for itself.
            None => ('\\', at + 1),
        };
        at = end;
        if !take(c) {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_fold_to_one_form() {
        for raw in [
            "full_name",
            "FullName",
            "full-name",
            "Full Name",
            "full\\u005fname",
            "full%5Fname",
            "ｆｕｌｌ＿Ｎａｍｅ",
        ] {
            assert_eq!(key(raw).as_deref(), Some("fullname"), "{raw}");
        }
        assert_eq!(key("fu\u{200b}ll\n> _name").as_deref(), Some("fullname"));
        assert_eq!(key("prénom").as_deref(), Some("prenom"));
        assert_eq!(key("_ -"), None);
        assert_eq!(key(&"a".repeat(65)), None);
    }

    #[test]
    fn values_lose_wraps_and_escapes() {
        assert_eq!(value("DECL\n> INED").as_deref(), Some("DECLINED"));
        assert_eq!(value("DECL\\u0049NED").as_deref(), Some("DECLINED"));
        assert_eq!(value("a\\b").as_deref(), Some("a\\b"));
        assert_eq!(value(&"a".repeat(200)), None);
    }

    #[test]
    fn words_split_at_humps_and_signs() {
        assert_eq!(words("documentNumber_2-nd"), ["document", "number", "2", "nd"]);
        assert_eq!(words("FACE_TOO_CLOSED"), ["face", "too", "closed"]);
    }
}
