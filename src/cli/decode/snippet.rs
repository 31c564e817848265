//! A reply as a compiler shows a fault: the masked line, the code marked, what it means, what to do, what to send.

use std::cell::RefCell;
use std::collections::HashMap;

use unicode_width::UnicodeWidthStr;

use crate::catalogue::Entry;
use crate::cli::paint::indented;
use crate::cli::setup::Setup;
use crate::decode::{Decoded, Finding, FoundCode, Outcome, Place, Reply};
use crate::mask::{self, Masked};
use crate::message::{self, Audience};
use crate::sanitise::sanitise_line;

/// Characters beside a code that are looked at for its line: more than any terminal shows of it.
const REACH: usize = 600;

/// Most texts that are kept wrapped.
const WRAPPED: usize = 1024;

/// The masked paste, ready to show the line of any place.
pub(super) struct Snippets {
    masked: Masked,
    /// Texts with what stands before their first row, and how they were wrapped: the replies of a log say the same few
    /// things again and again.
    wrapped: RefCell<HashMap<(String, String), String>>,
}

impl Snippets {
    /// Masks the paste once for all its snippets.
    pub(super) fn new(decoded: &Decoded) -> Self {
        let keep: Vec<_> = decoded
            .replies
            .iter()
            .flat_map(|reply| reply.codes.iter().map(|found| found.place.span.clone()))
            .collect();
        Self { masked: mask::mask_with(&decoded.text, &keep), wrapped: RefCell::default() }
    }

    /// [`indented`], done once for each text.
    fn indented(&self, setup: &Setup, text: &str, first: &str, rest: &str) -> String {
        let key = (text.to_owned(), first.to_owned());
        let mut wrapped = self.wrapped.borrow_mut();
        if let Some(known) = wrapped.get(&key) {
            return known.clone();
        }
        let rows = indented(setup, text, first, rest);
        if wrapped.len() < WRAPPED {
            wrapped.insert(key, rows.clone());
        }
        rows
    }

    /// The masked text before, at and after a place on its line, clean, the sides cut to `room` columns.
    /// `label` is the width of what will stand behind the mark.
    fn around(&self, place: &Place, room: usize, label: usize) -> (String, String, String) {
        let text = &self.masked.text;
        let start = self.masked.place(place.span.start);
        let end = self.masked.place(place.span.end).max(start);
        // A line may be the whole paste, and every code of it is shown.
        let (head, tail) = (text.get(..start).unwrap_or(""), text.get(end..).unwrap_or(""));
        let head = head.char_indices().rev().nth(REACH).map_or(head, |(at, _)| head.get(at..).unwrap_or(""));
        let tail = tail.char_indices().nth(REACH).map_or(tail, |(at, _)| tail.get(..at).unwrap_or(""));
        let line_end = |c: char| c == '\n' || c == '\r';
        let before = sanitise_line(head.rsplit(line_end).next().unwrap_or(""));
        let after = sanitise_line(tail.split(line_end).next().unwrap_or(""));
        let at = sanitise_line(text.get(start..end).unwrap_or(""));
        let sides = room.saturating_sub(at.width());
        // What one side does not need, the other may have; but the label below has to fit behind the mark.
        let most = sides.saturating_sub(label + 1).min(sides.saturating_sub(after.width()));
        let left = most.max(sides / 2);
        let right = sides.saturating_sub(before.width().min(left));
        (last_columns(&before, left), at, first_columns(&after, right))
    }
}

/// The end of a line that fits, with an ellipsis where it was cut.
fn last_columns(line: &str, room: usize) -> String {
    let mut kept: Vec<char> = Vec::new();
    let mut columns = 0;
    for c in line.chars().rev() {
        columns += unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
        if columns > room {
            kept.push('…');
            break;
        }
        kept.push(c);
    }
    kept.iter().rev().collect()
}

/// The beginning of a line that fits, with an ellipsis where it was cut.
fn first_columns(line: &str, room: usize) -> String {
    let mut kept = String::new();
    let mut columns = 0;
    for c in line.chars() {
        columns += unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
        if columns > room {
            kept.push('…');
            break;
        }
        kept.push(c);
    }
    kept
}

