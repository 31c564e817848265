//! The console: terminal guard, keymap, model, update, layout, view.

pub mod terminal;
