//! One line of `key: value`.

use std::ops::Range;

use super::super::super::node::Value;

use super::super::bounds::telling;
use super::super::chars::{
    self, KeyAhead, Separator, char_at, is_line_end, is_quote, is_word, key_ahead, separator, skip_spaces,
};

/// Longest key of a line; a path may be longer.
const KEY_REACH: usize = 48;
const PATH_REACH: usize = 160;
/// Longest line that is looked at.
const LINE_REACH: usize = 8192;
/// What stands around the cells of a table, as signs or drawn.
const BARS: [char; 4] = ['|', '│', '┃', '║'];

/// A line with its parts, as bytes of the layer.
#[derive(Debug)]
pub(super) struct Row {
    /// First byte that is not blank.
    pub(super) start: usize,
    /// Blanks in front.
    pub(super) indent: usize,
    /// Indentation of each list dash.
    pub(super) dashes: Vec<usize>,
    /// Indentation of the key.
    pub(super) key_indent: usize,
    /// The key; none for a plain list item.
    pub(super) key: Option<Range<usize>>,
    /// The value, without blanks, a comment or a comma at its end.
    pub(super) value: Range<usize>,
}

/// The line that begins at byte `at`, without its end.
pub(in super::super) fn line(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
    rest.get(..memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len()))
}

/// The byte where the line behind byte `at` begins.
pub(in super::super) fn next_line(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    memchr::memchr(b'\n', rest).map_or(text.len(), |found| at + found + 1)
}

impl Row {
    /// Takes the line at byte `at` apart; `None` when it is not such a line.
    pub(super) fn at(text: &str, at: usize) -> Option<Self> {
        let line = line(text, at)?;
        if line.len() > LINE_REACH {
            return None;
        }
        let line_end = at + line.trim_end().len();
        let start = skip_spaces(text, at).min(line_end);
        let mut place = start;
        let mut dashes = Vec::new();
        // The triangles of a browser console.
        if char_at(text, place).is_some_and(|char| "▶▼►▾▸▿▹".contains(char)) {
            place = skip_spaces(text, place + 3);
        }
        let column = |place: usize| text.get(at..place).unwrap_or_default().chars().count();
        while let Some(length) = text.get(place..line_end).and_then(bullet).filter(|_| dashes.len() < 8) {
            dashes.push(column(place));
            place = skip_spaces(text, place + length).min(line_end);
        }
        let key_indent = column(place);
        let mut row = Self {
            start,
            indent: column(start),
            dashes,
            key_indent,
            key: None,
            value: place..trimmed(text, place, line_end),
        };
        // A debugger's dump marks members, not list items: `- code : 8006`.
        let dump = text.get(place..line_end).is_some_and(|rest| rest.contains(" : "));
        if dump {
            row.dashes.clear();
        }
        let found = match cell(text, start, line_end) {
            Some((key, value)) => {
                let bar = char_at(text, start).filter(|char| BARS.contains(char));
                Some((key, value, line_end - bar.map_or(0, char::len_utf8)))
            }
            None => key(text, place, line_end).map(|(key, value)| (key, value, line_end)),
        };
        match found {
            Some((key, value, end)) => {
                row.key = Some(key);
                row.value = value..trimmed(text, value, end);
            }
            None if row.dashes.is_empty() => return None,
            None => {}
        }
        row.is_plain(text).then_some(row)
    }

    /// An element under its index: it never comes first.
    pub(super) fn is_indexed(&self, text: &str) -> bool {
        let key = self.key.clone().and_then(|key| text.get(key));
        key.is_some_and(|key| key.bytes().all(|byte| byte.is_ascii_digit()))
    }

    /// `t` and `f`, as a database prints true and false in its columns.
    pub(super) fn database_word(&self, text: &str) -> Option<Value> {
        let key = self.key.as_ref()?;
        let joint = text.get(key.end..self.value.start)?;
        let word = text.get(self.value.clone()).filter(|_| joint.contains('|'))?;
        [("t", true), ("f", false)]
            .iter()
            .find(|(short, _)| *short == word)
            .map(|(_, truth)| Value::Bool(*truth))
    }

    /// The row as if it stood so many blanks deeper.
    pub(super) fn deeper(mut self, blanks: usize) -> Self {
        self.indent += blanks;
        self.key_indent += blanks;
        for dash in &mut self.dashes {
            *dash += blanks;
        }
        self
    }

