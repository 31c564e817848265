//! The form for the placeholder values.

use ratatui::layout::Position;

use crate::tui::model::Model;
use crate::tui::model::popup::Fields;
use crate::tui::theme::Role;
use crate::wrap;

use super::{Pen, behind, inner_row};

pub(super) fn draw(model: &Model, fields: &Fields, pen: &mut Pen<'_>) -> Option<Position> {
    let inner = pen.frame(model.layout.popup, "For the message", "Tab next · Esc closes");
    let mut cursor = None;
    for (row, (index, (line, label))) in
        (0..inner.height).zip(fields.lines.iter().zip(Fields::LABELS).enumerate())
    {
        let at = inner_row(inner, row);
        let here = index == fields.selected;
        let label = format!("{label:<17}");
        let used = pen.put(at, if here { Role::Heading } else { Role::Label }, &label);
        let field = behind(at, used);
        let (text, column) = line.window(usize::from(field.width));
        pen.put(field, Role::Text, &wrap::visible(text));
        if line.is_empty() {
            pen.put(field, Role::Quiet, "·");
        }
        if here {
            cursor = Some(Position::new(field.x + u16::try_from(column).unwrap_or(0), field.y));
        }
    }
    let said = "Used in messages while the console is open, and kept nowhere else.";
    for (row, text) in (5..inner.height).zip(wrap::words(said, usize::from(inner.width))) {
        pen.put(inner_row(inner, row), Role::Quiet, text);
    }
    cursor
}
