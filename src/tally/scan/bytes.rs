//! Looking at bytes, eight at a time where that is quicker.

/// Words of eight bytes after which vector instructions are quicker.
pub(super) const SHORT: usize = 8;
pub(super) const HIGH: u64 = 0x8080_8080_8080_8080;

pub(super) const fn every(byte: u8) -> u64 {
    0x0101_0101_0101_0101 * byte as u64
}

/// The high bit of every byte that is zero (and, above one, perhaps of others).
#[inline]
pub(super) const fn zeros(word: u64) -> u64 {
    word.wrapping_sub(every(1)) & !word
}

/// The high bits of bytes that may open a value in a text: `{ [ < = ( % &`, and `$ '` that cost nothing more.
#[inline]
pub(super) const fn marks(word: u64) -> u64 {
    zeros((word | every(0x20)) ^ every(b'{'))
        | zeros((word & every(0xFE)) ^ every(b'<'))
        | zeros(word ^ every(b'('))
        | zeros((word & every(0xFC)) ^ every(b'$'))
}

/// The same for a long text. An equals sign alone opens a value only in a text below 4096 bytes.
pub(super) fn is_marked(raw: &[u8]) -> bool {
    memchr::memchr3(b'{', b'<', b'%', raw).is_some()
        || memchr::memchr3(b'[', b'&', b'(', raw).is_some()
        || (raw.len() < 4096 && memchr::memchr(b'=', raw).is_some())
}

/// What stands behind the number at the start of `bytes`; `None` when there is none.
#[inline]
pub(super) fn behind_number(bytes: &[u8]) -> Option<&[u8]> {
    let rest = match bytes {
        [b'-', tail @ ..] => tail,
        _ => bytes,
    };
    let mut rest = match rest {
        [b'0', b'0'..=b'9', ..] => return None,
        _ => digits(rest)?,
    };
    if let [b'.', tail @ ..] = rest {
        rest = digits(tail)?;
    }
    if let [b'e' | b'E', b'+' | b'-', tail @ ..] | [b'e' | b'E', tail @ ..] = rest {
        rest = digits(tail)?;
    }
    Some(rest)
}

/// What stands behind at least one digit.
#[inline]
pub(super) fn digits(bytes: &[u8]) -> Option<&[u8]> {
    let [b'0'..=b'9', rest @ ..] = bytes else { return None };
    let mut rest = rest;
    while let [b'0'..=b'9', tail @ ..] = rest {
        rest = tail;
    }
    Some(rest)
}
