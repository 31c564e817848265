//! Text that is being typed: one line for the search and the form, several for the paste box. No drawing.

use std::fmt;

use ratatui_textarea::{CursorMove, TextArea};
use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation;

use crate::tui::keymap::Command;

/// A line of text with a cursor, at most `limit` characters long.
#[derive(Clone)]
pub struct Line {
    input: Input,
    limit: usize,
}

impl Line {
    /// An empty line.
    pub fn new(limit: usize) -> Self {
        Self { input: Input::default(), limit }
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Nothing is typed.
    pub fn is_empty(&self) -> bool {
        self.text().is_empty()
    }

    /// Puts `text` in the place of what is there.
    pub fn set(&mut self, text: &str) {
        self.input = Input::default();
        self.insert(text);
    }

    /// Types `text` at the cursor: line feeds and tabs become blanks, other control characters are left out, and
    /// what goes past the limit too.
    pub fn insert(&mut self, text: &str) {
        let room = self.limit.saturating_sub(self.text().chars().count());
        let clean = text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c });
        let clean = clean.filter(|c| !c.is_control()).take(room);
        let (value, cursor) = (self.text(), self.input.cursor());
        let at = value.char_indices().nth(cursor).map_or(value.len(), |(at, _)| at);
        let (before, after) = value.split_at_checked(at).unwrap_or((value, ""));
        let mut whole = String::from(before);
        whole.extend(clean);
        let cursor = whole.chars().count();
        whole.push_str(after);
        self.input = Input::new(whole).with_cursor(cursor);
    }

    /// Edits by a command of the keymap; whether the text changed.
    pub fn edit(&mut self, command: Command) -> bool {
        let request = match command {
            Command::Left => InputRequest::GoToPrevChar,
            Command::Right => InputRequest::GoToNextChar,
            Command::WordLeft => InputRequest::GoToPrevWord,
            Command::WordRight => InputRequest::GoToNextWord,
            Command::LineStart => InputRequest::GoToStart,
            Command::LineEnd => InputRequest::GoToEnd,
            Command::DeleteBack => InputRequest::DeletePrevChar,
            Command::DeleteForward => InputRequest::DeleteNextChar,
            Command::DeleteWordBack => InputRequest::DeletePrevWord,
            Command::DeleteWordForward => InputRequest::DeleteNextWord,
            Command::DeleteToStart => InputRequest::DeleteFromStart,
            Command::DeleteToEnd => InputRequest::DeleteTillEnd,
            _ => return false,
        };
        let before = self.text().len();
        self.input.handle(request);
        self.text().len() != before
    }

    /// The part that fits into `columns`, and the cursor's column inside it.
    pub fn window(&self, columns: usize) -> (&str, usize) {
        let columns = columns.max(1);
        let cursor = self.input.visual_cursor();
        let hidden = (cursor + 1).saturating_sub(columns);
        let mut skipped = 0;
        let mut start = self.text().len();
        for (at, grapheme) in self.text().grapheme_indices(true) {
            if skipped >= hidden {
                start = at;
                break;
            }
            skipped += crate::wrap::width(grapheme);
        }
        if skipped < hidden || cursor < skipped {
            return ("", 0);
        }
        (self.text().get(start..).unwrap_or_default(), cursor - skipped)
    }
}

/// Length only: the text may name a customer.
impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Line({} bytes)", self.text().len())
    }
}

/// Several lines with a cursor, undo and redo.
pub struct Editor {
    area: TextArea<'static>,
}

impl Editor {
    /// An editor over `text`, the cursor at its end.
    pub fn new(text: &str) -> Self {
        let mut area = TextArea::new(text.split('\n').map(str::to_owned).collect());
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { area }
    }

    /// The whole text.
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// The cursor as a byte of [`Editor::text`].
    pub fn cursor(&self) -> usize {
        let cursor = self.area.cursor();
        let before: usize = self.area.lines().iter().take(cursor.0).map(|line| line.len() + 1).sum();
        before + self.before().len()
    }

    /// The cursor's line up to the cursor.
    fn before(&self) -> &str {
        let cursor = self.area.cursor();
        let line = self.area.lines().get(cursor.0).map_or("", String::as_str);
        let end = line.char_indices().nth(cursor.1).map_or(line.len(), |(at, _)| at);
        line.get(..end).unwrap_or_default()
    }

    fn after(&self) -> &str {
        let line = self.area.lines().get(self.area.cursor().0).map_or("", String::as_str);
        line.get(self.before().len()..).unwrap_or_default()
    }

    /// Types text at the cursor.
    pub fn insert(&mut self, text: &str) {
        self.area.insert_str(text.replace("\r\n", "\n").replace('\r', "\n"));
    }

