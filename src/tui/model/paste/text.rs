//! The text of the paste box: which text is shown, its rows, and how the body of the pane is shared.

use std::borrow::Cow;
use std::ops::Range;

use ratatui::layout::Rect;

use crate::wrap;

use super::{Content, PasteBox};

/// The fewest bytes laid out before and after a place in a paste that is too large to be laid out whole.
const LEAST: usize = 16 * 1024;

/// How the body of the pane is shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Areas {
    /// A row for each reply, as many as fit.
    pub replies: Rect,
    /// The text.
    pub text: Rect,
    /// What is said about the current place, and what was hidden.
    pub said: Rect,
}

/// Shares the body: the replies first, at most a third of it; the last rows for what is said, as many as
/// its sentence needs while a row of text is left; the rest is text.
pub fn areas(body: Rect, paste: &PasteBox) -> Areas {
    let replies = paste.reading().map_or(0, |reading| reading.decoded.replies.len());
    let replies = u16::try_from(replies).unwrap_or(u16::MAX).min((body.height / 3).max(1)).min(body.height);
    let left = body.height - replies;
    let said = match paste.reading() {
        Some(_) if left >= 2 => {
            let most = if left >= 4 { 3 } else { 1 };
            let rows = wrap::words(&paste.said(), usize::from(body.width)).len();
            u16::try_from(rows).unwrap_or(most).clamp(1, most)
        }
        _ => 0,
    };
    let text = body.height - replies - said;
    Areas {
        replies: Rect { height: replies, ..body },
        text: Rect { y: body.y + replies, height: text, ..body },
        said: Rect { y: body.bottom() - said, height: said, ..body },
    }
}

impl PasteBox {
    /// The sentence of the current place; else what was found about the whole paste, which may be nothing.
    pub fn said(&self) -> String {
        let current = self.mark.and_then(|index| self.marks.get(index).map(|mark| (index, mark)));
        let text = match current {
            Some((index, mark)) => format!("{}/{}  {}", index + 1, self.marks.len(), mark.words),
            None => self
                .reading()
                .and_then(|reading| reading.decoded.findings.first())
                .map_or(String::new(), |finding| finding.text.clone()),
        };
        wrap::visible(&text).into_owned()
    }

    /// The text that rows and marks count in: the editor's, the original while it is revealed, else the masked one.
    pub fn shown(&self) -> &str {
        match &self.content {
            _ if self.editor.is_some() => &self.edited,
            Content::Ready(reading) if self.revealed => &reading.decoded.text,
            Content::Ready(reading) => &reading.masked.text,
            Content::Empty | Content::Waiting { .. } => "",
        }
    }

    /// Where the current mark stands in the text shown.
    pub fn mark_shown(&self) -> Option<Range<usize>> {
        let mark = self.marks.get(self.mark.or(Some(0))?)?;
        Some(self.in_shown(mark).clone())
    }

    /// Where a mark stands in the text shown.
    pub fn in_shown<'a>(&self, mark: &'a super::Mark) -> &'a Range<usize> {
        if self.shows_originals() { &mark.original } else { &mark.masked }
    }

    /// What is drawn of a row.
    pub fn row_text(&self, row: &Range<usize>) -> Cow<'_, str> {
        wrap::visible(self.shown().get(row.clone()).unwrap_or_default())
    }

    pub(super) fn lay_out(&self, columns: u16) -> Vec<Range<usize>> {
        let shown = self.shown();
        if columns == 0 {
            return Vec::new();
        }
        let part = if self.large { self.part(shown, self.reach(columns)) } else { 0..shown.len() };
        let text = shown.get(part.clone()).unwrap_or_default();
        let rows = wrap::raw(text, usize::from(columns)).into_iter();
        let mut rows: Vec<Range<usize>> =
            rows.map(|row| row.start + part.start..row.end + part.start).collect();
        // A last line break ends the last row; nothing stands below it unless the cursor may go there.
        if self.editor.is_none() && text.ends_with('\n') && rows.len() > 1 {
            rows.pop();
        }
        rows
    }

    /// Bytes laid out before and after a place in a large paste: more than a window of so many columns shows.
    pub(super) fn reach(&self, columns: u16) -> usize {
        // A column holds a character of four bytes at most, but for marks that are joined to it.
        let window = usize::from(columns) * self.view.height * 4;
        if self.large { (2 * window).max(LEAST) } else { 0 }
    }

    /// The byte of the text shown around which a large paste is laid out.
    pub(super) fn centre(&self) -> usize {
        if !self.large {
            return 0;
        }
        self.view.anchor.or_else(|| self.mark_shown().map(|place| place.start)).unwrap_or(0)
    }

    /// The part of a large paste around its centre, in whole characters.
    fn part(&self, shown: &str, reach: usize) -> Range<usize> {
        let place = self.centre().min(shown.len());
        let mut from = place.saturating_sub(reach);
        while !shown.is_char_boundary(from) {
            from -= 1;
        }
        let mut to = (place + reach).min(shown.len());
        while !shown.is_char_boundary(to) {
            to += 1;
        }
        // A line that begins in sight is better than a cut one.
        let line = shown.get(from..place).and_then(|text| text.find('\n')).filter(|_| from > 0);
        line.map_or(from, |line| from + line + 1)..to
    }

    /// The row that holds a byte of the text shown.
    pub(super) fn row_of(&self, byte: usize) -> usize {
        self.rows.partition_point(|row| row.start <= byte).saturating_sub(1)
    }

    /// The editor's cursor as a row and a column of the text, when it is open.
    pub fn cursor(&self) -> Option<(usize, usize)> {
        let byte = self.editor.as_ref()?.cursor();
        let row = self.row_of(byte);
        let start = self.rows.get(row)?.start;
        let before = self.shown().get(start..byte).unwrap_or_default();
        Some((row, wrap::width(&wrap::visible(before))))
    }
}
