//! `check FILE…`: every fault of a catalogue file of one's own.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::arguments::Format;
use super::error::CliError;
use super::{Status, object, output, print_json};
use crate::catalogue::{Catalogue, Overlay, Report, check_over};
use crate::config::locate;

/// Names every fault of every file; each is laid over the ones before it.
pub(super) fn run(files: &[PathBuf], format: Format) -> Result<Status, CliError> {
    let mut catalogue = Catalogue::built_in();
    let mut reports = Vec::new();
    for path in files {
        let bytes = locate::read(path, Overlay::LARGEST).map_err(|error| CliError::opening(path, &error))?;
        reports.push(check_over(&mut catalogue, &path.to_string_lossy(), bytes));
    }
    match format {
        Format::Human => {
            output::answer(&reports.iter().map(|report| format!("{report}\n")).collect::<String>())?
        }
        Format::Json => print_json(object([("files", reports.iter().map(value).collect())]))?,
    }
    Ok(if reports.iter().all(Report::is_sound) { Status::Found } else { Status::Wrong })
}

fn value(report: &Report) -> Value {
    json!({
        "file": report.file,
        "sound": report.is_sound(),
        "changed": report.changed,
        "added": report.added,
        "languages": report.languages,
        "faults": report.faults,
    })
}
