//! `update(&mut Model, Action) -> Vec<Effect>`: the only way in which the model changes. It knows no clock, no
//! terminal and no clipboard; arms are one line, and what needs more is a method below `update/`.

use crate::tui::action::{Action, Effect, Leave};
use crate::tui::keymap::{Command, Place};
use crate::tui::layout::Pane;
use crate::tui::model::Model;

mod copying;
mod moving;
mod pasting;
mod pointing;
mod searching;

pub(super) use pasting::{NOTHING_PIPED, WAITING};

#[cfg(test)]
mod tests;

/// Takes one action in. Performs nothing itself: what is to be done comes back as effects.
pub fn update(model: &mut Model, action: Action) -> Vec<Effect> {
    if matches!(action, Action::Do(_) | Action::Type(_) | Action::Paste(_)) {
        model.notice = None;
    }
    if !matches!(
        &action,
        Action::Type(_) | Action::Found(..) | Action::Resize(..) | Action::NoticeOver(_) | Action::Copied(..)
    ) && !matches!(&action, Action::Do(command) if command.edits())
    {
        model.finish_search();
    }
    let mut effects = match action {
        Action::Do(command) => run(model, command),
        Action::Type(text) => model.typed(&text),
        Action::Paste(text) => model.pasted(&text),
        Action::PasteInstead { typed, text } => model.pasted_instead(&typed, &text),
        Action::PasteRest(text) => model.pasted_rest(&text),
        Action::PasteUnfinished => model.paste_unfinished(),
        Action::Click(column, row) => model.click(column, row),
        Action::Wheel(column, row, rows) => model.wheel(column, row, rows),
        Action::Resize(columns, rows) => model.resize(columns, rows),
        Action::Decoded(serial, reading) => model.decoded(serial, *reading),
        Action::Copied(what, evidence) => model.copied(&what, &evidence),
        Action::ClipboardRead(read) => model.clipboard_read(read),
        Action::Laid(laid) => model.laid(laid),
        Action::Piped(read) => model.piped(read),
        Action::Found(serial, hits) => {
            model.found(serial, *hits);
            Vec::new()
        }
        Action::NoticeOver(serial) => model.notice_over(serial),
        Action::Closed => vec![Effect::Quit(Leave::Closed)],
    };
    effects.extend(model.search_to_start());
    model.settle();
    effects
}

fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::Copy => model.copy(),
        Command::CopyMenu => model.open_menu(),
        Command::Print => model.print(),
        Command::ReadClipboard => vec![Effect::ReadClipboard],
        Command::Sample => model.fill_sample(),
        Command::NextFinding => model.go_to_finding(true),
        Command::PreviousFinding => model.go_to_finding(false),
        Command::Reveal => model.reveal(),
        Command::Edit => model.edit(),
        Command::ClearPaste => model.clear_paste(),
        Command::Previous => model.go(-1),
        Command::Next => model.go(1),
        Command::PageUp => model.go_page(-1),
        Command::PageDown => model.go_page(1),
        Command::First => model.go_end(false),
        Command::Last => model.go_end(true),
        Command::DetailUp => model.scroll_detail(-3),
        Command::DetailDown => model.scroll_detail(3),
        Command::ToSearch | Command::Codes => model.focus_on(Pane::Codes),
        Command::Detail => model.focus_on(Pane::Detail),
        Command::PasteBox => model.focus_on(Pane::Paste),
        Command::NextPane => model.focus_next(true),
        Command::PreviousPane => model.focus_next(false),
        Command::Zoom => model.toggle_zoom(),
        Command::Narrower => model.tilt(-4),
        Command::Wider => model.tilt(4),
        Command::Lower => model.lift(-2),
        Command::Higher => model.lift(2),
        Command::Language => model.next_language(),
        Command::Audience => model.next_audience(),
        Command::Fields => model.open_fields(),
        Command::Theme => model.next_theme(),
        Command::Mouse => model.toggle_mouse(),
        Command::Help => model.open_help(false),
        Command::Palette => model.open_help(true),
        Command::Run => model.run_selected(),
        Command::Choose(digit) => model.choose(digit),
        Command::NextField => model.next_field(true),
        Command::PreviousField => model.next_field(false),
        Command::Back => model.back(),
        Command::Redraw => vec![Effect::Redraw],
        Command::Suspend => vec![Effect::Suspend],
        Command::Quit => vec![Effect::Quit(if model.pick { Leave::Cancelled } else { Leave::Done })],
        edit if model.place() == Place::Editor => model.edit_paste(edit),
        edit => model.edit_line(edit),
    }
}
