//! The hints: what the keys do now, from the table of keys. They are dropped from the right by priority; help never.

use ratatui::layout::Rect;

use crate::tui::keymap::{Binding, Command, Context, Key};
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::wrap;

use super::{Pen, behind};

pub(super) fn draw(model: &Model, pen: &mut Pen<'_>) {
    let row = model.layout.footer;
    let place = model.place();
    let help = model.keymap.shown(place, Command::Help).unwrap_or_default();
    let line = Rect { x: row.x + 1, width: row.width.saturating_sub(2), ..row };
    let left = if help.is_empty() {
        line.width
    } else {
        pen.put_right(line, &[(Role::Key, &help), (Role::Quiet, " help")])
    };
    let room = usize::from(left.saturating_sub(GAP));
    let mut used = 0;
    for (key, hint) in hints(model, room) {
        used +=
            pen.runs(behind(line, used), &[(Role::Key, &key), (Role::Quiet, " "), (Role::Quiet, hint)]) + GAP;
    }
}

/// Columns between two hints.
const GAP: u16 = 3;

/// The hints that fit, in the order of their priority.
pub(super) fn hints(model: &Model, room: usize) -> Vec<(String, &'static str)> {
    // In a popup only its own keys and the way out are of interest.
    let here = |binding: &Binding| {
        model.popup.is_none() || binding.row.context != Context::All || binding.row.command == Command::Back
    };
    let shown = |binding: &&Binding| {
        binding.row.priority > 0 && binding.row.command != Command::Help && here(binding)
    };
    let mut rows: Vec<&Binding> = model.keymap.at(model.place()).into_iter().filter(shown).collect();
    rows.sort_by_key(|binding| binding.row.priority);
    let mut used = 0;
    let mut hints: Vec<(String, &'static str)> = Vec::new();
    for binding in rows.into_iter().filter(|binding| makes_sense(model, binding.row.command)) {
        let key = binding.keys.first().map(Key::to_string).unwrap_or_default();
        let key = if key == "↓" { "↑↓".to_owned() } else { key };
        let hint = hint(model, binding);
        let wide = wrap::width(&key) + 1 + wrap::width(hint);
        if used + wide > room {
            break;
        }
        used += wide + usize::from(GAP);
        hints.push((key, hint));
    }
    hints
}

fn hint(model: &Model, binding: &Binding) -> &'static str {
    match binding.row.command {
        Command::Copy if model.pick => "choose",
        _ => binding.row.hint,
    }
}

/// A hint for something that would do nothing now is noise.
fn makes_sense(model: &Model, command: Command) -> bool {
    match command {
        Command::Back => {
            model.popup.is_some()
                || !model.query.is_empty()
                || !model.paste.is_empty()
                || model.focus != Default::default()
        }
        Command::NextFinding | Command::Reveal => !model.paste.marks.is_empty() || !model.paste.is_empty(),
        Command::Sample => model.paste.is_empty(),
        Command::DeleteToStart => !model.query.is_empty(),
        _ => true,
    }
}
