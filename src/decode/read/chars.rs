//! Characters by the part they play in any notation, and short looks ahead.
//!
//! Every look ahead is bounded, so that asking at each byte of a hostile paste stays linear.

use super::words::{is_fixed_blank, is_invisible, narrow};

/// How far a key is looked for.
const KEY_REACH: usize = 80;

/// The character at byte `at`.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The character before byte `at`.
pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The last byte before `at` that is not blank, as a character, and where it starts.
pub(super) fn solid_before(text: &str, at: usize) -> Option<(usize, char)> {
    let trimmed = text.get(..at)?.trim_end_matches(is_blank);
    let char = trimmed.chars().next_back()?;
    Some((trimmed.len() - char.len_utf8(), char))
}

/// White space of any kind, or a character that shows nothing.
pub(in crate::decode) fn is_blank(char: char) -> bool {
    char.is_whitespace() || (!char.is_ascii() && is_invisible(char))
}

/// A line ends here.
pub(super) fn is_line_end(char: char) -> bool {
    matches!(char, '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}')
}

/// The bracket that closes `open`.
pub(super) fn closer(open: char) -> Option<char> {
    match narrow(open) {
        '{' => Some('}'),
        '[' => Some(']'),
        '(' => Some(')'),
        _ => None,
    }
}

/// Quotes that stand for `"`.
pub(super) fn is_double_quote(char: char) -> bool {
    matches!(char, '"' | '“' | '”' | '„' | '‟' | '″' | '‶' | '＂' | '〝' | '〞' | '«' | '»' | '「' | '」')
}

/// Quotes that stand for `'`.
pub(super) fn is_single_quote(char: char) -> bool {
    matches!(char, '\'' | '‘' | '’' | '‚' | '‛' | '′' | '‵' | '＇' | '`' | '´' | '‹' | '›')
}

/// Any quote.
pub(in crate::decode) fn is_quote(char: char) -> bool {
    match char.is_ascii() {
        true => matches!(char, '"' | '\'' | '`'),
        false => is_double_quote(char) || is_single_quote(char),
    }
}

/// Part of a key or of a name in source text.
pub(super) fn is_word(char: char) -> bool {
    let letter = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '$' | '.' | '-' | '@');
    letter(char) || (!char.is_ascii() && (letter(narrow(char)) || is_invisible(char)))
}

/// The first byte from `at` on that is neither blank nor a comment nor a spelt-out `\n`, and whether a line
/// ended on the way.
pub(super) fn skip_blank(text: &str, at: usize) -> (usize, bool) {
    let mut at = at;
    let mut line_end = false;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let Some(char) = rest.chars().next() else { return (at, line_end) };
        if char.is_ascii_graphic() && !matches!(char, '\\' | '/' | '#') {
            return (at, line_end);
        }
        if is_blank(char) {
            line_end |= is_line_end(char);
            at += char.len_utf8();
        } else if rest.starts_with("\\n") || rest.starts_with("\\r") || rest.starts_with("\\t") {
            at += 2;
        } else if char == '\\' && rest.chars().nth(1).is_some_and(is_line_end) {
            at += 1;
        } else if let Some(length) = comment(rest, line_end || at == 0) {
            at += length;
        } else {
            return (at, line_end);
        }
    }
}

/// The byte behind the signs with which a browser's dump folds brackets, and the blanks in front of them.
pub(super) fn skip_folding(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let signs = rest.trim_start_matches(' ');
    let behind = signs.trim_start_matches(['▼', '▶', '◀', '▾', '▸']);
    if behind.len() < signs.len() { at + rest.len() - behind.len() } else { at }
}

/// `array` of `array:5`, Symfony's name for a list of five; any other name unchanged.
pub(super) fn without_count(name: &str) -> &str {
    let counted = name.trim_end_matches(|char: char| char.is_ascii_digit());
    counted.strip_suffix(':').filter(|head| head.ends_with("array")).unwrap_or(name)
}

/// Does a keyword of Clojure stand at byte `at`: `:code`?
pub(super) fn keyword_ahead(text: &str, at: usize) -> bool {
    let word = text.get(at..).and_then(|rest| rest.strip_prefix(':'));
    word.is_some_and(|word| word.starts_with(|char: char| char.is_ascii_alphabetic() || char == '_'))
}

