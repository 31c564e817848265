//! Bytes to the terminal from outside of a frame.

use std::io::{self, Write};

use super::guard;

/// Writes to the terminal that the console draws on, never inside a frame: what is written goes out as a whole on
/// `flush`. For sequences that leave the screen as it is (OSC 52). While the console does not hold the screen,
/// flushing drops the bytes and fails.
#[derive(Default)]
pub struct Sink {
    bytes: Vec<u8>,
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let sent = guard::send(&std::mem::take(&mut self.bytes))?;
        if sent { Ok(()) } else { Err(io::ErrorKind::NotConnected.into()) }
    }
}
