//! The prefixes that a single line tells: comment marks, mail quoting, numbers, offsets, the signs of a diff.

/// The marks of comments that go to the end of the line, longest first.
const COMMENTS: [&str; 7] = ["///", "//!", "//", "#", "--", ";;", "%"];

/// The comment mark at the start of a line.
pub(super) fn comment_mark(line: &str) -> Option<&'static str> {
    let solid = line.trim_start_matches([' ', '\t']);
    let begins = solid.starts_with(['/', '#', '-', ';', '%']);
    begins.then(|| COMMENTS.iter().copied().find(|mark| comment(solid, mark) > 0)).flatten()
}

/// Length of the comment mark at the start of a line, with one blank behind it.
pub(super) fn comment(line: &str, mark: &str) -> usize {
    let Some(rest) = line.trim_start_matches([' ', '\t']).strip_prefix(mark) else { return 0 };
    let behind = rest.strip_prefix(' ').unwrap_or(rest);
    // `--help`, `#hash`, `--- a/file` are something else.
    let apart =
        behind.len() < rest.len() || rest.is_empty() || rest.starts_with(['\t', '{', '}', '[', ']', '"']);
    if apart { line.len() - behind.len() } else { 0 }
}

/// Length of the mail quoting at the start of a line; a chat writes its sign as an entity.
pub(super) fn mail(line: &str) -> usize {
    let mut length = 0;
    let mut rest = line;
    for _ in 0..32 {
        let trimmed = rest.trim_start_matches([' ', '\t']);
        let inner = trimmed.strip_prefix('>').or_else(|| trimmed.strip_prefix("&gt;"));
        let Some(inner) = inner else { break };
        rest = inner;
        length = line.len() - rest.len();
    }
    if length > 0 && rest.starts_with(' ') {
        length += 1;
    }
    length
}

/// Length of the line number at the start, its value, and whether only blanks follow it.
pub(super) fn number(line: &str) -> Option<(usize, u64, bool)> {
    let trimmed = line.trim_start_matches(' ');
    let digits = trimmed.len() - trimmed.trim_start_matches(|char: char| char.is_ascii_digit()).len();
    let value = trimmed.get(..digits).filter(|digits| (1..=6).contains(&digits.len()))?.parse().ok()?;
    let rest = trimmed.get(digits..)?;
    let before = line.len() - rest.len();
    let spaces = rest.len() - rest.trim_start_matches(' ').len();
    let marked = rest.get(spaces..)?;
    let mark = marked
        .chars()
        .next()
        .filter(|char| matches!(char, '|' | ':' | '-' | '│' | '┃' | '\t' | '.' | ')' | '→'));
    match mark {
        Some(mark) => {
            let behind = marked.get(mark.len_utf8()..)?;
            Some((before + spaces + mark.len_utf8() + usize::from(behind.starts_with(' ')), value, false))
        }
        None if rest.is_empty() => Some((before, value, false)),
        None if spaces > 0 => Some((before + 1, value, true)),
        None => None,
    }
}

/// The offset at the start of a line, and its length with the blank behind it: four hexadecimal digits or more.
pub(super) fn offset(line: &str) -> Option<(u64, usize)> {
    let digits = line.get(..9).unwrap_or(line).split(':').next()?;
    let rest = line.get(digits.len()..)?.strip_prefix(':')?;
    let rest = rest.strip_prefix(' ').or_else(|| rest.is_empty().then_some(rest))?;
    let hex = digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let value = u64::from_str_radix(digits, 16).ok().filter(|_| hex && (4..=8).contains(&digits.len()))?;
    Some((value, line.len() - rest.len()))
}

pub(super) fn is_diff(line: &str) -> bool {
    line.is_empty() || line.starts_with(['+', '-', ' '])
}
