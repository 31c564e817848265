//! Where events come from: crossterm reads them. It cannot be asked whether something has begun that does not end, and
//! until then its reading never returns (crossterm#1060), so this looks at what waits before crossterm does.

use std::io;
use std::time::{Duration, Instant};

use crossterm::event::{self, Event};

use super::{contain, tty};

/// No key is longer than this, in bytes.
const LONGEST_KEY: u64 = 12;

/// The bytes of `ESC[200~`, which some terminals write before the pasted text and apart from it.
const PASTE_MARK: u64 = 6;

/// Time for crossterm to look for events in what it has read already: with none it does not look, and for the last part
/// of a millisecond it asks again and again without waiting.
const MOMENT: Duration = Duration::from_micros(100);

/// The events of the terminal.
#[derive(Default)]
pub(super) struct Source {
    waiter: tty::InputWaiter,
    /// crossterm has an event.
    more: bool,
}

impl Source {
    /// The next event, however long it takes. `begun` is called before one is read that may be a paste.
    ///
    /// # Errors
    /// When the terminal cannot be read.
    pub(super) fn next(&mut self, begun: impl FnOnce()) -> io::Result<Event> {
        let may_be_paste = |bytes: u64| bytes == PASTE_MARK || bytes > LONGEST_KEY;
        if !std::mem::take(&mut self.more) && self.waiter.wait(None).is_some_and(may_be_paste) {
            begun();
        }
        // crossterm 0.29 computes a mouse column of 0 minus 1 (crossterm#1049); that input is lost, not the console.
        contain(event::read).unwrap_or(Err(io::ErrorKind::Interrupted.into()))
    }

    /// Whether a further event comes in time.
    pub(super) fn has_more_within(&mut self, time: Duration) -> bool {
        let until = Instant::now() + time;
        loop {
            self.more = matches!(contain(|| event::poll(MOMENT)), Ok(Ok(true)));
            let left = until.saturating_duration_since(Instant::now());
            if self.more || left.is_zero() {
                return self.more;
            }
            self.waiter.wait(Some(left));
        }
    }
}
