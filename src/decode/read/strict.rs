//! JSON that is whole and right, with places.
//!
//! `serde_json` reads such text too, but it keeps no byte spans and only the last of two equal keys (a failure
//! could hide behind a later success), and it refuses a whole document for one lone surrogate. The tests compare
//! the two.

use std::ops::Range;

use memchr::memchr3;

use super::super::node::{Member, Node, Value};
use super::layer::Layer;
use super::scalar;
use super::{Bounds, words};

/// An opened bracket.
enum Open {
    List(usize, Vec<Node>),
    Record(usize, Vec<Member>, Option<(String, Range<usize>)>),
}

/// Reads the JSON value at byte `at`. `Ok` with the value and the byte behind it; `Err` with the byte where the
/// text stops being JSON.
pub(super) fn value(layer: &Layer<'_>, at: usize, bounds: &mut Bounds) -> Result<(Node, usize), usize> {
    let mut reader = Strict { bytes: layer.text().as_bytes(), layer, bounds, stack: Vec::new(), at };
    reader.run()
}

struct Strict<'a, 'b> {
    bytes: &'a [u8],
    layer: &'a Layer<'a>,
    bounds: &'b mut Bounds,
    stack: Vec<Open>,
    at: usize,
}

impl Strict<'_, '_> {
    fn run(&mut self) -> Result<(Node, usize), usize> {
        loop {
            self.blank();
            let start = self.at;
            let mut done = match self.peek() {
                Some(b'{') => {
                    self.at += 1;
                    self.blank();
                    if self.eat(b'}') {
                        Some(Value::Record(Vec::new()))
                    } else {
                        let key = self.key()?;
                        self.open(Open::Record(start, Vec::new(), Some(key)))?;
                        None
                    }
                }
                Some(b'[') => {
                    self.at += 1;
                    self.blank();
                    if self.eat(b']') {
                        Some(Value::List(Vec::new()))
                    } else {
                        self.open(Open::List(start, Vec::new()))?;
                        None
                    }
                }
                _ => Some(self.scalar()?),
            };
            let mut start = start;
            while let Some(value) = done.take() {
                let node = Node { span: self.layer.span(start..self.at), value };
                match self.stack.pop() {
                    None => return Ok((node, self.at)),
                    Some(Open::List(opened, mut nodes)) => {
                        self.bounds.element(&mut nodes, node);
                        self.blank();
                        if self.eat(b',') {
                            self.stack.push(Open::List(opened, nodes));
                        } else if self.eat(b']') {
                            start = opened;
                            nodes.shrink_to_fit();
                            done = Some(Value::List(nodes));
                        } else {
                            return Err(self.at);
                        }
                    }
                    Some(Open::Record(opened, mut members, key)) => {
                        if let Some((key, key_span)) = key {
                            self.bounds.member(&mut members, Member { key, key_span, value: node });
                        }
                        self.blank();
                        if self.eat(b',') {
                            self.blank();
                            let key = self.key()?;
                            self.stack.push(Open::Record(opened, members, Some(key)));
                        } else if self.eat(b'}') {
                            start = opened;
                            members.shrink_to_fit();
                            done = Some(Value::Record(members));
                        } else {
                            return Err(self.at);
                        }
                    }
                }
            }
        }
    }

    fn open(&mut self, open: Open) -> Result<(), usize> {
        if self.stack.len() >= self.bounds.depth {
            return Err(self.at);
        }
        self.stack.push(open);
        Ok(())
    }

    fn key(&mut self) -> Result<(String, Range<usize>), usize> {
        let start = self.at;
        let contents = self.string()?;
        let key_span = self.layer.span(start..self.at);
        let raw = self.layer.text().get(contents).unwrap_or_default();
        self.blank();
        if !self.eat(b':') {
            return Err(self.at);
        }
        Ok((words::key(raw), key_span))
    }

    fn scalar(&mut self) -> Result<Value, usize> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        match rest.first() {
            Some(b'"') => {
                let contents = self.string()?;
                Ok(words::value(self.layer, contents, self.bounds))
            }
            Some(b'-' | b'0'..=b'9') => {
                let length = scalar::json_number_len(rest);
                let spelt = self.layer.text().get(self.at..self.at + length).unwrap_or_default();
                let number = scalar::number(spelt).ok_or(self.at)?;
                // A number that ends the text may have been cut.
                let stops = rest.get(length).is_some_and(|next| b" \t\r\n,]}".contains(next));
                let alone = self.stack.is_empty() && rest.len() == length;
                if !(stops || alone) {
                    return Err(self.at);
                }
                self.at += length;
                Ok(Value::Number(number))
            }
            _ => {
                let (value, length) = scalar::json_literal(rest).ok_or(self.at)?;
                self.at += length;
                Ok(value)
            }
        }
    }

    /// Reads a string and returns the bytes between its quotes.
    fn string(&mut self) -> Result<Range<usize>, usize> {
        if !self.eat(b'"') {
            return Err(self.at);
        }
        let start = self.at;
        loop {
            let rest = self.bytes.get(self.at..).unwrap_or_default();
            let Some(found) = memchr3(b'"', b'\\', b'\n', rest) else { return Err(self.at) };
            self.at += found;
            match rest.get(found) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(start..self.at - 1);
                }
                Some(b'\\') => {
                    let escape = rest.get(found + 1).copied().unwrap_or_default();
                    if !b"\"\\/bfnrtu".contains(&escape) {
                        return Err(self.at);
                    }
                    self.at += 2;
                }
                _ => return Err(self.at),
            }
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn blank(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }
}
