//! The rules above the panes with their titles, and the line between list and detail. The pane that has the keyboard
//! has the heavy rule, so that it is known without colour.

use ratatui::layout::Rect;

use crate::tui::layout::{Area, Mode, Pane};
use crate::tui::model::list::Row;
use crate::tui::model::{Model, words};
use crate::tui::theme::Role;
use crate::wrap;

use super::{Pen, behind, inner_row};

pub(super) fn draw(model: &Model, pen: &mut Pen<'_>) {
    for pane in Pane::ALL {
        let area = model.layout.pane(pane);
        if area.title.width > 0 {
            one(model, pen, pane, area);
        }
    }
    let divider = model.layout.divider;
    if pen.accessible {
        return;
    }
    for row in 0..divider.height {
        let at = inner_row(divider, row);
        pen.put(at, Role::Rule, if row == 0 { "┬" } else { "│" });
    }
    let below = Rect { y: divider.bottom(), height: 1, ..divider };
    if divider.height > 0 {
        // The rule of the paste box goes on to both sides of it.
        let here = model.focus == Pane::Paste && model.popup.is_none();
        pen.put(below, if here { Role::RuleHere } else { Role::Rule }, if here { "┷" } else { "┴" });
    }
}

fn one(model: &Model, pen: &mut Pen<'_>, pane: Pane, area: &Area) {
    let here = model.focus == pane;
    let (rule, title) = if here { (Role::RuleHere, Role::TitleHere) } else { (Role::Rule, Role::Title) };
    let line = if here { "━" } else { "─" };
    if !pen.accessible {
        pen.put(area.title, rule, &line.repeat(usize::from(area.title.width)));
    }
    let mut used = if pen.accessible { 0 } else { 1 };
    if model.layout.mode == Mode::Single {
        used += tabs(model, pen, behind(area.title, used));
    } else {
        used += pen.put(behind(area.title, used), title, &format!(" {} ", name(model, pane)));
    }
    let said = right(model, pane);
    let room = usize::from(area.title.width.saturating_sub(used + 3));
    if said.is_empty() || room < 6 {
        return;
    }
    let said = format!(" {} ", wrap::cut(&said, room.saturating_sub(2)));
    let mut end = behind(area.title, used);
    end.width = end.width.saturating_sub(1);
    pen.put_right(end, &[(if here { title } else { Role::Quiet }, &said)]);
}

/// The detail says what it is about once its own first row is out of sight.
fn name(model: &Model, pane: Pane) -> String {
    if pane == Pane::Detail && model.detail.top > 0 && !model.detail.title.is_empty() {
        return format!("{} · {}", pane.title(), model.detail.title);
    }
    pane.title().to_owned()
}

/// All three names, the one in sight marked by brackets.
fn tabs(model: &Model, pen: &mut Pen<'_>, at: Rect) -> u16 {
    let mut used = 0;
    for pane in Pane::ALL {
        let here = model.focus == pane;
        let text = if here { format!("[{}]", pane.title()) } else { format!(" {} ", pane.title()) };
        used += pen.put(behind(at, used), if here { Role::TitleHere } else { Role::Quiet }, &text);
    }
    used
}

fn right(model: &Model, pane: Pane) -> String {
    match pane {
        Pane::Codes if model.lists_paste() => {
            let replies = model.paste.reading().map_or(0, |reading| reading.decoded.replies.len());
            if replies == 0 {
                String::new()
            } else {
                format!("{} pasted", words::count(replies, "reply", "replies"))
            }
        }
        Pane::Codes => {
            let all = model.catalogue.entries().len();
            let found = model.list.answers();
            match model.list.rows.first() {
                _ if model.query.is_empty() => format!("{all} codes"),
                Some(Row::Heading(_)) => words::count(found, "guess", "guesses"),
                _ => format!("{found} found"),
            }
        }
        Pane::Detail => more(model.detail.hidden()),
        Pane::Paste => paste(model),
    }
}

fn more((above, below): (usize, usize)) -> String {
    match (above, below) {
        (0, 0) => String::new(),
        (0, below) => format!("{below} more below"),
        (above, 0) => format!("{above} above"),
        (above, below) => format!("{above} above, {below} below"),
    }
}

fn paste(model: &Model) -> String {
    if model.paste.editor.is_some() {
        return "editing: originals are on screen, Esc ends".to_owned();
    }
    if model.paste.revealed {
        return "UNMASKED: originals are on screen, Esc hides".to_owned();
    }
    let Some(reading) = model.paste.reading() else { return String::new() };
    let hidden = reading.masked.spots.len();
    let mut size = words::bytes(reading.decoded.text.len());
    if let Some(percent) = model.paste.percent() {
        size = format!("{size}, to {percent} %");
    }
    if hidden == 0 {
        size
    } else {
        format!("{size} · {}", words::count(hidden, "value hidden", "values hidden"))
    }
}
