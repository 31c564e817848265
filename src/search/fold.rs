//! Text to words: case, accents, widths, separators and camel case folded away, with the way back to the original.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Longer words are cut: nobody types more, and a catalogue may hold a blob.
const WORD_LIMIT: usize = 64;

/// Calls `found` with every folded word of `text` and, per character of it, the position (in characters) of the
/// original character it came from.
pub(super) fn each_word(text: &str, found: impl FnMut(&str, &[u32])) {
    read(text, Word::<true>::default(), found);
}

/// As [`each_word`] without the positions, which cost as much as the folding.
pub(super) fn each_text(text: &str, mut found: impl FnMut(&str)) {
    if text.is_ascii() {
        each_ascii(text, found);
    } else {
        read(text, Word::<false>::default(), |word, _| found(word));
    }
}

/// Most texts are plain, and most of their words stand there as they fold: those are not copied.
fn each_ascii(text: &str, mut found: impl FnMut(&str)) {
    let mut folded = String::new();
    let mut close = |run: &str, plain: bool| match run.len() {
        0 => {}
        1..=WORD_LIMIT if plain => found(run),
        _ => {
            folded.clear();
            let letters = run.bytes().filter(|byte| byte.is_ascii_alphanumeric()).take(WORD_LIMIT);
            folded.extend(letters.map(|byte| char::from(byte.to_ascii_lowercase())));
            if !folded.is_empty() {
                found(&folded);
            }
        }
    };
    let (mut start, mut lower_run, mut plain) = (0, 0, true);
    let run = |start: usize, end: usize| text.get(start..end).unwrap_or_default();
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'a'..=b'z' => lower_run += 1,
            b'0'..=b'9' => lower_run = 0,
            b'A'..=b'Z' => {
                let letters = run(start, at).bytes().filter(u8::is_ascii_alphanumeric).count();
                if begins_word(lower_run, letters) {
                    close(run(start, at), plain);
                    start = at;
                }
                plain = false;
                lower_run = 0;
            }
            b'\'' | b'`' => plain = false,
            _ => {
                close(run(start, at), plain);
                (start, lower_run, plain) = (at + 1, 0, true);
            }
        }
    }
    close(run(start, text.len()), plain);
}

fn read<const PLACED: bool>(text: &str, mut word: Word<PLACED>, mut found: impl FnMut(&str, &[u32])) {
    for (at, original) in (0u32..).zip(text.chars()) {
        if original.is_ascii() {
            match original {
                'A'..='Z' => {
                    if begins_word(word.lower_run, word.length) {
                        word.close(&mut found);
                    }
                    word.push(original.to_ascii_lowercase(), at);
                    word.lower_run = 0;
                }
                'a'..='z' => {
                    word.push(original, at);
                    word.lower_run += 1;
                }
                '0'..='9' => {
                    word.push(original, at);
                    word.lower_run = 0;
                }
                '\'' | '`' => {}
                _ => word.close(&mut found),
            }
        } else {
            word.foreign(original, at, &mut found);
        }
    }
    word.close(&mut found);
}

/// Whether a capital begins a word, by the small letters and all letters before it: `workflowId` and `NoFace` are two
/// words; `iPhone`, `eKYC` and `KYC` are one.
fn begins_word(lower_run: usize, letters: usize) -> bool {
    lower_run >= 2 || (lower_run == 1 && letters > 1)
}

/// The folded words of `text`.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    each_text(text, |word| all.push(word.to_owned()));
    all
}

#[derive(Default)]
struct Word<const PLACED: bool> {
    text: String,
    /// Characters so far.
    length: usize,
    origins: Vec<u32>,
    lower_run: usize,
}

impl<const PLACED: bool> Word<PLACED> {
    fn push(&mut self, letter: char, at: u32) {
        if self.length < WORD_LIMIT {
            self.length += 1;
            self.text.push(letter);
            if PLACED {
                self.origins.push(at);
            }
        }
    }

    fn close(&mut self, found: &mut impl FnMut(&str, &[u32])) {
        if !self.text.is_empty() {
            found(&self.text, &self.origins);
            self.text.clear();
            self.origins.clear();
            self.length = 0;
        }
        self.lower_run = 0;
    }

    fn foreign(&mut self, original: char, at: u32, found: &mut impl FnMut(&str, &[u32])) {
        if is_invisible(original) || matches!(original, '’' | '‘' | 'ʼ' | '´') {
            return;
        }
        if let Some(plain) = without_decomposition(original) {
            plain.chars().for_each(|letter| self.push(letter, at));
            self.lower_run += 1;
            return;
        }
        decompose_compatible(original, |part| {
            if is_combining_mark(part) {
                return;
            }
            if let Some(digit) = eastern_digit(part) {
                self.push(digit, at);
            } else if part.is_alphanumeric() {
                part.to_lowercase()
                    .filter(|letter| !is_combining_mark(*letter))
                    .for_each(|letter| self.push(letter, at));
                self.lower_run = if part.is_lowercase() { self.lower_run + 1 } else { 0 };
            } else {
                self.close(found);
            }
        });
    }
}

/// Marks that take no room: zero-width blanks and joiners, direction marks, soft hyphen, tatweel.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{640}')
}

/// Letters that Unicode does not take apart, but that people replace when they type.
fn without_decomposition(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' => "d",
        'ı' => "i",
        'ة' => "ه",
        'ى' => "ي",
        _ => return None,
    })
}

/// Arabic and Persian digits.
fn eastern_digit(digit: char) -> Option<char> {
    let value = match digit {
        '\u{660}'..='\u{669}' => u32::from(digit) - 0x660,
        '\u{6f0}'..='\u{6f9}' => u32::from(digit) - 0x6f0,
        _ => return None,
    };
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_fold_to_the_same_words() {
        let table: [(&str, &[&str]); 13] = [
            ("FACE_NOT_FOUND", &["face", "not", "found"]),
            ("UNAUTHORIZED/INVALID URL", &["unauthorized", "invalid", "url"]),
            ("faceNotFound", &["face", "not", "found"]),
            ("workflowId", &["workflow", "id"]),
            ("iPhone eKYC", &["iphone", "ekyc"]),
            ("NoFaceError", &["no", "face", "error"]),
            ("ＦＡＣＥ　８００６", &["face", "8006"]),
            ("٨٠٠٦ ۸۰۰۶", &["8006", "8006"]),
            ("éxpiré e\u{301}lan", &["expire", "elan"]),
            ("doesn't can’t", &["doesnt", "cant"]),
            ("80\u{200b}06", &["8006"]),
            ("Straße", &["strasse"]),
            ("🍕 … ", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn plain_text_folds_the_same_on_the_short_way() {
        let long = "Ab1".repeat(50);
        for text in [
            "FACE_NOT_FOUND doesn't 'quoted' `tick` workflowId iPhone eKYC a1B2 aaB ABc",
            "'",
            "abC'dE fooBar'Baz ab'C",
            "",
            &long,
            "one\u{0}two\tthree\u{7f}",
        ] {
            let mut slow = Vec::new();
            each_word(text, |word, _| slow.push(word.to_owned()));
            assert_eq!(words(text), slow, "{text}");
        }
    }

    #[test]
    fn every_letter_knows_where_it_came_from() {
        let mut seen = Vec::new();
        each_word("é ﬁx’s ab", |word, origins| seen.push((word.to_owned(), origins.to_vec())));
        assert_eq!(
            seen,
            [("e".to_owned(), vec![0]), ("fixs".to_owned(), vec![2, 2, 3, 5]), ("ab".to_owned(), vec![7, 8])]
        );
    }
}