    /// Edits by a command of the keymap; whether the text changed.
    pub fn edit(&mut self, command: Command, page: usize) -> bool {
        let moved = match command {
            Command::Left => Some(CursorMove::Back),
            Command::Right => Some(CursorMove::Forward),
            Command::WordLeft => Some(CursorMove::WordBack),
            Command::WordRight => Some(CursorMove::WordForward),
            Command::LineStart => Some(CursorMove::Head),
            Command::LineEnd => Some(CursorMove::End),
            Command::Previous => Some(CursorMove::Up),
            Command::Next => Some(CursorMove::Down),
            Command::First => Some(CursorMove::Top),
            Command::Last => Some(CursorMove::Bottom),
            _ => None,
        };
        if let Some(moved) = moved {
            self.step(moved);
            return false;
        }
        match command {
            Command::PageUp => (0..page).for_each(|_| self.step(CursorMove::Up)),
            Command::PageDown => (0..page).for_each(|_| self.step(CursorMove::Down)),
            Command::DeleteBack => return self.delete_back(),
            Command::DeleteForward => return self.delete_forward(),
            Command::DeleteWordBack => return self.area.delete_word(),
            Command::DeleteWordForward => return self.area.delete_next_word(),
            Command::DeleteToStart => return self.area.delete_line_by_head(),
            Command::DeleteToEnd => return self.area.delete_line_by_end(),
            Command::NewLine => {
                self.area.insert_newline();
                return true;
            }
            Command::Undo => return self.area.undo(),
            Command::Redo => return self.area.redo(),
            _ => {}
        }
        false
    }

    /// Left and right go by whole graphemes; the widget itself goes by `char`.
    fn step(&mut self, moved: CursorMove) {
        let chars = match moved {
            CursorMove::Back => {
                self.before().graphemes(true).next_back().map_or(1, |last| last.chars().count())
            }
            CursorMove::Forward => {
                self.after().graphemes(true).next().map_or(1, |first| first.chars().count())
            }
            _ => 1,
        };
        for _ in 0..chars {
            self.area.move_cursor(moved);
        }
    }

    fn delete_back(&mut self) -> bool {
        let chars = self.before().graphemes(true).next_back().map_or(0, |last| last.chars().count());
        if chars <= 1 {
            return self.area.delete_char();
        }
        self.step(CursorMove::Back);
        self.area.delete_str(chars)
    }

    fn delete_forward(&mut self) -> bool {
        let chars = self.after().graphemes(true).next().map_or(0, |first| first.chars().count());
        if chars <= 1 { self.area.delete_next_char() } else { self.area.delete_str(chars) }
    }
}

/// Lengths only: the text is a paste.
impl fmt::Debug for Editor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Editor({} lines)", self.area.lines().len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_deletes_whole_graphemes_and_keeps_controls_out() {
        let mut line = Line::new(20);
        line.insert("né👨‍👩‍👧🇸🇦");
        for left in ["né👨‍👩‍👧", "né", "n", ""] {
            assert!(line.edit(Command::DeleteBack));
            assert_eq!(line.text(), left);
        }
        line.insert("a\u{1b}[31m\nb\u{7}");
        assert_eq!(line.text(), "a[31m b");
    }

    #[test]
    fn a_line_stops_at_its_limit_and_inserts_at_the_cursor() {
        let mut line = Line::new(5);
        line.insert("abcdefgh");
        assert_eq!(line.text(), "abcde");
        line.edit(Command::DeleteBack);
        line.edit(Command::LineStart);
        line.insert("é");
        assert_eq!(line.text(), "éabcd");
        line.edit(Command::DeleteBack);
        assert_eq!(line.text(), "abcd");
    }

    #[test]
    fn the_window_always_holds_the_cursor() {
        let mut line = Line::new(100);
        line.insert("0123456789日本語");
        for columns in 1..30 {
            let (shown, cursor) = line.window(columns);
            assert!(cursor < columns, "{columns}");
            assert!(line.text().ends_with(shown));
        }
        line.edit(Command::LineStart);
        assert_eq!(line.window(4), (line.text(), 0));
    }

    #[test]
    fn the_editor_deletes_whole_graphemes_and_undoes_them() {
        let mut editor = Editor::new("a🇸🇦");
        assert!(editor.edit(Command::DeleteBack, 1));
        assert_eq!(editor.text(), "a");
        assert!(editor.edit(Command::Undo, 1));
        assert_eq!(editor.text(), "a🇸🇦");
        assert!(editor.edit(Command::Redo, 1));
        assert_eq!(editor.text(), "a");
        editor.insert("\r\nx\ry");
        assert_eq!(editor.text(), "a\nx\ny");
        assert_eq!(editor.cursor(), 5);
        editor.edit(Command::Previous, 1);
        assert_eq!(editor.cursor(), 3);
        editor.edit(Command::First, 1);
        editor.edit(Command::LineStart, 1);
        assert!(editor.edit(Command::DeleteForward, 1));
        assert_eq!(editor.text(), "\nx\ny");
    }
}
