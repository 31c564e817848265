//! What the terminal tells the console, and the thread that listens.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{self, Event, KeyEvent, KeyEventKind, MouseEvent, MouseEventKind};

use super::source::Source;
use super::{backend, clamp, contain, tty};

/// What the terminal tells the console.
#[derive(Clone, PartialEq)]
pub enum Input {
    /// A key press or repeat (never a release).
    Key(KeyEvent),
    /// A whole bracketed paste, line ends as line feeds.
    Paste(String),
    /// A mouse event, coordinates clamped to the screen.
    Mouse(MouseEvent),
    /// The size changed or the screen must be redrawn: columns, rows.
    Resize(u16, u16),
    /// Something that may be a paste has begun to arrive; the next input is what became of it.
    Begun,
    /// The terminal is gone, or the process is asked to end.
    Closed,
}

/// Lengths only: what is typed and pasted is private.
impl std::fmt::Debug for Input {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Key(_) => f.write_str("Key"),
            Self::Paste(text) => write!(f, "Paste({} bytes)", text.len()),
            Self::Mouse(_) => f.write_str("Mouse"),
            Self::Resize(columns, rows) => write!(f, "Resize({columns}, {rows})"),
            Self::Begun => f.write_str("Begun"),
            Self::Closed => f.write_str("Closed"),
        }
    }
}

/// An input and when it came.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrival {
    /// What came.
    pub input: Input,
    /// When it was read.
    pub at: Instant,
    /// It was already waiting, or came within 10 ms, when the input before it had been delivered: nobody types that
    /// fast, so it belongs to a burst (a paste without brackets, or the rest of one that ended early). Unlike a
    /// comparison of instants this holds on a machine that is busy.
    pub burst: bool,
}

/// How long the listener waits for a further input before it says that a burst has ended.
const BURST: Duration = Duration::from_millis(10);

/// Listens to the terminal in a thread of its own, which blocks while nothing comes, and sends every input to `sender`
/// until the receiver is gone. [`Input::Closed`] is the last.
///
/// A paste whose end never comes keeps everything after it waiting; the console stays alive, as it only waits on the
/// channel, where [`Input::Begun`] has told it that something is on its way.
///
/// # Errors
/// When the thread cannot be started.
pub fn listen<T: From<Arrival> + Send + 'static>(sender: Sender<T>) -> io::Result<()> {
    #[cfg(unix)]
    {
        let sender = sender.clone();
        super::watch::on_continue(move || {
            let (columns, rows) = tty::size();
            let arrival = Arrival { input: Input::Resize(columns, rows), at: Instant::now(), burst: false };
            // A console that is gone needs no frame.
            let _ = sender.send(arrival.into());
        });
    }
    let deliver = move |arrival: Arrival| sender.send(arrival.into()).is_ok();
    thread::Builder::new().name("listen".into()).spawn(move || run(&deliver))?;
    Ok(())
}

fn run(deliver: &dyn Fn(Arrival) -> bool) {
    // crossterm hears of a new size from its first call on; one that changed between the first frame and now is seen
    // here.
    let _ = contain(|| event::poll(Duration::ZERO));
    if backend::is_outgrown() {
        let (columns, rows) = tty::size();
        deliver(Arrival { input: Input::Resize(columns, rows), at: Instant::now(), burst: false });
    }
    let mut source = Source::default();
    let mut burst = false;
    loop {
        let begun = || {
            // A console that is gone is noticed below.
            let _ = deliver(Arrival { input: Input::Begun, at: Instant::now(), burst: false });
        };
        let input = match source.next(begun) {
            Ok(event) => translate(event, tty::size()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) => Some(Input::Closed),
        };
        let Some(input) = input else { continue };
        let last = input == Input::Closed;
        if !deliver(Arrival { input, at: Instant::now(), burst }) || last {
            return;
        }
        burst = source.has_more_within(BURST);
    }
}

/// The one place where terminal events are read. Nothing for what the console has no use for.
fn translate(event: Event, size: (u16, u16)) -> Option<Input> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => Some(Input::Key(key)),
        Event::Paste(text) => Some(Input::Paste(line_feeds(text))),
        Event::Mouse(mouse) if mouse.kind != MouseEventKind::Moved => Some(Input::Mouse(MouseEvent {
            column: mouse.column.min(size.0.saturating_sub(1)),
            row: mouse.row.min(size.1.saturating_sub(1)),
            ..mouse
        })),
        Event::Resize(columns, rows) => {
            let (columns, rows) = clamp(columns, rows);
            Some(Input::Resize(columns, rows))
        }
        _ => None,
    }
}

/// CRLF and CR, which is what terminals send for a line break, become line feeds.
fn line_feeds(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::{KeyCode, KeyModifiers};

    fn key(kind: KeyEventKind) -> Event {
        Event::Key(KeyEvent::new_with_kind(KeyCode::Char('q'), KeyModifiers::NONE, kind))
    }

    fn mouse(kind: MouseEventKind, column: u16, row: u16) -> Event {
        Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE })
    }

    #[test]
    fn releases_moves_and_focus_are_nothing() {
        let size = (80, 24);
        for event in [
            key(KeyEventKind::Release),
            mouse(MouseEventKind::Moved, 1, 1),
            Event::FocusGained,
            Event::FocusLost,
        ] {
            assert_eq!(translate(event, size), None);
        }
        for kind in [KeyEventKind::Press, KeyEventKind::Repeat] {
            assert!(matches!(translate(key(kind), size), Some(Input::Key(_))));
        }
    }

    #[test]
    fn line_breaks_become_line_feeds() {
        for (pasted, text) in
            [("a\r\nb\rc\nd", "a\nb\nc\nd"), ("\r\r\n\r", "\n\n\n"), ("plain", "plain"), ("", "")]
        {
            assert_eq!(translate(Event::Paste(pasted.into()), (80, 24)), Some(Input::Paste(text.into())));
        }
    }

    #[test]
    fn mouse_places_stay_on_the_screen() {
        let far = mouse(MouseEventKind::ScrollDown, 65_535, 65_535);
        for (size, place) in [((80, 24), (79, 23)), ((1, 1), (0, 0)), ((0, 0), (0, 0))] {
            let Some(Input::Mouse(mouse)) = translate(far.clone(), size) else { panic!("lost") };
            assert_eq!((mouse.column, mouse.row), place);
        }
    }

    #[test]
    fn absurd_sizes_are_clamped() {
        assert_eq!(translate(Event::Resize(u16::MAX, u16::MAX), (0, 0)), Some(Input::Resize(1_000, 500)));
    }

    #[test]
    fn debug_prints_lengths_only() {
        let arrival = Arrival { input: Input::Paste("secret".into()), at: Instant::now(), burst: true };
        let text = format!("{arrival:?} {:?}", translate(key(KeyEventKind::Press), (1, 1)));
        assert!(text.contains("Paste(6 bytes)") && !text.contains("secret") && !text.contains('q'), "{text}");
    }
}
