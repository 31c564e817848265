//! What the terminal shows, and the bytes that change it. Between two changes on a row stands whatever is shorter: the
//! cells again, or a move of the cursor; and what becomes blank is erased rather than written.

use std::io::Write as _;
use std::ops::Range;

use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use unicode_width::UnicodeWidthStr as _;

use super::look::Look;

/// Blanks from which on erasing them and moving on is shorter than writing them.
const MANY: u16 = 10;

/// Cells that are never worth writing again: a move takes six bytes at most.
const GAP: u16 = 8;

/// The cells of the screen.
#[derive(Default)]
pub(super) struct Canvas {
    size: Size,
    cells: Vec<Cell>,
    /// How the terminal would draw the next character, where that is known.
    look: Option<Look>,
    /// Where the terminal's cursor is, where that is known.
    at: Option<Position>,
}

impl Canvas {
    /// The terminal was cleared: everything is blank.
    pub(super) fn clear(&mut self) {
        self.cells.clear();
        self.size = Size::default();
    }

    /// Where the cursor is, where that is known.
    pub(super) fn cursor(&self) -> Option<Position> {
        self.at
    }

    /// Moves the cursor, unless it is there.
    pub(super) fn move_to(&mut self, to: Position, out: &mut Vec<u8>) {
        match self.at {
            Some(at) if at == to => {}
            Some(at) if at.y == to.y && at.x < to.x => forward(to.x - at.x, out),
            _ => jump(to, out),
        }
        self.at = Some(to);
    }

    /// Paints changed cells, row by row, and ends in the plain look: whatever comes next must not inherit one.
    pub(super) fn paint<'a>(
        &mut self,
        size: Size,
        changes: impl Iterator<Item = (u16, u16, &'a Cell)>,
        out: &mut Vec<u8>,
    ) {
        if size != self.size {
            self.size = size;
            self.cells.clear();
            self.cells.resize(usize::from(size.width) * usize::from(size.height), Cell::default());
        }
        let mut row = 0;
        let mut columns: Vec<u16> = Vec::new();
        for (x, y, cell) in changes {
            if y != row {
                self.row(row, &columns, out);
                columns.clear();
                row = y;
            }
            let left = self.keep(x, y, cell);
            columns.push(x);
            columns.extend(left);
        }
        self.row(row, &columns, out);
        self.wear(Look::default(), out);
    }

    fn place(&self, x: u16, y: u16) -> usize {
        usize::from(y) * usize::from(self.size.width) + usize::from(x)
    }

    fn cell(&self, x: u16, y: u16) -> Option<&Cell> {
        self.cells.get(self.place(x, y)).filter(|_| x < self.size.width)
    }

    /// Keeps a cell and says which columns behind it a wider character before it has left behind: terminals differ in
    /// what they show there, so they are painted too.
    fn keep(&mut self, x: u16, y: u16, cell: &Cell) -> Range<u16> {
        let end = |x: u16, wide: u16| x.saturating_add(wide).min(self.size.width);
        let now = end(x, columns(cell));
        let reached = (x..now).filter_map(|x| Some(end(x, columns(self.cell(x, y)?))));
        let before = reached.max().unwrap_or(now);
        for x in x..before.max(now) {
            let place = self.place(x, y);
            let Some(kept) = self.cells.get_mut(place) else { continue };
            if x < now {
                kept.clone_from(cell);
                // Columns that the character before reaches into hold nothing of their own.
                kept.set_symbol("");
            } else {
                kept.reset();
            }
        }
        let place = self.place(x, y);
        if let Some(kept) = self.cells.get_mut(place) {
            kept.clone_from(cell);
        }
        now..before.max(now)
    }

