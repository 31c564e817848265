//! Opening and closing brackets, matching or not.

use super::super::super::node::{Node, Value};
use super::super::chars::{self, char_at, is_quote, key_ahead, skip_blank};
use super::super::frame::{Frame, Gap};
use super::super::mend::Mend;
use super::super::words::narrow;
use super::{Lenient, Start, same_line};

impl Lenient<'_, '_> {
    pub(super) fn open(&mut self, char: char) {
        let length = char.len_utf8();
        if self.is_key_for_value() {
            self.missing_value();
        }
        let label = self.label.take();
        let start = label.as_ref().map_or(self.at, |label| label.start);
        if narrow(char) == '('
            && let Some(word) = ["(null)", "(nil)"].iter().find(|word| self.rest().starts_with(**word))
        {
            let range = self.at..self.at + word.len();
            self.at = range.end;
            return self.item(Node { span: self.span(range.clone()), value: Value::Null }, range, false);
        }
        if let Some(length) = go_type(self.rest()).or_else(|| annotation(self.rest())) {
            self.foreign = true;
            self.at += length;
            return;
        }
        if self.skipped > 0 || self.stack.len() >= self.bounds.depth {
            self.bounds.leave_out(self.layer.span(self.at..self.at + length));
            self.skipped += 1;
            self.at += length;
            return;
        }
        let name = label.and_then(|label| self.text.get(label)).map(|name| name.trim().to_owned());
        self.foreign |= name.is_some() && !self.stack.is_empty();
        self.at += length;
        self.stack.push(Frame::new(chars::closer(char), start, name));
        self.skip_dump_head();
    }

    /// `#<Reply code=8006>` of Ruby.
    pub(super) fn open_angle(&mut self) {
        self.foreign = true;
        let name = self.rest().find([' ', '>', '\n']).unwrap_or(2).max(2);
        if self.skipped > 0 || self.stack.len() >= self.bounds.depth {
            self.at += name;
            return;
        }
        self.stack.push(Frame::new(Some('>'), self.at, None));
        self.at += name;
    }

    pub(super) fn close(&mut self, char: char) {
        let at = self.at;
        let behind = at + char_at(self.text, at).map_or(1, char::len_utf8);
        if self.skipped > 0 {
            self.skipped -= 1;
            self.at = behind;
            return;
        }
        if self.stack.last().is_some_and(|top| top.key.is_some()) {
            self.missing_value();
        }
        let matching = self.stack.iter().rposition(|frame| frame.close == Some(char));
        let top = self.stack.len().saturating_sub(1);
        let span = self.span(at..behind);
        self.at = behind;
        match matching {
            Some(index) if index == top => self.close_top(behind),
            // `{"a":[1,2},"b":3}`: closing everything would lose what follows.
            Some(0) if self.member_follows(behind) => {
                self.mends.add(Mend::WrongBracket, span);
                self.close_top(behind);
            }
            Some(index) => {
                for _ in index..top {
                    self.mends.add(Mend::ClosedBracket, span.clone());
                    self.close_top(at);
                }
                self.close_top(behind);
            }
            None if self.top_is_open() && top == 0 => self.close_headless(char, behind),
            None if top > 0 || !self.member_follows(behind) => {
                self.mends.add(Mend::WrongBracket, span);
                self.close_top(behind);
            }
            None => self.mends.add(Mend::ExtraBracket, span),
        }
    }

    /// `, "key":` comes next.
    fn member_follows(&self, at: usize) -> bool {
        member_follows(self.text, at)
    }

    pub(super) fn close_top(&mut self, end: usize) {
        if self.stack.len() == 1 && self.member_follows(end) && self.stack.iter().any(Frame::has_quoted_keys)
        {
            // The reply goes on behind its last bracket: that one was too many.
            self.mends.add(Mend::ExtraBracket, self.span(self.at.saturating_sub(1)..self.at));
            if let Some(top) = self.stack.last_mut() {
                top.gap = Gap::Value;
            }
            return;
        }
        let Some(frame) = self.stack.pop() else { return };
        let json = frame.has_quoted_keys()
            || (frame.close == Some(']') && self.stack.last().is_some_and(Frame::has_quoted_keys));
        if frame.gap == Gap::Comma && !self.foreign && json && !frame.elided {
            self.mends.add(Mend::ExtraComma, self.span(end..end));
        }
        if self.is_type(&frame, end) {
            self.label = Some(frame.start..end);
            return;
        }
        let start = frame.start;
        let value = frame.finish(&mut self.mends);
        let node = Node { span: self.span(start..end), value };
        self.item(node, start..end, false);
    }

    /// `string(4) "text"`, `array(2) {`, `(int) 8006`: what the bracket holds is a type or a size.
    fn is_type(&mut self, frame: &Frame, end: usize) -> bool {
        let [item] = frame.items.as_slice() else { return false };
        if frame.close != Some(')') || item.key.is_some() || self.stack.is_empty() {
            return false;
        }
        let Some(next) = same_line(self.text, end) else { return false };
        let number = matches!(item.node.value, Value::Number(_));
        let word = matches!(&item.node.value, Value::Text(text) if text.chars().all(chars::is_word));
        match &frame.label {
            Some(_) => {
                (number || word) && (matches!(next, '{' | '[' | '(' | '#') || (number && is_quote(next)))
            }
            None => {
                (number && next == '{') || (word && (is_quote(next) || next.is_alphanumeric() || next == '-'))
            }
        }
    }

