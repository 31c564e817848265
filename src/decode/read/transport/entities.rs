//! A paste out of the source of a web page: its quotes and arrows are entities throughout.

use super::super::embedded;
use super::super::layer::{Layer, LayerBuilder};

/// Entities that stand for quotes or end an arrow. One of them must be there.
const SIGNS: [&str; 9] =
    ["&quot;", "&#34;", "&#x22;", "&apos;", "&#39;", "&#039;", "&#x27;", "=&gt;", "-&gt;"];
/// Longer texts are read stretch by stretch, which costs less memory.
const LONGEST: usize = 1024 * 1024;
/// Longest tag of a page.
const TAG_REACH: usize = 4096;

/// The layer with all entities undone, when no quote of the text stands for itself: then nothing that is read as
/// it stands can be spoilt. Quotes in the page's own tags do not count.
pub(super) fn undone<'a>(layer: &'a Layer<'a>) -> Option<Layer<'a>> {
    let text = layer.text();
    if text.len() > LONGEST {
        return None;
    }
    let first = memchr::memchr(b'&', text.as_bytes())?;
    let rest = text.get(first.saturating_sub(1)..).or_else(|| text.get(first..))?;
    if !SIGNS.iter().any(|sign| rest.contains(sign)) || has_quote(text) {
        return None;
    }
    let mut builder = LayerBuilder::over(layer);
    let mut done = 0;
    for at in memchr::memchr_iter(b'&', text.as_bytes()) {
        let Some((char, length)) = text.get(at..).and_then(embedded::entity).filter(|_| at >= done) else {
            continue;
        };
        builder.copy(done..at);
        builder.replace(at..at + length, char.encode_utf8(&mut [0; 4]));
        done = at + length;
    }
    builder.copy(done..text.len());
    (done > 0).then(|| builder.finish())
}

/// Is there a double quote outside of tags?
fn has_quote(text: &str) -> bool {
    let mut at = 0;
    while let Some(found) = text.as_bytes().get(at..).and_then(|rest| memchr::memchr2(b'"', b'<', rest)) {
        at += found;
        if text.as_bytes().get(at) == Some(&b'"') {
            return true;
        }
        let tag = text.as_bytes().get(at..(at + TAG_REACH).min(text.len())).unwrap_or_default();
        let opens = tag.get(1).is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!'));
        let end = memchr::memchr2(b'>', b'\n', tag).filter(|end| tag.get(*end) == Some(&b'>'));
        at += end.filter(|_| opens).unwrap_or(0) + 1;
    }
    false
}
