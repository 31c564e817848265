//! Foreign text to visible text: the one border before screen, stdout and clipboard.
//!
//! It runs **after** every decoding step, because the escape is born when `\u001b` is decoded.
//!
//! ```text
//!  text ─► rewrite ─► cells ─► clean text
//!          one character at    at most 8 code points
//!          a time: marks,      in a grapheme cluster,
//!          tabs, line ends     no mark without a base
//! ```
//!
//! The strict way is taken for everything invisible: joiners and variation selectors are marked even where an emoji or
//! a Persian word would want them, because in a reply they are more often a trick than orthography, and because
//! terminals disagree about the width of what they join. The texts of the console itself contain none.

use std::borrow::Cow;
use std::fmt::Write as _;

mod cells;
mod hidden;
mod map;
#[cfg(test)]
mod tests;

pub use cells::CELL_LIMIT;
pub use map::Clean;

use map::Map;

/// What a tab becomes. A fixed width keeps the result independent of where the text is drawn.
const TAB: &str = "    ";

/// Text that is safe to draw, print and copy: no control character but line feed, no escape sequence, no
/// bidirectional override, no invisible format character, at most [`CELL_LIMIT`] code points in a cell. What was
/// replaced stays visible as a mark (`␛`, `<U+202E>`, `<+192>` for the rest of an overfull cell). CRLF and CR become
/// line feeds, tabs become blanks. Cleaning a clean text changes nothing.
pub fn sanitise(text: &str) -> String {
    sanitise_cow(text).into_owned()
}

/// [`sanitise`] without a copy when there is nothing to do.
pub fn sanitise_cow(text: &str) -> Cow<'_, str> {
    if is_plain(text) { Cow::Borrowed(text) } else { Cow::Owned(clean(text, false, [None, None]).0) }
}

/// [`sanitise`], and line feeds become the mark `␊`: for whatever must stay on one line.
pub fn sanitise_line(text: &str) -> String {
    if is_plain(text) && memchr::memchr(b'\n', text.as_bytes()).is_none() {
        return text.to_owned();
    }
    clean(text, true, [None, None]).0
}

/// [`sanitise`] and how many characters were replaced by marks; tabs and line ends are not counted.
pub fn sanitise_counted(text: &str) -> (String, usize) {
    clean(text, false, [None, None])
}

/// A JSON text that holds the same values and is printable: what [`sanitise`] would mark is written as `\uXXXX`
/// (RFC 8259, section 7). serde_json escapes the control characters of ASCII only; all others stand in strings alone,
/// so that the escape is right wherever it lands. Line feeds stay.
pub fn escape_json(json: &str) -> Cow<'_, str> {
    let foreign = |c: char| c != '\n' && hidden::is_hidden(c);
    if is_plain(json) || !json.contains(foreign) {
        return Cow::Borrowed(json);
    }
    let mut escaped = String::with_capacity(json.len() + json.len() / 16);
    for c in json.chars() {
        if foreign(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a String cannot fail.
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        } else {
            escaped.push(c);
        }
    }
    Cow::Owned(escaped)
}

/// [`sanitise`] with a map from the places of `text` to the places of the clean text.
pub fn sanitise_mapped(text: &str) -> Clean {
    let (mut first, mut second) = (Map::default(), Map::default());
    let (text, replaced) = clean(text, false, [Some(&mut first), Some(&mut second)]);
    Clean::new(text, replaced, [first, second])
}

/// Nothing to replace and no cluster to look at: the usual case, decided on bytes.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n'))
}

/// The clean text and how many characters were replaced by marks. Maps only for who asks: to a text of control characters
/// they would be thirty times its size.
fn clean(text: &str, one_line: bool, maps: [Option<&mut Map>; 2]) -> (String, usize) {
    let [first, second] = maps;
    let (rewritten, replaced) = rewrite(text, one_line, first);
    if !cells::worth_a_look(&rewritten) {
        return (rewritten, replaced);
    }
    let (limited, dropped) = cells::limit(&rewritten, second);
    (limited, replaced + dropped)
}

/// One character at a time: the text and how many characters were marked; `map` learns where the offsets shift.
fn rewrite(text: &str, one_line: bool, mut map: Option<&mut Map>) -> (String, usize) {
    let mut clean = String::with_capacity(text.len() + text.len() / 16);
    let mut replaced = 0;
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let line_end = c == '\n' || c == '\r';
        if !line_end && c != '\t' && !hidden::is_hidden(c) {
            clean.push(c);
            continue;
        }
        let to = clean.len();
        if line_end {
            if c == '\r' && rest.peek().is_some_and(|&(_, next)| next == '\n') {
                rest.next();
            }
            clean.push(if one_line { '␊' } else { '\n' });
        } else if c == '\t' {
            clean.push_str(TAB);
        } else {
            hidden::push_mark(c, &mut clean);
            replaced += 1;
        }
        let after = rest.peek().map_or(text.len(), |&(at, _)| at);
        // A line feed that stayed one is no change.
        if let Some(map) = map.as_deref_mut().filter(|_| c != '\n' || one_line) {
            map.swap(at..after, to..clean.len());
        }
    }
    (clean, replaced)
}
