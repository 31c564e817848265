//! What the command line accepts. Help texts, completions and the man page are generated from here.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Answers for Faceki's error codes: search, explain, decode a reply, copy the message.
#[derive(Debug, Parser)]
#[command(
    name = "faceki-console",
    version,
    disable_help_subcommand = true,
    max_term_width = 80,
    after_help = "Without a verb the console opens. Piped input opens in its paste box:\n  \
                  curl -s … | faceki-console\n\n\
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
    /// `explain` with nothing but codes or names, the look-up that scripts repeat: without options there is nothing
    /// to parse, and describing all verbs to a parser would take longer than the answer. Anything else is `None`.
    pub(crate) fn plain(arguments: &[OsString]) -> Option<Self> {
        let [_, verb, words @ ..] = arguments else { return None };
        if verb != "explain" || words.is_empty() {
            return None;
        }
        let word = |word: &OsString| word.to_str().filter(|word| !word.starts_with('-')).map(str::to_owned);
        Some(Self {
            verb: Some(Verb::Explain {
                codes: words.iter().map(word).collect::<Option<_>>()?,
                format: FormatOption { format: Format::Human },
            }),
            console: ConsoleOptions::default(),
            common: CommonOptions::default(),
        })
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

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ColorChoice {
    #[default]
    /// On a terminal, unless NO_COLOR is set; CLICOLOR_FORCE turns it on.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How to print an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Human,
    /// One JSON object.
    Json,
}

/// How long a stretch of time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ByChoice {
    /// An hour.
    Hour,
    /// A day, in UTC.
    Day,
}

/// What the handbook is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum HandbookFormat {
    /// Markdown.
    Md,
    /// One HTML page with a search box.
    Html,
}

/// A verb that answers in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "each is the verb of its name")]
pub enum Output {
    Search,
    Explain,
    Decode,
    Message,
    Report,
    Tally,
    List,
    Check,
    Doctor,
}

