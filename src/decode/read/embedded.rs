//! Texts that hold values: JSON in JSON, escaped, percent-encoded or written with HTML entities.
//!
//! Each is a layer of its own over the text it stands in, read like any other text, at most four deep.

use std::ops::Range;

use super::super::node::{Node, Value};
use super::base64;
use super::bounds::{Bounds, telling};
use super::layer::{Layer, LayerBuilder};
use super::words;
use super::{Piece, scan};

/// The value that a quoted text holds, when it holds one.
pub(super) fn embedded(layer: &Layer<'_>, contents: Range<usize>, bounds: &mut Bounds) -> Option<Node> {
    let raw = layer.text().get(contents.clone())?;
    let coded = base64::is_value(raw);
    if raw.len() < 4 || bounds.levels == 0 || !(coded || may_hold_value(raw)) {
        return None;
    }
    if !bounds.enters(raw.len()) {
        bounds.leave_out(layer.span(contents));
        return None;
    }
    let child = match coded {
        true => keep(base64::decoded(layer, contents.clone())?, bounds)?,
        false => unescaped(layer, contents.clone(), bounds)?,
    };
    let text = child.text().trim();
    let mends = std::mem::take(&mut bounds.inner);
    let pieces = within(bounds, |bounds| scan::pieces(&child, bounds));
    let found = std::mem::replace(&mut bounds.inner, mends);
    let clean = found.is_empty();
    let whole = |piece: &Piece| {
        let span = child.span(0..child.text().len());
        piece.root.span.len() + 8 >= span.len()
    };
    let mut roots = Vec::new();
    for piece in pieces {
        // Damaged JSON in a text is worth reading when it says something; a stray brace is only a brace.
        let accepted =
            if piece.bare { whole(&piece) && tells(&piece.root, 1) } else { clean || tells(&piece.root, 4) };
        if accepted {
            roots.push(piece.root);
        }
    }
    if !roots.is_empty() {
        bounds.inner.join(found);
    }
    if roots.is_empty() && text.starts_with('[') && text.ends_with(']') {
        return list(&child, bounds);
    }
    if roots.len() < 2 {
        return roots.pop();
    }
    Some(Node { span: layer.span(contents), value: Value::List(roots) })
}

/// Does a name that replies use stand in the value, at most so deep?
fn tells(node: &Node, depth: usize) -> bool {
    node.members().iter().any(|member| telling(&member.key) || (depth > 1 && tells(&member.value, depth - 1)))
        || (depth > 1 && node.elements().iter().take(64).any(|node| tells(node, depth - 1)))
}

/// A plain list in a text: `"[5005]"`.
fn list(child: &Layer<'_>, bounds: &mut Bounds) -> Option<Node> {
    let text = child.text();
    let start = text.len() - text.trim_start().len();
    let (node, end) = super::strict::value(child, start, bounds).ok()?;
    (end == text.trim_end().len()).then_some(node)
}

/// Reads with one level less to go, and half of the depth.
pub(super) fn within<T>(bounds: &mut Bounds, read: impl FnOnce(&mut Bounds) -> T) -> T {
    let (levels, depth) = (bounds.levels, bounds.depth);
    bounds.levels = levels.saturating_sub(1);
    bounds.depth = depth / 2;
    let done = read(bounds);
    bounds.levels = levels;
    bounds.depth = depth;
    done
}

fn may_hold_value(raw: &str) -> bool {
    let bytes = raw.as_bytes();
    memchr::memchr3(b'{', b'<', b'%', bytes).is_some()
        || memchr::memchr3(b'[', b'&', b'(', bytes).is_some()
        || {
            let assigns = raw.len() < 4096 && memchr::memchr(b'=', bytes).is_some();
            assigns && (raw.contains("code=") || raw.contains("status="))
        }
}

/// The contents of a text with its backslash escapes undone.
pub(super) fn unescaped<'a>(
    layer: &'a Layer<'a>,
    range: Range<usize>,
    bounds: &mut Bounds,
) -> Option<Layer<'a>> {
    let raw = layer.text().get(range.clone())?;
    let mut builder = LayerBuilder::over(layer);
    builder.expect(memchr::memchr_iter(b'\\', raw.as_bytes()).count().min(bounds.stretches), raw.len());
    let mut done = 0;
    while let Some(found) = raw.as_bytes().get(done..).and_then(|rest| memchr::memchr(b'\\', rest)) {
        let at = done + found;
        builder.copy(range.start + done..range.start + at);
        let (char, length) = words::escape(raw.get(at..)?);
        if let Some(char) = char {
            builder.replace(range.start + at..range.start + at + length, char.encode_utf8(&mut [0; 4]));
        }
        done = at + length;
        spend(&builder, bounds)?;
    }
    builder.copy(range.start + done..range.end);
    keep(builder, bounds)
}

