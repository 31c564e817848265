//! A program in a pseudo-terminal: typed at, looked at, and waited for. Nothing here sleeps; every wait is for
//! something seen, with a deadline that only a program that hangs can miss.

use std::ffi::OsString;
use std::io::{Read as _, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

/// Long enough for a machine that builds something else at the same time.
pub(crate) const DEADLINE: Duration = Duration::from_secs(30);

/// What the program sent to the terminal besides drawing.
#[derive(Default)]
pub(crate) struct Seen {
    /// Texts sent to the clipboard (OSC 52), still in base64.
    pub(crate) copies: Vec<String>,
    /// Questions that a terminal answers by typing (`ESC[6n` and the like).
    pub(crate) questions: usize,
}

impl vt100::Callbacks for Seen {
    fn copy_to_clipboard(&mut self, _: &mut vt100::Screen, _: &[u8], data: &[u8]) {
        self.copies.push(String::from_utf8_lossy(data).into_owned());
    }

    fn unhandled_csi(
        &mut self,
        _: &mut vt100::Screen,
        _: Option<u8>,
        _: Option<u8>,
        _: &[&[u16]],
        command: char,
    ) {
        self.questions += usize::from(matches!(command, 'n' | 'c'));
    }
}

/// How a program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    Exit(u32),
    Signal(Signal),
}

impl End {
    /// The status that a shell gives: 128 and the number for a signal. The program itself never exits so.
    fn of(status: &portable_pty::ExitStatus) -> Self {
        let code = status.exit_code();
        let signal = code.checked_sub(128).and_then(|number| i32::try_from(number).ok());
        signal.and_then(Signal::from_named_raw).map_or(Self::Exit(code), Self::Signal)
    }
}

/// What to start, and in what terminal.
pub(crate) struct Start {
    command: Vec<OsString>,
    environment: Vec<(OsString, Option<OsString>)>,
    size: (u16, u16),
    leads: bool,
}

/// Runs a program below a shell that leads the session: when the leader of a session ends, the kernel throws away what
/// it wrote last and nobody has read yet. The first line says the program's process.
const BELOW_A_LEADER: &str = r#"sh -c 'echo "process $$."; exec "$@"' sh "$@"; exit $?"#;

/// Started in a terminal of 100 columns and 30 rows, with no display, no tmux, no ssh and no home of anybody's.
pub(crate) fn start(command: &[&str]) -> Start {
    let mut start = Start {
        command: command.iter().map(OsString::from).collect(),
        environment: Vec::new(),
        size: (100, 30),
        leads: false,
    };
    for unset in
        ["DISPLAY", "WAYLAND_DISPLAY", "TMUX", "STY", "SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", "NO_COLOR"]
    {
        start.environment.push((unset.into(), None));
    }
    start.env("TERM", "xterm-256color").env("HOME", "/nonexistent").env("PS1", "PROMPT> ")
}

impl Start {
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.into(), Some(value.into())));
        self
    }

    pub(crate) fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// The program leads the session itself, as in `xterm -e program`, and as shells do.
    pub(crate) fn leading(mut self) -> Self {
        self.leads = true;
        self
    }

    pub(crate) fn run(mut self) -> Console {
        let (columns, rows) = self.size;
        if !self.leads {
            let below = ["sh", "-c", BELOW_A_LEADER, "sh"].map(OsString::from);
            self.command.splice(0..0, below);
        }
        let pair = native_pty_system().openpty(pty_size(columns, rows)).unwrap();
        let mut command = CommandBuilder::from_argv(self.command);
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        for (name, value) in self.environment {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            }
        }
        let before = modes(&*pair.master);
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let process = Pid::from_raw(i32::try_from(child.process_id().unwrap()).unwrap()).unwrap();
        let (sender, events) = channel();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let output = sender.clone();
        let leaving = Arc::new(AtomicBool::new(false));
        let left = Arc::clone(&leaving);
        let reading = std::thread::spawn(move || {
            let mut bytes = [0; 65_536];
            while let Ok(read @ 1..) = reader.read(&mut bytes) {
                let gone = output.send(Event::Output(bytes[..read].to_vec())).is_err();
                if gone || left.load(Ordering::Acquire) {
                    return;
                }
            }
            let _ = output.send(Event::EndOfOutput);
        });
        std::thread::spawn(move || {
            let status = child.wait().unwrap();
            let _ = sender.send(Event::End(End::of(&status)));
        });
        let mut console = Console {
            parser: emulator(columns, rows),
            writer: Some(pair.master.take_writer().unwrap()),
            master: Some(pair.master),
            reading: Some((reading, leaving)),
            events,
            before,
            process,
            output_ended: false,
            end: None,
            bytes: Vec::new(),
        };
        if !self.leads {
            console.learn_process();
            console.parser = emulator(columns, rows);
            let first = std::mem::take(&mut console.bytes);
            console.take(Event::Output(first));
        }
        console
    }
}

