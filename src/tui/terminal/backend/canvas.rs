//! What the terminal shows, and the bytes that make a new frame of it. Between two changes on a row stands whatever is
//! shorter: the cells again, or a move of the cursor; and what becomes blank is erased rather than written.

use std::io::Write as _;
use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
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
    pen: Pen,
}

/// Where and how the next character would stand, where that is known.
#[derive(Default, Clone, Copy)]
struct Pen {
    at: Option<Position>,
    look: Option<Look>,
}

impl Canvas {
    /// The terminal was cleared and is this large: everything is blank.
    pub(super) fn clear(&mut self, size: Size) {
        self.size = size;
        self.cells.clear();
        self.cells.resize(usize::from(size.width) * usize::from(size.height), Cell::EMPTY);
    }

    /// How large the screen was when it was cleared.
    pub(super) fn size(&self) -> Size {
        self.size
    }

    /// Where the cursor is, where that is known.
    #[cfg(test)]
    pub(super) fn cursor(&self) -> Option<Position> {
        self.pen.at
    }

    /// Moves the cursor, unless it is there.
    pub(super) fn move_to(&mut self, to: Position, out: &mut Vec<u8>) {
        self.pen.move_to(to, out);
    }

    /// Paints what a frame of this size changes, row by row, and ends in the plain look: whatever comes next must not
    /// inherit one. Without a change nothing is written.
    pub(super) fn paint(&mut self, frame: &Buffer, out: &mut Vec<u8>) {
        let width = usize::from(self.size.width).max(1);
        let mut columns: Vec<u16> = Vec::new();
        for (y, cells) in (0..self.size.height).zip(frame.content.chunks(width)) {
            let start = self.place(0, y);
            if self.cells.get(start..start + width) == Some(cells) {
                continue;
            }
            columns.clear();
            self.keep_changes(y, cells, &mut columns);
            self.row(y, &columns, out);
        }
        if !out.is_empty() {
            self.pen.wear(Look::default(), out);
        }
    }

    /// Keeps the changed cells of a row and notes their columns.
    fn keep_changes(&mut self, y: u16, cells: &[Cell], columns: &mut Vec<u16>) {
        let mut done = 0;
        for (x, cell) in (0..self.size.width).zip(cells) {
            // What a wide character reaches over holds nothing of its own.
            if x < done {
                continue;
            }
            done = x.saturating_add(width(cell));
            if self.cell(x, y).is_some_and(|kept| kept != cell) {
                let left = self.keep(x, y, cell);
                columns.push(x);
                columns.extend(left);
            }
        }
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
        let now = end(x, width(cell));
        let reached = (x..now).filter_map(|x| Some(end(x, width(self.cell(x, y)?))));
        let before = reached.max().unwrap_or(now);
        for x in x + 1..before.max(now) {
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
            if blank_to > x {
                let last = columns.iter().rfind(|column| **column < blank_to).copied().unwrap_or(x);
                let blanks = last + 1 - x;
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
            }
            let Some(look) = self.cell(x, y).map(Look::of) else { continue };
            self.reach(x, y, look, out);
            if let Some(cell) = self.cells.get(self.place(x, y)) {
                self.pen.put(cell, self.size.width, out);
            }
            done = x + 1;
        }
    }

    fn is_blank(&self, x: u16, y: u16) -> bool {
        self.cell(x, y).is_some_and(|cell| cell.symbol() == " " && Look::of(cell) == Look::default())
    }

    /// Brings the pen to a cell and puts on its look: by a move, or by writing the cells in between once more.
    fn reach(&mut self, x: u16, y: u16, look: Look, out: &mut Vec<u8>) {
        let (before, start) = (self.pen, out.len());
        self.pen.move_to(Position { x, y }, out);
        self.pen.wear(look, out);
        let moved = out.len() - start;
        let Some(from) = before.at.filter(|from| from.y == y && from.x < x && x - from.x <= GAP) else {
            return;
        };
        let Some(gap) = self.cells.get(self.place(from.x, y)..self.place(x, y)) else { return };
        if !gap.iter().all(|cell| steady(cell.symbol()) && cell.symbol().width() == 1) {
            return;
        }
        let mut pen = before;
        let mut again = Vec::new();
        for cell in gap {
            pen.wear(Look::of(cell), &mut again);
            pen.put(cell, self.size.width, &mut again);
        }
        pen.wear(look, &mut again);
        if again.len() <= moved {
            self.pen = pen;
            out.truncate(start);
            out.extend_from_slice(&again);
        }
    }
}

impl Pen {
    fn move_to(&mut self, to: Position, out: &mut Vec<u8>) {
        match self.at {
            Some(at) if at == to => {}
            Some(at) if at.y == to.y && at.x < to.x => forward(to.x - at.x, out),
            _ => jump(to, out),
        }
        self.at = Some(to);
    }

    fn wear(&mut self, look: Look, out: &mut Vec<u8>) {
        look.reach(self.look, out);
        self.look = Some(look);
    }

    /// Writes a cell where the pen is, on a screen of so many columns.
    fn put(&mut self, cell: &Cell, columns: u16, out: &mut Vec<u8>) {
        let symbol = cell.symbol();
        out.extend_from_slice(symbol.as_bytes());
        // In the last column the cursor waits for what comes; terminals differ in where they say it is.
        self.at = self
            .at
            .filter(|_| steady(symbol))
            .map(|at| Position { x: at.x + width(cell), ..at })
            .filter(|at| at.x < columns);
    }
}

/// The columns that a cell's character takes.
fn width(cell: &Cell) -> u16 {
    let symbol = cell.symbol();
    // Most cells hold one byte, which needs no table.
    if symbol.len() == 1 { 1 } else { u16::try_from(symbol.width()).unwrap_or(1).max(1) }
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
