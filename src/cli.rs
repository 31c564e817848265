//! Arguments, one file a verb, painters, exit codes.
//!
//! A verb calls the core, paints its answer as text or JSON and says whether anything was found. Nothing here has
//! logic of its own.

use std::ffi::OsString;

use clap::{CommandFactory as _, Parser as _};

use crate::tui::terminal;

mod arguments;
mod check;
mod completions;
mod copy;
mod decode;
mod doctor;
mod error;
mod explain;
mod generate;
mod input;
mod list;
mod man;
mod message;
mod open;
mod output;
mod paint;
mod report;
mod schema;
mod search;
mod setup;
mod style;
mod subject;
mod table;
mod tally;
mod usage;

pub use arguments::Arguments;
use arguments::{ColorChoice, Verb};
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

impl Status {
    /// The status of a verb that read files: a fault among them outweighs what the others held.
    fn of(found: bool, failed: bool) -> Self {
        match (failed, found) {
            (true, _) => Self::Wrong,
            (false, true) => Self::Found,
            (false, false) => Self::Nothing,
        }
    }
}

/// Runs the program and says its exit status: 0 found, 1 nothing found, 2 wrong use or unreadable input, 3 a copy
/// that did not happen, 130 cancelled.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    terminal::harden();
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if arguments.get(1).is_some_and(|first| first == crate::clipboard::HOLD) {
        return crate::clipboard::hold();
    }
    let arguments = match Arguments::plain(&arguments)
        .map_or_else(|| Arguments::try_parse_from(&arguments), Ok)
    {
        Ok(arguments) => arguments,
        Err(error) if error.use_stderr() => {
            output::fault(&usage::sentence(&error, &arguments));
            return Status::Wrong as u8;
        }
        Err(answer) => {
            // Help and version are answers.
            let text = answer.render();
            let painted =
                if output::colour(ColorChoice::Auto) { text.ansi().to_string() } else { text.to_string() };
            return match output::answer(&painted) {
                Ok(()) => Status::Found as u8,
                Err(error) => {
                    output::fault(&error.to_string());
                    Status::Wrong as u8
                }
            };
        }
    };
    match dispatch(arguments) {
        Ok(status) => status as u8,
        Err(error) => {
            output::fault(&error.to_string());
            Status::Wrong as u8
        }
    }
}

fn dispatch(arguments: Arguments) -> Result<Status, CliError> {
    let Arguments { verb, console, common } = arguments;
    if let (Some(_), Some(why)) = (&verb, console.misplaced()) {
        return Err(CliError::Usage(why.to_owned()));
    }
    output::hush(common.quiet);
    // These need no catalogue, and `check` must see a broken one as it is.
    match &verb {
        Some(Verb::Check { files, format }) => return check::run(files, format.format),
        Some(Verb::Schema { output }) => return schema::run(*output),
        Some(Verb::Man) => return man::run(),
        Some(Verb::Config { .. }) => return generate::example_config(),
        _ => {}
    }
    if verb.is_none() {
        // Nobody searches for help about a code by that word alone.
        if let [word] = console.query.as_slice()
            && word.eq_ignore_ascii_case("help")
        {
            output::answer(&Arguments::command().render_help().to_string())?;
            return Ok(Status::Found);
        }
        let (setup, overlays) = Setup::settings(&common, None)?;
        return match usage::meant_verb(&setup.catalogue, &console.query) {
            Some(sentence) => Err(CliError::Usage(sentence)),
            None => open::console(setup, overlays, console),
        };
    }
    let codes = match &verb {
        Some(Verb::Explain { codes, .. } | Verb::Message { codes, .. }) => subject::numbers(codes),
        _ => None,
    };
    let mut setup = Setup::load(&common, codes.as_deref())?;
    match verb {
        Some(Verb::Search { query, limit, format }) => {
            search::run(setup.print(&format), &query.join(" "), limit)
        }
        Some(Verb::Explain { codes, format }) => explain::run(setup.print(&format), &codes),
        Some(Verb::Decode { files, lines: true, format }) => decode::lines::run(setup.print(&format), &files),
        Some(Verb::Decode { files, lines: false, format }) => decode::run(setup.print(&format), &files),
        Some(Verb::Tally { files, by, top, threads, format }) => tally::run(
            setup.print(&format),
            tally::Order { files, by, top, threads: threads.map(usize::from) },
        ),
        Some(Verb::Message { codes, audience, lang, set, copy, format }) => {
            message::run(setup.print(&format), &message::Order { codes, audience, lang, set, copy })
        }
        Some(Verb::Report { files, copy, format }) => report::run(setup.print(&format), &files, copy),
        Some(Verb::List { legacy, format }) => list::run(setup.print(&format), legacy),
        Some(Verb::Handbook { format, lang }) => generate::handbook(&setup, format, lang.as_deref()),
        Some(Verb::Doctor { copy, format }) => doctor::run(&mut setup, format.format, copy),
        Some(Verb::Completions { shell }) => completions::run(&setup.catalogue, shell),
        // Answered above, before the catalogue was loaded.
        None | Some(Verb::Check { .. } | Verb::Schema { .. } | Verb::Man | Verb::Config { .. }) => {
            Ok(Status::Found)
        }
    }
}

/// One JSON object on standard output, with the version of its shape in front.
fn print_json(mut object: serde_json::Map<String, serde_json::Value>) -> Result<(), CliError> {
    object.shift_insert(0, "schema".to_owned(), serde_json::Value::from(1));
    let json = format!("{}\n", serde_json::Value::Object(object));
    output::answer(&crate::sanitise::escape_json(&json))
}

/// A JSON array as text, one element after the other: thousands of replies as values take many times their text.
#[derive(Default)]
struct Array {
    text: String,
}

impl Array {
    fn push(&mut self, element: &serde_json::Value) {
        if !self.text.is_empty() {
            self.text.push(',');
        }
        self.text.push_str(&crate::sanitise::escape_json(&element.to_string()));
    }
}

/// [`print_json`] for an object of two arrays, which may be long.
fn print_arrays(arrays: [(&str, Array); 2]) -> Result<(), CliError> {
    let [(one, first), (two, second)] = &arrays;
    let (begin, middle) = (format!("{{\"schema\":1,\"{one}\":["), format!("],\"{two}\":["));
    output::answer_in_parts(&[&begin, &first.text, &middle, &second.text, "]}\n"])
}

/// An object for [`print_json`] from its members.
fn object<const N: usize>(
    members: [(&str, serde_json::Value); N],
) -> serde_json::Map<String, serde_json::Value> {
    members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}
