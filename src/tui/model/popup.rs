//! What can lie over the panes: help and palette, the copy menu, the form.

use std::ops::Range;

use ratatui::layout::Rect;

use crate::tui::field::Line;
use crate::tui::layout;
use crate::wrap;

use super::Model;
use super::texts::Choice;

mod help;

pub use help::{Help, HelpRow};

/// An open popup.
#[derive(Debug)]
pub enum Popup {
    /// Help or palette.
    Help(Help),
    /// The copy menu.
    Menu(Menu),
    /// The form for the placeholder values.
    Fields(Box<Fields>),
}

impl Popup {
    /// How much room it needs.
    pub fn size(&self) -> layout::Popup {
        match self {
            Self::Help(_) | Self::Menu(_) => layout::Popup::Large,
            Self::Fields(_) => layout::Popup::Rows(Fields::ROWS),
        }
    }

    pub(super) fn settle(&mut self, model: &Model, area: Rect) {
        match self {
            Self::Help(help) => help.settle(area.height.saturating_sub(4)),
            Self::Menu(menu) => menu.settle(model, area),
            Self::Fields(_) => {}
        }
    }
}

/// The copy menu: what can be copied and, below it, the selected text as it would be.
pub struct Menu {
    /// What can be copied.
    pub choices: Vec<Choice>,
    /// Index of the selected one.
    pub selected: usize,
    /// The selected text in rows.
    pub preview: Vec<String>,
    /// Index of the first row of the preview in sight.
    pub top: usize,
    height: usize,
}

/// Which is selected, never a text.
impl std::fmt::Debug for Menu {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Menu({} of {})", self.selected, self.choices.len())
    }
}

impl Menu {
    /// The menu for what is selected.
    pub fn new(model: &Model) -> Self {
        Self { choices: model.choices(), selected: 0, preview: Vec::new(), top: 0, height: 0 }
    }

    /// The selected choice.
    pub fn choice(&self) -> Option<&Choice> {
        self.choices.get(self.selected)
    }

    /// Moves the selection and stops at the ends.
    pub fn step(&mut self, rows: i64) {
        let last = self.choices.len().saturating_sub(1);
        let to = (self.selected as i64 + rows).max(0);
        self.choose(usize::try_from(to).unwrap_or(0).min(last));
    }

    /// Selects a choice.
    pub fn choose(&mut self, at: usize) {
        self.selected = at.min(self.choices.len().saturating_sub(1));
        self.top = 0;
    }

    /// Scrolls the preview by pages.
    pub fn page(&mut self, pages: i64) {
        let to = self.top as i64 + pages * self.height.saturating_sub(1).max(1) as i64;
        let last = self.preview.len().saturating_sub(self.height.max(1));
        self.top = usize::try_from(to.max(0)).unwrap_or(0).min(last);
    }

    fn settle(&mut self, model: &Model, area: Rect) {
        self.choices = model.choices();
        let text = match self.choice().map(|choice| &choice.text) {
            Some(Ok(text)) => text.as_str(),
            Some(Err(why)) => why,
            None => "",
        };
        let columns = usize::from(area.width.saturating_sub(6));
        let rows = wrap::words(text, columns).into_iter().map(str::to_owned).collect();
        self.preview = rows;
        let inside = usize::from(area.height.saturating_sub(2));
        self.height = inside.saturating_sub(self.shown(area).len() + 1);
        self.top = self.top.min(self.preview.len().saturating_sub(self.height.max(1)));
    }

    /// The choices that a popup of this area shows. In a low window they are some around the selected one: a text is
    /// never copied unseen.
    pub fn shown(&self, area: Rect) -> Range<usize> {
        // Rows of border, and the line above the preview with its fewest rows.
        const BORDER: u16 = 2;
        const PREVIEW: usize = 1 + 4;
        let inside = usize::from(area.height.saturating_sub(BORDER));
        let rows = inside.saturating_sub(PREVIEW).max(1).min(self.choices.len());
        let first = self.selected.saturating_sub(rows / 2).min(self.choices.len() - rows);
        first..first + rows
    }
}

/// The form: values for the placeholders of a message, kept in memory only.
#[derive(Debug)]
pub struct Fields {
    /// Each with its label, in the order of [`Fields::LABELS`].
    pub lines: [Line; 4],
    /// Index of the one with the cursor.
    pub selected: usize,
}

impl Fields {
    /// What the fields are.
    pub const LABELS: [&'static str; 4] = ["Customer's name", "Reference", "Link", "Document"];

    /// Rows inside the form: fields, a gap, a sentence on two rows.
    pub const ROWS: u16 = 8;

    /// The form with the values in force.
    pub fn new(model: &Model) -> Self {
        let values = &model.wording.values;
        let lines = [&values.name, &values.reference, &values.link, &values.document].map(|value| {
            let mut line = Line::new(200);
            line.set(value.as_deref().unwrap_or_default());
            line
        });
        Self { lines, selected: 0 }
    }

    /// The field with the cursor.
    pub fn line(&mut self) -> Option<&mut Line> {
        self.lines.get_mut(self.selected)
    }

    /// Goes to the next (or previous) field, around the ends.
    pub fn step(&mut self, forward: bool) {
        let count = self.lines.len();
        self.selected = (self.selected + if forward { 1 } else { count - 1 }) % count;
    }

    /// The values as typed; an empty field is unset.
    pub fn into_values(&self, model: &mut Model) {
        let text = |line: &Line| Some(line.text().trim().to_owned()).filter(|text| !text.is_empty());
        let [name, reference, link, document] = &self.lines;
        let values = &mut model.wording.values;
        values.name = text(name);
        values.reference = text(reference);
        values.link = text(link);
        values.document = text(document);
    }
}
