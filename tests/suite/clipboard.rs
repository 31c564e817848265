//! Copying for real: a display, tmux, a terminal, and each of them absent or silent.

use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::console::{Console, DEADLINE, End, has};
use crate::fixture;

/// What the fixture copies on `y`.
pub(crate) const TEXT: &str = "Your selfie was too dark.\nBitte wiederholen — é, 日本語, 🙂";

/// TEXT in base64.
fn encoded() -> String {
    use crossterm::Command as _;
    let mut sequence = String::new();
    crossterm::clipboard::CopyToClipboard::to_clipboard_from(TEXT).write_ansi(&mut sequence).unwrap();
    sequence.trim_start_matches("\x1b]52;c;").trim_end_matches("\x1b\\").to_owned()
}

/// An X display of its own, ended with the test.
struct Display {
    server: Child,
    name: String,
}

impl Display {
    fn open() -> Self {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "320x200x8", "-nolisten", "tcp", "-noreset"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut number = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut number).unwrap();
        Self { server, name: format!(":{}", number.trim()) }
    }

    fn xclip(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("xclip");
        command.args(["-selection", "clipboard"]).args(arguments).env("DISPLAY", &self.name);
        command
    }

    /// What another program pastes.
    fn pasted(&self) -> String {
        String::from_utf8(self.xclip(&["-o"]).output().unwrap().stdout).unwrap()
    }

    fn targets(&self) -> String {
        String::from_utf8(self.xclip(&["-o", "-t", "TARGETS"]).output().unwrap().stdout).unwrap()
    }

    /// Another program copies.
    fn replace(&self, text: &str) {
        let mut child = self.xclip(&["-i"]).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        std::io::Write::write_all(child.stdin.as_mut().unwrap(), text.as_bytes()).unwrap();
        assert!(child.wait().unwrap().success());
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// The real program under a name that no other test uses, to find the holders that one test has started.
struct Holders {
    folder: tempfile::TempDir,
}

impl Holders {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let this = Self { folder };
        std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_faceki-console"), this.program()).unwrap();
        this
    }

    fn program(&self) -> std::path::PathBuf {
        self.folder.path().join("faceki-console")
    }

    /// The processes that hold a text now.
    fn running(&self) -> Vec<u32> {
        let program = self.program().to_string_lossy().into_owned();
        let processes = std::fs::read_dir("/proc").unwrap().filter_map(|entry| {
            let path = entry.unwrap().path();
            let number = path.file_name()?.to_str()?.parse().ok()?;
            let command = std::fs::read(path.join("cmdline")).unwrap_or_default();
            let mut words = command.split(|byte| *byte == 0);
            let held = words.next() == Some(program.as_bytes())
                && words.next() == Some(faceki_console::clipboard::HOLD.as_bytes());
            held.then_some(number)
        });
        processes.collect()
    }

    /// What they were told besides the verb.
    fn arguments(&self) -> Vec<String> {
        let of =
            |process: u32| std::fs::read_to_string(format!("/proc/{process}/cmdline")).unwrap_or_default();
        let words = |line: String| line.split_terminator('\0').skip(2).map(str::to_owned).collect::<Vec<_>>();
        self.running().into_iter().flat_map(|process| words(of(process))).collect()
    }

    /// Starts the fixture, drawn and waiting.
    fn start(&self, environment: &[(&str, &str)]) -> Console {
        let mut start = fixture::start().env("HOLDER", self.program().to_str().unwrap()).size(160, 30);
        for (name, value) in environment {
            start = start.env(name, value);
        }
        let mut console = start.run();
        console.wait_for_text("ready");
        console
    }

    /// Starts the fixture, copies, and waits for the evidence.
    fn copied(&self, environment: &[(&str, &str)], key: &str, sentence: &str) -> Console {
        let mut console = self.start(environment);
        console.send(key);
        console.wait_for_text(sentence);
        console
    }
}

/// Whether a process is there, zombies included.
fn is_there(process: u32) -> bool {
    Path::new(&format!("/proc/{process}")).exists()
}

fn quit(mut console: Console) {
    console.send("q");
    assert_eq!(console.wait_for_end(), End::Exit(0));
    console.assert_restored();
}

#[test]
fn the_text_is_on_the_display_after_the_program_has_quit() {
    if !(has("Xvfb") && has("xclip")) {
        return;
    }
    let (display, holders) = (Display::open(), Holders::new());
    let console = holders.copied(&[("DISPLAY", &display.name)], "y", "Copied: read back");
    assert_eq!(display.pasted(), TEXT);
    quit(console);
    assert_eq!(display.pasted(), TEXT);
    assert!(!display.targets().contains("x-kde-passwordManagerHint"));
    display.replace("another");
    assert_eq!(display.pasted(), "another");
}

