//! The console: terminal guard, keymap, model, update, layout, view.

pub mod action;
pub mod event;
pub mod field;
pub mod keymap;
pub mod layout;
pub mod model;
mod run;
pub mod terminal;
pub mod theme;
pub mod update;
pub mod view;
mod worker;

use crate::catalogue::Code;
use crate::message::{Audience, Values};
use keymap::Keymap;
use theme::Theme;

pub use keymap::keymap_markdown;
pub use run::run;
pub use worker::{LoadOverlays, ReadClipboard, ReadPipe};

/// How the console starts.
#[derive(Debug, Clone)]
pub struct Options {
    /// What the search line holds.
    pub query: Option<String>,
    /// What the paste box holds, as it came; empty when a pipe was.
    pub paste: Option<Vec<u8>>,
    /// Enter chooses a code and ends.
    pub pick: bool,
    /// No borders, the real cursor on what is selected.
    pub accessible: bool,
    /// The colours.
    pub theme: Theme,
    /// Modifiers only, whatever the theme says.
    pub no_color: bool,
    /// The language of messages, for example `en`.
    pub language: String,
    /// Who reads the messages.
    pub audience: Audience,
    /// Company and agent from the config file; the rest is typed in the console.
    pub values: Values,
    /// Esc with nothing left to step back from ends the console.
    pub esc_quits: bool,
    /// The mouse is on from the start.
    pub mouse: bool,
    /// The keys, with the user's own laid over the default ones.
    pub keys: Keymap,
    /// Sentences to be said at the start: faults in config and overlays.
    pub notices: Vec<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            query: None,
            paste: None,
            pick: false,
            accessible: false,
            theme: Theme::built_in("default").unwrap_or_else(Theme::mono),
            no_color: false,
            language: "en".to_owned(),
            audience: Audience::default(),
            values: Values::default(),
            esc_quits: false,
            mouse: false,
            keys: Keymap::default(),
            notices: Vec::new(),
        }
    }
}

/// How the console ended.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Ended {
    /// `--pick`: the chosen code.
    pub picked: Option<Code>,
    /// A text to be printed on the plain terminal.
    pub print: Option<String>,
    /// `--pick`: left without a choice.
    pub cancelled: bool,
    /// The terminal was gone, or the process was asked to end.
    pub closed: bool,
}

/// The printed text may hold a customer's value.
impl std::fmt::Debug for Ended {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { picked, print, cancelled, closed } = self;
        let print = print.as_ref().map_or(0, String::len);
        write!(f, "Ended(picked {picked:?}, {print} bytes to print, cancelled {cancelled}, closed {closed})")
    }
}

/// Why the console could not run.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no screen.
    #[error(transparent)]
    NoScreen(#[from] terminal::ScreenError),
    /// The terminal cannot be written to.
    #[error("the terminal cannot be written to: {0}")]
    Screen(std::io::Error),
    /// No thread to listen with.
    #[error("the console cannot listen to the terminal: {0}")]
    Listen(#[from] std::io::Error),
}
