//! The loop: draw, wait for one thing, update, repeat. Nothing runs in between: no tick, no redraw, no bytes.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use ratatui::layout::Rect;

use crate::catalogue::Catalogue;
use crate::clipboard::Clipboard;
use crate::tui::action::{Action, Effect, Leave};
use crate::tui::event::Translator;
use crate::tui::model::Model;
use crate::tui::model::notice::Notice;
use crate::tui::terminal::{self, Arrival, Input, Screen};
use crate::tui::update::{NOTHING_PIPED, WAITING, update};
use crate::tui::worker::{LoadOverlays, ReadClipboard, ReadPipe, Workers};
use crate::tui::{Ended, Error, Options, view};

/// How long a passing notice is shown.
const NOTICE: Duration = Duration::from_secs(8);

/// How long the loop waits for the rest of a burst.
const BURST: Duration = Duration::from_millis(20);

/// How long a frame waits for the answers to what was typed: mostly they come in time, and one frame shows both.
const ECHO: Duration = Duration::from_millis(8);

/// How long a paste may take before the console says that it is still arriving.
const PATIENCE: Duration = Duration::from_secs(2);

/// What the loop waits for.
pub(super) enum Event {
    /// From the terminal.
    Arrival(Arrival),
    /// From a worker.
    Done(Action),
}

impl From<Arrival> for Event {
    fn from(arrival: Arrival) -> Self {
        Self::Arrival(arrival)
    }
}

/// Opens the console and runs it to its end.
///
/// `overlays` are laid over the catalogue behind the first frame, and `pipe` is waited for. `read` reads the system
/// clipboard for the paste key; `None` where that would be the wrong machine's.
///
/// # Errors
/// When there is no terminal to draw on, or when it cannot be written to any more.
pub fn run(
    options: Options,
    catalogue: Catalogue,
    overlays: Option<LoadOverlays>,
    pipe: Option<ReadPipe>,
    clipboard: Box<dyn Clipboard + Send>,
    read: Option<ReadClipboard>,
) -> Result<Ended, Error> {
    let mut screen = Screen::open(terminal::Options { mouse: options.mouse })?;
    let (sender, events) = channel();
    terminal::listen::<Event>(sender.clone())?;
    let (columns, rows) = screen.size();
    let mut model = Model::new(&options, Arc::new(catalogue), Rect::new(0, 0, columns, rows));
    let workers = Workers::new(sender, clipboard, read);
    let mut console = Console {
        screen: &mut screen,
        events,
        workers,
        translator: Translator::default(),
        shown: None,
        echo_by: None,
        begun: None,
    };
    let mut effects = begin(&mut model, options);
    if let Some(read) = pipe {
        // What is wrong with the user's files matters longer.
        if model.notice.is_none() {
            model.say(Notice::lasting(WAITING));
        }
        console.workers.pipe(read);
    }
    let mut overlays = overlays;
    let leave = loop {
        if let Some(leave) = console.perform(&mut model, effects)? {
            break leave;
        }
        if let Some(more) = console.before_echo(&mut model) {
            effects = more;
            continue;
        }
        console.draw(&model)?;
        // Behind the first frame, so that the first letter does not wait for it.
        model.index();
        if let Some(load) = overlays.take() {
            console.workers.lay(load, Arc::clone(&model.catalogue));
        }
        effects = console.next(&mut model);
    };
    // The process ends with the console: nobody needs the memory back, and giving it back piece by piece takes longer
    // than all else that is left to do.
    std::mem::forget((console, model));
    screen.close().map_err(Error::Screen)?;
    Ok(ended(leave))
}

/// What the command line has put into search line and paste box.
fn begin(model: &mut Model, options: Options) -> Vec<Effect> {
    let said = model.notice.take();
    let mut effects = Vec::new();
    if let Some(query) = options.query {
        effects.extend(update(model, Action::Type(query)));
    }
    if let Some(bytes) = options.paste {
        if bytes.is_empty() {
            model.say(Notice::caution(NOTHING_PIPED));
        } else {
            effects.extend(model.take_in(bytes));
            model.settle();
        }
    }
    model.notice = said.or(model.notice.take());
    effects
}

fn ended(leave: Leave) -> Ended {
    match leave {
        Leave::Done => Ended::default(),
        Leave::Cancelled => Ended { cancelled: true, ..Ended::default() },
        Leave::Picked(code) => Ended { picked: Some(code), ..Ended::default() },
        Leave::Print(text) => Ended { print: Some(text), ..Ended::default() },
        Leave::Closed => Ended { closed: true, ..Ended::default() },
    }
}

