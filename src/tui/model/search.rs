//! Searches that take long enough to be seen are made by a worker: the letter is on the screen before its answers.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::catalogue::Catalogue;
use crate::search::{HIT_LIMIT, Hits, Index, Session};
use crate::tui::action::{Effect, Laid};

use super::list::List;
use super::notice::Notice;
use super::{Model, languages};
use crate::message::language;

/// Up to this many entries a search takes less time than waking a worker.
const SMALL: usize = 5_000;

/// Whether searches over a catalogue belong on a worker.
pub(super) fn is_large(catalogue: &Catalogue) -> bool {
    catalogue.entries().len() + catalogue.legacy().len() > SMALL
}

/// The search that the list waits for.
#[derive(Default)]
pub(super) struct Search {
    serial: u64,
    wanted: Option<String>,
    asked: bool,
    /// Answers to shorter queries, so that erasing costs nothing.
    kept: Session,
}

impl Search {
    pub(super) fn want(&mut self, query: &str) {
        self.serial += 1;
        self.wanted = Some(query.to_owned());
        self.asked = false;
    }

    /// Answers at once.
    pub(super) fn now(&mut self, index: &Index, query: &str) -> Hits {
        let never = AtomicBool::new(false);
        index.search_with(query, HIT_LIMIT, &mut self.kept, &never).cloned().unwrap_or_default()
    }

    pub(super) fn forget(&mut self) {
        self.wanted = None;
    }
}

impl Model {
    /// The index of the catalogue.
    pub fn index(&self) -> &Arc<Index> {
        self.index.get_or_init(|| Arc::new(Index::shared(Arc::clone(&self.catalogue))))
    }

    /// The list waits for a search.
    pub fn is_searching(&self) -> bool {
        self.search.wanted.is_some()
    }

    /// The search to be started, once.
    pub(in crate::tui) fn search_to_start(&mut self) -> Option<Effect> {
        let query = self.search.wanted.clone().filter(|_| !self.search.asked)?;
        self.search.asked = true;
        Some(Effect::Search { serial: self.search.serial, query })
    }

    /// A worker's answer; one to an older question is of no interest.
    pub(in crate::tui) fn found(&mut self, serial: u64, hits: Hits) {
        if self.is_searching() && self.search.serial == serial {
            self.search.forget();
            self.list = List::of_hits(&self.catalogue, hits);
        }
    }

    /// Answers at once: what comes next acts on what is selected, and must not act on the answer to fewer letters.
    pub(in crate::tui) fn finish_search(&mut self) {
        if let Some(query) = self.search.wanted.take() {
            let index = Arc::clone(self.index());
            let hits = self.search.now(&index, &query);
            self.list = List::of_hits(&self.catalogue, hits);
        }
    }

    /// The overlays are laid: the catalogue changes below what is on the screen, and what is selected stays so.
    pub(in crate::tui) fn laid(&mut self, laid: Laid) -> Vec<Effect> {
        let Laid { catalogue, index, faults } = laid;
        let wished = self.wished.take();
        let warned = wished.as_deref().is_some_and(|tag| language::known(&self.catalogue, tag).is_none());
        (self.catalogue, self.index) = (catalogue, index.into());
        self.search = Search { serial: self.search.serial, ..Search::default() };
        self.wording.languages = languages(&self.catalogue);
        if let Some(wished) = wished {
            if warned {
                self.notice = None;
            }
            self.set_language(&wished);
        }
        if !faults.is_empty() {
            let said = self.notice.take().filter(|notice| !notice.passing).map(|notice| notice.text);
            let all: Vec<String> = said.into_iter().chain(faults).collect();
            self.say(Notice::caution(all.join("\n")));
        }
        self.detail.forget();
        let effects = self.read_again();
        // Whoever has not moved wants the best answer, not the one that was best without the overlays.
        if self.query.is_empty() || !self.list.is_at_first() {
            self.list_again()
        } else {
            self.list_afresh()
        }
        effects
    }
}
