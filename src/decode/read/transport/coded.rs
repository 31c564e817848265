//! Mail's encodings: quoted-printable, and a body in base64 that no quotes hold.

use super::super::base64;
use super::super::layer::{Layer, LayerBuilder};

/// The layer with `=3D` and soft line ends of quoted-printable undone.
///
/// In such a text every `=` is part of an escape or ends a line; one that says so in a header may hold others.
pub(super) fn quoted_printable<'a>(layer: &'a Layer<'a>) -> Option<Layer<'a>> {
    let text = layer.text();
    let bytes = text.as_bytes();
    let said = memchr::memmem::find(bytes, b"uoted-printable").is_some();
    let marks = || memchr::memchr_iter(b'=', bytes);
    let coded = || memchr::memmem::find(bytes, b"=3D").is_some() || has_coded_quotes(text);
    let sure = || coded() && marks().all(|at| escape(text, at).is_some());
    if !(said || sure()) {
        return None;
    }
    let mut builder = LayerBuilder::over(layer);
    let mut done = 0;
    for at in marks() {
        let Some((char, length)) = escape(text, at).filter(|_| at >= done) else { continue };
        builder.copy(done..at);
        if let Some(char) = char {
            builder.replace(at..at + length, char.encode_utf8(&mut [0; 4]));
        }
        done = at + length;
    }
    builder.copy(done..text.len());
    (done > 0).then(|| builder.finish())
}

/// `=22code=22`: a word between coded quotes.
fn has_coded_quotes(text: &str) -> bool {
    text.match_indices("=22").any(|(at, mark)| {
        let inside = text.get(at + mark.len()..).unwrap_or_default();
        let word =
            inside.bytes().take(64).take_while(|byte| byte.is_ascii_alphabetic() || *byte == b'_').count();
        word > 0 && inside.get(word..).is_some_and(|rest| rest.starts_with("=22"))
    })
}

/// What an `=` and the digits behind it stand for, and their length; a soft line end stands for nothing.
fn escape(text: &str, at: usize) -> Option<(Option<char>, usize)> {
    const LONGEST: usize = 4;
    let rest = text.get(at..)?;
    if rest.starts_with("=\n") {
        return Some((None, 2));
    }
    let mut bytes = Vec::new();
    while bytes.len() < LONGEST {
        let Some(byte) = rest.get(3 * bytes.len()..).and_then(hex) else { break };
        bytes.push(byte);
        if let Some(char) = std::str::from_utf8(&bytes).ok().and_then(|text| text.chars().next()) {
            return Some((Some(char), 3 * bytes.len()));
        }
    }
    // Half a letter: shown as one that could not be read.
    (!bytes.is_empty()).then_some((Some(char::REPLACEMENT_CHARACTER), 3))
}

fn hex(raw: &str) -> Option<u8> {
    let digits = raw.strip_prefix('=')?.get(..2)?;
    let upper = digits.bytes().all(|byte| byte.is_ascii_digit() || (b'A'..=b'F').contains(&byte));
    upper.then(|| u8::from_str_radix(digits, 16).ok())?
}

/// The layer with bodies in base64 read. One in quotes is left to the reader of texts.
pub(super) fn base64<'a>(layer: &'a Layer<'a>) -> Option<Layer<'a>> {
    let text = layer.text();
    let bodies = mail_bodies(text);
    if bodies.is_empty() && !base64::begins_within(text) {
        return None;
    }
    let mut builder = LayerBuilder::over(layer);
    let mut done = 0;
    let (mut at, mut seen) = (0, 0);
    let mut bodies = bodies.into_iter().peekable();
    for word in
        text.split(|char: char| char.is_ascii_whitespace() || matches!(char, '=' | ':' | ',' | ';' | '"'))
    {
        let start = at;
        at += word.len() + 1;
        let said = bodies.next_if(|body| *body <= start).is_some_and(|body| body == start);
        let in_quotes = start > 0 && text.as_bytes().get(start - 1) == Some(&b'"');
        if start < seen || in_quotes || !(said || base64::begins(word)) {
            continue;
        }
        let (digits, end) = base64::digits(text, start);
        // What is no text is not looked at again from its next line.
        seen = end;
        let (Some(first), Some(last)) = (digits.first(), digits.last()) else { continue };
        let range = *first..last + 1 + base64::padding(text, last + 1);
        let readable =
            |body: &String| !said || !body.contains(|char: char| char.is_control() && !char.is_whitespace());
        if let Some(body) = base64::text(&digits, text).filter(readable) {
            builder.copy(done..start);
            base64::put(&mut builder, &body, &digits, range.end);
            done = range.end;
        }
    }
    builder.copy(done..text.len());
    (done > 0).then(|| builder.finish())
}

/// The bytes where the bodies begin that a header announces: prose may come before the reply in them.
fn mail_bodies(text: &str) -> Vec<usize> {
    const MOST: usize = 64;
    let header = b"ransfer-";
    let mut bodies = Vec::new();
    for found in memchr::memmem::find_iter(text.as_bytes(), header).take(MOST) {
        let rest = text.get(found + header.len()..).unwrap_or_default();
        let says =
            rest.get(..16).is_some_and(|line| line.to_ascii_lowercase().starts_with("encoding: base64"));
        let body = rest.find("\n\n").filter(|_| says).map(|blank| text.len() - rest.len() + blank + 2);
        bodies.extend(body.filter(|body| bodies.last() < Some(body)));
    }
    bodies
}
