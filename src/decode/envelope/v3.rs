//! The v3 envelope: `status`, `code`, `message`, `appVersion`, `result` (sections 2.4 to 2.7 of the API notes).

use super::code::{self, Position};
use super::record::{self, Found};
use super::view::{Sight, View, is_empty};
use super::{Draft, Rank, Shape};
use crate::decode::node::{Node, Value};
use crate::decode::{Envelope, FindingKind, Generation, Outcome};

/// The whole envelope.
pub(super) const SHAPE: Shape = Shape { rank: Rank::Full, fits, judge };
/// Workflow rules without their envelope.
pub(super) const RULES: Shape = Shape { rank: Rank::Part, fits: are_rules, judge: judge_rules };

const RULE_KEYS: [&str; 9] = [
    "documents",
    "documentoptional",
    "livenesstype",
    "ocronly",
    "userverifyonce",
    "facematchscore",
    "amltype",
    "autocapture",
    "callbackurl",
];
const ANALYSIS_KEYS: [&str; 3] = ["genderconfidence", "facedetectionconfidence", "livenessscore"];

fn fits(sight: &Sight<'_, '_>) -> bool {
    let view = &sight.view;
    if view.has("appversion") {
        return view.has("code") || view.has("status") || view.has("result") || view.has("message");
    }
    let coded = view.all("code").any(|node| is_position(node, sight));
    coded && view.all("status").any(|node| view.flag(node).is_some())
}

/// Could a code stand here? A cut, broken or missing number could, an axios `ERR_BAD_REQUEST` could not.
pub(super) fn is_position(node: &Node, sight: &Sight<'_, '_>) -> bool {
    match code::read(node, sight.lexicon) {
        Position::Found(_) | Position::Success | Position::Cut => true,
        Position::Stranger(_) => false,
        Position::Silent => match &node.seen().value {
            Value::Null | Value::Number(_) => true,
            Value::Text(text) => code::is_misread(text, sight.lexicon),
            _ => false,
        },
    }
}

fn judge<'a>(sight: &Sight<'a, '_>, draft: &mut Draft<'a>) {
    let view = &sight.view;
    draft.is(Envelope::V3Verification, Generation::V3);
    let mut refused = false;
    for name in ["code", "errorcode"] {
        for node in view.all(name) {
            refused |= draft.code(node, sight.lexicon) || half_name(node, sight, draft);
        }
    }
    let found = payload(view, sight, draft);
    draft.outcome = if refused { Outcome::Refused } else { conclude(found, draft) };
    if refused {
        return;
    }
    let status_denies = view.denies("status");
    match draft.outcome {
        Outcome::Declined => draft.note(
            FindingKind::Note,
            "Code 200 only says that the call worked: the decision is what counts, and it is negative.",
            view.get("code"),
        ),
        Outcome::Accepted if status_denies => draft.note(
            FindingKind::Note,
            "The decision is positive but status is false; Faceki's Android SDK would not take this as accepted. \
             Check the verification in the portal.",
            view.get("status"),
        ),
        Outcome::Unclear => unclear(sight, draft),
        _ => {}
    }
}

/// Code 1 is named `UNAUTHORIZED/INVALID URL`; in the code of a v3 reply half of it is enough.
fn half_name<'a>(node: &'a Node, sight: &Sight<'a, '_>, draft: &mut Draft<'a>) -> bool {
    let half = super::view::text(node).is_some_and(|text| {
        ["UNAUTHORIZED", "INVALID URL", "INVALID_URL"].iter().any(|half| text.eq_ignore_ascii_case(half))
    });
    if half {
        draft.spot(sight.lexicon.number(1), node);
    }
    half
}

/// Reads `result` (some programs rename it `data`) and tells what call it answers.
pub(super) fn payload<'a>(view: &View<'a>, sight: &Sight<'a, '_>, draft: &mut Draft<'a>) -> Found {
    // Decision and codes beside the envelope's own members, then the payload: `read` goes into both names.
    let found = record::read(view, sight, draft);
    for name in ["result", "data"] {
        for node in view.all(name) {
            if record::is_records(node) {
                draft.envelope = Envelope::V3Records;
            }
            let Some(inner) = View::of(node, view.origin) else { continue };
            if inner.has("verificationsummary") || inner.has("documentdata") {
                draft.envelope = Envelope::V3Records;
            } else if is_rules(&inner) {
                draft.envelope = Envelope::V3Rules;
            } else if inner.count(&ANALYSIS_KEYS) >= 1 {
                draft.envelope = Envelope::V3Analysis;
            } else if inner.has("accesstoken") {
                draft.envelope = Envelope::Token;
            }
        }
    }
    found
}

/// The verdict of a processed call.
pub(super) fn conclude(found: Found, draft: &Draft<'_>) -> Outcome {
    let without_verdict =
        matches!(draft.envelope, Envelope::V3Rules | Envelope::V3Analysis | Envelope::Token);
    match found.verdict {
        Some(verdict) => verdict,
        // Codes of a record are its reasons for a refusal, even when its decision was cut off.
        None if found.codes => Outcome::Declined,
        None if without_verdict && !draft.cut_code => Outcome::Ok,
        None => Outcome::Unclear,
    }
}

fn unclear<'a>(sight: &Sight<'a, '_>, draft: &mut Draft<'a>) {
    let view = &sight.view;
    let misread =
        |node: &&Node| super::view::text(node).is_some_and(|text| code::is_misread(text, sight.lexicon));
    if let Some(node) = view.all("code").find(misread) {
        let text = "The code was not read well from a picture: letters stand where digits belong. Look at the picture, \
                    and type the code in.";
        return draft.note(FindingKind::NextStep, text, Some(node));
    }
    let payload = view.get("result").or_else(|| view.get("data"));
    if draft.cut_code {
        let text = "The code is cut off in this paste. Copy the reply once more, to its last bracket.";
        draft.note(FindingKind::NextStep, text, None);
    } else if draft.envelope == Envelope::V3Records && payload.is_some_and(is_empty) {
        let text = "No record was found for this request. Check the id or the link that was asked for.";
        draft.note(FindingKind::NextStep, text, payload);
    } else if payload.is_none_or(is_empty) && !view.origin.cut {
        let text = "The call was answered without a result: a wrong link or workflow id looks like this. Check \
                    both; for a verification, fetch its record with GET \
                    https://sdk.faceki.com/api/v3/kyc_verification?requestId= and the request id.";
        draft.note(FindingKind::NextStep, text, payload.or(Some(view.node)));
    }
}

fn is_rules(view: &View<'_>) -> bool {
    view.count(&RULE_KEYS) >= 2
}

fn are_rules(sight: &Sight<'_, '_>) -> bool {
    sight.view.count(&RULE_KEYS) >= 3 && sight.view.has("workflowid")
}

fn judge_rules<'a>(_: &Sight<'a, '_>, draft: &mut Draft<'a>) {
    draft.is(Envelope::V3Rules, Generation::V3);
    draft.outcome = Outcome::Ok;
}
