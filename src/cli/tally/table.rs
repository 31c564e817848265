//! The counts as a person reads them: totals, outcomes, codes, stretches of time, each with its share.

use unicode_width::UnicodeWidthStr;

use super::{By, Report};
use crate::catalogue::Entry;
use crate::cli::paint::indented;
use crate::cli::setup::Setup;
use crate::cli::style::Styles;
use crate::decode::Outcome;
use crate::sanitise::sanitise_line;
use crate::tally::{Key, Outcomes, written_out};

/// Columns of a count and of a share.
const COUNT: usize = 11;
const SHARE: usize = 8;

/// Paints the whole report. Ends with a line feed.
pub(super) fn table(setup: &Setup, report: &Report<'_>) -> String {
    let mut text = totals(setup, report);
    if report.counts.responses > 0 {
        let shown = report.shown();
        let labels: Vec<String> = shown.iter().map(|(key, _)| label(setup, key)).collect();
        // Both tables have the same columns, so that their bars compare.
        let most = setup.width.saturating_sub(COUNT + SHARE + 4).max(20);
        let width = labels.iter().map(|label| label.width()).max().unwrap_or(0).clamp(32.min(most), most);
        text.push_str(&outcomes(setup, &report.counts.outcomes, width));
        text.push_str(&codes(setup, report, &shown, &labels, width));
    }
    if let Some(by) = report.by {
        text.push_str(&stretches(setup, report, by));
    }
    text
}

fn totals(setup: &Setup, report: &Report<'_>) -> String {
    let counts = report.counts;
    let styles = setup.styles;
    let replies = if counts.responses == 1 { "reply" } else { "replies" };
    let lines = if counts.lines == 1 { "line" } else { "lines" };
    let mut parts = vec![format!("{} {replies}", grouped(counts.responses))];
    if counts.unreadable > 0 {
        parts.push(format!("{} unreadable", grouped(counts.unreadable)));
    }
    if counts.blank > 0 {
        parts.push(format!("{} blank", grouped(counts.blank)));
    }
    let of = match report.names {
        [] | [_] => String::new(),
        _ if report.opened == 1 => " of 1 file".to_owned(),
        _ => format!(" of {} files", report.opened),
    };
    let mut text = format!("{} {lines}{of}: {}\n", styles.strong(&grouped(counts.lines)), parts.join(", "));
    if let Some((first, last)) = counts.times {
        text.push_str(&format!("{} to {}\n", written_out(first), written_out(last)));
    }
    if !report.unreadable.is_empty() {
        let more = if counts.unreadable > report.unreadable.len() as u64 { " and more" } else { "" };
        let line = format!("unreadable: {}{more}", report.unreadable.join(", "));
        text.push_str(&styles.notice(&indented(setup, &line, "", "            ")));
    }
    text
}

fn outcomes(setup: &Setup, outcomes: &Outcomes, width: usize) -> String {
    let rows: Vec<(Outcome, u64)> = outcomes.iter().filter(|(_, count)| *count > 0).collect();
    let mut text = format!("\n{}\n", setup.styles.strong(&heading("outcome", width)));
    for (outcome, count) in rows {
        let word = format!("{:<width$}", outcome.word());
        let word = match outcome {
            Outcome::Accepted | Outcome::Ok => setup.styles.good(&word),
            Outcome::Refused | Outcome::Declined => setup.styles.bad(&word),
            _ => setup.styles.notice(&word),
        };
        text.push_str(&row(setup, &word, width, count, outcomes.sum()));
    }
    text
}

fn label(setup: &Setup, key: &Key) -> String {
    match key {
        Key::Number(code) => {
            let name = setup.catalogue.get(*code).map_or("in no catalogue", |entry| &*entry.name);
            format!("{code:>5}  {}", sanitise_line(name))
        }
        Key::Name { name, .. } => format!("    -  {}", sanitise_line(name)),
    }
}

fn codes(
    setup: &Setup,
    report: &Report<'_>,
    shown: &[(&Key, u64)],
    labels: &[String],
    width: usize,
) -> String {
    let all = report.counts.responses;
    if shown.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{}\n", setup.styles.strong(&heading(" code  name", width)));
    for ((key, count), label) in shown.iter().zip(labels) {
        let room = " ".repeat(width.saturating_sub(label.width()));
        let label = setup.styles.strong(&format!("{}{room}", cut(label, width)));
        text.push_str(&row(setup, &label, width, *count, all));
        if let Some(entry) = entry(setup, key) {
            let title = sanitise_line(&entry.title);
            let title = cut(&title, setup.width.saturating_sub(7));
            text.push_str(&format!("       {}\n", setup.styles.faint(&title)));
        }
    }
    let left = report.left_out();
    if left > 0 {
        let codes = if left == 1 { "code" } else { "codes" };
        let left = grouped(left as u64);
        text.push_str(&format!("       {left} more {codes}; leave out --top to see all.\n"));
    }
    if report.counts.further_codes > 0 {
        text.push_str(&format!(
            "       {} replies have codes beyond those: there are too many different ones.\n",
            grouped(report.counts.further_codes)
        ));
    }
    text
}

