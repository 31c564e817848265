//! Numbers for words, in the order they are met.

/// Open addressing over one text, because a map of owned strings is several times slower at two million words.
#[derive(Default)]
pub(super) struct Words {
    text: String,
    ends: Vec<u32>,
    /// The upper half of the word's hash, then its number and one; zero is free. The half tells words apart without
    /// reading them, and is all that growing needs.
    slots: Vec<u64>,
}

/// The upper half of a slot.
const HASH: u64 = !0 << 32;

impl Words {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn text(&self, number: u32) -> &str {
        let number = number as usize;
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(number).copied().unwrap_or(start);
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len() as u32).map(|number| self.text(number))
    }

    /// The number of a word, a new one when it was not met before.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        if self.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let hash = quick_hash(word) & HASH;
        let mut at = self.home(hash);
        loop {
            let slot = self.slots.get(at).copied().unwrap_or(0);
            let Some(number) = (slot as u32).checked_sub(1) else { break };
            if slot & HASH == hash && self.text(number) == word {
                return number;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        let number = self.len() as u32;
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = hash | u64::from(number + 1);
        }
        number
    }

    /// Where the search for a word begins.
    fn home(&self, hash: u64) -> usize {
        (hash >> 32) as usize & (self.slots.len() - 1)
    }

    fn grow(&mut self) {
        let larger = vec![0; (self.slots.len() * 2).max(2_048)];
        let before = std::mem::replace(&mut self.slots, larger);
        for slot in before.into_iter().filter(|slot| *slot != 0) {
            let mut at = self.home(slot);
            while self.slots.get(at).is_some_and(|taken| *taken != 0) {
                at = (at + 1) & (self.slots.len() - 1);
            }
            if let Some(free) = self.slots.get_mut(at) {
                *free = slot;
            }
        }
    }
}

/// Eight bytes at a time; the upper half is well mixed.
fn quick_hash(word: &str) -> u64 {
    word.as_bytes().chunks(8).fold(word.len() as u64, |hash, chunk| {
        let mut eight = [0; 8];
        eight.iter_mut().zip(chunk).for_each(|(eight, byte)| *eight = *byte);
        let mixed = (hash ^ u64::from_le_bytes(eight)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        mixed ^ mixed >> 29
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_keeps_the_number_it_got_first() {
        let mut words = Words::default();
        let all: Vec<String> = (0..5_000).map(|number| format!("w{}", number * 7919 % 100_003)).collect();
        let numbers: Vec<u32> = all.iter().map(|word| words.number(word)).collect();
        assert_eq!(numbers, (0..5_000).collect::<Vec<u32>>());
        for (word, number) in all.iter().zip(numbers) {
            assert_eq!((words.number(word), words.text(number)), (number, word.as_str()));
        }
        assert!(words.iter().eq(all.iter().map(String::as_str)));
        assert_eq!((words.number(""), words.number("")), (5_000, 5_000));
    }
}
