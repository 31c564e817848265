//! `doctor`: what this machine offers the console, and what to change.
//!
//! Everything is read from the environment and the streams. The terminal is asked nothing, because its answer would
//! arrive as if somebody had typed it.

use serde_json::{Value, json};

use super::arguments::Format;
use super::error::CliError;
use super::paint::indented;
use super::setup::Setup;
use super::{Status, object, output, print_json};

mod clipboard;
mod files;
mod terminal;

/// How something looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// As it should be.
    Ok,
    /// It works, with something to know.
    Note,
    /// Something should be changed.
    Change,
}

impl Verdict {
    /// The word in both formats.
    fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Note => "note",
            Self::Change => "change",
        }
    }
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Check {
    area: &'static str,
    verdict: Verdict,
    text: String,
    next: Option<String>,
}

impl Check {
    /// A check that found nothing to change.
    fn ok(area: &'static str, text: impl Into<String>) -> Self {
        Self { area, verdict: Verdict::Ok, text: text.into(), next: None }
    }

    /// A check with something to know and, perhaps, something to do.
    fn note(area: &'static str, text: impl Into<String>, next: Option<&str>) -> Self {
        Self { area, verdict: Verdict::Note, text: text.into(), next: next.map(str::to_owned) }
    }

    /// A check that found something to change.
    fn change(area: &'static str, text: impl Into<String>, next: &str) -> Self {
        Self { area, verdict: Verdict::Change, text: text.into(), next: Some(next.to_owned()) }
    }
}

/// Looks at everything; with `copy`, tries every way to the clipboard as well.
pub(super) fn run(setup: &mut Setup, format: Format, copy: bool) -> Result<Status, CliError> {
    let variable = |name: &str| std::env::var_os(name).map(|value| value.to_string_lossy().into_owned());
    let mut checks = terminal::checks(&terminal::Seen::of_process(), &variable);
    checks.extend(clipboard::checks(setup, copy));
    checks.extend(files::checks(setup));
    match format {
        Format::Human => output::answer(&human(setup, &checks))?,
        Format::Json => print_json(object([("checks", checks.iter().map(value).collect())]))?,
    }
    let change = checks.iter().any(|check| check.verdict == Verdict::Change);
    Ok(if change { Status::Nothing } else { Status::Found })
}

fn value(check: &Check) -> Value {
    json!({ "area": check.area, "verdict": check.verdict.word(), "text": check.text, "next": check.next })
}

/// A row a check, what to do below it, and a last line that says whether there is anything to do.
fn human(setup: &Setup, checks: &[Check]) -> String {
    let styles = setup.styles;
    let indent = " ".repeat(20);
    let mut text = String::new();
    for check in checks {
        let word = format!("{:<8}", check.verdict.word());
        let painted = match check.verdict {
            Verdict::Ok => styles.good(&word),
            Verdict::Note => styles.notice(&word),
            Verdict::Change => styles.bad(&word),
        };
        let row = indented(setup, &check.text, &format!("{:<12}{word}", check.area), &indent);
        text.push_str(&row.replacen(&word, &painted, 1));
        if let Some(next) = &check.next {
            text.push_str(&indented(setup, next, &format!("{indent}-> "), &format!("{indent}   ")));
        }
    }
    let change = checks.iter().filter(|check| check.verdict == Verdict::Change).count();
    let last = match change {
        0 => "Nothing needs to be changed.".to_owned(),
        1 => "One thing should be changed.".to_owned(),
        several => format!("{several} things should be changed."),
    };
    text + &format!("\n{}\n", styles.strong(&last))
}
