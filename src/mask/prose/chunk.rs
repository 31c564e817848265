//! A run without blanks that is one thing: an address on the web or by mail, a data URI, an encoded picture.

use std::ops::Range;

use crate::mask::{Kind, shape, words};

/// Path segments of the Faceki API, safe to show beside those made of its usual words.
const SEGMENTS: [&str; 14] = [
    "api",
    "auth",
    "v1",
    "v2",
    "v3",
    "kycverify",
    "kycrules",
    "facelink",
    "requestbylink",
    "rulesbylink",
    "analyzeface",
    "advance",
    "signup",
    "backend",
];

/// The parts of `chunk` to hide when it is to be taken as a whole; `None` when it is ordinary words.
pub(super) fn whole(chunk: &str) -> Option<Vec<(Range<usize>, Kind)>> {
    if let Some(colon) = chunk.find("://") {
        return Some(web_address(chunk, colon));
    }
    if let Some(start) = chunk
        .find("data:")
        .filter(|start| chunk.get(start + 5..).is_some_and(|rest| rest.contains([';', '/'])))
    {
        return Some(vec![(start..chunk.len(), Kind::Image)]);
    }
    if chunk.contains('@') {
        return Some(mail(chunk));
    }
    if let Some(user) = home(chunk) {
        return Some(vec![(user, Kind::Name)]);
    }
    let is_wrapping = |c: char| !c.is_ascii_alphanumeric() && !matches!(c, '+' | '/' | '=' | '<');
    let tail = chunk.trim_start_matches(is_wrapping);
    let offset = chunk.len() - tail.len();
    let core = tail.trim_end_matches(is_wrapping);
    let all = offset..offset + core.len();
    if shape::is_encoded(core) {
        return Some(vec![(all, Kind::Secret)]);
    }
    if shape::is_zone(core) {
        return Some(vec![(all, Kind::Document)]);
    }
    if shape::is_ip(core) {
        return Some(vec![(all, Kind::Contact)]);
    }
    // A path of the API with a query: the query may hold a link or a client secret.
    let query = chunk.find('?').filter(|at| chunk.starts_with('/') && *at + 1 < chunk.len())?;
    let mut hidden = path(chunk.get(..query)?, 0);
    hidden.push((query + 1..chunk.len(), Kind::Secret));
    Some(hidden)
}

/// Whose home directory a path leads through.
fn home(chunk: &str) -> Option<Range<usize>> {
    let start =
        ["/home/", "/Users/", "\\Users\\"].iter().find_map(|root| Some(chunk.find(root)? + root.len()))?;
    let rest = chunk.get(start..)?;
    // Escaped, the sign stands twice.
    let skipped = rest.len() - rest.trim_start_matches('\\').len();
    let name = rest.get(skipped..)?;
    let length = name.find(['/', '\\', '"', '\'', ':']).unwrap_or(name.len());
    (length > 0).then_some(start + skipped..start + skipped + length)
}

/// Scheme and Faceki's own hosts stay, and with them the known first segments of the path.
fn web_address(chunk: &str, colon: usize) -> Vec<(Range<usize>, Kind)> {
    let start = colon + 3;
    let before = chunk.get(..colon).unwrap_or("");
    let scheme = before.rfind(|c: char| !c.is_ascii_alphanumeric()).map_or(0, |at| at + 1);
    let rest = chunk.get(start..).unwrap_or("");
    let end = start + rest.trim_end_matches([')', '>', ']', '}', '"', '\'', ',', '.', ';', '!']).len();
    let mut hidden = Vec::new();
    if before.get(..scheme).is_some_and(|before| before.bytes().any(|byte| byte.is_ascii_alphanumeric())) {
        hidden.push((0..scheme, Kind::Other));
    }
    let address = chunk.get(start..end).unwrap_or("");
    let host_length = address.find(['/', '?', '#']).unwrap_or(address.len());
    let host = address.get(..host_length).unwrap_or("");
    if !shape::is_faceki_host(host.split(':').next().unwrap_or("")) || host.contains('@') {
        hidden.push((start..end, Kind::Secret));
        return hidden;
    }
    let path_start = start + host_length;
    let tail = chunk.get(path_start..end).unwrap_or("");
    let query = tail.find(['?', '#']).unwrap_or(tail.len());
    hidden.extend(path(tail.get(..query).unwrap_or(""), path_start));
    if path_start + query + 1 < end {
        hidden.push((path_start + query + 1..end, Kind::Secret));
    }
    hidden
}

/// Hides a path from its first unknown segment on.
fn path(path: &str, offset: usize) -> Vec<(Range<usize>, Kind)> {
    let mut at = offset;
    for segment in path.split('/') {
        let known = SEGMENTS.contains(&segment.to_ascii_lowercase().as_str()) || words::all_known(segment);
        if !segment.is_empty() && !known {
            return vec![(at..offset + path.len(), Kind::Secret)];
        }
        at += segment.len() + 1;
    }
    Vec::new()
}

/// An e-mail address or a handle, with whatever is glued to it.
fn mail(chunk: &str) -> Vec<(Range<usize>, Kind)> {
    let glue = |c: char| matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | '"' | '\'' | ',' | ';' | '“' | '”');
    let mut hidden = Vec::new();
    let mut at = 0;
    for part in chunk.split_inclusive(glue) {
        let core = part.trim_end_matches(glue).trim_end_matches(['.', ':', '!', '?']);
        // An empty part or a lone "@" is no one's.
        if core.bytes().any(|byte| byte.is_ascii_alphanumeric() || byte >= 0x80) {
            let kind = if core.contains('@') { Kind::Contact } else { Kind::Other };
            hidden.push((at..at + core.len(), kind));
        }
        at += part.len();
    }
    hidden
}

/// Nothing but letters, digits and the signs of base64.
pub(super) fn is_base64(chunk: &str) -> bool {
    chunk.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'-' | b'_'))
}

/// A character of words, numbers and ids inside a chunk.
pub(super) fn is_part(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '_' | '-' | '.' | '\'' | '’' | '$' | '<' | '^')
        || unicode_normalization::char::is_combining_mark(c)
}

/// A UUID or a hexadecimal number: what a request id looks like in prose.
pub(super) fn is_machine_id(word: &str) -> bool {
    word.len() <= 40 && word.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

/// Eight hexadecimal digits, a dash and four more: no number of a person's, though it may be all digits.
pub(super) fn begins_uuid(text: &str, at: usize) -> bool {
    let head = text.as_bytes().get(at..at + 14).unwrap_or(&[]);
    let fits = |(place, byte): (usize, &u8)| {
        if matches!(place, 8 | 13) { *byte == b'-' } else { byte.is_ascii_hexdigit() }
    };
    head.len() == 14 && head.iter().enumerate().all(fits)
}
