//! Signals and hang-ups: one thread that blocks until one of them happens.
//!
//! Handlers only store a number and write a byte; everything else is done here, outside of handlers.

use std::io::{self, Read as _};
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::process::{self, Signal};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::{flag, low_level};

use super::tty::{Tty, Waiter};
use super::{guard, job};

/// What to tell the console when its screen was taken back.
static ON_CONTINUE: Mutex<Option<Box<dyn Fn() + Send>>> = Mutex::new(None);

/// Calls `tell` each time the screen was taken back and holds nothing.
pub(super) fn on_continue(tell: impl Fn() + Send + 'static) {
    *ON_CONTINUE.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(tell));
}

/// Starts watching, once in the life of the process.
pub(super) fn start(tty: &Tty) -> io::Result<()> {
    static STARTED: OnceLock<()> = OnceLock::new();
    if STARTED.get().is_some() {
        return Ok(());
    }
    let (woken, waker) = UnixStream::pair()?;
    woken.set_nonblocking(true)?;
    waker.set_nonblocking(true)?;
    let mut watch = Watch { woken, fatal: Arc::default(), job: Arc::default(), tty: tty.waiter() };
    // The number is stored before the byte is written: handlers run in the order in which they are registered.
    for signal in [SIGTERM, SIGHUP, SIGINT, SIGQUIT] {
        flag::register_usize(signal, Arc::clone(&watch.fatal), signal.unsigned_abs() as usize)?;
        low_level::pipe::register(signal, waker.try_clone()?)?;
    }
    for signal in [SIGTSTP, SIGCONT] {
        flag::register_usize(signal, Arc::clone(&watch.job), signal.unsigned_abs() as usize)?;
        low_level::pipe::register(signal, waker.try_clone()?)?;
    }
    thread::Builder::new().name("watch".into()).spawn(move || watch.run())?;
    let _ = STARTED.set(());
    Ok(())
}

struct Watch {
    woken: UnixStream,
    /// The last signal that ends the process; 0 for none.
    fatal: Arc<AtomicUsize>,
    /// The last of SIGTSTP and SIGCONT; 0 for none.
    job: Arc<AtomicUsize>,
    tty: Waiter,
}

impl Watch {
    fn run(&mut self) {
        // A signal that came after its number could be stored and before its byte could be written woke nobody.
        self.obey();
        let mut watched = true;
        loop {
            // Without wanted events only a hang-up or an error wakes. Some systems cannot poll /dev/tty; there the
            // kernel's SIGHUP has to do.
            let wanted = PollFlags::empty();
            let mut both = [PollFd::new(&self.woken, PollFlags::IN), PollFd::new(&self.tty, wanted)];
            let asked = if watched { &mut both[..] } else { both.split_at_mut(1).0 };
            match poll(asked, None) {
                Ok(_) | Err(Errno::INTR) => {}
                Err(_) => return,
            }
            let [_, terminal] = &both;
            if watched && terminal.revents().contains(PollFlags::HUP) {
                // The terminal has gone and nobody sent SIGHUP, as to a child of a leader that ignores it. crossterm
                // would read nothing for ever at full speed.
                die(SIGHUP);
            }
            watched = watched && terminal.revents().is_empty();
            self.obey();
        }
    }

    fn obey(&mut self) {
        let mut bytes = [0; 64];
        while self.woken.read(&mut bytes).is_ok_and(|read| read == bytes.len()) {}
        let fatal = self.fatal.swap(0, Ordering::AcqRel);
        if fatal != 0 {
            die(i32::try_from(fatal).unwrap_or(SIGTERM));
        }
        match i32::try_from(self.job.swap(0, Ordering::AcqRel)) {
            // Not SIGTSTP again: the kernel ignores it in a group that nobody can continue, and whoever sent it knows
            // the number to continue.
            Ok(SIGTSTP) => guard::stop(|| {
                // Continued before it stopped: stopping now would be for ever.
                if self.job.load(Ordering::Acquire) != SIGCONT.unsigned_abs() as usize {
                    let _ = low_level::raise(signal_hook::consts::SIGSTOP);
                }
            }),
            Ok(SIGCONT) if guard::continued() => {
                let tell = ON_CONTINUE.lock().unwrap_or_else(PoisonError::into_inner);
                tell.iter().for_each(|tell| tell());
            }
            _ => {}
        }
    }
}

/// Restores the terminal and ends the process by `signal`, so that whoever waits for it sees the truth.
fn die(signal: i32) {
    guard::end(|| {
        let _ = low_level::emulate_default_handler(signal);
    });
}

/// Asks the whole job to stop, as the terminal does for Ctrl+Z: whoever feeds us stops as well, or the shell would not
/// take over. Our own handler does the rest.
pub(super) fn stop_job() -> io::Result<bool> {
    if !job::can_be_continued() {
        return Ok(false);
    }
    process::kill_current_process_group(Signal::TSTP)?;
    Ok(true)
}
