//! Which way is taken where: the surest first, the next when one fails.

use std::io::{self, Write};

use super::{Clipboard, Environment, Evidence, Sensitivity, Settings, Way, command, osc52, system, tmux};

/// The clipboard that the program uses.
pub struct Chain {
    settings: Settings,
    environment: Environment,
    terminal: Box<dyn Write + Send>,
}

/// One way, tried.
type Tried = Result<Evidence, String>;

impl Chain {
    /// Copies as `settings` say in the given `environment`; through the controlling terminal where it comes to that.
    #[must_use]
    pub fn new(settings: Settings, environment: Environment) -> Self {
        Self { settings, environment, terminal: Box::new(ControllingTerminal::default()) }
    }

    /// The same, writing to `terminal`: for a console that draws on it at the same time.
    #[must_use]
    pub fn through(self, terminal: Box<dyn Write + Send>) -> Self {
        Self { terminal, ..self }
    }

    /// The ways to try, in order.
    ///
    /// At the user's own machine the display comes first, because it alone can be read back. Over SSH the terminal
    /// comes first, as the display of the far machine is the wrong one; a forwarded display is tried as well.
    pub(crate) fn ways(&self) -> Vec<Way> {
        let Environment { ssh, tmux, .. } = &self.environment;
        match self.settings.way {
            Way::Auto => {
                let own = (!self.settings.command.is_empty()).then_some(Way::Command);
                let near = (!ssh).then_some(Way::Native);
                let terminal = [tmux.is_some().then_some(Way::Tmux), Some(Way::Osc52)];
                own.into_iter().chain(near).chain(terminal.into_iter().flatten()).collect()
            }
            way => vec![way],
        }
    }

    fn try_way(&mut self, way: Way, text: &str, sensitivity: Sensitivity) -> Tried {
        match way {
            Way::Native => system::copy(&self.environment, text, sensitivity),
            Way::Tmux => match &self.environment.tmux {
                Some(tmux) => tmux::copy(tmux, text),
                None => Err("this is not inside tmux".into()),
            },
            Way::Osc52 => {
                if !self.environment.terminal_takes_text() {
                    return Err("the terminal has no clipboard".into());
                }
                osc52::copy(&mut *self.terminal, text, self.environment.screen)
            }
            Way::Command => command::copy(&self.settings.command, text),
            Way::Off | Way::Auto => Err("copying is switched off".into()),
        }
    }
}

impl Clipboard for Chain {
    fn copy(&mut self, text: &str, sensitivity: Sensitivity) -> Evidence {
        if text.is_empty() {
            return not_copied(&["there is nothing to copy".into()], "Select something first.");
        }
        let mut reasons = Vec::new();
        let mut handed = None;
        for way in self.ways() {
            match self.try_way(way, text, sensitivity) {
                Ok(evidence) => {
                    handed = Some(evidence);
                    break;
                }
                Err(reason) => reasons.push(reason),
            }
        }
        let forwarded =
            self.settings.way == Way::Auto && self.environment.ssh && self.environment.has_display();
        if forwarded && !matches!(handed, Some(Evidence::HandedToCommand { .. })) {
            match self.try_way(Way::Native, text, sensitivity) {
                Ok(evidence) => handed = Some(evidence),
                Err(reason) => reasons.push(reason),
            }
        }
        handed.unwrap_or_else(|| not_copied(&reasons, self.next()))
    }
}

impl Chain {
    fn next(&self) -> &'static str {
        match self.settings.way {
            Way::Auto => "Print it and select it by hand, or set `copy_command` in the config file.",
            Way::Off => "Set `clipboard = \"auto\"` in the config file to allow it.",
            _ => "Set `clipboard = \"auto\"` in the config file to try the other ways.",
        }
    }
}

fn not_copied(reasons: &[String], next: &str) -> Evidence {
    Evidence::NotCopied { reason: reasons.join("; ") + ".", next: next.into() }
}

/// The controlling terminal, opened when something is sent. A terminal that is gone is an error, never a file.
#[derive(Default)]
struct ControllingTerminal {
    bytes: Vec<u8>,
}

impl Write for ControllingTerminal {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let path = if cfg!(windows) { "CONOUT$" } else { "/dev/tty" };
        let bytes = std::mem::take(&mut self.bytes);
        std::fs::OpenOptions::new().write(true).open(path)?.write_all(&bytes)
    }
}

#[cfg(test)]
mod tests;
