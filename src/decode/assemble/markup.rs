//! HTML around text: a ticket copied out of a web page. Its tags stand between a word and its number.

use std::ops::Range;

/// Tags that dress text. Anything else in angle brackets may be a member of a reply.
const TAGS: &str = "a b br center dd div dl dt em font h1 h2 h3 h4 h5 h6 hr html body head i label li ol p pre \
    small span strong sub sup table tbody td th thead tr tt u ul";

/// Longer tags are no tags.
const LONGEST: usize = 600;

/// The tags of a text, those with nothing but blanks between them as one.
pub(super) fn tags(text: &str) -> Vec<Range<usize>> {
    let mut tags: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find('<')).map(|found| at + found) {
        let Some(end) = tag(text, start) else {
            at = start + 1;
            continue;
        };
        match tags.last_mut() {
            Some(last) if text.get(last.end..start).is_some_and(|gap| gap.trim().is_empty()) => {
                last.end = end
            }
            _ => tags.push(start..end),
        }
        at = end;
    }
    tags
}

/// Does a piece begin with such a tag? Then it is text, and no record.
pub(super) fn begins(text: &str, at: usize) -> bool {
    tag(text, at).is_some()
}

/// Where the tag that begins at `start` ends.
fn tag(text: &str, start: usize) -> Option<usize> {
    let inner = text.get(start..)?.strip_prefix('<')?;
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let length = inner.find(|char: char| !char.is_ascii_alphanumeric()).unwrap_or(inner.len());
    let name = inner.get(..length).filter(|name| !name.is_empty())?;
    if !TAGS.split_ascii_whitespace().any(|tag| tag.eq_ignore_ascii_case(name)) {
        return None;
    }
    let behind = inner.get(length..)?;
    let close = behind.bytes().take(LONGEST).position(|byte| matches!(byte, b'>' | b'<'))?;
    let from = text.len() - behind.len();
    (behind.as_bytes().get(close) == Some(&b'>')).then_some(from + close + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_dress_are_found_and_members_of_replies_are_not() {
        for (text, found) in [
            ("<p>Code: <b>8006</b></p>", vec!["<p>", "<b>", "</b></p>"]),
            ("<td>Code</td>\n <td class=\"x\">8006</TD>", vec!["<td>", "</td>\n <td class=\"x\">", "</TD>"]),
            ("a < b and <code>8006</code>", vec![]),
            ("<br/>x<b", vec!["<br/>"]),
        ] {
            let tags: Vec<_> = tags(text).into_iter().filter_map(|range| text.get(range)).collect();
            assert_eq!(tags, found, "{text}");
        }
    }
}
