//! JSON in base64, as HAR files, queues and some logs keep a body.

use std::ops::Range;

use super::layer::{Layer, LayerBuilder};

/// How `{"`, `{` and a line end, `[{` and the like begin. A token's head begins so too: it is told by its dots.
const BEGINNINGS: [&str; 8] = ["eyJ", "eyA", "ewo", "ewk", "ew0K", "W3s", "Wwog", "WyJ"];
/// Shorter is a word.
const SHORTEST: usize = 20;
/// Longer is a file.
const LONGEST: usize = 256 * 1024;

/// Is the whole of this text JSON in base64?
pub(super) fn is_value(raw: &str) -> bool {
    begins(raw) && length(raw) == raw.len()
}

/// Does JSON in base64 begin here, by its first letters?
pub(super) fn begins(raw: &str) -> bool {
    BEGINNINGS.iter().any(|beginning| raw.starts_with(beginning))
}

/// The length of the base64 at the start of a text; nothing when it is too short, too long or a token.
pub(super) fn length(raw: &str) -> usize {
    let reach = raw.as_bytes().get(..LONGEST + 4).unwrap_or(raw.as_bytes());
    let digits = reach.iter().take_while(|byte| sextet(**byte).is_some()).count();
    let padding = reach.iter().skip(digits).take(2).take_while(|byte| **byte == b'=').count();
    let length = digits + padding;
    let goes_on = reach.get(length).is_some_and(|byte| matches!(byte, b'.' | b'='));
    if (SHORTEST..=LONGEST).contains(&length) && !goes_on { length } else { 0 }
}

/// The text of a range of base64 alone, as a layer; nothing when it is not UTF-8.
pub(super) fn decoded<'a>(layer: &'a Layer<'a>, range: Range<usize>) -> Option<LayerBuilder<'a>> {
    let text = text(layer.text().get(range.clone())?)?;
    let mut builder = LayerBuilder::over(layer);
    put(&mut builder, &text, range);
    Some(builder)
}

/// The text that base64 stands for; nothing when it is not UTF-8.
pub(super) fn text(raw: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut bits = 0_u32;
    let mut held = 0_u32;
    for value in raw.bytes().map_while(sextet) {
        bits = (bits << 6) | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from((bits >> held) & 0xFF).ok()?);
        }
    }
    String::from_utf8(bytes).ok()
}

/// Puts the text behind a range of base64 in its place, letter by letter.
pub(super) fn put(builder: &mut LayerBuilder<'_>, text: &str, range: Range<usize>) {
    builder.expect(text.len(), text.len());
    let mut done = range.start;
    for (at, char) in text.char_indices() {
        // Byte n begins in digit n * 8 / 6.
        let end = (range.start + (at + char.len_utf8()) * 8 / 6).min(range.end);
        builder.replace(done..end, char.encode_utf8(&mut [0; 4]));
        done = end;
    }
}

/// The value of a digit, in the usual alphabet or the one for addresses.
fn sextet(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    }
}
