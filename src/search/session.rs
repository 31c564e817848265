//! Results kept per prefix, so that erasing a letter costs nothing.

use std::sync::atomic::AtomicBool;

use super::{Hits, Index};

/// As many queries are kept; a person erases no more in one go.
const KEPT: usize = 64;

/// What was asked before and is still a beginning of what may be asked next.
///
/// Answers are those of [`Index::search_until`], whatever was asked before. Belongs to one index: after the catalogue
/// changed, start a new one.
#[derive(Debug, Clone, Default)]
pub struct Session {
    limit: usize,
    kept: Vec<(String, Hits)>,
}

impl Index {
    /// The hits for `query`, from `session` when it was answered there before. Nothing when cancelled.
    pub fn search_with<'s>(
        &self,
        query: &str,
        limit: usize,
        session: &'s mut Session,
        cancel: &AtomicBool,
    ) -> Option<&'s Hits> {
        if session.limit != limit {
            session.kept.clear();
            session.limit = limit;
        }
        session.kept.retain(|(kept, _)| query.starts_with(kept.as_str()));
        if session.kept.last().is_none_or(|(kept, _)| kept != query) {
            let hits = self.search_until(query, limit, cancel)?;
            if session.kept.len() == KEPT {
                session.kept.remove(0);
            }
            session.kept.push((query.to_owned(), hits));
        }
        session.kept.last().map(|(_, hits)| hits)
    }
}
