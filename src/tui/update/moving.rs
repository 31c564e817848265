//! Moving about: selection, scrolling, panes, popups, and the way back.

use ratatui::layout::Rect;

use crate::tui::action::{Action, Effect, Leave};
use crate::tui::keymap::{Command, Place};
use crate::tui::layout::Pane;
use crate::tui::model::notice::Notice;
use crate::tui::model::popup::{Fields, Help, Menu, Popup};
use crate::tui::model::{Model, Subject};

impl Model {
    /// One up or down: a row of the list, of the text, of the popup.
    pub(super) fn go(&mut self, rows: i64) -> Vec<Effect> {
        match self.place() {
            Place::Help => self.in_help(|help| help.step(rows)),
            Place::Menu => self.in_menu(|menu| menu.step(rows)),
            Place::Codes { .. } => self.select_by(rows),
            Place::Detail => self.detail.scroll(rows as i32),
            Place::PasteBox | Place::PasteEmpty => self.paste.scroll(rows as i32),
            Place::Editor => {
                return self.edit_paste(if rows < 0 { Command::Previous } else { Command::Next });
            }
            Place::Fields => {}
        }
        Vec::new()
    }

    /// One page up or down.
    pub(super) fn go_page(&mut self, pages: i64) -> Vec<Effect> {
        let rows = i64::from(self.layout.codes.body.height.saturating_sub(1).max(1));
        match self.place() {
            Place::Help => self.in_help(|help| help.step(pages * help.page())),
            Place::Menu => self.in_menu(|menu| menu.page(pages)),
            Place::Codes { .. } => self.select_by(pages * rows),
            Place::Detail => self.detail.scroll(self.detail.page() * pages as i32),
            Place::PasteBox | Place::PasteEmpty => self.paste.scroll(self.paste.page() * pages as i32),
            Place::Editor => {
                return self.edit_paste(if pages < 0 { Command::PageUp } else { Command::PageDown });
            }
            Place::Fields => {}
        }
        Vec::new()
    }

    /// To the first or the last.
    pub(super) fn go_end(&mut self, last: bool) -> Vec<Effect> {
        match self.place() {
            Place::Help => {
                self.in_help(|help| help.step(if last { i64::from(u16::MAX) } else { -i64::from(u16::MAX) }))
            }
            Place::Menu => self.in_menu(|menu| menu.choose(if last { usize::MAX } else { 0 })),
            Place::Codes { .. } if last => self.list.last(),
            Place::Codes { .. } => self.list.first(),
            Place::Detail if last => self.detail.last(),
            Place::Detail => self.detail.first(),
            Place::PasteBox | Place::PasteEmpty if last => self.paste.last(),
            Place::PasteBox | Place::PasteEmpty => self.paste.first(),
            Place::Editor => return self.edit_paste(if last { Command::Last } else { Command::First }),
            Place::Fields => {}
        }
        self.follow();
        Vec::new()
    }

    fn in_help(&mut self, change: impl FnOnce(&mut Help)) {
        if let Some(Popup::Help(help)) = &mut self.popup {
            change(help);
        }
    }

    fn in_menu(&mut self, change: impl FnOnce(&mut Menu)) {
        if let Some(Popup::Menu(menu)) = &mut self.popup {
            change(menu);
        }
    }

    fn select_by(&mut self, rows: i64) {
        self.list.step(rows);
        self.follow();
    }

    /// The paste box shows the place of what is selected in the list.
    pub(super) fn follow(&mut self) {
        match self.subject() {
            Subject::Reply(reply) => self.paste.seek(reply, None),
            Subject::Found(reply, at) => self.paste.seek(reply, Some(at)),
            _ => {}
        }
    }

    /// Scrolls the detail without going there.
    pub(super) fn scroll_detail(&mut self, rows: i32) -> Vec<Effect> {
        self.detail.scroll(rows);
        Vec::new()
    }

    /// Gives the keyboard to a pane. Originals leave the screen with it.
    pub(super) fn focus_on(&mut self, pane: Pane) -> Vec<Effect> {
        self.popup = None;
        if self.focus != pane {
            self.paste.hide();
        }
        self.focus = pane;
        Vec::new()
    }

