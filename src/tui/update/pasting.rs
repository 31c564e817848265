//! Pastes: where they go, reading them, the places in them, editing and revealing them.

use std::sync::Arc;

use crate::tui::action::{Effect, Reading};
use crate::tui::keymap::Command;
use crate::tui::layout::{Mode, Pane};
use crate::tui::model::Model;
use crate::tui::model::notice::Notice;
use crate::tui::model::paste::{Target, WORKER_BYTES};
use crate::tui::model::popup::Popup;
use crate::tui::model::sample::SAMPLE;
use crate::tui::model::words;

/// The longest single line that can be a query.
const QUERY_CHARS: usize = 80;

/// Whether a pasted text can be something to search for: one short line without the signs of a reply.
fn is_query(text: &str) -> bool {
    let line = text.trim();
    !line.contains('\n')
        && line.chars().count() <= QUERY_CHARS
        && !line.contains(['{', '}', '[', ']', '<', '>', '"', '=', '&'])
}

/// Whether a text is a reply or a part of one rather than a value for a form or a word to search the help for.
fn is_reply(text: &str) -> bool {
    text.trim().contains(['\n', '\r', '{']) || text.contains("\":")
}

/// What there is to say until a slow pipe has ended.
pub(in crate::tui) const WAITING: &str = "Waiting for the end of the pipe. You can search meanwhile.";

/// What there is to say about a pipe without a byte.
pub(in crate::tui) const NOTHING_PIPED: &str = "The pipe was empty, so there is nothing to read.";

impl Model {
    /// A paste from the terminal. A reply goes to the paste box wherever the keyboard is.
    pub(super) fn pasted(&mut self, text: &str) -> Vec<Effect> {
        if matches!(self.popup, Some(Popup::Help(_) | Popup::Fields(_))) && !is_reply(text) {
            return self.typed(text.trim());
        }
        if self.popup.is_none() && self.paste.editor.is_some() {
            return self.typed_into_paste(text);
        }
        if text.trim().is_empty() {
            return self.refuse("The paste was empty.");
        }
        if self.popup.is_none() && self.focus == Pane::Codes && self.is_to_search_for(text) {
            let line = text.trim();
            let answer = self.is_an_answer(line);
            return self.search_for(|query| {
                if answer {
                    query.set(line);
                    return;
                }
                if !query.is_empty() && !query.text().ends_with(' ') {
                    query.insert(" ");
                }
                query.insert(line);
            });
        }
        self.take_in(text.as_bytes().to_vec())
    }

    /// One short line that answers, or that holds nothing to hide and not several codes: those are a reply's.
    fn is_to_search_for(&self, text: &str) -> bool {
        if !is_query(text) {
            return false;
        }
        let Reading { decoded, masked } = Reading::new(text.trim().as_bytes(), &self.catalogue);
        let several = decoded.replies.iter().map(|reply| reply.codes.len()).sum::<usize>() > 1;
        !several && (masked.spots.is_empty() || self.is_an_answer(text.trim()))
    }

    /// A paste without brackets, whose first letters were taken for typing.
    pub(super) fn pasted_instead(&mut self, typed: &str, text: &str) -> Vec<Effect> {
        if self.popup.is_none() && self.paste.editor.is_some() {
            return self.typed_into_paste(text.strip_prefix(typed).unwrap_or(text));
        }
        if self.popup.is_some() {
            for _ in typed.chars() {
                self.edit_line(Command::DeleteBack);
            }
        } else if self.focus == Pane::Codes {
            let kept = self.query.text().strip_suffix(typed).map(str::to_owned);
            if let Some(kept) = kept {
                self.query.set(&kept);
                self.list_afresh();
            }
        }
        self.pasted(text)
    }

    /// A paste has begun and its end does not come. Only the end of a paste ends it, so another one is the way out.
    pub(super) fn paste_unfinished(&mut self) -> Vec<Effect> {
        self.say(Notice::caution(
            "A paste is still arriving, and keys wait behind it. If nothing comes, paste again.",
        ));
        Vec::new()
    }

    /// What followed a paste too fast for a hand: it is put behind it.
    pub(super) fn pasted_rest(&mut self, text: &str) -> Vec<Effect> {
        if self.paste.editor.is_some() {
            return self.typed_into_paste(text);
        }
        if self.popup.is_some() || self.paste.is_empty() {
            return self.typed(&text.replace('\n', " "));
        }
        let mut bytes = self.paste.take_bytes();
        bytes.extend_from_slice(text.as_bytes());
        self.take_in(bytes)
    }

    /// Reads a paste: at once, or on a worker when it is large.
    pub(in crate::tui) fn take_in(&mut self, bytes: Vec<u8>) -> Vec<Effect> {
        self.popup = None;
        self.paste.hide();
        if bytes.len() > WORKER_BYTES {
            let bytes = Arc::new(bytes);
            let serial = self.paste.wait(Arc::clone(&bytes));
            return vec![Effect::Decode { serial, bytes }];
        }
        let reading = Reading::new(&bytes, &self.catalogue);
        self.show_reading(reading);
        Vec::new()
    }

    /// A worker has read a paste; one that was replaced or cleared meanwhile is of no interest.
    pub(super) fn decoded(&mut self, serial: u64, reading: Reading) -> Vec<Effect> {
        if self.paste.waiting().is_some() && self.paste.serial == serial {
            self.show_reading(reading);
        }
        Vec::new()
    }

