use std::sync::{Arc, Mutex};

use super::*;

/// A terminal that remembers what was sent, or refuses.
#[derive(Clone, Default)]
struct Terminal {
    sent: Arc<Mutex<Vec<u8>>>,
    broken: bool,
}

impl Write for Terminal {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.broken {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        self.sent.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn settings(way: Way, command: &[&str]) -> Settings {
    Settings { way, command: command.iter().map(ToString::to_string).collect() }
}

fn copy(settings: Settings, environment: Environment, terminal: &Terminal) -> Evidence {
    Chain::new(settings, environment).through(Box::new(terminal.clone())).copy("text", Sensitivity::Plain)
}

const SENT: &[u8] = b"\x1b]52;c;dGV4dA==\x1b\\";

#[test]
fn the_order_depends_on_where_the_user_sits() {
    let tmux = Some("/nowhere,1,0".into());
    let near = Environment::default();
    let near_tmux = Environment { tmux: tmux.clone(), ..Environment::default() };
    let far = Environment { ssh: true, ..Environment::default() };
    let far_tmux = Environment { ssh: true, tmux, ..Environment::default() };
    for (settings, environment, ways) in [
        (Settings::default(), &near, vec![Way::Native, Way::Osc52]),
        (Settings::default(), &near_tmux, vec![Way::Native, Way::Tmux, Way::Osc52]),
        (Settings::default(), &far, vec![Way::Osc52]),
        (Settings::default(), &far_tmux, vec![Way::Tmux, Way::Osc52]),
        (settings(Way::Auto, &["xsel"]), &far, vec![Way::Command, Way::Osc52]),
        (settings(Way::Native, &["xsel"]), &far_tmux, vec![Way::Native]),
        (settings(Way::Off, &[]), &near_tmux, vec![Way::Off]),
    ] {
        assert_eq!(Chain::new(settings, environment.clone()).ways(), ways);
    }
}

#[test]
fn over_ssh_the_terminal_gets_the_text() {
    let far = Environment { ssh: true, term: Some("xterm-256color".into()), ..Environment::default() };
    let terminal = Terminal::default();
    assert_eq!(copy(Settings::default(), far, &terminal), Evidence::SentToTerminal);
    assert_eq!(*terminal.sent.lock().unwrap(), SENT);
}

#[test]
fn without_a_display_the_terminal_gets_the_text() {
    let terminal = Terminal::default();
    assert_eq!(copy(Settings::default(), Environment::default(), &terminal), Evidence::SentToTerminal);
    assert_eq!(*terminal.sent.lock().unwrap(), SENT);
}

#[test]
fn every_failure_is_told_with_the_next_step() {
    let broken = Terminal { broken: true, ..Terminal::default() };
    let console = Environment { term: Some("linux".into()), ..Environment::default() };
    let far = Environment { ssh: true, ..Environment::default() };
    let no_display = if cfg!(all(unix, not(target_os = "macos"))) { "there is no display" } else { return };
    let auto = "Print it and select it by hand, or set `copy_command` in the config file.";
    let other = "Set `clipboard = \"auto\"` in the config file to try the other ways.";
    for (settings, environment, reason, next) in [
        (
            Settings::default(),
            Environment::default(),
            format!("{no_display}; the terminal cannot be written to (broken pipe)"),
            auto,
        ),
        (Settings::default(), console, format!("{no_display}; the terminal has no clipboard"), auto),
        (settings(Way::Native, &[]), Environment::default(), no_display.into(), other),
        (settings(Way::Native, &[]), far, "no display is forwarded".into(), other),
        (settings(Way::Tmux, &[]), Environment::default(), "this is not inside tmux".into(), other),
        (settings(Way::Command, &[]), Environment::default(), "no copy command is set".into(), other),
        (
            settings(Way::Off, &[]),
            Environment::default(),
            "copying is switched off".into(),
            "Set `clipboard = \"auto\"` in the config file to allow it.",
        ),
    ] {
        let expected = Evidence::NotCopied { reason: reason + ".", next: next.into() };
        assert_eq!(copy(settings, environment, &broken), expected);
    }
}

#[cfg(unix)]
#[test]
fn a_command_of_the_user_comes_first_and_the_rest_is_there_when_it_fails() {
    let far = Environment { ssh: true, ..Environment::default() };
    for (command, evidence, sent) in [
        (&["sh", "-c", "cat > /dev/null"][..], Evidence::HandedToCommand { program: "sh".into() }, &b""[..]),
        (&["false"], Evidence::SentToTerminal, SENT),
    ] {
        let terminal = Terminal::default();
        assert_eq!(copy(settings(Way::Auto, command), far.clone(), &terminal), evidence);
        assert_eq!(*terminal.sent.lock().unwrap(), sent);
    }
}

#[test]
fn nothing_is_never_copied() {
    let terminal = Terminal::default();
    let mut chain =
        Chain::new(Settings::default(), Environment::default()).through(Box::new(terminal.clone()));
    let evidence = chain.copy("", Sensitivity::Plain);
    assert_eq!(evidence.sentence(), "Not copied: there is nothing to copy. Select something first.");
    assert!(terminal.sent.lock().unwrap().is_empty());
}
