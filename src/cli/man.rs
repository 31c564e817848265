//! `man`: the manual page, from the same tables as help and console: arguments, keys, exit status.

use clap::{Arg, Command, CommandFactory};

use super::arguments::Arguments;
use super::error::CliError;
use super::{Status, output};
use crate::tui::keymap::{COMMANDS, Keymap};

mod roff;

use roff::{bold, italic, text};

/// Prints the manual page.
pub(super) fn run() -> Result<Status, CliError> {
    output::answer(&page())?;
    Ok(Status::Found)
}

fn page() -> String {
    let mut command = Arguments::command();
    command.build();
    let mut page = format!(
        ".TH FACEKI\\-CONSOLE 1 \"\" \"faceki\\-console {}\" \"User Commands\"\n",
        text(env!("CARGO_PKG_VERSION"))
    );
    page.push_str(".SH NAME\nfaceki\\-console \\- answers for Faceki's error codes\n");
    page.push_str(".SH SYNOPSIS\n");
    page.push_str(&format!(
        "{} [{}] [{}]\n.br\n",
        bold("faceki-console"),
        italic("OPTIONS"),
        italic("QUERY")
    ));
    page.push_str(&format!("{} {} [{}]\n", bold("faceki-console"), italic("VERB"), italic("OPTIONS")));
    page.push_str(".SH DESCRIPTION\n");
    page.push_str(&format!("{}\n", DESCRIPTION.map(text).join("\n.PP\n")));
    page.push_str(".SH OPTIONS\n");
    command.get_arguments().for_each(|argument| page.push_str(&option(argument)));
    page.push_str(".SH VERBS\n");
    command
        .get_subcommands()
        .filter(|verb| verb.get_name() != "help")
        .for_each(|verb| page.push_str(&self::verb(verb)));
    page.push_str(".SH KEYS\n");
    page.push_str(&keys());
    for (heading, rows) in SECTIONS {
        page.push_str(&format!(".SH {heading}\n"));
        for (term, says) in *rows {
            page.push_str(&format!(".TP\n{}\n{}\n", bold(term), text(says)));
        }
    }
    page.push_str(".SH PRIVACY\n");
    page.push_str(&PRIVACY.map(text).join("\n.PP\n"));
    page.push_str("\n.SH SEE ALSO\nhttps://docs.faceki.com/data\\-fields/error\\-codes\n");
    page
}

const DESCRIPTION: [&str; 3] = [
    "faceki-console reads a reply of the Faceki KYC API and says what happened, who must act and what to send to the \
     customer.",
    "Without a verb the console opens; words open it on that code or search, and piped input opens in its paste box. \
     A verb answers once and ends.",
    "With --format json a verb prints one object; `faceki-console schema --output VERB` prints its JSON Schema.",
];

/// Headed lists: a term and what it means.
const SECTIONS: &[(&str, &[(&str, &str)])] = &[
    (
        "EXIT STATUS",
        &[
            ("0", "Something was found, or the console was left."),
            ("1", "Nothing was found (JSON is printed all the same); doctor: something should be changed."),
            ("2", "Wrong use, a file that cannot be read, or a faulty catalogue under check."),
            ("3", "The copy did not happen."),
            ("130", "Cancelled."),
        ],
    ),
    (
        "FILES",
        &[(
            "$XDG_CONFIG_HOME/faceki-console/config.toml",
            "The config file, ~/.config where the variable is not set. It is only read. `faceki-console config --example` \
             prints one with every key explained; make its folder first, with `mkdir -p`.",
        )],
    ),
    (
        "ENVIRONMENT",
        &[
            ("NO_COLOR", "When not empty: no colours."),
            ("CLICOLOR_FORCE", "When not 0: colours also where standard output is not a terminal."),
            ("XDG_CONFIG_HOME, HOME", "Where the config file is."),
            (
                "DISPLAY, WAYLAND_DISPLAY, TMUX, STY, SSH_CONNECTION, SSH_CLIENT, SSH_TTY, TERM",
                "How a text reaches the clipboard.",
            ),
        ],
    ),
];

