//! What stands in front of every line: mail quoting, line numbers, diff and comment marks, event streams, log heads.
//!
//! A prefix is taken away only where several lines in a row carry it, mail quoting excepted, and only where what
//! remains goes on with a reply.

use super::super::bounds::telling;
use super::super::chars::{is_word, key_ahead};
use super::super::layer::{Layer, LayerBuilder};
use super::{Line, lines};

/// Most lines that are compared at once.
const RUN_REACH: usize = 4096;
/// Bytes of a sign of a drawn frame.
const FRAME: usize = '│'.len_utf8();
/// Longest log head that is compared.
const HEAD_REACH: usize = 160;

/// The layer without one prefix per line.
pub(super) fn peel<'a>(layer: &'a Layer<'a>) -> Option<Layer<'a>> {
    let text = layer.text();
    // One line has no neighbours to compare it with, but may be quoted.
    let mut builder = None;
    let mut waiting: Vec<Line<'_>> = Vec::new();
    let mut run: Option<Kind> = None;
    let mut all = lines(text).peekable();
    while let Some(line) = all.next() {
        let next = all.peek().copied();
        let kind = run.filter(|kind| kind.goes_on(&waiting, line)).or_else(|| {
            flush(layer, &mut builder, run.take(), &mut waiting);
            Kind::begins(line, next)
        });
        run = kind;
        waiting.push(line);
        if run.is_none() || waiting.len() >= RUN_REACH {
            flush(layer, &mut builder, run.take(), &mut waiting);
        }
    }
    flush(layer, &mut builder, run, &mut waiting);
    builder.map(|builder: LayerBuilder<'a>| builder.finish())
}

/// Copies the waiting lines, without their prefix when they have one.
fn flush<'a>(
    layer: &'a Layer<'a>,
    builder: &mut Option<LayerBuilder<'a>>,
    kind: Option<Kind>,
    waiting: &mut Vec<Line<'_>>,
) {
    let Some(first) = waiting.first().copied() else { return };
    let kind = kind.filter(|kind| kind.is_worth_it(waiting));
    if builder.is_none() && kind.is_some() {
        let mut fresh = LayerBuilder::over(layer);
        fresh.copy(0..first.start);
        *builder = Some(fresh);
    }
    if let Some(builder) = builder {
        let shared = kind.map(|kind| kind.shared(waiting));
        for line in waiting.iter() {
            let cut = kind.map_or(0, |kind| kind.length(first, *line, shared.unwrap_or_default()));
            let start = line.start + cut.min(line.text.len());
            let solid = line.text.trim_end_matches(' ');
            // The right side of a drawn frame, where the prefix was its left side.
            let framed = kind.is_some() && cut > 0 && solid.len() > cut && solid.ends_with(['│', '┃', '║']);
            if framed {
                builder.copy(start..line.start + solid.len() - FRAME);
                builder.copy(line.end()..line.next);
            } else {
                builder.copy(start..line.next);
            }
        }
    }
    waiting.clear();
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `> `, nested too.
    Mail,
    /// `// `, `# ` and the like: a reply in a comment of source text.
    Comment(&'static str),
    /// Numbers that count up.
    Number,
    /// Offsets in hexadecimal, as `curl --trace-ascii` prints them.
    Offset,
    /// `+`, `-` and blank.
    Diff,
    /// `data: ` of an event stream.
    Event,
    /// The same words and other digits on every line.
    Head,
}

impl Kind {
    /// The prefix that begins with this line.
    fn begins(line: Line<'_>, next: Option<Line<'_>>) -> Option<Self> {
        if mail(line.text) > 0 {
            return Some(Self::Mail);
        }
        let next = next?;
        if let Some(mark) = comment_mark(line.text).filter(|mark| comment(next.text, mark) > 0) {
            return Some(Self::Comment(mark));
        }
        let counts =
            |(_, first, _): (usize, u64, bool), (_, second, _): (usize, u64, bool)| second == first + 1;
        if let (Some(here), Some(there)) = (number(line.text), number(next.text))
            && counts(here, there)
        {
            return Some(Self::Number);
        }
        if let (Some((here, _)), Some((there, _))) = (offset(line.text), offset(next.text))
            && there > here
        {
            return Some(Self::Offset);
        }
        if line.text.starts_with("data:") && next.text.starts_with("data:") {
            return Some(Self::Event);
        }
        if is_diff(line.text) && is_diff(next.text) {
            return Some(Self::Diff);
        }
        (head(line.text, next.text).0 >= 4).then_some(Self::Head)
    }

    /// Does the line carry the prefix of the lines before it?
    fn goes_on(self, before: &[Line<'_>], line: Line<'_>) -> bool {
        let (Some(first), Some(last)) = (before.first(), before.last()) else { return false };
        match self {
            Self::Mail => mail(line.text) > 0,
            Self::Comment(mark) => comment(line.text, mark) > 0,
            Self::Number => match (number(last.text), number(line.text)) {
                (Some((_, before, _)), Some((_, here, _))) => here == before + 1,
                _ => false,
            },
            Self::Offset => offset(line.text)
                .is_some_and(|(here, _)| offset(last.text).is_some_and(|(there, _)| here > there)),
            Self::Diff => is_diff(line.text),
            Self::Event => line.text.starts_with("data:"),
            Self::Head => head(first.text, line.text).0 >= 4,
        }
    }

    /// Is there a reply behind the prefix that would not be read with it?
    fn is_worth_it(self, run: &[Line<'_>]) -> bool {
        let shared = self.shared(run);
        let Some(first) = run.first() else { return false };
        match self {
            Self::Mail => true,
            Self::Comment(_) | Self::Offset => run.iter().any(|line| {
                let rest = self.behind(*first, line, shared);
                goes_on_with_reply(rest) || is_unfinished(rest)
            }),
            Self::Number => {
                // Lines are counted from one, elements from zero.
                let elements = number(first.text).is_some_and(|(_, value, _)| value == 0);
                let spaced = run.iter().any(|line| number(line.text).is_some_and(|(.., bare)| bare));
                !elements
                    && run.len() >= if spaced { 3 } else { 2 }
                    && run.iter().any(|line| !self.behind(*first, line, shared).is_empty())
            }
            Self::Event => run.len() >= 2,
            Self::Diff => {
                let reply = |rest: &str| rest.starts_with(['"', '\'', '{', '}', ']']);
                // A dash begins an item of YAML as well, a plus does not.
                let marked = |line: &Line<'_>| {
                    let rest = self.behind(*first, line, shared);
                    (line.text.starts_with(['+', '-']) && reply(rest))
                        || (line.text.starts_with('+') && goes_on_with_reply(rest))
                };
                run.len() >= 2 && run.iter().any(marked)
            }
            Self::Head => {
                // A reply printed over several lines, or one long line that the log split anywhere.
                let drawn = first.text.get(..shared).unwrap_or_default().matches(['│', '┃', '║']).count();
                run.len() >= 2
                    && shared >= 4
                    && drawn < 2
                    && run.iter().any(|line| {
                        let rest = self.behind(*first, line, shared);
                        goes_on_with_reply(rest) || is_unfinished(rest)
                    })
            }
        }
    }

    /// What stands behind the prefix of a line.
    fn behind<'l>(self, first: Line<'_>, line: &Line<'l>, shared: usize) -> &'l str {
        let cut = self.length(first, *line, shared);
        line.text.get(cut..).unwrap_or_default().trim_start()
    }

    /// Length of the log head that all lines share, in bytes of the first.
    fn shared(self, run: &[Line<'_>]) -> usize {
        let Some(first) = run.first() else { return 0 };
        if self != Self::Head {
            return 0;
        }
        run.iter().skip(1).map(|line| head(first.text, line.text).0).min().unwrap_or(0)
    }

    fn length(self, first: Line<'_>, line: Line<'_>, shared: usize) -> usize {
        match self {
            Self::Mail => mail(line.text),
            Self::Comment(mark) => comment(line.text, mark),
            Self::Number => number(line.text).map_or(0, |(length, ..)| length),
            Self::Offset => offset(line.text).map_or(0, |(_, length)| length),
            Self::Diff => usize::from(!line.text.is_empty()),
            Self::Event => "data:".len() + usize::from(line.text.starts_with("data: ")),
            Self::Head => {
                let reach = first.text.get(..shared).unwrap_or(first.text);
                head(reach, line.text).1
            }
        }
    }
}

/// A reply begins in the line and does not end in it.
fn is_unfinished(rest: &str) -> bool {
    rest.starts_with(['{', '['])
        && rest.contains('"')
        && !rest.trim_end().ends_with(['}', ']', ',', ';', ')'])
}

/// What follows a prefix when a reply was printed over several lines.
fn goes_on_with_reply(rest: &str) -> bool {
    // The frame that some loggers draw is peeled off in the next round.
    let rest = rest.trim_start_matches(['│', '║', '┃', ' ']);
    let key = key_ahead(rest, 0);
    let telling_key = key.is_some() && telling(rest.split(|char| !is_word(char)).next().unwrap_or_default());
    rest.starts_with(['"', '\'', '}', ']', '▿']) || (rest.starts_with('[') && key.is_some()) || telling_key
}

/// The marks of comments that go to the end of the line, longest first.
const COMMENTS: [&str; 7] = ["///", "//!", "//", "#", "--", ";;", "%"];

/// The comment mark at the start of a line.
fn comment_mark(line: &str) -> Option<&'static str> {
    let solid = line.trim_start_matches([' ', '\t']);
    let begins = solid.starts_with(['/', '#', '-', ';', '%']);
    begins.then(|| COMMENTS.iter().copied().find(|mark| comment(solid, mark) > 0)).flatten()
}

/// Length of the comment mark at the start of a line, with one blank behind it.
fn comment(line: &str, mark: &str) -> usize {
    let Some(rest) = line.trim_start_matches([' ', '\t']).strip_prefix(mark) else { return 0 };
    let behind = rest.strip_prefix(' ').unwrap_or(rest);
    // `--help`, `#hash`, `--- a/file` are something else.
    let apart =
        behind.len() < rest.len() || rest.is_empty() || rest.starts_with(['\t', '{', '}', '[', ']', '"']);
    if apart { line.len() - behind.len() } else { 0 }
}

/// Length of the mail quoting at the start of a line; a chat writes its sign as an entity.
fn mail(line: &str) -> usize {
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
fn number(line: &str) -> Option<(usize, u64, bool)> {
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
fn offset(line: &str) -> Option<(u64, usize)> {
    let digits = line.get(..9).unwrap_or(line).split(':').next()?;
    let rest = line.get(digits.len()..)?.strip_prefix(':')?;
    let rest = rest.strip_prefix(' ').or_else(|| rest.is_empty().then_some(rest))?;
    let hex = digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let value = u64::from_str_radix(digits, 16).ok().filter(|_| hex && (4..=8).contains(&digits.len()))?;
    Some((value, line.len() - rest.len()))
}

fn is_diff(line: &str) -> bool {
    line.is_empty() || line.starts_with(['+', '-', ' '])
}

/// Length of the log head that two lines share, in bytes of each: other digits do not matter. It ends at a blank
/// or a bar, and before anything that belongs to a reply.
fn head(first: &str, second: &str) -> (usize, usize) {
    let (one, two) = (first.as_bytes(), second.as_bytes());
    let (mut at, mut other) = (0, 0);
    let mut boundary = (0, 0);
    let mut telltale = false;
    let mut word = 0;
    while at < HEAD_REACH {
        let (Some(here), Some(there)) = (one.get(at), two.get(other)) else { break };
        if here.is_ascii_digit() && there.is_ascii_digit() {
            telltale = true;
            at += digits(one, at);
            other += digits(two, other);
            continue;
        }
        if here != there || matches!(here, b'{' | b'}' | b'"' | b'\'') {
            break;
        }
        if !is_word(char::from(*here)) {
            if first.get(word..at).is_some_and(telling) {
                break;
            }
            word = at + 1;
        }
        at += 1;
        other += 1;
        // A bar, or the first byte of a drawn one.
        telltale |= matches!(here, b'|' | 0xE2);
        if matches!(here, b' ' | b'\t' | b'|') {
            boundary = (at, other);
        }
    }
    if at >= one.len() && !first.is_empty() && matches!(first.as_bytes().last(), Some(b' ' | b'|' | b'\t')) {
        boundary = (at, other);
    }
    if telltale { boundary } else { (0, 0) }
}

fn digits(bytes: &[u8], at: usize) -> usize {
    bytes.iter().skip(at).take_while(|byte| byte.is_ascii_digit()).count()
}
