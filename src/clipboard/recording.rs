//! A clipboard for tests.

use std::sync::{Arc, Mutex, PoisonError};

use super::{Clipboard, Evidence, Sensitivity};

/// Remembers what was copied and answers as told. Clones share what they remember.
#[derive(Clone)]
pub struct Recording {
    copies: Arc<Mutex<Vec<(String, Sensitivity)>>>,
    answer: Evidence,
}

impl Recording {
    /// A clipboard that answers every copy with `answer`.
    #[must_use]
    pub fn new(answer: Evidence) -> Self {
        Self { copies: Arc::default(), answer }
    }

    /// What was copied so far, in order.
    #[must_use]
    pub fn copies(&self) -> Vec<(String, Sensitivity)> {
        self.copies.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Clipboard for Recording {
    fn copy(&mut self, text: &str, sensitivity: Sensitivity) -> Evidence {
        self.copies.lock().unwrap_or_else(PoisonError::into_inner).push((text.into(), sensitivity));
        self.answer.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clone_sees_what_was_copied() {
        let seen = Recording::new(Evidence::SentToTerminal);
        let mut given = seen.clone();
        assert_eq!(given.copy("one", Sensitivity::Plain), Evidence::SentToTerminal);
        assert_eq!(given.copy("two", Sensitivity::Private), Evidence::SentToTerminal);
        let copies = [("one".into(), Sensitivity::Plain), ("two".into(), Sensitivity::Private)];
        assert_eq!(seen.copies(), copies);
    }
}
