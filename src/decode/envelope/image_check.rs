//! The picture check that SDKs make before they upload (section 2.13 of the API notes). It has no codes.

use super::view::Sight;
use super::{Draft, Rank, Shape};
use crate::decode::node::{Node, Value};
use crate::decode::{Envelope, FindingKind, Generation, Outcome};

/// Objects, quality, liveness.
pub(super) const SHAPE: Shape = Shape { rank: Rank::Part, fits, judge };
/// `error` and `message`, both texts.
pub(super) const FAILURE: Shape = Shape { rank: Rank::Shell, fits: is_failure, judge: judge_failure };

/// The lowest limit of the SDKs for the picture's quality: the back of a document in the web SDK.
const LOWEST_QUALITY: f64 = 80.0;
/// The lowest limit of the SDKs for liveness: Android's.
const LOWEST_LIVENESS: f64 = 0.7;

fn fits(sight: &Sight<'_, '_>) -> bool {
    let view = &sight.view;
    let scored = view.view("liveness").is_some_and(|liveness| liveness.has("livenessscore"));
    (view.has("objectsdetected") && (view.has("quality") || view.has("liveness")))
        || (view.has("quality") && scored)
}

/// `quality` is a text, `livenessScore` a text in one version and a number in the next.
fn figure(node: &Node) -> Option<f64> {
    match &node.seen().value {
        Value::Number(number) => Some(number.value),
        Value::Text(text) => text.trim().parse().ok(),
        _ => None,
    }
}

fn judge<'a>(sight: &Sight<'a, '_>, draft: &mut Draft<'a>) {
    draft.is(Envelope::ImageCheck, Generation::Unknown);
    draft.outcome = Outcome::Ok;
    let below = |figures: Option<f64>, limit: f64| figures.is_some_and(|figure| figure < limit);
    if below(sight.view.all("quality").find_map(figure), LOWEST_QUALITY) {
        draft.failed("quality");
    }
    if let Some(liveness) = sight.view.view("liveness") {
        if below(liveness.all("livenessscore").find_map(figure), LOWEST_LIVENESS) {
            draft.failed("liveness.livenessScore");
        }
        draft.failed_members("liveness", &liveness);
    }
    if !draft.failed_checks.is_empty() {
        draft.note(
            FindingKind::NextStep,
            "This is the picture check before the upload. The SDK would not take this picture: ask the customer \
             to take a new one, sharp, evenly lit and without reflections.",
            None,
        );
    }
}

fn is_failure(sight: &Sight<'_, '_>) -> bool {
    let view = &sight.view;
    let text = |name| view.text(name).is_some_and(|text| !text.is_empty());
    !view.origin.bare && text("error") && text("message") && view.only(&["error", "message"])
}

fn judge_failure<'a>(_: &Sight<'a, '_>, draft: &mut Draft<'a>) {
    draft.is(Envelope::ImageCheck, Generation::Unknown);
    draft.outcome = Outcome::Refused;
    draft.note(
        FindingKind::Note,
        "A refusal without a code: the picture check before the upload answers like this. Its text is all there is: \
         ask the customer to take a new picture and, if it happens again, the developer for the reply of the \
         verification call itself.",
        None,
    );
}
