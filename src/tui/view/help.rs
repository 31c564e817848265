//! Help and palette.

use ratatui::layout::{Position, Rect};

use crate::tui::model::Model;
use crate::tui::model::popup::{Help, HelpRow};
use crate::tui::theme::Role;
use crate::wrap;

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
                entry(pen, behind(at, 2), title, keys);
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

/// The key is what people came for: in a narrow window its other routes go first, then the end of the title.
fn entry(pen: &mut Pen<'_>, at: Rect, title: &str, keys: &[String]) {
    let wide = usize::from(at.width);
    let mut shown = keys.len();
    let text = loop {
        let text = keys.get(..shown).unwrap_or_default().join("  ");
        if shown <= 1 || wrap::width(title) + wrap::width(&text) + 3 <= wide {
            break text;
        }
        shown -= 1;
    };
    let room = wide.saturating_sub(wrap::width(&text) + 3);
    pen.put(at, Role::Text, &wrap::cut(title, room));
    pen.put_right(at, &[(Role::Key, &text), (Role::Text, " ")]);
}
