//! Typing: into the search line, the editor, or the text field of a popup.

use crate::tui::action::Effect;
use crate::tui::keymap::Command;
use crate::tui::layout::Pane;
use crate::tui::model::Model;
use crate::tui::model::popup::Popup;

impl Model {
    /// Typed text goes where text is taken; from a pane that is read it starts or goes on with the search.
    pub(super) fn typed(&mut self, text: &str) -> Vec<Effect> {
        match &mut self.popup {
            Some(Popup::Help(help)) => {
                help.query.insert(text);
                help.search(&self.keymap);
                return Vec::new();
            }
            Some(Popup::Fields(_)) => return self.field_typed(text),
            Some(Popup::Menu(_)) => return Vec::new(),
            None => {}
        }
        if self.focus == Pane::Paste && (self.paste.is_empty() || self.paste.editor.is_some()) {
            return self.typed_into_paste(text);
        }
        self.search_for(|query| query.insert(text))
    }

    /// Changes the query and lists what it finds. A query from before the paste is not continued.
    pub(super) fn search_for(&mut self, change: impl FnOnce(&mut crate::tui::field::Line)) -> Vec<Effect> {
        if self.lists_paste() {
            self.query.set("");
        }
        self.focus_on(Pane::Codes);
        change(&mut self.query);
        self.query_on_top = true;
        self.list_afresh();
        if self.list.shortened {
            let limit = crate::search::QUERY_LIMIT;
            self.say(crate::tui::model::notice::Notice::info(format!(
                "Only the first {limit} characters count."
            )));
        }
        Vec::new()
    }

    /// An editing key in a text field.
    pub(super) fn edit_line(&mut self, command: Command) -> Vec<Effect> {
        match &mut self.popup {
            Some(Popup::Help(help)) => {
                if help.query.edit(command) {
                    help.search(&self.keymap);
                }
                return Vec::new();
            }
            Some(Popup::Fields(_)) => return self.field_edited(command),
            Some(Popup::Menu(_)) => return Vec::new(),
            None => {}
        }
        if self.focus != Pane::Codes || self.lists_paste() && self.query.is_empty() {
            return Vec::new();
        }
        let hidden = self.lists_paste();
        if self.query.edit(command) || hidden {
            self.query_on_top = true;
            self.list_afresh();
        }
        Vec::new()
    }

    fn field_typed(&mut self, text: &str) -> Vec<Effect> {
        self.with_fields(|fields| fields.line().map(|line| line.insert(text)).is_some())
    }

    fn field_edited(&mut self, command: Command) -> Vec<Effect> {
        self.with_fields(|fields| fields.line().is_some_and(|line| line.edit(command)))
    }

    /// The message behind the form shows the values as they are typed.
    fn with_fields(
        &mut self,
        change: impl FnOnce(&mut crate::tui::model::popup::Fields) -> bool,
    ) -> Vec<Effect> {
        let Some(Popup::Fields(mut fields)) = self.popup.take() else { return Vec::new() };
        if change(&mut fields) {
            fields.into_values(self);
        }
        self.popup = Some(Popup::Fields(fields));
        Vec::new()
    }
}
