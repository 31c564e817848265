//! One character at a time through every kind of escaping that replies are found in.

/// A character that was written out, and the bytes it took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unescaped {
    pub c: char,
    /// The byte behind it.
    pub end: usize,
    /// How it was escaped: equal for two characters that were escaped in the same way as often.
    pub depth: u16,
}

/// The most escapes upon escapes that are followed: JSON escaped twelve times doubles with every level.
const LEVELS: usize = 32;

const PERCENT: u16 = 1_000;
const ENTITY: u16 = 2_000;
const UNICODE: u16 = 3_000;

/// The character that begins at `at`, through backslash, percent and entity escapes. `None` at the end of the text, off
/// a boundary, and where an escape character stands for itself.
pub(super) fn at(text: &str, at: usize) -> Option<Unescaped> {
    let rest = text.get(at..)?;
    match rest.as_bytes().first()? {
        b'\\' => backslash(rest, at),
        b'%' => percent(rest, at),
        b'&' => entity(rest, at),
        _ => rest.chars().next().map(|c| Unescaped { c, end: at + c.len_utf8(), depth: 0 }),
    }
}

fn backslash(rest: &str, at: usize) -> Option<Unescaped> {
    let slashes = rest.bytes().take(LEVELS).take_while(|byte| *byte == b'\\').count();
    let next = rest.get(slashes..)?.chars().next()?;
    let depth = u16::try_from(slashes).ok()?;
    let plain = |c: char| Some(Unescaped { c, end: at + slashes + next.len_utf8(), depth });
    match next {
        'n' | 'r' | 't' => plain(' '),
        'u' | 'x' => {
            let digits = rest.get(slashes + 1..)?;
            let (digits, extra) = match digits.strip_prefix('{') {
                Some(inner) => (inner.get(..inner.find('}').filter(|end| *end <= 6)?)?, 2),
                None => (digits.get(..if next == 'u' { 4 } else { 2 })?, 0),
            };
            let c = u32::from_str_radix(digits, 16).ok()?;
            // Half of a surrogate pair is part of some word; which one does not matter here.
            let c = char::from_u32(c).unwrap_or('\u{fffd}');
            Some(Unescaped { c, end: at + slashes + 1 + extra + digits.len(), depth: UNICODE + depth })
        }
        '"' | '\'' | '`' | '/' => plain(next),
        _ => None,
    }
}

/// `%22`, and `%2522` where a text was encoded twice.
fn percent(rest: &str, at: usize) -> Option<Unescaped> {
    let mut digits = 1;
    let mut depth = PERCENT;
    while rest.get(digits..digits + 2)? == "25" && depth < PERCENT + 4 {
        digits += 2;
        depth += 1;
    }
    // `%25` that is followed by no further pair is a percent sign of its own.
    let pair =
        rest.get(digits..digits + 2).filter(|pair| pair.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    let byte = u8::from_str_radix(pair, 16).ok()?;
    let c = if byte.is_ascii() { char::from(byte) } else { '\u{fffd}' };
    Some(Unescaped { c, end: at + digits + 2, depth })
}

/// `&quot;`, `&#34;`, `&#x22;`, and `&amp;quot;` where a text was encoded twice.
fn entity(rest: &str, at: usize) -> Option<Unescaped> {
    let mut start = 1;
    let mut depth = ENTITY;
    while rest.get(start..).is_some_and(|rest| rest.starts_with("amp;")) && depth < ENTITY + 4 {
        start += 4;
        depth += 1;
    }
    let inner = rest.get(start..)?;
    let length = inner.bytes().take(10).position(|byte| byte == b';')?;
    let name = inner.get(..length)?;
    let c = match name {
        "quot" => '"',
        "apos" => '\'',
        "lt" => '<',
        "gt" => '>',
        "nbsp" => ' ',
        "lbrace" | "lcub" => '{',
        "rbrace" | "rcub" => '}',
        "colon" => ':',
        "equals" => '=',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
    };
    Some(Unescaped { c, end: at + start + length + 1, depth })
}

/// Takes no room on a line and is no part of a word to the eye.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{8}'
        | '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}')
}
