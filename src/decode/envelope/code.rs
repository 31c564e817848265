//! What stands in a code position: a code, a name, success, something cut, or nothing of ours.

use super::lexicon::{Lexicon, Meaning};
use crate::catalogue::Code;
use crate::decode::node::{Node, Value};

/// Texts longer than this are sentences.
const LONGEST: usize = 160;

/// The reading of one value in a code position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Position {
    /// A code or a documented name.
    Found(Meaning),
    /// 0 or 200.
    Success,
    /// The paste ends inside the value.
    Cut,
    /// A snake-case name that is not documented.
    Stranger(String),
    /// Null, a boolean, prose.
    Silent,
}

/// Reads a value in a code position.
pub(crate) fn read(node: &Node, lexicon: &Lexicon<'_>) -> Position {
    match &node.seen().value {
        Value::Number(number) => match number.whole {
            Some(code) => of_number(code, lexicon),
            None => Position::Silent,
        },
        Value::Text(text) => of_text(text, lexicon),
        Value::Cut => Position::Cut,
        _ => Position::Silent,
    }
}

fn of_number(code: Code, lexicon: &Lexicon<'_>) -> Position {
    match code {
        0 | 200 => Position::Success,
        _ => Position::Found(lexicon.number(code)),
    }
}

/// Reads the whole text of a code position: `8006`, `8006.0`, `E8006`, `FACE_NOT_FOUND`, `8006 FACE_NOT_FOUND`,
/// `Face not found (8006)`.
pub(crate) fn of_text(text: &str, lexicon: &Lexicon<'_>) -> Position {
    let text = text.trim_matches(|char: char| char.is_whitespace() || matches!(char, '"' | '\'' | '`'));
    if text.is_empty() || text.len() > LONGEST {
        return Position::Silent;
    }
    if let Some(code) = numeral(text) {
        return of_number(code, lexicon);
    }
    if let Some(meaning) = lexicon.name(text) {
        return Position::Found(meaning);
    }
    if let Some(position) = number_and_words(text, lexicon) {
        return position;
    }
    if is_snake_name(text) { Position::Stranger(text.to_owned()) } else { Position::Silent }
}

/// A whole number, with a sign, a fraction of zeros, or a letter E in front.
pub(crate) fn numeral(text: &str) -> Option<Code> {
    let text = match text.split_once('.') {
        Some((whole, zeros)) if !zeros.is_empty() && zeros.bytes().all(|byte| byte == b'0') => whole,
        _ => text,
    };
    let marked = text.strip_prefix(['E', 'e']).map(|rest| rest.trim_start_matches(['-', '_']));
    match marked {
        // `E1` is more often a cell or a road than code 1.
        Some(digits) if digits.len() == 4 && all_digits(digits) => digits.parse().ok(),
        Some(_) => None,
        None => {
            let digits = text.strip_prefix('-').unwrap_or(text);
            // `05` is a card payment's answer, not 5.
            let padded = digits.len() > 1 && digits.starts_with('0');
            (!padded && all_digits(digits) && digits.len() <= 18).then(|| text.parse().ok())?
        }
    }
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Letters that a picture's reader takes for digits, in the place of a listed code: `8OO6`, `5O1l`. It is no code: nobody
/// knows what stood there.
pub(crate) fn is_misread(text: &str, lexicon: &Lexicon<'_>) -> bool {
    let digit = |char: char| match char {
        'O' | 'o' => '0',
        'l' | 'I' => '1',
        'S' => '5',
        'B' => '8',
        other => other,
    };
    let text = text.trim();
    let digits: String = text.chars().map(digit).collect();
    let mixed = digits != text && text.len() == 4 && text.contains(|char: char| char.is_ascii_digit());
    mixed && numeral(&digits).is_some_and(|code| lexicon.lists(code))
}

/// A number in front of words, or the documented name of a number with that number behind it.
fn number_and_words(text: &str, lexicon: &Lexicon<'_>) -> Option<Position> {
    let first_end =
        text.find(|char: char| char.is_whitespace() || matches!(char, ':' | '-' | '(' | ',' | '|'));
    if let Some(end) = first_end.filter(|end| *end > 0) {
        let (number, words) = (text.get(..end)?, text.get(end..)?);
        // A date, a time or a range goes on with digits.
        let goes_on =
            words.trim_start_matches([':', '-', ',', '|']).starts_with(|char: char| char.is_ascii_digit());
        if let Some(code) = numeral(number)
            && !goes_on
            && words.contains(|char: char| char.is_alphabetic())
        {
            return Some(of_number(code, lexicon));
        }
    }
    let bare = text.trim_end_matches([')', ']']);
    let start = bare.rfind(|char: char| !char.is_ascii_digit()).map(|at| at + 1)?;
    let code = numeral(bare.get(start..)?)?;
    let name =
        bare.get(..start)?.trim_end_matches(|char: char| char.is_whitespace() || "([:-=#,|".contains(char));
    lexicon.names(name, code).then(|| of_number(code, lexicon))
}

/// Capitals with joints, as codes are named: anything else is prose or an id.
fn is_snake_name(text: &str) -> bool {
    text.len() <= 64
        && text.contains('_')
        && text.starts_with(|char: char| char.is_ascii_uppercase())
        && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;

    fn read(text: &str) -> Position {
        of_text(text, &Lexicon::of(&Catalogue::built_in()))
    }

    #[test]
    fn every_spelling_of_a_code_is_that_code() {
        for text in [
            "8006",
            " 8006 ",
            "8006.0",
            "8006.000",
            "\"8006\"",
            "E8006",
            "e-8006",
            "FACE_NOT_FOUND",
            "face not found",
            "8006 FACE_NOT_FOUND",
            "8006: the face was not found",
            "8006-FACE_NOT_FOUND",
            "8006 (FACE_NOT_FOUND)",
            "FACE_NOT_FOUND (8006)",
            "FACE_NOT_FOUND: 8006",
            "Face not found [8006]",
        ] {
            let Position::Found(meaning) = read(text) else { panic!("{text:?} is not read") };
            assert_eq!(meaning.code, Some(8006), "{text:?}");
        }
    }

    #[test]
    fn zero_and_two_hundred_are_success() {
        for text in ["0", "200", "200.0", "200 OK", "-0"] {
            assert_eq!(read(text), Position::Success, "{text:?}");
        }
    }

    #[test]
    fn an_unlisted_number_stays_what_it_is() {
        let Position::Found(meaning) = read("8999") else { panic!() };
        assert_eq!((meaning.code, meaning.name, meaning.known), (Some(8999), None, false));
        let Position::Found(meaning) = read("-1") else { panic!() };
        assert_eq!(meaning.code, Some(-1));
    }

    #[test]
    fn prose_ids_and_dates_are_silence() {
        for text in [
            "",
            " ",
            "OK",
            "2030-01-01",
            "8006-4000-8000",
            "12:30",
            "80 06",
            "8006a",
            "a8006",
            "8006.5",
            "8,006",
            "E1",
            "00",
            "05",
            "the face 8006",
            "8006€",
            "5004 8006",
            "null",
            "1e3",
            "SUCCESS",
        ] {
            assert_eq!(read(text), Position::Silent, "{text:?}");
        }
        assert_eq!(read("SOMETHING_NEW"), Position::Stranger("SOMETHING_NEW".to_owned()));
    }
}
