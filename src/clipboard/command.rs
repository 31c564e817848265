//! Running a program that takes a text on its standard input, with a time limit.

use std::io::{Read as _, Write as _};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use super::Evidence;

/// The most time that one step of a copy may take.
pub(super) const LIMIT: Duration = Duration::from_millis(1_500);

/// What a program that ended well has printed.
type Printed = Vec<u8>;

/// Hands `text` to the user's own command; its exit status is the evidence.
pub(super) fn copy(command: &[String], text: &str) -> Result<Evidence, String> {
    let [program, arguments @ ..] = command else {
        return Err("no copy command is set".into());
    };
    let mut command = Command::new(program);
    // Programs like xclip go on in the background and keep their output open, so nothing of it is read.
    command.args(arguments).stdout(Stdio::null());
    run(&mut command, text)?;
    Ok(Evidence::HandedToCommand { program: program.clone() })
}

/// Runs `command` with `text` on its standard input and returns what it prints, if [`Stdio::piped`] was asked for. The
/// error says what happened, and nothing of the text.
pub(super) fn run(command: &mut Command, text: &str) -> Result<Printed, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let until = Instant::now() + LIMIT;
    let mut child = command
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("{name} cannot be started ({})", error.kind()))?;
    let (sender, printed) = mpsc::channel();
    if let Some(mut output) = child.stdout.take() {
        thread::spawn(move || {
            let mut bytes = Vec::new();
            let read = output.read_to_end(&mut bytes).map(|_| bytes);
            // The receiver is gone when the limit has passed.
            let _ = sender.send(read);
        });
    } else {
        drop(sender);
    }
    if let Some(mut input) = child.stdin.take() {
        let text = text.to_owned();
        // A program that does not read is seen by its exit status or by the limit.
        thread::spawn(move || input.write_all(text.as_bytes()));
    }
    let Some(success) = wait(&mut child, until) else {
        end(&mut child);
        return Err(format!("{name} did not end within {} ms", LIMIT.as_millis()));
    };
    if !success {
        return Err(format!("{name} reported a failure"));
    }
    match printed.recv_timeout(until.saturating_duration_since(Instant::now())) {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(_)) | Err(mpsc::RecvTimeoutError::Timeout) => {
            Err(format!("the output of {name} cannot be read"))
        }
        Err(mpsc::RecvTimeoutError::Disconnected) => Ok(Vec::new()),
    }
}

/// Whether the child ended well; nothing when it did not end by then.
fn wait(child: &mut Child, until: Instant) -> Option<bool> {
    let mut pause = Duration::from_millis(1);
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status.success()),
            Ok(None) if Instant::now() < until => thread::sleep(pause),
            Ok(None) => return None,
            Err(_) => return Some(false),
        }
        pause = (pause * 2).min(Duration::from_millis(16));
    }
}

/// Ends a child and reaps it.
pub(super) fn end(child: &mut Child) {
    // Both fail only when it has ended already.
    let _ = child.kill();
    let _ = child.wait();
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str) -> Vec<String> {
        ["sh", "-c", script].map(String::from).to_vec()
    }

    #[test]
    fn the_text_goes_in_whole_and_the_status_is_the_evidence() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("copied");
        let text = "é line\nwithout end ".repeat(20_000);
        let command = shell(&format!("cat > '{}'", file.display()));
        assert_eq!(copy(&command, &text), Ok(Evidence::HandedToCommand { program: "sh".into() }));
        assert_eq!(std::fs::read_to_string(file).unwrap(), text);
    }

    #[test]
    fn failures_are_named_and_quote_nothing() {
        for (command, reason) in [
            (vec![], "no copy command is set"),
            (vec!["/nowhere/at-all".into()], "/nowhere/at-all cannot be started (entity not found)"),
            (shell("exit 3"), "sh reported a failure"),
            (shell("kill -9 $$"), "sh reported a failure"),
            (shell("exec sleep 600"), "sh did not end within 1500 ms"),
        ] {
            assert_eq!(copy(&command, "secret"), Err(reason.into()));
        }
    }

    #[test]
    fn a_program_that_goes_on_in_the_background_is_not_waited_for() {
        let command = shell("cat > /dev/null; sleep 5 &");
        assert_eq!(copy(&command, "text"), Ok(Evidence::HandedToCommand { program: "sh".into() }));
    }

    #[test]
    fn what_is_printed_is_returned() {
        let mut command = Command::new("cat");
        let text = "x".repeat(300_000);
        assert_eq!(run(command.stdout(Stdio::piped()), &text), Ok(text.clone().into_bytes()));
    }
}
