//! Bytes to text: UTF-8, UTF-16 with or without a mark, Latin-1, the quotes of Windows-1252, and replacement for the rest.

/// Decodes `bytes` into text, with a sentence for the agent when anything but plain UTF-8 was found.
///
/// Never fails: a byte that fits no encoding becomes U+FFFD. A byte order mark is not part of the text.
pub fn to_text(bytes: &[u8]) -> (String, Option<String>) {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return eight_bit(rest);
    }
    let Some(order) = utf16_order(bytes) else { return eight_bit(bytes) };
    let (rest, marked) = match bytes.split_first_chunk::<2>() {
        Some((mark, rest)) if order.unit(*mark) == MARK => (rest, true),
        _ => (bytes, false),
    };
    let sentence = match (order, marked) {
        (Order::Little, true) => "The paste was UTF-16 (little-endian).",
        (Order::Big, true) => "The paste was UTF-16 (big-endian).",
        (Order::Little, false) => "The paste was UTF-16 (little-endian), without a mark.",
        (Order::Big, false) => "The paste was UTF-16 (big-endian), without a mark.",
    };
    (utf16(rest, order), note(sentence))
}

/// Bytes that are owned already become text without a copy, where they are UTF-8 and nothing has to be said.
pub(crate) fn owned_to_text(bytes: Vec<u8>) -> (String, Option<String>) {
    if bytes.starts_with(b"\xEF\xBB\xBF") || utf16_order(&bytes).is_some() {
        return to_text(&bytes);
    }
    match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => eight_bit(error.as_bytes()),
    }
}

/// The byte order mark, read in its own order.
const MARK: u16 = 0xFEFF;

/// Which byte of a UTF-16 unit comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// The low one.
    Little,
    /// The high one.
    Big,
}

impl Order {
    /// The unit that two bytes stand for.
    pub(crate) fn unit(self, bytes: [u8; 2]) -> u16 {
        match self {
            Self::Little => u16::from_le_bytes(bytes),
            Self::Big => u16::from_be_bytes(bytes),
        }
    }
}

/// The order of a text in UTF-16, told by its mark or by its zeros; `None` for any other text.
pub(crate) fn utf16_order(bytes: &[u8]) -> Option<Order> {
    match bytes {
        [0xFF, 0xFE, ..] => Some(Order::Little),
        [0xFE, 0xFF, ..] => Some(Order::Big),
        _ => unmarked_utf16(bytes),
    }
}

fn note(sentence: &str) -> Option<String> {
    Some(sentence.to_owned())
}

/// Replies are mostly ASCII, so in UTF-16 every second byte is zero. Text in one byte a character has none.
fn unmarked_utf16(bytes: &[u8]) -> Option<Order> {
    const LOOKED_AT: usize = 4096;
    let mut pairs = 0_usize;
    let mut zero_first = 0_usize;
    let mut zero_second = 0_usize;
    for pair in bytes.chunks_exact(2).take(LOOKED_AT) {
        pairs += 1;
        zero_first += usize::from(pair.first() == Some(&0));
        zero_second += usize::from(pair.last() == Some(&0));
    }
    // A cut in front can shift a UTF-16 text by one byte; the odd text then reads in the other order.
    let most = |zeros: usize, others: usize| pairs >= 2 && zeros * 10 >= pairs * 6 && others * 10 <= pairs;
    if most(zero_second, zero_first) {
        Some(Order::Little)
    } else if most(zero_first, zero_second) {
        Some(Order::Big)
    } else {
        None
    }
}

fn utf16(bytes: &[u8], order: Order) -> String {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len() / 2 + 4);
    text.extend(
        char::decode_utf16(pairs.iter().map(|pair| order.unit(*pair)))
            .map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER)),
    );
    if !rest.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    text
}

/// The quotes, dashes and dots that Windows-1252 has where Latin-1 has nothing to see.
const TYPOGRAPHY: [(u8, char); 12] = [
    (0x82, '‚'),
    (0x84, '„'),
    (0x85, '…'),
    (0x8B, '‹'),
    (0x91, '‘'),
    (0x92, '’'),
    (0x93, '“'),
    (0x94, '”'),
    (0x95, '•'),
    (0x96, '–'),
    (0x97, '—'),
    (0x9B, '›'),
];

