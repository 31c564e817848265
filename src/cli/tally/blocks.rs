//! A log in blocks of whole lines, in constant memory however long the log is.
//!
//! Read, never mapped: a mapping counts as memory, breaks when the file is cut, and cannot read a pipe.

use super::source::Source;
use crate::cli::error::CliError;

/// How much is read at a time, in bytes.
const BLOCK: usize = 1 << 20;

/// Room for whole lines, used again and again.
#[derive(Default)]
pub(in crate::cli) struct Block {
    room: Vec<u8>,
    filled: usize,
    /// The number of the first line, one-based.
    first: u64,
}

impl Block {
    /// The lines with their numbers, without their line feeds.
    pub(in crate::cli) fn lines(&self) -> impl Iterator<Item = (u64, &[u8])> {
        let mut rest = self.filled();
        let cut = move || {
            if rest.is_empty() {
                return None;
            }
            let end = memchr::memchr(b'\n', rest);
            let (line, others) = rest.split_at_checked(end.map_or(rest.len(), |end| end + 1))?;
            rest = others;
            let line = line.strip_suffix(b"\n").unwrap_or(line);
            Some(line.strip_suffix(b"\r").unwrap_or(line))
        };
        (self.first..).zip(std::iter::from_fn(cut))
    }

    /// Its length in bytes.
    pub(in crate::cli) fn len(&self) -> usize {
        self.filled
    }

    /// The one line of a block that had to grow for it, with its number and without its line feed. It is given away:
    /// whoever decodes it needs no copy.
    pub(in crate::cli) fn take_long_line(&mut self) -> Option<(u64, Vec<u8>)> {
        if self.filled <= 4 * BLOCK
            || memchr::memchr(b'\n', self.filled()).is_some_and(|end| end + 1 < self.filled)
        {
            return None;
        }
        let kept = self.filled().strip_suffix(b"\n").unwrap_or(self.filled());
        let kept = kept.strip_suffix(b"\r").unwrap_or(kept).len();
        let mut line = std::mem::take(&mut self.room);
        line.truncate(kept);
        self.filled = 0;
        Some((self.first, line))
    }

    fn filled(&self) -> &[u8] {
        self.room.get(..self.filled).unwrap_or_default()
    }

    /// Room for one more read behind what is there.
    fn more_room(&mut self) -> &mut [u8] {
        let wanted = self.filled + BLOCK;
        if self.room.len() < wanted {
            // Room is asked for in steps, so that a line of gigabytes is not copied for every block, and touched only
            // where it is needed.
            let length = wanted.max(self.filled + self.filled / 4);
            if self.room.capacity() < wanted {
                self.room.reserve_exact(length - self.room.len());
            }
            self.room.resize(wanted, 0);
        }
        self.room.get_mut(self.filled..wanted).unwrap_or_default()
    }

    /// Empty again; what one long line needed is given back.
    fn clear(&mut self) {
        if self.room.len() > 4 * BLOCK {
            self.room = Vec::new();
        }
        self.filled = 0;
    }
}

/// Hands out the blocks of one log, in order.
pub(in crate::cli) struct Blocks {
    source: Source,
    /// The beginning of a line whose end is not read yet.
    carried: Vec<u8>,
    next_line: u64,
    /// Why it ends before its end, to be said when everything before is handed out.
    failure: Option<CliError>,
}

impl Blocks {
    /// From the start of a log.
    pub(in crate::cli) fn new(source: Source) -> Self {
        Self { source, carried: Vec::new(), next_line: 1, failure: None }
    }

    /// Fills a block with the next lines. False when there are none left.
    ///
    /// # Errors
    /// When the log cannot be read further and all that was read of it is handed out.
    pub(in crate::cli) fn next(&mut self, block: &mut Block) -> Result<bool, CliError> {
        block.clear();
        if let Some(failure) = self.failure.take() {
            return Err(failure);
        }
        if !self.carried.is_empty() {
            let room = block.more_room();
            room.iter_mut().zip(&self.carried).for_each(|(to, from)| *to = *from);
            block.filled = self.carried.len();
            self.carried.clear();
        }
        loop {
            let before = block.filled;
            let read = self.source.read(block.more_room()).unwrap_or_else(|failure| {
                self.failure = Some(failure);
                0
            });
            block.filled += read;
            let fresh = block.room.get(before..block.filled).unwrap_or_default();
            if let Some(end) = memchr::memrchr(b'\n', fresh).map(|at| before + at + 1) {
                self.carried.extend(block.room.get(end..block.filled).unwrap_or_default());
                block.filled = end;
                break;
            }
            if read == 0 {
                break;
            }
        }
        block.first = self.next_line;
        self.next_line += memchr::memchr_iter(b'\n', block.filled()).count() as u64;
        match self.failure.take_if(|_| block.filled == 0) {
            Some(failure) => Err(failure),
            None => Ok(block.filled > 0),
        }
    }
}
