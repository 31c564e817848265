//! The placeholders that a wording may hold.

use crate::fault::{LISTED, either, nearest, quote};
use crate::message::PLACEHOLDERS;

/// What is wrong with a placeholder.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Wrong {
    /// The byte of the brace in the wording.
    pub(super) at: usize,
    /// What was expected, as a sentence.
    pub(super) text: String,
    /// The nearest placeholder.
    pub(super) nearest: Option<&'static str>,
}

impl Wrong {
    fn new(at: usize, text: String, nearest: Option<&'static str>) -> Self {
        Self { at, text, nearest }
    }
}

/// What is wrong with the placeholders of a wording, in its order. A wording of nothing but braces is not worth a list
/// longer than a file's.
pub(super) fn faults(text: &str) -> Vec<Wrong> {
    let mut faults = Vec::new();
    let mut open: Option<usize> = None;
    let never_closed = || "expected `}` after `{`".to_owned();
    for (at, brace) in text.match_indices(['{', '}']) {
        if faults.len() > LISTED {
            return faults;
        }
        match (open, brace) {
            (None, "{") => open = Some(at),
            (None, _) => faults.push(Wrong::new(at, "expected `{` before `}`".to_owned(), None)),
            (Some(before), "{") => {
                faults.push(Wrong::new(before, never_closed(), None));
                open = Some(at);
            }
            (Some(before), _) => {
                let name = text.get(before + 1..at).unwrap_or_default();
                if !PLACEHOLDERS.contains(&name) {
                    let words = either(PLACEHOLDERS);
                    let sentence = format!("expected a placeholder {words}, found {}", quote(name));
                    faults.push(Wrong::new(before, sentence, nearest(name, PLACEHOLDERS)));
                }
                open = None;
            }
        }
    }
    if let Some(before) = open {
        faults.push(Wrong::new(before, never_closed(), None));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_placeholders_pass_and_others_are_named() {
        let unknown = |name: &str| {
            format!(
                "expected a placeholder name, company, agent, link, document or reference, found \"{name}\""
            )
        };
        for (text, expected) in [
            ("Hello {name}, {company} asks …", vec![]),
            ("{compnay}", vec![(0, unknown("compnay"), Some("company"))]),
            ("ä {Name} {iban}", vec![(3, unknown("Name"), Some("name")), (10, unknown("iban"), None)]),
            ("a {name", vec![(2, "expected `}` after `{`".to_owned(), None)]),
            (
                "{{name}}",
                vec![
                    (0, "expected `}` after `{`".to_owned(), None),
                    (7, "expected `{` before `}`".to_owned(), None),
                ],
            ),
            ("name}", vec![(4, "expected `{` before `}`".to_owned(), None)]),
        ] {
            let found: Vec<_> = faults(text).into_iter().map(|f| (f.at, f.text, f.nearest)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
