//! Getting texts out: the message, the copy menu, printing; and how messages are written.

use crate::clipboard::Evidence;
use crate::message::Audience;
use crate::tui::action::{Effect, Leave};
use crate::tui::keymap::Command;
use crate::tui::model::notice::Notice;
use crate::tui::model::popup::{Menu, Popup};
use crate::tui::model::texts::Choice;
use crate::tui::model::{Model, Subject};

impl Model {
    /// Copies the message of what is selected; with `--pick` chooses its code and ends.
    pub(super) fn copy(&mut self) -> Vec<Effect> {
        let subject = self.subject();
        if self.pick {
            return match self.code(subject) {
                Some(code) => vec![Effect::Quit(Leave::Picked(code))],
                None => self.refuse("Select one code: Enter prints it."),
            };
        }
        if subject == Subject::Nothing {
            return self.refuse("Nothing is selected, so nothing was copied.");
        }
        if self.paste.waiting().is_some() {
            return self.refuse("The paste is still being read; nothing was copied.");
        }
        let choice = self.message_choice(subject, self.wording.audience);
        self.put_on_clipboard(&choice)
    }

    /// Opens the copy menu.
    pub(super) fn open_menu(&mut self) -> Vec<Effect> {
        if self.subject() == Subject::Nothing {
            return self.refuse("Nothing is selected, so there is nothing to copy.");
        }
        self.popup = Some(Popup::Menu(Menu::new(self)));
        Vec::new()
    }

    /// A digit in the copy menu: selects, so that the text is seen before it is copied.
    pub(super) fn choose(&mut self, digit: u8) -> Vec<Effect> {
        if let Some(Popup::Menu(menu)) = &mut self.popup {
            menu.choose(usize::from(digit.saturating_sub(1)));
        }
        Vec::new()
    }

    pub(super) fn copy_choice(&mut self, menu: &Menu) -> Vec<Effect> {
        match menu.choice().cloned() {
            Some(choice) => self.put_on_clipboard(&choice),
            None => Vec::new(),
        }
    }

    fn put_on_clipboard(&mut self, choice: &Choice) -> Vec<Effect> {
        match &choice.text {
            Ok(text) => {
                self.popup = None;
                let (what, text) = (choice.what.clone(), text.clone());
                vec![Effect::Copy { what, text, sensitivity: choice.sensitivity }]
            }
            Err(why) => self.refuse(&format!("Nothing copied: {}{}", lower(why.chars().next()), rest(why))),
        }
    }

    /// Leaves and prints: the selected choice of the menu, else the message.
    pub(super) fn print(&mut self) -> Vec<Effect> {
        let choice = match &self.popup {
            Some(Popup::Menu(menu)) => menu.choice().cloned(),
            _ => Some(self.message_choice(self.subject(), self.wording.audience)),
        };
        match choice.map(|choice| choice.text) {
            Some(Ok(text)) => vec![Effect::Quit(Leave::Print(text))],
            _ => self.refuse("There is nothing to print for this."),
        }
    }

    /// How a copy ended.
    pub(super) fn copied(&mut self, what: &str, evidence: &Evidence) -> Vec<Effect> {
        let print = self.keymap.shown(self.place(), Command::Print).unwrap_or_default();
        self.say(Notice::copied(what, evidence, &print));
        Vec::new()
    }

    /// The next language that messages exist in.
    pub(super) fn next_language(&mut self) -> Vec<Effect> {
        self.wished = None;
        let languages = &self.wording.languages;
        if languages.len() < 2 {
            return self.refuse("Messages exist in one language only.");
        }
        let at = languages.iter().position(|(tag, _)| *tag == self.wording.language).unwrap_or(0);
        if let Some((tag, _)) = languages.get((at + 1) % languages.len()) {
            self.wording.language = tag.clone();
        }
        Vec::new()
    }

    /// To the customer, or to the business.
    pub(super) fn next_audience(&mut self) -> Vec<Effect> {
        self.wording.audience = match self.wording.audience {
            Audience::Customer => Audience::Business,
            Audience::Business => Audience::Customer,
        };
        Vec::new()
    }

    /// Says why something was not done.
    pub(super) fn refuse(&mut self, why: &str) -> Vec<Effect> {
        self.say(Notice::caution(why));
        Vec::new()
    }

    /// A notice was shown long enough, unless another has taken its place.
    pub(super) fn notice_over(&mut self, serial: u64) -> Vec<Effect> {
        if self.notice.as_ref().is_some_and(|notice| notice.serial == serial) {
            self.notice = None;
        }
        Vec::new()
    }
}

fn lower(first: Option<char>) -> String {
    first.map(|c| c.to_lowercase().collect()).unwrap_or_default()
}

fn rest(text: &str) -> &str {
    let mut chars = text.chars();
    chars.next();
    chars.as_str()
}
