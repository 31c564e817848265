//! The mouse: click selects, the wheel scrolls the pane under it. Off unless asked for.

use ratatui::layout::Position;

use crate::tui::action::Effect;
use crate::tui::layout::Pane;
use crate::tui::model::Model;
use crate::tui::model::notice::Notice;
use crate::tui::model::popup::Popup;

impl Model {
    /// Mouse on or off.
    pub(super) fn toggle_mouse(&mut self) -> Vec<Effect> {
        self.mouse = !self.mouse;
        let said = if self.mouse {
            "Mouse on: click selects, the wheel scrolls. Hold Shift to select text."
        } else {
            "Mouse off: the terminal selects text."
        };
        self.say(Notice::info(said));
        vec![Effect::Mouse(self.mouse)]
    }

    /// The left button: selects a row, gives a pane the keyboard, closes a popup when outside of it.
    pub(super) fn click(&mut self, column: u16, row: u16) -> Vec<Effect> {
        let at = Position::new(column, row);
        if self.popup.is_some() {
            self.click_popup(at);
            return Vec::new();
        }
        if self.layout.search.contains(at) {
            return self.focus_on(Pane::Codes);
        }
        let Some(pane) = self.pane_at(at) else { return Vec::new() };
        let body = self.layout.pane(pane).body;
        if self.focus != pane {
            self.focus_on(pane);
        }
        if pane == Pane::Codes && body.contains(at) {
            self.list.click(usize::from(row - body.y));
            self.follow();
        }
        Vec::new()
    }

    /// The wheel over a pane.
    pub(super) fn wheel(&mut self, column: u16, row: u16, rows: i32) -> Vec<Effect> {
        let at = Position::new(column, row);
        match &mut self.popup {
            Some(Popup::Help(help)) => help.step(i64::from(rows)),
            Some(Popup::Menu(menu)) => menu.page(i64::from(rows.signum())),
            Some(Popup::Fields(_)) => {}
            None => match self.pane_at(at) {
                Some(Pane::Codes) => {
                    self.list.step(i64::from(rows));
                    self.follow();
                }
                Some(Pane::Detail) => self.detail.scroll(rows),
                Some(Pane::Paste) => self.paste.scroll(rows),
                None => {}
            },
        }
        Vec::new()
    }

    fn pane_at(&self, at: Position) -> Option<Pane> {
        Pane::ALL.into_iter().find(|pane| self.layout.pane(*pane).whole().contains(at))
    }

    fn click_popup(&mut self, at: Position) {
        let area = self.layout.popup;
        if !area.contains(at) {
            self.popup = None;
            return;
        }
        let line = usize::from(at.y - area.y);
        match &mut self.popup {
            // One row of border, then the search line and a gap, or the choices.
            Some(Popup::Help(help)) => {
                let entry = line.checked_sub(3).map(|line| help.top + line);
                if let Some(entry) = entry.filter(|entry| *entry < help.rows.len()) {
                    help.selected = entry;
                    help.step(0);
                }
            }
            Some(Popup::Menu(menu)) => {
                let at = line.checked_sub(1).and_then(|line| menu.shown(area).nth(line));
                at.into_iter().for_each(|at| menu.choose(at));
            }
            Some(Popup::Fields(fields)) if line >= 1 && line <= fields.lines.len() => {
                fields.selected = line - 1
            }
            _ => {}
        }
    }
}
