//! What the user asked for.

use std::str::FromStr;

/// The user's choice of a way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Way {
    /// The surest way that this place offers.
    #[default]
    Auto,
    /// The display's clipboard only.
    Native,
    /// The tmux buffer only.
    Tmux,
    /// Through the terminal only (OSC 52).
    Osc52,
    /// The user's own command only.
    Command,
    /// Never copy.
    Off,
}

impl Way {
    /// Every way with its name in the config file.
    pub const ALL: [(&'static str, Self); 6] = [
        ("auto", Self::Auto),
        ("native", Self::Native),
        ("tmux", Self::Tmux),
        ("osc52", Self::Osc52),
        ("command", Self::Command),
        ("off", Self::Off),
    ];
}

/// A name that is no way to copy. It does not repeat the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected one of auto, native, tmux, osc52, command, off")]
pub struct UnknownWay;

impl FromStr for Way {
    type Err = UnknownWay;

    fn from_str(name: &str) -> Result<Self, UnknownWay> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, way)| *way).ok_or(UnknownWay)
    }
}

/// How the user wants texts copied: `clipboard` and `copy_command` of the config file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// The way.
    pub way: Way,
    /// A program and its arguments, which takes the text on standard input and whose exit status is the evidence.
    /// Tried first when `way` is [`Way::Auto`].
    pub command: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_its_way_and_the_error_lists_them_all() {
        for (name, way) in Way::ALL {
            assert_eq!(name.parse(), Ok(way));
            assert!(UnknownWay.to_string().contains(name));
        }
        for name in ["", "AUTO", "osc-52", "none"] {
            assert_eq!(name.parse::<Way>(), Err(UnknownWay));
        }
    }
}
