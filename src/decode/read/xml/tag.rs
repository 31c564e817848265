//! One tag of XML.

use std::ops::Range;

use super::attribute_quote;

/// Longest tag that is read.
const REACH: usize = 8192;

/// A tag, with its parts as bytes of the text.
pub(super) enum Tag {
    /// `<name key="value">`, or closed at once with `/>`.
    Open { name: Range<usize>, end: usize, closed: bool, attributes: Vec<(Range<usize>, Range<usize>)> },
    /// `</name>`
    Close { name: Range<usize>, end: usize },
    /// `<![CDATA[…]]>`
    Data { contents: Range<usize>, end: usize },
    /// A comment, a declaration, an instruction.
    Other { end: usize },
}

/// The tag that begins at byte `at`; `None` when it is cut or none at all.
pub(super) fn tag(text: &str, at: usize) -> Option<Tag> {
    let rest = text.get(at..)?;
    if let Some(inner) = rest.strip_prefix("<![CDATA[") {
        let start = at + "<![CDATA[".len();
        let end = start + memchr::memmem::find(inner.as_bytes(), b"]]>")?;
        return Some(Tag::Data { contents: start..end, end: end + 3 });
    }
    if let Some(inner) = rest.strip_prefix("<!--") {
        return Some(Tag::Other { end: at + 7 + memchr::memmem::find(reach(inner), b"-->")? });
    }
    if rest.starts_with("<?") || rest.starts_with("<!") {
        return Some(Tag::Other { end: at + 1 + memchr::memchr(b'>', reach(rest))? });
    }
    let closing = rest.starts_with("</");
    let start = at + 1 + usize::from(closing);
    let name = start..name_end(text, start)?;
    let mut place = name.end;
    let mut attributes = Vec::new();
    loop {
        place = skip_spaces(text, place);
        let rest = text.get(place..)?;
        if rest.starts_with('>') {
            return Some(match closing {
                true => Tag::Close { name, end: place + 1 },
                false => Tag::Open { name, end: place + 1, closed: false, attributes },
            });
        }
        if rest.starts_with("/>") {
            return Some(Tag::Open { name, end: place + 2, closed: true, attributes });
        }
        if place - at > REACH {
            return None;
        }
        let key = place..name_end(text, place)?;
        place = skip_spaces(text, key.end);
        if !text.get(place..)?.starts_with('=') {
            return None;
        }
        place = skip_spaces(text, place + 1);
        let quote = attribute_quote(text, place)?;
        let start = place + quote.len_utf8();
        let inner = text.get(start..)?;
        let near = inner.get(..REACH).unwrap_or(inner);
        let end = start + near.find(|char| char == quote || (!quote.is_ascii() && char == '”'))?;
        place = end + text.get(end..)?.chars().next()?.len_utf8();
        attributes.push((key, start..end));
    }
}

fn reach(text: &str) -> &[u8] {
    text.as_bytes().get(..REACH).unwrap_or(text.as_bytes())
}

fn skip_spaces(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.len() - rest.trim_start().len()
}

/// The end of the name at byte `at`.
fn name_end(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    if !rest.starts_with(|char: char| char.is_ascii_alphabetic() || char == '_') {
        return None;
    }
    let length = rest
        .bytes()
        .take(128)
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b':'))
        .count();
    Some(at + length)
}