    fn row(&mut self, y: u16, columns: &[u16], out: &mut Vec<u8>) {
        let mut done = 0;
        for x in columns.iter().copied() {
            if x < done {
                continue;
            }
            let blank_to = (x..self.size.width).find(|x| !self.is_blank(*x, y)).unwrap_or(self.size.width);
            let last = columns.iter().rfind(|column| **column < blank_to).copied().unwrap_or(x);
            let blanks = if blank_to > x { last + 1 - x } else { 0 };
            if blank_to == self.size.width && blanks > 3 || blanks > MANY {
                self.reach(x, y, Look::default(), out);
                if blank_to == self.size.width {
                    out.extend_from_slice(b"\x1b[K");
                } else {
                    sequence(out, format_args!("\x1b[{blanks}X"));
                }
                done = x + blanks;
                continue;
            }
            let Some(cell) = self.cell(x, y).cloned() else { continue };
            self.reach(x, y, Look::of(&cell), out);
            self.put(&cell, out);
            done = x + 1;
        }
    }

    fn is_blank(&self, x: u16, y: u16) -> bool {
        self.cell(x, y).is_some_and(|cell| cell.symbol() == " " && Look::of(cell) == Look::default())
    }

    /// Brings the cursor to a cell and puts on its look: by a move, or by writing the cells in between once more.
    fn reach(&mut self, x: u16, y: u16, look: Look, out: &mut Vec<u8>) {
        let (from, worn, start) = (self.at, self.look, out.len());
        self.move_to(Position { x, y }, out);
        self.wear(look, out);
        let moved = out.len() - start;
        let Some(from) = from.filter(|from| from.y == y && from.x < x && x - from.x <= GAP) else { return };
        let gap: Vec<Cell> = (from.x..x).filter_map(|x| self.cell(x, y)).cloned().collect();
        if !gap.iter().all(|cell| cell.symbol().width() == 1 && steady(cell.symbol())) {
            return;
        }
        let after = (self.at, self.look);
        (self.at, self.look) = (Some(from), worn);
        let mut again = Vec::new();
        for cell in &gap {
            self.wear(Look::of(cell), &mut again);
            self.put(cell, &mut again);
        }
        self.wear(look, &mut again);
        if again.len() <= moved {
            out.truncate(start);
            out.extend_from_slice(&again);
        } else {
            (self.at, self.look) = after;
        }
    }

    fn wear(&mut self, look: Look, out: &mut Vec<u8>) {
        look.reach(self.look, out);
        self.look = Some(look);
    }

    /// Writes a cell where the cursor is.
    fn put(&mut self, cell: &Cell, out: &mut Vec<u8>) {
        let symbol = cell.symbol();
        out.extend_from_slice(symbol.as_bytes());
        let wide = u16::try_from(symbol.width()).unwrap_or(1);
        // In the last column the cursor waits for what comes; terminals differ in where they say it is.
        self.at = self
            .at
            .filter(|_| steady(symbol))
            .map(|at| Position { x: at.x + wide, ..at })
            .filter(|at| at.x < self.size.width);
    }
}

fn columns(cell: &Cell) -> u16 {
    u16::try_from(cell.symbol().width()).unwrap_or(1).max(1)
}

/// Every terminal agrees how many columns it takes: no joined emoji, no flag, no variation selector.
fn steady(symbol: &str) -> bool {
    let mut chars = symbol.chars();
    chars.next().is_some() && chars.next().is_none()
}

fn forward(columns: u16, out: &mut Vec<u8>) {
    match columns {
        1 => out.extend_from_slice(b"\x1b[C"),
        _ => sequence(out, format_args!("\x1b[{columns}C")),
    }
}

fn jump(to: Position, out: &mut Vec<u8>) {
    let (row, column) = (u32::from(to.y) + 1, u32::from(to.x) + 1);
    match (row, column) {
        (1, 1) => out.extend_from_slice(b"\x1b[H"),
        (_, 1) => sequence(out, format_args!("\x1b[{row}H")),
        _ => sequence(out, format_args!("\x1b[{row};{column}H")),
    }
}

fn sequence(out: &mut Vec<u8>, sequence: std::fmt::Arguments<'_>) {
    // Writing into memory cannot fail.
    let _ = out.write_fmt(sequence);
}
