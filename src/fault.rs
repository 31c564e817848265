//! Faults in files that a user wrote: overlays and the config file. Each names its place, what was expected and
//! the nearest valid word, and none of them stops the console.

use std::fmt;

use serde::Serialize;

use crate::sanitise::sanitise_line;

mod text;

pub(crate) use text::{text, without_mark};

/// How much a fault matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Everything applies; somebody should look at it.
    Warning,
    /// The part that it names does not apply.
    Error,
}

/// One fault and its place. The text is printable: it passed [`crate::sanitise`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// How much it matters.
    pub severity: Severity,
    /// The file as the user named it.
    pub file: String,
    /// The line, one-based.
    pub line: usize,
    /// The column in characters, one-based.
    pub column: usize,
    /// The JSON pointer, or the dotted key of a config file; `None` for the file as a whole.
    pub pointer: Option<String>,
    /// What was expected and what was found, as one sentence.
    pub text: String,
    /// The nearest valid word, when one is near.
    pub nearest: Option<String>,
}

impl fmt::Display for Fault {
    /// One line as a compiler prints it: `bank.json:12:15 /entries/3/acts: expected …; did you mean "customer"?`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)?;
        if let Some(pointer) = self.pointer.as_deref().filter(|pointer| !pointer.is_empty()) {
            write!(f, " {pointer}")?;
        }
        let warning = if self.severity == Severity::Warning { "warning: " } else { "" };
        write!(f, ": {warning}{}", self.text)?;
        match &self.nearest {
            Some(word) => write!(f, "; did you mean \"{word}\"?"),
            None => Ok(()),
        }
    }
}

/// More faults than this in one file are counted, not listed.
pub const LISTED: usize = 1_000;

/// A fault that knows its byte in the text, not yet its line.
#[derive(Debug)]
struct Note {
    at: usize,
    severity: Severity,
    pointer: String,
    text: String,
    nearest: Option<String>,
}

/// Collects the faults of one text.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    notes: Vec<Note>,
    unlisted: usize,
    errors_unlisted: bool,
}

impl Notes {
    /// Notes an error at a byte of the text.
    pub(crate) fn error(&mut self, at: usize, pointer: &str, text: impl Into<String>) {
        self.push(Severity::Error, at, pointer, text.into(), None);
    }

    /// Notes an error with the nearest valid word.
    pub(crate) fn error_near(&mut self, at: usize, pointer: &str, text: String, nearest: Option<&str>) {
        self.push(Severity::Error, at, pointer, text, nearest);
    }

    /// Notes a warning at a byte of the text.
    pub(crate) fn warning(&mut self, at: usize, pointer: &str, text: impl Into<String>) {
        self.push(Severity::Warning, at, pointer, text.into(), None);
    }

    /// Notes a warning with the nearest valid word.
    pub(crate) fn warning_near(&mut self, at: usize, pointer: &str, text: String, nearest: Option<&str>) {
        self.push(Severity::Warning, at, pointer, text, nearest);
    }

    fn push(&mut self, severity: Severity, at: usize, pointer: &str, text: String, nearest: Option<&str>) {
        if self.notes.len() >= LISTED {
            self.unlisted += 1;
            self.errors_unlisted |= severity == Severity::Error;
            return;
        }
        let nearest = nearest.map(sanitise_line);
        self.notes.push(Note { at, severity, pointer: sanitise_line(pointer), text, nearest });
    }

    /// Whether nothing was noted.
    pub(crate) fn is_empty(&self) -> bool {
        self.notes.is_empty()
    }

    /// The faults in the order of the text, with line and column found in one pass over it.
    pub(crate) fn place(mut self, file: &str, text: &str) -> Vec<Fault> {
        self.notes.sort_by_key(|note| note.at);
        let file = sanitise_line(file);
        let mut places = Places::new(text);
        let mut faults: Vec<Fault> = Vec::with_capacity(self.notes.len());
        for note in self.notes {
            let (line, column) = places.find(note.at);
            faults.push(Fault {
                severity: note.severity,
                file: file.clone(),
                line,
                column,
                pointer: Some(note.pointer),
                text: note.text,
                nearest: note.nearest,
            });
        }
        if self.unlisted > 0 {
            let (line, column) = places.find(text.len());
            let text = match self.unlisted {
                1 => "1 more fault is not listed".to_owned(),
                more => format!("{more} more faults are not listed"),
            };
            // A file with nothing but warnings is sound, however many they are.
            let severity = if self.errors_unlisted { Severity::Error } else { Severity::Warning };
            faults.push(Fault { severity, file, line, column, pointer: None, text, nearest: None });
        }
        faults
    }
}

/// Line and column of ascending bytes, counted forward so that a thousand faults cost one pass.
pub(crate) struct Places<'a> {
    rest: &'a str,
    at: usize,
    line: usize,
    column: usize,
}

