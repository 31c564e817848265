//! The painter's few styles by meaning; plain text when colour is off.

use anstyle::{AnsiColor, Style};

/// Paints text for standard output.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Styles {
    on: bool,
}

impl Styles {
    /// With or without colour.
    pub(crate) fn new(on: bool) -> Self {
        Self { on }
    }

    fn paint(self, style: Style, text: &str) -> String {
        if self.on { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    /// A code's number and name, a heading.
    pub(crate) fn strong(self, text: &str) -> String {
        self.paint(Style::new().bold(), text)
    }

    /// Something good: accepted.
    pub(crate) fn good(self, text: &str) -> String {
        self.paint(AnsiColor::Green.on_default().bold(), text)
    }

    /// Something bad: refused, declined, the mark under a code.
    pub(crate) fn bad(self, text: &str) -> String {
        self.paint(AnsiColor::Red.on_default().bold(), text)
    }

    /// Something to notice: review, a finding.
    pub(crate) fn notice(self, text: &str) -> String {
        self.paint(AnsiColor::Yellow.on_default(), text)
    }

    /// Something in the background: rulers, line numbers.
    pub(crate) fn faint(self, text: &str) -> String {
        self.paint(AnsiColor::Cyan.on_default(), text)
    }
}
