//! JSON that is whole and right, with places.
//!
//! `serde_json` reads such text too, but it keeps no byte spans and only the last of two equal keys (a failure
//! could hide behind a later success), and it refuses a whole document for one lone surrogate. The tests compare
//! the two.

use std::ops::Range;

use super::super::node::{Member, Node, Value};
use super::layer::Layer;
use super::{Bounds, words};

mod check;
mod cursor;

use cursor::Cursor;

/// An opened bracket.
enum Open {
    List(usize, Vec<Node>),
    Record(usize, Vec<Member>, Option<(String, Range<usize>)>),
}

/// Reads the JSON value at byte `at`. `Ok` with the value and the byte behind it; `Err` with the byte where the
/// text stops being JSON.
pub(super) fn value(layer: &Layer<'_>, at: usize, bounds: &mut Bounds) -> Result<(Node, usize), usize> {
    // Told before anything is kept: most of what begins like JSON in a paste is none, or is cut.
    check::end(layer.text(), at, bounds.depth)?;
    let mut reader = Strict { cursor: Cursor { text: layer.text(), at }, layer, bounds, stack: Vec::new() };
    reader.run()
}

struct Strict<'a, 'b> {
    cursor: Cursor<'a>,
    layer: &'a Layer<'a>,
    bounds: &'b mut Bounds,
    stack: Vec<Open>,
}

impl Strict<'_, '_> {
    fn run(&mut self) -> Result<(Node, usize), usize> {
        loop {
            self.cursor.blank();
            let start = self.cursor.at;
            let mut done = match self.cursor.peek() {
                Some(b'{') => {
                    self.cursor.at += 1;
                    self.cursor.blank();
                    if self.cursor.eat(b'}') {
                        Some(Value::Record(Vec::new()))
                    } else {
                        let key = self.key()?;
                        self.open(Open::Record(start, Vec::new(), Some(key)))?;
                        None
                    }
                }
                Some(b'[') => {
                    self.cursor.at += 1;
                    self.cursor.blank();
                    if self.cursor.eat(b']') {
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
                let node = Node { span: self.layer.span(start..self.cursor.at), value };
                match self.stack.pop() {
                    None => return Ok((node, self.cursor.at)),
                    Some(Open::List(opened, mut nodes)) => {
                        self.bounds.element(&mut nodes, node);
                        self.cursor.blank();
                        if self.cursor.eat(b',') {
                            self.stack.push(Open::List(opened, nodes));
                        } else if self.cursor.eat(b']') {
                            start = opened;
                            nodes.shrink_to_fit();
                            done = Some(Value::List(nodes));
                        } else {
                            return Err(self.cursor.at);
                        }
                    }
                    Some(Open::Record(opened, mut members, key)) => {
                        if let Some((key, key_span)) = key {
                            self.bounds.member(&mut members, Member { key, key_span, value: node });
                        }
                        self.cursor.blank();
                        if self.cursor.eat(b',') {
                            self.cursor.blank();
                            let key = self.key()?;
                            self.stack.push(Open::Record(opened, members, Some(key)));
                        } else if self.cursor.eat(b'}') {
                            start = opened;
                            members.shrink_to_fit();
                            done = Some(Value::Record(members));
                        } else {
                            return Err(self.cursor.at);
                        }
                    }
                }
            }
        }
    }

    fn open(&mut self, open: Open) -> Result<(), usize> {
        if self.stack.len() >= self.bounds.depth {
            return Err(self.cursor.at);
        }
        self.stack.push(open);
        Ok(())
    }

    fn key(&mut self) -> Result<(String, Range<usize>), usize> {
        let start = self.cursor.at;
        let contents = self.cursor.string()?;
        let key_span = self.layer.span(start..self.cursor.at);
        let raw = self.layer.text().get(contents).unwrap_or_default();
        self.cursor.blank();
        if !self.cursor.eat(b':') {
            return Err(self.cursor.at);
        }
        Ok((words::key(raw), key_span))
    }

    fn scalar(&mut self) -> Result<Value, usize> {
        match self.cursor.peek() {
            Some(b'"') => {
                let contents = self.cursor.string()?;
                Ok(words::value(self.layer, contents, self.bounds))
            }
            Some(b'-' | b'0'..=b'9') => Ok(Value::Number(self.cursor.number(self.stack.is_empty())?)),
            _ => self.cursor.literal(),
        }
    }
}
