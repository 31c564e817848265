//! The whole catalogue as one document for a team's wiki: Markdown, or one self-contained HTML page.
//!
//! Both formats paint the same parts ([`crate::explain`]); a format is a file.

use crate::catalogue::{Catalogue, Entry};
use crate::explain::{self, Explanation};
use crate::message::Values;

mod html;
mod markdown;

/// What the document is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// CommonMark with tables.
    Markdown,
    /// One HTML page with its style and script inside; it asks nothing of the network.
    Html,
}

/// Writes the handbook of a catalogue, with messages in `lang`. Ends with a line feed.
///
/// # Examples
/// ```
/// use faceki_console::catalogue::Catalogue;
/// use faceki_console::handbook::{Format, write};
/// use faceki_console::message::Values;
///
/// let page = write(&Catalogue::built_in(), Format::Markdown, "en", &Values::default());
/// assert!(page.starts_with("# Faceki error codes"));
/// ```
pub fn write(catalogue: &Catalogue, format: Format, lang: &str, values: &Values) -> String {
    let chapters: Vec<Chapter<'_>> = catalogue
        .entries()
        .iter()
        .map(|entry| {
            let mut explanation = explain::entry(catalogue, entry);
            explanation.parts.extend(explain::messages(catalogue, entry.code, lang, values));
            Chapter { entry, explanation }
        })
        .collect();
    match format {
        Format::Markdown => markdown::write(&chapters),
        Format::Html => html::write(&chapters, lang),
    }
}

/// One code's part of the handbook.
struct Chapter<'a> {
    entry: &'a Entry,
    explanation: Explanation,
}

/// The document's title.
const TITLE: &str = "Faceki error codes";
