//! What a log is read from: a file or standard input, plain or packed with gzip or Zstandard.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use super::packed::{Reader, peeked, unpacked};
use super::stop::Stop;
use super::wide::Wide;
use crate::cli::error::{CliError, words};
use crate::cli::output;
use crate::decode::read::encoding;
use crate::sanitise::sanitise_line;

/// A log, ready to be read.
pub(in crate::cli) struct Source {
    path: Option<PathBuf>,
    reader: Reader,
}

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
        let name = match &source.path {
            Some(path) => format!("`{}`", sanitise_line(&name(path))),
            None => "standard input".to_owned(),
        };
        let text = unpacked(reader, name).and_then(peeked);
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

/// A picture or a program is full of control characters, beginning with zeros. A few of them in a log are damage, and
/// damage is counted line by line.
fn is_text(head: &[u8]) -> bool {
    let odd = |byte: &&u8| matches!(byte, 0..=7 | 14..=26 | 28..=31 | 127);
    !head.contains(&0) || head.iter().filter(odd).count() * 20 <= head.len()
}
