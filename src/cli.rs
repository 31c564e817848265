//! Arguments, one file a verb, painters, exit codes.
//!
//! A verb calls the core, paints its answer as text or JSON and says whether anything was found. Nothing here has
//! logic of its own.

use std::ffi::OsString;

use clap::Parser;

use crate::tui::terminal;

mod arguments;
mod copy;
mod decode;
mod error;
mod explain;
mod generate;
mod input;
mod list;
mod message;
mod open;
mod output;
mod paint;
mod report;
mod search;
mod setup;
mod style;
mod subject;

pub use arguments::Arguments;
use arguments::Verb;
use error::CliError;
use setup::Setup;

/// How a run ended, as the process's exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// Something was found.
    Found = 0,
    /// Nothing was found.
    Nothing = 1,
    /// Wrong use, unreadable input, or a faulty catalogue under `check`.
    Wrong = 2,
    /// The copy did not happen.
    NotCopied = 3,
    /// The person cancelled.
    Cancelled = 130,
}

/// Runs the program and says its exit status: 0 found, 1 nothing found, 2 wrong use or unreadable input, 3 a copy
/// that did not happen, 130 cancelled.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    terminal::harden();
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if arguments.get(1).is_some_and(|first| first == crate::clipboard::HOLD) {
        return crate::clipboard::hold();
    }
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are answers; anything else is wrong use. A closed pipe is silence.
            let _ = error.print();
            return if error.use_stderr() { Status::Wrong } else { Status::Found } as u8;
        }
    };
    match dispatch(arguments) {
        Ok(status) => status as u8,
        Err(error) => {
            output::remark(&error.to_string());
            Status::Wrong as u8
        }
    }
}

fn dispatch(arguments: Arguments) -> Result<Status, CliError> {
    let Arguments { verb, console, common } = arguments;
    if let (Some(_), Some(why)) = (&verb, console.misplaced()) {
        return Err(CliError::Usage(why.to_owned()));
    }
    // These need no catalogue, and `check` must see a broken one as it is.
    match &verb {
        Some(Verb::Check { files }) => return list::check(files),
        Some(Verb::Schema) => return generate::schema(),
        Some(Verb::Completions { shell }) => return generate::completions(*shell),
        Some(Verb::Man) => return generate::man(),
        Some(Verb::Config { .. }) => return generate::example_config(),
        _ => {}
    }
    let mut setup = Setup::load(&common)?;
    match verb {
        None => open::console(setup, console),
        Some(Verb::Search { query, limit, format }) => {
            search::run(setup.print(&format), &query.join(" "), limit)
        }
        Some(Verb::Explain { codes, format }) => explain::run(setup.print(&format), &codes),
        Some(Verb::Decode { files, format }) => decode::run(setup.print(&format), &files),
        Some(Verb::Message { codes, audience, lang, set, copy, format }) => {
            message::run(setup.print(&format), &message::Order { codes, audience, lang, set, copy })
        }
        Some(Verb::Report { files, copy, format }) => report::run(setup.print(&format), &files, copy),
        Some(Verb::List { legacy, format }) => list::run(setup.print(&format), legacy),
        Some(Verb::Handbook { format, lang }) => generate::handbook(&setup, format, lang.as_deref()),
        // Answered above, before the catalogue was loaded.
        Some(
            Verb::Check { .. } | Verb::Schema | Verb::Completions { .. } | Verb::Man | Verb::Config { .. },
        ) => Ok(Status::Found),
    }
}

/// One JSON object on standard output, with the version of its shape in front.
fn print_json(mut object: serde_json::Map<String, serde_json::Value>) -> Result<(), CliError> {
    object.shift_insert(0, "schema".to_owned(), serde_json::Value::from(1));
    output::answer(&format!("{}\n", serde_json::Value::Object(object)))
}

/// An object for [`print_json`] from its members.
fn object<const N: usize>(
    members: [(&str, serde_json::Value); N],
) -> serde_json::Map<String, serde_json::Value> {
    members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}
