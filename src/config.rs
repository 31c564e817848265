//! The config file: its text to settings, and every fault in it with its place.
//!
//! Pure but for [`locate`], which finds and reads files and belongs to the shell. Nothing is ever written. What
//! only the console can judge (a theme's name, a key's name, an action) comes out as words with their place, so that
//! it can answer with a fault of the same form: [`Written::fault`].

mod grammar;
pub mod locate;
mod parse;

use crate::fault::{Fault, Severity};
use crate::message::Audience;
use crate::sanitise::sanitise_line;

/// The largest config file that is read, in bytes.
pub const LARGEST: usize = 1024 * 1024;

/// The words that `clipboard` may hold.
pub const CLIPBOARD_WORDS: [&str; 6] = ["auto", "native", "tmux", "osc52", "command", "off"];

/// A value and where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written<T> {
    /// The value.
    pub value: T,
    /// The dotted key, for example `keys.copy`.
    pub key: String,
    /// The line, one-based.
    pub line: usize,
    /// The column in characters, one-based.
    pub column: usize,
}

impl<T> Written<T> {
    /// The error that this value is wrong, for whoever alone can judge it.
    pub fn fault(&self, file: &str, text: &str, nearest: Option<&str>) -> Fault {
        Fault {
            severity: Severity::Error,
            file: sanitise_line(file),
            line: self.line,
            column: self.column,
            pointer: Some(sanitise_line(&self.key)),
            text: sanitise_line(text),
            nearest: nearest.map(sanitise_line),
        }
    }
}

/// The keys that the user wants for an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The action's name, to be judged by the keymap.
    pub action: String,
    /// The keys' names, likewise; none unbinds the action.
    pub keys: Vec<String>,
}

/// How the user wants one part of the theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colour {
    /// The part by meaning, for example `match`, to be judged by the theme.
    pub part: String,
    /// The style in words, for example `bold green`, likewise.
    pub style: String,
}

/// What a config file says. `None` and empty lists: it says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// The language of messages, a tag such as `en` or `pt-BR`.
    pub language: Option<Written<String>>,
    /// Who reads the messages.
    pub audience: Option<Audience>,
    /// The company that the agent speaks for.
    pub company: Option<String>,
    /// The agent who signs.
    pub agent: Option<String>,
    /// The name of the theme, to be judged by the console.
    pub theme: Option<Written<String>>,
    /// Parts of the theme written anew.
    pub colors: Vec<Written<Colour>>,
    /// The user's own keys.
    pub keys: Vec<Written<Binding>>,
    /// How texts are copied: one of [`CLIPBOARD_WORDS`].
    pub clipboard: Option<&'static str>,
    /// A program and its arguments that takes the text on standard input.
    pub copy_command: Vec<String>,
    /// Overlay files as written, in the order in which they are laid; see [`locate::beside`].
    pub catalogues: Vec<Written<String>>,
    /// Whether the mouse is on.
    pub mouse: Option<bool>,
    /// Whether the console draws for screen readers.
    pub accessible: Option<bool>,
    /// Whether Esc quits when nothing is left to step back from.
    pub esc_quits: Option<bool>,
}

impl Config {
    /// Reads a config file, whatever the bytes are. A part at fault is named and left out; the rest counts.
    pub fn parse(file: &str, bytes: impl AsRef<[u8]>) -> (Self, Vec<Fault>) {
        parse::parse(file, bytes.as_ref())
    }
}

/// A commented example that changes nothing as it stands; every line in it can be switched on.
pub fn example() -> &'static str {
    include_str!("../assets/example-config.toml")
}
