//! Which rows of the paste are in sight. Of a large paste only the surroundings of a place are laid out at a time; they
//! move along as it is scrolled.

use ratatui::layout::Rect;

use super::{PasteBox, areas};

/// What the rows were laid out for, and what is still to be brought into sight.
#[derive(Default)]
pub(super) struct View {
    laid_out: Option<LaidOut>,
    pub(super) height: usize,
    /// The current place is to be brought into sight.
    pub(super) sought: bool,
    /// The byte of the text shown around which a large paste is laid out, when it is not the current place.
    pub(super) anchor: Option<usize>,
    /// A byte to go to, and how many rows on from there.
    jump: Option<(usize, i64)>,
}

/// Everything that the rows depend on.
#[derive(Clone, Copy, PartialEq)]
struct LaidOut {
    text: Shown,
    width: u16,
    centre: usize,
    reach: usize,
}

/// Which of the texts is shown: places in one mean nothing in another.
#[derive(Clone, Copy, PartialEq)]
struct Shown {
    serial: u64,
    revealed: bool,
    editing: bool,
}

impl PasteBox {
    /// Lays the text out for the body of the pane and brings the current place into sight.
    pub fn settle(&mut self, body: Rect) {
        let area = areas(body, self).text;
        self.view.height = usize::from(area.height);
        let text = Shown { serial: self.serial, revealed: self.revealed, editing: self.editor.is_some() };
        let before = self.view.laid_out.filter(|before| before.text == text);
        let seek = std::mem::take(&mut self.view.sought) || self.large && before.is_none();
        let jump = self.view.jump.take();
        let top = self.rows.get(self.top).map(|row| (row.start, 0));
        let to = jump.or(top).filter(|_| before.is_some() && !seek);
        let reach = self.reach(area.width);
        if before.is_none() || seek {
            self.view.anchor = None;
        } else if jump.is_some()
            || before.is_some_and(|before| (before.width, before.reach) != (area.width, reach))
        {
            self.view.anchor = to.map(|(byte, _)| byte);
        }
        let wanted = LaidOut { text, width: area.width, centre: self.centre(), reach };
        let anew = self.view.laid_out != Some(wanted);
        if anew {
            self.view.laid_out = Some(wanted);
            self.rows = self.lay_out(area.width);
        }
        if let Some((byte, rows)) = to.filter(|_| anew || jump.is_some()) {
            self.top = usize::try_from(self.row_of(byte) as i64 + rows).unwrap_or(0);
        }
        if seek {
            self.show_mark();
        }
        if let Some(editor) = &self.editor {
            let row = self.row_of(editor.cursor());
            self.top = self.top.min(row).max((row + 1).saturating_sub(self.view.height.max(1)));
        }
        self.top = self.top.min(self.last_top());
    }

    fn last_top(&self) -> usize {
        self.rows.len().saturating_sub(self.view.height.max(1))
    }

    fn show_mark(&mut self) {
        let Some(place) = self.mark_shown() else { return };
        let row = self.row_of(place.start);
        if row < self.top || row >= self.top + self.view.height.max(1) {
            self.top = row.saturating_sub(self.view.height / 2);
        }
    }

    /// Scrolls by rows and stops at the ends of the text.
    pub fn scroll(&mut self, rows: i32) {
        let to = self.top as i64 + i64::from(rows);
        self.top = usize::try_from(to.max(0)).unwrap_or(0).min(self.last_top());
        let rest = to - self.top as i64;
        let more = match rest {
            0 => false,
            ..0 => self.rows.first().is_some_and(|row| row.start > 0),
            1.. => self.rows.last().is_some_and(|row| row.end < self.shown().trim_end().len()),
        };
        if more && self.large {
            self.view.jump = self.rows.get(self.top).map(|row| (row.start, rest));
        }
    }

    /// A page, with one row in common.
    pub fn page(&self) -> i32 {
        i32::try_from(self.view.height.saturating_sub(1).max(1)).unwrap_or(1)
    }

    /// To the first row.
    pub fn first(&mut self) {
        self.view.jump = Some((0, 0));
    }

    /// To the last row.
    pub fn last(&mut self) {
        self.view.jump = Some((self.shown().trim_end().len(), i64::from(u16::MAX)));
    }

    /// How much of a text that is not laid out whole is above the last row in sight, in percent.
    pub fn percent(&self) -> Option<usize> {
        let last = self.rows.get(self.top..)?.iter().take(self.view.height.max(1)).next_back()?;
        let all = self.shown().trim_end().len().max(1);
        self.large.then(|| (last.end.min(all) * 100).checked_div(all).unwrap_or(100))
    }
}