    /// A closing bracket whose opening one was cut away: what was read so far stood inside.
    fn close_headless(&mut self, char: char, end: usize) {
        if self.start == Start::Run {
            self.at = end - char.len_utf8().min(end);
            return self.finish_all(false);
        }
        let Some(frame) = self.stack.pop() else { return };
        let start = frame.start;
        // `"code":8006}]}`: brackets alone add nothing that could be told apart.
        let alone = !frame.is_record() && frame.items.len() == 1;
        let value = match frame.finish(&mut self.mends) {
            Value::List(mut nodes) if alone => nodes.pop().map_or(Value::Cut, |node| node.value),
            value => value,
        };
        let node = Node { span: self.span(start..end), value };
        let next = skip_blank(self.text, end).0;
        let goes_on = char_at(self.text, next).is_some_and(|char| match narrow(char) {
            '}' | ']' => true,
            ',' => {
                let behind = skip_blank(self.text, next + char.len_utf8()).0;
                char_at(self.text, behind) == Some('{')
                    || key_ahead(self.text, behind).is_some_and(|key| key.quoted)
            }
            _ => false,
        });
        if !goes_on {
            self.done = Some(node);
            return;
        }
        self.stack.push(Frame::new(None, start, None));
        self.item(node, start..end, false);
    }

    /// What a cut leaves at the end may be the beginning of something else.
    fn doubt_last(&mut self) {
        let from = self.stack.first().map_or(0, |root| root.start);
        let Some(top) = self.stack.last_mut() else { return };
        let Some(item) = top.items.last_mut().filter(|item| !item.quoted) else { return };
        // A reply on one line ends with the line: `"code":80` and a line end.
        let line_ends = char_at(self.text, item.contents.end).is_some_and(chars::is_line_end);
        let one_line = self.text.get(from..item.contents.end).is_some_and(|text| !text.contains('\n'));
        if line_ends && one_line && matches!(item.node.value, Value::Number(_)) && top.close.is_some() {
            item.node.value = Value::Cut;
            let span = item.node.span.clone();
            self.mends.add(Mend::CutValue, span);
        } else if item.key.is_none() && top.label.as_deref().is_some_and(|name| name.ends_with("Array")) {
            // `[0]` of PHP, its arrow cut away.
            top.items.pop();
        }
    }

    /// Closes whatever is open; `cut` when the paste should have gone on.
    pub(super) fn finish_all(&mut self, cut: bool) {
        self.cut |= cut;
        self.skipped = 0;
        if cut {
            self.doubt_last();
        }
        let end = self.text.get(..self.at).unwrap_or_default().trim_end_matches(chars::is_blank).len();
        while let Some(frame) = self.stack.pop() {
            let start = frame.start;
            if frame.close.is_some() {
                self.mends.add(Mend::ClosedBracket, self.span(end..end));
            }
            let value = frame.finish(&mut self.mends);
            let node = Node { span: self.span(start..end.max(start)), value };
            self.item(node, start..end, false);
        }
        if self.done.is_none() {
            self.done = Some(Node { span: self.span(end..end), value: Value::Cut });
        }
    }
}

/// A comma and a key in quotes come next.
pub(in super::super) fn member_follows(text: &str, at: usize) -> bool {
    let next = skip_blank(text, at).0;
    char_at(text, next).is_some_and(|char| narrow(char) == ',') && {
        let key = skip_blank(text, next + 1).0;
        char_at(text, key).is_some_and(is_quote) && key_ahead(text, key).is_some_and(|ahead| ahead.quoted)
    }
}

/// Length of what Go's spew puts in front of a value: `(string) `, `(*main.Reply)(0xc000012345)`, `(len=2 cap=2) `.
fn annotation(rest: &str) -> Option<usize> {
    const LONGEST: usize = 96;
    const PLAIN: [&str; 9] =
        ["string", "bool", "int", "int64", "uint64", "float64", "interface {}", "error", "uint8"];
    let inner = rest.strip_prefix('(')?;
    let length = inner.bytes().take(LONGEST).position(|byte| matches!(byte, b')' | b'(' | b'\n'))?;
    let (word, behind) = inner.split_at_checked(length)?;
    let behind = behind.strip_prefix(')')?;
    let path = |word: &str| {
        word.split_once('.').is_some_and(|(package, name)| {
            !package.is_empty()
                && name.starts_with(|char: char| char.is_ascii_alphabetic())
                && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'/'))
        })
    };
    let counted = word.starts_with("len=") || word.starts_with("cap=") || word.starts_with("0xc");
    let made = word.starts_with("map[") || word.starts_with("[]") || word.starts_with('*');
    let apart = behind.starts_with(' ') || (made && behind.starts_with('('));
    let fits = PLAIN.contains(&word) || counted || made || path(word);
    (fits && (apart || counted)).then_some(rest.len() - behind.len())
}

/// Length of a Go type in front of its braces: `map[string]interface {}{`, `[]int{`.
fn go_type(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix("[]").or_else(|| rest.strip_prefix("[string]"))?;
    let word = inner.len() - inner.trim_start_matches(|char: char| chars::is_word(char) || char == '*').len();
    let mut length = rest.len() - inner.len() + word;
    let after = rest.get(length..)?;
    let braces = after.trim_start_matches(' ');
    if word > 0 && braces.starts_with("{}") {
        length += after.len() - braces.len() + 2;
    }
    (word > 0 && word < 64 && rest.get(length..)?.starts_with('{')).then_some(length)
}
