//! Keys and texts as they are kept: unescaped, without invisible characters.

use std::borrow::Cow;
use std::ops::Range;

use super::super::node::Value;
use super::Bounds;
pub(super) use super::embedded::embedded;
use super::layer::Layer;

/// Texts longer than this that hold no value are kept shortened: they are pictures, not answers.
const KEPT_TEXT: usize = 64 * 1024;
/// What is kept of such a text.
const KEPT_OF_LONG: usize = 64;

/// A character that shows nothing and only gets in the way: zero-width, direction marks, byte order mark.
pub(crate) fn is_invisible(char: char) -> bool {
    matches!(char,
        '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}')
}

/// A blank that keeps what stands around it together, as typesetters put it into numbers.
pub(super) fn is_fixed_blank(char: char) -> bool {
    matches!(char, '\u{A0}' | '\u{2007}' | '\u{2009}' | '\u{202F}')
}

/// The ASCII character that a full-width one stands for, the ASCII digit that an Arabic or Persian one does; any other
/// character unchanged.
pub(crate) fn narrow(char: char) -> char {
    match char {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(char as u32 - 0xFEE0).unwrap_or(char),
        '\u{660}'..='\u{669}' => digit(char, 0x660),
        '\u{6F0}'..='\u{6F9}' => digit(char, 0x6F0),
        '\u{3000}' | '\u{A0}' | '\u{202F}' | '\u{2007}' => ' ',
        _ => char,
    }
}

/// The ASCII digit for the digit of a script whose zero is `zero`.
fn digit(char: char, zero: u32) -> char {
    char::from_digit((char as u32).saturating_sub(zero), 10).unwrap_or(char)
}

/// A key from the text between its quotes. A line break inside it came from a mail program.
pub(super) fn key(raw: &str) -> String {
    let text = unescape(raw);
    if text.is_ascii() && !text.contains('\n') {
        return text.into_owned();
    }
    let whole: String = text.lines().map(str::trim).collect();
    whole.chars().filter(|char| !is_invisible(*char) && !is_fixed_blank(*char)).map(narrow).collect()
}

/// A value from the text between quotes: what it holds, or the text itself.
pub(super) fn value(layer: &Layer<'_>, contents: Range<usize>, bounds: &mut Bounds) -> Value {
    if let Some(inner) = embedded(layer, contents.clone(), bounds) {
        return Value::Embedded(Box::new(inner));
    }
    let raw = layer.text().get(contents).unwrap_or_default();
    if raw.len() > KEPT_TEXT {
        let end = (0..=KEPT_OF_LONG).rev().find(|end| raw.is_char_boundary(*end)).unwrap_or_default();
        return Value::Text(raw.get(..end).unwrap_or_default().to_owned());
    }
    match raw {
        "<null>" => Value::Null,
        _ if raw.contains('\n') => Value::Text(tidy(&unescape(&rejoin(raw)))),
        _ => Value::Text(tidy(&unescape(raw))),
    }
}

/// A text over several lines: one word stays one word, sentences keep their blanks.
fn rejoin(raw: &str) -> String {
    let mut lines = raw.lines().map(str::trim);
    let one_word = lines.all(|line| !line.contains(char::is_whitespace));
    raw.lines().map(str::trim).collect::<Vec<_>>().join(if one_word { "" } else { " " })
}

/// Text without invisible characters; a word spelt in full-width characters in plain ones.
pub(super) fn tidy(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let visible: String = text.chars().filter(|char| !is_invisible(*char)).collect();
    let digits: String = visible.chars().filter(|char| !is_fixed_blank(*char)).map(narrow).collect();
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits;
    }
    let narrowed: String = visible.chars().map(narrow).collect();
    if narrowed.is_ascii() { narrowed } else { visible }
}

/// Undoes backslash escapes. A lone surrogate becomes U+FFFD, an unknown escape loses its backslash.
pub(super) fn unescape(raw: &str) -> Cow<'_, str> {
    if memchr::memchr(b'\\', raw.as_bytes()).is_none() {
        return Cow::Borrowed(raw);
    }
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(found) = memchr::memchr(b'\\', rest.as_bytes()) {
        text.push_str(rest.get(..found).unwrap_or_default());
        let (char, length) = escape(rest.get(found..).unwrap_or_default());
        text.extend(char);
        rest = rest.get(found + length..).unwrap_or_default();
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// The character that the escape at the start of `raw` (a backslash) stands for, and the escape's length.
pub(super) fn escape(raw: &str) -> (Option<char>, usize) {
    let Some(kind) = raw.chars().nth(1) else { return (None, raw.len()) };
    let char = match kind {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'b' => '\u{8}',
        'f' => '\u{c}',
        '0' => '\0',
        'x' => return numbered(raw, 2),
        'u' if raw.get(2..3) == Some("{") => return braced(raw),
        'u' => return utf16(raw),
        // Python writes eight digits, an NSDictionary four.
        'U' if raw.get(2..5) == Some("000") && hex(raw, 2, 8).is_some() => return numbered(raw, 8),
        'U' => return utf16(raw),
        // A line break behind the backslash continues the string.
        '\n' => return (None, 2),
        other => other,
    };
    (Some(char), 1 + kind.len_utf8())
}

fn hex(raw: &str, from: usize, digits: usize) -> Option<u32> {
    let text = raw.get(from..from + digits)?;
    text.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u32::from_str_radix(text, 16).ok())?
}

fn numbered(raw: &str, digits: usize) -> (Option<char>, usize) {
    match hex(raw, 2, digits) {
        Some(unit) => (Some(char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER)), 2 + digits),
        None => (raw.chars().nth(1), 2),
    }
}

fn braced(raw: &str) -> (Option<char>, usize) {
    let digits = raw.bytes().skip(3).take(6).take_while(u8::is_ascii_hexdigit).count();
    match hex(raw, 3, digits) {
        Some(unit) if raw.as_bytes().get(3 + digits) == Some(&b'}') => {
            (Some(char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER)), 4 + digits)
        }
        _ => (Some('u'), 2),
    }
}

fn utf16(raw: &str) -> (Option<char>, usize) {
    let Some(first) = hex(raw, 2, 4) else { return (raw.chars().nth(1), 2) };
    let pair = (0xD800..0xDC00).contains(&first) && matches!(raw.get(6..8), Some("\\u" | "\\U"));
    if let Some(second @ 0xDC00..0xE000) = hex(raw, 8, 4).filter(|_| pair) {
        let whole = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
        return (Some(char::from_u32(whole).unwrap_or(char::REPLACEMENT_CHARACTER)), 12);
    }
    (Some(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER)), 6)
}
