//! `decode [FILE…|-]`: replies, outcomes, codes, places, next steps. Everything shown of the paste is masked.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::error::CliError;
use super::setup::Setup;
use super::{Array, Status, input, output, print_arrays};
use crate::decode::{self, Decoded, Finding, FoundCode, Reply};
use crate::sanitise::sanitise_line;

pub(super) mod lines;
mod snippet;

/// Decodes each file, or standard input, as one paste. Files that cannot be read are left out.
pub(super) fn run(setup: &Setup, files: &[PathBuf]) -> Result<Status, CliError> {
    let (mut responses, mut findings) = (Array::default(), Array::default());
    let mut text = String::new();
    let mut found = false;
    let pastes = input::pastes(files);
    if pastes.read.is_empty() {
        return Ok(Status::Wrong);
    }
    for paste in pastes.read {
        let decoded = decode::decode(&paste.bytes, &setup.catalogue);
        found |= !decoded.replies.is_empty();
        if setup.json() {
            let name = paste.name.as_deref().filter(|_| files.len() > 1);
            decoded.replies.iter().for_each(|reply| responses.push(&response(reply, name)));
            decoded.findings.iter().for_each(|found| findings.push(&finding(found)));
        } else {
            if files.len() > 1 {
                let name = paste.name.as_deref().unwrap_or("standard input");
                text.push_str(&format!("{}\n", setup.styles.strong(&sanitise_line(name))));
            }
            text.push_str(&human(setup, &decoded));
        }
    }
    if setup.json() {
        print_arrays([("responses", responses), ("findings", findings)])?;
    } else {
        output::answer(&text)?;
    }
    Ok(Status::of(found, pastes.failed))
}

fn response(reply: &Reply, file: Option<&str>) -> Value {
    let mut value = json!({
        "envelope": reply.envelope.word(),
        "generation": reply.generation.word(),
        "outcome": reply.outcome.word(),
        "codes": reply.codes.iter().map(code).collect::<Vec<_>>(),
        "failed_checks": reply.failed_checks,
        "request_id": reply.request_ids.first(),
        "findings": reply.findings.iter().map(finding).collect::<Vec<_>>(),
    });
    if let (Some(file), Value::Object(members)) = (file, &mut value) {
        members.insert("file".to_owned(), Value::from(sanitise_line(file)));
    }
    value
}

fn code(found: &FoundCode) -> Value {
    json!({
        "code": found.code,
        "name": found.name,
        "known": found.known,
        "pointer": found.pointer,
        "line": found.place.line,
        "column": found.place.column,
    })
}

fn finding(finding: &Finding) -> Value {
    json!({
        "kind": finding.kind.word(),
        "text": finding.text,
        "line": finding.place.as_ref().map(|place| place.line),
        "column": finding.place.as_ref().map(|place| place.column),
    })
}

/// Every reply with its codes marked in the masked text, then what holds for the whole paste.
fn human(setup: &Setup, decoded: &Decoded) -> String {
    let snippets = snippet::Snippets::new(decoded);
    let mut text = String::new();
    for (at, reply) in decoded.replies.iter().enumerate() {
        if at > 0 {
            text.push('\n');
        }
        text.push_str(&snippet::reply(setup, &snippets, reply));
    }
    for finding in &decoded.findings {
        text.push_str(&snippet::finding(setup, finding));
    }
    text
}
