//! `tally [FILE…|-]`: a log of replies counted by outcome and code.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::arguments::ByChoice;
use super::error::CliError;
use super::setup::Setup;
use super::{Status, object, output, print_json};
use crate::sanitise::sanitise_line;
use crate::tally::{Counts, Key, Unit, written_out};
use progress::Progress;
use stop::Stop;
use work::{Done, Work};

pub(super) mod blocks;
mod packed;
mod progress;
pub(super) mod source;
pub(super) mod stop;
mod table;
mod wide;
mod work;

/// A log smaller than this is counted before a second thread has begun, in bytes.
const LARGE: u64 = 4 << 20;

/// What is to be counted, and how.
pub(super) struct Order {
    /// The logs; none is standard input.
    pub(super) files: Vec<PathBuf>,
    /// Over time, too.
    pub(super) by: Option<ByChoice>,
    /// How many codes to show.
    pub(super) top: Option<usize>,
    /// How many threads to count with.
    pub(super) threads: Option<usize>,
}

/// What the painters show.
struct Report<'a> {
    counts: &'a Counts,
    names: &'a [String],
    /// How many of them could be opened.
    opened: usize,
    unreadable: Vec<String>,
    by: Option<By>,
    top: Option<usize>,
}

impl Report<'_> {
    /// The codes to show, the most frequent first.
    fn shown(&self) -> Vec<(&Key, u64)> {
        let mut ranked = self.counts.ranked();
        ranked.truncate(self.top.unwrap_or(usize::MAX));
        ranked
    }

    /// How many codes are not shown.
    fn left_out(&self) -> usize {
        self.counts.codes.len().saturating_sub(self.top.unwrap_or(usize::MAX))
    }
}

/// What a stretch of time is called and how much of its time is shown.
#[derive(Clone, Copy)]
struct By(Unit);

impl By {
    fn heading(self) -> &'static str {
        match self.0 {
            Unit::Hour => "hour (UTC)",
            Unit::Day => "day (UTC)",
        }
    }

    fn word(self) -> &'static str {
        match self.0 {
            Unit::Hour => "hour",
            Unit::Day => "day",
        }
    }

    /// Characters of a time, as far as they differ.
    fn length(self) -> usize {
        match self.0 {
            Unit::Hour => 16,
            Unit::Day => 10,
        }
    }
}

/// Counts every line of every file that can be read and prints what came of it, also when it was stopped; then it
/// says which files could not be read.
pub(super) fn run(setup: &Setup, order: Order) -> Result<Status, CliError> {
    let files = match order.files.as_slice() {
        [] => vec![PathBuf::from("-")],
        files => files.to_vec(),
    };
    let total: Option<u64> = files.iter().map(|path| source::size(path)).sum();
    let unit = order.by.map(|by| match by {
        ByChoice::Hour => Unit::Hour,
        ByChoice::Day => Unit::Day,
    });
    let stop = Stop::on_interrupt();
    let threads = order.threads.unwrap_or_else(|| default_threads(total));
    let packed = files.iter().any(|path| is_packed(path));
    let work = Work { catalogue: &setup.catalogue, files: &files, unit, threads, stop: &stop };
    let done = work.count(Progress::on_terminal(total.filter(|_| !packed)));
    let names: Vec<String> = files.iter().map(|path| sanitise_line(&source::name(path))).collect();
    let report = Report {
        counts: &done.counts,
        names: &names,
        opened: done.opened,
        unreadable: places(&done, &names),
        by: unit.map(By),
        top: order.top,
    };
    // Where nothing could be read at all there is nothing to show.
    let printed = if done.opened > 0 || done.failures.is_empty() {
        print(setup, &report, &done, stop.given())
    } else {
        Ok(())
    };
    done.failures.iter().for_each(|failure| output::fault(&failure.to_string()));
    printed?;
    // An opening one and a closing one at the least.
    if done.counts.brackets > 1 {
        output::remark(
            "lines of brackets only: one reply over several lines? Use `decode`, or put each on one line with `jq -c .`.",
        );
    }
    if stop.given() {
        output::remark("stopped: this is what was counted so far.");
        return Ok(Status::Cancelled);
    }
    Ok(Status::of(done.counts.responses > 0, !done.failures.is_empty()))
}

/// Two, when there is enough to do and more than one processor to do it.
fn default_threads(total: Option<u64>) -> usize {
    let large = total.is_none_or(|total| total >= LARGE);
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    if large { processors.min(2) } else { 1 }
}

/// By its name: only the progress bar asks, before anything is read.
fn is_packed(path: &Path) -> bool {
    let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
    ["gz", "zst"].iter().any(|packed| end.eq_ignore_ascii_case(packed))
}

/// `file:line` of the first unreadable lines.
fn places(done: &Done, names: &[String]) -> Vec<String> {
    let named = done.unreadable.iter().filter_map(|place| Some((names.get(place.file)?, place.line)));
    named.map(|(name, line)| format!("{name}:{line}")).collect()
}

fn print(setup: &Setup, report: &Report<'_>, done: &Done, stopped: bool) -> Result<(), CliError> {
    if !setup.json() {
        return output::answer(&table::table(setup, report));
    }
    let counts = report.counts;
    let outcomes = |outcomes: &crate::tally::Outcomes| -> Map<String, Value> {
        outcomes.iter().map(|(outcome, count)| (outcome.word().to_owned(), Value::from(count))).collect()
    };
    let places: Vec<Value> = done
        .unreadable
        .iter()
        .map(|place| json!({"file": report.names.get(place.file), "line": place.line}))
        .collect();
    let mut members = object([
        ("lines", Value::from(counts.lines)),
        ("blank", Value::from(counts.blank)),
        ("responses", Value::from(counts.responses)),
        ("unreadable", Value::from(counts.unreadable)),
        ("unreadable_at", Value::from(places)),
        ("outcomes", Value::from(outcomes(&counts.outcomes))),
        ("codes", report.shown().into_iter().map(|(key, count)| code(setup, key, count)).collect()),
        ("codes_left_out", Value::from(report.left_out())),
        ("codes_not_kept", Value::from(counts.further_codes)),
        ("first", counts.times.map(|(first, _)| written_out(first)).into()),
        ("last", counts.times.map(|(_, last)| written_out(last)).into()),
        ("files", Value::from(report.names)),
        ("complete", Value::from(!stopped && done.failures.is_empty())),
    ]);
    if let Some(by) = report.by {
        let stretches: Vec<Value> = counts
            .stretches
            .iter()
            .map(|(start, counted)| {
                json!({"from": written_out(*start), "responses": counted.sum(), "outcomes": outcomes(counted)})
            })
            .collect();
        members.insert("by".to_owned(), Value::from(by.word()));
        members.insert("times".to_owned(), Value::from(stretches));
        members.insert("without_time".to_owned(), Value::from(counts.timeless));
    }
    print_json(members)
}

fn code(setup: &Setup, key: &Key, count: u64) -> Value {
    match key {
        Key::Number(code) => {
            let name = setup.catalogue.get(*code).map(|entry| entry.name.to_string());
            json!({"code": code, "name": name, "known": name.is_some(), "count": count})
        }
        Key::Name { name, known } => {
            json!({"code": null, "name": sanitise_line(name), "known": known, "count": count})
        }
    }
}