/// A range with `%XX` and `+` undone.
pub(super) fn percent<'a>(
    layer: &'a Layer<'a>,
    range: Range<usize>,
    bounds: &mut Bounds,
) -> Option<Layer<'a>> {
    let raw = layer.text().get(range.clone())?;
    let mut builder = LayerBuilder::over(layer);
    builder.expect(memchr::memchr_iter(b'%', raw.as_bytes()).count().min(bounds.stretches), raw.len());
    let mut done = 0;
    while let Some(found) = raw.as_bytes().get(done..).and_then(|rest| memchr::memchr2(b'%', b'+', rest)) {
        let at = done + found;
        builder.copy(range.start + done..range.start + at);
        let mut end = at;
        let mut bytes = Vec::new();
        while let Some(byte) = raw.get(end..).and_then(percent_byte) {
            bytes.push(byte);
            end += 3;
        }
        if bytes.is_empty() {
            end = at + 1;
            let stands_for = if raw.as_bytes().get(at) == Some(&b'+') { " " } else { "%" };
            builder.replace(range.start + at..range.start + end, stands_for);
        } else {
            let mut from = at;
            for chunk in bytes.utf8_chunks() {
                for char in chunk.valid().chars() {
                    let next = from + 3 * char.len_utf8();
                    builder.replace(range.start + from..range.start + next, char.encode_utf8(&mut [0; 4]));
                    from = next;
                }
                if !chunk.invalid().is_empty() {
                    let next = from + 3 * chunk.invalid().len();
                    builder.replace(range.start + from..range.start + next, "\u{FFFD}");
                    from = next;
                }
            }
        }
        done = end;
        spend(&builder, bounds)?;
    }
    builder.copy(range.start + done..range.end);
    keep(builder, bounds)
}

fn percent_byte(raw: &str) -> Option<u8> {
    let digits = raw.strip_prefix('%')?.get(..2)?;
    digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u8::from_str_radix(digits, 16).ok())?
}

/// A range with HTML entities undone.
pub(super) fn entities<'a>(
    layer: &'a Layer<'a>,
    range: Range<usize>,
    bounds: &mut Bounds,
) -> Option<Layer<'a>> {
    let raw = layer.text().get(range.clone())?;
    let mut builder = LayerBuilder::over(layer);
    builder.expect(memchr::memchr_iter(b'&', raw.as_bytes()).count().min(bounds.stretches), raw.len());
    let mut done = 0;
    while let Some(found) = raw.as_bytes().get(done..).and_then(|rest| memchr::memchr(b'&', rest)) {
        let at = done + found;
        builder.copy(range.start + done..range.start + at);
        done = at + 1;
        match raw.get(at..).and_then(entity) {
            Some((char, length)) => {
                builder.replace(range.start + at..range.start + at + length, char.encode_utf8(&mut [0; 4]));
                done = at + length;
            }
            None => builder.copy(range.start + at..range.start + done),
        }
        spend(&builder, bounds)?;
    }
    builder.copy(range.start + done..range.end);
    keep(builder, bounds)
}

/// The character of the entity at the start of `raw`, and the entity's length.
pub(super) fn entity(raw: &str) -> Option<(char, usize)> {
    const NAMED: [(&str, char); 16] = [
        ("&quot;", '"'),
        ("&apos;", '\''),
        ("&amp;", '&'),
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&nbsp;", ' '),
        ("&lcub;", '{'),
        ("&lbrace;", '{'),
        ("&rcub;", '}'),
        ("&rbrace;", '}'),
        ("&lsqb;", '['),
        ("&lbrack;", '['),
        ("&rsqb;", ']'),
        ("&rbrack;", ']'),
        ("&colon;", ':'),
        ("&comma;", ','),
    ];
    if let Some((name, char)) = NAMED.iter().find(|(name, _)| raw.starts_with(name)) {
        return Some((*char, name.len()));
    }
    let body = raw.strip_prefix("&#")?;
    let end = body.bytes().take(9).position(|byte| byte == b';')?;
    let digits = body.get(..end)?;
    let unit = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => digits.parse().ok()?,
    };
    Some((char::from_u32(unit)?, end + 3))
}

/// Stops when a layer is cut into more stretches than are left.
fn spend(builder: &LayerBuilder<'_>, bounds: &mut Bounds) -> Option<()> {
    (builder.stretches() <= bounds.stretches).then_some(())
}

fn keep<'a>(builder: LayerBuilder<'a>, bounds: &mut Bounds) -> Option<Layer<'a>> {
    bounds.stretches = bounds.stretches.checked_sub(builder.stretches())?;
    Some(builder.finish())
}
