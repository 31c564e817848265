//! The placeholders that a wording may hold.

use crate::fault::{either, nearest, quote};
use crate::message::PLACEHOLDERS;

/// What is wrong with the placeholders of a wording: a sentence and the nearest placeholder.
pub(super) fn faults(text: &str) -> Vec<(String, Option<&'static str>)> {
    let mut faults = Vec::new();
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once('{') {
        closing_braces(before, &mut faults);
        let Some((name, after)) = inside.split_once('}').filter(|(name, _)| !name.contains('{')) else {
            faults.push(("expected `}` after `{`".to_owned(), None));
            rest = inside;
            continue;
        };
        if !PLACEHOLDERS.contains(&name) {
            let words = either(PLACEHOLDERS);
            faults.push((
                format!("expected a placeholder {words}, found {}", quote(name)),
                nearest(name, PLACEHOLDERS),
            ));
        }
        rest = after;
    }
    closing_braces(rest, &mut faults);
    faults
}

fn closing_braces(text: &str, faults: &mut Vec<(String, Option<&'static str>)>) {
    faults.extend(text.matches('}').map(|_| ("expected `{` before `}`".to_owned(), None)));
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
            ("{compnay}", vec![(unknown("compnay"), Some("company"))]),
            ("{Name} {iban}", vec![(unknown("Name"), Some("name")), (unknown("iban"), None)]),
            ("{name", vec![("expected `}` after `{`".to_owned(), None)]),
            (
                "{{name}}",
                vec![
                    ("expected `}` after `{`".to_owned(), None),
                    ("expected `{` before `}`".to_owned(), None),
                ],
            ),
            ("name}", vec![("expected `{` before `}`".to_owned(), None)]),
        ] {
            assert_eq!(faults(text), expected, "{text}");
        }
    }
}
