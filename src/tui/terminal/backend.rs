//! Frames to bytes: ratatui's crossterm backend, except that it keeps the bytes, knows the size from the terminal's
//! own descriptor, and never asks the terminal anything.

use std::io;
use std::sync::atomic::{AtomicU32, Ordering};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::tty;

/// The size of the last frame: columns in the upper half, rows in the lower.
static DRAWN: AtomicU32 = AtomicU32::new(0);

/// Whether the terminal has another size than the last frame had.
pub(super) fn is_outgrown() -> bool {
    let (width, height) = tty::size();
    DRAWN.load(Ordering::Acquire) != u32::from(width) << 16 | u32::from(height)
}

/// Collects the bytes of a frame until [`Buffered::take`].
#[derive(Default)]
pub(super) struct Buffered {
    bytes: Vec<u8>,
    /// Whether the terminal shows its cursor, where that is known.
    shown: Option<bool>,
    /// Where the terminal's cursor is, where that is known.
    cursor: Option<Position>,
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
        if content.peek().is_none() {
            return Ok(());
        }
        self.cursor = None;
        self.crossterm().draw(content)
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
        Ok(self.cursor.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if self.cursor.replace(position) == Some(position) {
            return Ok(());
        }
        self.crossterm().set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.crossterm().clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_nothing_sends_nothing() {
        let mut backend = Buffered::default();
        backend.hide_cursor().unwrap();
        assert_eq!(backend.take(), b"\x1b[?25l");
        backend.hide_cursor().unwrap();
        backend.draw(std::iter::empty()).unwrap();
        backend.flush().unwrap();
        assert_eq!(backend.take(), b"");
        backend.show_cursor().unwrap();
        backend.set_cursor_position((3, 1)).unwrap();
        assert_eq!(backend.take(), b"\x1b[?25h\x1b[2;4H");
        backend.set_cursor_position((3, 1)).unwrap();
        assert_eq!(backend.take(), b"");
    }

    #[test]
    fn drawing_moves_the_cursor_so_it_is_set_again() {
        let mut backend = Buffered::default();
        backend.set_cursor_position((3, 1)).unwrap();
        let cell = Cell::new("x");
        backend.draw([(0, 0, &cell)].into_iter()).unwrap();
        backend.take();
        backend.set_cursor_position((3, 1)).unwrap();
        assert_eq!(backend.take(), b"\x1b[2;4H");
    }

    #[test]
    fn the_cursor_is_never_asked_for() {
        let mut backend = Buffered::default();
        backend.get_cursor_position().unwrap();
        assert_eq!(backend.take(), b"");
    }
}
