//! JSON in base64, as HAR files, queues and some logs keep a body.

use std::ops::Range;

use memchr::memmem;

use super::layer::{Layer, LayerBuilder};

/// How `{"`, `{` and a line end, `[{` and the like begin. A token's head begins so too: it is told by its dots.
const BEGINNINGS: [&str; 8] = ["eyJ", "eyA", "ewo", "ewk", "ew0K", "W3s", "Wwog", "WyJ"];
/// Shorter is a word.
const SHORTEST: usize = 20;
/// Longer is a file.
const LONGEST: usize = 256 * 1024;

/// Narrowest and widest line that base64 is broken into.
const NARROWEST: usize = 56;
const WIDEST: usize = 128;

/// Is the whole of this text JSON in base64?
pub(super) fn is_value(raw: &str) -> bool {
    begins(raw) && length(raw) == raw.len()
}

/// Does JSON in base64 begin here, by its first letters?
pub(super) fn begins(raw: &str) -> bool {
    BEGINNINGS.iter().any(|beginning| raw.starts_with(beginning))
}

/// May JSON in base64 begin anywhere in this text?
pub(super) fn begins_within(text: &str) -> bool {
    BEGINNINGS.iter().any(|beginning| memmem::find(text.as_bytes(), beginning.as_bytes()).is_some())
}

/// The length of the base64 at the start of a text; nothing when it is too short, too long or a token.
fn length(raw: &str) -> usize {
    let reach = raw.as_bytes().get(..LONGEST + 4).unwrap_or(raw.as_bytes());
    let digits = reach.iter().take_while(|byte| sextet(**byte).is_some()).count();
    let length = digits + padding(raw, digits);
    let goes_on = reach.get(length).is_some_and(|byte| matches!(byte, b'.' | b'='));
    if (SHORTEST..=LONGEST).contains(&length) && !goes_on { length } else { 0 }
}

/// The signs that fill up the last digits.
pub(super) fn padding(text: &str, at: usize) -> usize {
    text.as_bytes().iter().skip(at).take(2).take_while(|byte| **byte == b'=').count()
}

/// The places of the digits from byte `at` on, over line ends where the lines are of one width, and the byte behind
/// them all; no places when they are too few, too many or a token.
pub(super) fn digits(text: &str, at: usize) -> (Vec<usize>, usize) {
    if length(text.get(at..).unwrap_or_default()) == 0 {
        return (Vec::new(), at);
    }
    let mut places = Vec::new();
    let mut start = at;
    let mut width = 0;
    let mut all = 0;
    loop {
        let line = text.as_bytes().get(start..).unwrap_or_default();
        let count = line.iter().take_while(|byte| sextet(**byte).is_some()).count();
        let end = start + count + padding(text, start + count);
        let whole = text.as_bytes().get(end).is_none_or(u8::is_ascii_whitespace);
        if start > at && (!whole || count > width || count == 0) {
            break;
        }
        all += count;
        if all <= LONGEST {
            places.extend(start..start + count);
        }
        width = count;
        let wraps = (NARROWEST..=WIDEST).contains(&count) && end == start + count;
        start = end;
        if !wraps || text.as_bytes().get(end) != Some(&b'\n') {
            break;
        }
        start = end + 1;
    }
    // A file is passed over as one: its lines are no bodies of their own.
    if all > LONGEST {
        places.clear();
    }
    (places, start)
}

/// The text of a range of base64 alone, as a layer; nothing when it is not UTF-8.
pub(super) fn decoded<'a>(layer: &'a Layer<'a>, range: Range<usize>) -> Option<LayerBuilder<'a>> {
    let digits: Vec<usize> = range.clone().take(length(layer.text().get(range.clone())?)).collect();
    let text = text(&digits, layer.text())?;
    let mut builder = LayerBuilder::over(layer);
    put(&mut builder, &text, &digits, range.end);
    Some(builder)
}

/// The text that digits at these places stand for; nothing when it is not UTF-8.
pub(super) fn text(digits: &[usize], text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(digits.len());
    let mut bits = 0_u32;
    let mut held = 0_u32;
    for value in digits.iter().map_while(|at| text.as_bytes().get(*at).copied().and_then(sextet)) {
        bits = (bits << 6) | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from((bits >> held) & 0xFF).ok()?);
        }
    }
    String::from_utf8(bytes).ok()
}

/// Puts the text behind digits in their place, letter by letter; `end` is the byte behind them.
pub(super) fn put(builder: &mut LayerBuilder<'_>, text: &str, digits: &[usize], end: usize) {
    builder.expect(text.len(), text.len());
    let mut done = digits.first().copied().unwrap_or(end);
    for (at, char) in text.char_indices() {
        // Byte n begins in digit n * 8 / 6.
        let next = digits.get((at + char.len_utf8()) * 8 / 6).copied().unwrap_or(end);
        builder.replace(done..next, char.encode_utf8(&mut [0; 4]));
        done = next;
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
