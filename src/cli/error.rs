//! What can go wrong before there is an answer, as sentences: the culprit and the next step.

use std::io;
use std::path::{Path, PathBuf};

use crate::sanitise::sanitise_line;

/// A failure of a verb. Its text names the culprit and the next step and holds nothing of the input.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CliError {
    /// A file could not be read.
    #[error("cannot read `{}`: {reason}. {next}", shown(.path))]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why, in words.
        reason: String,
        /// What to do.
        next: &'static str,
    },
    /// Standard input could not be read.
    #[error("cannot read standard input: {0}. Name a file instead, or pipe the reply in.")]
    Input(String),
    /// Standard output could not be written.
    #[error("cannot write to standard output: {0}. Nothing was lost; send the output elsewhere.")]
    Output(String),
    /// An argument makes no sense.
    #[error("{0}")]
    Usage(String),
}

fn shown(path: &Path) -> String {
    sanitise_line(&path.to_string_lossy())
}

impl CliError {
    /// The failure of reading a file of one's own words or settings, which never comes by standard input.
    pub(crate) fn opening(path: &Path, error: &io::Error) -> Self {
        let next = match error.kind() {
            io::ErrorKind::NotFound if path == Path::new("-") => {
                "Name a file: standard input is not read here."
            }
            io::ErrorKind::NotFound => "Check the spelling and the folder.",
            io::ErrorKind::PermissionDenied => "Ask for the right to read it.",
            io::ErrorKind::IsADirectory => "Name a file inside it instead.",
            _ => "Try again, or name another file.",
        };
        Self::Unreadable { path: path.to_owned(), reason: words(error), next }
    }

    /// The failure of reading `path`.
    pub(crate) fn reading(path: &Path, error: &io::Error) -> Self {
        let next = match error.kind() {
            io::ErrorKind::NotFound => "Check the spelling, or use `-` for standard input.",
            io::ErrorKind::PermissionDenied => "Ask for the right to read it, or pipe its content in.",
            io::ErrorKind::IsADirectory => "Name the files inside it instead.",
            _ => "Try again, or pipe its content in.",
        };
        Self::Unreadable { path: path.to_owned(), reason: words(error), next }
    }
}

/// The system's words for a failure, without its error number.
pub(crate) fn words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "you are not allowed to read it".to_owned(),
        io::ErrorKind::IsADirectory => "it is a directory".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        _ => {
            let text = error.to_string();
            text.split(" (os error").next().unwrap_or(&text).to_lowercase()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_file_is_one_sentence_with_culprit_and_next_step() {
        let error = CliError::reading(Path::new("a\u{1b}b.json"), &io::Error::from(io::ErrorKind::NotFound));
        assert_eq!(
            error.to_string(),
            "cannot read `a␛b.json`: there is no such file. Check the spelling, or use `-` for standard input."
        );
        let error = CliError::opening(Path::new("-"), &io::Error::from(io::ErrorKind::NotFound));
        assert!(error.to_string().ends_with("standard input is not read here."), "{error}");
    }
}
