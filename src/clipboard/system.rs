//! The display's own clipboard.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Instant;

use super::command::LIMIT;
use super::{Environment, Evidence, Sensitivity};

/// Copies `text` and reads it back over a connection of our own.
pub(super) fn copy(
    environment: &Environment,
    text: &str,
    sensitivity: Sensitivity,
) -> Result<Evidence, String> {
    let until = Instant::now() + LIMIT;
    let set = set(environment, text, sensitivity, until);
    #[cfg(all(unix, not(target_os = "macos")))]
    if let (Err(reason), Some(_)) = (&set, &environment.wayland) {
        // GNOME without XWayland lets no program without a window own the clipboard, except through this tool.
        return wl_copy(text).map_err(|second| format!("{reason}; {second}"));
    }
    set?;
    match read_back(until) {
        Ok(held) if held == text => Ok(match super::holder::PRIVATE_FOR {
            Some(_) if sensitivity == Sensitivity::Private => Evidence::CopiedForAMinute,
            _ => Evidence::Copied,
        }),
        Ok(_) => Err("the clipboard holds another text".into()),
        Err(reason) => Err(reason),
    }
}

/// What is on the user's own clipboard, for a paste key of the console. May take 1.5 seconds: call it from a worker.
///
/// # Errors
/// One sentence: over SSH without a forwarded display (the clipboard there is another machine's), without a display, and
/// when the display does not answer.
pub fn read(environment: &Environment) -> Result<String, String> {
    if !environment.has_display() {
        let why =
            if environment.ssh { "The clipboard here is another machine's" } else { "There is no display" };
        return Err(format!("{why}: paste with your terminal's own key."));
    }
    read_back(Instant::now() + LIMIT).map_err(|_| "The clipboard holds no text, or does not answer.".into())
}

#[cfg(all(unix, not(target_os = "macos")))]
fn set(
    environment: &Environment,
    text: &str,
    sensitivity: Sensitivity,
    until: Instant,
) -> Result<(), String> {
    if !environment.has_display() {
        return Err(if environment.ssh { "no display is forwarded" } else { "there is no display" }.into());
    }
    let program = environment.program.as_deref().ok_or("the program does not find itself")?;
    super::holder::start(program, text, sensitivity, until)
}

/// macOS and Windows keep the text themselves.
#[cfg(not(all(unix, not(target_os = "macos"))))]
fn set(_: &Environment, text: &str, sensitivity: Sensitivity, until: Instant) -> Result<(), String> {
    #[cfg(target_os = "macos")]
    use arboard::SetExtApple as _;
    #[cfg(windows)]
    use arboard::SetExtWindows as _;
    let text = text.to_owned();
    within(until, move || {
        let mut clipboard = arboard::Clipboard::new()?;
        loop {
            let set = clipboard.set();
            let set = if sensitivity == Sensitivity::Private { set.exclude_from_history() } else { set };
            match set.text(text.as_str()) {
                Err(arboard::Error::ClipboardOccupied) if Instant::now() < until => {
                    thread::sleep(std::time::Duration::from_millis(20));
                }
                result => return result,
            }
        }
    })
}

/// What the clipboard holds now. Another program may own it and never answer, hence the thread.
fn read_back(until: Instant) -> Result<String, String> {
    within(until, || arboard::Clipboard::new()?.get_text())
}

/// Runs `work` in a thread and gives up waiting at `until`. Work that never ends leaves one thread behind, and only
/// one: until it ends, nothing more is tried.
fn within<T: Send + 'static>(
    until: Instant,
    work: impl FnOnce() -> Result<T, arboard::Error> + Send + 'static,
) -> Result<T, String> {
    static STUCK: AtomicBool = AtomicBool::new(false);
    if STUCK.swap(true, Ordering::AcqRel) {
        return Err("the display still does not answer".into());
    }
    let (sender, done) = mpsc::channel();
    thread::spawn(move || {
        let result = work();
        STUCK.store(false, Ordering::Release);
        // The receiver is gone when the limit has passed.
        let _ = sender.send(result);
    });
    match done.recv_timeout(until.saturating_duration_since(Instant::now())) {
        Ok(result) => result.map_err(|_| "the clipboard cannot be used".into()),
        Err(_) => Err("the display does not answer".into()),
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
fn wl_copy(text: &str) -> Result<Evidence, String> {
    use super::command::run;
    use std::process::{Command, Stdio};

    run(Command::new("wl-copy").stdout(Stdio::null()), text)?;
    let held = run(Command::new("wl-paste").arg("--no-newline").stdout(Stdio::piped()), "")?;
    if held == text.as_bytes() { Ok(Evidence::Copied) } else { Err("wl-paste gives another text".into()) }
}
