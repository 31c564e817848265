//! What may take long runs here, never on the thread that draws: copying, reading the clipboard, large pastes.
//! A worker exists from its first job on; a console that copies nothing starts none.

use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use crate::catalogue::Catalogue;
use crate::clipboard::{Clipboard, Evidence, Sensitivity};
use crate::tui::action::{Action, Reading};
use crate::tui::run::{Event, answer};
use crate::tui::terminal::contain;

/// Reads the system clipboard: its text, or why there is none in one sentence. May take its time.
pub type ReadClipboard = Arc<dyn Fn() -> Result<String, String> + Send + Sync>;

struct Job {
    what: String,
    text: String,
    sensitivity: Sensitivity,
}

/// The workers of a console.
pub(super) struct Workers {
    events: Sender<Event>,
    catalogue: Arc<Catalogue>,
    clipboard: Option<Box<dyn Clipboard + Send>>,
    copies: Option<Sender<Job>>,
    read: Option<ReadClipboard>,
}

impl Workers {
    pub(super) fn new(
        events: Sender<Event>,
        catalogue: Arc<Catalogue>,
        clipboard: Box<dyn Clipboard + Send>,
        read: Option<ReadClipboard>,
    ) -> Self {
        Self { events, catalogue, clipboard: Some(clipboard), copies: None, read }
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

    pub(super) fn decode(&self, serial: u64, bytes: Arc<Vec<u8>>) {
        let (events, catalogue) = (self.events.clone(), Arc::clone(&self.catalogue));
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

fn gave_up() -> Evidence {
    Evidence::NotCopied {
        reason: "the clipboard gave up.".to_owned(),
        next: "F8 prints the message for selecting by hand.".to_owned(),
    }
}
