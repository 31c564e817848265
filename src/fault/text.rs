//! A file's bytes to text, or the one fault that says why not.

use super::{Fault, Notes, whole};

/// The bytes as text. A byte order mark is kept; see [`without_mark`].
pub(crate) fn text(file: &str, bytes: Vec<u8>, largest: usize) -> Result<String, Fault> {
    if bytes.len() > largest {
        let limit = largest / (1024 * 1024);
        return Err(whole(file, format!("expected at most {limit} MiB, found {} bytes", bytes.len())));
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(whole(file, "expected UTF-8, found UTF-16; save the file as UTF-8"));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let mut bytes = error.into_bytes();
        let found = bytes.get(at).copied().unwrap_or_default();
        bytes.truncate(at);
        let before = String::from_utf8(bytes).unwrap_or_default();
        let sentence = format!("expected UTF-8, found the byte 0x{found:02x}");
        let mut notes = Notes::default();
        notes.error(at, "", sentence.clone());
        notes.place(file, without_mark(&before)).pop().unwrap_or_else(|| whole(file, sentence))
    })
}

/// The text without a byte order mark, which some editors write and no place counts.
pub(crate) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}
