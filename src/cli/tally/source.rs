//! What a log is read from: a file or standard input, plain or packed with gzip or Zstandard.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, IsTerminal, Read};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use ruzstd::decoding::{FrameDecoder, StreamingDecoder};

use super::stop::Stop;
use super::wide::Wide;
use crate::cli::error::{CliError, words};
use crate::cli::output;
use crate::decode::read::encoding;

/// So much is looked at to tell what it is.
const HEAD: usize = 8 * 1024;

/// A log, ready to be read.
pub(in crate::cli) struct Source {
    path: Option<PathBuf>,
    reader: Reader,
}

type Reader = Box<dyn Read + Send>;

/// Is this path standard input?
pub(in crate::cli) fn is_standard_input(path: &Path) -> bool {
    path == Path::new("-")
}

/// The name of a log for people.
pub(in crate::cli) fn name(path: &Path) -> String {
    if is_standard_input(path) { "standard input".to_owned() } else { path.to_string_lossy().into_owned() }
}

/// The size of a log in bytes as it lies on the disk; `None` for standard input, pipes and devices. What cannot be
/// read adds nothing: opening it will say why.
pub(super) fn size(path: &Path) -> Option<u64> {
    if is_standard_input(path) {
        return None;
    }
    match std::fs::metadata(path) {
        Ok(about) if about.is_file() => Some(about.len()),
        Ok(about) if !about.is_dir() => None,
        _ => Some(0),
    }
}

impl Source {
    /// Opens a log; `-` is standard input. It ends early once `stop` is given.
    ///
    /// # Errors
    /// When it cannot be read, or is no text.
    pub(in crate::cli) fn open(path: &Path, stop: &Stop) -> Result<Self, CliError> {
        if is_standard_input(path) {
            let input = io::stdin();
            if input.is_terminal() {
                output::remark("paste replies, one a line, then press Ctrl+D on an empty line.");
            }
            return Self::of(None, Box::new(stop.guard(input)));
        }
        let file = File::open(path).map_err(|error| CliError::reading(path, &error))?;
        let about = file.metadata().map_err(|error| CliError::reading(path, &error))?;
        if about.is_dir() {
            return Err(CliError::reading(path, &io::Error::from(io::ErrorKind::IsADirectory)));
        }
        let reader: Reader = if about.is_file() { Box::new(file) } else { Box::new(stop.guard(file)) };
        Self::of(Some(path.to_owned()), reader)
    }

    fn of(path: Option<PathBuf>, reader: Reader) -> Result<Self, CliError> {
        let mut source = Self { path, reader: Box::new(io::empty()) };
        let text = unpacked(reader).and_then(peeked);
        let (head, reader) = text.map_err(|error| source.failed(&error))?;
        source.reader = match encoding::utf16_order(&head) {
            Some(order) => Box::new(Wide::new(reader, order)),
            None if is_text(&head) => reader,
            None => return Err(source.no_text()),
        };
        Ok(source)
    }

    /// Reads on.
    ///
    /// # Errors
    /// When the disk fails or the packing is damaged.
    pub(super) fn read(&mut self, room: &mut [u8]) -> Result<usize, CliError> {
        loop {
            match self.reader.read(room) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => return read.map_err(|error| self.failed(&error)),
            }
        }
    }

    fn failed(&self, error: &io::Error) -> CliError {
        match &self.path {
            Some(path) => CliError::reading(path, error),
            None => CliError::Input(words(error)),
        }
    }

    fn no_text(&self) -> CliError {
        let reason = "it is not text".to_owned();
        match &self.path {
            Some(path) => CliError::Unreadable {
                path: path.clone(),
                reason,
                next: "Name a log of replies instead, plain or packed with gzip or Zstandard.",
            },
            None => CliError::Input(reason),
        }
    }
}

/// The first bytes, and a reader that gives them once more.
fn peeked(mut reader: Reader) -> io::Result<(Vec<u8>, Reader)> {
    let mut head = Vec::new();
    // A pipe gives what it has: waiting for more could be waiting for ever.
    let mut room = [0; HEAD];
    while head.len() < 4 {
        match reader.read(&mut room) {
            Ok(0) => break,
            Ok(read) => head.extend(room.get(..read).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok((head.clone(), Box::new(Cursor::new(head).chain(reader))))
}

/// Takes the packing off, told by the first bytes: names lie.
fn unpacked(reader: Reader) -> io::Result<Reader> {
    let (head, reader) = peeked(reader)?;
    Ok(if head.starts_with(b"\x1F\x8B") {
        Box::new(MultiGzDecoder::new(reader))
    } else if head.starts_with(b"\x28\xB5\x2F\xFD") || matches!(*head, [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..]) {
        Box::new(Frames::new(reader))
    } else {
        reader
    })
}

/// A picture or a program is full of control characters, beginning with zeros. A few of them in a log are damage, and
/// damage is counted line by line.
fn is_text(head: &[u8]) -> bool {
    let odd = |byte: &&u8| matches!(byte, 0..=7 | 14..=26 | 28..=31 | 127);
    !head.contains(&0) || head.iter().filter(odd).count() * 20 <= head.len()
}

/// Zstandard: frame after frame, as parallel packers and `cat` leave them.
struct Frames {
    at: At,
}

enum At {
    Between(Input),
    Inside(Box<StreamingDecoder<Input, FrameDecoder>>),
    End,
}

type Input = BufReader<Reader>;

impl Frames {
    fn new(reader: Reader) -> Self {
        Self { at: At::Between(BufReader::new(reader)) }
    }
}

/// The packer's own words say nothing to a person.
fn damaged() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "the packing is damaged or cut off")
}

/// Past a frame that holds no data (RFC 8878, section 3.1.2). False when another kind of frame is next.
fn skipped(input: &mut Input) -> io::Result<bool> {
    let [kind, 0x2A, 0x4D, 0x18, ..] = input.fill_buf()? else { return Ok(false) };
    if kind & 0xF0 != 0x50 {
        return Ok(false);
    }
    let mut head = [0; 8];
    input.read_exact(&mut head).map_err(|_| damaged())?;
    let [.., a, b, c, d] = head;
    let length = u64::from(u32::from_le_bytes([a, b, c, d]));
    Ok(io::copy(&mut input.take(length), &mut io::sink())? == length)
}

impl Read for Frames {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        loop {
            match std::mem::replace(&mut self.at, At::End) {
                At::End => return Ok(0),
                At::Between(mut input) => {
                    if input.fill_buf()?.is_empty() {
                        return Ok(0);
                    }
                    self.at = if skipped(&mut input)? {
                        At::Between(input)
                    } else {
                        At::Inside(Box::new(StreamingDecoder::new(input).map_err(|_| damaged())?))
                    };
                }
                At::Inside(mut frame) => {
                    let read = frame.read(room).map_err(|_| damaged())?;
                    self.at = if read > 0 { At::Inside(frame) } else { At::Between(frame.into_inner()) };
                    if read > 0 {
                        return Ok(read);
                    }
                }
            }
        }
    }
}
