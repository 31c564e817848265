//! From bytes of the paste to what a person counts in: lines and columns; from nodes to JSON pointers.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::Place;
use super::node::{Node, Value};
use super::read::chars;
use crate::catalogue::Code;

/// Bytes between two marks: a column costs at most this much counting, however long its line is.
const STRIDE: usize = 512;
/// A pointer longer than this helps nobody, and hostile keys could make many of them.
const LONGEST_POINTER: usize = 512;

/// Finds line and column of any byte of a text.
///
/// LF, CRLF and CR each end a line. Columns count characters from one.
pub(super) struct Lines<'a> {
    text: &'a str,
    marks: Vec<Mark>,
}

struct Mark {
    byte: usize,
    line: usize,
    column: usize,
}

impl<'a> Lines<'a> {
    /// Goes through the text once, from line end to line end.
    pub(super) fn of(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut marks = vec![Mark { byte: 0, line: 1, column: 1 }];
        let (mut start, mut line) = (0, 1);
        loop {
            let rest = bytes.get(start..).unwrap_or_default();
            let end = memchr::memchr2(b'\n', b'\r', rest).map_or(bytes.len(), |found| start + found);
            let (mut at, mut column) = (start, 1);
            while let Some(next) = (at + STRIDE..end).find(|byte| text.is_char_boundary(*byte)) {
                column += characters(bytes.get(at..next).unwrap_or_default());
                marks.push(Mark { byte: next, line, column });
                at = next;
            }
            let Some(ending) = bytes.get(end..).filter(|ending| !ending.is_empty()) else { break };
            start = end + if ending.starts_with(b"\r\n") { 2 } else { 1 };
            line += 1;
            marks.push(Mark { byte: start, line, column: 1 });
        }
        Self { text, marks }
    }

    /// The place of a span; a span beyond the text is pulled back to its end.
    pub(super) fn place(&self, span: &Range<usize>) -> Place {
        let start = span.start.min(self.text.len());
        let end = span.end.clamp(start, self.text.len());
        let after = self.marks.partition_point(|mark| mark.byte <= start);
        let (byte, line, column) = match after.checked_sub(1).and_then(|at| self.marks.get(at)) {
            Some(mark) => (mark.byte, mark.line, mark.column),
            None => (0, 1, 1),
        };
        let between = self.text.as_bytes().get(byte..start).unwrap_or_default();
        Place { span: start..end, line, column: column + characters(between) }
    }
}

/// The bytes of a code inside those of its value: behind the quote, the type or the wrapper that a printer puts
/// around it (`"8006"`, `int(8006)`, `Optional(8006)`). The whole value when it is spelt another way.
pub(super) fn of_code(
    text: &str,
    value: &Range<usize>,
    code: Option<Code>,
    name: Option<&str>,
) -> Range<usize> {
    let raw = text.get(value.clone()).unwrap_or_default();
    if raw.len() > LONGEST_VALUE {
        return value.clone();
    }
    let number = code.map(|code| code.to_string());
    let spelt = number.as_deref().into_iter().chain(name).find_map(|word| whole_word(raw, word));
    let inside = spelt.unwrap_or_else(|| {
        let solid = raw.trim_start_matches(is_frame);
        let start = raw.len() - solid.len();
        start..start + solid.trim_end_matches(is_frame).len()
    });
    value.start + inside.start..value.start + inside.end
}

/// Longer values are sentences or records.
const LONGEST_VALUE: usize = 400;

fn is_frame(char: char) -> bool {
    chars::is_quote(char) || chars::is_blank(char) || char == '\\'
}

/// Where `word` stands in `raw`, no letter or digit touching it.
fn whole_word(raw: &str, word: &str) -> Option<Range<usize>> {
    let touches = |char: Option<char>| char.is_some_and(|char| char.is_alphanumeric() || char == '_');
    raw.match_indices(word).map(|(at, word)| at..at + word.len()).find(|range| {
        let before = raw.get(..range.start).and_then(|head| head.chars().next_back());
        let behind = raw.get(range.end..).and_then(|tail| tail.chars().next());
        !word.is_empty() && !touches(before) && !touches(behind)
    })
}

/// How many characters begin in bytes of UTF-8.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

