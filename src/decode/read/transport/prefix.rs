//! What stands in front of every line: mail quoting, line numbers, diff and comment marks, event streams, log heads.
//!
//! A prefix is taken away only where several lines in a row carry it, mail quoting excepted, and only where what
//! remains goes on with a reply.

use super::super::bounds::telling;
use super::super::chars::{is_word, key_ahead};
use super::super::layer::{Layer, LayerBuilder};
use super::{Line, lines};

mod head;
mod marks;

use head::{Head, head};
use marks::{comment, comment_mark, is_diff, mail, number, offset};

/// Most lines that are compared at once.
const RUN_REACH: usize = 4096;
/// Bytes of a sign of a drawn frame.
const FRAME: usize = '│'.len_utf8();

/// The layer without one prefix per line.
pub(super) fn peel<'a>(layer: &'a Layer<'a>) -> Option<Layer<'a>> {
    let text = layer.text();
    // One line has no neighbours to compare it with, but may be quoted.
    let mut builder = None;
    let mut waiting: Vec<Carrier<'_>> = Vec::new();
    let mut run: Option<Kind> = None;
    let mut all = lines(text).peekable();
    while let Some(line) = all.next() {
        let next = all.peek().copied();
        let goes_on = run.and_then(|kind| kind.goes_on(&waiting, line));
        if goes_on.is_none() {
            flush(layer, &mut builder, run.take(), &mut waiting);
            run = Kind::begins(line, next);
        }
        waiting.push(Carrier { line, head: goes_on.unwrap_or_default() });
        if run.is_none() || waiting.len() >= RUN_REACH {
            flush(layer, &mut builder, run.take(), &mut waiting);
        }
    }
    flush(layer, &mut builder, run, &mut waiting);
    builder.map(|builder: LayerBuilder<'a>| builder.finish())
}

/// A line that carries the prefix of a run, and what it shares with the run's first line.
#[derive(Debug, Clone, Copy)]
struct Carrier<'a> {
    line: Line<'a>,
    head: Head,
}

/// Copies the waiting lines, without their prefix when they have one.
fn flush<'a>(
    layer: &'a Layer<'a>,
    builder: &mut Option<LayerBuilder<'a>>,
    kind: Option<Kind>,
    waiting: &mut Vec<Carrier<'_>>,
) {
    let Some(first) = waiting.first().map(|carrier| carrier.line) else { return };
    let kind = kind.filter(|kind| kind.is_worth_it(waiting));
    if builder.is_none() && kind.is_some() {
        let mut fresh = LayerBuilder::over(layer);
        fresh.copy(0..first.start);
        *builder = Some(fresh);
    }
    if let Some(builder) = builder {
        let shared = kind.map(|kind| kind.shared(waiting));
        for carrier in waiting.iter() {
            let line = carrier.line;
            let cut = kind.map_or(0, |kind| kind.length(first, carrier, shared.unwrap_or_default()));
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
        head(line.text, next.text).is_long().then_some(Self::Head)
    }

    /// What the line shares with the first of the lines before it, when it carries their prefix.
    fn goes_on(self, before: &[Carrier<'_>], line: Line<'_>) -> Option<Head> {
        let (first, last) = (before.first()?.line, before.last()?.line);
        let carries = match self {
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
            Self::Head => return Some(head(first.text, line.text)).filter(Head::is_long),
        };
        carries.then(Head::default)
    }

    /// Is there a reply behind the prefix that would not be read with it?
    fn is_worth_it(self, run: &[Carrier<'_>]) -> bool {
        let shared = self.shared(run);
        let Some(first) = run.first().map(|carrier| carrier.line) else { return false };
        match self {
            Self::Mail => true,
            Self::Comment(_) | Self::Offset => run.iter().any(|line| {
                let rest = self.behind(first, line, shared);
                goes_on_with_reply(rest) || is_unfinished(rest)
            }),
            Self::Number => {
                // Lines are counted from one, elements from zero.
                let elements = number(first.text).is_some_and(|(_, value, _)| value == 0);
                let spaced =
                    run.iter().any(|carrier| number(carrier.line.text).is_some_and(|(.., bare)| bare));
                !elements
                    && run.len() >= if spaced { 3 } else { 2 }
                    && run.iter().any(|line| !self.behind(first, line, shared).is_empty())
            }
            Self::Event => run.len() >= 2,
            Self::Diff => {
                let reply = |rest: &str| rest.starts_with(['"', '\'', '{', '}', ']']);
                // A dash begins an item of YAML as well, a plus does not.
                let marked = |carrier: &Carrier<'_>| {
                    let line = carrier.line;
                    let rest = self.behind(first, carrier, shared);
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
                        let rest = self.behind(first, line, shared);
                        goes_on_with_reply(rest) || is_unfinished(rest)
                    })
            }
        }
    }

    /// What stands behind the prefix of a line.
    fn behind<'l>(self, first: Line<'_>, carrier: &Carrier<'l>, shared: usize) -> &'l str {
        let cut = self.length(first, carrier, shared);
        carrier.line.text.get(cut..).unwrap_or_default().trim_start()
    }

    /// Length of the log head that all lines share, in bytes of the first.
    fn shared(self, run: &[Carrier<'_>]) -> usize {
        if self != Self::Head {
            return 0;
        }
        run.iter().skip(1).map(|carrier| carrier.head.first).min().unwrap_or(0)
    }

    fn length(self, first: Line<'_>, carrier: &Carrier<'_>, shared: usize) -> usize {
        let line = carrier.line;
        match self {
            Self::Mail => mail(line.text),
            Self::Comment(mark) => comment(line.text, mark),
            Self::Number => number(line.text).map_or(0, |(length, ..)| length),
            Self::Offset => offset(line.text).map_or(0, |(_, length)| length),
            Self::Diff => usize::from(!line.text.is_empty()),
            Self::Event => "data:".len() + usize::from(line.text.starts_with("data: ")),
            Self::Head if carrier.head.first == shared && carrier.head.told => carrier.head.here,
            Self::Head => {
                let reach = first.text.get(..shared).unwrap_or(first.text);
                head(reach, line.text).here
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
