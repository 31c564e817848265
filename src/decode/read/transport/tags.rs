//! Tags around single words and signs, as a syntax highlighter or a mail program dresses a reply.

use super::super::layer::{Layer, LayerBuilder};

/// Tags that only colour what stands in them.
const DRESS: [&str; 8] = ["span", "font", "strong", "o:p", "bdi", "bdo", "wbr", "samp"];
/// With these a search marks its hits, inside a word too.
const HITS: [&str; 2] = ["mark", "em"];
/// Those that could be elements of XML: they count beside the signs of a reply only.
const TEXT: [&str; 6] = ["b", "i", "u", "a", "tt", "small"];
/// Longest tag, and longest text that is undressed: a longer one is no copy of a page.
const TAG_REACH: usize = 2048;
const LONGEST: usize = 1024 * 1024;
/// Most tags that are open inside each other.
const DEPTH: usize = 64;

/// A tag.
struct Tag {
    end: usize,
    kind: Kind,
    closes: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Hit,
    Dress,
    Text,
}

/// The layer without such tags. Between two words a tag stays: it is all that parts them.
pub(super) fn undressed<'a>(layer: &'a Layer<'a>) -> Option<Layer<'a>> {
    let text = layer.text();
    if text.len() > LONGEST {
        return None;
    }
    let mut builder = LayerBuilder::over(layer);
    let mut done = 0;
    let mut at = 0;
    // For each tag of the third kind that is open: was it left out?
    let mut open: Vec<bool> = Vec::new();
    while let Some(found) = text.as_bytes().get(at..).and_then(|rest| memchr::memchr(b'<', rest)) {
        let start = at + found;
        let Some(Tag { end, kind, closes }) = tag(text, start) else {
            at = start + 1;
            continue;
        };
        at = end;
        let goes = match kind {
            Kind::Hit => true,
            Kind::Dress => !parts_words(text, start, end, done),
            Kind::Text if closes => open.pop().unwrap_or(false),
            Kind::Text => {
                let goes = beside_sign(text, start, end, done);
                if open.len() < DEPTH {
                    open.push(goes);
                }
                goes
            }
        };
        if goes {
            builder.copy(done..start);
            done = end;
        }
    }
    if done == 0 {
        return None;
    }
    builder.copy(done..text.len());
    Some(builder.finish())
}

/// Do words touch the tag on both sides? `done` is the byte behind the last tag that was left out.
fn parts_words(text: &str, start: usize, end: usize, done: usize) -> bool {
    let is_word = |char: char| char.is_alphanumeric() || char == '_';
    let before = text.get(done.min(start)..start).unwrap_or_default();
    // Only the first of a row of tags stands behind a word, so that the row is gone over once.
    if !before.ends_with(is_word) {
        return false;
    }
    let mut behind = end;
    while let Some(next) = tag(text, behind) {
        behind = next.end;
    }
    text.get(behind..).is_some_and(|after| after.starts_with(is_word))
}

/// Does a sign of a reply stand before or behind the tag?
fn beside_sign(text: &str, start: usize, end: usize, done: usize) -> bool {
    let is_sign = |char: char| "\"':,{}[]".contains(char);
    let before = text.get(done.min(start)..start).unwrap_or_default().trim_end();
    let behind_tag = done > 0 && before.is_empty();
    let after = text.get(end..).unwrap_or_default();
    behind_tag || before.ends_with(is_sign) || after.trim_start_matches(' ').starts_with(is_sign)
}

/// The tag that begins at `start`, if it is one of these.
fn tag(text: &str, start: usize) -> Option<Tag> {
    let inner = text.get(start..)?.strip_prefix('<')?;
    let name = inner.strip_prefix('/').unwrap_or(inner);
    let closes = name.len() < inner.len();
    let length = name.bytes().take(8).take_while(|byte| byte.is_ascii_alphabetic() || *byte == b':').count();
    let (name, behind) = name.split_at_checked(length)?;
    let is = |names: &[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    let kind = match () {
        () if is(&HITS) => Kind::Hit,
        () if is(&DRESS) => Kind::Dress,
        () if is(&TEXT) => Kind::Text,
        () => return None,
    };
    let close = behind.bytes().take(TAG_REACH).position(|byte| matches!(byte, b'>' | b'<'))?;
    let ends = behind.starts_with(['>', '/', ' ', '\n', '\t']) && behind.as_bytes().get(close) == Some(&b'>');
    ends.then_some(Tag { end: text.len() - behind.len() + close + 1, kind, closes })
}