fn entry<'a>(setup: &'a Setup, key: &Key) -> Option<&'a Entry> {
    match key {
        Key::Number(code) => setup.catalogue.get(*code),
        Key::Name { .. } => None,
    }
}

fn stretches(setup: &Setup, report: &Report<'_>, by: By) -> String {
    let counts = report.counts;
    let most = counts.stretches.values().map(Outcomes::sum).max().unwrap_or(0);
    let title = format!("{:<18}{:>COUNT$}{:>COUNT$}", by.heading(), "replies", "failed");
    let mut text = format!("\n{}\n", setup.styles.strong(&title));
    for (start, outcomes) in &counts.stretches {
        let sum = outcomes.sum();
        let failed = outcomes.get(Outcome::Refused) + outcomes.get(Outcome::Declined);
        let time = written_out(*start).replace('T', " ");
        let label = format!("{:<18}", time.get(..by.length()).unwrap_or(&time));
        let columns = setup.width.saturating_sub(18 + 2 * COUNT + 2);
        text.push_str(&format!(
            "{label}{:>COUNT$}{:>COUNT$}  {}\n",
            grouped(sum),
            grouped(failed),
            split_bar(setup.styles, failed, sum, most, columns)
        ));
    }
    if counts.timeless > 0 {
        let label = format!("{:<18}", "no time");
        text.push_str(&format!("{label}{:>COUNT$}\n", grouped(counts.timeless)));
    }
    text
}

fn heading(first: &str, width: usize) -> String {
    format!("{first:<width$}{:>COUNT$}{:>SHARE$}", "replies", "share")
}

/// Label, count, share and bar. The label is padded to `width` columns already.
fn row(setup: &Setup, label: &str, width: usize, count: u64, all: u64) -> String {
    let share = if all == 0 { 0.0 } else { count as f64 / all as f64 };
    let columns = setup.width.saturating_sub(width + COUNT + SHARE + 2);
    let bar = bar(count, all, columns);
    let line = format!("{label}{:>COUNT$}{:>7.1}%  {bar}", grouped(count), share * 100.0);
    format!("{}\n", line.trim_end())
}

/// A bar of `count` in `all`, to an eighth of a column.
fn bar(count: u64, all: u64, columns: usize) -> String {
    const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let eighths = (columns as u64 * 8 * count).checked_div(all).unwrap_or(0) as usize;
    let part = PARTS.get(eighths % 8).copied().unwrap_or_default();
    let bar = format!("{}{part}", "█".repeat(eighths / 8));
    // What was counted is seen, however little it is.
    if bar.is_empty() && count > 0 && columns > 0 { "▏".to_owned() } else { bar }
}

/// A bar whose beginning is what failed.
fn split_bar(styles: Styles, failed: u64, sum: u64, most: u64, columns: usize) -> String {
    let whole = (columns as u64 * sum).div_ceil(most.max(1)) as usize;
    let bad = (columns as u64 * failed).div_ceil(most.max(1)) as usize;
    format!("{}{}", styles.bad(&"█".repeat(bad)), "░".repeat(whole.saturating_sub(bad)))
}

/// A number in groups of three digits.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The beginning of a text that fits, with an ellipsis where it was cut.
fn cut(text: &str, room: usize) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        if kept.width() + 2 > room {
            break;
        }
        kept.push(c);
    }
    kept + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_share() {
        assert_eq!(bar(1, 2, 4), "██");
        assert_eq!(bar(1, 1, 4), "████");
        assert_eq!(bar(1, 16, 4), "▎");
        assert_eq!(bar(1, 1_000_000, 4), "▏");
        assert_eq!(bar(0, 10, 4), "");
        assert_eq!(bar(3, 4, 0), "");
    }

    #[test]
    fn numbers_are_grouped_and_texts_are_cut() {
        assert_eq!(
            [0, 999, 1_000, 1_234_567].map(grouped),
            ["0", "999", "1,000", "1,234,567"].map(str::to_owned)
        );
        assert_eq!(cut("abcdef", 6), "abcdef");
        assert_eq!(cut("abcdefg", 6), "abcde…");
    }
}
