//! Drawing: reads the model, writes cells, decides nothing. Every text has been made visible before it comes here,
//! and rows were wrapped by `update`; a frame therefore costs what is in sight.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::tui::layout::{Area, Mode, Pane, SMALLEST};
use crate::tui::model::Model;
use crate::tui::model::popup::Popup;
use crate::tui::model::styled::Styled;
use crate::tui::theme::{Role, Theme};
use crate::wrap;

mod detail;
mod fields;
mod footer;
mod help;
mod list;
mod menu;
mod notice;
mod paste;
mod search;
mod title;

/// Draws the whole window and says where the cursor stands.
pub fn draw(model: &Model, buf: &mut Buffer) -> Option<Position> {
    let area = model.layout.window.intersection(buf.area);
    if area.is_empty() {
        return None;
    }
    if model.layout.mode == Mode::TooSmall {
        too_small(model, area, buf);
        return None;
    }
    let mut pen = Pen { buf, theme: &model.theme, accessible: model.accessible };
    let mut cursor = search::draw(model, &mut pen);
    title::draw(model, &mut pen);
    let in_list = list::draw(model, &mut pen);
    let in_detail = detail::draw(model, &mut pen);
    let in_paste = paste::draw(model, &mut pen);
    footer::draw(model, &mut pen);
    let reading = match model.focus {
        Pane::Codes => in_list,
        Pane::Detail => in_detail,
        Pane::Paste => in_paste,
    };
    // A screen reader follows the cursor, so it stands on what is selected; else it shows where typing goes.
    let editing = model.focus == Pane::Paste && model.paste.editor.is_some();
    if model.accessible || model.focus != Pane::Codes {
        cursor = reading.filter(|_| model.accessible || editing);
    }
    cursor = match &model.popup {
        Some(Popup::Help(help)) => help::draw(model, help, &mut pen),
        Some(Popup::Menu(menu)) => menu::draw(model, menu, &mut pen),
        Some(Popup::Fields(fields)) => fields::draw(model, fields, &mut pen),
        None => cursor,
    };
    notice::draw(model, &mut pen);
    cursor.filter(|at| area.contains(*at))
}

fn too_small(model: &Model, area: Rect, buf: &mut Buffer) {
    let (columns, rows) = SMALLEST;
    let text = format!(
        "This window is {}x{}. The console needs at least {columns}x{rows}: make it larger, or use `faceki-console decode`.",
        area.width, area.height
    );
    let mut pen = Pen { buf, theme: &model.theme, accessible: model.accessible };
    for (y, row) in (area.y..area.bottom()).zip(wrap::words(&text, usize::from(area.width))) {
        pen.put(Rect { y, height: 1, ..area }, Role::Text, row);
    }
}

/// Writes into the buffer in styles of the theme.
struct Pen<'a> {
    buf: &'a mut Buffer,
    theme: &'a Theme,
    accessible: bool,
}

