//! `list`: the catalogue.

use serde_json::{Value, json};

use super::error::CliError;
use super::setup::Setup;
use super::table::Table;
use super::{Status, object, output, print_json};
use crate::catalogue::Entry;

/// Prints every current code, and the legacy ones when asked.
pub(super) fn run(setup: &Setup, legacy: bool) -> Result<Status, CliError> {
    let old = if legacy { setup.catalogue.legacy() } else { &[] };
    let entries: Vec<&Entry> = setup.catalogue.entries().iter().chain(old).collect();
    if setup.json() {
        let list: Vec<Value> = entries.iter().map(|entry| json!(entry)).collect();
        print_json(object([("entries", Value::from(list))]))?;
    } else {
        let table = Table::new(setup, entries.iter().copied());
        output::answer(&entries.into_iter().map(|entry| table.row(entry)).collect::<String>())?;
    }
    Ok(Status::Found)
}
