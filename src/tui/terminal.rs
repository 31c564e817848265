//! The terminal guard and the events: everything that touches the real terminal.
//!
//! ```text
//!  Screen ── draw ─► backend (bytes of one frame) ─► guard ─► tty      one write a frame
//!    │                                                 ▲
//!    │ open, suspend, resume, close, Drop              │ restore, once
//!    │                                                 │
//!    └────────── signals, hang-up (watch) ─────────────┤
//!                panic hook (fault) ───────────────────┘
//!
//!  tty ─► source ─► listen (a thread that blocks in poll) ─► Arrival ─► the console's channel
//! ```
//!
//! The terminal is given back on every way out that a program can catch: quit, error, panic, SIGTERM, SIGHUP,
//! SIGINT, SIGQUIT, SIGTSTP, and a terminal that vanishes without a signal. Nothing runs while idle: the watching
//! thread and the reading thread both block in `poll` without a time limit.

mod backend;
mod fault;
mod guard;
mod input;
#[cfg(unix)]
mod job;
mod process;
mod sink;
mod source;
mod tty;
#[cfg(unix)]
mod watch;

use std::io;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

pub use fault::contain;
pub use input::{Arrival, Input, listen};
pub use process::harden;
pub use sink::Sink;

/// How the screen is opened.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Ask the terminal for mouse clicks, drags and the wheel. Off by default: it breaks selecting text.
    pub mouse: bool,
}

/// Why there is no screen: one sentence with the culprit and the next step.
#[derive(Debug, thiserror::Error)]
pub enum ScreenError {
    /// Neither a controlling terminal nor a standard stream that is one.
    #[error("there is no terminal to draw on; use `faceki-console decode -` or another verb without one")]
    NoTerminal,
    /// `TERM=dumb`.
    #[error(
        "the terminal says it cannot draw (TERM=dumb); set TERM to what it is, or use `faceki-console decode -`"
    )]
    Dumb,
    /// The console already holds the screen.
    #[error("the screen is already open")]
    AlreadyOpen,
    /// The terminal refused.
    #[error("the terminal cannot be set up: {0}; try another terminal, or use `faceki-console decode -`")]
    Setup(#[from] io::Error),
}

/// The screen in the console's hands: raw mode, alternate screen, bracketed paste. Dropping it restores everything.
///
/// It belongs to the thread that opened it. A panic in that thread gives the terminal back at once, even when it is
/// caught later; a panic in another thread leaves the screen alone (see [`contain`]).
pub struct Screen {
    frames: backend::Frames,
    /// The [`guard::paints`] count that the last frame was drawn under: another one means that the terminal was
    /// given away in between and holds something else now.
    paints: usize,
}

impl Screen {
    /// Takes the terminal: the controlling one, whatever the standard streams are, so that `curl … | faceki-console`
    /// and `faceki-console > file` both work.
    ///
    /// # Errors
    /// [`ScreenError`]; nothing was changed then.
    pub fn open(options: Options) -> Result<Self, ScreenError> {
        if std::env::var_os("TERM").is_some_and(|term| term == "dumb") {
            return Err(ScreenError::Dumb);
        }
        harden();
        let tty = tty::Tty::open()?;
        #[cfg(unix)]
        watch::start(&tty)?;
        guard::open(tty, options.mouse)?;
        // A terminal that cannot show colours is the theme's business; crossterm's own NO_COLOR path writes a reset
        // that erases the selection's reverse video.
        crossterm::style::force_color_output(true);
        Ok(Self { frames: backend::Frames::default(), paints: guard::paints() })
    }

    /// Draws one frame, with the cursor where `paint` says or hidden, and sends it in one write. A frame that changes
    /// nothing sends nothing.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn draw(&mut self, paint: impl FnOnce(&mut Buffer) -> Option<Position>) -> io::Result<()> {
        let paints = guard::paints();
        if paints != self.paints {
            self.paints = paints;
            self.redraw();
        }
        guard::send(&self.frames.draw(paint)).map(|_| ())
    }

    /// Makes the next frame a whole one, for Ctrl+L and after somebody else wrote on the screen. Asks the terminal
    /// nothing.
    pub fn redraw(&mut self) {
        self.frames.forget();
    }

    /// The size in cells, columns first, never above [`MOST_CELLS`] in all.
    #[must_use]
    pub fn size(&self) -> (u16, u16) {
        tty::size()
    }

    /// Turns the mouse on or off.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        guard::set_mouse(on)
    }

    /// Gives the terminal back and stops the whole job, as Ctrl+Z does in a program that reads lines. Once the shell
    /// brings it to the foreground again, the screen is taken back and an [`Input::Resize`] asks for a frame.
    ///
    /// Says `false`, and does nothing, when nobody could bring it back: the program was started without a shell
    /// (`xterm -e faceki-console`).
    ///
    /// # Errors
    /// When the signal cannot be sent.
    pub fn suspend(&mut self) -> io::Result<bool> {
        #[cfg(unix)]
        return watch::stop_job();
        #[cfg(not(unix))]
        return Ok(false);
    }

    /// Gives the terminal back for a while and writes `text` on the main screen, where it can be selected by hand.
    /// `text` must be sanitised. [`Screen::resume`] takes the screen back; dropping it leaves the text standing.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn leave_and_print(&mut self, text: &str) -> io::Result<()> {
        guard::leave_and_print(text)
    }

    /// Takes the screen back after [`Screen::leave_and_print`]; the next frame is a whole one.
    ///
    /// # Errors
    /// When the terminal cannot be set up again.
    pub fn resume(&mut self) -> io::Result<()> {
        guard::resume()
    }

    /// Gives the terminal back. The same as dropping the screen, but says when it fails.
    ///
    /// # Errors
    /// When the terminal cannot be set back.
    pub fn close(self) -> io::Result<()> {
        guard::close()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // A terminal that cannot be set back has gone, and nobody is left to be told.
        let _ = guard::close();
    }
}

/// The most cells that are drawn. A terminal that claims more (65,535 by 65,535 is 4 thousand million) gets its top
/// left corner drawn instead of the program running out of memory.
pub const MOST_CELLS: u32 = 500_000;

/// The part of a terminal of this size that is drawn: columns, rows.
#[must_use]
pub fn clamp(columns: u16, rows: u16) -> (u16, u16) {
    if u32::from(columns) * u32::from(rows) <= MOST_CELLS {
        return (columns, rows);
    }
    (columns.min(1_000), rows.min(500))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_kept_until_they_are_absurd() {
        for (size, drawn) in [
            ((0, 0), (0, 0)),
            ((80, 24), (80, 24)),
            ((1_000, 500), (1_000, 500)),
            ((65_535, 7), (65_535, 7)),
            ((1_001, 500), (1_000, 500)),
            ((65_535, 8), (1_000, 8)),
            ((8, 65_535), (8, 500)),
            ((65_535, 65_535), (1_000, 500)),
        ] {
            assert_eq!(clamp(size.0, size.1), drawn, "{size:?}");
        }
        for columns in [0, 1, 7, 500, 999, 1_000, 1_001, 40_000, u16::MAX] {
            for rows in [0, 1, 7, 500, 501, 1_000, 40_000, u16::MAX] {
                let (width, height) = clamp(columns, rows);
                assert!(u32::from(width) * u32::from(height) <= MOST_CELLS);
                assert!(width <= columns && height <= rows);
            }
        }
    }
}
