//! How a copy ended, and the honest words for it.

/// How a copy ended. Never a bool: what is known differs from way to way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence {
    /// On the system clipboard, read back and equal.
    Copied,
    /// The same, and taken off it after a minute, because the text holds a customer's value.
    CopiedForAMinute,
    /// In the tmux buffer; whether tmux sends it on to the outer terminal.
    HandedToTmux {
        /// The outer terminal takes clipboard writes.
        forwarded: bool,
    },
    /// Sent through the terminal (OSC 52), which does not confirm.
    SentToTerminal,
    /// The same, and longer than some terminals take.
    SentLongToTerminal,
    /// The user's own copy command took it and ended well.
    HandedToCommand {
        /// The program that took it.
        program: String,
    },
    /// Nowhere: why, and what to do next, as one sentence each. The first follows a colon.
    NotCopied {
        /// Why it failed.
        reason: String,
        /// What the user can do now.
        next: String,
    },
}

impl Evidence {
    /// Whether the text is somewhere from where it can be pasted, as far as can be known.
    #[must_use]
    pub fn is_copied(&self) -> bool {
        !matches!(self, Self::NotCopied { .. })
    }

    /// What is known, in words that promise nothing more.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Copied => "Copied: read back from the system clipboard.".into(),
            Self::CopiedForAMinute => {
                "Copied: read back from the system clipboard. It holds a customer's value and goes in a minute.".into()
            }
            Self::HandedToTmux { forwarded: true } => {
                "Handed to tmux: prefix ] pastes it; also sent on to your terminal, which does not confirm.".into()
            }
            Self::HandedToTmux { forwarded: false } => {
                "Handed to tmux: prefix ] pastes it; not sent on, the outer terminal takes no clipboard text.".into()
            }
            Self::SentToTerminal => "Sent to your terminal, which does not confirm: paste to check.".into(),
            Self::SentLongToTerminal => {
                "Sent to your terminal, which does not confirm; some cut a text this long: paste to check its end."
                    .into()
            }
            Self::HandedToCommand { program } => {
                format!("Handed to {program}, which reported success: paste to check.")
            }
            Self::NotCopied { reason, next } => format!("Not copied: {reason} {next}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_read_back_is_called_copied() {
        let all = [
            (Evidence::Copied, "Copied: read back from the system clipboard."),
            (
                Evidence::CopiedForAMinute,
                "Copied: read back from the system clipboard. It holds a customer's value and goes in a minute.",
            ),
            (
                Evidence::HandedToTmux { forwarded: true },
                "Handed to tmux: prefix ] pastes it; also sent on to your terminal, which does not confirm.",
            ),
            (
                Evidence::HandedToTmux { forwarded: false },
                "Handed to tmux: prefix ] pastes it; not sent on, the outer terminal takes no clipboard text.",
            ),
            (Evidence::SentToTerminal, "Sent to your terminal, which does not confirm: paste to check."),
            (
                Evidence::SentLongToTerminal,
                "Sent to your terminal, which does not confirm; some cut a text this long: paste to check its end.",
            ),
            (
                Evidence::HandedToCommand { program: "xsel".into() },
                "Handed to xsel, which reported success: paste to check.",
            ),
            (
                Evidence::NotCopied { reason: "no display.".into(), next: "Select it by hand.".into() },
                "Not copied: no display. Select it by hand.",
            ),
        ];
        for (evidence, sentence) in all {
            assert_eq!(evidence.sentence(), sentence);
            assert_eq!(
                sentence.starts_with("Copied"),
                matches!(evidence, Evidence::Copied | Evidence::CopiedForAMinute)
            );
            assert_eq!(evidence.is_copied(), !sentence.starts_with("Not copied"));
        }
    }
}
