//! The tmux buffer.
//!
//! With tmux's own default (`set-clipboard external`) an application's OSC 52 reaches nothing, so the text is handed
//! over by `tmux load-buffer -w -`: it always fills the buffer, and `-w` (tmux 3.2) sends it on to the outer terminal.

use std::ffi::OsStr;
use std::process::{Command, Stdio};

use super::Evidence;
use super::command::run;

/// Hands `text` to the tmux server that the `TMUX` variable names and reads it back.
pub(super) fn copy(tmux: &OsStr, text: &str) -> Result<Evidence, String> {
    let sent_on = match run(&mut call(tmux, &["load-buffer", "-w", "-"]), text) {
        Ok(_) => true,
        // Before 3.2 there is no -w.
        Err(first) => {
            run(&mut call(tmux, &["load-buffer", "-"]), text).map_err(|_| first)?;
            false
        }
    };
    let held = run(call(tmux, &["show-buffer"]).stdout(Stdio::piped()), "")?;
    if held != text.as_bytes() {
        return Err("the tmux buffer does not hold the text".into());
    }
    let features = ["display-message", "-p", "#{client_termfeatures}"];
    let forwarded = sent_on
        && run(call(tmux, &features).stdout(Stdio::piped()), "").is_ok_and(|features| {
            String::from_utf8_lossy(&features).split([',', '\n']).any(|feature| feature == "clipboard")
        });
    Ok(Evidence::HandedToTmux { forwarded })
}

fn call(tmux: &OsStr, arguments: &[&str]) -> Command {
    let mut command = Command::new("tmux");
    command.args(arguments).env("TMUX", tmux).stdout(Stdio::null());
    command
}