/// Length of the comment at the start of `rest`.
pub(super) fn comment(rest: &str, starts_line: bool) -> Option<usize> {
    /// A comment that does not end within this reach is not one.
    const REACH: usize = 4096;
    let reach = rest.as_bytes().get(..REACH).unwrap_or(rest.as_bytes());
    let to_line_end =
        || memchr::memchr(b'\n', reach).or_else(|| (reach.len() == rest.len()).then_some(rest.len()));
    if rest.starts_with("//") {
        to_line_end()
    } else if rest.starts_with("/*") {
        memchr::memmem::find(reach, b"*/").map(|end| end + 2)
    } else if starts_line && (rest.starts_with("# ") || rest.starts_with("#\t")) {
        to_line_end()
    } else {
        None
    }
}

/// Like [`skip_blank`] for white space only and within the line.
pub(super) fn skip_spaces(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.len() - rest.trim_start_matches(|char| is_blank(char) && !is_line_end(char)).len()
}

/// A separator between key and value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Separator {
    /// `:` and its full-width form.
    Colon,
    /// `=`.
    Equals,
    /// `=>`, and `->`.
    Arrow,
}

/// The separator at byte `at` and its length. `==`, `::`, `://`, `!=` and the like are none.
pub(super) fn separator(text: &str, at: usize) -> Option<(Separator, usize)> {
    let rest = text.get(at..)?;
    let first = rest.chars().next()?;
    let second = rest.chars().nth(1);
    match narrow(first) {
        ':' if second == Some(':') || rest.starts_with("://") => None,
        ':' if second == Some('=') => None,
        ':' => Some((Separator::Colon, first.len_utf8())),
        '=' if second == Some('>') => Some((Separator::Arrow, 2)),
        '=' if matches!(second, Some('=' | '~')) => None,
        '=' => Some((Separator::Equals, first.len_utf8())),
        '-' if second == Some('>') => Some((Separator::Arrow, 2)),
        '→' => Some((Separator::Arrow, first.len_utf8())),
        _ => None,
    }
}

/// What a look ahead for a key found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct KeyAhead {
    /// At least one quote stands around it.
    pub(super) quoted: bool,
    /// How it is separated from its value.
    pub(super) separator: Separator,
    /// The separator follows without a blank.
    pub(super) attached: bool,
    /// The byte behind the separator.
    pub(super) end: usize,
}

/// Looks for a key and its separator at byte `at`: `"code":`, `code:`, `code"=`, `[code] =>`, `:code=>`.
pub(super) fn key_ahead(text: &str, at: usize) -> Option<KeyAhead> {
    let mut at = at;
    let start = at;
    let mut quoted = false;
    let mut bracket = false;
    let mut letters = 0;
    if char_at(text, at) == Some('[') {
        bracket = true;
        at += 1;
    } else if text.get(at..).is_some_and(|rest| rest.starts_with(':')) {
        at += 1;
    }
    while char_at(text, at).is_some_and(|char| char == '\\' || is_quote(char)) {
        quoted |= char_at(text, at).is_some_and(is_quote);
        at += char_at(text, at).map_or(1, char::len_utf8);
        if at - start > 12 {
            return None;
        }
    }
    loop {
        let char = char_at(text, at)?;
        if char == '-' && separator(text, at).is_some() {
            break;
        }
        let inside = is_word(char)
            || ((char == ' ' || is_fixed_blank(char)) && quoted && letters > 0)
            || (bracket && char == ':');
        if !inside || at - start > KEY_REACH {
            break;
        }
        letters += usize::from(!is_invisible(char));
        at += char.len_utf8();
    }
    if letters == 0 {
        return None;
    }
    while char_at(text, at).is_some_and(|char| is_quote(char) || (char == '\\' && quoted)) {
        quoted = true;
        at += char_at(text, at).map_or(1, char::len_utf8);
        if at - start > KEY_REACH + 24 {
            return None;
        }
    }
    if bracket {
        if char_at(text, at)? != ']' {
            return None;
        }
        at += 1;
    }
    let behind = skip_spaces(text, at);
    if behind - at > KEY_REACH {
        return None;
    }
    let (separator, length) = separator(text, behind)?;
    if bracket && separator != Separator::Arrow {
        return None;
    }
    Some(KeyAhead { quoted, separator, attached: behind == at, end: behind + length })
}