/// Paints a reply: headline, each code in its line, findings, what to do and what to send.
pub(super) fn reply(setup: &Setup, snippets: &Snippets, reply: &Reply) -> String {
    let styles = setup.styles;
    let outcome = match reply.outcome {
        Outcome::Accepted | Outcome::Ok => styles.good(reply.outcome.word()),
        Outcome::Refused | Outcome::Declined => styles.bad(reply.outcome.word()),
        _ => styles.notice(reply.outcome.word()),
    };
    let mut text = match reply.envelope.words() {
        shape if shape == reply.outcome.word() => format!("{outcome}\n"),
        shape => format!("{}: {outcome}\n", styles.strong(shape)),
    };
    for found in &reply.codes {
        text.push_str(&marked(setup, snippets, found));
    }
    if let Some(id) = reply.request_ids.first() {
        text.push_str(&indented(setup, &format!("request id: {id}"), "  = ", "    "));
    }
    if !reply.failed_checks.is_empty() {
        let line = format!("failed checks: {}", reply.failed_checks.join(", "));
        text.push_str(&indented(setup, &line, "  = ", "    "));
    }
    for said in &reply.findings {
        text.push_str(&finding(setup, said));
    }
    let entries: Vec<&Entry> =
        reply.codes.iter().filter_map(|found| setup.catalogue.get(found.code?)).collect();
    for entry in entries {
        text.push_str(&advice(setup, snippets, entry));
    }
    let message =
        message::for_reply(&setup.catalogue, reply, Audience::Customer, &setup.language, &setup.values);
    if let Some(message) = message {
        text.push_str(&format!("\n  {}\n", styles.strong("send to the customer")));
        text.push_str(&snippets.indented(setup, &message.text, "  | ", "  | "));
        for note in &message.notes {
            text.push_str(&styles.notice(&snippets.indented(setup, note, "  ! ", "    ")));
        }
    }
    text
}

/// The code's masked line with the code marked below, and its name.
fn marked(setup: &Setup, snippets: &Snippets, found: &FoundCode) -> String {
    let styles = setup.styles;
    let number = found.place.line.to_string();
    let gutter = " ".repeat(number.len());
    let bar = styles.faint("|");
    let place = format!("line {}, column {}", found.place.line, found.place.column);
    let place = match &found.pointer {
        Some(pointer) => format!("{place}, {}", sanitise_line(pointer)),
        None => place,
    };
    let known = match (&found.name, found.known) {
        (Some(name), true) => sanitise_line(name),
        (Some(name), false) => format!("{}, in no catalogue", sanitise_line(name)),
        (None, _) => "in no catalogue".to_owned(),
    };
    let named = found.code.map_or(known.clone(), |code| format!("{code} {known}"));
    let (before, at, after) =
        snippets.around(&found.place, setup.width.saturating_sub(number.len() + 6), named.width());
    let mark = "^".repeat(at.width().max(1));
    let indent = " ".repeat(before.width());
    format!(
        " {gutter}{} {place}\n {gutter} {bar}\n {} {bar} {before}{}{after}\n {gutter} {bar} {indent}{} {}\n",
        styles.faint("-->"),
        styles.faint(&number),
        styles.strong(&at),
        styles.bad(&mark),
        styles.bad(&named),
    )
}

/// A finding as a remark, with its place.
pub(super) fn finding(setup: &Setup, finding: &Finding) -> String {
    let text = match &finding.place {
        Some(place) => format!("{} (line {}, column {})", finding.text, place.line, place.column),
        None => finding.text.clone(),
    };
    setup.styles.notice(&indented(setup, &text, "  = ", "    "))
}

/// Who acts, whether a retry helps and what the agent does.
fn advice(setup: &Setup, snippets: &Snippets, entry: &Entry) -> String {
    let heading = format!("{} {}", entry.code, sanitise_line(&entry.title));
    let mut text = format!("\n  {}\n", setup.styles.strong(&heading));
    let facts = format!("who acts: {}; trying again: {}", entry.acts.words(), entry.retry.words());
    text.push_str(&snippets.indented(setup, &facts, "  ", "  "));
    for (at, step) in entry.remedies.agent.iter().enumerate() {
        text.push_str(&snippets.indented(setup, step, &format!("  {}. ", at + 1), "     "));
    }
    text
}