/// The real console, its real key, another program as the owner of what is read.
#[test]
fn the_paste_key_reads_what_another_program_holds() {
    if !(has("Xvfb") && has("xclip")) {
        return;
    }
    let display = Display::open();
    display.replace("{\"code\":200,\"result\":[{\"decision\":\"DECLINED\",\"errorCodes\":[5010]}]}");
    let command = [env!("CARGO_BIN_EXE_faceki-console"), "--no-config"];
    for key in ["\x1b[17~", "\x1bv"] {
        let mut console = crate::console::start(&command).env("DISPLAY", &display.name).size(100, 30).run();
        console.wait_for_text("24 codes");
        console.send(key);
        console.wait_for_text("EXPIRED_DOCUMENT  ");
        console.wait_for_text("1 reply pasted");
        console.send_until_end("\x03");
        assert_eq!(console.wait_for_end(), End::Exit(0));
    }
    // Over SSH it would be another machine's.
    let mut console = crate::console::start(&command)
        .env("DISPLAY", &display.name)
        .env("SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 22")
        .size(100, 30)
        .run();
    console.wait_for_text("24 codes");
    console.send("\x1b[17~");
    console.wait_for_text("another machine's");
    assert!(!console.screen().contents().contains("1 reply pasted"));
    console.send_until_end("\x03");
    assert_eq!(console.wait_for_end(), End::Exit(0));
}

#[test]
fn a_private_text_is_kept_out_of_histories() {
    if !(has("Xvfb") && has("xclip")) {
        return;
    }
    let (display, holders) = (Display::open(), Holders::new());
    quit(holders.copied(&[("DISPLAY", &display.name)], "Y", "Copied: read back"));
    assert_eq!(display.pasted(), TEXT);
    assert!(display.targets().contains("x-kde-passwordManagerHint"), "{}", display.targets());
}

#[test]
fn a_private_text_is_taken_off_the_clipboard_when_its_time_is_over() {
    if !(has("Xvfb") && has("xclip")) {
        return;
    }
    let (display, holders) = (Display::open(), Holders::new());
    let mut console = holders.copied(&[("DISPLAY", &display.name)], "Y", "goes in a minute");
    assert_eq!(holders.arguments(), ["60"]);
    console.send("y");
    console.wait_for_text("copies 2");
    wait_until("words of ours, which stay", || {
        holders.running().len() == 1 && holders.arguments().is_empty()
    });
    quit(console);
    // The same with no time at all: owned, then gone, and nothing is left to paste.
    let mut holder = Command::new(env!("CARGO_BIN_EXE_faceki-console"))
        .args([faceki_console::clipboard::HOLD, "0"])
        .env("DISPLAY", &display.name)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut holder.stdin.take().unwrap(), b"Ana Lee").unwrap();
    let output = holder.wait_with_output().unwrap();
    assert_eq!((output.status.code(), &output.stdout[..]), (Some(0), &b"OWNED\n"[..]));
    assert_eq!(display.pasted(), "");
}

#[test]
fn it_survives_the_terminal_and_leaves_when_replaced_and_nothing_stays_behind() {
    if !(has("Xvfb") && has("xclip")) {
        return;
    }
    let (display, holders) = (Display::open(), Holders::new());
    let mut console = holders.copied(&[("DISPLAY", &display.name)], "y", "Copied: read back");
    let first = holders.running();
    assert_eq!(first.len(), 1);
    // A second copy ends the first holder, which is reaped: a zombie would still be listed.
    console.send("y");
    console.wait_for_text("copies 2");
    wait_until("the first holder to be gone", || !is_there(first[0]));
    assert_eq!(holders.running().len(), 1);
    console.hang_up("x");
    console.wait_for_end();
    assert_eq!(display.pasted(), TEXT);
    display.replace("another");
    wait_until("no holder", || holders.running().is_empty());
    assert_eq!(display.pasted(), "another");
}

#[test]
fn holders_end_with_their_display() {
    if !(has("Xvfb") && has("xclip")) {
        return;
    }
    let (display, holders) = (Display::open(), Holders::new());
    quit(holders.copied(&[("DISPLAY", &display.name)], "y", "Copied: read back"));
    let holder = holders.running()[0];
    drop(display);
    wait_until("the holder to be gone", || !is_there(holder));
}

