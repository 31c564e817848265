//! What may take long runs here, never on the thread that draws: copying, reading the clipboard, large pastes, laying
//! overlays, searching a large catalogue.
//! A worker exists from its first job on; a console that copies nothing starts none.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::catalogue::Catalogue;
use crate::clipboard::{Clipboard, Evidence, Sensitivity};
use crate::search::{HIT_LIMIT, Index, Session};
use crate::tui::action::{Action, Laid, Reading};
use crate::tui::run::{Event, answer};
use crate::tui::terminal::contain;

/// Reads the system clipboard: its text, or why there is none in one sentence. May take its time.
pub type ReadClipboard = Arc<dyn Fn() -> Result<String, String> + Send + Sync>;

/// Reads overlays and lays them over the catalogue; what is wrong with them, a sentence each. May take its time.
pub type LoadOverlays = Box<dyn FnOnce(&mut Catalogue) -> Vec<String> + Send>;

/// Reads a pipe to its end: its bytes, or why they cannot be read in one sentence. Takes as long as the pipe.
pub type ReadPipe = Box<dyn FnOnce() -> Result<Vec<u8>, String> + Send>;

struct Job {
    what: String,
    text: String,
    sensitivity: Sensitivity,
}

struct Query {
    serial: u64,
    text: String,
    index: Arc<Index>,
    cancel: Arc<AtomicBool>,
}

/// The workers of a console.
pub(super) struct Workers {
    events: Sender<Event>,
    clipboard: Option<Box<dyn Clipboard + Send>>,
    copies: Option<Sender<Job>>,
    read: Option<ReadClipboard>,
    searches: Option<Sender<Query>>,
    /// Ends the search that runs.
    cancel: Arc<AtomicBool>,
}

impl Workers {
    pub(super) fn new(
        events: Sender<Event>,
        clipboard: Box<dyn Clipboard + Send>,
        read: Option<ReadClipboard>,
    ) -> Self {
        let clipboard = Some(clipboard);
        Self { events, clipboard, copies: None, read, searches: None, cancel: Arc::default() }
    }

    /// Lays overlays over a copy of the catalogue and makes it searchable.
    pub(super) fn lay(&self, load: LoadOverlays, catalogue: Arc<Catalogue>) {
        let events = self.events.clone();
        let lay = move || {
            let laid = contain(|| {
                let mut catalogue = Arc::unwrap_or_clone(catalogue);
                let faults = load(&mut catalogue);
                let catalogue = Arc::new(catalogue);
                Laid { index: Arc::new(Index::shared(Arc::clone(&catalogue))), catalogue, faults }
            });
            if let Ok(laid) = laid {
                answer(&events, Action::Laid(laid));
            }
        };
        // Without a thread the built-in catalogue stays, as with overlays that cannot be read.
        let _ = thread::Builder::new().name("overlays".into()).spawn(lay);
    }

    /// Waits for the end of a pipe.
    pub(super) fn pipe(&self, read: ReadPipe) {
        let events = self.events.clone();
        let wait = move || {
            if let Ok(read) = contain(read) {
                answer(&events, Action::Piped(read));
            }
        };
        // Without a thread nothing comes, and the notice stays until the next key.
        let _ = thread::Builder::new().name("pipe".into()).spawn(wait);
    }

    /// Searches, and ends the search before.
    pub(super) fn search(&mut self, serial: u64, text: String, index: &Arc<Index>) {
        self.cancel.store(true, Ordering::Relaxed);
        self.cancel = Arc::default();
        let query = Query { serial, text, index: Arc::clone(index), cancel: Arc::clone(&self.cancel) };
        let searches = self.searches.get_or_insert_with(|| {
            let (sender, queries) = channel();
            let events = self.events.clone();
            // Without a thread the query is answered by the next key that acts on the list.
            let _ = thread::Builder::new()
                .name("search".into())
                .spawn(move || contain(|| search_on(&queries, &events)));
            sender
        });
        let _ = searches.send(query);
    }

    /// Copies are made one after the other, so that the last one asked for is the one on the clipboard.
    pub(super) fn copy(&mut self, what: String, text: String, sensitivity: Sensitivity) {
        self.start_copying();
        let job = Job { what, text, sensitivity };
        let unsent = match &self.copies {
            Some(copies) => copies.send(job).err().map(|refused| refused.0),
            None => Some(job),
        };
        if let Some(job) = unsent {
            answer(&self.events, Action::Copied(job.what, gave_up()));
        }
    }

    fn start_copying(&mut self) {
        let Some(mut clipboard) = self.clipboard.take() else { return };
        let (sender, jobs) = channel::<Job>();
        let events = self.events.clone();
        let copy = move || {
            for job in jobs {
                let evidence = contain(|| clipboard.copy(&job.text, job.sensitivity));
                answer(&events, Action::Copied(job.what, evidence.unwrap_or_else(|_| gave_up())));
            }
        };
        self.copies = thread::Builder::new().name("copy".into()).spawn(copy).ok().map(|_| sender);
    }

    pub(super) fn decode(&self, serial: u64, bytes: Arc<Vec<u8>>, catalogue: Arc<Catalogue>) {
        let events = self.events.clone();
        let decode = move || {
            if let Ok(reading) = contain(|| Reading::new(&bytes, &catalogue)) {
                // The model then holds the bytes alone and needs no copy of them.
                drop(bytes);
                answer(&events, Action::Decoded(serial, Box::new(reading)));
            }
        };
        // Without a thread the paste stays unread and can be cancelled, which its own row says.
        let _ = thread::Builder::new().name("decode".into()).spawn(decode);
    }

    pub(super) fn read_clipboard(&self) {
        let Some(read) = self.read.clone() else {
            let why =
                "The clipboard here is another machine's: paste with your terminal's own key.".to_owned();
            return answer(&self.events, Action::ClipboardRead(Err(why)));
        };
        let events = self.events.clone();
        let _ = thread::Builder::new().name("read".into()).spawn(move || {
            let text =
                contain(|| read()).unwrap_or_else(|_| Err("The clipboard could not be read.".to_owned()));
            answer(&events, Action::ClipboardRead(text));
        });
    }
}

/// Answers queries until the console has ended. Results of shorter queries are kept, so that erasing costs nothing.
fn search_on(queries: &Receiver<Query>, events: &Sender<Event>) {
    let mut kept: Option<(Arc<Index>, Session)> = None;
    for query in queries {
        let (index, session) = match &mut kept {
            Some(kept) if Arc::ptr_eq(&kept.0, &query.index) => kept,
            other => other.insert((Arc::clone(&query.index), Session::default())),
        };
        if let Some(hits) = index.search_with(&query.text, HIT_LIMIT, session, &query.cancel) {
            answer(events, Action::Found(query.serial, Box::new(hits.clone())));
        }
    }
}

fn gave_up() -> Evidence {
    Evidence::NotCopied {
        reason: "the clipboard gave up.".to_owned(),
        next: "F8 prints the message for selecting by hand.".to_owned(),
    }
}
