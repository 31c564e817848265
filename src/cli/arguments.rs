//! What the command line accepts. Help texts, completions and the man page are generated from here.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser};

mod choice;
mod verb;

pub(super) use choice::{AudienceChoice, ByChoice, ColorChoice, Format, HandbookFormat, Output};
pub(super) use verb::Verb;

/// Answers for Faceki's error codes: search, explain, decode a reply, copy the message.
#[derive(Debug, Parser)]
#[command(
    name = "faceki-console",
    version,
    disable_help_subcommand = true,
    max_term_width = 80,
    subcommand_value_name = "VERB",
    subcommand_help_heading = "Verbs",
    after_help = "Without a verb the console opens; piped input opens in its paste box.\n\n\
                  Examples:\n  faceki-console poor light\n  \
                  curl -s … | faceki-console\n  \
                  faceki-console decode reply.json\n  \
                  faceki-console message 8006 --lang fr\n  \
                  faceki-console tally replies.ndjson\n\n\
                  `faceki-console VERB --help` shows more of each.\n\n\
                  Exit status: 0 found, 1 nothing found, 2 wrong use or unreadable input, 3 not copied, 130 cancelled."
)]
pub struct Arguments {
    /// What to do; the console opens without one.
    #[command(subcommand)]
    pub verb: Option<Verb>,
    /// Options of the console.
    #[command(flatten)]
    pub console: ConsoleOptions,
    /// Options of every verb.
    #[command(flatten)]
    pub common: CommonOptions,
}

impl Arguments {
    /// The two runs that are all about speed, where nothing is left to parse and describing every verb to a parser would
    /// take longer than the answer: no argument at all, which opens the console, and `explain` with nothing but codes or
    /// names, the look-up that scripts repeat. Anything else is `None`.
    pub(crate) fn plain(arguments: &[OsString]) -> Option<Self> {
        let verb = match arguments {
            [] | [_] => None,
            [_, verb, words @ ..] if verb == "explain" && !words.is_empty() => {
                let plain =
                    |word: &OsString| word.to_str().filter(|word| !word.starts_with('-')).map(str::to_owned);
                let codes = words.iter().map(plain).collect::<Option<_>>()?;
                Some(Verb::Explain { codes, format: FormatOption { format: Format::Human } })
            }
            _ => return None,
        };
        Some(Self { verb, console: ConsoleOptions::default(), common: CommonOptions::default() })
    }
}

/// Options that only the console knows.
#[derive(Debug, Default, Args)]
pub struct ConsoleOptions {
    /// Open the console on this code or search
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// Print the chosen code on standard output and leave with 0 (130 when cancelled)
    #[arg(long)]
    pub pick: bool,
    /// Real cursor on the selected row, no borders, states in words: for screen readers
    #[arg(long)]
    pub accessible: bool,
    /// Colours of the console: default, light, dark, mono or one of the config file
    #[arg(long, value_name = "NAME")]
    pub theme: Option<String>,
    /// Let the console take mouse clicks and the wheel
    #[arg(long)]
    pub mouse: bool,
}

impl ConsoleOptions {
    /// Why these options cannot stand before a verb, if they do.
    pub(crate) fn misplaced(&self) -> Option<&'static str> {
        if !self.query.is_empty() {
            Some("words before a verb are a search for the console; put the whole search in quotes.")
        } else if self.pick || self.accessible || self.mouse || self.theme.is_some() {
            Some(
                "--pick, --accessible, --theme and --mouse are for the console; leave out the verb or the option.",
            )
        } else {
            None
        }
    }
}

/// Options that every verb knows.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Everywhere")]
pub struct CommonOptions {
    /// Lay a catalogue of your own over the built-in one (repeatable, the last one wins)
    #[arg(long, global = true, value_name = "FILE")]
    pub catalogue: Vec<PathBuf>,
    /// Read this config file instead of the usual one
    #[arg(long, global = true, value_name = "FILE", conflicts_with = "no_config")]
    pub config: Option<PathBuf>,
    /// Read no config file
    #[arg(long, global = true)]
    pub no_config: bool,
    /// When to use colours: auto (on a terminal), always, never
    #[arg(
        long, global = true, value_name = "WHEN", value_enum, default_value_t = ColorChoice::Auto,
        hide_possible_values = true, hide_default_value = true
    )]
    pub color: ColorChoice,
    /// Say nothing on standard error but what went wrong
    #[arg(short, long, global = true)]
    pub quiet: bool,
}

/// How a verb prints its answer.
#[derive(Debug, Args)]
pub struct FormatOption {
    /// How to print: human, or json (one object; `schema --output` says its shape)
    #[arg(
        long, value_name = "FORMAT", value_enum, default_value_t = Format::Human, hide_possible_values = true,
        hide_default_value = true
    )]
    pub format: Format,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_look_up_is_read_as_the_parser_reads_it() {
        let plain = |line: &str| {
            let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            (Arguments::plain(&words), Arguments::try_parse_from(words))
        };
        for line in ["f", "f explain 8006", "f explain 8006 face_not_found", "f explain #8 É", "f explain  "]
        {
            let (plain, parsed) = plain(line);
            assert_eq!(format!("{:?}", plain.unwrap()), format!("{:?}", parsed.unwrap()), "{line}");
        }
        for line in [
            "f explain",
            "f explain -1",
            "f explain 1 --format json",
            "f explain 1 -q",
            "f list",
            "f --quiet explain 1",
        ] {
            assert!(plain(line).0.is_none(), "{line}");
        }
    }
}
