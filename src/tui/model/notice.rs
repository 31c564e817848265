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

    /// How a copy ended, in the clipboard's own words, which promise nothing more than is known; then what was copied.
    pub fn copied(what: &str, evidence: &Evidence, print: &str) -> Self {
        let said = evidence.sentence();
        match evidence {
            Evidence::Copied => Self::good(format!("{said} It is {what}.")),
            Evidence::NotCopied { .. } => Self::bad(said),
            Evidence::HandedToTmux { .. } | Evidence::HandedToCommand { .. } => {
                Self::caution(format!("{said} It is {what}."))
            }
            _ => Self::caution(format!("{said} It is {what}; {print} prints it.")),
        }
    }
}
