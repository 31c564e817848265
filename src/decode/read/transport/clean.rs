//! Terminal colours, code fences, and line ends of other systems.

use super::super::layer::{Layer, LayerBuilder};

/// Most marks of a fence that stand behind words.
const MARKS: usize = 64;
/// Longest terminal sequence that is looked for.
const SEQUENCE_REACH: usize = 512;

/// The layer with `\n` as its only line end, without colours and fences.
pub(super) fn clean<'a>(layer: &'a Layer<'a>) -> Option<Layer<'a>> {
    let text = layer.text();
    let mut builder = LayerBuilder::over(layer);
    let mut done = 0;
    let mut at = 0;
    while let Some(found) =
        text.as_bytes().get(at..).and_then(|rest| rest.iter().position(|byte| is_suspect(*byte)))
    {
        at += found;
        match noise(text, at) {
            Some((length, instead)) => {
                builder.copy(done..at);
                builder.replace(at..at + length, instead);
                at += length;
                done = at;
            }
            None => at += 1,
        }
    }
    if done == 0 {
        return None;
    }
    builder.copy(done..text.len());
    Some(builder.finish())
}

fn is_suspect(byte: u8) -> bool {
    matches!(byte, b'\r' | 0x1B | b'^' | b'[' | b'{' | b'`' | b'~' | b'<' | b'&' | 0xC2 | 0xE2)
}

/// The length of the noise at byte `at`, and what stands for it.
fn noise(text: &str, at: usize) -> Option<(usize, &'static str)> {
    let rest = text.get(at..)?;
    let bytes = rest.as_bytes();
    match *bytes.first()? {
        b'\r' if bytes.get(1) == Some(&b'\n') => Some((1, "")),
        b'\r' => Some((1, "\n")),
        0xC2 if rest.starts_with('\u{85}') => Some((2, "\n")),
        0xE2 if rest.starts_with('\u{2028}') || rest.starts_with('\u{2029}') => Some((3, "\n")),
        0xE2 if rest.starts_with("␛[") => colour(bytes, 4).map(|length| (length, "")),
        0x1B => Some((sequence(bytes), "")),
        b'^' if rest.starts_with("^[[") => colour(bytes, 3).map(|length| (length, "")),
        b'[' => colour(bytes, 1).map(|length| (length, "")),
        b'<' => line_break(rest).map(|length| (length, "\n")),
        b'&' if rest.starts_with("&nbsp;") => Some((6, " ")),
        b'{' => macro_length(rest).map(|length| (length, "")),
        b'`' | b'~' if rest.starts_with("```") || rest.starts_with("~~~") => Some((fence(text, at)?, "")),
        _ => None,
    }
}

/// Length of `<br>` or `<br />`: the source of a mail.
fn line_break(rest: &str) -> Option<usize> {
    let inner = rest.get(..3).filter(|tag| tag.eq_ignore_ascii_case("<br")).and(rest.get(3..))?;
    let end = inner.trim_start_matches(' ').trim_start_matches('/').strip_prefix('>')?;
    Some(rest.len() - end.len())
}

/// Length of an escape sequence: CSI up to its final byte, OSC up to its terminator, else two bytes.
fn sequence(bytes: &[u8]) -> usize {
    let reach = bytes.get(..SEQUENCE_REACH).unwrap_or(bytes);
    match reach.get(1) {
        Some(b'[') => {
            let inside = reach.iter().skip(2).take_while(|byte| (0x20..0x40).contains(*byte)).count();
            let last = reach.get(2 + inside).is_some_and(|byte| (0x40..0x7F).contains(byte));
            2 + inside + usize::from(last)
        }
        Some(b']' | b'P' | b'_' | b'^') => {
            let end = reach.iter().position(|byte| matches!(byte, 0x07 | b'\n'));
            let string_end = memchr::memmem::find(reach, b"\x1B\\").filter(|at| *at > 0);
            match (end, string_end) {
                (Some(bell), Some(escape)) if escape < bell => escape + 2,
                (Some(bell), _) if reach.get(bell) == Some(&0x07) => bell + 1,
                (_, Some(escape)) => escape + 2,
                _ => 2,
            }
        }
        Some(byte) if byte.is_ascii() => 2,
        _ => 1,
    }
}

/// `[0;31m` whose escape character was lost on the way. `from` is the byte behind the bracket.
fn colour(bytes: &[u8], from: usize) -> Option<usize> {
    let length =
        bytes.iter().skip(from).take(12).take_while(|byte| byte.is_ascii_digit() || **byte == b';').count();
    let end = from + length;
    (bytes.get(end) == Some(&b'm') && (length > 0 || from > 1)).then_some(end + 1)
}

/// `{code:json}`, `{noformat}` and the like of Jira.
fn macro_length(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('{')?;
    let name = ["code", "noformat", "quote", "panel"].iter().find(|name| inner.starts_with(**name))?;
    let parameters = inner.get(name.len()..)?;
    let end = parameters
        .bytes()
        .take(80)
        .position(|byte| matches!(byte, b'}' | b'\n' | b'"' | b'\'' | b'{' | b','))?;
    if parameters.as_bytes().get(end) != Some(&b'}') {
        return None;
    }
    let words = parameters.get(..end)?;
    // `{code:8006}` is a reply as JavaScript or Go print it.
    let language = words.strip_prefix(':').is_some_and(|word| {
        word.starts_with(|char: char| char.is_ascii_alphabetic())
            && !["null", "true", "false", "nil", "undefined"].contains(&word)
    });
    (words.is_empty() || language).then_some(1 + name.len() + end + 1)
}

/// A fence alone on its line, with its language.
fn fence(text: &str, at: usize) -> Option<usize> {
    let head = text.get(..at)?;
    let indent = head.trim_end_matches([' ', '\t', '>', '*', '_']);
    if !(indent.is_empty() || indent.ends_with(['\n', '\r'])) {
        let rest = text.as_bytes().get(at..)?;
        let marks = rest.iter().take(MARKS).take_while(|byte| matches!(byte, b'`' | b'~')).count();
        return matches!(rest.get(marks), Some(b'\n' | b'\r')).then_some(3);
    }
    let rest = text.get(at..)?;
    let marks = rest.len() - rest.trim_start_matches(['`', '~']).len();
    let word = rest
        .bytes()
        .skip(marks)
        .take(20)
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.' | b' '))
        .count();
    let alone = rest.as_bytes().get(marks + word).is_none_or(|byte| matches!(byte, b'\n' | b'\r'));
    Some(if alone { marks + word } else { marks })
}
