//! The terminal itself: where it is, its size, its modes. The only file that knows how platforms differ.

#[cfg_attr(unix, path = "tty/unix.rs")]
#[cfg_attr(not(unix), path = "tty/windows.rs")]
mod platform;

#[cfg(unix)]
pub(super) use platform::Waiter;
pub(super) use platform::{InputWaiter, Tty, size};
