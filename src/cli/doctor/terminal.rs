//! The terminal: is there one, how large, which colours, which letters, does it mark pastes.

use std::io::{self, IsTerminal};

use super::Check;
use crate::sanitise::sanitise_line;

/// The smallest screen that the console draws on, in columns and rows.
const SMALLEST: (u16, u16) = (40, 12);
/// From here on all panes stand side by side.
const ROOMY: u16 = 100;

/// What the streams are.
pub(super) struct Seen {
    /// Keys can be read: from standard input, or from the controlling terminal beside a pipe.
    pub(super) keys: bool,
    /// Standard output is a terminal.
    pub(super) screen: bool,
    /// Columns and rows, where there is a screen.
    pub(super) size: Option<(u16, u16)>,
}

impl Seen {
    /// Of this process.
    pub(super) fn of_process() -> Self {
        let controlling = if cfg!(windows) { "CONIN$" } else { "/dev/tty" };
        let screen = io::stdout().is_terminal();
        Self {
            keys: io::stdin().is_terminal() || std::fs::File::open(controlling).is_ok(),
            screen,
            size: if screen { crossterm::terminal::size().ok() } else { None },
        }
    }
}

/// Looks at the terminal through its streams and its variables.
pub(super) fn checks(seen: &Seen, variable: &dyn Fn(&str) -> Option<String>) -> Vec<Check> {
    let set = |name: &str| variable(name).filter(|value| !value.is_empty());
    let term = set("TERM").map(|term| sanitise_line(&term));
    let mut checks = vec![stream(seen, term.as_deref())];
    checks.extend(seen.size.map(size));
    checks.push(colours(seen, &set));
    checks.extend(letters(&set));
    checks.push(pastes(term.as_deref()));
    checks
}

fn stream(seen: &Seen, term: Option<&str>) -> Check {
    let area = "terminal";
    match (seen.keys, seen.screen, term) {
        (false, ..) => Check::change(
            area,
            "There is no terminal to read keys from, so the console cannot open; the verbs work.",
            "Start it in a terminal window; over ssh, with `ssh -t`.",
        ),
        (true, false, _) => Check::note(
            area,
            "Standard output is not a terminal: this report was redirected, and the console would not open like this.",
            None,
        ),
        (true, true, Some("dumb")) if cfg!(unix) => Check::change(
            area,
            "TERM is dumb: a terminal that cannot move its cursor has no room for the console; the verbs work.",
            "Use another terminal, or set TERM to what yours is, for example xterm-256color.",
        ),
        (true, true, None) if cfg!(unix) => Check::change(
            area,
            "TERM is not set, so programs cannot know what this terminal understands.",
            "Set TERM to what yours is, for example xterm-256color.",
        ),
        (true, true, term) => Check::ok(area, format!("A terminal ({}).", term.unwrap_or("console"))),
    }
}

fn size((columns, rows): (u16, u16)) -> Check {
    let text = format!("{columns} columns, {rows} rows");
    let (fewest_columns, fewest_rows) = SMALLEST;
    if columns < fewest_columns || rows < fewest_rows {
        let text = format!("{text}: the console needs {fewest_columns} by {fewest_rows}.");
        Check::change("size", text, "Make the window larger or the letters smaller.")
    } else if columns < ROOMY {
        Check::ok(
            "size",
            format!("{text}: panes are stacked; from {ROOMY} columns on they stand side by side."),
        )
    } else {
        Check::ok("size", format!("{text}: panes stand side by side."))
    }
}

fn colours(seen: &Seen, set: &dyn Fn(&str) -> Option<String>) -> Check {
    let area = "colours";
    if set("NO_COLOR").is_some() {
        return Check::note(
            area,
            "NO_COLOR is set: the console uses bold and reverse only, and the verbs print plain text.",
            Some("Unset NO_COLOR to have colours."),
        );
    }
    if set("CLICOLOR_FORCE").is_some_and(|value| value != "0") {
        let text = "CLICOLOR_FORCE is set: the verbs print colours into files and pipes as well.";
        return Check::note(area, text, Some("Unset CLICOLOR_FORCE to have plain text there."));
    }
    if !seen.screen {
        return Check::ok(area, "None here, because standard output is not a terminal.");
    }
    Check::ok(area, "The terminal's own 16 colours; F7 in the console changes the theme.")
}

