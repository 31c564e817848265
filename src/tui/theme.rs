//! Colours by meaning. No other file names a colour.
//!
//! Only the sixteen colours of the user's own terminal are used, on its own background, and nothing is asked of the
//! terminal. `default` draws all text in the terminal's own ink, which is readable wherever the terminal is, and
//! uses colour for marks beside words; `dark` and `light` also colour text. `mono` has modifiers only.

use ratatui::style::{Color, Modifier, Style};

mod own;
#[cfg(test)]
mod tests;

pub use own::{ThemeFault, parse};

/// What a style is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Role {
    /// Ordinary text.
    Text,
    /// Text that is said elsewhere too: categories, separators, the words of hints.
    Quiet,
    /// A line between panes.
    Rule,
    /// The line above the pane that has the keyboard.
    RuleHere,
    /// A pane's title.
    Title,
    /// The title of the pane that has the keyboard.
    TitleHere,
    /// A heading in the detail.
    Heading,
    /// The label of a fact.
    Label,
    /// A code's number.
    Number,
    /// A letter that the query matched; laid over the text's style.
    Match,
    /// The selected row; laid over the text's style.
    Selected,
    /// The message to be copied.
    Quote,
    /// The bar beside the message.
    Bar,
    /// What only the agent may read.
    Internal,
    /// A hidden value in the paste.
    Hidden,
    /// The place of a finding in the paste.
    Place,
    /// The place that the keyboard is at.
    PlaceHere,
    /// The sign before the search line.
    Prompt,
    /// A key in a hint.
    Key,
    /// The mark of a good outcome, a done copy.
    Good,
    /// The mark of a bad outcome, a failure.
    Bad,
    /// The mark of something to look at.
    Caution,
    /// The mark of anything else.
    Info,
}

/// How many roles there are.
pub const ROLES: usize = Role::Info as usize + 1;

/// Every role with its name in the config file.
pub const ROLE_NAMES: [(Role, &str); ROLES] = [
    (Role::Text, "text"),
    (Role::Quiet, "quiet"),
    (Role::Rule, "rule"),
    (Role::RuleHere, "rule-here"),
    (Role::Title, "title"),
    (Role::TitleHere, "title-here"),
    (Role::Heading, "heading"),
    (Role::Label, "label"),
    (Role::Number, "number"),
    (Role::Match, "match"),
    (Role::Selected, "selected"),
    (Role::Quote, "quote"),
    (Role::Bar, "bar"),
    (Role::Internal, "internal"),
    (Role::Hidden, "hidden"),
    (Role::Place, "place"),
    (Role::PlaceHere, "place-here"),
    (Role::Prompt, "prompt"),
    (Role::Key, "key"),
    (Role::Good, "good"),
    (Role::Bad, "bad"),
    (Role::Caution, "caution"),
    (Role::Info, "info"),
];

impl Role {
    /// Only marks and lines are drawn in it, never a word.
    pub fn is_mark(self) -> bool {
        use Role as R;
        matches!(self, R::Rule | R::RuleHere | R::Bar | R::Prompt | R::Good | R::Bad | R::Caution | R::Info)
    }
}

/// A style for every role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// The name shown when it is chosen.
    pub name: String,
    styles: [Style; ROLES],
}

const PLAIN: Style = Style::new();
const BOLD: Style = Style::new().add_modifier(Modifier::BOLD);
const DIM: Style = Style::new().add_modifier(Modifier::DIM);
const BOLD_REVERSED: Style = Style::new().add_modifier(Modifier::REVERSED.union(Modifier::BOLD));
const UNDERLINED: Style = Style::new().add_modifier(Modifier::UNDERLINED);
/// Laid over quiet text it lifts it: a dim match would be a contradiction.
const MATCH: Style =
    Style::new().add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED)).remove_modifier(Modifier::DIM);
/// One bar in the terminal's own ink: a colour below it would be reversed too and break it into patches.
const SELECTED: Style =
    Style::new().fg(Color::Reset).add_modifier(Modifier::REVERSED).remove_modifier(Modifier::DIM);

