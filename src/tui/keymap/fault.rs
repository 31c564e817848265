//! What can be wrong with a user's keys, in sentences.

use super::UnknownKey;

/// A fault in the user's keys, by the name of the command that it was written under.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// No command has this name.
    #[error("no command is called `{name}`{}", near(nearest.as_deref()))]
    Command {
        /// As written.
        name: String,
        /// The closest command.
        nearest: Option<String>,
    },
    /// A key's name cannot be read.
    #[error("{fault} (for `{name}`)")]
    Key {
        /// The command.
        name: String,
        /// What is wrong.
        fault: UnknownKey,
    },
    /// A key would do two things in one place.
    #[error("{key} is bound twice: `{name}` and `{other}` ({context})")]
    Twice {
        /// The command that the user bound.
        name: String,
        /// The command that already has the key.
        other: &'static str,
        /// The key.
        key: String,
        /// Where.
        context: &'static str,
    },
}

impl KeyFault {
    /// The name that the user wrote, for finding its line in the file.
    pub fn name(&self) -> &str {
        match self {
            Self::Command { name, .. } | Self::Key { name, .. } | Self::Twice { name, .. } => name,
        }
    }
}

fn near(nearest: Option<&str>) -> String {
    nearest.map(|nearest| format!("; the nearest is `{nearest}`")).unwrap_or_default()
}
