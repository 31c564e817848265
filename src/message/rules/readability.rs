//! Counting words, sentences and syllables, and the school grade of an English text.

/// The words of a text: what stands between blanks and holds a letter or digit. A link counts as one word.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric))
}

/// The sentences of a text: up to a full stop, question or exclamation mark before a blank, or the end of a line.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    for line in text.lines() {
        let mut from = 0;
        let mut ended = false;
        for (at, c) in line.char_indices() {
            if c.is_whitespace() && ended {
                sentences.extend(line.get(from..at));
                from = at;
            }
            // A closing quote or bracket belongs to the sentence that it closes.
            ended = matches!(c, '.' | '?' | '!' | '؟' | '…') || (ended && matches!(c, '"' | ')' | '»' | '”'));
        }
        sentences.extend(line.get(from..));
    }
    sentences.retain(|sentence| words(sentence).next().is_some());
    sentences
}

/// The Flesch-Kincaid grade of an English text: `0.39 * words / sentences + 11.8 * syllables / words - 15.59`
/// (Kincaid and others, 1975). Links do not count. 0 for a text without words.
pub fn grade(text: &str) -> f64 {
    let spoken = |word: &&str| !word.contains("://");
    let count = words(text).filter(spoken).count() as f64;
    let sentences = sentences(text).len() as f64;
    if count == 0.0 || sentences == 0.0 {
        return 0.0;
    }
    let syllables: usize = words(text).filter(spoken).map(syllables).sum();
    0.39 * count / sentences + 11.8 * syllables as f64 / count - 15.59
}

/// The syllables of an English word, by its groups of vowels; right for about nine words in ten.
pub fn syllables(word: &str) -> usize {
    let parts = word.split(|c: char| !c.is_ascii_alphabetic()).filter(|part| !part.is_empty());
    // What stands behind an apostrophe ("arm's", "don't") has no vowel that is spoken.
    let mut parts = parts.filter(|part| part.len() > 2 || !word.contains('\'')).peekable();
    if parts.peek().is_none() {
        return 1;
    }
    parts.map(|part| part_syllables(&part.to_ascii_lowercase())).sum()
}

fn part_syllables(word: &str) -> usize {
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let mut count: usize = 0;
    let mut before = false;
    for (at, c) in word.char_indices() {
        let now = vowel(c) && !(at == 0 && c == 'y');
        if now && !before {
            count += 1;
        }
        before = now;
    }
    // Two vowels that are spoken apart.
    let apart = ["ia", "io", "iu", "eo", "ua", "uou", "ying"];
    let together = ["tion", "sion", "cial", "tial", "cian", "cious", "tious", "gion", "people", "qua", "gua"];
    count += apart.iter().filter(|pair| word.contains(*pair)).count();
    count = count.saturating_sub(together.iter().filter(|group| word.contains(*group)).count());
    // Endings that are written and not spoken.
    let stem_ends = |ending: &str, in_front: &[char]| {
        word.strip_suffix(ending).is_some_and(|stem| stem.len() > 1 && !stem.ends_with(in_front))
    };
    let silent_e = stem_ends("e", &['a', 'e', 'i', 'o', 'u', 'y']) && !consonant_le(word);
    let silent_ed = stem_ends("ed", &['t', 'd', 'a', 'e', 'i', 'o', 'u']);
    let silent_es = stem_ends("es", &['s', 'z', 'x', 'h', 'c', 'g', 'i', 'o'])
        && !consonant_le(word.trim_end_matches('s'));
    if silent_e || silent_ed || silent_es {
        count = count.saturating_sub(1);
    }
    count.max(1)
}

/// "table", "possible": the ending is spoken.
fn consonant_le(word: &str) -> bool {
    let Some(stem) = word.strip_suffix("le") else { return false };
    stem.chars().last().is_some_and(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_of_our_words() {
        let table = [
            ("selfie", 2),
            ("verification", 5),
            ("document", 3),
            ("camera", 3),
            ("passport", 2),
            ("face", 1),
            ("expired", 2),
            ("please", 1),
            ("window", 2),
            ("company", 3),
            ("problem", 2),
            ("technical", 3),
            ("visible", 3),
            ("side", 1),
            ("sides", 1),
            ("photographed", 3),
            ("needed", 2),
            ("arm's", 1),
            ("question", 2),
            ("already", 3),
            ("verified", 3),
            ("requirements", 3),
            ("service", 2),
            ("religious", 3),
            ("medical", 3),
            ("distance", 2),
            ("light", 1),
            ("table", 2),
            ("original", 4),
            ("the", 1),
            ("complete", 2),
        ];
        let wrong: Vec<_> = table.iter().filter(|(word, right)| syllables(word) != *right).collect();
        let found: Vec<_> = wrong.iter().map(|(word, right)| (word, right, syllables(word))).collect();
        assert!(found.len() <= 2, "word, right, counted: {found:?}");
    }

    #[test]
    fn a_link_ends_no_sentence() {
        let text = "Then try again here: https://a.test/x.y?z\n\nIf it fails, contact us. Thank you.";
        assert_eq!(sentences(text).len(), 3);
        assert_eq!(words(text).count(), 12);
    }

    #[test]
    fn grades_of_known_texts() {
        assert!(grade("The cat sat on the mat. It was fat.") < 2.0);
        let hard = "Insufficient illumination conditions necessitate resubmission of photographic documentation, \
                    notwithstanding previously communicated requirements.";
        assert!(grade(hard) > 15.0);
        assert!(grade("") < 0.1);
    }
}
