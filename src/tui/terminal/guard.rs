//! What the terminal was given to hold, and giving it back exactly once.
//!
//! One lock holds the state. Whoever ends the process takes it and never lets go, so that no frame can follow the
//! restored screen. Frames are written in pieces of what the terminal takes at once, the lock free in between: a
//! terminal that stopped reading cannot keep a signal from being obeyed.

use std::io::{self, Write as _};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};
use std::time::Duration;

use super::tty::Tty;
use super::{ScreenError, fault};

/// Whose the terminal is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holder {
    /// The console draws.
    Console,
    /// The console gave it up for a while; [`resume`] takes it back.
    Nobody,
    /// The job was stopped; being continued takes it back.
    Shell,
}

struct Guard {
    tty: Tty,
    holder: Holder,
    mouse: bool,
    /// A write ended inside a frame, perhaps inside an escape sequence.
    torn: bool,
    /// The thread that opened the screen.
    owner: ThreadId,
}

static GUARD: Mutex<Option<Guard>> = Mutex::new(None);
/// Held for a whole message, so that a copy through the terminal never lands inside a frame.
static SENDING: Mutex<()> = Mutex::new(());
static PAINTS: AtomicUsize = AtomicUsize::new(0);

/// How long a terminal that takes no bytes is waited for before it is given back without them.
const PATIENCE: Duration = Duration::from_millis(300);

fn lock() -> MutexGuard<'static, Option<Guard>> {
    GUARD.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Counts how often the screen was taken: a change means that it must be painted whole.
pub(super) fn paints() -> usize {
    PAINTS.load(Ordering::Acquire)
}

/// Takes the terminal.
pub(super) fn open(tty: Tty, mouse: bool) -> Result<(), ScreenError> {
    let mut slot = lock();
    if slot.is_some() {
        return Err(ScreenError::AlreadyOpen);
    }
    let mut guard = Guard { tty, holder: Holder::Nobody, mouse, torn: false, owner: thread::current().id() };
    let taken = guard.take();
    if taken.is_err() {
        let _ = guard.give_back();
    } else {
        *slot = Some(guard);
    }
    Ok(taken?)
}

/// Sends bytes while the console holds the screen; drops them otherwise, as the next frame will be whole. Says whether
/// all were sent.
pub(super) fn send(bytes: &[u8]) -> io::Result<bool> {
    let _whole = SENDING.lock().unwrap_or_else(PoisonError::into_inner);
    let paints = paints();
    let mut left = bytes;
    while !left.is_empty() {
        let waiter = match lock().as_ref() {
            Some(guard) => guard.tty.waiter(),
            None => return Ok(false),
        };
        waiter.writable(None)?;
        let mut slot = lock();
        let Some(guard) = slot.as_mut() else { return Ok(false) };
        if guard.holder != Holder::Console || self::paints() != paints {
            return Ok(false);
        }
        let written = guard.tty.write(left)?;
        left = left.get(written..).unwrap_or_default();
        guard.torn = !left.is_empty();
    }
    Ok(true)
}

/// Turns the mouse on or off, now if the console holds the screen.
pub(super) fn set_mouse(on: bool) -> io::Result<()> {
    let changed = lock().as_mut().is_some_and(|guard| std::mem::replace(&mut guard.mouse, on) != on);
    if changed {
        send(if on { MOUSE_ON } else { MOUSE_OFF })?;
    }
    Ok(())
}

/// Gives the terminal up for a while and writes on the main screen.
pub(super) fn leave_and_print(text: &str) -> io::Result<()> {
    let _whole = SENDING.lock().unwrap_or_else(PoisonError::into_inner);
    let mut slot = lock();
    let Some(guard) = slot.as_mut() else { return Ok(()) };
    let restored = guard.give_back();
    guard.holder = Holder::Nobody;
    restored?;
    guard.write_within(text.as_bytes(), Duration::from_secs(5))
}

/// Takes the screen back from [`leave_and_print`].
pub(super) fn resume() -> io::Result<()> {
    lock().as_mut().map_or(Ok(()), Guard::take)
}

/// Gives the terminal back for good. The second call does nothing. Afterwards says what failed meanwhile in threads
/// that had to be silent.
pub(super) fn close() -> io::Result<()> {
    let mut slot = lock();
    let Some(guard) = slot.as_mut() else { return Ok(()) };
    // Still locked: a signal that comes now must find either a screen to restore or a restored one.
    let restored = guard.give_back();
    *slot = None;
    drop(slot);
    fault::tell_silenced();
    restored
}

