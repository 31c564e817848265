//! Answers of the gateway in front of the application (section 2.15 of the API notes): a message and no code.

use super::view::{Sight, View};
use super::{Draft, Rank, Shape};
use crate::decode::finding::http;
use crate::decode::{Envelope, Generation, Outcome, loose};

/// `{"message": "Unauthorized"}`, `{"errors": [{"message": …}]}`.
pub(super) const SHAPE: Shape = Shape { rank: Rank::Shell, fits, judge };

fn fits(sight: &Sight<'_, '_>) -> bool {
    let view = &sight.view;
    if view.origin.bare && !view.origin.json {
        return false;
    }
    let listed = view.only(&["errors"])
        && view.records("errors").next().is_some_and(|error| error.text("message").is_some());
    let single =
        view.only(&["message", "requestid"]) && view.text("message").is_some_and(|text| !text.is_empty());
    // A message that names a code is worth more than the shape around it.
    (single || listed) && !texts(view).iter().any(|text| loose::names_a_code(text, sight.lexicon))
}

fn texts<'a>(view: &View<'a>) -> Vec<&'a str> {
    let listed = view.records("errors").filter_map(|error| error.text("message"));
    view.text("message").into_iter().chain(listed).collect()
}

fn judge<'a>(sight: &Sight<'a, '_>, draft: &mut Draft<'a>) {
    draft.is(Envelope::Gateway, Generation::Unknown);
    draft.outcome = Outcome::Gateway;
    let texts = texts(&sight.view);
    draft.notes.push(http::of_message(&texts, Some(sight.view.node.span.clone())));
}
