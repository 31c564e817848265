//! Standard output and standard error: where answers and remarks go, and whether in colour.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use super::arguments::ColorChoice;
use super::error::{CliError, words};

/// Writes an answer to standard output. A closed pipe is silence: whoever reads has read enough.
///
/// # Errors
/// When the text cannot be written for another reason, such as a full disk.
pub(crate) fn answer(text: &str) -> Result<(), CliError> {
    answer_in_parts(&[text])
}

/// [`answer`] for a text in parts.
///
/// # Errors
/// When the text cannot be written for another reason, such as a full disk.
pub(crate) fn answer_in_parts(parts: &[&str]) -> Result<(), CliError> {
    let mut out = io::stdout().lock();
    let mut parts = parts.iter();
    let written = parts.try_for_each(|part| out.write_all(part.as_bytes())).and_then(|()| out.flush());
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(CliError::Output(words(&error))),
        _ => Ok(()),
    }
}

/// Whether remarks are left out (`--quiet`).
static HUSHED: AtomicBool = AtomicBool::new(false);

/// Leaves out remarks from now on, when `quiet`.
pub(crate) fn hush(quiet: bool) {
    HUSHED.store(quiet, Ordering::Relaxed);
}

/// Writes a remark to standard error, unless `--quiet` was given.
pub(crate) fn remark(text: &str) {
    if !HUSHED.load(Ordering::Relaxed) {
        fault(text);
    }
}

/// Writes what went wrong to standard error. What cannot be written is not worth failing for.
pub(crate) fn fault(text: &str) {
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
        ColorChoice::Auto => {
            let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
            set("CLICOLOR_FORCE", "0") || io::stdout().is_terminal() && !dumb
        }
    }
}

/// How wide to print, in columns: the terminal's width, between 40 and 100; 80 where there is none.
pub(crate) fn width() -> usize {
    if !io::stdout().is_terminal() {
        return 80;
    }
    crossterm::terminal::size().map_or(80, |(columns, _)| usize::from(columns).clamp(40, 100))
}
