//! The report of `check`: every fault of an overlay, and what it would change.

use std::fmt;

use super::overlay::Overlay;
use super::{Catalogue, advice};
use crate::fault::{Fault, Severity};

/// What a catalogue file holds and everything that is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The file as the user named it, printable.
    pub file: String,
    /// Every fault, in the order of the file.
    pub faults: Vec<Fault>,
    /// How many codes the file changes.
    pub changed: usize,
    /// How many codes it adds.
    pub added: usize,
    /// The languages that it has messages in.
    pub languages: Vec<String>,
}

impl Report {
    /// Whether everything in the file applies. Warnings are allowed.
    pub fn is_sound(&self) -> bool {
        self.faults.iter().all(|fault| fault.severity == Severity::Warning)
    }
}

impl fmt::Display for Report {
    /// One line a fault, then one line about the file; without a newline at the end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in &self.faults {
            writeln!(f, "{fault}")?;
        }
        let errors = self.faults.iter().filter(|fault| fault.severity == Severity::Error).count();
        let warnings = self.faults.len() - errors;
        write!(f, "{}: {}, {}; ", self.file, count(errors, "error"), count(warnings, "warning"))?;
        write!(f, "{} changed, {} new", count(self.changed, "code"), self.added)?;
        match self.languages.as_slice() {
            [] => Ok(()),
            languages => write!(f, "; messages in {}", languages.join(", ")),
        }
    }
}

fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// Checks a file as if it alone were laid over the built-in catalogue.
pub fn check(name: &str, bytes: impl Into<Vec<u8>>) -> Report {
    check_over(&mut Catalogue::built_in(), name, bytes)
}

/// Checks a file against a catalogue and lays it over that one, so that several files can be checked in turn.
pub fn check_over(below: &mut Catalogue, name: &str, bytes: impl Into<Vec<u8>>) -> Report {
    let (overlay, mut faults) = Overlay::read(name, bytes);
    let file = crate::sanitise::sanitise_line(name);
    let mut report = Report { file, faults: Vec::new(), changed: 0, added: 0, languages: Vec::new() };
    if let Some(overlay) = overlay {
        let known = overlay.entries.iter().filter(|entry| below.get(entry.code).is_some()).count();
        let codes = below.entries().len() + below.legacy().len();
        report.languages = overlay.messages.iter().map(|messages| messages.lang.clone()).collect();
        faults.extend(advice::of(below, &overlay));
        faults.extend(below.lay(overlay));
        report.changed = known;
        report.added = below.entries().len() + below.legacy().len() - codes;
    }
    faults.sort_by_key(|fault| (fault.line, fault.column));
    report.faults = faults;
    report
}
