//! Several words that mean one: `out of date` is `expired`, `not in the picture` is `missing`.
//!
//! A saying that means nothing frames the rest: `my screen shows`.
//!
//! Queries and texts are read alike: where a saying ends, the word that it means is added. A query need not find the
//! saying's own words then, since other texts say the same in one word.

use std::sync::LazyLock;

use super::lexicon::{self, is_everyday, is_filler};
use super::stem::stem;

static SAYINGS: LazyLock<Sayings> = LazyLock::new(|| Sayings::read(lexicon::sayings()));

/// How many words may stand between two of a saying.
const BETWEEN: usize = 3;

/// Words of one stem are the same; zero is in no saying.
type Class = u16;

/// A word as sayings know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Heard {
    class: Class,
    /// Whether it may stand between the words of a saying: fillers, everyday words, numbers.
    light: bool,
}

struct Saying {
    /// The words it may have at each place, as classes.
    slots: Vec<Vec<Class>>,
    means: Vec<&'static str>,
}

#[derive(Default)]
struct Sayings {
    /// (stem, class), sorted by stem.
    classes: Vec<(String, Class)>,
    all: Vec<Saying>,
    /// Sayings that end with each class.
    ending: Vec<Vec<usize>>,
}

impl Sayings {
    fn read(lines: &[(&'static str, &'static str)]) -> Self {
        let mut stems: Vec<String> =
            lines.iter().flat_map(|(said, _)| said.split([' ', '/'])).map(stem).collect();
        stems.sort_unstable();
        stems.dedup();
        let mut new = Self { classes: stems.into_iter().zip(1..).collect(), ..Self::default() };
        new.ending = vec![Vec::new(); new.classes.len() + 1];
        for (at, (said, means)) in lines.iter().enumerate() {
            let slots: Vec<Vec<Class>> = said
                .split_ascii_whitespace()
                .map(|slot| slot.split('/').map(|word| new.class(word)).collect())
                .collect();
            for class in slots.last().into_iter().flatten() {
                if let Some(ending) = new.ending.get_mut(usize::from(*class)) {
                    ending.push(at);
                }
            }
            new.all.push(Saying { slots, means: means.split_ascii_whitespace().collect() });
        }
        new
    }

    fn class(&self, word: &str) -> Class {
        let stem = stem(word);
        let at = self.classes.binary_search_by(|(other, _)| other.as_str().cmp(&stem));
        at.ok().and_then(|at| self.classes.get(at)).map_or(0, |(_, class)| *class)
    }
}

impl Heard {
    /// Reads a folded word, negations as one.
    pub(super) fn new(word: &str) -> Self {
        let number = || word.bytes().all(|byte| byte.is_ascii_digit());
        Self { class: SAYINGS.class(word), light: is_filler(word) || is_everyday(word) || number() }
    }

    /// Whether the word is a part of some saying.
    pub(super) fn is_said(self) -> bool {
        self.class != 0
    }
}

/// The words of a text so far.
#[derive(Debug, Default)]
pub(super) struct Trail {
    words: Vec<Heard>,
}

impl Trail {
    /// Begins another text.
    pub(super) fn clear(&mut self) {
        self.words.clear();
    }

    /// Takes the next word; calls `told` for every saying that ends with it, with how many words back it begins and the
    /// words that it means.
    pub(super) fn push(&mut self, word: Heard, mut told: impl FnMut(usize, &[&'static str])) {
        self.words.push(word);
        if word.class == 0 {
            return;
        }
        let sayings = &*SAYINGS;
        for saying in sayings.ending.get(usize::from(word.class)).into_iter().flatten() {
            if let Some(saying) = sayings.all.get(*saying)
                && let Some(length) = self.ends_with(saying)
            {
                told(length, &saying.means);
            }
        }
    }

    /// How many of the last words are the saying.
    fn ends_with(&self, saying: &Saying) -> Option<usize> {
        let mut before = self.words.iter().rev();
        let mut length = 0;
        for (at, slot) in saying.slots.iter().rev().enumerate() {
            let mut between = 0;
            loop {
                let word = before.next()?;
                length += 1;
                if slot.contains(&word.class) {
                    break;
                }
                between += 1;
                if at == 0 || !word.light || between > BETWEEN {
                    return None;
                }
            }
        }
        Some(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(usize, String)> {
        let (mut trail, mut all) = (Trail::default(), Vec::new());
        for word in text.split(' ') {
            trail.push(Heard::new(lexicon::one_negation(word)), |length, means| {
                all.push((length, means.join(" ")));
            });
        }
        all
    }

    #[test]
    fn a_saying_is_heard_with_fillers_in_between_and_in_other_tenses() {
        assert_eq!(told("out of date"), [(3, "expired".to_owned())]);
        assert_eq!(told("it is not in the picture"), [(4, "missing".to_owned())]);
        assert!(told("out of the wrong date").is_empty() && told("no picture").is_empty());
    }

    #[test]
    fn no_saying_is_told_by_what_it_means() {
        for saying in &SAYINGS.all {
            assert!(saying.slots.len() > 1, "{:?}", saying.means);
            let alone = saying.means.join(" ");
            assert!(alone.is_empty() || told(&alone).is_empty(), "{alone}");
        }
    }
}
