//! The ranked list: codes that a query finds, or the replies of a paste with their codes.

use crate::catalogue::{Catalogue, Code};
use crate::search::{Hit, Hits, Tier};
use crate::tui::action::Reading;

use super::Subject;

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// Words above the rows that follow; cannot be selected.
    Heading(&'static str),
    /// A code, and why it was found.
    Code {
        /// The code.
        code: Code,
        /// Why, unless everything is listed.
        hit: Option<Box<Hit>>,
    },
    /// A reply with all of its codes.
    Reply(usize),
    /// A code of a reply.
    Found(usize, usize),
    /// The paste, in which no reply was found.
    Paste,
}

impl Row {
    fn subject(&self) -> Option<Subject> {
        match self {
            Self::Heading(_) => None,
            Self::Code { code, .. } => Some(Subject::Code(*code)),
            Self::Reply(reply) => Some(Subject::Reply(*reply)),
            Self::Found(reply, at) => Some(Subject::Found(*reply, *at)),
            Self::Paste => Some(Subject::Paste),
        }
    }
}

/// The rows, the selected one, and the first one in sight.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List {
    /// From best to worst.
    pub rows: Vec<Row>,
    /// Index of the selected row; never a heading unless there is nothing else.
    pub selected: usize,
    /// Index of the first row in sight.
    pub top: usize,
    /// The query was cut before it was searched.
    pub shortened: bool,
}

impl List {
    /// Every current code, without a reason.
    pub fn of_all(catalogue: &Catalogue) -> Self {
        let rows =
            catalogue.entries().iter().map(|entry| Row::Code { code: entry.code, hit: None }).collect();
        Self { rows, ..Self::default() }
    }

    /// The answers of a search.
    pub fn of_hits(catalogue: &Catalogue, hits: Hits) -> Self {
        let mut rows: Vec<Row> = Vec::with_capacity(hits.hits.len() + 1);
        let mut guessing = false;
        for hit in hits.hits {
            if hit.tier == Tier::Typo && !guessing {
                guessing = true;
                rows.push(Row::Heading("Did you mean"));
            }
            if catalogue.get(hit.code).is_some() {
                rows.push(Row::Code { code: hit.code, hit: Some(Box::new(hit)) });
            }
        }
        Self { rows, shortened: hits.shortened, ..Self::default() }.at_first()
    }

    /// The replies of a paste, each with its codes below it. Selected is the first code, or its reply when the reply
    /// has several: its message answers them all.
    pub fn of_paste(reading: Option<&Reading>) -> Self {
        let replies = reading.map(|reading| reading.decoded.replies.as_slice()).unwrap_or_default();
        let mut rows = Vec::new();
        for (index, reply) in replies.iter().enumerate() {
            rows.push(Row::Reply(index));
            rows.extend((0..reply.codes.len()).map(|at| Row::Found(index, at)));
        }
        if rows.is_empty() {
            rows.push(Row::Paste);
        }
        let selected = usize::from(replies.first().is_some_and(|reply| reply.codes.len() == 1));
        Self { rows, selected, ..Self::default() }
    }

    fn at_first(mut self) -> Self {
        self.first();
        self
    }

    /// The first answer is the selected one.
    pub fn is_at_first(&self) -> bool {
        self.rows.iter().position(|row| row.subject().is_some()).is_none_or(|first| first == self.selected)
    }

    /// How many rows can be selected.
    pub fn answers(&self) -> usize {
        self.rows.iter().filter(|row| row.subject().is_some()).count()
    }

    /// Selects the row of a subject, when there is one.
    pub fn select(&mut self, subject: Subject) -> bool {
        let at = self.rows.iter().position(|row| row.subject() == Some(subject));
        self.selected = at.unwrap_or(self.selected);
        at.is_some()
    }

    /// Selects the row in sight at `line`, as a click does.
    pub fn click(&mut self, line: usize) {
        let at = self.top + line;
        if self.rows.get(at).is_some_and(|row| row.subject().is_some()) {
            self.selected = at;
        }
    }

    /// Moves the selection by this many rows, over headings, and stops at the ends.
    pub fn step(&mut self, rows: i64) {
        let one = rows.signum();
        let mut at = self.selected as i64;
        let mut left = rows.abs();
        while left > 0 {
            let mut next = at + one;
            while self.row_at(next).is_some_and(|row| row.subject().is_none()) {
                next += one;
            }
            if self.row_at(next).is_none() {
                break;
            }
            at = next;
            left -= 1;
        }
        self.selected = usize::try_from(at).unwrap_or(self.selected);
    }

    fn row_at(&self, at: i64) -> Option<&Row> {
        self.rows.get(usize::try_from(at).ok()?)
    }

    /// Selects the first answer.
    pub fn first(&mut self) {
        self.selected = self.rows.iter().position(|row| row.subject().is_some()).unwrap_or(0);
    }

    /// Selects the last answer.
    pub fn last(&mut self) {
        self.selected = self.rows.iter().rposition(|row| row.subject().is_some()).unwrap_or(0);
    }

    /// Scrolls without moving the selection out of sight's reach: the wheel.
    pub fn wheel(&mut self, rows: i32, height: u16) {
        self.step(i64::from(rows));
        self.settle(height);
    }

    /// Brings the selected row into sight, with the heading above it.
    pub fn settle(&mut self, height: u16) {
        let height = usize::from(height);
        self.selected = self.selected.min(self.rows.len().saturating_sub(1));
        if height == 0 {
            return;
        }
        let above = self.selected.checked_sub(1).and_then(|at| self.rows.get(at));
        let headed = above.is_some_and(|row| matches!(row, Row::Heading(_) | Row::Reply(_)));
        let wanted = self.selected - usize::from(headed && height > 1);
        self.top = self.top.min(wanted).max((self.selected + 1).saturating_sub(height));
        self.top = self.top.min(self.rows.len().saturating_sub(height));
    }
}
