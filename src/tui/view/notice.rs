//! What was just done, on the rows above the footer. It lies over the panes, so that nothing moves when it comes.

use ratatui::layout::Rect;

use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::wrap;

use super::{Pen, behind, inner_row};

const MOST_ROWS: usize = 5;

pub(super) fn draw(model: &Model, pen: &mut Pen<'_>) {
    let Some(notice) = &model.notice else { return };
    let footer = model.layout.footer;
    let text = wrap::visible_lines(&notice.text);
    let rows = wrap::words(&text, usize::from(footer.width.saturating_sub(5)));
    let height = u16::try_from(rows.len().min(MOST_ROWS)).unwrap_or(1).min(footer.y);
    let area = Rect { y: footer.y - height, height, ..footer };
    for (line, row) in (0..height).zip(rows) {
        let at = inner_row(area, line);
        let blank = " ".repeat(usize::from(at.width));
        pen.put(at, Role::Text, &blank);
        let inside = behind(at, 1);
        if line == 0 {
            pen.put(inside, notice.role, notice.mark);
        }
        pen.put(behind(inside, 2), Role::Heading, row);
    }
}
