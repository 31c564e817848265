//! What is generated from the argument definitions and the catalogue's shape: completions, man page, schema,
//! handbook.

use clap::CommandFactory;

use super::arguments::{Arguments, HandbookFormat};
use super::error::{CliError, words};
use super::setup::Setup;
use super::{Status, output};
use crate::handbook::{self, Format};
use crate::{catalogue, config};

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
    output::answer(&format!("{}\n", catalogue::schema().trim_end()))?;
    Ok(Status::Found)
}

/// Prints the commented example of the config file.
pub(super) fn example_config() -> Result<Status, CliError> {
    output::answer(config::example())?;
    Ok(Status::Found)
}

/// Prints the whole catalogue as one document.
pub(super) fn handbook(
    setup: &Setup,
    format: HandbookFormat,
    lang: Option<&str>,
) -> Result<Status, CliError> {
    let format = match format {
        HandbookFormat::Md => Format::Markdown,
        HandbookFormat::Html => Format::Html,
    };
    let lang = lang.unwrap_or(&setup.language);
    output::answer(&handbook::write(&setup.catalogue, format, lang, &setup.values))?;
    Ok(Status::Found)
}
