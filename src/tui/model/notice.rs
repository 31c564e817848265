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

    /// Worth knowing for as long as it lasts; stays until the next key.
    pub fn lasting(text: impl Into<String>) -> Self {
        Self::new(Role::Info, "·", text, false)
    }

    /// What is wrong with the user's files: the first faults, and where all of them are said.
    pub fn faults(faults: &[String]) -> Self {
        const SHOWN: usize = 2;
        let (first, rest) =
            faults.split_at_checked(SHOWN).filter(|(_, rest)| rest.len() > 1).unwrap_or((faults, &[]));
        let mut text = first.join("\n");
        if !rest.is_empty() {
            text.push_str(&format!("\nand {} more: `faceki-console doctor` names them all.", rest.len()));
        }
        Self::caution(text)
    }

    /// How a copy ended, no surer than it is.
    pub fn copied(what: &str, evidence: &Evidence, print: &str) -> Self {
        match evidence {
            Evidence::Copied => Self::good(format!("Copied {what}: read back from the clipboard.")),
            Evidence::CopiedForAMinute => Self::good(format!(
                "Copied {what}: read back from the clipboard. It holds a customer's value and goes in a minute."
            )),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_faults_are_counted_and_say_where_all_are_named() {
        let fault = |at: usize| format!("config.toml:{at}: wrong");
        for (count, last) in [(1, "config.toml:1: wrong"), (3, "config.toml:3: wrong")] {
            let faults: Vec<String> = (1..=count).map(fault).collect();
            let said = Notice::faults(&faults).text;
            assert_eq!((said.lines().count(), said.lines().last()), (count, Some(last)));
        }
        let faults: Vec<String> = (1..=7).map(fault).collect();
        let said = Notice::faults(&faults).text;
        assert_eq!(said.lines().count(), 3, "{said}");
        assert!(said.ends_with("and 5 more: `faceki-console doctor` names them all."), "{said}");
    }
}
