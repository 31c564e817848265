//! A log in UTF-16, as PowerShell and Windows' own tools write it, read as UTF-8.

use std::io::{self, Read};

use crate::decode::read::encoding::Order;

/// How much is read at a time, in bytes.
const PART: usize = 64 * 1024;

/// Reads UTF-16 and gives UTF-8. What is no character becomes U+FFFD, as in a paste; the mark in front stays one.
pub(super) struct Wide<R> {
    reader: R,
    order: Order,
    /// What was read and not yet turned into text: an odd byte, the first half of a pair.
    bytes: Vec<u8>,
    text: Vec<u8>,
    /// How much of the text is given out.
    given: usize,
}

impl<R: Read> Wide<R> {
    pub(super) fn new(reader: R, order: Order) -> Self {
        Self { reader, order, bytes: Vec::new(), text: Vec::new(), given: 0 }
    }

    /// Turns what was read into text; at the end also what is no whole character.
    fn turn(&mut self, end: bool) {
        let (pairs, odd) = self.bytes.as_chunks::<2>();
        let mut units: Vec<u16> = pairs.iter().map(|pair| self.order.unit(*pair)).collect();
        let mut kept = odd.to_vec();
        if !end && units.last().is_some_and(|unit| (0xD800..0xDC00).contains(unit)) {
            units.pop();
            kept = pairs.last().into_iter().flatten().chain(odd).copied().collect();
        }
        if end && !kept.is_empty() {
            units.push(u32::from(char::REPLACEMENT_CHARACTER) as u16);
            kept.clear();
        }
        let text: String =
            char::decode_utf16(units).map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        (self.bytes, self.text, self.given) = (kept, text.into_bytes(), 0);
    }
}

impl<R: Read> Read for Wide<R> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        while self.given == self.text.len() {
            let known = self.bytes.len();
            self.bytes.resize(known + PART, 0);
            let read = self.reader.read(self.bytes.get_mut(known..).unwrap_or_default());
            self.bytes.truncate(known + read.as_ref().copied().unwrap_or(0));
            let ended = read? == 0;
            self.turn(ended);
            if ended && self.text.is_empty() {
                return Ok(0);
            }
        }
        let rest = self.text.get(self.given..).unwrap_or_default();
        let given = rest.len().min(room.len());
        room.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        self.given += given;
        Ok(given)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives so many bytes at a time.
    struct Drops<'a>(&'a [u8], usize);

    impl Read for Drops<'_> {
        fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
            let now = self.1.min(room.len());
            self.0.read(&mut room[..now])
        }
    }

    #[test]
    fn the_text_is_the_same_however_it_drips_in() {
        let text = "{\"code\":8006}\nJos\u{e9} \u{1F600}\u{4e2d}\n";
        for order in [Order::Little, Order::Big] {
            let bytes: Vec<u8> = text
                .encode_utf16()
                .flat_map(|unit| if order == Order::Little { unit.to_le_bytes() } else { unit.to_be_bytes() })
                .collect();
            for drop in [1, 2, 3, 7, 1000] {
                let mut read = String::new();
                Wide::new(Drops(&bytes, drop), order).read_to_string(&mut read).unwrap();
                assert_eq!(read, text, "{order:?} {drop}");
                let mut cut = String::new();
                Wide::new(Drops(&bytes[..bytes.len() - 3], drop), order).read_to_string(&mut cut).unwrap();
                assert_eq!(cut, text.replace("\u{4e2d}\n", "\u{FFFD}"), "{order:?} {drop}");
            }
        }
    }

    #[test]
    fn half_a_pair_is_replaced() {
        let mut read = String::new();
        Wide::new(&b"\x3D\xD8a\0\x3D\xD8"[..], Order::Little).read_to_string(&mut read).unwrap();
        assert_eq!(read, "\u{FFFD}a\u{FFFD}");
    }
}
