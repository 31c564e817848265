//! `decode --lines`: one JSON object for every line of a log, in order, for tools that take it from there.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use super::{finding, response};
use crate::cli::error::{CliError, words};
use crate::cli::setup::Setup;
use crate::cli::tally::blocks::{Block, Blocks};
use crate::cli::tally::source::{self, Source};
use crate::cli::tally::stop::Stop;
use crate::cli::{Status, output};
use crate::decode::{self, Decoded, Place};
use crate::sanitise::{escape_json, sanitise_line};

/// So much is gathered before it is written, in bytes.
const GATHERED: usize = 64 * 1024;

/// Decodes every line of every file that can be read as a paste of its own. What is read at once is written at once, so
/// that a pipe flows; memory is that of one block and one line.
pub(in crate::cli) fn run(setup: &Setup, files: &[PathBuf]) -> Result<Status, CliError> {
    let standard_input = [PathBuf::from("-")];
    let files = if files.is_empty() { &standard_input } else { files };
    let mut out = BufWriter::with_capacity(GATHERED, io::stdout().lock());
    let (mut found, mut failed) = (false, false);
    for path in files {
        let name = (files.len() > 1).then(|| sanitise_line(&source::name(path)));
        match file(setup, path, name.as_deref(), &mut out, &mut found) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error @ CliError::Output(_)) => return Err(error),
            Err(error) => {
                output::fault(&error.to_string());
                failed = true;
            }
        }
    }
    Ok(Status::of(found, failed))
}

/// Writes a line for every line of a file. False when nobody reads any more: whoever did has read enough.
fn file(
    setup: &Setup,
    path: &Path,
    name: Option<&str>,
    out: &mut impl Write,
    found: &mut bool,
) -> Result<bool, CliError> {
    let mut blocks = Blocks::new(Source::open(path, &Stop::never())?);
    let mut block = Block::default();
    while blocks.next(&mut block)? {
        let written = block.lines().try_for_each(|(number, bytes)| {
            let mut decoded = decode::decode(bytes, &setup.catalogue);
            *found |= !decoded.replies.is_empty();
            place_in_log(&mut decoded, number);
            let json = Value::Object(object(&decoded, name, number)).to_string();
            writeln!(out, "{}", escape_json(&json))
        });
        match written.and_then(|()| out.flush()) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(false),
            Err(error) => return Err(CliError::Output(words(&error))),
        }
    }
    Ok(true)
}

/// Places count lines of the log, not of the one line.
fn place_in_log(decoded: &mut Decoded, number: u64) {
    let before = usize::try_from(number).unwrap_or(usize::MAX).saturating_sub(1);
    let shift = |place: &mut Place| place.line = place.line.saturating_add(before);
    for reply in &mut decoded.replies {
        reply.codes.iter_mut().for_each(|code| shift(&mut code.place));
        reply.findings.iter_mut().filter_map(|finding| finding.place.as_mut()).for_each(shift);
    }
    decoded.findings.iter_mut().filter_map(|finding| finding.place.as_mut()).for_each(shift);
}

fn object(decoded: &Decoded, name: Option<&str>, number: u64) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert("schema".to_owned(), Value::from(1));
    if let Some(name) = name {
        object.insert("file".to_owned(), Value::from(name));
    }
    object.insert("line".to_owned(), Value::from(number));
    let replies = decoded.replies.iter().map(|reply| response(reply, None)).collect::<Vec<_>>();
    object.insert("responses".to_owned(), Value::from(replies));
    let findings = decoded.findings.iter().map(finding).collect::<Vec<_>>();
    object.insert("findings".to_owned(), Value::from(findings));
    object
}