const PRIVACY: [&str; 3] = [
    "What is personal or secret in a reply is masked wherever it is shown, printed or copied.",
    "The program writes no file of its own accord: no history, no log, no cache. It asks nothing of the network.",
    "Customer data is taken as an argument by --set only; an argument may stay in the shell's history and is visible \
     in the process list.",
];

/// An option or argument as a tagged paragraph; generated and hidden ones are left out.
fn option(argument: &Arg) -> String {
    if argument.is_hide_set() {
        return String::new();
    }
    let value = argument
        .get_value_names()
        .map(|names| names.iter().map(|name| italic(name)).collect::<Vec<_>>().join(" "));
    let takes_value = argument.get_action().takes_values();
    let mut names: Vec<String> = Vec::new();
    names.extend(argument.get_short().map(|short| bold(&format!("-{short}"))));
    names.extend(argument.get_long().map(|long| bold(&format!("--{long}"))));
    let tag = match (names.join(", "), value.filter(|_| takes_value)) {
        (names, Some(value)) if names.is_empty() => value,
        (names, Some(value)) => format!("{names} {value}"),
        (names, None) => names,
    };
    let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
    format!(".TP\n{tag}\n{}\n", text(&help))
}

/// A verb with its own options and examples; the options of every verb stand above.
fn verb(verb: &Command) -> String {
    let mut usage = bold(verb.get_name());
    for argument in verb.get_positionals() {
        let name = argument.get_value_names().and_then(|names| names.first()).map(|name| italic(name));
        let name = name.unwrap_or_default();
        let dots =
            if argument.get_num_args().is_some_and(|range| range.max_values() > 1) { "..." } else { "" };
        usage.push_str(&if argument.is_required_set() {
            format!(" {name}{dots}")
        } else {
            format!(" [{name}{dots}]")
        });
    }
    let about = verb.get_about().map(ToString::to_string).unwrap_or_default();
    let mut section = format!(".SS {usage}\n{}.\n", text(&about));
    let own = |argument: &&Arg| !argument.is_global_set() && argument.get_id() != "help";
    verb.get_arguments().filter(own).for_each(|argument| section.push_str(&option(argument)));
    if let Some(examples) = verb.get_after_help() {
        section.push_str(".PP\n.nf\n");
        for line in examples.to_string().lines() {
            section.push_str(&format!("{}\n", text(line)));
        }
        section.push_str(".fi\n");
    }
    section
}

/// The keys of the console, a section a group.
fn keys() -> String {
    let map = Keymap::default();
    let mut section =
        "Every key can be changed in the config file; F1 in the console lists and searches them.\n"
            .to_owned();
    let mut group = None;
    for about in &COMMANDS {
        let bindings = map.bindings().iter().filter(|binding| binding.row.command == about.command);
        for binding in bindings.filter(|binding| !binding.keys.is_empty()) {
            if group != Some(about.group) {
                group = Some(about.group);
                section.push_str(&format!(".SS {}\n", text(about.group.words())));
            }
            let keys: Vec<String> = binding.keys.iter().map(|key| bold(&key.to_string())).collect();
            let place = binding.row.context.name();
            section.push_str(&format!(
                ".TP\n{}\n{} ({}).\n",
                keys.join(", "),
                text(about.title),
                text(place)
            ));
        }
    }
    section
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_holds_every_verb_option_and_key_once() {
        let page = page();
        for verb in Arguments::command().get_subcommands() {
            let heading = format!(".SS \\fB{}\\fR", text(verb.get_name()));
            assert_eq!(page.matches(&heading).count(), 1, "{heading}");
        }
        for option in ["\\-\\-catalogue", "\\-\\-audience", "\\-\\-legacy", "\\-\\-pick"] {
            assert_eq!(page.matches(&format!("\\fB{option}\\fR")).count(), 1, "{option}");
        }
        for about in COMMANDS.iter().filter(|about| about.palette) {
            assert!(page.contains(&text(about.title)), "{}", about.title);
        }
        for heading in ["EXIT STATUS", "FILES", "ENVIRONMENT", "PRIVACY", "KEYS"] {
            assert_eq!(page.matches(&format!(".SH {heading}\n")).count(), 1, "{heading}");
        }
    }
}