/// The emulator's own limits: it cannot be tiny, and nothing beyond a thousand rows and columns is ever drawn.
fn emulated(columns: u16, rows: u16) -> (u16, u16) {
    (columns.clamp(40, 1_000), rows.clamp(8, 1_000))
}

fn emulator(columns: u16, rows: u16) -> vt100::Parser<Seen> {
    let (columns, rows) = emulated(columns, rows);
    vt100::Parser::new_with_callbacks(rows, columns, 0, Seen::default())
}

fn pty_size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

enum Event {
    Output(Vec<u8>),
    EndOfOutput,
    End(End),
}

/// A program that runs in a terminal.
pub(crate) struct Console {
    parser: vt100::Parser<Seen>,
    writer: Option<Box<dyn Write + Send>>,
    master: Option<Box<dyn MasterPty + Send>>,
    reading: Option<(JoinHandle<()>, Arc<AtomicBool>)>,
    events: Receiver<Event>,
    /// The terminal's modes before the start, as text: the type belongs to another crate's private version of nix.
    before: String,
    process: Pid,
    output_ended: bool,
    end: Option<End>,
    bytes: Vec<u8>,
}

impl Console {
    fn learn_process(&mut self) {
        self.wait("its process", |console| console.bytes.contains(&b'\n'));
        let end = self.bytes.iter().position(|byte| *byte == b'\n').unwrap();
        let line: Vec<u8> = self.bytes.drain(..=end).collect();
        let line = String::from_utf8(line).unwrap();
        let number = line.trim().trim_start_matches("process ").trim_end_matches('.').parse().unwrap();
        self.process = Pid::from_raw(number).unwrap();
    }

    /// The screen as a person would see it.
    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// What was sent besides drawing.
    pub(crate) fn seen(&self) -> &Seen {
        self.parser.callbacks()
    }

    /// The program's process.
    pub(crate) fn process(&self) -> i32 {
        self.process.as_raw_nonzero().get()
    }