impl Pen<'_> {
    /// Writes at the left of a row and says how many columns were taken.
    fn put(&mut self, at: Rect, role: Role, text: &str) -> u16 {
        self.put_styled(at, self.theme.style(role), text)
    }

    fn put_styled(&mut self, at: Rect, style: Style, text: &str) -> u16 {
        let at = at.intersection(self.buf.area);
        if at.is_empty() {
            return 0;
        }
        let text = if self.accessible && text.starts_with(['│', '─']) { "  " } else { text };
        if text.chars().all(wrap::is_one_cell) {
            return self.put_simple(at, style, text);
        }
        let (x, _) = self.buf.set_stringn(at.x, at.y, text, usize::from(at.width), style);
        x - at.x
    }

    /// Text without anything to segment or to measure, which is nearly all of it: a character a cell.
    fn put_simple(&mut self, at: Rect, style: Style, text: &str) -> u16 {
        let start = self.buf.index_of(at.x, at.y);
        let cells = self.buf.content.iter_mut().skip(start).take(usize::from(at.width));
        (0..).zip(text.chars().zip(cells)).fold(0, |_, (column, (letter, cell))| {
            cell.set_char(letter).set_style(style);
            column + 1
        })
    }

    /// Writes runs one behind the other; what does not fit is cut.
    fn runs(&mut self, at: Rect, runs: &[(Role, &str)]) -> u16 {
        let mut used = 0;
        for (role, text) in runs {
            used += self.put(behind(at, used), *role, text);
        }
        used
    }

    /// Writes at the right end of a row and says how many columns are left before it.
    fn put_right(&mut self, at: Rect, runs: &[(Role, &str)]) -> u16 {
        let wide: usize = runs.iter().map(|(_, text)| wrap::width(text)).sum();
        let wide = u16::try_from(wide).unwrap_or(u16::MAX);
        if wide > at.width {
            return at.width;
        }
        let left = at.width - wide;
        self.runs(behind(at, left), runs);
        left
    }

    fn styled(&mut self, at: Rect, row: &Styled) {
        let mut used = 0;
        for run in &row.runs {
            used += self.put(behind(at, used), run.role, &run.text);
        }
    }

    fn fill(&mut self, at: Rect, style: Style) {
        self.buf.set_style(at.intersection(self.buf.area), style);
    }

    /// A frame with a title around an emptied area; the area inside.
    fn frame(&mut self, area: Rect, title: &str, right: &str) -> Rect {
        let area = area.intersection(self.buf.area);
        for y in area.y..area.bottom() {
            for x in area.x..area.right() {
                if let Some(cell) = self.buf.cell_mut(Position::new(x, y)) {
                    cell.reset();
                }
            }
        }
        if area.width < 4 || area.height < 3 {
            return Rect::default();
        }
        let inner = Rect { x: area.x + 2, y: area.y + 1, width: area.width - 4, height: area.height - 2 };
        if self.accessible {
            self.put(Rect { height: 1, ..inner_row(area, 0) }, Role::TitleHere, title);
            return inner;
        }
        let line = "─".repeat(usize::from(area.width - 2));
        self.put(inner_row(area, 0), Role::RuleHere, &format!("╭{line}╮"));
        self.put(inner_row(area, area.height - 1), Role::RuleHere, &format!("╰{line}╯"));
        for row in 1..area.height - 1 {
            self.put(inner_row(area, row), Role::RuleHere, "│");
            self.put(Rect { x: area.right() - 1, width: 1, ..inner_row(area, row) }, Role::RuleHere, "│");
        }
        let used = self.put(behind(inner_row(area, 0), 2), Role::TitleHere, &format!(" {title} "));
        if !right.is_empty() {
            let room = behind(inner_row(area, 0), used + 4);
            self.put_right(
                Rect { width: room.width.saturating_sub(2), ..room },
                &[(Role::Quiet, &format!(" {right} "))],
            );
        }
        inner
    }
}

/// The part of a row behind its first columns.
fn behind(at: Rect, columns: u16) -> Rect {
    let columns = columns.min(at.width);
    Rect { x: at.x + columns, width: at.width - columns, ..at }
}

/// A row of an area, counted from its top; empty when the area ends before it.
fn inner_row(area: Rect, row: u16) -> Rect {
    if row >= area.height {
        return Rect { height: 0, ..area };
    }
    Rect { y: area.y + row, height: 1, ..area }
}

/// Where rows begin in an area.
fn start(area: &Area) -> Position {
    Position::new(area.body.x, area.body.y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::Theme;
    use proptest::prelude::*;

    proptest! {
        /// What is written a character a cell is what the segmentation would have written.
        #[test]
        fn simple_text_is_drawn_as_any_text(text in "[ -~À-ÿ─│•…’\u{301}\u{ad}\u{fe0f}©世]{0,12}", x in 0u16..9, width in 0u16..9) {
            let area = Rect::new(2, 1, 8, 2);
            let style = Style::new().bold();
            let theme = Theme::mono();
            let mut drawn = Buffer::empty(area);
            let mut pen = Pen { buf: &mut drawn, theme: &theme, accessible: false };
            let taken = pen.put_styled(Rect { x, width, height: 1, y: 2 }, style, &text);
            let mut expected = Buffer::empty(area);
            let at = Rect { x, width, height: 1, y: 2 }.intersection(area);
            if !at.is_empty() {
                let (end, _) = expected.set_stringn(at.x, at.y, &text, usize::from(at.width), style);
                prop_assert_eq!(taken, end - at.x);
            }
            prop_assert_eq!(drawn, expected);
        }
    }
}
