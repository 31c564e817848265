//! HTTP heads and error pages: what they say is kept apart, the lines themselves are taken away.

use super::super::HttpHead;
use super::super::layer::{Layer, LayerBuilder};
use super::{Line, lines};

/// The status lines and error pages of a text, in order.
pub(super) fn heads(layer: &Layer<'_>) -> Vec<HttpHead> {
    let text = layer.text();
    let mut heads = Vec::new();
    let mut pages = pages(text);
    for (at, status, length) in pages.drain(..) {
        heads.push(HttpHead { status, html: true, span: layer.span(at..at + length) });
    }
    let has_page = !heads.is_empty();
    if memchr::memmem::find(text.as_bytes(), b"HTTP/").is_some() || text.len() < 100_000 {
        for line in lines(text) {
            if let Some((at, status, length)) = status_line(line.text) {
                let at = line.start + at;
                heads.push(HttpHead { status, html: false, span: layer.span(at..at + length) });
            } else if let Some(status) = page_line(line.text).filter(|_| !has_page) {
                heads.push(HttpHead { status, html: true, span: layer.span(line.start..line.end()) });
            }
        }
    }
    heads.sort_by_key(|head| head.span.start);
    heads
}

/// `HTTP/1.1 413 …`, `< HTTP/2 500`, `<-- 422 …`: where it begins, the status, its length.
fn status_line(line: &str) -> Option<(usize, u16, usize)> {
    if let Some(rest) = line.trim_start().strip_prefix("<-- ") {
        let status = status(rest)?;
        let at = line.len() - rest.len();
        return Some((at, status, 3));
    }
    let at = line.find("HTTP/")?;
    let rest = line.get(at + 5..)?;
    let version =
        rest.len() - rest.trim_start_matches(|char: char| char.is_ascii_digit() || char == '.').len();
    let behind = rest.get(version..)?;
    let code = behind.trim_start_matches(' ');
    if version == 0 || version > 3 || code.len() == behind.len() {
        return None;
    }
    Some((at, status(code)?, line.len() - code.len() - at + 3))
}

/// A status at the start of a text, as a word of its own.
fn status(text: &str) -> Option<u16> {
    let digits = text.get(..3)?;
    let alone = text.as_bytes().get(3).is_none_or(|byte| !byte.is_ascii_alphanumeric());
    let status: u16 = digits.parse().ok()?;
    ((100..600).contains(&status) && alone).then_some(status)
}

/// An error page copied from a browser: its heading alone on a line.
fn page_line(line: &str) -> Option<u16> {
    const REASONS: [&str; 12] = [
        "bad request",
        "unauthorized",
        "forbidden",
        "not found",
        "request entity too large",
        "payload too large",
        "too many requests",
        "internal server error",
        "bad gateway",
        "service unavailable",
        "service temporarily unavailable",
        "gateway time",
    ];
    let heading = line.trim_matches(['#', ' ', '*', '\t', '=']);
    if heading.len() > 48 {
        return None;
    }
    let status = status(heading).filter(|status| *status >= 400)?;
    let reason = heading.get(3..)?.trim_start_matches([' ', '-', ':', '–']).to_ascii_lowercase();
    REASONS.iter().any(|known| reason.starts_with(known)).then_some(status)
}

/// The status in the title or first heading of each HTML page.
fn pages(text: &str) -> Vec<(usize, u16, usize)> {
    let mut found = Vec::new();
    let mut in_page = false;
    let mut told = false;
    for at in memchr::memchr_iter(b'<', text.as_bytes()) {
        let tag: String = text
            .as_bytes()
            .get(at + 1..at + 10)
            .or_else(|| text.as_bytes().get(at + 1..))
            .unwrap_or_default()
            .iter()
            .map(|byte| char::from(byte.to_ascii_lowercase()))
            .collect();
        if tag.starts_with("!doctype") || tag.starts_with("html") {
            told &= in_page && tag.starts_with("html");
            in_page = true;
        } else if tag.starts_with("/html") {
            (in_page, told) = (false, false);
        } else if !told
            && ["title", "h1", "h2"].iter().any(|name| tag.starts_with(name))
            && let Some((start, status)) = heading(text, at)
        {
            found.push((start, status, 3));
            told = true;
        }
    }
    found
}

