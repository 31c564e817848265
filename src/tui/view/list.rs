//! The list: number, name, and at the right why it was found or what it is about.

use std::borrow::Cow;

use ratatui::layout::{Position, Rect};

use crate::catalogue::Code;
use crate::search::Hit;
use crate::tui::model::list::Row;
use crate::tui::model::{Model, words};
use crate::tui::theme::Role;
use crate::wrap;

use super::{Pen, behind, inner_row};

pub(super) fn draw(model: &Model, pen: &mut Pen<'_>) -> Option<Position> {
    let body = model.layout.codes.body;
    if body.is_empty() {
        return None;
    }
    if model.list.rows.is_empty() {
        nothing(model, pen, body);
        return None;
    }
    let mut cursor = None;
    for (line, (index, row)) in (0..body.height).zip(model.list.rows.iter().enumerate().skip(model.list.top))
    {
        let at = inner_row(body, line);
        let selected = index == model.list.selected;
        let mark = match (selected, pen.accessible) {
            (true, true) => "> ",
            (true, false) => "▸ ",
            (false, _) => "  ",
        };
        let used = pen.put(at, Role::Prompt, mark);
        draw_row(model, pen, row, behind(at, used));
        if selected {
            cursor = Some(Position::new(at.x, at.y));
            let bar = behind(at, used.saturating_sub(1));
            pen.fill(bar, pen.theme.style(Role::Selected));
        }
    }
    cursor
}

fn nothing(model: &Model, pen: &mut Pen<'_>, body: Rect) {
    let text = format!(
        "No code answers “{}”.\nFewer letters, or another word? Esc clears.",
        wrap::visible(model.query.text())
    );
    for (line, row) in (0..body.height).zip(wrap::words(&text, usize::from(body.width.saturating_sub(2)))) {
        pen.put(behind(inner_row(body, line), 2), Role::Text, row);
    }
}

fn draw_row(model: &Model, pen: &mut Pen<'_>, row: &Row, at: Rect) {
    match row {
        Row::Heading(text) => {
            pen.put(at, Role::Heading, text);
        }
        Row::Code { code, hit } => code_row(model, pen, *code, hit.as_deref(), at),
        Row::Reply(index) => reply_row(model, pen, *index, at),
        Row::Found(reply, index) => found_row(model, pen, *reply, *index, at),
        Row::Paste => {
            pen.put(at, Role::Text, "No reply found in the paste");
        }
    }
}

const NUMBER: usize = 6;

fn code_row(model: &Model, pen: &mut Pen<'_>, code: Code, hit: Option<&Hit>, at: Rect) {
    let Some(entry) = model.catalogue.get(code) else { return };
    let digits = format!("{code:<NUMBER$}");
    let none = Vec::new();
    let (in_code, in_name, in_title) = hit.map_or((&none, &none, &none), |hit| {
        (&hit.code_positions, &hit.name_positions, &hit.title_positions)
    });
    let mut used = marked(pen, at, Role::Number, &digits, in_code);
    used += marked(pen, behind(at, used), Role::Text, &entry.name, in_name);
    let column = used.max(u16::try_from(NUMBER).unwrap_or(0) + NAME);
    let titles = at.width >= column + TITLE;
    let mut rest = behind(at, if titles { column + 2 } else { used + 2 });
    rest.width = rest.width.saturating_sub(1);
    let room = usize::from(rest.width);
    if let Some((_, matched)) = hit.and_then(|hit| hit.matched.as_ref()).filter(|_| room >= 6) {
        // A text that is not in sight in the row is the reason why the row is here.
        let text = wrap::visible(matched);
        let text = excerpt(&text, model.query.text(), room);
        let left = if titles { 0 } else { pen.put_right(rest, &[(Role::Quiet, &text)]) };
        marked(pen, behind(rest, left), Role::Quiet, &text, &met(&text, model.query.text()));
    } else if titles || (room >= 14 && !in_title.is_empty()) {
        marked(pen, rest, Role::Quiet, &wrap::cut(&entry.title, room), in_title);
    } else if at.width >= CATEGORIES {
        let category = if entry.legacy.is_some() { "legacy" } else { entry.category.words() };
        pen.put_right(rest, &[(Role::Quiet, category)]);
    }
}

/// Columns of a name, so that titles stand below each other where there is room.
const NAME: u16 = 30;

/// Columns from which on a title says more than a category.
const TITLE: u16 = 28;

/// Columns of a row from which on a category stands behind all but the longest name. Where it would stand behind a few
/// of them only, it is noise.
const CATEGORIES: u16 = 43;