    /// Every byte that the program has written.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(crate) fn send(&mut self, bytes: impl AsRef<[u8]>) {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(bytes.as_ref()).unwrap();
        writer.flush().unwrap();
    }

    /// Sends `keys` again and again until the program ends.
    #[track_caller]
    pub(crate) fn send_until_end(&mut self, keys: &str) {
        let until = Instant::now() + DEADLINE;
        while self.end.is_none() {
            assert!(Instant::now() < until, "it does not end; {}", self.picture());
            // Behind the last frame the terminal has its own keys again, and Ctrl+C would be a signal to whoever started
            // the console.
            if self.screen().alternate_screen() {
                self.send(keys);
            }
            // A busy machine needs its time: a second key that comes just behind the restore is that signal too.
            for _ in 0..10 {
                if self.end.is_none() && self.screen().alternate_screen() {
                    self.let_run(Duration::from_millis(100));
                }
            }
            self.let_run(Duration::from_millis(100));
        }
    }

    /// Pastes as a terminal does when bracketed paste is on.
    pub(crate) fn paste(&mut self, text: &str) {
        self.send(format!("\x1b[200~{text}\x1b[201~"));
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        let size = pty_size(columns, rows);
        let (columns, rows) = emulated(columns, rows);
        self.parser.screen_mut().set_size(rows, columns);
        self.master.as_ref().unwrap().resize(size).unwrap();
    }

    pub(crate) fn signal(&self, signal: Signal) {
        // A process that has just ended is no failure of the test.
        let _ = kill_process(self.process, signal);
    }

    /// The terminal vanishes. `key` must make the program draw: the reading thread holds the terminal as well, and
    /// lets go after it has read once more.
    pub(crate) fn hang_up(&mut self, key: &str) {
        let (reading, leaving) = self.reading.take().unwrap();
        leaving.store(true, Ordering::Release);
        self.send(key);
        reading.join().unwrap();
        self.writer = None;
        self.master = None;
    }

    /// Waits until `seen` holds.
    #[track_caller]
    pub(crate) fn wait(&mut self, what: &str, seen: impl Fn(&Self) -> bool) {
        let until = Instant::now() + DEADLINE;
        while !seen(self) {
            match self.events.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(event) => self.take(event),
                Err(_) => panic!("{what} was not seen; {}", self.picture()),
            }
            assert!(
                !(self.output_ended && self.end.is_some()) || seen(self),
                "{what}: ended; {}",
                self.picture()
            );
        }
    }

    #[track_caller]
    pub(crate) fn wait_for_text(&mut self, text: &str) {
        self.wait(text, |console| console.screen().contents().contains(text));
    }

    /// Takes whatever arrives for `time`, or until the output ends. For letting a program reach some moment, never
    /// for deciding anything.
    pub(crate) fn let_run(&mut self, time: Duration) {
        let until = Instant::now() + time;
        while let Ok(event) = self.events.recv_timeout(until.saturating_duration_since(Instant::now())) {
            self.take(event);
        }
    }

    /// Waits until the program is stopped.
    #[track_caller]
    pub(crate) fn wait_for_stop(&mut self) {
        let until = Instant::now() + DEADLINE;
        let stat = format!("/proc/{}/stat", self.process.as_raw_nonzero());
        while !std::fs::read_to_string(&stat).unwrap().contains(") T ") {
            assert!(Instant::now() < until, "it does not stop; {}", self.picture());
            self.let_run(Duration::from_millis(2));
        }
    }

    /// Waits until the program has ended and all its output was seen.
    #[track_caller]
    pub(crate) fn wait_for_end(&mut self) -> End {
        let until = Instant::now() + DEADLINE;
        while self.end.is_none() || !(self.output_ended || self.master.is_none()) {
            match self.events.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(event) => self.take(event),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => panic!("it does not end; {}", self.picture()),
            }
        }
        self.end.unwrap()
    }

    /// The main screen, with cursor, without bracketed paste and mouse.
    pub(crate) fn looks_restored(&self) -> bool {
        let screen = self.screen();
        !screen.alternate_screen()
            && !screen.hide_cursor()
            && !screen.bracketed_paste()
            && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
    }

    /// The terminal is as it was before the program started.
    #[track_caller]
    pub(crate) fn assert_restored(&self) {
        assert!(self.looks_restored(), "the screen is not restored; {}", self.picture());
        let now = modes(&**self.master.as_ref().unwrap());
        assert_eq!(now, self.before, "the modes are not restored");
    }

    fn take(&mut self, event: Event) {
        match event {
            Event::Output(bytes) => {
                self.parser.process(&bytes);
                self.bytes.extend_from_slice(&bytes);
            }
            Event::EndOfOutput => self.output_ended = true,
            Event::End(end) => self.end = Some(end),
        }
    }

    fn picture(&self) -> String {
        let screen = self.screen();
        format!(
            "alternate screen: {}, cursor hidden: {}, bracketed paste: {}, mouse: {:?}, ended: {:?}, the screen:\n{}",
            screen.alternate_screen(),
            screen.hide_cursor(),
            screen.bracketed_paste(),
            screen.mouse_protocol_mode(),
            self.end,
            screen.contents()
        )
    }
}

impl Drop for Console {
    fn drop(&mut self) {
        if self.end.is_none() {
            self.signal(Signal::KILL);
        }
    }
}

/// A program of the system that a test needs. Without it the test says so and passes, except in CI.
pub(crate) fn has(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).any(|folder| folder.join(program).is_file());
    if !found {
        assert!(std::env::var_os("CI").is_none(), "{program} is not installed");
        eprintln!("SKIPPED: {program} is not installed");
    }
    found
}

/// How often an event is repeated: a few times here, `REPEATS=200` for a measurement.
pub(crate) fn repeats(usual: usize) -> usize {
    std::env::var("REPEATS").ok().and_then(|repeats| repeats.parse().ok()).unwrap_or(usual)
}
