//! Ctrl+C while counting: what was counted so far is still an answer.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::SIGINT;

/// Whether the person has had enough.
#[derive(Clone, Default)]
pub(in crate::cli) struct Stop {
    given: Arc<AtomicBool>,
    #[cfg(unix)]
    waker: Option<Arc<std::os::unix::net::UnixStream>>,
}

impl Stop {
    /// Never given: Ctrl+C ends the process as ever.
    pub(in crate::cli) fn never() -> Self {
        Self::default()
    }

    /// Given by the first Ctrl+C; the second one ends the process.
    pub(super) fn on_interrupt() -> Self {
        let mut stop = Self::default();
        // Without its signal the count cannot be stopped half way, which is no reason not to count.
        let _ = stop.register();
        stop
    }

    fn register(&mut self) -> io::Result<()> {
        signal_hook::flag::register_conditional_default(SIGINT, Arc::clone(&self.given))?;
        signal_hook::flag::register(SIGINT, Arc::clone(&self.given))?;
        #[cfg(unix)]
        {
            let (waker, sleeper) = std::os::unix::net::UnixStream::pair()?;
            signal_hook::low_level::pipe::register(SIGINT, waker)?;
            self.waker = Some(Arc::new(sleeper));
        }
        Ok(())
    }

    /// Has it been given?
    pub(super) fn given(&self) -> bool {
        self.given.load(Ordering::Relaxed)
    }

    /// A reader that ends when the stop is given, also while it waits for more.
    #[cfg(unix)]
    pub(super) fn guard<R: Read + std::os::fd::AsFd + Send + 'static>(
        &self,
        reader: R,
    ) -> impl Read + Send + 'static {
        Guarded { reader, stop: self.clone() }
    }

    /// A reader that ends when the stop is given.
    #[cfg(not(unix))]
    pub(super) fn guard<R: Read + Send + 'static>(&self, reader: R) -> impl Read + Send + 'static {
        Guarded { reader, stop: self.clone() }
    }
}

struct Guarded<R> {
    reader: R,
    stop: Stop,
}

#[cfg(unix)]
impl<R: Read + std::os::fd::AsFd> Read for Guarded<R> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        use rustix::event::{PollFd, PollFlags, poll};

        if let Some(waker) = &self.stop.waker {
            let mut both = [PollFd::new(&self.reader, PollFlags::IN), PollFd::new(waker, PollFlags::IN)];
            match poll(&mut both, None) {
                Ok(_) | Err(rustix::io::Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
        if self.stop.given() { Ok(0) } else { self.reader.read(room) }
    }
}

#[cfg(not(unix))]
impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        if self.stop.given() { Ok(0) } else { self.reader.read(room) }
    }
}
