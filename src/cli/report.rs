//! `report [FILE…|-]`: the masked escalation report for Faceki's support.

use std::path::PathBuf;

use serde_json::Value;

use super::copy;
use super::error::CliError;
use super::setup::Setup;
use super::{Status, input, object, output, print_json};
use crate::clipboard::Sensitivity;
use crate::{decode, message};

/// Prints the report of every paste, one after the other.
pub(super) fn run(setup: &Setup, files: &[PathBuf], copy: bool) -> Result<Status, CliError> {
    let mut found = false;
    let mut reports = Vec::new();
    let pastes = input::pastes(files);
    if pastes.read.is_empty() {
        return Ok(Status::Wrong);
    }
    for paste in pastes.read {
        let decoded = decode::decode(&paste.bytes, &setup.catalogue);
        found |= !decoded.replies.is_empty();
        reports.push(message::report(&setup.catalogue, &decoded));
    }
    let text = reports.join("\n\n");
    if setup.json() {
        print_json(object([("text", Value::from(text.as_str()))]))?;
    } else {
        output::answer(&format!("{text}\n"))?;
    }
    Ok(match Status::of(found, pastes.failed) {
        // A report that lacks a file is for its reader to judge, not for the clipboard.
        Status::Found if copy => copy::copy(setup, &text, Sensitivity::Plain),
        status => status,
    })
}
