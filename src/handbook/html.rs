//! The handbook as one self-contained HTML page.

use super::{Chapter, TITLE};
use crate::catalogue::Entry;
use crate::explain::Part;
use crate::sanitise::{sanitise, sanitise_line};

const STYLE: &str = include_str!("../../assets/handbook.css");
const SCRIPT: &str = include_str!("../../assets/handbook.js");

/// Writes the page: a search box, then an article a code. `lang` is the language of the messages.
pub(super) fn write(chapters: &[Chapter<'_>], lang: &str) -> String {
    let contents: String = chapters.iter().map(|chapter| contents(chapter.entry)).collect();
    let articles: String = chapters.iter().map(|chapter| article(chapter, lang)).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
         script-src 'unsafe-inline'\">\n<title>{TITLE}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <header>\n<h1>{TITLE}</h1>\n<div class=\"search\" role=\"search\"><label for=\"search\">Search</label>\n\
         <input id=\"search\" type=\"search\" autocomplete=\"off\" placeholder=\"Code, name, words, symptoms\">\n\
         <p id=\"count\" role=\"status\"></p></div>\n</header>\n<nav aria-label=\"Contents\">\n<ul>\n{contents}</ul>\n</nav>\n\
         <main>\n{articles}</main>\n\
         <script>\n{SCRIPT}</script>\n</body>\n</html>\n"
    )
}

/// A code's line in the contents; the search hides it together with its article.
fn contents(entry: &Entry) -> String {
    let Entry { code, name, title, .. } = entry;
    // A long name breaks at its joints in a narrow column.
    let (name, title) = (text(name).replace('_', "_<wbr>"), text(title));
    format!(
        "<li><a href=\"#code-{code}\"><b>{code}</b> <span>{name} <small>{title}</small></span></a></li>\n"
    )
}

/// A code's article. Items of a list stand in one list element.
fn article(chapter: &Chapter<'_>, lang: &str) -> String {
    let Entry { code, keywords, causes, description, .. } = chapter.entry;
    let words: Vec<String> =
        keywords.iter().chain(causes).chain([description]).map(|word| text(word)).collect();
    let mut html = format!("<article id=\"code-{code}\" data-words=\"{}\">\n", words.join(" "));
    let mut open: Option<&'static str> = None;
    for part in &chapter.explanation.parts {
        let list = list_of(part);
        if open != list {
            html.push_str(&open.map(|tag| format!("</{tag}>\n")).unwrap_or_default());
            html.push_str(&list.map(|tag| format!("<{tag}>\n")).unwrap_or_default());
            open = list;
        }
        html.push_str(&painted(part, lang));
        html.push('\n');
    }
    html.push_str(&open.map(|tag| format!("</{tag}>\n")).unwrap_or_default());
    html.push_str("</article>\n");
    html
}

/// The list element that a part is an item of.
fn list_of(part: &Part) -> Option<&'static str> {
    match part {
        Part::Fact { .. } => Some("dl"),
        Part::Step(..) => Some("ol"),
        Part::Point(_) | Part::Related { .. } | Part::Link(_) => Some("ul"),
        _ => None,
    }
}

fn painted(part: &Part, lang: &str) -> String {
    match part {
        Part::Title { code, name, title } => {
            format!(
                "<h2><a href=\"#code-{code}\">{code}</a> {}</h2>\n<p class=\"title\">{}</p>",
                text(name),
                text(title)
            )
        }
        Part::Fact { label, text: fact } => format!("<div><dt>{label}</dt><dd>{}</dd></div>", text(fact)),
        Part::Heading(heading) => format!("<h3>{heading}</h3>"),
        Part::Paragraph(paragraph) => format!("<p>{}</p>", text(paragraph)),
        Part::Point(point) => format!("<li>{}</li>", text(point)),
        Part::Step(_, step) => format!("<li>{}</li>", text(step)),
        Part::Quote(quote) => {
            let lines: Vec<String> = sanitise(quote).lines().map(escaped).collect();
            format!("<blockquote lang=\"{}\" dir=\"auto\">{}</blockquote>", text(lang), lines.join("<br>"))
        }
        Part::Related { code, name, title } => {
            format!("<li><a href=\"#code-{code}\">{code}</a> {}: {}</li>", text(name), text(title))
        }
        Part::Link(link) => page(&sanitise_line(link)),
        Part::Internal(note) => format!("<p class=\"internal\">{}</p>", text(note)),
    }
}

/// A page as a link; only web addresses can be followed, because an overlay may name anything.
fn page(link: &str) -> String {
    let shown = escaped(link);
    if link.starts_with("https://") {
        format!("<li><a href=\"{shown}\" rel=\"noreferrer\">{shown}</a></li>")
    } else {
        format!("<li>{shown}</li>")
    }
}

/// A text on one line as HTML.
fn text(text: &str) -> String {
    escaped(&sanitise_line(text))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_text_cannot_leave_its_place() {
        assert_eq!(text("<script>\"'&"), "&lt;script&gt;&quot;&#39;&amp;");
        assert_eq!(page("javascript:alert(1)"), "<li>javascript:alert(1)</li>");
    }
}
