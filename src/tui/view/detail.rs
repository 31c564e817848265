//! The detail: rows that `update` has wrapped.

use ratatui::layout::Position;

use crate::tui::model::Model;

use super::{Pen, inner_row, start};

pub(super) fn draw(model: &Model, pen: &mut Pen<'_>) -> Option<Position> {
    let area = &model.layout.detail;
    if area.body.is_empty() {
        return None;
    }
    for (line, row) in (0..area.body.height).zip(model.detail.rows.iter().skip(model.detail.top)) {
        pen.styled(inner_row(area.body, line), row);
    }
    Some(start(area))
}
