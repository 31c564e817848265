//! Help and palette.

use ratatui::layout::Position;

use crate::tui::model::Model;
use crate::tui::model::popup::{Help, HelpRow};
use crate::tui::theme::Role;
use crate::tui::wrap;

use super::{Pen, behind, inner_row};

pub(super) fn draw(model: &Model, help: &Help, pen: &mut Pen<'_>) -> Option<Position> {
    let title = if help.palette { "Commands" } else { "Help" };
    let inner = pen.frame(model.layout.popup, title, "Enter runs it · Esc closes");
    if inner.height < 3 {
        return None;
    }
    let line = inner_row(inner, 0);
    let used = pen.put(line, Role::Prompt, "› ");
    let field = behind(line, used);
    let (text, column) = help.query.window(usize::from(field.width));
    if text.is_empty() {
        pen.put(field, Role::Quiet, "search keys and commands");
    }
    pen.put(field, Role::Text, &wrap::visible(text));
    let mut cursor = Some(Position::new(field.x + u16::try_from(column).unwrap_or(0), field.y));
    if help.rows.is_empty() {
        pen.put(inner_row(inner, 2), Role::Text, "No command is called that.");
    }
    for (line, (index, row)) in (2..inner.height).zip(help.rows.iter().enumerate().skip(help.top)) {
        let at = inner_row(inner, line);
        match row {
            HelpRow::Heading(group) => {
                pen.put(at, Role::Heading, group.words());
            }
            HelpRow::Entry { title, keys, .. } => {
                let used = pen.put(behind(at, 2), Role::Text, title);
                pen.put_right(behind(at, used + 4), &[(Role::Key, keys), (Role::Text, " ")]);
                if index == help.selected {
                    pen.fill(at, pen.theme.style(Role::Selected));
                    if pen.accessible {
                        cursor = Some(Position::new(at.x, at.y));
                    }
                }
            }
        }
    }
    cursor
}
