//! Wrong use as one sentence: the culprit and the next step.

use std::ffi::OsString;

use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use super::arguments::Arguments;
use crate::catalogue::Catalogue;
use crate::sanitise::sanitise_line;
use crate::search::{Index, Tier};

/// What the parser found wrong with the arguments, as one sentence.
pub(super) fn sentence(error: &Error, arguments: &[OsString]) -> String {
    let culprit = said(error, ContextKind::InvalidArg).unwrap_or_default();
    let value = said(error, ContextKind::InvalidValue).unwrap_or_default();
    let valid = said(error, ContextKind::ValidValue).unwrap_or_default();
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .into_iter()
        .find_map(|kind| said(error, kind))
        .map(|near| format!(" Did you mean `{near}`?"))
        .unwrap_or_default();
    let verb =
        arguments.iter().filter_map(|word| word.to_str()).find(|word| verbs().any(|verb| verb == *word));
    let help = match verb {
        Some(verb) => format!("`faceki-console {verb} --help` shows how"),
        None => "`faceki-console --help` shows how".to_owned(),
    };
    match error.kind() {
        ErrorKind::UnknownArgument => format!("`{culprit}` is not known here.{near} {help}."),
        ErrorKind::InvalidValue if value.is_empty() => format!("`{culprit}` needs a value; {help}."),
        ErrorKind::InvalidValue => {
            format!("`{value}` is none of the values of `{culprit}`.{near} Use one of {valid}.")
        }
        ErrorKind::ValueValidation => {
            // Every such option counts something.
            format!("`{value}` is no number that `{culprit}` takes; {help}.")
        }
        ErrorKind::MissingRequiredArgument => format!("`{culprit}` is missing; {help}."),
        ErrorKind::ArgumentConflict => match said(error, ContextKind::PriorArg) {
            Some(prior) if prior == culprit => format!("`{culprit}` can be given once only; {help}."),
            Some(prior) => format!("`{culprit}` and `{prior}` exclude each other; {help}."),
            None => format!("`{culprit}` cannot stand here; {help}."),
        },
        ErrorKind::InvalidUtf8 => format!("an argument is not UTF-8; {help}."),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("`{culprit}` has another number of values; {help}.")
        }
        _ => format!("the arguments cannot be understood; {help}."),
    }
}

/// What the parser says of one kind, printable.
fn said(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(sanitise_line(text)),
        ContextValue::Strings(texts) => {
            let texts: Vec<String> = texts.iter().map(|text| sanitise_line(text)).collect();
            Some(texts.join(", ")).filter(|text| !text.is_empty())
        }
        _ => None,
    }
}

/// The names of all verbs.
fn verbs() -> impl Iterator<Item = String> {
    let command = Arguments::command();
    let names: Vec<String> = command.get_subcommands().map(|verb| verb.get_name().to_owned()).collect();
    names.into_iter()
}

/// The sentence about a first word that is a slip away from a verb and says nothing else: words open the console
/// as a search, so a word that finds any code is left alone.
pub(super) fn meant_verb(catalogue: &Catalogue, words: &[String]) -> Option<String> {
    let first = words.first()?;
    // Three letters are a slip away from too many words.
    if first.chars().count() < 4 {
        return None;
    }
    let slips = |verb: &str| strsim::osa_distance(verb, first);
    let near = verbs()
        .map(|verb| (slips(&verb), verb))
        .min()
        .filter(|(distance, verb)| *distance <= if verb.len() > 4 { 2 } else { 1 });
    let (_, verb) = near?;
    let found = Index::new(catalogue).search(first);
    if found.hits.iter().any(|hit| hit.tier != Tier::Typo) {
        return None;
    }
    let first = sanitise_line(first);
    Some(format!(
        "`{first}` is no verb and finds no code. Did you mean `faceki-console {verb}`? \
         `faceki-console --help` lists all verbs."
    ))
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;

    #[test]
    fn wrong_use_is_one_sentence_with_culprit_and_next_step() {
        for (line, expected) in [
            (
                "explain 1 --frmat json",
                "`--frmat` is not known here. Did you mean `--format`? `faceki-console explain --help` shows how.",
            ),
            ("explain", "`<CODE_OR_NAME>...` is missing; `faceki-console explain --help` shows how."),
            (
                "list --format xml",
                "`xml` is none of the values of `--format <FORMAT>`. Use one of human, json.",
            ),
            (
                "list --format jsn",
                "`jsn` is none of the values of `--format <FORMAT>`. Did you mean `json`? Use one of human, json.",
            ),
            (
                "search a --limit b",
                "`b` is no number that `--limit <N>` takes; `faceki-console search --help` shows how.",
            ),
            ("search a --limit", "`--limit <N>` needs a value; `faceki-console search --help` shows how."),
            (
                "list --no-config --config a",
                "`--no-config` and `--config <FILE>` exclude each other; `faceki-console list --help` shows how.",
            ),
            (
                "list --legacy --legacy",
                "`--legacy` can be given once only; `faceki-console list --help` shows how.",
            ),
            (
                "completions bsh",
                "`bsh` is none of the values of `<SHELL>`. Did you mean `bash`? Use one of bash, elvish, fish, powershell, zsh.",
            ),
            ("--\u{1b}[2J", "`--␛[2J` is not known here. `faceki-console --help` shows how."),
        ] {
            let arguments: Vec<OsString> =
                std::iter::once("faceki-console").chain(line.split(' ')).map(OsString::from).collect();
            let error = Arguments::try_parse_from(&arguments).unwrap_err();
            assert_eq!(sentence(&error, &arguments), expected);
        }
    }

    #[test]
    fn only_a_word_that_finds_nothing_is_taken_for_a_verb() {
        let catalogue = Catalogue::built_in();
        let meant =
            |line: &str| meant_verb(&catalogue, &line.split(' ').map(str::to_owned).collect::<Vec<_>>());
        for (line, verb) in
            [("serach poor light", "search"), ("decdoe", "decode"), ("mesage 8006", "message")]
        {
            assert!(
                meant(line).is_some_and(|said| said.contains(&format!("`faceki-console {verb}`"))),
                "{line}"
            );
        }
        for line in ["poor light", "8006", "light", "face", "weather", "lost", "can", "", "massage"] {
            assert_eq!(meant(line).filter(|_| line != "massage"), None, "{line}");
        }
    }
}
