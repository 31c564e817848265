//! Tables: keys in the first line, values below (CSV, TSV, Markdown, a database's boxes, aligned columns).

use std::ops::Range;

use super::Owner;
use crate::mask::class::{self, Class, Known};
use crate::mask::{fold, words};

/// How much of a first line is looked at; a longer one is no table's.
pub(super) const HEADER: usize = 8_192;

/// The columns of a table and the one that is being read.
pub(super) struct Table {
    sign: char,
    columns: Vec<(Class, Known)>,
    column: usize,
}

impl Table {
    /// The table whose first line `line` is, with the cells of it that are to be hidden. Two known keys at least, and
    /// nothing that looks like a value.
    pub(super) fn read(line: &str) -> Option<(Self, Vec<Range<usize>>)> {
        if line.len() >= HEADER || line.contains([':', '=', '{', '(']) {
            return None;
        }
        let sign = [',', '\t', ';', '|', ' ']
            .into_iter()
            .find(|&sign| line.contains(sign) && known_cells(line, sign) >= 2)?;
        let mut hidden = Vec::new();
        let mut columns = Vec::new();
        for (at, cell) in cells(line, sign) {
            let known = fold::key(cell).map_or((Class::Plain, Known::Not), |folded| class::classify(&folded));
            if known.1 != Known::Exactly && !words::all_known(cell) && cell.contains(char::is_alphanumeric) {
                hidden.push(at..at + cell.len());
            }
            columns.push(known);
        }
        Some((Self { sign, columns, column: 0 }, hidden))
    }

    pub(super) fn splits_at(&self, sign: u8) -> bool {
        self.sign == char::from(sign)
    }

    /// How many cells on the blanks lead.
    pub(super) fn cells_in(&self, blanks: &str) -> usize {
        match self.sign {
            '\t' => blanks.matches('\t').count(),
            ' ' => usize::from(blanks.len() >= 2),
            _ => 0,
        }
    }

    pub(super) fn first_cell(&mut self) {
        self.column = 0;
    }

    pub(super) fn advance(&mut self, cells: usize) {
        self.column += cells;
    }

    /// Whose the next value is.
    pub(super) fn owner(&self) -> Owner {
        match self.columns.get(self.column) {
            Some((class, known)) => Owner::of_key(*class, *known),
            None => Owner::NOBODY,
        }
    }
}

fn known_cells(line: &str, sign: char) -> usize {
    let known = |(_, cell): &(usize, &str)| {
        cell.len() <= 64
            && fold::key(cell)
                .is_some_and(|folded| folded.len() > 2 && class::classify(&folded).1 == Known::Exactly)
    };
    cells(line, sign).iter().filter(|cell| known(cell)).count()
}

/// The cells of a line without quotes and blanks, each with its place.
fn cells(line: &str, sign: char) -> Vec<(usize, &str)> {
    let separator = if sign == ' ' { "  ".to_owned() } else { sign.to_string() };
    let mut cells = Vec::new();
    let mut at = 0;
    for part in line.split(separator.as_str()) {
        let edge = |c: char| c == ' ' || c == '"' || c == '\'' || c == '\r';
        let head = part.len() - part.trim_start_matches(edge).len();
        // Aligned columns have more blanks than two between them.
        if sign != ' ' || !part.trim().is_empty() {
            cells.push((at + head, part.trim_matches(edge)));
        }
        at += part.len() + separator.len();
    }
    cells
}
