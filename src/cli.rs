//! Arguments, one file a verb, painters, exit codes.

use std::ffi::OsString;

/// Runs the program and says the exit code: 0 found, 1 nothing found, 2 wrong use or unreadable input, 3 a copy that
/// did not happen, 130 cancelled.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let _ = arguments;
    2
}
