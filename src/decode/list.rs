//! Lists of words that decide what a key, or a number in running text, means.
//!
//! Every word of a paste is held against several of them, so that most words must be turned away without a look at the
//! list.

/// Words parted by blanks.
pub(super) struct List {
    words: &'static str,
    /// By first letter, digits last: a bit for every length that a word of the list has.
    lengths: [u32; BUCKETS],
}

const BUCKETS: usize = 27;

impl List {
    /// The list of these words.
    #[allow(clippy::indexing_slicing)] // A constant is made when the program is built.
    pub(super) const fn of(words: &'static str) -> Self {
        let bytes = words.as_bytes();
        let mut lengths = [0; BUCKETS];
        let (mut start, mut at) = (0, 0);
        while at <= bytes.len() {
            if at == bytes.len() || bytes[at] == b' ' {
                if at > start {
                    lengths[bucket(bytes[start])] |= bit(at - start);
                }
                start = at + 1;
            }
            at += 1;
        }
        Self { words, lengths }
    }

    /// Is this word on the list, in any case?
    pub(super) fn holds(&self, word: &str) -> bool {
        let first = word.as_bytes().first().map(|byte| bucket(*byte));
        let lengths = first.and_then(|first| self.lengths.get(first)).copied().unwrap_or_default();
        lengths & bit(word.len()) != 0 && holds(self.words, word)
    }
}

/// Is this word one of those that blanks part, in any case?
pub(super) fn holds(words: &str, word: &str) -> bool {
    words.as_bytes().split(|byte| *byte == b' ').any(|known| known.eq_ignore_ascii_case(word.as_bytes()))
}

const fn bucket(first: u8) -> usize {
    let letter = first.to_ascii_lowercase();
    if letter.is_ascii_lowercase() { (letter - b'a') as usize } else { BUCKETS - 1 }
}

/// Words of 31 letters and more share a bit.
const fn bit(length: usize) -> u32 {
    1 << (if length < 31 { length } else { 31 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_holds_its_words_in_any_case_and_no_others() {
        const WORDS: &str = "exit http 2fa incomprehensibilities-of-everybody";
        static LIST: List = List::of(WORDS);
        for word in WORDS.split(' ') {
            assert!(LIST.holds(word) && LIST.holds(&word.to_uppercase()), "{word}");
        }
        for word in ["", "exits", "exi", "edit", "2fb", "fa", "éxit", "incomprehensibilities-of-everyone!"] {
            assert!(!LIST.holds(word), "{word}");
        }
    }
}
