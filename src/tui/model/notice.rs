//! What the console says about what was just done.

use crate::clipboard::Evidence;
use crate::tui::theme::Role;

/// Something said in the line above the footer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Tells one notice from the next.
    pub serial: u64,
    /// How it went.
    pub role: Role,
    /// The word that says the same as the colour.
    pub mark: &'static str,
    /// One or two sentences.
    pub text: String,
    /// It goes away by itself after a while.
    pub passing: bool,
}

impl Notice {
    fn new(role: Role, mark: &'static str, text: impl Into<String>, passing: bool) -> Self {
        Self { serial: 0, role, mark, text: text.into(), passing }
    }

    /// Done.
    pub fn good(text: impl Into<String>) -> Self {
        Self::new(Role::Good, "✓", text, true)
    }

    /// Not done; stays until the next key.
    pub fn bad(text: impl Into<String>) -> Self {
        Self::new(Role::Bad, "✗", text, false)
    }

    /// To be looked at; stays until the next key.
    pub fn caution(text: impl Into<String>) -> Self {
        Self::new(Role::Caution, "!", text, false)
    }

    /// Worth knowing.
    pub fn info(text: impl Into<String>) -> Self {
        Self::new(Role::Info, "·", text, true)
    }

    /// How a copy ended, no surer than it is.
    pub fn copied(what: &str, evidence: &Evidence, print: &str) -> Self {
        match evidence {
            Evidence::Copied => Self::good(format!("Copied {what}: read back from the clipboard.")),
            Evidence::HandedToTmux { forwarded: true } => Self::good(format!(
                "Handed {what} to tmux: prefix ] pastes it, and tmux sends it on to your terminal."
            )),
            Evidence::HandedToTmux { forwarded: false } => Self::caution(format!(
                "Handed {what} to tmux: prefix ] pastes it. Not sent on: the outer terminal lacks a clipboard."
            )),
            Evidence::SentToTerminal => Self::caution(format!(
                "Sent {what} to your terminal. It does not confirm: paste to check, {print} prints it."
            )),
            Evidence::SentLongToTerminal => Self::caution(format!(
                "Sent {what} to your terminal. Some cut a text this long: paste to check its end, {print} prints it."
            )),
            Evidence::HandedToCommand { program } => {
                Self::good(format!("Handed {what} to {program}, which reported success: paste to check."))
            }
            Evidence::NotCopied { reason, next } => Self::bad(format!("Not copied: {reason} {next}")),
        }
    }
}