/// Who reads a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AudienceChoice {
    /// The person being verified.
    Customer,
    /// The company that integrates Faceki.
    Business,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Find codes by number, name, typo, symptom or task
    #[command(
        after_help = "Examples:\n  faceki-console search photo too dark\n  faceki-console search 80 --limit 5"
    )]
    Search {
        /// What to look for
        #[arg(required = true, value_name = "QUERY", allow_negative_numbers = true)]
        query: Vec<String>,
        /// How many results at the most
        #[arg(long, value_name = "N")]
        limit: Option<usize>,
        /// How to print
        #[command(flatten)]
        format: FormatOption,
    },
    /// Say everything about a code
    #[command(
        after_help = "Examples:\n  faceki-console explain 8006\n  faceki-console explain face_not_found 5003"
    )]
    Explain {
        /// Codes or names
        #[arg(required = true, value_name = "CODE_OR_NAME", allow_negative_numbers = true)]
        codes: Vec<String>,
        /// How to print
        #[command(flatten)]
        format: FormatOption,
    },
    /// Read replies: outcomes, codes, places, next steps; personal data is masked
    #[command(
        after_help = "Examples:\n  faceki-console decode reply.json\n  curl -si … | faceki-console decode\n\n\
                              Each file, and standard input, is read as one paste.\n\n\
                              With --lines each line is one, and gives one JSON object on a line of its own, in order:\n  \
                              {\"line\":1,\"responses\":[{\"outcome\":…,\"codes\":[…],…}],\"findings\":[…]}\n\
                              With several files each object begins with \"file\". Files packed with gzip or Zstandard are read as they are:\n  \
                              faceki-console decode --lines replies.ndjson.gz | duckdb -c \"from read_json('/dev/stdin')\""
    )]
    Decode {
        /// Files to read; - or nothing reads standard input
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Read each line as a reply of its own and print one JSON object for each
        #[arg(long)]
        lines: bool,
        /// How to print
        #[command(flatten)]
        format: FormatOption,
    },
    /// Count a log of replies by outcome and code
    #[command(after_help = "Examples:\n  faceki-console tally replies.ndjson\n  \
                      faceki-console tally logs/*.gz --by day --top 10\n  \
                      kubectl logs deploy/kyc | faceki-console tally\n\n\
                      A line holds a reply, a log record with a reply in it, or text; each counts as `decode` reads it. \
                      Files packed with gzip or Zstandard are read as they are. Ctrl+C prints what was counted so far.")]
    Tally {
        /// Logs to count; - or nothing reads standard input
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Count by hour or day as well, in UTC
        #[arg(long, value_name = "UNIT", value_enum)]
        by: Option<ByChoice>,
        /// Show only the most frequent codes
        #[arg(long, value_name = "N")]
        top: Option<usize>,
        /// Count with so many threads; two where the log is large
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=64))]
        threads: Option<u8>,
        /// How to print
        #[command(flatten)]
        format: FormatOption,
    },
    /// Write the message for a customer or a business; several codes give one message
    #[command(after_help = "Examples:\n  faceki-console message 8009 8005\n  \
                      faceki-console message 5003 --audience business\n  \
                      faceki-console message 5010 --set name=Ada --copy\n\n\
                      --set is the only way to give customer data as an argument: it may stay in your shell's \
                      history and is visible in the process list.")]
    Message {
        /// Codes or names
        #[arg(required = true, value_name = "CODE_OR_NAME", allow_negative_numbers = true)]
        codes: Vec<String>,
        /// Who reads it: customer or business
        #[arg(long, value_enum, hide_possible_values = true)]
        audience: Option<AudienceChoice>,
        /// Language of the message: en, ar, fr, es or one of your catalogue
        #[arg(long, value_name = "LANG")]
        lang: Option<String>,
        /// Fill a placeholder: name, company, agent, link, document, reference
        #[arg(long, value_name = "NAME=VALUE")]
        set: Vec<String>,
        /// Copy it to the clipboard as well
        #[arg(long)]
        copy: bool,
        /// How to print
        #[command(flatten)]
        format: FormatOption,
    },
    /// Write a masked escalation report for Faceki's support
    #[command(after_help = "Example:\n  faceki-console report reply.json --copy")]
    Report {
        /// Files to read; - or nothing reads standard input
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Copy it to the clipboard as well
        #[arg(long)]
        copy: bool,
        /// How to print
        #[command(flatten)]
        format: FormatOption,
    },
    /// List the catalogue
    #[command(after_help = "Examples:\n  faceki-console list\n  faceki-console list --legacy --format json")]
    List {
        /// Codes of older versions of the API too
        #[arg(long)]
        legacy: bool,
        /// How to print
        #[command(flatten)]
        format: FormatOption,
    },
    /// Check a catalogue file of your own and name every fault
    #[command(after_help = "Examples:\n  faceki-console check bank.json\n  \
                      faceki-console check bank.json --format json\n\n\
                      Each file is laid over the ones before it. Status 2 when one has an error.")]
    Check {
        /// The files to check
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// How to print
        #[command(flatten)]
        format: FormatOption,
    },
    /// Print the JSON Schema of catalogue files, or of a verb's JSON
    #[command(after_help = "Examples:\n  faceki-console schema > catalogue.schema.json\n  \
                      faceki-console schema --output decode")]
    Schema {
        /// The verb whose JSON is described
        #[arg(long, value_name = "VERB", value_enum)]
        output: Option<Output>,
    },
    /// Look at terminal, colours, clipboard, config and catalogues; say what to change
    #[command(after_help = "Examples:\n  faceki-console doctor\n  faceki-console doctor --copy\n\n\
                      Nothing is asked of the terminal, and nothing is copied unless --copy is given.\n\
                      Status 1 when something should be changed.")]
    Doctor {
        /// Try every way to the clipboard with a line of test text, which replaces what is there
        #[arg(long)]
        copy: bool,
        /// How to print
        #[command(flatten)]
        format: FormatOption,
    },
    /// Write the whole catalogue as one document for a team's wiki
    #[command(after_help = "Examples:\n  faceki-console handbook > faceki-codes.md\n  \
                      faceki-console handbook --format html --lang fr > faceki-codes.html")]
    Handbook {
        /// md (Markdown) or html (one page with a search box)
        #[arg(
            long, value_name = "FORMAT", value_enum, default_value_t = HandbookFormat::Md,
            hide_possible_values = true, hide_default_value = true
        )]
        format: HandbookFormat,
        /// Language of the messages
        #[arg(long, value_name = "LANG")]
        lang: Option<String>,
    },
    /// Print a commented example of the config file
    #[command(
        after_help = "Example:\n  faceki-console config --example > ~/.config/faceki-console/config.toml"
    )]
    Config {
        /// Print the example
        #[arg(long, required = true)]
        example: bool,
    },
    /// Print shell completions
    #[command(after_help = "Examples:\n  eval \"$(faceki-console completions bash)\"\n  \
                      faceki-console completions fish > ~/.config/fish/completions/faceki-console.fish")]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the man page
    #[command(after_help = "Example:\n  faceki-console man | man -l -")]
    Man,
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
        for line in ["f explain 8006", "f explain 8006 face_not_found", "f explain #8 É", "f explain  "] {
            let (plain, parsed) = plain(line);
            assert_eq!(format!("{:?}", plain.unwrap()), format!("{:?}", parsed.unwrap()), "{line}");
        }
        for line in [
            "f",
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