#[test]
fn a_display_that_never_answers_is_given_up_and_the_terminal_gets_the_text() {
    // A forwarded display is a TCP port that somebody else listens on: 6000 and the display's number.
    let holders = Holders::new();
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = silent.local_addr().unwrap().port();
    let name = format!("127.0.0.1:{}", i32::from(port) - 6_000);
    let console = holders.copied(&[("DISPLAY", &name)], "y", "Sent to your terminal");
    assert_eq!(console.seen().copies, [encoded()]);
    assert!(holders.running().is_empty());
    silent.set_nonblocking(true).unwrap();
    silent.accept().expect("the display was asked");
    quit(console);
}

#[test]
fn keys_are_answered_while_a_display_is_silent() {
    let holders = Holders::new();
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let name = format!("127.0.0.1:{}", i32::from(silent.local_addr().unwrap().port()) - 6_000);
    let mut console = holders.start(&[("DISPLAY", &name)]);
    console.send("yxx");
    console.wait_for_text("keys 3.");
    assert!(console.screen().contents().contains("copies 0"));
    // Quitting does not wait for the display, and what is left behind ends by itself.
    quit(console);
    wait_until("the holder to give up", || holders.running().is_empty());
}

#[test]
fn without_a_display_the_terminal_gets_the_text() {
    let holders = Holders::new();
    let console = holders.copied(&[], "y", "Sent to your terminal, which does not confirm: paste to check.");
    assert_eq!(console.seen().copies, [encoded()]);
    quit(console);
}

#[test]
fn over_ssh_the_terminal_gets_the_text_and_not_the_far_display() {
    let holders = Holders::new();
    let console = holders.copied(
        &[("SSH_CONNECTION", "10.0.0.1 1 10.0.0.2 22"), ("DISPLAY", ":0")],
        "y",
        "Sent to your terminal, which does not confirm: paste to check.",
    );
    assert_eq!(console.seen().copies, [encoded()]);
    quit(console);
}

#[test]
fn a_console_without_clipboard_is_not_called_copied() {
    let holders = Holders::new();
    let console = holders.copied(
        &[("TERM", "linux")],
        "y",
        "Not copied: there is no display; the terminal has no clipboard.",
    );
    assert!(console.seen().copies.is_empty());
    quit(console);
}

/// A tmux server of its own, ended with the test.
struct Tmux {
    folder: tempfile::TempDir,
}

impl Tmux {
    fn call(&self, arguments: &[&str]) -> String {
        let output = Command::new("tmux")
            .arg("-S")
            .arg(self.folder.path().join("socket"))
            .args(["-f", "/dev/null"])
            .args(arguments)
            .env_remove("TMUX")
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        self.call(&["kill-server"]);
    }
}

#[test]
fn inside_tmux_its_buffer_holds_the_text_and_the_outer_terminal_gets_it() {
    if !has("tmux") {
        return;
    }
    for (term, forwarded) in [("xterm-256color", true), ("vt220", false)] {
        let tmux = Tmux { folder: tempfile::tempdir().unwrap() };
        let socket = tmux.folder.path().join("socket");
        let fixture = fixture::command().map(|word| format!("'{word}'")).join(" ");
        let attach = ["tmux", "-S", socket.to_str().unwrap(), "-f", "/dev/null", "new-session", &fixture];
        let mut console =
            crate::console::start(&attach).env("TERM", term).env("LC_ALL", "C.UTF-8").size(160, 30).run();
        console.wait_for_text("ready");
        console.send("y");
        console.wait_for_text(if forwarded {
            "Handed to tmux: prefix ] pastes it; also sent on to your terminal, which does not confirm."
        } else {
            "Handed to tmux: prefix ] pastes it; not sent on, the outer terminal takes no clipboard text."
        });
        assert_eq!(tmux.call(&["show-buffer"]), TEXT);
        if forwarded {
            console.wait("the outer terminal being sent the text", |console| {
                console.seen().copies == [encoded()]
            });
        } else {
            assert!(console.seen().copies.is_empty());
        }
        console.send("q");
        assert_eq!(console.wait_for_end(), End::Exit(0));
        console.assert_restored();
    }
}

#[track_caller]
fn wait_until(what: &str, holds: impl Fn() -> bool) {
    let until = Instant::now() + DEADLINE;
    while !holds() {
        assert!(Instant::now() < until, "waited in vain for {what}");
        std::thread::park_timeout(Duration::from_millis(5));
    }
}
