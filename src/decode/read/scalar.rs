//! Numbers and the words for nothing, true and false, in any notation.

use super::super::node::{Number, Value};
use super::words;

/// Longer bare text is a sentence.
const WORD_REACH: usize = 64;

/// Length of the number that JSON's grammar finds at the start of `bytes`; 0 when there is none.
pub(super) fn json_number_len(bytes: &[u8]) -> usize {
    let digits = |from: usize| bytes.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count();
    let mut end = usize::from(bytes.first() == Some(&b'-'));
    let whole = digits(end);
    if whole == 0 || (whole > 1 && bytes.get(end) == Some(&b'0')) {
        return 0;
    }
    end += whole;
    if bytes.get(end) == Some(&b'.') {
        let fraction = digits(end + 1);
        if fraction == 0 {
            return 0;
        }
        end += 1 + fraction;
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let exponent = digits(end + 1 + sign);
        if exponent == 0 {
            return 0;
        }
        end += 1 + sign + exponent;
    }
    end
}

/// The number that `text` spells, sign, fraction and exponent included.
pub(super) fn number(text: &str) -> Option<Number> {
    let text = text.strip_suffix('.').unwrap_or(text);
    let numeric = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.' | b'e' | b'E');
    if !text.bytes().all(numeric) || !text.bytes().next_back()?.is_ascii_digit() {
        return None;
    }
    if let Ok(whole) = text.parse::<i64>() {
        return Some(Number { value: whole as f64, whole: Some(whole) });
    }
    let value: f64 = text.parse().ok()?;
    // Past 2^53 a float no longer says which whole number was meant.
    let exact = value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0;
    Some(Number { value, whole: exact.then_some(value as i64) })
}

/// The value of a JSON literal at the start of `bytes`, with its length.
pub(super) fn json_literal(bytes: &[u8]) -> Option<(Value, usize)> {
    if bytes.starts_with(b"true") {
        Some((Value::Bool(true), 4))
    } else if bytes.starts_with(b"false") {
        Some((Value::Bool(false), 5))
    } else if bytes.starts_with(b"null") {
        Some((Value::Null, 4))
    } else {
        None
    }
}

/// A number, or a word for nothing, true or false, in any notation.
pub(super) fn word(text: &str) -> Option<Value> {
    if text.len() > WORD_REACH {
        return None;
    }
    let value = match text {
        "true" | "True" | "TRUE" | "YES" | "$true" | "$True" => Value::Bool(true),
        "false" | "False" | "FALSE" | "NO" | "$false" | "$False" => Value::Bool(false),
        "null" | "Null" | "NULL" | "None" | "nil" | "NIL" | "undefined" | "<null>" | "<nil>" | "(null)"
        | "(nil)" | "$null" | "undef" | "~" | "Optional.empty" | "Nothing" => Value::Null,
        _ => Value::Number(loose_number(text)?),
    };
    Some(value)
}

/// A number as programs print it: a sign, leading zeros, the letters of its type.
fn loose_number(text: &str) -> Option<Number> {
    let first = *text.as_bytes().first()?;
    if !(first.is_ascii_digit() || matches!(first, b'-' | b'+' | b'.')) {
        return None;
    }
    if text.is_ascii() {
        return number(without_type(text));
    }
    let plain: String = text
        .chars()
        .filter(|char| !words::is_invisible(*char) && !words::is_fixed_blank(*char))
        .map(words::narrow)
        .collect();
    number(without_type(&plain))
}

/// Does it begin with a zero that JSON would not allow?
pub(super) fn has_leading_zero(text: &str) -> bool {
    let digits = text.trim_start_matches(['-', '+']);
    digits.len() > 1 && digits.starts_with('0') && digits.as_bytes().get(1).is_some_and(u8::is_ascii_digit)
}

/// `8006L`, `8006n`, `8006i64`, `1.5f`.
fn without_type(text: &str) -> &str {
    let Some(end) = text.rfind(|char: char| char.is_ascii_digit() || char == '.') else { return text };
    let (digits, letters) = text.split_at_checked(end + 1).unwrap_or((text, ""));
    if matches!(letters, "L" | "l" | "n" | "f" | "F" | "d" | "D" | "m" | "M" | "u" | "U" | "UL") {
        return digits;
    }
    let sized = [
        "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize", "f32", "f64",
    ];
    sized.iter().find_map(|kind| text.strip_suffix(kind)).filter(|rest| !rest.is_empty()).unwrap_or(text)
}
