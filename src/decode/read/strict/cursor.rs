//! A place in a text, and the smallest parts of JSON that may stand there.
//!
//! Every `Err` is the byte where the text stops being JSON.

use std::ops::Range;

use memchr::memchr3;

use super::super::super::node::{Number, Value};
use super::super::scalar;

/// A text and the next byte to read in it.
pub(super) struct Cursor<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// Reads a number. One that ends the text may have been cut, unless it stands `alone`.
    pub(super) fn number(&mut self, alone: bool) -> Result<Number, usize> {
        let rest = self.rest();
        let length = scalar::json_number_len(rest);
        let spelt = self.text.get(self.at..self.at + length).unwrap_or_default();
        let number = scalar::number(spelt).ok_or(self.at)?;
        let stops = rest.get(length).is_some_and(|next| b" \t\r\n,]}".contains(next));
        if !(stops || (alone && rest.len() == length)) {
            return Err(self.at);
        }
        self.at += length;
        Ok(number)
    }

    /// Reads `true`, `false` or `null`.
    pub(super) fn literal(&mut self) -> Result<Value, usize> {
        let (value, length) = scalar::json_literal(self.rest()).ok_or(self.at)?;
        self.at += length;
        Ok(value)
    }

    /// Reads a string and returns the bytes between its quotes.
    pub(super) fn string(&mut self) -> Result<Range<usize>, usize> {
        if !self.eat(b'"') {
            return Err(self.at);
        }
        let start = self.at;
        loop {
            let rest = self.rest();
            let Some(found) = memchr3(b'"', b'\\', b'\n', rest) else { return Err(self.at) };
            self.at += found;
            match rest.get(found) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(start..self.at - 1);
                }
                Some(b'\\') => {
                    let escape = rest.get(found + 1).copied().unwrap_or_default();
                    if !b"\"\\/bfnrtu".contains(&escape) {
                        return Err(self.at);
                    }
                    self.at += 2;
                }
                _ => return Err(self.at),
            }
        }
    }

    /// The next byte.
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes over the next byte when it is this one.
    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// Goes over JSON's white space.
    pub(super) fn blank(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }
}