/// Gives the terminal back because the thread `panicking` fails, if the screen is that thread's or nobody's. Says
/// whether the screen is out of the way, so that something can be printed.
pub(super) fn close_for_panic(panicking: ThreadId) -> bool {
    // The lock is free within moments, except while the process is being ended: then nothing more is to be printed.
    for _ in 0..50 {
        match GUARD.try_lock() {
            Ok(mut slot) => return close_slot(&mut slot, panicking),
            Err(std::sync::TryLockError::Poisoned(poisoned)) => {
                return close_slot(&mut poisoned.into_inner(), panicking);
            }
            Err(std::sync::TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(10)),
        }
    }
    false
}

fn close_slot(slot: &mut Option<Guard>, panicking: ThreadId) -> bool {
    match slot {
        Some(guard) if guard.owner == panicking => {
            let _ = guard.give_back();
            *slot = None;
            true
        }
        Some(guard) => guard.holder != Holder::Console,
        None => true,
    }
}

/// Gives the terminal back and does `end` without letting anybody draw in between.
#[cfg(unix)]
pub(super) fn end(end: impl FnOnce()) {
    let mut slot = lock();
    if let Some(guard) = slot.as_mut() {
        let _ = guard.give_back();
        guard.holder = Holder::Nobody;
    }
    end();
}

/// Gives the terminal to the shell because the job stops, and does `stop`.
#[cfg(unix)]
pub(super) fn stop(stop: impl FnOnce()) {
    let mut slot = lock();
    if let Some(guard) = slot.as_mut().filter(|guard| guard.holder == Holder::Console) {
        let _ = guard.give_back();
        guard.holder = Holder::Shell;
    }
    drop(slot);
    stop();
}

/// Takes the screen back because the job goes on. Says whether the console holds it.
#[cfg(unix)]
pub(super) fn continued() -> bool {
    match lock().as_mut() {
        // Stopped by SIGSTOP it still believes to hold the screen: it is taken again just the same.
        Some(guard) if guard.holder != Holder::Nobody => guard.take().is_ok(),
        _ => false,
    }
}

impl Guard {
    fn take(&mut self) -> io::Result<()> {
        self.tty.raw()?;
        self.holder = Holder::Console;
        PAINTS.fetch_add(1, Ordering::AcqRel);
        let mut bytes = Vec::new();
        bytes.write_all(ENTER)?;
        if self.mouse {
            bytes.write_all(MOUSE_ON)?;
        }
        self.write_within(&bytes, PATIENCE)
    }

    /// Restores unless that was done already.
    fn give_back(&mut self) -> io::Result<()> {
        if self.holder != Holder::Console {
            return Ok(());
        }
        self.holder = Holder::Nobody;
        let mut bytes = Vec::new();
        if std::mem::take(&mut self.torn) {
            bytes.extend_from_slice(END_OF_STRING);
        }
        if self.mouse {
            bytes.extend_from_slice(MOUSE_OFF);
        }
        bytes.extend_from_slice(LEAVE);
        // The modes first: a terminal that takes no bytes gets at least them, and whoever sees the main screen again can
        // type at once.
        let modes = self.tty.cooked();
        self.write_within(&bytes, PATIENCE)?;
        modes
    }

    /// Writes with the lock held, for the few bytes that must not be interrupted.
    fn write_within(&mut self, bytes: &[u8], patience: Duration) -> io::Result<()> {
        let mut left = bytes;
        while !left.is_empty() {
            if !self.tty.waiter().writable(Some(patience))? {
                return Err(io::ErrorKind::TimedOut.into());
            }
            let written = self.tty.write(left)?;
            left = left.get(written..).unwrap_or_default();
        }
        Ok(())
    }
}

/// Alternate screen, cleared for terminals without one, bracketed paste, cursor hidden.
#[cfg(unix)]
const ENTER: &[u8] = b"\x1b[?1049h\x1b[2J\x1b[?2004h\x1b[?25l";
/// The same without bracketed paste: crossterm 0.29 never reports a paste on Windows, and asking changes Enter.
#[cfg(not(unix))]
const ENTER: &[u8] = b"\x1b[?1049h\x1b[2J\x1b[?25l";
const LEAVE: &[u8] = b"\x1b[?2004l\x1b[0m\x1b[?1049l\x1b[?25h";
/// Clicks, drags and the wheel in SGR form; no bare movements, which would wake the program for nothing.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1002l\x1b[?1000l";
/// Ends whatever sequence a torn write left open: ESC ends a CSI, ST a string.
const END_OF_STRING: &[u8] = b"\x1b\\";
