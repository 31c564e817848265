//! The human painter: typed parts and findings to text in the terminal's width.

use super::setup::Setup;
use crate::explain::{Explanation, Part};
use crate::sanitise::{sanitise, sanitise_line};
use crate::wrap;

/// Paints an explanation. Ends with a line feed.
pub(super) fn explanation(setup: &Setup, explanation: &Explanation) -> String {
    let styles = setup.styles;
    let mut text = String::new();
    for part in &explanation.parts {
        match part {
            Part::Title { code, name, title } => {
                let line = format!("{code}  {}", sanitise_line(name));
                text.push_str(&format!("{}\n{}\n", styles.strong(&line), sanitise_line(title)));
            }
            Part::Fact { label, text: fact } => {
                text.push_str(&indented(setup, fact, &format!("{label:<10}"), &" ".repeat(10)));
            }
            Part::Heading(heading) => text.push_str(&format!("\n{}\n", styles.strong(heading))),
            Part::Paragraph(paragraph) => text.push_str(&indented(setup, paragraph, "  ", "  ")),
            Part::Point(point) => text.push_str(&indented(setup, point, "  - ", "    ")),
            Part::Step(number, step) => {
                text.push_str(&indented(setup, step, &format!("  {number}. "), "     "))
            }
            Part::Quote(quote) => text.push_str(&indented(setup, quote, "  | ", "  | ")),
            Part::Related { code, name, title } => {
                let line = format!("{code} {name}: {title}");
                text.push_str(&indented(setup, &line, "  ", "    "));
            }
            Part::Link(link) => text.push_str(&format!("  {}\n", sanitise_line(link))),
            Part::Internal(note) => text.push_str(&styles.notice(&indented(setup, note, "  ! ", "    "))),
        }
    }
    text
}

/// Wraps a text to the width, its first row after `first`, the others after `rest`. Ends with a line feed.
pub(super) fn indented(setup: &Setup, text: &str, first: &str, rest: &str) -> String {
    let clean = sanitise(text);
    let rows = wrap::hanging(&clean, setup.width, wrap::width(first), wrap::width(rest));
    let mut painted = String::new();
    for (at, row) in rows.into_iter().enumerate() {
        painted.push_str(if at == 0 { first } else { rest });
        painted.push_str(row);
        painted.truncate(painted.trim_end().len());
        painted.push('\n');
    }
    painted
}
