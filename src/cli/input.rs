//! Files and standard input as bytes.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use super::error::{CliError, words};
use super::output;

/// One paste: what a file or standard input holds.
pub(crate) struct Paste {
    /// The file's name as given; `None` for standard input.
    pub(crate) name: Option<String>,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
}

/// What several files hold.
pub(crate) struct Pastes {
    /// Those that could be read, in order.
    pub(crate) read: Vec<Paste>,
    /// Whether one could not.
    pub(crate) failed: bool,
}

/// Reads each file as one paste; `-`, or no file at all, is standard input. What cannot be read is said on standard
/// error and left out, as `cat` does.
pub(crate) fn pastes(files: &[PathBuf]) -> Pastes {
    let mut pastes = Pastes { read: Vec::new(), failed: false };
    let standard = [PathBuf::from("-")];
    for path in if files.is_empty() { &standard } else { files } {
        let paste = if path == Path::new("-") { standard_input() } else { file(path) };
        match paste {
            Ok(paste) => pastes.read.push(paste),
            Err(error) => {
                output::fault(&error.to_string());
                pastes.failed = true;
            }
        }
    }
    pastes
}

/// Reads a file whole.
///
/// # Errors
/// When it cannot be read; a directory is named as one.
pub(crate) fn file(path: &Path) -> Result<Paste, CliError> {
    let bytes = read_file(path).map_err(|error| CliError::reading(path, &error))?;
    Ok(Paste { name: Some(path.to_string_lossy().into_owned()), bytes })
}

fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory));
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads standard input to its end, and says so when a person would have to type it.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn standard_input() -> Result<Paste, CliError> {
    let mut input = io::stdin().lock();
    if input.is_terminal() {
        output::remark("paste the reply, then press Ctrl+D on an empty line.");
    }
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).map_err(|error| CliError::Input(words(&error)))?;
    Ok(Paste { name: None, bytes })
}
