//! Going over one container.

use std::ops::Range;

use memchr::memchr3;

use super::{Kind, NEVER_CLOSED, Slip, Value};

/// Whether a quoted token is a text; most have no escape, and those are quickly judged.
fn is_text(token: &str) -> bool {
    let plain = token.bytes().all(|byte| byte >= 0x20 && byte != b'\\');
    plain || serde_json::from_str::<serde::de::IgnoredAny>(token).is_ok()
}

/// A place in a text and what went wrong on the way there.
pub(super) struct Scan<'a, 's> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    pub(super) end: usize,
    pub(super) slips: &'s mut Vec<Slip>,
}

impl<'a, 's> Scan<'a, 's> {
    /// Between the brackets of a container; notes when the closing one is missing.
    pub(super) fn inside(text: &'a str, container: &Value, slips: &'s mut Vec<Slip>) -> Self {
        let Range { start, end } = container.at;
        let (open, close) = if container.kind == Kind::List { (b'[', b']') } else { (b'{', b'}') };
        let byte = |at: usize| text.as_bytes().get(at).copied();
        let closed = end > start + 1 && byte(end - 1) == Some(close);
        let mut scan = Scan { text, at: start + 1, end: if closed { end - 1 } else { end }, slips };
        if !closed && byte(start) == Some(open) {
            scan.slip(start, NEVER_CLOSED);
        }
        scan
    }

    /// Calls `one` at the beginning of each part between commas.
    pub(super) fn separated(mut self, expected: &'static str, mut one: impl FnMut(&mut Self) -> Option<()>) {
        let mut before_comma = false;
        let mut comma = None;
        loop {
            self.skip_blank();
            let Some(byte) = self.peek() else { break };
            match byte {
                b',' => {
                    if !before_comma {
                        self.slip(self.at, "expected a value, found one comma too many");
                    }
                    comma = Some(self.at);
                    before_comma = false;
                    self.at += 1;
                }
                b']' | b'}' | b':' => {
                    self.slip(self.at, expected);
                    self.at += 1;
                }
                _ => {
                    if before_comma {
                        self.slip(self.at, "expected `,` before this");
                    }
                    let start = self.at;
                    // A part that yields nothing has noted why.
                    let _ = one(&mut self);
                    self.at = self.at.max(start + 1);
                    before_comma = true;
                    comma = None;
                }
            }
        }
        if let Some(comma) = comma.filter(|_| !before_comma) {
            self.slip(comma, "expected no comma before the closing bracket");
        }
    }

    pub(super) fn slip(&mut self, at: usize, text: &'static str) {
        self.slips.push((at, text));
    }

    pub(super) fn peek(&self) -> Option<u8> {
        if self.at < self.end { self.text.as_bytes().get(self.at).copied() } else { None }
    }

    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..self.end).unwrap_or_default()
    }

    pub(super) fn skip_blank(&mut self) {
        loop {
            let blanks = self.rest().iter().take_while(|byte| b" \t\r\n".contains(byte)).count();
            self.at += blanks;
            let rest = self.rest();
            let length = match (rest.first(), rest.get(1)) {
                (Some(b'/'), Some(b'/')) => memchr::memchr(b'\n', rest),
                (Some(b'/'), Some(b'*')) => memchr::memmem::find(rest, b"*/").map(|at| at + 2),
                _ => return,
            };
            self.slip(self.at, "expected no comment; JSON has none");
            self.at += length.unwrap_or(rest.len());
        }
    }

    /// The value that begins here, with everything inside it.
    pub(super) fn value(&mut self) -> Option<Value> {
        let start = self.at;
        let kind = match self.peek()? {
            b'"' => self.quoted(),
            b'\'' => {
                self.at += 1;
                self.at =
                    self.rest().iter().position(|byte| b"'\n".contains(byte)).map_or(self.end, |length| {
                        let closed = self.rest().get(length) == Some(&b'\'');
                        self.at + length + usize::from(closed)
                    });
                self.slip(start, "expected double quotes around a text");
                Kind::Broken
            }
            open @ (b'{' | b'[') => {
                self.skip_container();
                if open == b'{' { Kind::Object } else { Kind::List }
            }
            _ => self.bare(),
        };
        Some(Value { kind, at: start..self.at })
    }

    fn quoted(&mut self) -> Kind {
        let start = self.at;
        let closed = self.skip_quoted();
        let token = self.text.get(start..self.at).unwrap_or_default();
        if !closed {
            self.slip(start, "expected a closing double quote on the same line");
        } else if !is_text(token) {
            self.slip(start, "expected a text without raw control characters and bad escapes");
        } else {
            return Kind::Text;
        }
        Kind::Broken
    }

    /// A text ends at its quote or, when that is missing, at the end of the line.
    fn skip_quoted(&mut self) -> bool {
        self.at += 1;
        while let Some(step) = memchr3(b'"', b'\\', b'\n', self.rest()) {
            self.at += step;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return true;
                }
                Some(b'\\') => self.at = (self.at + 2).min(self.end),
                _ => return false,
            }
        }
        self.at = self.end;
        false
    }

    fn skip_container(&mut self) {
        let mut depth = 0usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => {
                    self.skip_quoted();
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return;
            }
        }
    }

    /// A number, `true`, `false`, `null`, or a bare word that is no JSON.
    fn bare(&mut self) -> Kind {
        let start = self.at;
        let length = self.rest().iter().take_while(|byte| !b",:[]{}\"/ \t\r\n".contains(byte)).count();
        self.at += length.max(1);
        while !self.text.is_char_boundary(self.at) {
            self.at += 1;
        }
        let token = self.text.get(start..self.at).unwrap_or_default();
        let valid = serde_json::from_str::<serde::de::IgnoredAny>(token).is_ok();
        match token {
            "true" | "false" => Kind::Bool,
            "null" => Kind::Null,
            _ if valid => Kind::Number,
            _ => {
                self.slip(start, "expected a JSON value, found a bare word");
                Kind::Broken
            }
        }
    }
}