/// Modifiers only; the others are laid over it.
const MONO: [Style; ROLES] = [
    PLAIN,         // text
    DIM,           // quiet
    DIM,           // rule
    PLAIN,         // rule-here
    PLAIN,         // title
    BOLD,          // title-here
    BOLD,          // heading
    PLAIN,         // label
    BOLD,          // number
    MATCH,         // match
    SELECTED,      // selected
    PLAIN,         // quote
    PLAIN,         // bar
    PLAIN,         // internal
    PLAIN,         // hidden
    UNDERLINED,    // place
    BOLD_REVERSED, // place-here
    BOLD,          // prompt
    BOLD,          // key
    BOLD,          // good
    BOLD,          // bad
    BOLD,          // caution
    BOLD,          // info
];

const DEFAULT: &[(Role, Color)] = &[
    (Role::RuleHere, Color::Magenta),
    (Role::Bar, Color::Magenta),
    (Role::Prompt, Color::Magenta),
    (Role::Good, Color::Green),
    (Role::Bad, Color::Red),
    (Role::Caution, Color::Magenta),
];

const DARK: &[(Role, Color)] = &[
    (Role::RuleHere, Color::Cyan),
    (Role::TitleHere, Color::Cyan),
    (Role::Heading, Color::Cyan),
    (Role::Number, Color::Cyan),
    (Role::Match, Color::Green),
    (Role::Key, Color::Cyan),
    (Role::Hidden, Color::Green),
    (Role::Bar, Color::Green),
    (Role::Prompt, Color::Green),
    (Role::Good, Color::Green),
    (Role::Bad, Color::Red),
    (Role::Caution, Color::Yellow),
    (Role::Info, Color::Cyan),
];

const LIGHT: &[(Role, Color)] = &[
    (Role::RuleHere, Color::Magenta),
    (Role::TitleHere, Color::Magenta),
    (Role::Heading, Color::Magenta),
    (Role::Number, Color::Magenta),
    (Role::Match, Color::Red),
    (Role::Key, Color::Magenta),
    (Role::Hidden, Color::Magenta),
    (Role::Bar, Color::Magenta),
    (Role::Prompt, Color::Magenta),
    (Role::Good, Color::Green),
    (Role::Bad, Color::Red),
    (Role::Caution, Color::Magenta),
    (Role::Info, Color::Blue),
];

/// The names of the built-in themes, in the order in which the key goes through them.
pub const THEMES: [&str; 4] = ["default", "dark", "light", "mono"];

impl Theme {
    /// A built-in theme.
    pub fn built_in(name: &str) -> Option<Self> {
        let colours: &[(Role, Color)] = match name {
            "default" => DEFAULT,
            "dark" => DARK,
            "light" => LIGHT,
            "mono" => &[],
            _ => return None,
        };
        let mut theme = Self { name: name.to_owned(), styles: MONO };
        for (role, colour) in colours {
            theme.lay(*role, Style::new().fg(*colour));
        }
        Some(theme)
    }

    /// Modifiers only.
    pub fn mono() -> Self {
        Self { name: "mono".to_owned(), styles: MONO }
    }

    fn lay(&mut self, role: Role, style: Style) {
        if let Some(own) = self.styles.get_mut(role as usize) {
            *own = own.patch(style);
        }
    }

    fn put(&mut self, role: Role, style: Style) {
        if let Some(own) = self.styles.get_mut(role as usize) {
            *own = style;
        }
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(role as usize).copied().unwrap_or_default()
    }

    /// The theme after this one; a user's own leads back to the first.
    pub fn next(&self) -> Self {
        let at = THEMES.iter().position(|name| *name == self.name).map_or(0, |at| (at + 1) % THEMES.len());
        THEMES.get(at).and_then(|name| Self::built_in(name)).unwrap_or_else(Self::mono)
    }
}