struct Console<'a> {
    screen: &'a mut Screen,
    events: Receiver<Event>,
    workers: Workers,
    translator: Translator,
    /// The passing notice on the screen and when it goes.
    shown: Option<(u64, Instant)>,
    /// When what was typed is drawn, whether its answers have come or not.
    echo_by: Option<Instant>,
    /// When something began to arrive that has not arrived yet, until that is said.
    begun: Option<Instant>,
}

impl Console<'_> {
    /// Waits a moment for the answers of a search and takes in what comes; nothing when it is time to draw.
    fn before_echo(&mut self, model: &mut Model) -> Option<Vec<Effect>> {
        if !model.is_searching() {
            return None;
        }
        let now = Instant::now();
        let left = self.echo_by.get_or_insert(now + ECHO).checked_duration_since(now)?;
        let event = self.events.recv_timeout(left).ok()?;
        Some(self.take(model, event))
    }

    fn draw(&mut self, model: &Model) -> Result<(), Error> {
        self.echo_by = None;
        self.screen.draw(|frame| view::draw(model, frame)).map_err(Error::Screen)
    }

    /// Waits for something to happen, then takes in everything that has happened: one frame for many keys.
    fn next(&mut self, model: &mut Model) -> Vec<Effect> {
        let mut effects = Vec::new();
        match self.wait(model) {
            Ok(event) => effects.extend(self.take(model, event)),
            Err(RecvTimeoutError::Timeout) => effects.extend(self.time_out(model)),
            // The listener is gone, and with it every key.
            Err(RecvTimeoutError::Disconnected) => return vec![Effect::Quit(Leave::Closed)],
        }
        // An effect is performed before later keys are looked at: a copy must not overtake what it copies. Of several
        // searches only the last counts.
        while effects.iter().all(|effect| matches!(effect, Effect::Search { .. })) {
            let Ok(event) = self.events.try_recv() else { break };
            effects.extend(self.take(model, event));
        }
        effects
    }

    fn wait(&mut self, model: &Model) -> Result<Event, RecvTimeoutError> {
        if self.translator.holds() {
            return self.events.recv_timeout(BURST);
        }
        let passing = model.notice.as_ref().filter(|notice| notice.passing).map(|notice| notice.serial);
        self.shown = passing.map(|serial| match self.shown {
            Some((shown, until)) if shown == serial => (serial, until),
            _ => (serial, Instant::now() + NOTICE),
        });
        match self.late_at().into_iter().chain(self.shown.map(|(_, until)| until)).min() {
            Some(until) => self.events.recv_timeout(until.saturating_duration_since(Instant::now())),
            None => self.events.recv().map_err(|_| RecvTimeoutError::Disconnected),
        }
    }

    /// When what has begun to arrive has taken too long.
    fn late_at(&self) -> Option<Instant> {
        self.begun.map(|begun| begun + PATIENCE)
    }

    fn take(&mut self, model: &mut Model, event: Event) -> Vec<Effect> {
        match event {
            Event::Done(action) => update(model, action),
            Event::Arrival(arrival) => {
                self.begun = Some(arrival.at).filter(|_| arrival.input == Input::Begun);
                let actions = self.translator.translate(arrival, &model.keymap, model.place());
                actions.into_iter().flat_map(|action| update(model, action)).collect()
            }
        }
    }

    fn time_out(&mut self, model: &mut Model) -> Vec<Effect> {
        if let Some(action) = self.translator.flush() {
            return update(model, action);
        }
        if self.late_at().is_some_and(|late| late <= Instant::now()) {
            self.begun = None;
            return update(model, Action::PasteUnfinished);
        }
        self.shown.take().map(|(serial, _)| update(model, Action::NoticeOver(serial))).unwrap_or_default()
    }

    fn perform(&mut self, model: &mut Model, effects: Vec<Effect>) -> Result<Option<Leave>, Error> {
        for effect in effects {
            match effect {
                Effect::Quit(leave) => return Ok(Some(leave)),
                Effect::Redraw => self.screen.redraw(),
                Effect::Mouse(on) => self.screen.set_mouse(on).map_err(Error::Screen)?,
                Effect::Suspend => {
                    if !self.screen.suspend().map_err(Error::Screen)? {
                        model.cannot_suspend();
                    }
                }
                Effect::Copy { what, text, sensitivity } => self.workers.copy(what, text, sensitivity),
                Effect::Decode { serial, bytes } => {
                    self.workers.decode(serial, bytes, Arc::clone(&model.catalogue));
                }
                Effect::Search { serial, query } => self.workers.search(serial, query, model.index()),
                Effect::ReadClipboard => self.workers.read_clipboard(),
            }
        }
        Ok(None)
    }
}

/// Sends an action back to the loop; a console that has ended needs none.
pub(super) fn answer(sender: &Sender<Event>, action: Action) {
    let _ = sender.send(Event::Done(action));
}
