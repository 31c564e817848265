//! Lines that a mail program or terminal broke at a fixed width, in the middle of words.

use super::super::chars::{is_word, key_ahead, separator, skip_spaces};
use super::super::layer::{Layer, LayerBuilder};
use super::{Line, lines};

/// Most lines that are joined at once.
const RUN_REACH: usize = 4096;
/// Narrower than this nobody wraps.
const NARROWEST: usize = 20;

/// The layer with such lines joined. Lines broken at blanks need no help: a line end is a blank.
pub(super) fn rejoin<'a>(layer: &'a Layer<'a>) -> Option<Layer<'a>> {
    let text = layer.text();
    memchr::memchr2(b'{', b'"', text.as_bytes())?;
    let mut builder = LayerBuilder::over(layer);
    let mut done = 0;
    let mut run: Vec<Line<'_>> = Vec::new();
    let mut width = 0;
    for line in lines(text) {
        let here = line.text.chars().count();
        let soft = line.text.ends_with('=') && (70..=76).contains(&here);
        if soft && line.next < text.len() {
            // Quoted-printable: the mark and the line end are not part of the text.
            join(&mut builder, &mut done, &mut run);
            builder.copy(done..line.end() - 1);
            done = line.next;
            width = 0;
            continue;
        }
        if run.is_empty() || (here <= width && run.len() < RUN_REACH) {
            let short = !run.is_empty() && here < width;
            width = if run.is_empty() { here } else { width };
            run.push(line);
            if !short {
                continue;
            }
            join(&mut builder, &mut done, &mut run);
        } else {
            join(&mut builder, &mut done, &mut run);
            width = here;
            run.push(line);
        }
    }
    join(&mut builder, &mut done, &mut run);
    if done == 0 {
        return None;
    }
    builder.copy(done..text.len());
    Some(builder.finish())
}

/// Does the line begin with a key without quotes, which may be a path: `result[0].code: 8006`?
fn is_member(line: &str) -> bool {
    let path = line.find(|char: char| !(is_word(char) || matches!(char, '[' | ']'))).unwrap_or(line.len());
    let behind = skip_spaces(line, path);
    (path > 0 && separator(line, behind).is_some()) || key_ahead(line, 0).is_some_and(|key| !key.quoted)
}

/// Joins a run of lines of one width, with the shorter line behind it, when words are broken in it.
fn join(builder: &mut LayerBuilder<'_>, done: &mut usize, run: &mut Vec<Line<'_>>) {
    let full = |line: &Line<'_>| line.text.chars().count();
    let width = run.first().map_or(0, full);
    let whole = run.iter().filter(|line| full(line) == width).count();
    let breaks = run.iter().zip(run.iter().skip(1));
    let inside_word = |(line, next): (&Line<'_>, &Line<'_>)| {
        let word = |char: char| char.is_alphanumeric() || matches!(char, '_' | '-');
        line.text.ends_with(word) && next.text.starts_with(word)
    };
    // A reply a line is not wrapped; a bracket that opens inside a wrapped one is.
    let own_line = |(line, next): (&Line<'_>, &Line<'_>)| {
        next.text.starts_with("  ") || (next.text.starts_with('{') && line.text.trim_end().ends_with('}'))
    };
    let indented = breaks.clone().any(own_line);
    let structured = run.iter().any(|line| line.text.contains(['{', '"', '}']));
    // Lines that each begin with a key are lines of their own, whatever their width.
    let keyed = run.iter().all(|line| is_member(line.text));
    // Nor is a table, whose rows are as wide as its ruler.
    let ruled = run.iter().any(|line| {
        line.text.contains("--") && line.text.chars().all(|char| matches!(char, '-' | '+' | '|' | ':' | ' '))
    });
    if !keyed
        && !ruled
        && width >= NARROWEST
        && whole >= 2
        && !indented
        && structured
        && breaks.clone().any(inside_word)
    {
        for (line, _) in breaks {
            builder.copy(*done..line.end());
            *done = line.next;
        }
    }
    run.clear();
}
