//! The head of a paste that begins inside of something.

use super::{Base, Walker};
use crate::mask::words;

impl Walker<'_> {
    /// The prose is what the text begins with.
    pub(super) fn is_head(&self) -> bool {
        self.base == Base::Prose { start: 0 }
    }

    /// One line of unknown words right above a personal key, at the very beginning: the rest of the value before it.
    pub(super) fn is_rest_of_value(&self, at: usize) -> bool {
        const WORDS: usize = 5;
        let head = self.text.get(..at).unwrap_or("");
        let line = head.trim_end_matches([' ', '\t']);
        let Some(line) = line.strip_suffix('\n').map(str::trim) else { return false };
        let unknown = |word: &str| {
            let lower = word.to_lowercase();
            word.chars().all(char::is_alphanumeric)
                && !words::is_everyday(&lower)
                && !words::is_key_word(&lower)
        };
        let mut parts = line.split(' ');
        self.is_head() && !line.is_empty() && parts.clone().count() <= WORDS && parts.all(unknown)
    }
}
