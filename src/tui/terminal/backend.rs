//! Frames to bytes: as few as possible, kept until the frame is whole. Nothing is ever asked of the terminal.

use std::sync::atomic::{AtomicU32, Ordering};

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use super::tty;
use canvas::Canvas;

mod canvas;
mod look;
#[cfg(test)]
mod tests;

/// The size of the last frame: columns in the upper half, rows in the lower.
static DRAWN: AtomicU32 = AtomicU32::new(0);

fn packed(size: Size) -> u32 {
    u32::from(size.width) << 16 | u32::from(size.height)
}

/// The terminal's size.
fn size() -> Size {
    let (width, height) = tty::size();
    Size { width, height }
}

/// Whether the terminal has another size than the last frame had.
pub(super) fn is_outgrown() -> bool {
    DRAWN.load(Ordering::Acquire) != packed(size())
}

/// Makes the bytes of frames, each from what the terminal shows after the one before.
#[derive(Default)]
pub(super) struct Frames {
    /// What the next frame is drawn into.
    frame: Buffer,
    canvas: Canvas,
    /// What the terminal shows is known: nobody else had it, and its size is the canvas's.
    known: bool,
    /// Whether the terminal shows its cursor, where that is known.
    cursor: Option<bool>,
}

impl Frames {
    /// The bytes that bring the terminal to the frame that `paint` draws, with the cursor where it says or hidden.
    pub(super) fn draw(&mut self, paint: impl FnOnce(&mut Buffer) -> Option<Position>) -> Vec<u8> {
        let size = size();
        DRAWN.store(packed(size), Ordering::Release);
        self.draw_on(size, paint)
    }

    fn draw_on(&mut self, size: Size, paint: impl FnOnce(&mut Buffer) -> Option<Position>) -> Vec<u8> {
        let mut bytes = Vec::new();
        if !self.known || self.canvas.size() != size {
            self.known = true;
            self.canvas.clear(size);
            bytes.extend_from_slice(b"\x1b[2J");
        }
        let area = Rect::from((Position::ORIGIN, size));
        if self.frame.area == area {
            self.frame.reset();
        } else {
            self.frame = Buffer::empty(area);
        }
        let cursor = paint(&mut self.frame);
        self.canvas.paint(&self.frame, &mut bytes);
        if self.cursor.replace(cursor.is_some()) != Some(cursor.is_some()) {
            bytes.extend_from_slice(if cursor.is_some() { b"\x1b[?25h" } else { b"\x1b[?25l" });
        }
        if let Some(cursor) = cursor {
            self.canvas.move_to(cursor, &mut bytes);
        }
        bytes
    }

    /// Drops what was assumed about the terminal: somebody else had it.
    pub(super) fn forget(&mut self) {
        *self = Self { frame: std::mem::take(&mut self.frame), ..Self::default() };
    }
}