/// The JSON pointers (RFC 6901) of `wanted` nodes below `root`, by address.
///
/// A node inside an embedded string has none: the string is where a pointer ends.
pub(super) fn pointers(root: &Node, wanted: &HashSet<*const Node>) -> HashMap<*const Node, String> {
    let mut found = HashMap::new();
    let mut path: Vec<String> = Vec::new();
    let mut length = 0;
    // One frame a bracket that is open: the children still to visit.
    let mut open: Vec<Children<'_>> = Vec::new();
    let mut next = Some(root);
    loop {
        if let Some(node) = next.take() {
            let address: *const Node = node;
            if wanted.contains(&address) && length <= LONGEST_POINTER {
                found.insert(address, path.concat());
                if found.len() == wanted.len() {
                    return found;
                }
            }
            open.push(Children { node, at: 0 });
        }
        let Some(top) = open.last_mut() else { return found };
        if top.at > 0
            && let Some(step) = path.pop()
        {
            length -= step.len();
        }
        match top.step() {
            Some((step, child)) => {
                length += step.len();
                path.push(step);
                next = Some(child);
            }
            None => {
                open.pop();
            }
        }
    }
}

struct Children<'a> {
    node: &'a Node,
    at: usize,
}

impl<'a> Children<'a> {
    fn step(&mut self) -> Option<(String, &'a Node)> {
        let at = self.at;
        self.at += 1;
        match &self.node.value {
            Value::List(nodes) => nodes.get(at).map(|node| (format!("/{at}"), node)),
            Value::Record(members) => members.get(at).map(|member| {
                let key = member.key.replace('~', "~0").replace('/', "~1");
                (format!("/{key}"), &member.value)
            }),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::read;

    #[test]
    fn lines_end_with_lf_crlf_or_cr_and_columns_count_characters() {
        for (text, needle, line, column) in [
            ("8006", "8006", 1, 1),
            ("a\nb 8006", "8006", 2, 3),
            ("a\r\nb\r\n8006", "8006", 3, 1),
            ("a\rb\r8006", "8006", 3, 1),
            ("a\n\r\n\r8006", "8006", 4, 1),
            ("é€𝄞8006", "8006", 1, 4),
        ] {
            let at = text.find(needle).unwrap();
            let place = Lines::of(text).place(&(at..at + needle.len()));
            assert_eq!((place.line, place.column), (line, column), "{text:?}");
        }
    }

    #[test]
    fn a_long_line_keeps_its_columns() {
        let text = format!("{}8006", "é".repeat(5000));
        let place = Lines::of(&text).place(&(10_000..10_004));
        assert_eq!((place.line, place.column), (1, 5001));
    }

    #[test]
    fn a_code_stands_where_its_digits_or_its_name_begin() {
        for (value, at, length) in [
            ("8006", 0, 4),
            ("\"8006\"", 1, 4),
            ("int(8006)", 4, 4),
            ("Optional(8006)", 9, 4),
            ("{\"$numberInt\":\"8006\"}", 15, 4),
            ("'FACE_NOT_FOUND'", 1, 14),
            ("80068 8006", 6, 4),
            ("“face not found”", 3, 14),
            ("80\u{200B}06", 0, 7),
        ] {
            let text = format!("code: {value}");
            let span = of_code(&text, &(6..text.len()), Some(8006), Some("FACE_NOT_FOUND"));
            assert_eq!((span.start - 6, span.len()), (at, length), "{value}");
        }
    }

    #[test]
    fn a_span_beyond_the_text_ends_with_it() {
        assert_eq!(Lines::of("ab").place(&(7..9)).span, 2..2);
    }

    #[test]
    fn pointers_escape_their_keys_and_count_list_elements() {
        let reading = read::read(r#"{"x":0,"a/b~c":[{"k":1},{"errorCodes":[5005]}]}"#);
        let root = &reading.pieces[0].root;
        let node = &root.member("a/b~c").unwrap().elements()[1].member("errorCodes").unwrap().elements()[0];
        let found = pointers(root, &HashSet::from([std::ptr::from_ref(node)]));
        assert_eq!(found.values().next().map(String::as_str), Some("/a~1b~0c/1/errorCodes/0"));
        assert_eq!(
            pointers(root, &HashSet::from([std::ptr::from_ref(root)])).values().next().map(String::as_str),
            Some("")
        );
    }
}
