//! Placeholders: which there are, clean values for them, and the first wording that they can fill.

use super::Values;
use super::format::Variants;
use crate::sanitise::{sanitise, sanitise_line};

/// The placeholders that a text may hold, in braces. No other is filled.
pub const PLACEHOLDERS: [&str; 6] = ["name", "company", "agent", "link", "document", "reference"];

/// Longest value in characters; a longer one is cut at a word or here.
const LONGEST: usize = 80;

/// Longest link in characters; a cut link would lead nowhere, so a longer one counts as unset.
const LONGEST_LINK: usize = 2000;

/// Values as they may stand in a message: one line, visible, bounded, never blank, no braces.
#[derive(Clone)]
pub(super) struct Clean {
    values: [Option<String>; 6],
    /// What the agent must know about a value that was changed or left out.
    pub(super) notes: Vec<String>,
}

impl Clean {
    pub(super) fn new(values: &Values) -> Self {
        let Values { name, company, agent, link, document, reference } = values;
        let raw = [name, company, agent, link, document, reference];
        let mut notes = Vec::new();
        let mut clean: [Option<String>; 6] = Default::default();
        for ((slot, value), placeholder) in clean.iter_mut().zip(raw).zip(PLACEHOLDERS) {
            let Some(value) = value.as_deref() else { continue };
            *slot = if placeholder == "link" {
                link_value(value, &mut notes)
            } else {
                line(value, placeholder, &mut notes)
            };
        }
        Self { values: clean, notes }
    }

    pub(super) fn get(&self, placeholder: &str) -> Option<&str> {
        let at = PLACEHOLDERS.iter().position(|known| *known == placeholder)?;
        self.values.get(at)?.as_deref()
    }

    /// The same with another word for the document, as clean as any other value.
    pub(super) fn with_document(&self, word: &str) -> Self {
        let mut other = self.clone();
        for (slot, placeholder) in other.values.iter_mut().zip(PLACEHOLDERS) {
            if placeholder == "document" {
                *slot = line(word, placeholder, &mut other.notes);
            }
        }
        other
    }

    /// The first wording whose placeholders are all set, filled.
    pub(super) fn fill(&self, variants: &Variants) -> Option<String> {
        variants.0.iter().find_map(|text| self.fill_one(text)).filter(|text| !text.is_empty())
    }

    /// `None` when a placeholder is unset or unknown, or a brace is left over. A value is never read again, so
    /// braces in it cannot become a placeholder.
    fn fill_one(&self, text: &str) -> Option<String> {
        let mut filled = String::with_capacity(text.len() + 32);
        for piece in pieces(text) {
            match piece {
                Piece::Text(plain) if plain.contains(['{', '}']) => return None,
                Piece::Text(plain) => filled.push_str(plain),
                Piece::Placeholder(name) => filled.push_str(self.get(name)?),
            }
        }
        Some(filled)
    }
}

/// The names between braces in `text`, in order, known or not.
pub fn placeholders(text: &str) -> Vec<&str> {
    let names = pieces(text).into_iter().filter_map(|piece| match piece {
        Piece::Placeholder(name) => Some(name),
        Piece::Text(_) => None,
    });
    names.collect()
}

enum Piece<'a> {
    Text(&'a str),
    Placeholder(&'a str),
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else { break };
        pieces.push(Piece::Text(before));
        pieces.push(Piece::Placeholder(name));
        rest = behind;
    }
    pieces.push(Piece::Text(rest));
    pieces
}

/// Invisible and control characters come along when a name is copied from another program. A mark in their place
/// would look like a fault to the customer, so here they are dropped.
fn visible(value: &str) -> String {
    let mut kept = String::with_capacity(value.len());
    for c in value.chars() {
        let mut buffer = [0; 4];
        let alone: &str = c.encode_utf8(&mut buffer);
        if matches!(c, '{' | '}') || c.is_whitespace() {
            kept.push(' ');
        } else if sanitise(alone) == alone {
            kept.push(c);
        }
    }
    kept
}

fn line(value: &str, placeholder: &str, notes: &mut Vec<String>) -> Option<String> {
    let bounded: String = value.chars().take(LONGEST_LINK).collect();
    let words = visible(&bounded).split_whitespace().collect::<Vec<_>>().join(" ");
    let clean = sanitise_line(&words);
    if clean.chars().count() <= LONGEST {
        return Some(clean).filter(|text| !text.is_empty());
    }
    notes.push(format!("The value for {placeholder} is longer than {LONGEST} characters and was cut."));
    let cut: String = clean.chars().take(LONGEST).collect();
    let whole_words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    Some(whole_words.to_owned())
}

fn link_value(value: &str, notes: &mut Vec<String>) -> Option<String> {
    let link = value.trim();
    if link.is_empty() {
        return None;
    }
    let usable = link.len() <= LONGEST_LINK
        && !link.contains(|c: char| c.is_whitespace() || matches!(c, '{' | '}'))
        && sanitise_line(link) == link;
    if !usable {
        notes.push(
            "The link was left out: it is too long, or holds blanks, braces or invisible characters."
                .to_owned(),
        );
        return None;
    }
    Some(link.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(set: impl FnOnce(&mut Values)) -> Clean {
        let mut values = Values::default();
        set(&mut values);
        Clean::new(&values)
    }

    fn variants(texts: &[&str]) -> Variants {
        Variants(texts.iter().map(|text| (*text).to_owned()).collect())
    }

    #[test]
    fn the_first_wording_that_can_be_filled_is_used() {
        let texts = variants(&["{agent} of {company}", "{company}", "we"]);
        assert_eq!(clean(|_| ()).fill(&texts).as_deref(), Some("we"));
        assert_eq!(clean(|v| v.company = Some("Bank".into())).fill(&texts).as_deref(), Some("Bank"));
        assert_eq!(clean(|v| v.agent = Some("Ben".into())).fill(&texts).as_deref(), Some("we"));
    }

    #[test]
    fn an_unknown_or_broken_placeholder_is_never_printed() {
        for text in ["{nmae}", "{", "}", "a {name", "{{name}}", "{}"] {
            let filled = clean(|v| v.name = Some("Ana".into())).fill(&variants(&[text, "else"]));
            assert_eq!(filled.as_deref(), Some("else"), "{text}");
        }
    }

    #[test]
    fn values_become_one_visible_bounded_line() {
        let hostile = clean(|v| v.name = Some(" A\u{1b}[31m\u{202e}n\r\n\ta {company} \u{200b}".into()));
        assert_eq!(hostile.get("name"), Some("A[31mn a company"));
        assert_eq!(clean(|v| v.name = Some(" \u{200f}\n".into())).get("name"), None);
        let long = clean(|v| v.company = Some("word ".repeat(1000)));
        assert!(
            long.get("company").is_some_and(|text| text.chars().count() <= LONGEST && text.ends_with("word"))
        );
        assert_eq!(long.notes.len(), 1);
    }

    #[test]
    fn a_link_is_whole_or_absent() {
        assert_eq!(
            clean(|v| v.link = Some(" https://a.test/x ".into())).get("link"),
            Some("https://a.test/x")
        );
        for link in ["https://a.test/ x", "https://a.test/{x}", "https://a.test/\u{202e}x", ""] {
            assert_eq!(clean(|v| v.link = Some(link.into())).get("link"), None, "{link}");
        }
        assert_eq!(clean(|v| v.link = Some(format!("https://{}", "a".repeat(3000)))).get("link"), None);
    }
}
