//! A child process that keeps a text on the display's clipboard after the program has quit.
//!
//! X11 and Wayland have no clipboard of their own: whoever offers a text must stay alive to hand it out. So a child of
//! the same program does, until another program copies something. It gets the text on standard input, sits in a
//! process group of its own (a hang-up of the terminal does not reach it), and ends by itself when the display is
//! silent.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use arboard::SetExtLinux as _;
use x11rb::connection::Connection as _;

use super::command::{self, LIMIT};
use super::{Environment, Sensitivity};

/// The hidden verb, the program's first argument: `faceki-console __clip-hold [SECONDS]`. With a time, the text is private:
/// kept out of clipboard histories, and taken off the clipboard when the time is over.
pub const HOLD: &str = "__clip-hold";

/// How long a private text is handed out: long enough to paste it, too short to be pasted by mistake in the next ticket.
pub(super) const PRIVATE_FOR: Option<Duration> = Some(Duration::from_secs(60));

/// What the child prints once the clipboard is its own.
const OWNED: &str = "OWNED";

/// Starts a holder and waits until it owns the clipboard. It is reaped when it ends, whenever that is.
pub(super) fn start(
    program: &Path,
    text: &str,
    sensitivity: Sensitivity,
    until: Instant,
) -> Result<(), String> {
    let mut command = Command::new(program);
    let private_for = PRIVATE_FOR.filter(|_| sensitivity == Sensitivity::Private);
    command.arg(HOLD).args(private_for.map(|time| time.as_secs().to_string()));
    command.current_dir("/").process_group(0);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child =
        command.spawn().map_err(|error| format!("the holder cannot be started ({})", error.kind()))?;
    let answer = talk(&mut child, text);
    match answer.recv_timeout(until.saturating_duration_since(Instant::now())) {
        Ok(answer) if answer == OWNED => {
            // Without a thread that waits it would stay a zombie once another program copies.
            thread::spawn(move || child.wait());
            Ok(())
        }
        Ok(_) => {
            command::end(&mut child);
            Err("the display refuses the text".into())
        }
        Err(_) => {
            command::end(&mut child);
            Err("the display does not answer".into())
        }
    }
}

/// Gives the child its text and waits for its first line, in a thread.
fn talk(child: &mut Child, text: &str) -> mpsc::Receiver<String> {
    let (sender, answer) = mpsc::channel();
    if let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) {
        let text = text.to_owned();
        thread::spawn(move || {
            let mut line = String::new();
            let told = input.write_all(text.as_bytes());
            drop(input);
            // A child that fails closes its output; an empty line says so.
            let _ = told.and_then(|()| BufReader::new(output).read_line(&mut line));
            let _ = sender.send(line.trim_end().to_owned());
        });
    }
    answer
}

/// The child: takes the text from standard input, owns the clipboard, prints a line, and stays until another program
/// copies or a private text's time is over: nothing is left on the clipboard then, as whoever offered it is gone. Returns
/// the exit status: 0 replaced by another copy or over, 3 the display refused or did not answer.
#[must_use]
pub fn hold() -> u8 {
    crate::tui::terminal::harden();
    let seconds = std::env::args_os().nth(2).map(|argument| argument.to_string_lossy().parse());
    // A time that is none is no reason to hold a private text for ever.
    let private_for = seconds.map(|seconds| Duration::from_secs(seconds.unwrap_or_default()));
    let private = private_for.is_some();
    let (sender, said) = mpsc::channel();
    let watcher = sender.clone();
    // A silent display blocks for ever; the thread is left behind then.
    thread::spawn(move || {
        let ended = own(private, &sender).is_ok();
        let _ = sender.send(if ended { Said::Replaced } else { Said::Failed });
    });
    // The parent gives up first; this is for when it is gone.
    if said.recv_timeout(LIMIT + Duration::from_millis(500)) != Ok(Said::Owned) {
        return 3;
    }
    let mut output = io::stdout().lock();
    // A parent that is gone needs no answer, and the text is held all the same.
    let _ = writeln!(output, "{OWNED}").and_then(|()| output.flush());
    drop(output);
    watch_display(watcher);
    let ended = match private_for {
        Some(time) => said.recv_timeout(time),
        None => said.recv().map_err(Into::into),
    };
    match ended {
        Ok(Said::Replaced) | Err(RecvTimeoutError::Timeout) => 0,
        _ => 3,
    }
}

/// Ends the wait when the X display has gone, which arboard does not notice. A Wayland display needs no watching, and
/// looking at its X twin could start that.
fn watch_display(said: Sender<Said>) {
    if Environment::of_process().wayland.is_some() {
        return;
    }
    thread::spawn(move || {
        if let Ok((display, _)) = x11rb::connect(None) {
            while display.wait_for_event().is_ok() {}
            let _ = said.send(Said::Failed);
        }
    });
}

#[derive(PartialEq, Eq)]
enum Said {
    Owned,
    Replaced,
    Failed,
}

fn own(private: bool, said: &Sender<Said>) -> Result<(), arboard::Error> {
    let mut text = String::new();
    io::stdin().lock().read_to_string(&mut text).map_err(|_| arboard::Error::ConversionFailure)?;
    let mut clipboard = arboard::Clipboard::new()?;
    // Twice, because only the waiting form stays, and it says nothing before it ends.
    let mut first = clipboard.set();
    if private {
        first = first.exclude_from_history();
    }
    first.text(text.as_str())?;
    let _ = said.send(Said::Owned);
    let mut second = clipboard.set().wait();
    if private {
        second = second.exclude_from_history();
    }
    second.text(text)
}
