//! What was mended, one row a kind; many of a kind are one sentence.

use std::ops::Range;

use super::Repair;

/// A kind of mend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mend {
    Headless,
    ClosedBracket,
    ExtraBracket,
    WrongBracket,
    MissingComma,
    ExtraComma,
    MissingColon,
    ExtraColon,
    MissingValue,
    MissingQuote,
    StrayQuote,
    InnerQuotes,
    OddQuotes,
    LineEnd,
    JoinedNumber,
    LeadingZero,
    LooseWord,
    LeftOut,
    CutValue,
}

impl Mend {
    /// "added" and what: one, and several.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Headless => {
                ("began in the middle: the start of the paste is missing", "began in the middle")
            }
            Self::ClosedBracket => ("closed 1 bracket", "closed {} brackets"),
            Self::ExtraBracket => ("ignored an extra closing bracket", "ignored {} extra closing brackets"),
            Self::WrongBracket => (
                "replaced a closing bracket of the wrong kind",
                "replaced {} closing brackets of the wrong kind",
            ),
            Self::MissingComma => ("added a missing comma", "added {} missing commas"),
            Self::ExtraComma => ("ignored an extra comma", "ignored {} extra commas"),
            Self::MissingColon => ("added a missing colon", "added {} missing colons"),
            Self::ExtraColon => ("ignored an extra colon", "ignored {} extra colons"),
            Self::MissingValue => {
                ("a value is missing behind its key", "{} values are missing behind their keys")
            }
            Self::MissingQuote => ("added a missing quote", "added {} missing quotes"),
            Self::StrayQuote => ("ignored a stray quote", "ignored {} stray quotes"),
            Self::InnerQuotes => {
                ("kept unescaped quotes inside a text", "kept unescaped quotes inside {} texts")
            }
            Self::OddQuotes => {
                ("read curly quotes as straight ones", "read curly quotes as straight ones ({} texts)")
            }
            Self::LineEnd => ("a line ends inside a text", "lines end inside {} texts"),
            Self::JoinedNumber => (
                "joined a number that was broken over two lines",
                "joined {} numbers that were broken over two lines",
            ),
            Self::LeadingZero => {
                ("ignored the leading zero of a number", "ignored the leading zeros of {} numbers")
            }
            Self::LooseWord => (
                "skipped something that is neither key nor value",
                "skipped {} things that are neither key nor value",
            ),
            Self::LeftOut => (
                "the paste itself leaves something out (an ellipsis)",
                "the paste itself leaves something out in {} places (ellipses)",
            ),
            Self::CutValue => (
                "the paste ends inside a value: that value is not known",
                "{} values are cut: they are not known",
            ),
        }
    }
}

/// The mends of one piece.
#[derive(Debug, Clone, Default)]
pub(super) struct Mends {
    rows: Vec<(Mend, usize, Range<usize>)>,
}

impl Mends {
    /// Adds a mend at a place of the paste.
    pub(super) fn add(&mut self, mend: Mend, span: Range<usize>) {
        match self.rows.iter_mut().find(|(kind, ..)| *kind == mend) {
            Some((_, count, _)) => *count += 1,
            None => self.rows.push((mend, 1, span)),
        }
    }

    /// Nothing was mended.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Adds the mends of a text inside the text.
    pub(super) fn join(&mut self, other: Self) {
        for (mend, count, span) in other.rows {
            match self.rows.iter_mut().find(|(kind, ..)| *kind == mend) {
                Some((_, total, _)) => *total += count,
                None => self.rows.push((mend, count, span)),
            }
        }
    }
    /// One sentence a kind, in the order of the text. `cut_line` is the line where the paste was cut.
    pub(super) fn sentences(mut self, cut_line: Option<usize>) -> Vec<Repair> {
        self.rows.sort_by_key(|(_, _, span)| span.start);
        let sentence = |(mend, count, span): (Mend, usize, Range<usize>)| {
            let (one, many) = mend.words();
            let mut text =
                if count == 1 { one.to_owned() } else { many.replacen("{}", &count.to_string(), 1) };
            if let (Mend::ClosedBracket, Some(line)) = (mend, cut_line) {
                text.push_str(&format!(": the paste was cut at line {line}"));
            }
            Repair { text, span }
        };
        self.rows.into_iter().map(sentence).collect()
    }
}
