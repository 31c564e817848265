//! The terminal guard and the events: everything that touches the real terminal.

use std::io;

use ratatui::Frame;

/// What the terminal tells the console.
#[derive(Clone, PartialEq)]
pub enum Input {
    /// A key press or repeat (never a release).
    Key(crossterm::event::KeyEvent),
    /// A whole bracketed paste, line ends as line feeds.
    Paste(String),
    /// A mouse event, coordinates clamped to the screen.
    Mouse(crossterm::event::MouseEvent),
    /// The size changed or the screen must be redrawn: columns, rows.
    Resize(u16, u16),
    /// The terminal is gone, or the process is asked to end.
    Closed,
}

/// Lengths only: what is typed and pasted is private.
impl std::fmt::Debug for Input {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Key(_) => f.write_str("Key"),
            Self::Paste(text) => write!(f, "Paste({} bytes)", text.len()),
            Self::Mouse(_) => f.write_str("Mouse"),
            Self::Resize(columns, rows) => write!(f, "Resize({columns}, {rows})"),
            Self::Closed => f.write_str("Closed"),
        }
    }
}

/// The screen in the console's hands: raw mode, alternate screen, bracketed paste. Dropping it restores everything.
pub struct Screen {
    terminal: ratatui::Terminal<ratatui::backend::CrosstermBackend<io::Stdout>>,
}

impl Screen {
    /// Draws one frame.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn draw(&mut self, paint: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        self.terminal.draw(paint).map(|_| ())
    }
}
