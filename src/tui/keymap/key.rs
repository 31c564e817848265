//! A key as the keymap names it, free of any terminal library.

use std::fmt;
use std::str::FromStr;

/// What is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Press {
    /// A character, upper case when shifted.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key, F1 to F24.
    F(u8),
}

/// A key with its modifiers, in one normal form: a shifted character is upper case and carries no shift, a
/// character with Ctrl is lower case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Ctrl is held.
    pub ctrl: bool,
    /// Alt is held.
    pub alt: bool,
    /// Shift is held, for keys that are not characters.
    pub shift: bool,
    /// What is pressed.
    pub press: Press,
}

impl Key {
    /// A key without modifiers.
    pub const fn plain(press: Press) -> Self {
        Self { ctrl: false, alt: false, shift: false, press }
    }

    /// A key in its normal form. Ctrl+J, Ctrl+M and Ctrl+I are what terminals send for Enter and Tab.
    pub fn new(press: Press, ctrl: bool, alt: bool, shift: bool) -> Self {
        let Press::Char(c) = press else { return Self { ctrl, alt, shift, press } };
        if !ctrl {
            let c = if shift { c.to_uppercase().next().unwrap_or(c) } else { c };
            return Self { ctrl, alt, shift: false, press: Press::Char(c) };
        }
        match c.to_ascii_lowercase() {
            'j' | 'm' => Self { ctrl: false, alt, shift: false, press: Press::Enter },
            'i' => Self { ctrl: false, alt, shift, press: Press::Tab },
            c => Self { ctrl, alt, shift: false, press: Press::Char(c) },
        }
    }

    /// The character that the key types, when it types one.
    pub fn text(self) -> Option<char> {
        match self.press {
            Press::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }
}

const NAMES: [(&str, Press, &str); 15] = [
    ("enter", Press::Enter, "Enter"),
    ("esc", Press::Esc, "Esc"),
    ("tab", Press::Tab, "Tab"),
    ("backspace", Press::Backspace, "Backspace"),
    ("delete", Press::Delete, "Delete"),
    ("up", Press::Up, "↑"),
    ("down", Press::Down, "↓"),
    ("left", Press::Left, "←"),
    ("right", Press::Right, "→"),
    ("home", Press::Home, "Home"),
    ("end", Press::End, "End"),
    ("pgup", Press::PageUp, "PgUp"),
    ("pgdn", Press::PageDown, "PgDn"),
    ("space", Press::Char(' '), "Space"),
    ("plus", Press::Char('+'), "+"),
];

/// A key's name that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` is no key{}", nearest.as_ref().map(|near| format!("; the nearest is `{near}`")).unwrap_or_default())]
pub struct UnknownKey {
    /// What was written.
    pub name: String,
    /// The closest name that exists.
    pub nearest: Option<String>,
}

impl FromStr for Key {
    type Err = UnknownKey;

    fn from_str(name: &str) -> Result<Self, UnknownKey> {
        let (mut ctrl, mut alt, mut shift) = (false, false, false);
        let mut rest = name.trim();
        while let Some((before, after)) = rest.split_once('+').filter(|(_, after)| !after.is_empty()) {
            match before.to_ascii_lowercase().as_str() {
                "ctrl" | "c" => ctrl = true,
                "alt" | "a" | "meta" => alt = true,
                "shift" | "s" => shift = true,
                _ => return Err(unknown(name, before)),
            }
            rest = after;
        }
        let mut chars = rest.chars();
        if let (Some(c), None) = (chars.next(), chars.next()) {
            return Ok(Self::new(Press::Char(c), ctrl, alt, shift));
        }
        let lower = rest.to_ascii_lowercase();
        if let Some((_, press, _)) = NAMES.iter().find(|(known, ..)| *known == lower) {
            return Ok(Self::new(*press, ctrl, alt, shift));
        }
        let number = lower.strip_prefix('f').and_then(|digits| digits.parse().ok());
        match number.filter(|number| (1..=24).contains(number)) {
            Some(number) => Ok(Self::new(Press::F(number), ctrl, alt, shift)),
            None => Err(unknown(name, rest)),
        }
    }
}

/// `part` is the piece of the whole name that nothing is called.
fn unknown(whole: &str, part: &str) -> UnknownKey {
    let lower = part.to_ascii_lowercase();
    let known = NAMES.iter().map(|(name, ..)| *name).chain(["ctrl", "alt", "shift", "f1"]);
    let nearest =
        known.map(|name| (strsim::osa_distance(name, &lower), !same_start(name, &lower), name)).min();
    let nearest = nearest.filter(|(distance, ..)| *distance <= 2 && *distance < lower.len());
    // The whole name is what can be written into the file; the next piece may be misspelt too.
    let nearest = nearest.and_then(|(.., name)| {
        let mended = whole.trim().replacen(part, name, 1);
        match mended.parse::<Key>() {
            Ok(_) => Some(mended),
            Err(fault) => fault.nearest,
        }
    });
    UnknownKey { name: whole.to_owned(), nearest }
}

/// Of two names that are equally near, people meant the one that begins alike.
fn same_start(a: &str, b: &str) -> bool {
    a.chars().next() == b.chars().next()
}

/// As it is shown to a person: `Ctrl+Y`, `Shift+↑`, `?`.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "Ctrl+"), (self.alt, "Alt+"), (self.shift, "Shift+")] {
            if held {
                f.write_str(name)?;
            }
        }
        match self.press {
            Press::F(number) => write!(f, "F{number}"),
            Press::Char(c) if c != ' ' => {
                let letter = if self.ctrl || self.alt { c.to_ascii_uppercase() } else { c };
                // Alt+Z with shift must not read like Alt+z.
                if self.alt && c.is_ascii_uppercase() {
                    write!(f, "Shift+{letter}")
                } else {
                    write!(f, "{letter}")
                }
            }
            press => {
                f.write_str(NAMES.iter().find(|(_, known, _)| *known == press).map_or("", |name| name.2))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_and_shown() {
        for (name, shown) in [
            ("ctrl+y", "Ctrl+Y"),
            ("Ctrl+Shift+Y", "Ctrl+Y"),
            ("f5", "F5"),
            ("alt+y", "Alt+Y"),
            ("shift+up", "Shift+↑"),
            ("?", "?"),
            ("G", "G"),
            ("shift+g", "G"),
            ("space", "Space"),
            ("alt+Z", "Alt+Shift+Z"),
            ("ctrl+_", "Ctrl+_"),
            ("+", "+"),
            ("alt++", "Alt++"),
            ("ctrl+m", "Enter"),
        ] {
            let key: Key = name.parse().unwrap_or_else(|fault| panic!("{name}: {fault}"));
            assert_eq!(key.to_string(), shown, "{name}");
        }
    }

    #[test]
    fn an_unknown_name_is_refused_with_the_nearest() {
        for (name, near) in [
            ("entre", Some("enter")),
            ("ctl+y", Some("ctrl+y")),
            ("Ctlr+Hme", Some("ctrl+home")),
            ("alt+shft+up", Some("alt+shift+up")),
            ("ctrl+wibble", None),
            ("f99", Some("f1")),
            ("", None),
        ] {
            let fault = name.parse::<Key>().expect_err(name);
            assert_eq!(fault.nearest.as_deref(), near, "{name}");
        }
    }
}
