//! A user's own theme: a built-in one with some roles written anew, for example `match = "bold green"`.

use ratatui::style::{Color, Modifier, Style};

use super::{ROLE_NAMES, Role, THEMES, Theme};

/// A fault in a user's theme.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text}{}", nearest.as_ref().map(|near| format!("; the nearest is `{near}`")).unwrap_or_default())]
pub struct ThemeFault {
    /// The role that it was written under, when it was one.
    pub role: Option<String>,
    /// What is wrong.
    pub text: String,
    /// The closest word that exists.
    pub nearest: Option<String>,
}

/// The terminal's own sixteen colours, by their names in the config file.
const COLOURS: [(&str, Color); 17] = [
    ("none", Color::Reset),
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("white", Color::Gray),
    ("bright-black", Color::DarkGray),
    ("bright-red", Color::LightRed),
    ("bright-green", Color::LightGreen),
    ("bright-yellow", Color::LightYellow),
    ("bright-blue", Color::LightBlue),
    ("bright-magenta", Color::LightMagenta),
    ("bright-cyan", Color::LightCyan),
    ("bright-white", Color::White),
];

const MODIFIERS: [(&str, Modifier); 6] = [
    ("plain", Modifier::empty()),
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
];

/// The theme `name` with the roles of `own` written anew, as (role, style in words): `bold green`, `black on cyan`.
///
/// # Errors
/// Every unknown theme, role and word.
pub fn parse(name: &str, own: &[(String, String)]) -> Result<Theme, Vec<ThemeFault>> {
    let mut faults = Vec::new();
    let mut theme = Theme::built_in(name).unwrap_or_else(|| {
        faults.push(fault(None, format!("no theme is called `{name}`"), name, &THEMES));
        Theme::mono()
    });
    for (role, words) in own {
        match read(role, words) {
            Ok((role, style)) => theme.put(role, style),
            Err(fault) => faults.push(fault),
        }
    }
    if !own.is_empty() {
        theme.name = format!("{name}, changed");
    }
    if faults.is_empty() { Ok(theme) } else { Err(faults) }
}

fn read(name: &str, words: &str) -> Result<(Role, Style), ThemeFault> {
    let Some((role, _)) = ROLE_NAMES.iter().find(|(_, known)| *known == name) else {
        let known: Vec<&str> = ROLE_NAMES.iter().map(|(_, known)| *known).collect();
        return Err(fault(None, format!("no part of a theme is called `{name}`"), name, &known));
    };
    let mut style = Style::new();
    let mut behind = false;
    for word in words.split_whitespace() {
        let colour = COLOURS.iter().find(|(known, _)| *known == word).map(|(_, colour)| *colour);
        let modifier = MODIFIERS.iter().find(|(known, _)| *known == word).map(|(_, modifier)| *modifier);
        match (colour, modifier) {
            _ if word == "on" => behind = true,
            (Some(colour), _) if behind => style = style.bg(colour),
            (Some(colour), _) => style = style.fg(colour),
            (_, Some(modifier)) => style = style.add_modifier(modifier),
            _ => {
                let known: Vec<&str> = COLOURS
                    .iter()
                    .map(|known| known.0)
                    .chain(MODIFIERS.iter().map(|known| known.0))
                    .collect();
                let text = format!("`{word}` is no colour of the terminal and no modifier");
                return Err(fault(Some(name), text, word, &known));
            }
        }
    }
    Ok((*role, style))
}

fn fault(role: Option<&str>, text: String, word: &str, known: &[&str]) -> ThemeFault {
    let nearest = known.iter().map(|known| (strsim::osa_distance(known, word), *known)).min();
    let nearest = nearest.filter(|(distance, _)| *distance <= 2).map(|(_, near)| near.to_owned());
    ThemeFault { role: role.map(str::to_owned), text, nearest }
}