/// The first status that a heading names, for example `Error 502` or `413 Request Entity Too Large`.
fn heading(text: &str, at: usize) -> Option<(usize, u16)> {
    const REACH: usize = 200;
    let rest = text.get(at..)?;
    let open = rest.bytes().take(REACH).position(|byte| byte == b'>')? + 1;
    let inside = rest.get(open..)?;
    let end = inside.bytes().take(REACH).position(|byte| byte == b'<')?;
    let words = inside.get(..end)?;
    let mut from = 0;
    for word in words.split(|char: char| !char.is_ascii_alphanumeric()) {
        if word.len() == 3
            && let Some(status) = status(word).filter(|status| *status >= 400)
        {
            return Some((at + open + from, status));
        }
        let behind = from + word.len();
        from = behind + words.get(behind..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    None
}

/// The layer without HTTP heads, the talk of `curl -v`, and chunk sizes.
pub(super) fn without_heads<'a>(layer: &'a Layer<'a>) -> Option<Layer<'a>> {
    let text = layer.text();
    memchr::memmem::find(text.as_bytes(), b"HTTP/")?;
    let verbose =
        text.starts_with("< HTTP/") || memchr::memmem::find(text.as_bytes(), b"\n< HTTP/").is_some();
    let mut builder = LayerBuilder::over(layer);
    let mut done = 0;
    let mut in_head = false;
    let mut chunked = false;
    let mut body = false;
    for line in lines(text) {
        let bare = line.text.strip_prefix("< ").unwrap_or(line.text);
        if status_line(bare).is_some_and(|(at, ..)| at == 0) {
            (in_head, body, chunked) = (true, false, false);
        }
        let talk = verbose
            && (["< ", "> ", "* "].iter().any(|mark| line.text.starts_with(mark))
                || matches!(line.text, "<" | ">" | "*")
                || is_progress(line.text));
        if in_head || talk {
            let header = bare.split_once(':').is_some_and(|(name, _)| {
                !name.is_empty()
                    && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
            });
            let lower = bare.to_ascii_lowercase();
            chunked |= lower.starts_with("transfer-encoding:") && lower.contains("chunked");
            let head_line = header || status_line(bare).is_some();
            if in_head && !head_line {
                in_head = false;
                body = true;
            }
            if head_line && in_head || talk {
                builder.copy(done..line.start);
                done = line.next;
            }
            continue;
        }
        if body
            && chunked
            && let Some((start, end)) = chunk_size(text, line)
        {
            builder.copy(done..start.max(done));
            done = end;
        }
    }
    if done == 0 {
        return None;
    }
    builder.copy(done..text.len());
    Some(builder.finish())
}

/// `{ [123 bytes data]` of `curl -v`.
fn is_progress(line: &str) -> bool {
    (line.starts_with("{ [") || line.starts_with("} [")) && line.ends_with("bytes data]")
}

/// The bytes of a chunk size with the line ends around it, when a chunk of that size follows.
fn chunk_size(text: &str, line: Line<'_>) -> Option<(usize, usize)> {
    let digits = line.text.trim();
    if digits.is_empty() || digits.len() > 8 {
        return None;
    }
    let size = usize::from_str_radix(digits, 16).ok()?;
    let behind = text.as_bytes().get(line.next.checked_add(size)?..)?;
    if !(behind.is_empty() || behind.starts_with(b"\n") || behind.starts_with(b"\r")) {
        return None;
    }
    let first = text.get(..line.start).is_some_and(|head| head.ends_with("\n\n") || head.ends_with("\n<\n"));
    Some((if first { line.start } else { line.start.saturating_sub(1) }, line.next))
}
