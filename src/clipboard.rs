//! Getting a text onto the clipboard, and how sure that is.

/// How a copy ended. Never a bool: what is known differs from way to way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence {
    /// On the system clipboard, read back and equal.
    Copied,
    /// In the tmux buffer; whether tmux sends it on to the outer terminal.
    HandedToTmux {
        /// The outer terminal takes clipboard writes.
        forwarded: bool,
    },
    /// Sent through the terminal (OSC 52), which does not confirm.
    SentToTerminal,
    /// Nowhere: why, and what to do next, as one sentence each.
    NotCopied {
        /// Why it failed.
        reason: String,
        /// What the user can do now.
        next: String,
    },
}

/// Whether a text holds a customer's own value and should be kept out of clipboard histories.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sensitivity {
    /// Words of ours only.
    Plain,
    /// Holds a customer's value.
    Private,
}

/// Something that takes a text for pasting elsewhere.
pub trait Clipboard {
    /// Copies `text` as it is and says how sure the result is. Never hangs: every step has a time limit.
    fn copy(&mut self, text: &str, sensitivity: Sensitivity) -> Evidence;
}

impl Evidence {
    /// What happened, honestly, as a sentence.
    pub fn sentence(&self) -> String {
        match self {
            Self::Copied => "copied.".to_owned(),
            Self::HandedToTmux { .. } => "handed to tmux.".to_owned(),
            Self::SentToTerminal => "sent to your terminal.".to_owned(),
            Self::NotCopied { reason, next } => format!("{reason} {next}"),
        }
    }
}

/// The process that keeps a copied text on the clipboard.
pub fn hold() -> u8 {
    2
}
