//! Terminals on Unix: `/dev/tty`, termios, `poll`.

use std::ffi::OsStr;
use std::fs::{File, OpenOptions};
use std::io::{self, Read as _};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::OFlags;
use rustix::io::Errno;
use rustix::termios::{self, OptionalActions, QueueSelector, Termios};

use crate::tui::terminal::{ScreenError, clamp};

/// The terminal that is drawn on, and its modes as they were found.
pub(in crate::tui::terminal) struct Tty {
    file: Arc<File>,
    cooked: Termios,
}

/// The terminal of this process, once found.
static FOUND: OnceLock<Arc<File>> = OnceLock::new();

impl Tty {
    /// Finds the terminal and remembers its modes.
    pub(in crate::tui::terminal) fn open() -> Result<Self, ScreenError> {
        let file = Arc::clone(match FOUND.get() {
            Some(file) => file,
            None => {
                let file = Arc::new(find()?);
                FOUND.get_or_init(|| file)
            }
        });
        let cooked = termios::tcgetattr(&file).map_err(io::Error::from)?;
        Ok(Self { file, cooked })
    }

    /// Keys one by one, nothing echoed, no signal keys.
    pub(in crate::tui::terminal) fn raw(&self) -> io::Result<()> {
        let mut raw = self.cooked.clone();
        raw.make_raw();
        Ok(termios::tcsetattr(&self.file, OptionalActions::Now, &raw)?)
    }

    /// The modes as they were found. What was typed but not read is dropped: it may be the rest of a paste, and a
    /// shell would run it.
    pub(in crate::tui::terminal) fn cooked(&self) -> io::Result<()> {
        let _ = termios::tcflush(&self.file, QueueSelector::IFlush);
        Ok(termios::tcsetattr(&self.file, OptionalActions::Now, &self.cooked)?)
    }

    /// Writes as much as the terminal takes now, perhaps nothing.
    pub(in crate::tui::terminal) fn write(&self, bytes: &[u8]) -> io::Result<usize> {
        match rustix::io::write(&self.file, bytes) {
            Ok(0) => Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => Ok(written),
            Err(Errno::AGAIN | Errno::INTR) => Ok(0),
            Err(error) => Err(error.into()),
        }
    }

    /// Something to wait on without borrowing the terminal.
    pub(in crate::tui::terminal) fn waiter(&self) -> Waiter {
        Waiter(Arc::clone(&self.file))
    }
}

/// Waits for the terminal.
pub(in crate::tui::terminal) struct Waiter(Arc<File>);

impl Waiter {
    /// Waits until the terminal takes bytes or fails; `false` when it does neither within `limit`.
    pub(in crate::tui::terminal) fn writable(&self, limit: Option<Duration>) -> io::Result<bool> {
        let limit = limit.and_then(|limit| Timespec::try_from(limit).ok());
        loop {
            match poll(&mut [PollFd::new(&self.0, PollFlags::OUT)], limit.as_ref()) {
                Ok(ready) => return Ok(ready > 0),
                Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}

impl AsFd for Waiter {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}

/// The size in cells, columns first, clamped; nothing when there is no terminal.
pub(in crate::tui::terminal) fn size() -> (u16, u16) {
    let size = FOUND.get().and_then(|file| termios::tcgetwinsize(file).ok());
    size.map_or((0, 0), |size| clamp(size.ws_col, size.ws_row))
}

/// Waits for what crossterm reads: standard input if that is a terminal, else the controlling terminal.
pub(in crate::tui::terminal) struct InputWaiter {
    /// A byte for each new size.
    resized: Option<UnixStream>,
}

/// To be made after crossterm's first poll: of one signal's handlers the first registered is the first to run, and
/// crossterm must know of a new size before we ask it.
impl Default for InputWaiter {
    fn default() -> Self {
        let resized = || {
            let (resized, waker) = UnixStream::pair()?;
            resized.set_nonblocking(true)?;
            waker.set_nonblocking(true)?;
            signal_hook::low_level::pipe::register(signal_hook::consts::SIGWINCH, waker)?;
            io::Result::Ok(resized)
        };
        Self { resized: resized().ok() }
    }
}

impl InputWaiter {
    /// Waits until there is something for crossterm to read or a new size, at most `limit`: how many bytes there are,
    /// where that is known.
    pub(in crate::tui::terminal) fn wait(&mut self, limit: Option<Duration>) -> Option<u64> {
        let stdin = io::stdin();
        let found = FOUND.get().map(|file| file.as_fd());
        let input = if termios::isatty(&stdin) { Some(stdin.as_fd()) } else { found };
        let (input, resized) = (input?, self.resized.as_mut()?);
        let limit = limit.and_then(|limit| Timespec::try_from(limit).ok());
        let mut both = [PollFd::from_borrowed_fd(input, PollFlags::IN), PollFd::new(resized, PollFlags::IN)];
        while poll(&mut both, limit.as_ref()) == Err(Errno::INTR) {}
        let [of_input, of_size] = both.map(|asked| asked.revents());
        if of_size.contains(PollFlags::IN) {
            let mut bytes = [0; 64];
            while resized.read(&mut bytes).is_ok_and(|read| read == bytes.len()) {}
        }
        of_input.contains(PollFlags::IN).then(|| rustix::io::ioctl_fionread(input).ok()).flatten()
    }
}

/// The controlling terminal; without one, a standard stream that is a terminal. Keys are read by crossterm from
/// standard input if that is a terminal, else from `/dev/tty`, so one of both must be there.
fn find() -> Result<File, ScreenError> {
    if let Ok(file) = reopen(Path::new("/dev/tty")) {
        return Ok(file);
    }
    if !termios::isatty(io::stdin()) {
        return Err(ScreenError::NoTerminal);
    }
    let (output, error, input) = (io::stdout(), io::stderr(), io::stdin());
    [output.as_fd(), error.as_fd(), input.as_fd()]
        .into_iter()
        .filter_map(|stream| termios::ttyname(stream, Vec::new()).ok())
        .find_map(|name| reopen(Path::new(OsStr::from_bytes(name.as_bytes()))).ok())
        .ok_or(ScreenError::NoTerminal)
}

/// An open file description of our own, so that making it non-blocking touches nobody else's.
fn reopen(path: &Path) -> io::Result<File> {
    let flags = (OFlags::NOCTTY | OFlags::NONBLOCK).bits().cast_signed();
    OpenOptions::new().read(true).write(true).custom_flags(flags).open(path)
}