    /// The value begins with a bracket, or a name and a bracket.
    pub(super) fn opens_bracket(&self, text: &str) -> bool {
        let raw = text.get(self.value.clone()).unwrap_or_default();
        raw.starts_with(['{', '['])
            || raw.starts_with("@{")
            || (raw.starts_with('(') && raw.ends_with([',', ')']))
    }

    /// JSON in a line is found by its brackets, and several keys in a line are a run of their own.
    fn is_plain(&self, text: &str) -> bool {
        let raw = text.get(self.value.clone()).unwrap_or_default();
        if is_stub(raw) {
            return true;
        }
        let bracket = raw.strip_prefix('@').unwrap_or(raw);
        if bracket.starts_with(['{', '[']) {
            let inside = bracket.get(1..).unwrap_or_default().trim_start();
            if inside.is_empty() {
                return true;
            }
            return !inside.starts_with(is_quote)
                && !inside.starts_with(['{', '\\'])
                && bracket.ends_with(['}', ']']);
        }
        // Tags hold a value of their own; the filling of an `mrz` line is text.
        let typed = raw.ends_with('>') && !raw.contains(' ');
        let tags = raw.starts_with('<') || raw.contains("</") || raw.contains("/>");
        if raw.contains('{')
            || (tags && !typed)
            || raw.contains("\\\"")
            || raw.contains("&quot;")
            || raw.contains("%7")
        {
            return false;
        }
        if raw.starts_with(is_quote) {
            return true;
        }
        // `status=false, code=8006`, `status: false code: 8006`
        let mut from = self.value.start;
        for _ in 0..64 {
            let Some(found) = text.get(from..self.value.end).and_then(|rest| rest.find([' ', ',', '&', ';']))
            else {
                return true;
            };
            from = skip_spaces(text, from + found + 1);
            // `Try again: selfie` is a sentence.
            let is_member = |key: KeyAhead| {
                let name = text.get(from..key.end).unwrap_or_default();
                let name = name.trim_end_matches(|char: char| !is_word(char));
                let kind = key.separator == Separator::Colon;
                key.attached && key.end <= self.value.end && !key.quoted && (!kind || is_named(name))
            };
            if from < self.value.end && key_ahead(text, from).is_some_and(is_member) {
                return false;
            }
        }
        true
    }
}

/// Is this how a member is called: a name that replies use, or two words in one?
fn is_named(name: &str) -> bool {
    telling(name) || name.contains('_') || name.bytes().skip(1).any(|byte| byte.is_ascii_uppercase())
}

/// Length of the sign of a list item at the start of `rest`: YAML's dash, and what Markdown and chats use for it.
fn bullet(rest: &str) -> Option<usize> {
    let sign = rest.chars().next().filter(|char| "-*+•◦▪○●‣–·".contains(*char))?.len_utf8();
    rest.get(sign..)?.chars().next().is_none_or(chars::is_blank).then_some(sign)
}

/// The key at byte `at` and the byte where its value begins.
fn key(text: &str, at: usize, line_end: usize) -> Option<(Range<usize>, usize)> {
    let bracket = char_at(text, at) == Some('[');
    let start = at + usize::from(bracket);
    let first = char_at(text, start)?;
    if !bracket && first.is_ascii_digit() {
        return index(text, at, line_end);
    }
    if !(first.is_alphabetic() || first == '_' || (bracket && first.is_ascii_digit())) {
        return None;
    }
    let mut end = start;
    let mut words = 1;
    let found = loop {
        // One word and the blank in front of its sign.
        let reach = if words <= 2 { PATH_REACH } else { KEY_REACH };
        if end >= line_end || end - start > reach {
            return None;
        }
        let char = char_at(text, end)?;
        if let Some(found) = separator(text, end) {
            break found;
        }
        match char {
            ']' if bracket => {
                let behind = skip_spaces(text, end + 1);
                let found = separator(text, behind).filter(|(kind, _)| *kind == Separator::Arrow)?;
                return Some((start..end, skip_spaces(text, behind + found.1).min(line_end)));
            }
            // `result {` of a protobuf print.
            ' ' if !bracket && text.get(end + 1..line_end) == Some("{") => {
                return Some((start..end, end + 1));
            }
            ' ' | '\t' => words += usize::from(!char_at(text, end + 1).is_some_and(chars::is_blank)),
            '[' if !bracket => end = step(text, end)?,
            _ if is_word(char) || char.is_alphanumeric() => {}
            _ => return None,
        }
        end += char.len_utf8();
    };
    let key_end = start + text.get(start..end)?.trim_end().len();
    // `key : value` pads with blanks; a sentence does not.
    if bracket || words > 5 || found.0 == Separator::Arrow {
        return None;
    }
    Some((start..key_end, skip_spaces(text, end + found.1).min(line_end)))
}

