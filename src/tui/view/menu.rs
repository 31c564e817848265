//! The copy menu: what can be copied, and below it the selected text as it would be.

use ratatui::layout::{Position, Rect};

use crate::tui::model::Model;
use crate::tui::model::popup::Menu;
use crate::tui::model::words;
use crate::tui::theme::Role;
use crate::wrap;

use super::{Pen, behind, inner_row};

pub(super) fn draw(model: &Model, menu: &Menu, pen: &mut Pen<'_>) -> Option<Position> {
    let of = model.subject_words(model.subject());
    let inner = pen.frame(model.layout.popup, &format!("Copy · {of}"), "Enter copies · Esc closes");
    let mut cursor = None;
    let shown = menu.shown(model.layout.popup);
    let below = u16::try_from(shown.len()).unwrap_or(0);
    let choices = menu.choices.iter().enumerate().skip(shown.start).take(shown.len());
    for (line, (index, choice)) in (0..inner.height).zip(choices) {
        let at = inner_row(inner, line);
        let used = pen.runs(at, &[(Role::Key, &format!(" {} ", index + 1)), (Role::Text, &choice.title)]);
        let size = match &choice.text {
            Ok(text) => words::count(text.chars().count(), "character ", "characters "),
            Err(_) => "– ".to_owned(),
        };
        pen.put_right(behind(at, used + 1), &[(Role::Quiet, &size)]);
        if index == menu.selected {
            pen.fill(at, pen.theme.style(Role::Selected));
            cursor = Some(Position::new(at.x, at.y)).filter(|_| pen.accessible);
        }
    }
    preview(menu, pen, Rect { y: inner.y + below, height: inner.height.saturating_sub(below), ..inner });
    cursor
}

fn preview(menu: &Menu, pen: &mut Pen<'_>, area: Rect) {
    if area.height < 2 {
        return;
    }
    let more = menu.preview.len().saturating_sub(menu.top + usize::from(area.height - 1));
    let said = if more > 0 {
        format!(" {} of text ", words::count(more, "more row", "more rows"))
    } else {
        String::new()
    };
    let line = inner_row(area, 0);
    if !pen.accessible {
        pen.put(line, Role::Rule, &"─".repeat(usize::from(line.width)));
    }
    pen.put_right(Rect { width: line.width.saturating_sub(1), ..line }, &[(Role::Quiet, &said)]);
    let copyable = menu.choice().is_some_and(|choice| choice.text.is_ok());
    let role = if copyable { Role::Quote } else { Role::Internal };
    for (row, text) in (1..area.height).zip(menu.preview.iter().skip(menu.top)) {
        let at = inner_row(area, row);
        let used = pen.put(at, Role::Bar, if copyable { "│ " } else { "  " });
        pen.put(behind(at, used), role, &wrap::visible(text));
    }
}
