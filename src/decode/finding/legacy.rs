//! What is to be said about a code that the current documentation does not list, or that older SDKs label wrongly
//! (sections 9.2 and 9.3 of the API notes).

use std::ops::Range;

use crate::catalogue::{Catalogue, Code, Entry};
use crate::decode::envelope::Note;
use crate::decode::{FindingKind, Generation};

/// Traps that a number carries, whatever reply it stands in.
const TRAPS: [(Code, &str); 7] = [
    (
        8016,
        "8016 has two meanings in v2: a link that could not be made, and in sign-up a face already registered.",
    ),
    (8002, "The v2 Flutter plugin labels 8002 \"Please try again\": trust the number, not that text."),
    (8003, "The v2 Flutter plugin labels 8003 \"Face Cropped\": trust the number, not that text."),
    (8001, "In v3 a missing picture is 5002 or 5006."),
    (8017, "In v3 a used-up link is 5009."),
    (8019, "Newer SDKs dropped this code: a blurred face is refused under other codes now."),
    (
        -1,
        "-1 is made by the SDK in the app when it cannot read a reply: ask for the app's log or fetch the record.",
    ),
];

/// Findings about one listed code.
pub(super) fn note(
    entry: &Entry,
    generation: Generation,
    catalogue: &Catalogue,
    span: Option<Range<usize>>,
) -> Vec<Note> {
    let mut notes = Vec::new();
    let trap = TRAPS.iter().find(|(code, _)| *code == entry.code).map(|(_, text)| *text);
    if let Some(legacy) = &entry.legacy {
        let code = entry.code;
        let mut text =
            format!("Code {code} is not in the current documentation; it is known from {}.", legacy.source);
        if let Some(now) = legacy.now.and_then(|now| catalogue.get(now)) {
            text.push_str(&format!(" Today the same thing is {} {}.", now.code, now.name));
        }
        if let Some(trap) = trap {
            text.push(' ');
            text.push_str(trap);
        }
        notes.push(Note { kind: FindingKind::LegacyCode, text, span });
    } else if generation == Generation::V2 {
        let text = match entry.code {
            1 => {
                "In v2 the iOS SDK makes up a 1 of its own when it cannot read a reply: it may not come from Faceki."
            }
            8004 | 8005 => {
                "The v2 Flutter plugin has no label for this code and shifts its neighbours': trust the number."
            }
            8009 => "v2 calls this code POOR_LIGHT: the same thing as today's name.",
            _ => return notes,
        };
        notes.push(Note { kind: FindingKind::Note, text: text.to_owned(), span });
    }
    notes
}