/// What the locale says about letters beyond ASCII. The first variable that is set decides, as POSIX has it.
fn letters(set: &dyn Fn(&str) -> Option<String>) -> Option<Check> {
    if !cfg!(unix) {
        return None;
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
    let is_utf8 = |locale: &String| {
        let locale = locale.to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    };
    Some(match locale {
        Some(locale) if is_utf8(&locale) => Check::ok("letters", sanitise_line(&locale)),
        locale => {
            let locale = locale.map_or_else(|| "not set".to_owned(), |locale| sanitise_line(&locale));
            Check::note(
                "letters",
                format!(
                    "The locale is {locale}, not UTF-8: accents, Arabic and lines may show as other signs."
                ),
                Some("Set LANG to a UTF-8 locale, for example C.UTF-8, when they do."),
            )
        }
    })
}

fn pastes(term: Option<&str>) -> Check {
    let area = "pastes";
    match term {
        Some(term @ ("dumb" | "linux")) => Check::note(
            area,
            format!("A {term} terminal does not mark pastes: a pasted line end would act as a key."),
            Some("Pipe the reply in: `faceki-console < reply.json`."),
        ),
        _ => Check::ok(
            area,
            "The console asks the terminal to mark pastes, as all current ones do. If a paste ever acts as keys, pipe \
             the reply in instead.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Verdict;
    use super::*;

    fn verdicts(seen: &Seen, variables: &[(&str, &str)]) -> Vec<(&'static str, Verdict)> {
        let variable = |name: &str| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        };
        checks(seen, &variable).into_iter().map(|check| (check.area, check.verdict)).collect()
    }

    #[cfg(unix)]
    #[test]
    fn a_terminal_is_judged_by_its_streams_and_variables() {
        use Verdict::{Change, Note, Ok};
        let seen = |keys, screen, size| Seen { keys, screen, size };
        let good = [("TERM", "xterm-256color"), ("LANG", "en_GB.UTF-8")];
        for (seen, variables, expected) in [
            (
                seen(true, true, Some((120, 35))),
                &good[..],
                [("terminal", Ok), ("size", Ok), ("colours", Ok), ("letters", Ok), ("pastes", Ok)].to_vec(),
            ),
            (
                seen(true, true, Some((39, 35))),
                &good,
                [("terminal", Ok), ("size", Change), ("colours", Ok), ("letters", Ok), ("pastes", Ok)]
                    .to_vec(),
            ),
            (
                seen(true, true, None),
                &[("TERM", "linux"), ("LC_ALL", "C"), ("LANG", "C.UTF-8"), ("NO_COLOR", "1")],
                [("terminal", Ok), ("colours", Note), ("letters", Note), ("pastes", Note)].to_vec(),
            ),
            (
                seen(true, true, None),
                &[("TERM", "dumb"), ("LANG", "C.utf8")],
                [("terminal", Change), ("colours", Ok), ("letters", Ok), ("pastes", Note)].to_vec(),
            ),
            (
                seen(true, true, None),
                &[("TERM", ""), ("LANG", "C.utf8")],
                [("terminal", Change), ("colours", Ok), ("letters", Ok), ("pastes", Ok)].to_vec(),
            ),
            (
                seen(true, false, None),
                &good,
                [("terminal", Note), ("colours", Ok), ("letters", Ok), ("pastes", Ok)].to_vec(),
            ),
            (
                seen(false, false, None),
                &[("CLICOLOR_FORCE", "1")],
                [("terminal", Change), ("colours", Note), ("letters", Note), ("pastes", Ok)].to_vec(),
            ),
        ] {
            assert_eq!(verdicts(&seen, variables), expected, "{variables:?}");
        }
    }
}