/// The characters of a text's words that begin as a word of the query does.
fn met(text: &str, query: &str) -> Vec<usize> {
    let asked: Vec<Vec<char>> = query.split_whitespace().map(|word| word.chars().collect()).collect();
    let chars: Vec<char> = text.chars().collect();
    let mut met = Vec::new();
    let mut at = 0;
    for word in chars.split(|c| !c.is_alphanumeric()) {
        let longest = asked.iter().map(|asked| alike(word, asked)).max().unwrap_or(0);
        met.extend(at..at + longest);
        at += word.len() + 1;
    }
    met
}

/// How far a word follows a word of the query: all of the latter, or all but an ending (`expiry` for `expired`).
fn alike(word: &[char], asked: &[char]) -> usize {
    let same = |(one, other): &(&char, &char)| one.to_lowercase().eq(other.to_lowercase());
    let common = word.iter().zip(asked).take_while(same).count();
    if common > 0 && (common == asked.len() || common >= STEM && common + ENDING >= asked.len()) {
        common
    } else {
        0
    }
}

/// Letters that make two words one with different endings, and how long an ending is.
const STEM: usize = 4;
const ENDING: usize = 3;

/// The part of a long text that holds the query's first word.
fn excerpt<'a>(text: &'a str, query: &str, room: usize) -> Cow<'a, str> {
    if wrap::width(text) <= room {
        return Cow::Borrowed(text);
    }
    let word = query.split_whitespace().next().unwrap_or_default().to_lowercase();
    // Folding may move bytes; a place that is no boundary is then simply not used.
    let place = text.to_lowercase().find(&word).unwrap_or(0);
    let from = text.get(..place).and_then(|before| before.rfind(' ')).map_or(0, |blank| blank + 1);
    match text.get(from..).filter(|_| place + word.len() >= room) {
        Some(tail) => Cow::Owned(format!("…{}", wrap::cut(tail, room.saturating_sub(1)))),
        None => wrap::cut(text, room),
    }
}

/// Text with some characters marked.
fn marked(pen: &mut Pen<'_>, at: Rect, role: Role, text: &str, positions: &[usize]) -> u16 {
    let used = pen.put(at, role, text);
    if positions.is_empty() {
        return used;
    }
    let over = pen.theme.style(Role::Match);
    let mut column = 0;
    for (index, c) in text.chars().enumerate() {
        let wide = u16::try_from(wrap::width(c.encode_utf8(&mut [0; 4]))).unwrap_or(0);
        if positions.binary_search(&index).is_ok() && column + wide <= used {
            pen.fill(Rect { width: wide, ..behind(at, column) }, over);
        }
        column += wide;
    }
    used
}

fn reply_row(model: &Model, pen: &mut Pen<'_>, index: usize, at: Rect) {
    let Some(reply) = model.paste.reply(index) else { return };
    let (role, mark) = words::mark(reply.outcome);
    let replies = model.paste.reading().map_or(0, |reading| reading.decoded.replies.len());
    let number = if replies > 1 { format!("{} ", index + 1) } else { String::new() };
    let shape = format!("  {}", words::envelope(reply.envelope));
    let used = pen.runs(
        at,
        &[
            (role, mark),
            (Role::Text, " "),
            (Role::Quiet, &number),
            (Role::Number, reply.outcome.word()),
            (Role::Quiet, &shape),
        ],
    );
    let several = match reply.codes.len() {
        0 => "no code".to_owned(),
        1 => return,
        2 => "both codes".to_owned(),
        count => format!("all {count} codes"),
    };
    let mut rest = behind(at, used + 1);
    rest.width = rest.width.saturating_sub(1);
    pen.put_right(rest, &[(Role::Quiet, &several)]);
}

fn found_row(model: &Model, pen: &mut Pen<'_>, reply: usize, index: usize, at: Rect) {
    let Some(found) = model.paste.reply(reply).and_then(|reply| reply.codes.get(index)) else { return };
    let at = behind(at, 2);
    let code = found.code.map(|code| code.to_string()).unwrap_or_default();
    let name = found.name.as_deref().map(wrap::visible).unwrap_or_default();
    let name = if name.is_empty() && !found.known { "not in the catalogue".into() } else { name };
    let used = pen.runs(at, &[(Role::Number, &format!("{code:<NUMBER$}")), (Role::Text, &name)]);
    let entry = found.code.and_then(|code| model.catalogue.get(code));
    let said = match entry {
        Some(entry) if entry.legacy.is_some() => "legacy",
        Some(entry) => entry.category.words(),
        None => "unknown",
    };
    let mut rest = behind(at, used + 1);
    rest.width = rest.width.saturating_sub(1);
    // What is not a plain code is said wherever it fits, a category only where it stands behind all names.
    let plain = entry.is_some_and(|entry| entry.legacy.is_none());
    if usize::from(rest.width) > said.len() && (!plain || at.width + 2 >= CATEGORIES) {
        pen.put_right(rest, &[(Role::Quiet, said)]);
    }
}
