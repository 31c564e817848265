//! The handbook as CommonMark.

use super::{Chapter, TITLE};
use crate::explain::Part;
use crate::sanitise::{sanitise, sanitise_line};

/// Writes a table of all codes, then a chapter for each.
pub(super) fn write(chapters: &[Chapter<'_>]) -> String {
    let mut text = format!("# {TITLE}\n\n| code | name | meaning |\n| ---: | --- | --- |\n");
    for chapter in chapters {
        let entry = chapter.entry;
        let (name, title) = (cell(&entry.name), cell(&entry.title));
        text.push_str(&format!("| [{0}](#code-{0}) | {name} | {title} |\n", entry.code));
    }
    for chapter in chapters {
        chapter_parts(&mut text, chapter);
    }
    text
}

/// A chapter, its parts one below the other; lists stand together, everything else after a blank line.
fn chapter_parts(text: &mut String, chapter: &Chapter<'_>) {
    let mut in_list = false;
    for part in &chapter.explanation.parts {
        let item = matches!(
            part,
            Part::Fact { .. } | Part::Point(_) | Part::Step(..) | Part::Related { .. } | Part::Link(_)
        );
        if !(item && in_list) {
            text.push('\n');
        }
        in_list = item;
        text.push_str(&painted(part));
        text.push('\n');
    }
}

fn painted(part: &Part) -> String {
    match part {
        Part::Title { code, name, title } => {
            format!("<a id=\"code-{code}\"></a>\n\n## {code} {}\n\n**{}**", inline(name), inline(title))
        }
        Part::Fact { label, text } => format!("- {label}: {}", inline(text)),
        Part::Heading(heading) => format!("### {heading}"),
        Part::Paragraph(paragraph) => inline(paragraph),
        Part::Point(point) => format!("- {}", inline(point)),
        Part::Step(number, step) => format!("{number}. {}", inline(step)),
        Part::Quote(quote) => {
            let lines: Vec<String> = sanitise(quote)
                .lines()
                .map(|line| format!("> {}", escaped(line)).trim_end().to_owned())
                .collect();
            lines.join("\n")
        }
        Part::Related { code, name, title } => {
            format!("- [{code}](#code-{code}) {}: {}", inline(name), inline(title))
        }
        Part::Link(link) => format!("- <{}>", sanitise_line(link).replace(['<', '>'], "")),
        Part::Internal(note) => format!("> **Internal:** {}", inline(note)),
    }
}

/// A text on one line, without anything that Markdown would read as its own.
fn inline(text: &str) -> String {
    escaped(&sanitise_line(text))
}

/// A text inside a table's cell.
fn cell(text: &str) -> String {
    inline(text).replace('|', "\\|")
}

fn escaped(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    for c in line.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#') {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_of_foreign_text_stays_text() {
        assert_eq!(inline("a <b> *c* _d_ [e](f)\u{1b}"), "a \\<b\\> \\*c\\* \\_d\\_ \\[e\\](f)␛");
        assert_eq!(cell("a|b"), "a\\|b");
    }
}
