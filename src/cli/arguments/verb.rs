//! The verbs with their options and examples.

use std::path::PathBuf;

use clap::Subcommand;

use super::{AudienceChoice, ByChoice, FormatOption, HandbookFormat, Output};

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
                              {\"schema\":1,\"line\":1,\"responses\":[{\"outcome\":…,\"codes\":[…],…}],\"findings\":[…]}\n\
                              With several files each object names its \"file\"; `schema --output lines` describes it all. \
                              Files packed with gzip or Zstandard are read as they are:\n  \
                              faceki-console decode --lines a.gz | duckdb -c \"from read_json('/dev/stdin')\""
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
                      Files packed with gzip or Zstandard, and UTF-16, are read as they are. Ctrl+C prints what was counted so far.\n\n\
                      The time of a line is the first member named time, timestamp, @timestamp, ts, date, datetime or \
                      createdAt, or what the line begins with:\n  \
                      2026-01-05T10:00:00.123+02:00   2026-01-05 10:00   2026/01/05 10:00:00\n  \
                      05/Jan/2026:10:00:00 +0200, also behind the host, as web servers write it\n  \
                      1767607200   1767607200.123   1767607200123\n\
                      A time without an offset is UTC. `Jan  5 10:00:00` names no year and is not read.\n\n\
                      With --by, \"failed\" counts replies that refuse or decline: the dark part of the bar. The light \
                      part is all others, those to review, cancelled and unclear ones, too.")]
    Tally {
        /// Logs to count; - or nothing reads standard input
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Count by hour or day as well, in UTC
        #[arg(long, value_name = "UNIT", value_enum, hide_possible_values = true)]
        by: Option<ByChoice>,
        /// Show only the most frequent codes
        #[arg(long, value_name = "N")]
        top: Option<usize>,
        /// Count with so many threads, 1 to 64; two where the log is large
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
        /// Language of the message, for example ar, or one of your catalogue
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
                      faceki-console schema --output decode\n  faceki-console schema --output lines")]
    Schema {
        /// The verb whose JSON is described; lines is that of `decode --lines`
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
    #[command(after_help = "Example:\n  mkdir -p ~/.config/faceki-console\n  \
                      faceki-console config --example > ~/.config/faceki-console/config.toml")]
    Config {
        /// Print the example
        #[arg(long, required = true)]
        example: bool,
    },
    /// Print shell completions
    #[command(after_help = "Examples:\n  eval \"$(faceki-console completions bash)\"\n  \
                      faceki-console completions fish | source\n  \
                      faceki-console completions zsh > _faceki-console")]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the man page
    #[command(after_help = "Example:\n  faceki-console man | man -l -")]
    Man,
}
