//! Counting with several threads: each takes a block of whole lines, counts it, and comes back for the next.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::blocks::{Block, Blocks};
use super::progress::{Meter, Progress};
use super::source::Source;
use super::stop::Stop;
use crate::catalogue::Catalogue;
use crate::cli::error::CliError;
use crate::tally::{Counter, Counts, Line, Unit};

/// Places of unreadable lines that are named.
const NAMED: usize = 5;

/// Where an unreadable line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// Which of the files.
    pub(super) file: usize,
    /// Line, one-based.
    pub(super) line: u64,
}

/// What came of counting.
#[derive(Default)]
pub(super) struct Done {
    /// The counts of all files.
    pub(super) counts: Counts,
    /// The first unreadable lines, in order.
    pub(super) unreadable: Vec<Place>,
    /// How many files could be opened.
    pub(super) opened: usize,
    /// What could not be read, or not to its end, in order.
    pub(super) failures: Vec<CliError>,
}

/// How to count.
pub(super) struct Work<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) files: &'a [PathBuf],
    pub(super) unit: Option<Unit>,
    pub(super) threads: usize,
    pub(super) stop: &'a Stop,
}

impl Work<'_> {
    /// Counts all files, as far as they can be read and until the stop is given.
    pub(super) fn count(&self, progress: Option<Progress>) -> Done {
        let feed = Mutex::new(Feed { files: self.files, at: 0, open: None, opened: 0, failures: Vec::new() });
        let read = AtomicU64::new(0);
        let (mut counts, mut unreadable) = (Counts::default(), Vec::new());
        std::thread::scope(|scope| {
            let (at_work, watch) = channel::<()>();
            let workers: Vec<_> = (0..self.threads)
                .map(|_| {
                    let (feed, read, at_work) = (&feed, &read, at_work.clone());
                    scope.spawn(move || {
                        let counted = self.one(feed, read);
                        drop(at_work);
                        counted
                    })
                })
                .collect();
            drop(at_work);
            if let Some(progress) = progress {
                draw(progress, &watch, &read);
            }
            for worker in workers {
                let (counted, places) =
                    worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
                counts.join(counted);
                unreadable.extend(places);
            }
        });
        unreadable.sort_unstable();
        unreadable.truncate(NAMED);
        let feed = feed.into_inner().unwrap_or_else(PoisonError::into_inner);
        Done { counts, unreadable, opened: feed.opened, failures: feed.failures }
    }

    fn one(&self, feed: &Mutex<Feed<'_>>, read: &AtomicU64) -> (Counts, Vec<Place>) {
        let mut counter = Counter::new(self.catalogue, self.unit);
        let mut block = Block::default();
        let mut places = Vec::new();
        while !self.stop.given() {
            let file = feed.lock().unwrap_or_else(PoisonError::into_inner).next(&mut block, self.stop);
            let Some(file) = file else { break };
            let length = block.len() as u64;
            let mut meter = Meter::new(read);
            let mut note = |line, what| {
                if what == Line::Unreadable && places.len() < NAMED {
                    places.push(Place { file, line });
                }
            };
            match block.take_long_line() {
                Some((line, bytes)) => note(line, counter.line(bytes)),
                None => block.lines().for_each(|(line, bytes)| {
                    note(line, counter.line(bytes));
                    meter.line(bytes.len());
                }),
            }
            meter.done(length);
        }
        (counter.finish(), places)
    }
}

/// Draws until every worker is gone.
fn draw(mut progress: Progress, workers: &Receiver<()>, read: &AtomicU64) {
    const EVERY: Duration = Duration::from_millis(200);
    while workers.recv_timeout(EVERY) == Err(RecvTimeoutError::Timeout) {
        progress.draw(read.load(Ordering::Relaxed));
    }
    progress.clear();
}

/// The files, one after the other.
struct Feed<'a> {
    files: &'a [PathBuf],
    at: usize,
    open: Option<Blocks>,
    opened: usize,
    failures: Vec<CliError>,
}

impl Feed<'_> {
    /// Fills the block from the next file that has lines left, and says which it is. A file that fails is left
    /// behind, as `cat` does.
    fn next(&mut self, block: &mut Block, stop: &Stop) -> Option<usize> {
        loop {
            let path = self.files.get(self.at)?;
            match self.fill(path, block, stop) {
                Ok(true) => return Some(self.at),
                Ok(false) => {}
                // A source that was stopped half way may well call itself damaged.
                Err(_) if stop.given() => {}
                Err(error) => self.failures.push(error),
            }
            self.open = None;
            self.at += 1;
        }
    }

    fn fill(&mut self, path: &Path, block: &mut Block, stop: &Stop) -> Result<bool, CliError> {
        let blocks = match &mut self.open {
            Some(blocks) => blocks,
            None => {
                let source = Source::open(path, stop)?;
                self.opened += 1;
                self.open.insert(Blocks::new(source))
            }
        };
        blocks.next(block)
    }
}