    /// The next pane, around the ends.
    pub(super) fn focus_next(&mut self, forward: bool) -> Vec<Effect> {
        let at = Pane::ALL.iter().position(|pane| *pane == self.focus).unwrap_or(0);
        let count = Pane::ALL.len();
        let next = (at + if forward { 1 } else { count - 1 }) % count;
        self.focus_on(Pane::ALL.get(next).copied().unwrap_or_default())
    }

    /// Gives the pane the whole window, or takes it back.
    pub(super) fn toggle_zoom(&mut self) -> Vec<Effect> {
        self.zoom = !self.zoom;
        Vec::new()
    }

    /// Moves the line between codes and detail.
    pub(super) fn tilt(&mut self, columns: i16) -> Vec<Effect> {
        self.tilt = (self.tilt + columns).clamp(-120, 120);
        Vec::new()
    }

    /// Moves the line above the paste box.
    pub(super) fn lift(&mut self, rows: i16) -> Vec<Effect> {
        self.lift = (self.lift + rows).clamp(-40, 40);
        Vec::new()
    }

    /// A new size of the window. Selection and scroll positions stay.
    pub(super) fn resize(&mut self, columns: u16, rows: u16) -> Vec<Effect> {
        self.window = Rect::new(0, 0, columns, rows);
        Vec::new()
    }

    /// One step back, the latest first; never out of the program.
    pub(super) fn back(&mut self) -> Vec<Effect> {
        if self.popup.take().is_some() {
            return Vec::new();
        }
        if self.paste.shows_originals() {
            self.paste.hide();
        } else if self.zoom {
            self.zoom = false;
        } else if self.focus != Pane::Codes {
            return self.focus_on(Pane::Codes);
        } else if !self.query.is_empty() && !self.lists_paste() {
            self.query.set("");
            self.list_afresh();
            self.follow();
        } else if !self.paste.is_empty() {
            return self.clear_paste();
        } else if self.esc_quits {
            return vec![Effect::Quit(if self.pick { Leave::Cancelled } else { Leave::Done })];
        } else {
            let quit = self.keymap.shown(self.place(), Command::Quit).unwrap_or_default();
            self.say(Notice::info(format!("Nothing left to step back from. {quit} quits.")));
        }
        Vec::new()
    }

    /// Opens help or palette; the same key closes it.
    pub(super) fn open_help(&mut self, palette: bool) -> Vec<Effect> {
        let open = matches!(&self.popup, Some(Popup::Help(help)) if help.palette == palette);
        self.popup = None;
        if !open {
            self.popup = Some(Popup::Help(Help::new(&self.keymap, self.place(), palette)));
        }
        Vec::new()
    }

    /// Opens the form.
    pub(super) fn open_fields(&mut self) -> Vec<Effect> {
        self.popup = Some(Popup::Fields(Box::new(Fields::new(self))));
        Vec::new()
    }

    /// The next (or previous) field of the form.
    pub(super) fn next_field(&mut self, forward: bool) -> Vec<Effect> {
        if let Some(Popup::Fields(fields)) = &mut self.popup {
            fields.step(forward);
        }
        Vec::new()
    }

    /// Does what is selected in the popup.
    pub(super) fn run_selected(&mut self) -> Vec<Effect> {
        match self.popup.take() {
            Some(Popup::Help(help)) => match help.command() {
                Some(command) => super::update(self, Action::Do(command)),
                None => Vec::new(),
            },
            Some(Popup::Menu(menu)) => self.copy_choice(&menu),
            Some(Popup::Fields(_)) | None => Vec::new(),
        }
    }

    /// Nobody could bring the console back.
    pub(in crate::tui) fn cannot_suspend(&mut self) {
        self.say(Notice::caution("There is no shell to suspend to."));
    }

    /// The next theme.
    pub(super) fn next_theme(&mut self) -> Vec<Effect> {
        self.theme = self.theme.next();
        self.say(Notice::info(format!("Theme: {}.", self.theme.name)));
        Vec::new()
    }
}
