//! Container logs: a JSON record for every line that the program printed.
//!
//! A reply printed over several lines is spread over as many records; their texts are put together again. A record
//! that holds a whole reply needs no help: it is read as a text with a value in it.

use super::super::bounds::telling;
use super::super::chars::{is_word, key_ahead};
use super::super::layer::{Layer, LayerBuilder};
use super::super::words;
use super::{Line, lines};

/// Names of the member that holds the printed line, when it comes first.
const TEXTS: [&str; 5] = ["log", "message", "msg", "textPayload", "line"];

/// The layer with runs of records replaced by what they hold.
pub(super) fn peel<'a>(layer: &'a Layer<'a>) -> Option<Layer<'a>> {
    let text = layer.text();
    let mut builder = LayerBuilder::over(layer);
    let mut done = 0;
    let mut run: Vec<(Line<'_>, usize, usize)> = Vec::new();
    let mut end = 0;
    for line in lines(text) {
        match contents(line.text) {
            Some((start, stop)) => run.push((line, line.start + start, line.start + stop)),
            None => put(text, &mut builder, &mut done, &mut run),
        }
        end = line.next;
    }
    put(text, &mut builder, &mut done, &mut run);
    if done == 0 {
        return None;
    }
    builder.copy(done..end);
    Some(builder.finish())
}

fn put(
    text: &str,
    builder: &mut LayerBuilder<'_>,
    done: &mut usize,
    run: &mut Vec<(Line<'_>, usize, usize)>,
) {
    let part = |(_, start, stop): &(Line<'_>, usize, usize)| {
        let inside = text.get(*start..*stop).unwrap_or_default().trim_start_matches([' ', '\t']);
        let telling_key =
            key_ahead(inside, 0).is_some() && inside.split(|char| !is_word(char)).next().is_some_and(telling);
        inside.starts_with("\\\"") || inside.starts_with(['}', ']']) || telling_key
    };
    if run.len() >= 2 && run.iter().any(part) {
        for (line, start, stop) in run.iter() {
            builder.copy(*done..line.start);
            unescape(text, *start, *stop, builder);
            *done = line.next;
        }
    }
    run.clear();
}

/// The bytes of the printed line inside a record's line.
fn contents(line: &str) -> Option<(usize, usize)> {
    let inner = line.trim_start().strip_prefix('{')?.trim_start().strip_prefix('"')?;
    let name =
        TEXTS.iter().find(|name| inner.strip_prefix(**name).is_some_and(|rest| rest.starts_with('"')))?;
    let value =
        inner.get(name.len() + 1..)?.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    let start = line.len() - value.len();
    let mut at = 0;
    loop {
        at += memchr::memchr2(b'"', b'\\', value.as_bytes().get(at..)?)?;
        if value.as_bytes().get(at) == Some(&b'"') {
            break;
        }
        at += 2;
    }
    let rest = value.get(at + 1..)?.trim();
    (rest.starts_with([',', '}']) && rest.ends_with('}')).then_some((start, start + at))
}

fn unescape(text: &str, start: usize, stop: usize, builder: &mut LayerBuilder<'_>) {
    let raw = text.get(start..stop).unwrap_or_default();
    let mut done = 0;
    while let Some(found) = raw.as_bytes().get(done..).and_then(|rest| memchr::memchr(b'\\', rest)) {
        let at = done + found;
        builder.copy(start + done..start + at);
        let (char, length) = words::escape(raw.get(at..).unwrap_or_default());
        if let Some(char) = char {
            builder.replace(start + at..start + at + length, char.encode_utf8(&mut [0; 4]));
        }
        done = at + length.max(1);
    }
    builder.copy(start + done..stop);
}
