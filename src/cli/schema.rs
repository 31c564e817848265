//! `schema`: the shapes of files and answers as JSON Schema.

use super::arguments::Output;
use super::error::CliError;
use super::{Status, output};
use crate::catalogue;

/// Prints the JSON Schema of catalogue files, or of what a verb answers with `--format json`.
pub(super) fn run(of: Option<Output>) -> Result<Status, CliError> {
    match of {
        None => output::answer(&format!("{}\n", catalogue::schema().trim_end()))?,
        Some(verb) => output::answer(answer(verb))?,
    }
    Ok(Status::Found)
}

/// The file that describes a verb's answer.
fn answer(verb: Output) -> &'static str {
    match verb {
        Output::Search => include_str!("../../assets/schemas/search.json"),
        Output::Explain => include_str!("../../assets/schemas/explain.json"),
        Output::Decode => include_str!("../../assets/schemas/decode.json"),
        Output::Lines => include_str!("../../assets/schemas/lines.json"),
        Output::Message => include_str!("../../assets/schemas/message.json"),
        Output::Report => include_str!("../../assets/schemas/report.json"),
        Output::Tally => include_str!("../../assets/schemas/tally.json"),
        Output::List => include_str!("../../assets/schemas/list.json"),
        Output::Check => include_str!("../../assets/schemas/check.json"),
        Output::Doctor => include_str!("../../assets/schemas/doctor.json"),
    }
}
