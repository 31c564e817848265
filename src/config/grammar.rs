//! The lines of a config file that are no TOML.

use std::ops::Range;

use toml::de::{DeTable, Error};

use crate::fault::{Notes, quote};
use crate::sanitise::sanitise_line;

/// The text with blanks in the lines that are no TOML. The parser gives up the rest of a file at some slips, so it
/// is asked again without the lines that it stumbled over.
pub(super) fn without_broken_lines(text: &str, notes: &mut Notes) -> String {
    // Who breaks more lines than that, each hiding the next, gets the rest after mending these.
    const ROUNDS: usize = 32;
    let mut toml = text.to_owned();
    for _ in 0..ROUNDS {
        let (_, errors) = DeTable::parse_recoverable(&toml);
        let mut errors: Vec<(usize, String)> =
            errors.iter().map(|error| (start(error, text), sentence(error, &toml))).collect();
        errors.sort_by_key(|(at, _)| *at);
        let mut mended = toml.clone();
        let mut judged: Option<Range<usize>> = None;
        for (at, message) in errors {
            // One slip often makes the parser complain again in the same line, or about the end of the file.
            if judged.as_ref().is_some_and(|line| at <= line.end) {
                continue;
            }
            let line = line(&mended, at);
            judged = Some(line.clone());
            let blank = mended.get(line.clone()).is_none_or(|line| line.trim().is_empty());
            if !blank {
                notes.error(at, "", message);
                mended.replace_range(line.clone(), &" ".repeat(line.len()));
            } else if notes.is_empty() {
                notes.error(at, "", message);
            }
        }
        if mended == toml {
            break;
        }
        toml = mended;
    }
    toml
}

/// The parser's own words, but for a name set twice: it does not say which.
fn sentence(error: &Error, toml: &str) -> String {
    let name = error.span().and_then(|span| toml.get(span)).map(str::trim);
    match name.filter(|name| !name.is_empty() && !name.contains('\n') && error.message() == "duplicate key") {
        Some(name) => format!("{} is set twice; this line is left out", quote(name)),
        None => sanitise_line(error.message()),
    }
}

fn start(error: &Error, text: &str) -> usize {
    let at = error.span().map_or(0, |span| span.start).min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

fn line(text: &str, at: usize) -> Range<usize> {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let end = text.get(at..).and_then(|after| after.find('\n')).map_or(text.len(), |end| at + end);
    start..end
}
