//! Standard output and standard error: where answers and remarks go, and whether in colour.

use std::io::{self, IsTerminal, Write};

use super::arguments::ColorChoice;
use super::error::{CliError, words};

/// Writes an answer to standard output. A closed pipe is silence: whoever reads has read enough.
///
/// # Errors
/// When the text cannot be written for another reason, such as a full disk.
pub(crate) fn answer(text: &str) -> Result<(), CliError> {
    let mut out = io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(CliError::Output(words(&error))),
        _ => Ok(()),
    }
}

/// Writes a remark to standard error. A remark that cannot be written is not worth failing for.
pub(crate) fn remark(text: &str) {
    let _ = writeln!(io::stderr(), "faceki-console: {text}");
}

/// Whether to colour standard output, from the flag, the environment and the stream, in this order.
pub(crate) fn colour(choice: ColorChoice) -> bool {
    // no-color.org: any non-empty value; bixense.com/clicolors: anything but 0.
    let set = |name: &str, off: &str| {
        std::env::var_os(name).is_some_and(|value| !value.is_empty() && value.to_str() != Some(off))
    };
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto if set("NO_COLOR", "") => false,
        ColorChoice::Auto => set("CLICOLOR_FORCE", "0") || io::stdout().is_terminal(),
    }
}

/// How wide to print, in columns: the terminal's width, between 40 and 100; 80 where there is none.
pub(crate) fn width() -> usize {
    if !io::stdout().is_terminal() {
        return 80;
    }
    crossterm::terminal::size().map_or(80, |(columns, _)| usize::from(columns).clamp(40, 100))
}
