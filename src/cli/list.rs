//! `list`: the catalogue; `check FILE`: the faults of a catalogue file.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::error::CliError;
use super::setup::Setup;
use super::{Status, object, output, print_json};
use crate::catalogue::{Catalogue, Entry, Overlay, check_over};
use crate::config::locate;
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

/// Names every fault of every file; each is laid over the ones before it.
pub(super) fn check(files: &[PathBuf]) -> Result<Status, CliError> {
    let mut catalogue = Catalogue::built_in();
    let mut sound = true;
    for path in files {
        let bytes = locate::read(path, Overlay::LARGEST).map_err(|error| CliError::reading(path, &error))?;
        let report = check_over(&mut catalogue, &path.to_string_lossy(), bytes);
        sound &= report.is_sound();
        output::answer(&format!("{report}\n"))?;
    }
    Ok(if sound { Status::Found } else { Status::Wrong })
}