/// The character that a byte of Windows-1252 stands for.
fn windows(byte: u8) -> Option<char> {
    match byte {
        0x80..0xA0 => TYPOGRAPHY.iter().find(|(known, _)| *known == byte).map(|(_, char)| *char),
        _ => Some(char::from(byte)),
    }
}

/// UTF-8 when it is, else Latin-1 or Windows-1252 when the odd bytes are letters of it, else UTF-8 with replacement.
fn eight_bit(bytes: &[u8]) -> (String, Option<String>) {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return (text.to_owned(), None),
        Err(error) => error,
    };
    // A paste cut inside its last character is UTF-8 all the same.
    let cut_at_end = error.error_len().is_none();
    let has_utf8 = bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii());
    let control = bytes.iter().any(|byte| (0x80..0xA0).contains(byte));
    if control
        && !has_utf8
        && !cut_at_end
        && let Some(text) = bytes.iter().map(|byte| windows(*byte)).collect()
    {
        return (text, note("The paste was not UTF-8; it was read as Windows-1252."));
    }
    if cut_at_end || has_utf8 || control {
        let text = String::from_utf8_lossy(bytes).into_owned();
        return (text, note("Some bytes were not UTF-8; they were replaced."));
    }
    let text = bytes.iter().map(|byte| char::from(*byte)).collect();
    (text, note("The paste was not UTF-8; it was read as Latin-1."))
}

#[cfg(test)]
mod tests {
    use super::{owned_to_text, to_text};

    const REPLY: &str = "{\"code\":8006,\"message\":\"José\"}";

    fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let little = utf16(REPLY, u16::to_le_bytes);
        let big = utf16(REPLY, u16::to_be_bytes);
        let latin: Vec<u8> = REPLY.chars().map(|char| u8::try_from(char as u32).unwrap()).collect();
        for (name, bytes, noted) in [
            ("utf-8", REPLY.as_bytes().to_vec(), false),
            ("utf-8 with mark", [b"\xEF\xBB\xBF", REPLY.as_bytes()].concat(), false),
            ("utf-16le with mark", [b"\xFF\xFE".as_slice(), &little].concat(), true),
            ("utf-16be with mark", [b"\xFE\xFF".as_slice(), &big].concat(), true),
            ("utf-16le", little, true),
            ("utf-16be", big, true),
            ("latin-1", latin, true),
            ("windows-1252", b"{\"code\":8006,\"message\":\"Jos\xE9\"}".to_vec(), true),
        ] {
            let (text, note) = to_text(&bytes);
            assert_eq!(text, REPLY, "{name}");
            assert_eq!(note.is_some(), noted, "{name}");
            assert_eq!(owned_to_text(bytes), (text, note), "{name}");
        }
    }

    #[test]
    fn quotes_of_windows_are_quotes() {
        let (text, note) = to_text(b"{\x93code\x94: 8006, \x93m\x94: \x93Jos\xE9 \x96 x\x85\x94}");
        assert_eq!(text, "{“code”: 8006, “m”: “José – x…”}");
        assert!(note.is_some_and(|note| note.contains("Windows-1252")));
        assert_eq!(to_text(b"\x93code\x94\x81").0, "\u{FFFD}code\u{FFFD}\u{FFFD}");
    }

    #[test]
    fn what_fits_nothing_is_replaced() {
        assert_eq!(to_text(b"{\"code\":8006}\xFF\x80").0, "{\"code\":8006}\u{FFFD}\u{FFFD}");
        assert_eq!(to_text("é{\"a\":\"\u{e9}".as_bytes().get(..8).unwrap()).0, "é{\"a\":\"");
        assert_eq!(to_text(b"\xFF\xFE{\0\"").0, "{\u{FFFD}");
        assert_eq!(to_text(b"").0, "");
        assert_eq!(to_text(b"\0").0, "\0");
    }
}
