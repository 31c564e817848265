//! `message CODE_OR_NAME…`: the text for a customer or a business, printed and, when asked, copied.

use serde_json::Value;

use super::arguments::AudienceChoice;
use super::copy;
use super::error::CliError;
use super::setup::Setup;
use super::{Status, object, output, print_json, subject};
use crate::catalogue::Code;
use crate::clipboard::Sensitivity;
use crate::message::{self, Audience, PLACEHOLDERS, Values};

/// What was asked for on the command line.
pub(super) struct Order {
    pub(super) codes: Vec<String>,
    pub(super) audience: Option<AudienceChoice>,
    pub(super) lang: Option<String>,
    pub(super) set: Vec<String>,
    pub(super) copy: bool,
}

/// Prints one message for all the codes.
pub(super) fn run(setup: &Setup, order: &Order) -> Result<Status, CliError> {
    let entries = subject::find_all(&setup.catalogue, &order.codes)?;
    let codes: Vec<Code> = entries.iter().map(|entry| entry.code).collect();
    let audience = match order.audience {
        Some(AudienceChoice::Customer) => Audience::Customer,
        Some(AudienceChoice::Business) => Audience::Business,
        None => setup.audience,
    };
    let lang = order.lang.as_deref().unwrap_or(&setup.language);
    let values = filled(&setup.values, &order.set)?;
    let message = message::compose(&setup.catalogue, &codes, audience, lang, &values);
    let (text, lang, codes, notes) = match message {
        Some(message) => (Some(message.text), message.lang, message.codes, message.notes),
        None => (None, lang.to_owned(), Vec::new(), Vec::new()),
    };
    if setup.json() {
        print_json(object([
            ("audience", Value::from(word(audience))),
            ("lang", Value::from(lang)),
            ("codes", Value::from(codes)),
            ("text", Value::from(text.clone())),
            ("notes", Value::from(notes)),
        ]))?;
    } else {
        if let Some(text) = &text {
            output::answer(&format!("{text}\n"))?;
        }
        notes.iter().for_each(|note| output::remark(note));
    }
    let Some(text) = text else { return Ok(Status::Nothing) };
    if order.copy {
        let sensitivity = if order.set.is_empty() { Sensitivity::Plain } else { Sensitivity::Private };
        return Ok(copy::copy(setup, &text, sensitivity));
    }
    Ok(Status::Found)
}

/// The word for an audience in JSON.
fn word(audience: Audience) -> &'static str {
    match audience {
        Audience::Customer => "customer",
        Audience::Business => "business",
    }
}

/// The settings' values, with those of `--set name=…` over them.
fn filled(base: &Values, set: &[String]) -> Result<Values, CliError> {
    let mut values = base.clone();
    for pair in set {
        let Some((name, value)) = pair.split_once('=') else {
            return Err(CliError::Usage(
                "--set needs a name and a value, for example `--set name=Ada`.".to_owned(),
            ));
        };
        let place = match name.trim() {
            "name" => &mut values.name,
            "company" => &mut values.company,
            "agent" => &mut values.agent,
            "link" => &mut values.link,
            "document" => &mut values.document,
            "reference" => &mut values.reference,
            // What stands there may be a customer's value, so it is not said.
            other => {
                let near = PLACEHOLDERS.iter().find(|known| strsim::osa_distance(known, other) <= 2);
                let near = near.map(|known| format!(" Did you mean `{known}`?")).unwrap_or_default();
                return Err(CliError::Usage(format!(
                    "--set knows {}, and another word stands before `=`.{near}",
                    PLACEHOLDERS.join(", ")
                )));
            }
        };
        *place = Some(value.to_owned()).filter(|value| !value.trim().is_empty());
    }
    Ok(values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn set_fills_placeholders_and_refuses_unknown_ones() {
        let values = filled(&Values::default(), &["name=Ada".to_owned(), "company= ".to_owned()]).unwrap();
        assert_eq!((values.name.as_deref(), values.company.as_deref()), (Some("Ada"), None));
        assert!(filled(&Values::default(), &["nmae=Ada".to_owned()]).is_err());
        assert!(filled(&Values::default(), &["name".to_owned()]).is_err());
    }
}
