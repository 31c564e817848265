//! Where the program runs, as far as copying depends on it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// What the environment says. Read once by the shell and passed in, so that every case can be tested.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Environment {
    /// `DISPLAY`, when it is set and not empty.
    pub display: Option<OsString>,
    /// `WAYLAND_DISPLAY`, when it is set and not empty.
    pub wayland: Option<OsString>,
    /// `TMUX`, when it is set and not empty: inside tmux.
    pub tmux: Option<OsString>,
    /// Inside GNU screen (`STY`).
    pub screen: bool,
    /// On another machine than the one the user sits at (`SSH_CONNECTION`, `SSH_CLIENT` or `SSH_TTY`).
    pub ssh: bool,
    /// `TERM`.
    pub term: Option<OsString>,
    /// The program that is started as holder: this one, unless a test says otherwise.
    pub program: Option<PathBuf>,
}

impl Environment {
    /// Of this process.
    #[must_use]
    pub fn of_process() -> Self {
        Self { program: own_program(), ..Self::from_variables(|name| std::env::var_os(name)) }
    }

    /// From variables. An empty one counts as unset.
    pub fn from_variables(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let variable = |name: &str| variable(name).filter(|value| !value.is_empty());
        Self {
            display: variable("DISPLAY"),
            wayland: variable("WAYLAND_DISPLAY"),
            tmux: variable("TMUX"),
            screen: variable("STY").is_some(),
            ssh: ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"].iter().any(|name| variable(name).is_some()),
            term: variable("TERM"),
            program: None,
        }
    }

    /// Whether there is a display whose clipboard is the one of the user's own machine: any on this machine, and over
    /// SSH a forwarded one (`localhost:10.0`), whereas `:0` is the screen of the machine at the far end.
    #[must_use]
    pub fn has_display(&self) -> bool {
        if cfg!(not(all(unix, not(target_os = "macos")))) {
            return !self.ssh;
        }
        if !self.ssh {
            return self.display.is_some() || self.wayland.is_some();
        }
        self.display.as_ref().is_some_and(|display| {
            let display = display.to_string_lossy();
            !display.starts_with(':') && !display.starts_with("unix:")
        })
    }

    /// Whether the terminal is one that can take clipboard text at all.
    #[must_use]
    pub fn terminal_takes_text(&self) -> bool {
        !self.term.as_ref().is_some_and(|term| term == "linux" || term == "dumb")
    }
}

/// This program, also when its file was replaced while it runs.
fn own_program() -> Option<PathBuf> {
    let running = Path::new("/proc/self/exe");
    std::env::current_exe()
        .ok()
        .filter(|path| path.exists())
        .or_else(|| cfg!(target_os = "linux").then(|| running.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(variables: &[(&str, &str)]) -> Environment {
        Environment::from_variables(|name| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| OsString::from(value))
        })
    }

    #[test]
    fn variables_are_read_and_empty_ones_are_not_there() {
        let environment = with(&[
            ("DISPLAY", ":1"),
            ("WAYLAND_DISPLAY", "wayland-0"),
            ("TMUX", "/run/tmux,1,0"),
            ("STY", "1.tty"),
            ("SSH_TTY", "/dev/pts/1"),
            ("TERM", "xterm"),
        ]);
        assert_eq!(environment.display, Some(":1".into()));
        assert_eq!(environment.wayland, Some("wayland-0".into()));
        assert_eq!(environment.tmux, Some("/run/tmux,1,0".into()));
        assert!(environment.screen && environment.ssh);
        assert_eq!(environment.term, Some("xterm".into()));
        let empty = ["DISPLAY", "WAYLAND_DISPLAY", "TMUX", "STY", "SSH_TTY", "TERM"].map(|name| (name, ""));
        assert_eq!(with(&empty), Environment::default());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_display_counts_where_the_user_sits_before_it() {
        for (variables, counts) in [
            (&[][..], false),
            (&[("DISPLAY", ":0")], true),
            (&[("WAYLAND_DISPLAY", "wayland-0")], true),
            (&[("SSH_CONNECTION", "a 1 b 2"), ("DISPLAY", ":0")], false),
            (&[("SSH_CLIENT", "a 1 b"), ("DISPLAY", "unix:0")], false),
            (&[("SSH_TTY", "/dev/pts/1"), ("WAYLAND_DISPLAY", "wayland-0")], false),
            (&[("SSH_CONNECTION", "a 1 b 2"), ("DISPLAY", "localhost:10.0")], true),
        ] {
            assert_eq!(with(variables).has_display(), counts, "{variables:?}");
        }
    }

    #[test]
    fn some_terminals_have_no_clipboard() {
        for (term, takes) in [("linux", false), ("dumb", false), ("xterm-256color", true), ("screen", true)] {
            assert_eq!(with(&[("TERM", term)]).terminal_takes_text(), takes, "{term}");
        }
        assert!(with(&[]).terminal_takes_text());
    }
}
