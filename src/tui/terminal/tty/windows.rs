//! Terminals where there is no `/dev/tty`: the console behind standard output, through crossterm.

use std::io::{self, IsTerminal as _, Write as _};
use std::time::Duration;

use crate::tui::terminal::{ScreenError, clamp};

/// The console.
pub(in crate::tui::terminal) struct Tty;

impl Tty {
    /// Standard output, when it is a console.
    pub(in crate::tui::terminal) fn open() -> Result<Self, ScreenError> {
        if io::stdout().is_terminal() { Ok(Self) } else { Err(ScreenError::NoTerminal) }
    }

    /// Keys one by one, nothing echoed.
    pub(in crate::tui::terminal) fn raw(&self) -> io::Result<()> {
        crossterm::terminal::enable_raw_mode()
    }

    /// The modes as they were found.
    pub(in crate::tui::terminal) fn cooked(&self) -> io::Result<()> {
        crossterm::terminal::disable_raw_mode()
    }

    /// Writes everything.
    pub(in crate::tui::terminal) fn write(&self, bytes: &[u8]) -> io::Result<usize> {
        let mut output = io::stdout().lock();
        output.write_all(bytes)?;
        output.flush()?;
        Ok(bytes.len())
    }

    /// Something to wait on without borrowing the terminal.
    pub(in crate::tui::terminal) fn waiter(&self) -> Waiter {
        Waiter
    }
}

/// Waits for nothing: a console always takes bytes.
pub(in crate::tui::terminal) struct Waiter;

impl Waiter {
    /// Always at once.
    pub(in crate::tui::terminal) fn writable(&self, _limit: Option<Duration>) -> io::Result<bool> {
        Ok(true)
    }
}

/// The size in cells, columns first, clamped; nothing when there is no terminal.
pub(in crate::tui::terminal) fn size() -> (u16, u16) {
    crossterm::terminal::size().map_or((0, 0), |(columns, rows)| clamp(columns, rows))
}

/// Waits for what crossterm reads.
#[derive(Default)]
pub(in crate::tui::terminal) struct InputWaiter;

impl InputWaiter {
    /// Waits for nothing without a limit: a paste comes as keys, and crossterm's reading waits for those.
    pub(in crate::tui::terminal) fn wait(&mut self, limit: Option<Duration>) -> Option<u64> {
        let _ = crossterm::event::poll(limit?);
        None
    }
}
