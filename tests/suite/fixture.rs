//! A small console over the terminal guard, for what the real one must never do: panic. The test binary starts itself
//! in a pseudo-terminal with [`start`] to run it.

use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::mpsc::{Sender, channel};

use crossterm::event::{KeyCode, KeyModifiers};
use faceki_console::clipboard::{Chain, Clipboard as _, Environment, Evidence, Sensitivity, Settings};
use faceki_console::tui::terminal::{Arrival, Input, Options, Screen, Sink, contain, listen};
use ratatui::widgets::{Paragraph, Widget as _};

use crate::console::{self, Start};

/// The fixture in a terminal. Keys: `q` quits, `e` ends with an error, `p` panics, `w` panics in another thread, `c`
/// panics contained, `m` turns the mouse on, `l` prints on the main screen until the next key, `y` and `Y` copy, Ctrl+Z stops.
pub(crate) fn start() -> Start {
    console::start(&command().each_ref().map(String::as_str))
}

/// The command that runs the fixture, for a shell.
pub(crate) fn command() -> [String; 6] {
    let program = std::env::current_exe().unwrap().to_string_lossy().into_owned();
    [&program, "--exact", "fixture::run", "--ignored", "--nocapture", "--test-threads=1"].map(str::to_owned)
}

/// Exit status of a screen that could not be opened.
pub(crate) const REFUSED: u32 = 2;
/// Exit status of an error while running.
pub(crate) const FAILED: u32 = 9;

#[derive(Default)]
struct Model {
    keys: usize,
    enters: usize,
    burst: usize,
    pastes: Vec<usize>,
    note: &'static str,
    copies: usize,
    copied: String,
}

enum Told {
    Arrival(Arrival),
    Copied(Evidence),
}

impl From<Arrival> for Told {
    fn from(arrival: Arrival) -> Self {
        Self::Arrival(arrival)
    }
}

/// Copies in a thread of its own, as the console does: a display may be silent.
fn copy_service(sender: Sender<Told>) -> Sender<Sensitivity> {
    let (copies, asked) = channel();
    std::thread::spawn(move || {
        let program = std::env::var_os("HOLDER").map(Into::into);
        let environment = Environment { program, ..Environment::of_process() };
        let mut clipboard = Chain::new(Settings::default(), environment).through(Box::new(Sink::default()));
        for sensitivity in asked {
            let evidence = clipboard.copy(crate::clipboard::TEXT, sensitivity);
            if sender.send(Told::Copied(evidence)).is_err() {
                return;
            }
        }
    });
    copies
}

/// Ends where nobody is left to print to: the test harness would panic on its own summary line.
#[allow(clippy::exit)]
fn end_without_a_terminal(screen: Screen) -> ! {
    drop(screen);
    std::process::exit(0)
}

#[test]
#[ignore = "other tests run it in a terminal of its own"]
#[allow(clippy::exit)]
fn run() {
    let options = Options { mouse: std::env::var_os("MOUSE").is_some() };
    let mut screen = match Screen::open(options) {
        Ok(screen) => screen,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "faceki-console: {error}");
            std::process::exit(REFUSED as i32);
        }
    };
    let (sender, inputs) = channel::<Told>();
    listen(sender.clone()).unwrap();
    let copies = copy_service(sender);
    let mut model = Model::default();
    loop {
        // As the real console does: what waits is taken before a frame is drawn.
        let told = match inputs.try_recv() {
            Ok(told) => Ok(told),
            Err(_) => {
                let drawn = screen.draw(|frame| {
                    Paragraph::new(picture(&model, frame.area)).render(frame.area, frame);
                    None
                });
                if drawn.is_err() {
                    end_without_a_terminal(screen);
                }
                inputs.recv()
            }
        };
        let Arrival { input, burst, .. } = match told {
            Ok(Told::Arrival(arrival)) => arrival,
            Ok(Told::Copied(evidence)) => {
                model.copies += 1;
                model.copied = evidence.sentence();
                continue;
            }
            Err(_) => return,
        };
        model.burst += usize::from(burst);
        let key = match input {
            Input::Key(key) => key,
            Input::Paste(text) => {
                model.pastes.push(text.len());
                continue;
            }
            Input::Closed => end_without_a_terminal(screen),
            Input::Mouse(_) | Input::Resize(..) | Input::Begun => continue,
        };
        model.keys += 1;
        match (key.code, key.modifiers) {
            (KeyCode::Char('z'), KeyModifiers::CONTROL) => {
                model.note = if screen.suspend().unwrap() { "stopped" } else { "cannot stop" };
            }
            (KeyCode::Char('q'), _) => return,
            (KeyCode::Char('e'), _) => {
                drop(screen);
                std::process::exit(FAILED as i32);
            }
            (KeyCode::Char('p'), _) => panic!("a secret value"),
            (KeyCode::Char('w'), _) => {
                let _ = std::thread::spawn(|| panic!("a secret value")).join();
                model.note = "still here";
            }
            (KeyCode::Char('c'), _) => {
                let contained = contain(|| panic!("a secret value"));
                model.note = if contained.is_err() { "contained" } else { "not contained" };
            }
            (KeyCode::Char('m'), _) => screen.set_mouse(true).unwrap(),
            (KeyCode::Char('l'), _) => {
                screen.leave_and_print("a printed line\n").unwrap();
                while !matches!(
                    inputs.recv(),
                    Ok(Told::Arrival(Arrival { input: Input::Key(_), .. })) | Err(_)
                ) {}
                screen.resume().unwrap();
                model.note = "came back";
            }
            (KeyCode::Char('y'), _) => copies.send(Sensitivity::Plain).unwrap(),
            (KeyCode::Char('Y'), _) => copies.send(Sensitivity::Private).unwrap(),
            (KeyCode::Enter, _) => model.enters += 1,
            _ => {}
        }
    }
}

fn picture(model: &Model, area: ratatui::layout::Rect) -> String {
    let mut text = format!("ready {}x{}\n", area.width, area.height);
    let _ = writeln!(text, "keys {}. enters {}. pastes {:?}.", model.keys, model.enters, model.pastes);
    let _ = writeln!(text, "copies {}. {}", model.copies, model.copied);
    let _ = writeln!(text, "burst {}. note: {}.", model.burst > 0, model.note);
    text
}