    /// The codes become the list, the first is selected, its place is in sight.
    pub(in crate::tui) fn show_reading(&mut self, reading: Reading) {
        self.paste.fill(reading);
        self.paste.top = 0;
        // What was searched for before is not what the list shows now.
        self.query.set("");
        self.query_on_top = false;
        self.zoom = false;
        self.focus = Pane::Codes;
        self.list_afresh();
        self.follow();
        if self.accessible || self.layout.mode == Mode::Single {
            self.say_verdict();
        }
    }

    /// In words what a glance at three panes shows.
    fn say_verdict(&mut self) {
        let said = match self.paste.reading().map(|reading| reading.decoded.replies.as_slice()) {
            Some([only]) => {
                let (shape, outcome) = (words::envelope(only.envelope), only.outcome.word());
                format!("{shape}, {outcome}: {}.", words::codes(only))
            }
            Some([first, ..]) => {
                format!("Several replies; the first is {}: {}.", first.outcome.word(), words::codes(first))
            }
            _ => "No Faceki reply in this paste.".to_owned(),
        };
        self.say(Notice::info(said));
    }

    /// The built-in sample.
    pub(super) fn fill_sample(&mut self) -> Vec<Effect> {
        self.focus_on(Pane::Codes);
        self.take_in(SAMPLE.as_bytes().to_vec())
    }

    /// Empties the paste box.
    pub(super) fn clear_paste(&mut self) -> Vec<Effect> {
        self.paste.clear();
        self.query_on_top = false;
        self.list_afresh();
        Vec::new()
    }

    /// A pipe has come to its end. What was pasted meanwhile stays.
    pub(super) fn piped(&mut self, read: Result<Vec<u8>, String>) -> Vec<Effect> {
        self.notice.take_if(|notice| notice.text == WAITING);
        match read {
            Err(why) => self.refuse(&why),
            Ok(bytes) if bytes.is_empty() => self.refuse(NOTHING_PIPED),
            Ok(_) if !self.paste.is_empty() => {
                self.refuse("The pipe has ended; its text was not taken, as the paste box is in use.")
            }
            Ok(bytes) => self.take_in(bytes),
        }
    }

    /// The clipboard's text, or why there is none.
    pub(super) fn clipboard_read(&mut self, read: Result<String, String>) -> Vec<Effect> {
        match read {
            Ok(text) => self.pasted(&text),
            Err(why) => self.refuse(&why),
        }
    }

    /// Goes to the next (or previous) place in the paste; a code's place selects the code.
    pub(super) fn go_to_finding(&mut self, forward: bool) -> Vec<Effect> {
        match self.paste.step(forward) {
            None => return self.refuse("There is no finding to go to: paste a reply first."),
            Some(Target::Code(reply, at)) => {
                if !self.lists_paste() {
                    self.query_on_top = false;
                    self.list_afresh();
                }
                self.list.select(crate::tui::model::Subject::Found(reply, at));
            }
            Some(Target::Finding(_)) => {}
        }
        Vec::new()
    }

    /// Shows the originals, or hides them again.
    pub(super) fn reveal(&mut self) -> Vec<Effect> {
        if self.paste.reading().is_none() {
            return self.refuse("There is nothing to reveal: the paste box is empty.");
        }
        let show = !self.paste.shows_originals();
        self.focus_on(Pane::Paste);
        self.paste.hide();
        self.paste.revealed = show;
        Vec::new()
    }

    /// Opens the editor over the paste.
    pub(super) fn edit(&mut self) -> Vec<Effect> {
        self.focus_on(Pane::Paste);
        if self.paste.edit() {
            return Vec::new();
        }
        let lines = words::count(self.paste.lines(), "line", "lines");
        let size = format!("{}, {lines}", words::bytes(self.paste.size()));
        self.refuse(&format!(
            "This paste is too large to edit here ({size}). Change it where it came from and paste again."
        ))
    }

    /// Typed into the paste box: the editor opens when it is not open yet, and the text is read at every key.
    pub(super) fn typed_into_paste(&mut self, text: &str) -> Vec<Effect> {
        if self.paste.editor.is_none() && !self.paste.edit() {
            return Vec::new();
        }
        if let Some(editor) = &mut self.paste.editor {
            editor.insert(text);
        }
        self.read_edited()
    }

    /// An editing key in the paste box.
    pub(super) fn edit_paste(&mut self, command: Command) -> Vec<Effect> {
        let page = usize::from(self.layout.paste.body.height.saturating_sub(2).max(1));
        let Some(editor) = &mut self.paste.editor else { return Vec::new() };
        if editor.edit(command, page) { self.read_edited() } else { Vec::new() }
    }

    /// Reads the paste once more because the catalogue has changed.
    pub(in crate::tui) fn read_again(&mut self) -> Vec<Effect> {
        if self.paste.waiting().is_some() || self.paste.size() > WORKER_BYTES {
            let bytes = self.paste.take_bytes();
            return self.take_in(bytes);
        }
        if let Some(reading) = self.paste.reading() {
            let again = Reading::new(reading.decoded.text.as_bytes(), &self.catalogue);
            let mark = self.paste.mark;
            self.paste.fill(again);
            self.paste.mark = mark.filter(|at| *at < self.paste.marks.len());
        }
        Vec::new()
    }

    fn read_edited(&mut self) -> Vec<Effect> {
        let Some(bytes) = self.paste.edited() else { return Vec::new() };
        self.paste.fill(Reading::new(&bytes, &self.catalogue));
        self.query_on_top = false;
        self.list_again();
        Vec::new()
    }
}
