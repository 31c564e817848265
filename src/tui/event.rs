//! Terminal events to actions, at the border: nothing inward mentions the terminal library.
//!
//! A paste may contain the sequence that ends a paste; its rest then arrives as keys. And some terminals send a whole
//! paste as keys. So a key acts only when a hand can have pressed it: keys that follow a paste within 50 ms, or that
//! come in a burst of eight and more different ones, are text.

use std::time::{Duration, Instant};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::tui::action::Action;
use crate::tui::keymap::{Key, Keymap, Place, Press};
use crate::tui::terminal::{Arrival, Input};

#[cfg(test)]
mod tests;

/// How long after a paste a key cannot come from a hand.
const AFTER_PASTE: Duration = Duration::from_millis(50);

/// How many keys in a burst cannot come from a hand.
const BURST: usize = 8;

/// Rows that one step of the wheel scrolls.
const WHEEL: i32 = 3;

/// Turns arrivals into actions and keeps what it must know about bursts. The time comes with the arrival.
#[derive(Default)]
pub struct Translator {
    /// When the last paste, or text that followed it, came.
    pasted: Option<Instant>,
    /// The keys of the current burst, counted.
    keys: usize,
    /// The burst's only key so far: a key that is held down repeats, a paste does not.
    repeated: Option<KeyEvent>,
    /// What the burst has already typed.
    typed: String,
    /// Text of the burst that is not delivered yet.
    held: String,
}

/// Lengths only.
impl std::fmt::Debug for Translator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Translator({} keys, {} bytes held)", self.keys, self.held.len())
    }
}

impl Translator {
    /// The actions that an arrival means, in order.
    pub fn translate(&mut self, arrival: Arrival, keymap: &Keymap, place: Place) -> Vec<Action> {
        let mut actions = Vec::new();
        if arrival.input == Input::Begun {
            return actions;
        }
        if !arrival.burst {
            actions.extend(self.flush());
            self.begin();
        }
        match arrival.input {
            Input::Key(event) => actions.extend(self.key(event, arrival.at, arrival.burst, keymap, place)),
            Input::Paste(text) => {
                // Letters that the burst typed before it stay typed.
                self.begin();
                self.pasted = Some(arrival.at);
                actions.push(Action::Paste(text));
            }
            Input::Mouse(mouse) => actions.extend(pointed(mouse)),
            Input::Resize(columns, rows) => actions.push(Action::Resize(columns, rows)),
            Input::Begun => {}
            Input::Closed => actions.push(Action::Closed),
        }
        actions
    }

    /// Text is held that waits for the end of its burst.
    pub fn holds(&self) -> bool {
        !self.held.is_empty()
    }

    /// The burst is over: what was held, as the paste that it is.
    pub fn flush(&mut self) -> Option<Action> {
        if self.held.is_empty() {
            return None;
        }
        let text = std::mem::take(&mut self.held);
        if self.pasted.is_some() {
            return Some(Action::PasteRest(text));
        }
        let typed = std::mem::take(&mut self.typed);
        let text = format!("{typed}{text}");
        Some(Action::PasteInstead { typed, text })
    }

    fn begin(&mut self) {
        self.keys = 0;
        self.repeated = None;
        self.typed.clear();
    }

    fn key(
        &mut self,
        event: KeyEvent,
        at: Instant,
        burst: bool,
        keymap: &Keymap,
        place: Place,
    ) -> Option<Action> {
        let key = key_of(event)?;
        if self.follows_paste(at, burst) {
            self.pasted = Some(at);
            self.held.extend(text_of(key));
            return None;
        }
        self.pasted = None;
        let alike = self.keys == 0 || self.repeated == Some(event);
        self.repeated = Some(event).filter(|_| alike);
        self.keys += usize::from(text_of(key).is_some());
        if let Some(c) = text_of(key).filter(|_| self.keys >= BURST && !alike) {
            return self.burst_text(c);
        }
        let action = action(key, keymap, place);
        if let Some(Action::Type(text)) = &action {
            self.typed.push_str(text);
        }
        action
    }

    fn follows_paste(&self, at: Instant, burst: bool) -> bool {
        self.pasted.is_some_and(|pasted| burst || at.saturating_duration_since(pasted) < AFTER_PASTE)
    }

    /// Text of a burst. One line is typed at once; from the first line break or sign of a reply on it is held, so that
    /// a paste without brackets arrives as one.
    fn burst_text(&mut self, c: char) -> Option<Action> {
        let reply = |c: char| matches!(c, '\n' | '{' | '[' | '<' | '"');
        if self.held.is_empty() && !reply(c) && !self.typed.contains(reply) {
            self.typed.push(c);
            return Some(Action::Type(c.to_string()));
        }
        self.held.push(c);
        None
    }
}

/// What a single key means: its command, or the character that it types.
fn action(key: Key, keymap: &Keymap, place: Place) -> Option<Action> {
    match keymap.command(place, key) {
        Some(command) => Some(Action::Do(command)),
        None => key.text().map(|c| Action::Type(c.to_string())),
    }
}

/// The text that a key stands for in a paste that arrives as keys.
fn text_of(key: Key) -> Option<char> {
    match key.press {
        Press::Enter if !key.ctrl && !key.alt => Some('\n'),
        Press::Tab if !key.ctrl && !key.alt && !key.shift => Some('\t'),
        _ => key.text(),
    }
}

fn key_of(event: KeyEvent) -> Option<Key> {
    let mut shift = event.modifiers.contains(KeyModifiers::SHIFT);
    let (mut ctrl, mut alt) =
        (event.modifiers.contains(KeyModifiers::CONTROL), event.modifiers.contains(KeyModifiers::ALT));
    let press = match event.code {
        KeyCode::Char(c) => {
            // AltGr types letters; some terminals report it as Ctrl with Alt.
            if ctrl && alt && !c.is_ascii_alphanumeric() {
                (ctrl, alt) = (false, false);
            }
            // The terminal has already shifted the character.
            shift = false;
            Press::Char(c)
        }
        KeyCode::Enter => Press::Enter,
        KeyCode::Esc => Press::Esc,
        KeyCode::Tab => Press::Tab,
        KeyCode::BackTab => {
            shift = true;
            Press::Tab
        }
        KeyCode::Backspace => Press::Backspace,
        KeyCode::Delete => Press::Delete,
        KeyCode::Up => Press::Up,
        KeyCode::Down => Press::Down,
        KeyCode::Left => Press::Left,
        KeyCode::Right => Press::Right,
        KeyCode::Home => Press::Home,
        KeyCode::End => Press::End,
        KeyCode::PageUp => Press::PageUp,
        KeyCode::PageDown => Press::PageDown,
        KeyCode::F(number) => Press::F(number),
        _ => return None,
    };
    Some(Key::new(press, ctrl, alt, shift))
}

fn pointed(mouse: MouseEvent) -> Option<Action> {
    match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Action::Click(mouse.column, mouse.row)),
        MouseEventKind::ScrollUp => Some(Action::Wheel(mouse.column, mouse.row, -WHEEL)),
        MouseEventKind::ScrollDown => Some(Action::Wheel(mouse.column, mouse.row, WHEEL)),
        _ => None,
    }
}
