//! What a shape asks for, in words, and which keys fit one.

use crate::catalogue::entry::Code;
use crate::catalogue::shape::Shape;
use crate::fault::either;

pub(super) const CODE_KEY: &str = "a code as key, such as \"8006\"";
pub(super) const LANGUAGE: &str = "a language tag such as \"en\" or \"pt-BR\"";

/// What a shape asks for.
pub(super) fn expected(shape: &Shape) -> String {
    let plain = match shape {
        Shape::Word(words) => return format!("one of {}", either(words.iter().copied())),
        Shape::OrNull(inner) => return format!("{} or null", expected(inner)),
        Shape::Named(_, inner) => return expected(inner),
        Shape::Anything => "anything",
        Shape::Code | Shape::OwnCode | Shape::Order => "a whole number",
        Shape::Text | Shape::Id(_) => "a text",
        Shape::Filled => "a text that is not blank",
        Shape::Language => LANGUAGE,
        Shape::Wording => "a text or a list of texts",
        Shape::List(Shape::Text | Shape::Id(_)) => "a list of texts",
        Shape::List(Shape::Code) => "a list of codes",
        Shape::List(_) | Shape::Entries(_) => "a list of objects",
        Shape::Object(_) | Shape::PerCode(_) | Shape::PerLanguage(_) | Shape::PerName(_) => "an object",
    };
    plain.to_owned()
}

/// A code as the key of an object, spelt as a number is: no sign or zero that it could do without.
pub(super) fn is_code(key: &str) -> bool {
    key.parse::<Code>().is_ok_and(|code| code.to_string() == key)
}

/// Two or three letters, then parts of letters and digits: the part of BCP 47 that people use.
pub(crate) fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().is_some_and(|part| {
        (2..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_lowercase())
    });
    let fits =
        |part: &str| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    first && parts.all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_a_tag_and_a_code_is_a_number() {
        for (tag, fits) in [
            ("en", true),
            ("pt-BR", true),
            ("zh-Hant-TW", true),
            ("fil", true),
            ("English", false),
            ("EN", false),
            ("e", false),
            ("en_US", false),
            ("en-", false),
            ("", false),
        ] {
            assert_eq!(is_language(tag), fits, "{tag}");
        }
        for (key, fits) in
            [("8006", true), ("0", true), ("-1", true), ("08006", false), ("+1", false), ("", false)]
        {
            assert_eq!(is_code(key), fits, "{key}");
        }
    }
}
