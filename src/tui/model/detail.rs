//! The detail of what is selected: the explanation, the message that Enter copies, what only the agent may read.

use ratatui::layout::Rect;

use crate::catalogue::Code;
use crate::explain::{Explanation, Part, entry, together};
use crate::message::{Audience, Values};
use crate::tui::theme::Role;

use super::styled::{Styled, Writer};
use super::{Model, Subject, words};

mod origins;
mod parts;

use parts::{write_finding, write_findings, write_identity, write_parts, write_unknown, write_verdict};

/// The rows of the detail and the first one in sight.
#[derive(Debug, Default)]
pub struct Detail {
    /// What the title says.
    pub title: String,
    /// The rows.
    pub rows: Vec<Styled>,
    /// Index of the first row in sight.
    pub top: usize,
    made_for: Option<Key>,
    height: usize,
}

/// Everything that the rows depend on.
#[derive(Debug, Clone, PartialEq)]
struct Key {
    subject: Subject,
    columns: u16,
    tight: bool,
    paste: u64,
    language: String,
    audience: Audience,
    values: Values,
}

impl Detail {
    /// Scrolls by rows and stops at the ends.
    pub fn scroll(&mut self, rows: i32) {
        let to = self.top as i64 + i64::from(rows);
        self.top = usize::try_from(to.max(0)).unwrap_or(0).min(self.last_top());
    }

    /// A page, with one row in common.
    pub fn page(&self) -> i32 {
        i32::try_from(self.height.saturating_sub(1).max(1)).unwrap_or(1)
    }

    /// To the first row.
    pub fn first(&mut self) {
        self.top = 0;
    }

    /// To the last row.
    pub fn last(&mut self) {
        self.top = self.last_top();
    }

    /// Makes the rows anew although nothing that they are known to depend on has changed.
    pub(super) fn forget(&mut self) {
        if let Some(key) = &mut self.made_for {
            key.columns = 0;
        }
    }

    fn last_top(&self) -> usize {
        self.rows.len().saturating_sub(self.height.max(1))
    }

    /// Keeps the last row at the bottom, never above it.
    pub fn settle(&mut self, height: u16) {
        self.height = usize::from(height);
        self.top = self.top.min(self.last_top());
    }

    /// How many rows are above and below what is in sight.
    pub fn hidden(&self) -> (usize, usize) {
        (self.top, self.rows.len().saturating_sub(self.top + self.height))
    }
}

/// Rows of the pane from which on gaps do not cost the sight of the message.
const ROOMY: u16 = 13;

impl Model {
    /// The detail as it has to be now, or nothing when it already is.
    pub(super) fn detail_now(&self, body: Rect) -> Option<Detail> {
        // A detail out of sight is made when it comes into sight.
        let columns = if body.width == 0 { return None } else { body.width };
        let key = Key {
            subject: self.subject(),
            columns,
            tight: body.height < ROOMY,
            paste: self.paste.serial,
            language: self.wording.language.clone(),
            audience: self.wording.audience,
            values: self.wording.values.clone(),
        };
        if self.detail.made_for.as_ref() == Some(&key) {
            return None;
        }
        let rows = self.detail_rows(key.subject, columns, key.tight);
        let top = match &self.detail.made_for {
            Some(before) if before.subject == key.subject && before.paste == key.paste => {
                self.kept_top(&rows)
            }
            _ => 0,
        };
        Some(Detail { title: self.detail_title(key.subject), rows, top, made_for: Some(key), height: 0 })
    }

    /// The row at which the paragraph at the top continues after a new wrapping.
    fn kept_top(&self, rows: &[Styled]) -> usize {
        let before = self.detail.rows.get(self.detail.top).map_or(0, |row| row.paragraph);
        if self.detail.top == 0 {
            return 0;
        }
        rows.iter().position(|row| row.paragraph >= before).unwrap_or(0)
    }

    fn detail_title(&self, subject: Subject) -> String {
        match subject {
            Subject::Nothing => String::new(),
            Subject::Code(code) => code.to_string(),
            Subject::Reply(reply) => format!("reply {}", reply + 1),
            Subject::Found(reply, at) => {
                let found = self.paste.reply(reply).and_then(|reply| reply.codes.get(at));
                found.map(words::found).unwrap_or_default()
            }
            Subject::Paste => "paste".to_owned(),
        }
    }

