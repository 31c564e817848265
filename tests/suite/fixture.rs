//! A small console over the terminal guard, for what the real one must never do: panic. The test binary starts itself
//! in a pseudo-terminal with [`start`] to run it.

use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::mpsc::channel;

use crossterm::event::{KeyCode, KeyModifiers};
use faceki_console::tui::terminal::{Arrival, Input, Options, Screen, contain, listen};
use ratatui::widgets::Paragraph;

use crate::console::{self, Start};

/// The fixture in a terminal. Keys: `q` quits, `e` ends with an error, `p` panics, `w` panics in another thread, `c`
/// panics contained, `m` turns the mouse on, `l` prints on the main screen, `r` comes back, Ctrl+Z stops.
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
    let (sender, inputs) = channel::<Arrival>();
    listen(sender).unwrap();
    let mut model = Model::default();
    loop {
        if screen
            .draw(|frame| frame.render_widget(Paragraph::new(picture(&model, frame.area())), frame.area()))
            .is_err()
        {
            return;
        }
        let Ok(Arrival { input, burst, .. }) = inputs.recv() else { return };
        model.burst += usize::from(burst);
        let key = match input {
            Input::Key(key) => key,
            Input::Paste(text) => {
                model.pastes.push(text.len());
                continue;
            }
            Input::Closed => return,
            Input::Mouse(_) | Input::Resize(..) => continue,
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
                while !matches!(inputs.recv(), Ok(Arrival { input: Input::Key(_), .. }) | Err(_)) {}
                screen.resume().unwrap();
                model.note = "came back";
            }
            (KeyCode::Enter, _) => model.enters += 1,
            _ => {}
        }
    }
}

fn picture(model: &Model, area: ratatui::layout::Rect) -> String {
    let mut text = format!("ready {}x{}\n", area.width, area.height);
    let _ = writeln!(text, "keys {}. enters {}. pastes {:?}.", model.keys, model.enters, model.pastes);
    let _ = writeln!(text, "burst {}. note: {}.", model.burst > 0, model.note);
    text
}
