//! `explain CODE_OR_NAME…`: everything about a code.

use serde_json::{Value, json};

use super::error::CliError;
use super::setup::Setup;
use super::{Status, object, output, paint, print_json, subject};
use crate::catalogue::Entry;
use crate::explain;

/// Prints everything about the codes that `words` name.
pub(super) fn run(setup: &Setup, words: &[String]) -> Result<Status, CliError> {
    let entries = subject::find_all(&setup.catalogue, words)?;
    if setup.json() {
        let list: Vec<Value> = entries.iter().map(|entry| value(setup, entry)).collect();
        print_json(object([("entries", Value::from(list))]))?;
    } else {
        let texts: Vec<String> = entries
            .iter()
            .map(|entry| {
                let mut explanation = explain::entry(&setup.catalogue, entry);
                explanation.parts.extend(explain::messages(
                    &setup.catalogue,
                    entry.code,
                    &setup.language,
                    &setup.values,
                ));
                paint::explanation(setup, &explanation)
            })
            .collect();
        output::answer(&texts.join("\n"))?;
    }
    Ok(if entries.is_empty() { Status::Nothing } else { Status::Found })
}

/// The entry with its messages in the language of this run.
fn value(setup: &Setup, entry: &Entry) -> Value {
    let mut value = json!(entry);
    if let Value::Object(members) = &mut value {
        let messages = explain::message_pair(&setup.catalogue, entry.code, &setup.language, &setup.values);
        members.insert("messages".to_owned(), json!({"customer": messages.0, "business": messages.1}));
    }
    value
}
