//! The clipboard: each way in the order in which a copy would try it.

use super::{Check, Verdict};
use crate::cli::setup::Setup;
use crate::clipboard::{Chain, Clipboard, Environment, Evidence, Sensitivity, Settings, Way};
use crate::sanitise::sanitise_line;

/// What `--copy` leaves on the clipboard.
const LINE: &str = "faceki-console doctor: this line was copied as a test";

/// Looks at each way; with `copy`, tries each with [`LINE`].
pub(super) fn checks(setup: &Setup, copy: bool) -> Vec<Check> {
    let (settings, environment) = (setup.copying(), Environment::of_process());
    let ways = Chain::new(settings.clone(), environment.clone()).ways();
    let mut checks: Vec<Check> =
        ways.iter()
            .map(|way| {
                if copy { tried(*way, &settings, &environment) } else { seen(*way, &settings, &environment) }
            })
            .collect();
    // One way is enough: what the others lack is no reason to change anything.
    if checks.iter().any(|check| check.verdict != Verdict::Change) {
        for check in checks.iter_mut().filter(|check| check.verdict == Verdict::Change) {
            check.verdict = Verdict::Note;
            check.next = None;
        }
    }
    checks
}

/// The area of a way.
fn area(way: Way) -> &'static str {
    match way {
        Way::Native => "clipboard",
        Way::Tmux => "tmux",
        Way::Osc52 => "by terminal",
        Way::Command => "by command",
        Way::Off | Way::Auto => "copying",
    }
}

/// What can be known of a way without using it.
fn seen(way: Way, settings: &Settings, environment: &Environment) -> Check {
    let area = area(way);
    match way {
        Way::Native if environment.has_display() => {
            Check::ok(area, "There is a display; what is copied there is read back. `--copy` tries it.")
        }
        Way::Native if environment.ssh => Check::change(
            area,
            "No display is forwarded over ssh.",
            "Use a terminal that takes clipboard text (OSC 52), or `ssh -X`.",
        ),
        Way::Native => Check::change(
            area,
            "There is no display (DISPLAY, WAYLAND_DISPLAY).",
            "Use a terminal that takes clipboard text (OSC 52), or set `copy_command` in the config file.",
        ),
        Way::Tmux if environment.tmux.is_none() => {
            Check::change(area, "This is not inside tmux.", "Set `clipboard = \"auto\"` in the config file.")
        }
        Way::Tmux if program("tmux") => {
            Check::ok(area, "Inside tmux: its buffer is filled and read back; prefix ] pastes it.")
        }
        Way::Tmux => Check::change(
            area,
            "Inside tmux, but there is no `tmux` program on the PATH.",
            "Put it on the PATH.",
        ),
        Way::Osc52 if environment.terminal_takes_text() => Check::note(
            area,
            "The text is sent through the terminal (OSC 52), which does not confirm.",
            Some("`doctor --copy`, then paste: nothing comes where the terminal does not allow it."),
        ),
        Way::Osc52 => {
            Check::change(area, "This terminal has no clipboard.", "Set `copy_command` in the config file.")
        }
        Way::Command => match settings.command.first() {
            Some(name) if program(name) => {
                Check::ok(area, format!("`{}` takes what is copied.", sanitise_line(name)))
            }
            Some(name) => Check::change(
                area,
                format!("`{}` is not found.", sanitise_line(name)),
                "Correct `copy_command` in the config file, or install the program.",
            ),
            None => Check::change(area, "No copy command is set.", "Set `copy_command` in the config file."),
        },
        Way::Off | Way::Auto => Check::note(
            area,
            "Switched off in the config file.",
            Some("Set `clipboard = \"auto\"` to allow it."),
        ),
    }
}

/// A way, used alone.
fn tried(way: Way, settings: &Settings, environment: &Environment) -> Check {
    let alone = Settings { way, command: settings.command.clone() };
    let evidence = Chain::new(alone, environment.clone()).copy(LINE, Sensitivity::Plain);
    let area = area(way);
    match evidence {
        Evidence::NotCopied { .. } if way == Way::Off => seen(way, settings, environment),
        Evidence::NotCopied { reason, .. } => {
            let hint = seen(way, settings, environment).next;
            Check::change(area, format!("Not copied: {reason}"), &hint.unwrap_or_else(|| UNKNOWN.to_owned()))
        }
        Evidence::Copied | Evidence::CopiedForAMinute | Evidence::HandedToTmux { .. } => {
            Check::ok(area, evidence.sentence())
        }
        sent => Check::note(area, sent.sentence(), Some(&format!("Paste: it should say \"{LINE}\"."))),
    }
}

const UNKNOWN: &str = "Try again, or set `copy_command` in the config file.";

/// Whether a program can be found: by its path, or on the PATH.
fn program(name: &str) -> bool {
    let path = std::path::Path::new(name);
    if path.components().count() > 1 {
        return path.is_file();
    }
    let suffix = std::env::consts::EXE_SUFFIX;
    std::env::var_os("PATH").is_some_and(|folders| {
        std::env::split_paths(&folders)
            .any(|folder| folder.join(name).is_file() || folder.join(format!("{name}{suffix}")).is_file())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_is_judged_by_what_it_needs() {
        let at = |display: Option<&str>, ssh, term: &str| Environment {
            display: display.map(Into::into),
            ssh,
            term: Some(term.into()),
            ..Environment::default()
        };
        let none = Settings::default();
        let command = |program: &str| Settings { way: Way::Auto, command: vec![program.to_owned()] };
        for (way, settings, environment, verdict) in [
            #[cfg(target_os = "linux")]
            (Way::Native, &none, at(Some(":0"), false, "xterm"), Verdict::Ok),
            #[cfg(target_os = "linux")]
            (Way::Native, &none, at(None, false, "xterm"), Verdict::Change),
            (Way::Native, &none, at(Some(":0"), true, "xterm"), Verdict::Change),
            (Way::Osc52, &none, at(None, false, "xterm"), Verdict::Note),
            (Way::Osc52, &none, at(None, false, "linux"), Verdict::Change),
            (Way::Tmux, &none, at(None, false, "xterm"), Verdict::Change),
            (Way::Command, &none, at(None, false, "xterm"), Verdict::Change),
            (Way::Command, &command("/nowhere/at-all"), at(None, false, "xterm"), Verdict::Change),
            (Way::Command, &command("cargo"), at(None, false, "xterm"), Verdict::Ok),
            (Way::Off, &none, at(None, false, "xterm"), Verdict::Note),
        ] {
            let check = seen(way, settings, &environment);
            assert_eq!(check.verdict, verdict, "{way:?} {environment:?}: {}", check.text);
            assert_eq!(check.next.is_some(), verdict != Verdict::Ok, "{way:?}");
        }
    }
}