/// The byte of the bracket that ends the step `[0]`, `[code]`, `["code"]` of a path begun at byte `at`.
fn step(text: &str, at: usize) -> Option<usize> {
    let inside = text.get(at + 1..at + 1 + KEY_REACH).or_else(|| text.get(at + 1..))?;
    let length = inside.find(|char: char| !(is_word(char) || matches!(char, '"' | '\'')))?;
    (length > 0 && inside.get(length..)?.starts_with(']')).then_some(at + 1 + length)
}

/// `0: 8006`, an element under its index as a console prints it; `10:04` is a time.
fn index(text: &str, at: usize, line_end: usize) -> Option<(Range<usize>, usize)> {
    const LONGEST: usize = 4;
    let rest = text.get(at..line_end)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let behind = rest.get(digits..).filter(|_| digits <= LONGEST)?.strip_prefix(':')?;
    let value = skip_spaces(text, line_end - behind.len()).min(line_end);
    (behind.is_empty() || behind.starts_with(' ')).then_some((at..at + digits, value))
}

/// `| code | 8006 |`: a row of a table with two columns; `code<tab>8006` of a spreadsheet.
fn cell(text: &str, start: usize, line_end: usize) -> Option<(Range<usize>, usize)> {
    let line = text.get(start..line_end)?;
    if let Some((name, value)) = line.split_once('\t').filter(|(_, value)| !value.contains('\t')) {
        let word = name.len() <= PATH_REACH && name.chars().all(|char| is_word(char) || "[]".contains(char));
        let begins = name.starts_with(|char: char| char.is_alphabetic() || char == '_');
        return (word && begins).then(|| (start..start + name.len(), line_end - value.trim_start().len()));
    }
    if let Some((name, value)) = line.split_once(" | ").filter(|(_, value)| !value.contains('|')) {
        // `code       | 8006` of psql, whose records go down.
        let name = name.trim_end();
        let word = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let begins = name.starts_with(|char: char| char.is_alphabetic());
        return (word && begins).then(|| (start..start + name.len(), line_end - value.trim_start().len()));
    }
    let bar = BARS.into_iter().find(|bar| line.starts_with(*bar))?;
    let inner = line.strip_prefix(bar)?.strip_suffix(bar)?;
    let (first, second) = inner.split_once(bar).filter(|(_, second)| !second.contains(bar))?;
    let name = first.trim_matches(|char: char| chars::is_blank(char) || "`*_".contains(char));
    if !name.contains(char::is_alphanumeric)
        || !name.chars().all(|char| is_word(char) || char == ' ')
        || second.trim().is_empty()
    {
        return None;
    }
    let key = start + bar.len_utf8() + first.find(name)?;
    let value = start + 2 * bar.len_utf8() + first.len();
    Some((key..key + name.len(), value + second.len() - second.trim_start().len()))
}

/// The end of a value: without a comment and without the comma or semicolon behind it.
fn trimmed(text: &str, start: usize, line_end: usize) -> usize {
    let raw = text.get(start..line_end).unwrap_or_default();
    let solid = match raw.find(" #") {
        Some(comment) if !raw.starts_with(is_quote) => raw.get(..comment).unwrap_or(raw),
        _ => raw,
    };
    let blank = |char| chars::is_blank(char) || is_line_end(char);
    let solid = solid.trim_end_matches(blank);
    start + solid.strip_suffix([',', ';']).unwrap_or(solid).len()
}

/// What a console prints for a value that may be opened below: `Array(2)`, `{…}`, `Object { … }`, `(2) […]`,
/// `{decision: 'DECLINED', …}`.
pub(super) fn is_preview(raw: &str) -> bool {
    is_stub(raw) || (raw.starts_with(['{', '[']) && raw.ends_with(['}', ']']))
}

fn is_stub(raw: &str) -> bool {
    let bracketed = |raw: &str| {
        let inner = raw.trim_start();
        (inner.starts_with('{') && inner.ends_with('}')) || (inner.starts_with('[') && inner.ends_with(']'))
    };
    let counted = raw.strip_prefix("Array").unwrap_or(raw).strip_prefix('(').and_then(|rest| {
        let (digits, rest) = rest.split_once(')')?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then_some(rest)
    });
    match counted {
        Some(rest) => rest.is_empty() || bracketed(rest),
        None => raw == "{…}" || raw == "Object" || raw.strip_prefix("Object").is_some_and(bracketed),
    }
}