impl<'a> Places<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { rest: text, at: 0, line: 1, column: 1 }
    }

    /// The place of a byte; `at` never goes back.
    pub(crate) fn find(&mut self, at: usize) -> (usize, usize) {
        let mut step = at.saturating_sub(self.at).min(self.rest.len());
        while !self.rest.is_char_boundary(step) {
            step -= 1;
        }
        let (passed, rest) = self.rest.split_at(step);
        let last = passed.rsplit('\n').next().unwrap_or_default().chars().count();
        match passed.bytes().filter(|byte| *byte == b'\n').count() {
            0 => self.column += last,
            lines => {
                self.line += lines;
                self.column = last + 1;
            }
        }
        self.rest = rest;
        self.at += step;
        (self.line, self.column)
    }
}

/// A fault of a file as a whole.
pub(crate) fn whole(file: &str, text: impl Into<String>) -> Fault {
    Fault {
        severity: Severity::Error,
        file: sanitise_line(file),
        line: 1,
        column: 1,
        pointer: None,
        text: text.into(),
        nearest: None,
    }
}

/// A foreign name in quotes, printable, on one line and at most 40 characters long.
pub(crate) fn quote(name: &str) -> String {
    const LONGEST: usize = 40;
    let mut short: String = name.chars().take(LONGEST).collect();
    if short.len() < name.len() {
        short.push('…');
    }
    format!("\"{}\"", sanitise_line(&short))
}

/// Words as an English list: `a, b or c`.
pub(crate) fn either<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut words: Vec<&str> = words.into_iter().collect();
    let Some(last) = words.pop() else { return String::new() };
    if words.is_empty() { last.to_owned() } else { format!("{} or {last}", words.join(", ")) }
}

/// The choice that `word` was most likely meant to be: the same but for case, `-` and blanks, or a third of its
/// letters wrong at most.
pub(crate) fn nearest<'a>(word: &str, choices: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Nobody misspells a word of twelve letters with a hundred; the limit keeps hostile words cheap.
    const LONGEST: usize = 64;
    let fold = |text: &str| text.trim().to_lowercase().replace(['-', ' '], "_");
    let word = fold(word.get(..LONGEST).unwrap_or(word));
    if word.is_empty() || word.len() > 2 * LONGEST {
        return None;
    }
    let letters = word.chars().count();
    let near = choices.into_iter().map(|choice| (strsim::osa_distance(&word, &fold(choice)), choice));
    near.filter(|(distance, choice)| *distance <= (letters.max(choice.chars().count()) / 3).max(1))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, choice)| choice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_lines_and_characters_from_one() {
        let text = "añb\nüü😀x\r\nz";
        let mut notes = Notes::default();
        for (at, _) in text.char_indices() {
            notes.warning(at, "", "here");
        }
        let places: Vec<(usize, usize)> =
            notes.place("f", text).iter().map(|fault| (fault.line, fault.column)).collect();
        let expected =
            [(1, 1), (1, 2), (1, 3), (1, 4), (2, 1), (2, 2), (2, 3), (2, 4), (2, 5), (2, 6), (3, 1)];
        assert_eq!(places, expected);
    }

    #[test]
    fn faults_come_in_the_order_of_the_text_and_the_rest_is_counted() {
        let mut notes = Notes::default();
        notes.error(3, "", "later");
        notes.warning(1, "", "sooner");
        (0..LISTED).for_each(|_| notes.error(4, "", "more"));
        let faults = notes.place("f", "abcdef");
        assert_eq!(faults.len(), LISTED + 1);
        assert_eq!(faults[0].text, "sooner");
        assert_eq!(faults[1].text, "later");
        assert_eq!(faults[LISTED].text, "2 more faults are not listed");
        assert_eq!(faults[LISTED].severity, Severity::Error);
        let mut notes = Notes::default();
        (0..=LISTED).for_each(|_| notes.warning(4, "", "more"));
        assert_eq!(notes.place("f", "abcdef")[LISTED].severity, Severity::Warning);
    }

    #[test]
    fn the_nearest_word_is_a_typo_away_or_none() {
        let words = ["customer", "business", "developer"];
        for (word, expected) in [
            ("custmer", Some("customer")),
            ("Customer ", Some("customer")),
            ("bussines", Some("business")),
            ("bsns", None),
            ("dveeloper", Some("developer")),
            ("banana", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, words), expected, "{word}");
        }
        assert_eq!(nearest(&"customer".repeat(1_000), words), None);
        assert_eq!(nearest("selfy", ["document", "selfie", "decision"]), Some("selfie"));
    }

    #[test]
    fn a_quoted_name_is_short_and_printable() {
        assert_eq!(quote("a\u{1b}[31m\nb"), "\"a␛[31m␊b\"");
        assert_eq!(quote(&"x".repeat(41)), format!("\"{}…\"", "x".repeat(40)));
        assert_eq!(either(["a", "b", "c"]), "a, b or c");
    }
}
