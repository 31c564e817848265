//! Codes in columns: number, name, title; a long title goes on below itself.

use unicode_width::UnicodeWidthStr;

use super::paint::indented;
use super::setup::Setup;
use crate::catalogue::Entry;
use crate::sanitise::sanitise_line;

/// The columns of a list of codes.
pub(super) struct Table<'a> {
    setup: &'a Setup,
    /// Columns for the number.
    numbers: usize,
    /// Columns for the name.
    names: usize,
}

impl<'a> Table<'a> {
    /// Columns that fit all of `entries`; a name that would leave no room for titles stands out instead.
    pub(super) fn new<'b>(setup: &'a Setup, entries: impl Iterator<Item = &'b Entry>) -> Self {
        let mut table = Self { setup, numbers: 5, names: 0 };
        for entry in entries {
            table.numbers = table.numbers.max(entry.code.to_string().len());
            table.names = table.names.max(entry.name.width());
        }
        table.names = table.names.min(setup.width / 2);
        table
    }

    /// One code. Ends with a line feed.
    pub(super) fn row(&self, entry: &Entry) -> String {
        let Self { setup, numbers, names } = self;
        let number = format!("{:>numbers$}", entry.code);
        let name = sanitise_line(&entry.name);
        let gap = " ".repeat(names.saturating_sub(name.width()));
        let rest = " ".repeat(numbers + names + 4);
        let row = indented(setup, &entry.title, &format!("{number}  {name}{gap}  "), &rest);
        // The number is painted afterwards: a style has no width.
        row.replacen(&number, &setup.styles.strong(&number), 1)
    }

    /// A remark below a code's row. Ends with a line feed.
    pub(super) fn below(&self, text: &str) -> String {
        let indent = " ".repeat(self.numbers + 2);
        self.setup.styles.faint(&indented(self.setup, text, &indent, &indent))
    }
}
