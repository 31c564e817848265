//! Options that take one of a few words.

use clap::ValueEnum;

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

/// A verb that answers in JSON; `decode --lines` is one of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "each is the verb of its name")]
pub enum Output {
    Search,
    Explain,
    Decode,
    Lines,
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