    fn detail_rows(&self, subject: Subject, columns: u16, tight: bool) -> Vec<Styled> {
        let mut writer = Writer::new(columns, tight);
        match subject {
            Subject::Nothing => self.write_nothing(&mut writer),
            Subject::Code(code) => self.write_code(&mut writer, code, Some(subject)),
            Subject::Reply(reply) => self.write_reply(&mut writer, subject, reply, tight),
            Subject::Found(reply, at) => self.write_found(&mut writer, subject, reply, at),
            Subject::Paste => self.write_paste(&mut writer),
        }
        writer.finish()
    }

    fn write_nothing(&self, writer: &mut Writer) {
        writer.text(Role::Heading, 0, "No code answers this.");
        writer.gap();
        writer.text(
            Role::Text,
            0,
            "Try a number, part of a name, or a word for the symptom: 8009, liveness, dark, expired.",
        );
        writer.text(Role::Text, 0, "Or paste the whole reply: the codes in it are found for you.");
    }

    /// Everything about a code; with `subject`, the message for it right after the facts.
    fn write_code(&self, writer: &mut Writer, code: Code, subject: Option<Subject>) {
        let Some(found) = self.catalogue.get(code) else { return };
        let Explanation { parts } = entry(&self.catalogue, found);
        let body = parts.iter().position(|part| matches!(part, Part::Heading(_))).unwrap_or(parts.len());
        let (facts, rest) = parts.split_at_checked(body).unwrap_or((&parts, &[]));
        write_parts(writer, facts);
        self.write_origins(writer, found);
        if let Some(subject) = subject {
            self.write_message(writer, subject);
        }
        write_parts(writer, rest);
    }

    fn write_reply(&self, writer: &mut Writer, subject: Subject, index: usize, tight: bool) {
        let Some(reply) = self.paste.reply(index) else { return };
        write_verdict(writer, reply);
        let codes: Vec<Code> = reply.codes.iter().filter_map(|found| found.code).collect();
        let together = together(&self.catalogue, &codes);
        // With few rows the message that is sent comes first.
        if !tight {
            write_parts(writer, &together);
        }
        self.write_message(writer, subject);
        if tight {
            write_parts(writer, &together);
        }
        write_identity(writer, reply);
        write_findings(writer, "What was found", &reply.findings);
        for found in &reply.codes {
            writer.gap();
            match found.code.filter(|_| found.known) {
                Some(code) => self.write_code(writer, code, None),
                None => write_unknown(writer, found),
            }
        }
    }

    fn write_found(&self, writer: &mut Writer, subject: Subject, index: usize, at: usize) {
        let Some(reply) = self.paste.reply(index) else { return };
        let Some(found) = reply.codes.get(at) else { return };
        match found.code.filter(|code| self.catalogue.get(*code).is_some()) {
            Some(code) => self.write_code(writer, code, Some(subject)),
            None => write_unknown(writer, found),
        }
        writer.gap();
        writer.text(Role::Heading, 0, "The reply");
        write_verdict(writer, reply);
        write_identity(writer, reply);
        write_findings(writer, "What was found", &reply.findings);
    }

    fn write_paste(&self, writer: &mut Writer) {
        let Some(reading) = self.paste.reading() else { return };
        writer.text(Role::Heading, 0, "No Faceki reply in this paste.");
        writer.gap();
        let findings = &reading.decoded.findings;
        findings.iter().for_each(|finding| write_finding(writer, finding));
        writer.gap();
        writer.text(Role::Text, 0, "The text is kept below. Paste another, or type a code or a symptom.");
    }

    fn write_message(&self, writer: &mut Writer, subject: Subject) {
        let audience = self.wording.audience;
        let Some(message) = self.message(subject, audience) else {
            writer.gap();
            writer.text(Role::Heading, 0, "Message");
            writer.text(Role::Text, 0, "There is nothing to send for this.");
            writer.gap();
            return;
        };
        writer.roomy_gap();
        let title = format!("To the {} · {}", self.wording.audience_words(), self.wording.language_name());
        writer.text(Role::Heading, 0, &title);
        writer.quote(&message.text);
        if !message.notes.is_empty() {
            writer.gap();
            writer.text(Role::Heading, 0, "For you only, not for the reader");
            for note in &message.notes {
                writer.marked((Role::Caution, "! "), (Role::Text, "  "), Role::Internal, note);
            }
        }
        writer.gap();
    }
}
