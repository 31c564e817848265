//! Text into rows, once and by ourselves, so that scrolling counts what is drawn and the last row is reachable.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::sanitise::{sanitise, sanitise_line};

/// Columns that `text` takes on the screen.
pub fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.width() }
}

/// Whether a character takes one column and never joins its neighbours: printable ASCII, Latin letters, common
/// punctuation, arrows, the lines of boxes. Whatever could be invisible or join is left to the segmentation (UAX #29).
pub fn is_one_cell(letter: char) -> bool {
    matches!(letter, ' '..='~' | '¡'..='¬' | '®'..='ɏ' | '‐'..='‧' | '←'..='⇿' | '─'..='╿')
}

/// The graphemes of a text and their bytes' places. Nearly all text needs no segmentation.
fn graphemes(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let (simple, other) = if text.chars().all(is_one_cell) { (text, "") } else { ("", text) };
    let letters = simple.char_indices();
    letters
        .map(|(at, letter)| (at, simple.get(at..at + letter.len_utf8()).unwrap_or_default()))
        .chain(other.grapheme_indices(true))
}

/// `text` cut to `columns`, the cut shown by an ellipsis.
pub fn cut(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    if columns == 0 {
        return Cow::Borrowed("");
    }
    let end = fitting(text, columns - 1);
    Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default()))
}

/// The bytes of the longest beginning of `text` that fits into `columns`, in whole graphemes.
fn fitting(text: &str, columns: usize) -> usize {
    let mut used = 0;
    for (at, grapheme) in graphemes(text) {
        used += width(grapheme);
        if used > columns {
            return at;
        }
    }
    text.len()
}

/// Prose into rows: broken at blanks, inside a word only when it alone is longer than a row. A line feed ends a
/// row. Joining the rows gives the text back, but for the blanks and line feeds at which it was broken.
pub fn words(text: &str, columns: usize) -> Vec<&str> {
    hanging(text, columns.max(1), 0, 0)
}

/// Prose into rows as [`words`] does, where `first` columns of the first row and `rest` of each other one are taken.
/// Every row holds at least one grapheme.
pub fn hanging(text: &str, columns: usize, first: usize, rest: usize) -> Vec<&str> {
    let taken = std::iter::once(first).chain(std::iter::repeat(rest));
    text.split('\n').zip(taken).flat_map(|(line, first)| line_into_rows(line, columns, first, rest)).collect()
}

fn line_into_rows(line: &str, columns: usize, first: usize, rest: usize) -> Vec<&str> {
    let mut rows = Vec::new();
    let (mut start, mut used) = (0, first);
    // Where the row could end and where the next would then begin.
    let mut blank: Option<(usize, usize)> = None;
    for (at, grapheme) in graphemes(line) {
        let wide = width(grapheme);
        if grapheme == " " {
            blank = Some((at, at + 1));
        }
        if used + wide > columns && at > start {
            if grapheme == " " {
                // The blank that does not fit is the break itself.
                rows.push((start, at));
                start = at + 1;
                used = rest;
                blank = None;
                continue;
            }
            let (end, next) = blank.filter(|(end, _)| *end > start).unwrap_or((at, at));
            rows.push((start, end));
            start = next;
            used = rest + line.get(next..at).map_or(0, width);
            blank = None;
        }
        used += wide;
    }
    rows.push((start, line.len()));
    rows.into_iter().map(|(from, to)| line.get(from..to).unwrap_or_default()).collect()
}

/// Foreign text into rows of exactly `columns`, broken anywhere between graphemes and at line feeds: the bytes of
/// each row. Widths are those of the text made visible.
pub fn raw(text: &str, columns: usize) -> Vec<Range<usize>> {
    let columns = columns.max(1);
    let mut rows = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        raw_line(line, start, columns, &mut rows);
        start += line.len() + 1;
    }
    rows
}

fn raw_line(line: &str, offset: usize, columns: usize, rows: &mut Vec<Range<usize>>) {
    let (mut start, mut used) = (0, 0);
    if line.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        while line.len() - start > columns {
            rows.push(offset + start..offset + start + columns);
            start += columns;
        }
    } else {
        for (at, grapheme) in line.grapheme_indices(true) {
            let wide = width(&visible(grapheme));
            if used + wide > columns && at > start {
                rows.push(offset + start..offset + at);
                start = at;
                used = 0;
            }
            used += wide;
        }
    }
    rows.push(offset + start..offset + line.len());
}

/// Foreign text as it is drawn on one row: every control and invisible character as a mark.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(sanitise_line(text))
    }
}

/// Foreign text that may keep its line feeds.
pub fn visible_lines(text: &str) -> String {
    sanitise(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_called_one_cell_is_one_cell_and_one_grapheme() {
        let simple = ('\0'..=char::MAX).filter(|letter| is_one_cell(*letter));
        let all: String = simple.collect();
        assert!(all.chars().all(|letter| letter.to_string().width() == 1));
        assert!(all.graphemes(true).eq(graphemes(&all).map(|(_, letter)| letter)));
        assert!(
            !is_one_cell('\u{ad}') && !is_one_cell('\u{301}') && !is_one_cell('\t') && !is_one_cell('世')
        );
    }

    #[test]
    fn prose_breaks_at_blanks_and_inside_long_words_only() {
        assert_eq!(words("the selfie is dark", 10), ["the selfie", "is dark"]);
        assert_eq!(words("a SELFIE_LIVENESS_FAILED b", 8), ["a", "SELFIE_L", "IVENESS_", "FAILED b"]);
        assert_eq!(words("one\n\ntwo", 10), ["one", "", "two"]);
        assert_eq!(words("", 10), [""]);
        assert_eq!(words("ab", 0), ["a", "b"]);
    }

    #[test]
    fn a_hanging_row_leaves_room_for_what_stands_before_it() {
        assert_eq!(hanging("to be or not to be", 8, 2, 4), ["to be", "or", "not", "to", "be"]);
        assert_eq!(hanging("to be or not", 8, 0, 6), ["to be or", "no", "t"]);
        assert_eq!(hanging("abc\nabc", 3, 0, 2), ["abc", "a", "b", "c"]);
        assert_eq!(hanging("ab", 1, 9, 9), ["a", "b"]);
    }

    #[test]
    fn wide_letters_and_families_are_never_cut_in_half() {
        assert_eq!(words("日本語日本語", 5), ["日本", "語日", "本語"]);
        assert_eq!(words("👨‍👩‍👧👨‍👩‍👧", 3), ["👨‍👩‍👧", "👨‍👩‍👧"]);
        assert_eq!(cut("日本語", 4), "日…");
        assert_eq!(cut("abc", 3), "abc");
        assert_eq!(cut("abc", 0), "");
    }

    #[test]
    fn raw_rows_cover_every_byte() {
        for text in ["{\"a\":1}\n\nlong long line\té\u{202e}x", "", "\n", "ascii only and long enough"] {
            for columns in 1..12 {
                let rows = raw(text, columns);
                let mut at = 0;
                for row in rows {
                    assert!(row.start == at || text.as_bytes()[row.start - 1] == b'\n', "{text:?} {columns}");
                    at = row.end;
                }
                assert_eq!(at, text.len());
            }
        }
    }

    #[test]
    fn control_characters_take_the_width_of_their_marks() {
        let rows = raw("\u{202e}ab", 8);
        assert_eq!(rows.len(), 2, "the mark fills a row of its own");
        assert_eq!(visible("a\u{1b}[31m"), "a␛[31m");
    }
}
