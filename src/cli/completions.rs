//! `completions SHELL`: the script of a shell, with the codes and names of the catalogue.
//!
//! Codes are listed for completion only: parsing still takes any word, so that a slip is answered with the nearest
//! code. The generators for bash and zsh complete listed arguments themselves; the others get lines of their own.

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Command, CommandFactory};
use clap_complete::Shell;

use super::arguments::Arguments;
use super::error::CliError;
use super::{Status, output};
use crate::catalogue::{Catalogue, Entry, Text};
use crate::message;

const NAME: &str = "faceki-console";
/// The verbs that take codes.
const VERBS: [&str; 2] = ["explain", "message"];
/// More entries than this make a script slow to load; the built-in ones come first.
const MOST: usize = 500;

/// Prints the completions of a shell.
pub(super) fn run(catalogue: &Catalogue, shell: Shell) -> Result<Status, CliError> {
    output::answer(&script(catalogue, shell))?;
    Ok(Status::Found)
}

fn script(catalogue: &Catalogue, shell: Shell) -> String {
    let words = words(catalogue);
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut command(catalogue, &words), NAME, &mut bytes);
    let script = String::from_utf8_lossy(&bytes).into_owned();
    let own = |line: fn(&Word) -> String| words.iter().map(line).collect::<String>();
    match shell {
        Shell::Fish => {
            let seen = VERBS.join(" ");
            let lines = words.iter().map(|Word { word, help }| {
                format!("complete -c {NAME} -n \"__fish_seen_subcommand_from {seen}\" -f -a '{word}' -d '{help}'\n")
            });
            lines.fold(script, |script, line| script + &line)
        }
        Shell::PowerShell => within(
            &script,
            |verb| format!("'{NAME};{verb}' {{"),
            &own(|Word { word, help }| {
                format!(
                    "            [CompletionResult]::new('{word}', '{word}', [CompletionResultType]::ParameterValue, '{help}')\n"
                )
            }),
        ),
        Shell::Elvish => within(
            &script,
            |verb| format!("&'{NAME};{verb}'= {{"),
            &own(|Word { word, help }| format!("            cand {word} '{help}'\n")),
        ),
        // clap_complete 4.6 takes the hyphen of the name for a step to a verb, so that no verb's block is ever found.
        Shell::Bash => script.replace("faceki__subcmd__console", "faceki__console"),
        // zsh's `*::` hands over the words from the first of them on, and with the verb go its options; `*:` keeps both.
        Shell::Zsh => script.replace("'*::", "'*:"),
        _ => script,
    }
}

/// The script with `lines` at the beginning of each verb's block.
fn within(script: &str, opening: impl Fn(&str) -> String, lines: &str) -> String {
    let openings = VERBS.map(opening);
    let mut text = String::with_capacity(script.len() + 2 * lines.len());
    for line in script.lines() {
        text.push_str(line);
        text.push('\n');
        if openings.iter().any(|opening| line.trim() == opening) {
            text.push_str(lines);
        }
    }
    text
}

/// A code or name, and what it means. Both are safe inside the quotes of any shell.
struct Word {
    word: Text,
    help: String,
}

/// Every code, then every name.
fn words(catalogue: &Catalogue) -> Vec<Word> {
    let entries: Vec<&Entry> = catalogue.entries().iter().chain(catalogue.legacy()).take(MOST).collect();
    let codes = entries
        .iter()
        .map(|entry| Word { word: Text::from(entry.code.to_string()), help: plain(&entry.name) });
    let names = entries
        .iter()
        .filter(|entry| is_word(&entry.name))
        .map(|entry| Word { word: entry.name, help: format!("{}: {}", entry.code, plain(&entry.title)) });
    codes.chain(names).collect()
}

/// A word that no shell reads as anything else.
fn is_word(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// A foreign text without anything that a shell could read as its own.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_alphanumeric() || " _,.:".contains(c) { c } else { ' ' }).collect()
}

/// The arguments as they are parsed, with codes and languages listed.
fn command(catalogue: &Catalogue, words: &[Word]) -> Command {
    let listed = || {
        PossibleValuesParser::new(
            words.iter().map(|Word { word, help }| PossibleValue::new(word.as_str()).help(help.clone())),
        )
    };
    let languages = message::languages(catalogue)
        .into_iter()
        .map(|(tag, _)| tag)
        .filter(|tag| tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'));
    let languages =
        PossibleValuesParser::new(languages.map(|tag| Text::from(tag).as_str()).collect::<Vec<_>>());
    // The console's search words would come before the verb, and zsh would take the verb for one of them.
    let full = Arguments::command();
    let options = full.get_arguments().filter(|argument| !argument.is_positional()).cloned();
    let base = Command::new(NAME).disable_help_subcommand(true).args(options);
    let base = base.version(env!("CARGO_PKG_VERSION")).subcommands(full.get_subcommands().cloned());
    let command = VERBS.into_iter().fold(base, |command, verb| {
        command.mut_subcommand(verb, |verb| verb.mut_arg("codes", |codes| codes.value_parser(listed())))
    });
    ["message", "handbook"].into_iter().fold(command, |command, verb| {
        let languages = languages.clone();
        command.mut_subcommand(verb, |verb| verb.mut_arg("lang", |lang| lang.value_parser(languages)))
    })
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum;

    use super::*;
    use crate::catalogue::Overlay;

    #[test]
    fn every_shell_gets_every_code_and_name_for_both_verbs() {
        let catalogue = Catalogue::built_in();
        for shell in Shell::value_variants() {
            let script = script(&catalogue, *shell);
            for word in ["8006", "FACE_NOT_FOUND", "8019", "FACE_BLUR"] {
                let times = script.matches(word).count();
                assert!(times >= if *shell == Shell::Fish { 1 } else { 2 }, "{shell}: {word} {times} times");
            }
        }
    }

    #[test]
    fn foreign_words_cannot_leave_their_quotes() {
        let mut catalogue = Catalogue::built_in();
        let bytes =
            r#"{"entries":[{"code":91234,"name":"X'; touch $(y) `z`","title":"a'b\"c$(d)`e`\\[f]"}]}"#;
        catalogue.lay(Overlay::read("own.json", bytes).0.unwrap());
        for shell in Shell::value_variants() {
            let script = script(&catalogue, *shell);
            assert!(script.contains("91234"), "{shell}");
            for foreign in ["touch $", "$(d)", "`e`", "a'b"] {
                assert!(!script.contains(foreign), "{shell}: {foreign}");
            }
        }
    }
}
