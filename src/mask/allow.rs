//! Which values may be shown under which class of key: every one is held against a closed shape or list.

use super::class::Class;
use super::{fold, shape, words};

/// Whether the value, as it stands in the text, may be shown. `quoted` values cannot be a null.
pub(super) fn may_show(class: Class, raw: &str, quoted: bool) -> bool {
    let Some(value) = fold::value(raw) else { return false };
    let value = value.trim();
    if value.is_empty() || (!quoted && is_null(value)) {
        return true;
    }
    match class {
        Class::Deny(_) | Class::Plain => false,
        Class::Code => is_code(value) || is_code_name(value),
        Class::Verdict => is_flag(value) || words::is_setting(value) || is_code(value),
        Class::Flag | Class::Flags => is_flag(value),
        Class::Figure | Class::Figures => is_figure(value),
        Class::Fraction => is_figure(value) && (value.contains('.') || matches!(value, "0" | "1" | "100")),
        Class::Count => is_count(value),
        Class::Id => is_id(value),
        Class::Version => is_version(value),
        Class::Time => is_time(value),
        Class::DocumentType => words::is_document_type(value),
        Class::Setting => words::is_setting(value) || is_flag(value) || is_product(value),
        Class::Message => is_message(value),
        Class::Host => is_faceki_host(value),
    }
}

/// An absent value; it is shown everywhere, because "no expiry date" is what the agent looks for.
fn is_null(value: &str) -> bool {
    matches!(value, "null" | "NULL" | "None" | "nil" | "undefined" | "NaN" | "N/A" | "n/a")
}

fn is_digits(value: &str) -> bool {
    !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit())
}

/// A code or status: up to five digits, perhaps printed as a float.
fn is_code(value: &str) -> bool {
    let whole = value.strip_suffix(".0").unwrap_or(value);
    let digits = whole.strip_prefix('-').unwrap_or(whole);
    digits.len() <= 5 && is_digits(digits)
}

/// `FACE_NOT_FOUND`, `face not found`, and names that no catalogue lists when they are made of the trade's words.
fn is_code_name(value: &str) -> bool {
    let snake = value.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
    words::is_phrase(&value.replace(['_', '-'], " "))
        || (snake && value.len() <= 64 && words::all_known(value))
}

/// A fixed phrase, also behind its HTTP status (`502 Bad Gateway`), a code, or what a server signs its pages with.
fn is_message(value: &str) -> bool {
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    let behind = if digits == 3 { value.get(digits..).unwrap_or(value) } else { value };
    words::is_phrase(behind.trim_start())
        || is_code_name(value)
        || is_code(value)
        || is_flag(value)
        || is_product(value)
}

/// `nginx/1.18.0`
fn is_product(value: &str) -> bool {
    value.split_once('/').is_some_and(|(name, version)| words::is_setting(name) && is_version(version))
}

/// A small whole number, perhaps of milliseconds or seconds.
fn is_count(value: &str) -> bool {
    let number = value.strip_suffix("ms").or_else(|| value.strip_suffix('s')).unwrap_or(value);
    number.len() <= 5 && is_digits(number)
}

fn is_flag(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    matches!(lower.as_str(), "true" | "false" | "yes" | "no" | "0" | "1")
}

/// A number from 0 to 100.
fn is_figure(value: &str) -> bool {
    let number = value.strip_suffix('%').unwrap_or(value);
    let plain = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'-');
    number.len() <= 24
        && number.starts_with(|c: char| c.is_ascii_digit())
        && number.bytes().all(plain)
        && number.parse::<f64>().is_ok_and(|number| (0.0..=120.0).contains(&number))
}

/// An id that a machine made: hexadecimal, a UUID, or short with a digit in it. No word of letters alone that could be
/// a name, no date, no e-mail.
fn is_id(value: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'=' | b':' | b'.');
    if value.len() > 64 || !value.bytes().all(plain) || shape::date(value, 0).is_some() {
        return false;
    }
    let letters_only = |part: &str| part.len() > 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let hexadecimal = |part: &str| part.bytes().all(|byte| byte.is_ascii_hexdigit());
    value.split(['-', '_', '.', ':', '=']).all(|part| !letters_only(part) || hexadecimal(part))
}

fn is_version(value: &str) -> bool {
    let number = value.strip_prefix(['v', 'V']).unwrap_or(value);
    number.len() <= 16
        && number.starts_with(|c: char| c.is_ascii_digit())
        && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && !number.contains("..")
        && number.split('.').all(|part| part.len() <= 4)
}

/// A date with its time of day, or seconds or milliseconds since 1970 of this century.
fn is_time(value: &str) -> bool {
    if is_digits(value) && (value.len() == 10 || value.len() == 13) {
        return value.starts_with(['1', '2']);
    }
    let zone = |rest: &str| {
        rest.is_empty()
            || matches!(rest.trim_start(), "Z" | "UTC" | "GMT" | "GST" | "CET" | "EST" | "PST" | "IST")
    };
    shape::timestamp(value, 0).is_some_and(|end| value.get(end..).is_some_and(zone))
}

fn is_faceki_host(value: &str) -> bool {
    let host = value.split(':').next().unwrap_or("");
    shape::is_faceki_host(host)
}
