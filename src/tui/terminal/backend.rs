//! Frames to bytes: as few as possible, kept until the frame is whole. The size comes from the terminal's own
//! descriptor, and nothing is ever asked of the terminal.

use std::io;
use std::sync::atomic::{AtomicU32, Ordering};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::tty;
use canvas::Canvas;

mod canvas;
mod look;
#[cfg(test)]
mod tests;

/// The size of the last frame: columns in the upper half, rows in the lower.
static DRAWN: AtomicU32 = AtomicU32::new(0);

/// Whether the terminal has another size than the last frame had.
pub(super) fn is_outgrown() -> bool {
    let (width, height) = tty::size();
    DRAWN.load(Ordering::Acquire) != u32::from(width) << 16 | u32::from(height)
}

/// The size that the current frame is made for.
fn drawn() -> Size {
    let drawn = DRAWN.load(Ordering::Acquire);
    let half = |bits: u32| u16::try_from(bits & 0xffff).unwrap_or(u16::MAX);
    Size { width: half(drawn >> 16), height: half(drawn) }
}

/// Collects the bytes of a frame until [`Buffered::take`].
#[derive(Default)]
pub(super) struct Buffered {
    bytes: Vec<u8>,
    /// Whether the terminal shows its cursor, where that is known.
    shown: Option<bool>,
    canvas: Canvas,
}

impl Buffered {
    /// The bytes since the last call.
    pub(super) fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.bytes)
    }

    /// Drops what was assumed about the terminal: somebody else had it.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    fn crossterm(&mut self) -> CrosstermBackend<&mut Vec<u8>> {
        CrosstermBackend::new(&mut self.bytes)
    }
}

impl Backend for Buffered {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        if content.peek().is_some() {
            self.canvas.paint(drawn(), content, &mut self.bytes);
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.shown.replace(false) == Some(false) {
            return Ok(());
        }
        self.crossterm().hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.shown.replace(true) == Some(true) {
            return Ok(());
        }
        self.crossterm().show_cursor()
    }

    /// From memory. Asking (`ESC[6n`) would make the terminal type the answer, and some never do.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.canvas.cursor().unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.canvas.move_to(position.into(), &mut self.bytes);
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.canvas.clear();
        self.crossterm().clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        // A part is never cleared; were it, the cells there would be drawn again by a whole frame.
        self.canvas.clear();
        self.crossterm().clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        let (width, height) = tty::size();
        DRAWN.store(u32::from(width) << 16 | u32::from(height), Ordering::Release);
        Ok(Size { width, height })
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::default() })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
