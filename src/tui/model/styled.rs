//! Rows of styled text, wrapped once, ready to be drawn.

use crate::tui::theme::Role;
use crate::wrap;

/// A piece of a row in one style.
#[derive(Clone, PartialEq, Eq)]
pub struct Run {
    /// What it is.
    pub role: Role,
    /// Visible text without line feeds.
    pub text: String,
}

/// Length only: a message may hold a customer's value.
impl std::fmt::Debug for Run {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Run({:?}, {} bytes)", self.role, self.text.len())
    }
}

/// A row of a pane.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Styled {
    /// From left to right.
    pub runs: Vec<Run>,
    /// Which paragraph it belongs to, so that a new width keeps the place.
    pub paragraph: usize,
}

impl Styled {
    /// The text alone.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

/// Collects paragraphs and wraps them at one width. Texts are made visible here.
#[derive(Debug)]
pub struct Writer {
    rows: Vec<Styled>,
    columns: usize,
    paragraph: usize,
    tight: bool,
}

impl Writer {
    /// A writer for rows of this many columns; `tight` where rows are few.
    pub fn new(columns: u16, tight: bool) -> Self {
        Self { rows: Vec::new(), columns: usize::from(columns).max(1), paragraph: 0, tight }
    }

    /// The rows.
    pub fn finish(mut self) -> Vec<Styled> {
        while self.rows.last().is_some_and(|row| row.runs.is_empty()) {
            self.rows.pop();
        }
        self.rows
    }

    /// An empty row, never two in succession and none at the top.
    pub fn gap(&mut self) {
        if self.rows.last().is_some_and(|row| !row.runs.is_empty()) {
            self.push(Vec::new());
        }
    }

    /// A gap that a pane with few rows goes without, so that the message below it comes into sight.
    pub fn roomy_gap(&mut self) {
        if !self.tight {
            self.gap();
        }
    }

    /// Labelled facts, two on a row where they fit.
    pub fn facts(&mut self, facts: &[(&str, &str)]) {
        for pair in facts.chunks(2) {
            let [(label, text), (second, rest)] = pair else {
                pair.iter().for_each(|(label, text)| self.fact(label, text));
                continue;
            };
            let gap = "   ";
            let runs = [
                (Role::Label, labelled(label)),
                (Role::Text, format!("{text}{gap}")),
                (Role::Label, format!("{second}  ")),
                (Role::Text, (*rest).to_owned()),
            ];
            let runs: Vec<Run> = runs.iter().map(|(role, text)| run(*role, &wrap::visible(text))).collect();
            if runs.iter().map(|run| wrap::width(&run.text)).sum::<usize>() > self.columns {
                pair.iter().for_each(|(label, text)| self.fact(label, text));
                continue;
            }
            // As many paragraphs as on rows of their own: a new width then keeps the place.
            self.paragraph += pair.len();
            self.push(runs);
        }
    }

    /// A labelled fact.
    pub fn fact(&mut self, label: &str, text: &str) {
        let label = labelled(label);
        let indent = " ".repeat(wrap::width(&label));
        self.marked((Role::Label, &label), (Role::Text, &indent), Role::Text, text);
    }

    /// A text to be copied behind its bar; the rows of a listed point stand below its first word.
    pub fn quote(&mut self, text: &str) {
        const BAR: (Role, &str) = (Role::Bar, "│ ");
        let text = wrap::visible_lines(text);
        self.paragraph += 1;
        let room = self.columns.saturating_sub(wrap::width(BAR.1)).max(8);
        for line in text.split('\n') {
            let (first, line) =
                line.split_at_checked(2).filter(|(sign, _)| *sign == "- ").unwrap_or(("", line));
            let room = room.saturating_sub(wrap::width(first)).max(8);
            for (at, row) in wrap::words(line, room).into_iter().enumerate() {
                let indent = if at == 0 { first.to_owned() } else { " ".repeat(first.len()) };
                self.push(vec![run(BAR.0, BAR.1), run(Role::Quote, &format!("{indent}{row}"))]);
            }
        }
    }

    /// A paragraph in one style, its rows after the first indented like the first.
    pub fn text(&mut self, role: Role, indent: usize, text: &str) {
        let mark = " ".repeat(indent);
        self.marked((Role::Text, &mark), (Role::Text, &mark), role, text);
    }

    /// A paragraph behind a mark: `first` before its first row, `rest` before every other.
    pub fn marked(&mut self, first: (Role, &str), rest: (Role, &str), role: Role, text: &str) {
        let text = wrap::visible_lines(text);
        self.paragraph += 1;
        let room = self.columns.saturating_sub(wrap::width(first.1)).max(8);
        for (at, row) in wrap::words(&text, room).into_iter().enumerate() {
            let mark = if at == 0 { first } else { rest };
            self.push(vec![run(mark.0, mark.1), run(role, row)]);
        }
    }

    /// Runs on one row that belong together; when they do not fit, each begins a row.
    pub fn line(&mut self, runs: &[(Role, &str)]) {
        self.paragraph += 1;
        let runs: Vec<Run> = runs.iter().map(|(role, text)| run(*role, &wrap::visible(text))).collect();
        let wide: usize = runs.iter().map(|run| wrap::width(&run.text)).sum();
        if wide <= self.columns {
            self.push(runs);
            return;
        }
        for one in runs {
            let rows: Vec<Run> =
                wrap::words(one.text.trim(), self.columns).iter().map(|row| run(one.role, row)).collect();
            rows.into_iter().filter(|row| !row.text.is_empty()).for_each(|row| self.push(vec![row]));
        }
    }

    fn push(&mut self, runs: Vec<Run>) {
        let runs = runs.into_iter().filter(|run| !run.text.is_empty()).collect::<Vec<Run>>();
        self.rows.push(Styled { runs, paragraph: self.paragraph });
    }
}

fn run(role: Role, text: &str) -> Run {
    Run { role, text: text.to_owned() }
}

const LABEL: usize = 12;

fn labelled(label: &str) -> String {
    let room = LABEL.saturating_sub(wrap::width(label));
    format!("{label}{}", " ".repeat(room.max(1)))
}
