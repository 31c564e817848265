//! Getting a text onto the clipboard, and how sure that is.
//!
//! ```text
//!  Chain ─┬─ system    the display's clipboard, read back (holder: a child that keeps it after we quit)
//!         ├─ tmux      the tmux buffer, read back; tmux sends it on to the outer terminal
//!         ├─ osc52     through the terminal, which does not confirm
//!         └─ command   a program of the user's choice
//! ```
//!
//! What is copied goes to children on their standard input, never as an argument or in the environment. Every step has
//! a time limit, but [`Chain::copy`](Clipboard::copy) may still take seconds: call it from a worker.

mod chain;
mod command;
mod environment;
mod evidence;
#[cfg(all(unix, not(target_os = "macos")))]
mod holder;
#[cfg(not(all(unix, not(target_os = "macos"))))]
#[path = "clipboard/no_holder.rs"]
mod holder;
mod osc52;
mod recording;
mod settings;
mod system;
mod tmux;

pub use chain::Chain;
pub use environment::Environment;
pub use evidence::Evidence;
pub use holder::{HOLD, hold};
pub use recording::Recording;
pub use settings::{Settings, UnknownWay, Way};
pub use system::read;

/// Whether a text holds a customer's own value and should be kept out of clipboard histories.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sensitivity {
    /// Words of ours only.
    Plain,
    /// Holds a customer's value.
    Private,
}

/// Something that takes a text for pasting elsewhere.
pub trait Clipboard {
    /// Copies `text` as it is and says how sure the result is. Never hangs: every step has a time limit.
    fn copy(&mut self, text: &str, sensitivity: Sensitivity) -> Evidence;
}
