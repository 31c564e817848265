//! The paste box: a row for each reply, the masked text with its places marked, and what is said about the current one.

use std::ops::Range;

use ratatui::layout::{Position, Rect};

use crate::tui::keymap::Command;
use crate::tui::layout::Pane;
use crate::tui::model::paste::areas;
use crate::tui::model::{Model, Subject, words};
use crate::tui::theme::Role;
use crate::wrap;

use super::{Pen, behind, inner_row, start};

pub(super) fn draw(model: &Model, pen: &mut Pen<'_>) -> Option<Position> {
    let area = &model.layout.paste;
    if area.body.is_empty() {
        return None;
    }
    if let Some(size) = model.paste.waiting() {
        let text = format!("Reading {}… Esc cancels.", words::bytes(size));
        pen.put(area.body, Role::Text, &text);
        return Some(start(area));
    }
    if model.paste.is_empty() && model.paste.editor.is_none() {
        empty(model, pen, area.body);
        return Some(start(area));
    }
    let areas = areas(area.body, &model.paste);
    replies(model, pen, areas.replies);
    let cursor = text(model, pen, areas.text);
    said(model, pen, areas.said);
    cursor.or_else(|| Some(start(area)))
}

fn empty(model: &Model, pen: &mut Pen<'_>, body: Rect) {
    let sample = model.keymap.keys(Command::Sample).first().map(ToString::to_string).unwrap_or_default();
    let first = "Paste a reply anywhere: it is decoded at once and masked.";
    let rows = wrap::words(first, usize::from(body.width));
    for (line, row) in (0..body.height).zip(&rows) {
        pen.put(inner_row(body, line), Role::Text, row);
    }
    let second = inner_row(body, u16::try_from(rows.len()).unwrap_or(1));
    if model.focus == Pane::Paste {
        pen.runs(
            second,
            &[(Role::Text, "Type one here, or press "), (Role::Key, &sample), (Role::Text, " for a sample.")],
        );
    } else {
        pen.runs(
            second,
            &[(Role::Text, "None at hand? "), (Role::Key, &sample), (Role::Text, " fills in a sample.")],
        );
    }
}

/// Columns that the beginning of a request id needs to be worth its place.
const REQUEST: usize = 20;

/// The selected reply is always among the rows shown.
fn replies(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    let Some(reading) = model.paste.reading() else { return };
    let all = &reading.decoded.replies;
    let height = usize::from(area.height);
    let selected = match model.subject() {
        Subject::Reply(reply) | Subject::Found(reply, _) => reply,
        _ => 0,
    };
    let first = (selected + 1).saturating_sub(height).min(all.len().saturating_sub(height));
    for (line, (index, reply)) in (0..area.height).zip(all.iter().enumerate().skip(first)) {
        let at = inner_row(area, line);
        let (role, mark) = words::mark(reply.outcome);
        let number = if all.len() > 1 { format!("{} of {}  ", index + 1, all.len()) } else { String::new() };
        let shape = format!(" {}, ", words::envelope(reply.envelope));
        let codes = format!("  {}", words::codes(reply));
        let name = if index == selected && all.len() > 1 { Role::Heading } else { Role::Text };
        let mut used = pen.runs(at, &[(role, mark), (Role::Quiet, " "), (Role::Quiet, &number)]);
        used = used.saturating_sub(1);
        used += pen.runs(
            behind(at, used),
            &[(name, &shape), (Role::Number, reply.outcome.word()), (Role::Text, &codes)],
        );
        if let Some(id) = reply.request_ids.first() {
            let rest = behind(at, used);
            let id = format!("  request {}", wrap::visible(id));
            if usize::from(rest.width) >= REQUEST.min(wrap::width(&id)) {
                pen.put(rest, Role::Quiet, &wrap::cut(&id, usize::from(rest.width)));
            }
        }
    }
}

fn text(model: &Model, pen: &mut Pen<'_>, area: Rect) -> Option<Position> {
    let paste = &model.paste;
    let overlays = overlays(model);
    for (line, row) in (0..area.height).zip(paste.rows.iter().skip(paste.top)) {
        draw_row(model, pen, inner_row(area, line), row, &overlays);
    }
    let (row, column) = paste.cursor()?;
    let line = u16::try_from(row.checked_sub(paste.top)?).ok().filter(|line| *line < area.height)?;
    let column = u16::try_from(column).unwrap_or(u16::MAX).min(area.width.saturating_sub(1));
    Some(Position::new(area.x + column, area.y + line))
}

/// What is laid over the text: hidden values, places, and last the current place.
fn overlays(model: &Model) -> Vec<(Range<usize>, Role)> {
    let paste = &model.paste;
    let mut overlays = Vec::new();
    if let Some(reading) = paste.reading().filter(|_| !paste.shows_originals()) {
        overlays.extend(reading.masked.spots.iter().map(|spot| (spot.to.clone(), Role::Hidden)));
    }
    overlays.extend(paste.marks.iter().map(|mark| (paste.in_shown(mark).clone(), Role::Place)));
    if let Some(mark) = paste.mark.and_then(|at| paste.marks.get(at)) {
        overlays.push((paste.in_shown(mark).clone(), Role::PlaceHere));
    }
    overlays
}

fn draw_row(
    model: &Model,
    pen: &mut Pen<'_>,
    at: Rect,
    row: &Range<usize>,
    overlays: &[(Range<usize>, Role)],
) {
    pen.put(at, Role::Text, &model.paste.row_text(row));
    let shown = model.paste.shown();
    let columns = |to: usize| {
        let before = shown.get(row.start..to).unwrap_or_default();
        u16::try_from(wrap::width(&wrap::visible(before))).unwrap_or(u16::MAX)
    };
    for (range, role) in overlays {
        let (from, to) = (range.start.max(row.start), range.end.min(row.end));
        if from >= to {
            continue;
        }
        let (left, right) = (columns(from), columns(to));
        let width = right.saturating_sub(left).min(at.width.saturating_sub(left.min(at.width)));
        pen.fill(Rect { width, ..behind(at, left) }, pen.theme.style(*role));
    }
}

/// The sentence of the current place, in full where its rows hold it; what was hidden where there is room behind it.
fn said(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    let Some(reading) = model.paste.reading().filter(|_| !area.is_empty()) else { return };
    let hidden = words::hidden(&reading.masked);
    let hidden = if hidden.is_empty() { "nothing to hide".to_owned() } else { format!("hidden: {hidden}") };
    let (text, room) = (model.paste.said(), usize::from(area.width));
    if text.is_empty() {
        pen.put(area, Role::Text, &wrap::cut(&hidden, room));
        return;
    }
    let rows = wrap::words(&text, room);
    let lines = usize::from(area.height);
    for (line, row) in (0..area.height).zip(&rows) {
        let at = inner_row(area, line);
        let used = pen.put(at, Role::Text, row);
        if usize::from(line) + 1 < lines.min(rows.len()) {
            continue;
        }
        if rows.len() > lines {
            pen.put(behind(at, used.min(area.width.saturating_sub(2))), Role::Text, " …");
        } else if wrap::width(row) + wrap::width(&hidden) + 3 <= room {
            pen.put_right(at, &[(Role::Quiet, &hidden)]);
        }
    }
}
