//! Whole documents: the handbook and the example of the config file.

use super::arguments::HandbookFormat;
use super::error::CliError;
use super::setup::Setup;
use super::{Status, output};
use crate::config;
use crate::fault::quote;
use crate::handbook::{self, Format};
use crate::message::{self, Audience};

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
    setup.faults.iter().for_each(|fault| output::remark(fault));
    let asked = lang.unwrap_or(&setup.language);
    let lang = spoken(setup, asked);
    if lang.is_none() {
        output::remark(&format!(
            "there are no messages in {}; the handbook's are in English. {}",
            quote(asked),
            message::language::instead(&setup.catalogue, asked)
        ));
    }
    let lang = lang.unwrap_or_else(|| "en".to_owned());
    output::answer(&handbook::write(&setup.catalogue, format, &lang, &setup.values))?;
    Ok(Status::Found)
}

/// The tag of the language that a request means, where any code has a message in it.
fn spoken(setup: &Setup, asked: &str) -> Option<String> {
    let in_english = |lang: &str| lang == "en" && !asked.trim().to_ascii_lowercase().starts_with("en");
    let mut messages = setup.catalogue.entries().iter().filter_map(|entry| {
        message::compose(&setup.catalogue, &[entry.code], Audience::Customer, asked, &setup.values)
    });
    messages.find(|message| !in_english(&message.lang)).map(|message| message.lang)
}
