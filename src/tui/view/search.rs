//! The search line, with language, audience and masking at its right.

use ratatui::layout::Position;

use crate::tui::layout::Pane;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::wrap;

use super::{Pen, behind};

/// What can be typed here, as long as there is room for.
const HINTS: [&str; 4] = [
    "a code, a name, a symptom – or paste a reply",
    "a code, a symptom – or paste a reply",
    "type or paste a reply",
    "type or paste",
];

pub(super) fn draw(model: &Model, pen: &mut Pen<'_>) -> Option<Position> {
    let row = model.layout.search;
    let masked = if model.paste.revealed {
        "UNMASKED"
    } else if model.paste.editor.is_some() {
        "EDITING"
    } else {
        "masked"
    };
    let language = model.wording.language_name();
    let audience = format!("to the {}", model.wording.audience_words());
    let warn = if model.paste.shows_originals() { Role::Match } else { Role::Quiet };
    let separator = (Role::Quiet, " · ");
    let whole = [(Role::Quiet, language), separator, (Role::Quiet, &audience), separator, (warn, masked)];
    let short = [
        (Role::Quiet, model.wording.language.as_str()),
        separator,
        (Role::Quiet, model.wording.audience_words()),
    ];
    // The query comes first: what stands at the right gives way to it.
    let room = usize::from(row.width).saturating_sub(wrap::width(model.query.text()) + 6);
    let wide = |runs: &[(Role, &str)]| runs.iter().map(|(_, text)| wrap::width(text)).sum::<usize>() + 1;
    let right = [whole.as_slice(), short.as_slice()].into_iter().find(|runs| wide(runs) <= room);
    let mut line = row;
    line.width = line.width.saturating_sub(1);
    let left = right.map_or(line.width, |runs| pen.put_right(line, runs));
    let prompt = if model.accessible { "Search: " } else { " › " };
    let used = pen.put(row, Role::Prompt, prompt);
    let mut field = behind(row, used);
    field.width = left.saturating_sub(used).max(1).min(field.width);
    if model.query.is_empty() {
        let room = usize::from(field.width.saturating_sub(2));
        let hint = HINTS.into_iter().find(|hint| wrap::width(hint) <= room && model.focus == Pane::Codes);
        pen.put(field, Role::Quiet, hint.unwrap_or_default());
        return Some(Position::new(field.x, field.y));
    }
    let (text, cursor) = model.query.window(usize::from(field.width));
    let role = if model.lists_paste() { Role::Quiet } else { Role::Text };
    pen.put(field, role, &wrap::visible(text));
    Some(Position::new(field.x + u16::try_from(cursor).unwrap_or(0), field.y))
}
