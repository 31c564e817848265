//! The first generation, retired in 2022 (sections 2.16 and 9.4 of the API notes). Its `status` numbers clash
//! with v3 codes, so none of them is reported as a code.

use super::keys::Class;
use super::record;
use super::view::{Sight, View};
use super::{Draft, Rank, Shape};
use crate::catalogue::Code;
use crate::decode::node::{Node, Number, Value};
use crate::decode::{Envelope, FindingKind, Generation, Outcome};

/// A number in `status`.
pub(super) const STATUS: Shape = Shape { rank: Rank::Shell, fits: has_status, judge: judge_status };
/// `verification`, `face` and `error` without an envelope: also the `data` of a v2 reply, passed or refused.
pub(super) const VERIFICATION: Shape =
    Shape { rank: Rank::Part, fits: is_verification, judge: judge_verification };
/// A liveness figure.
pub(super) const LIVENESS: Shape = Shape { rank: Rank::Part, fits: is_liveness, judge: judge_liveness };

/// What the numbers meant (section 9.4 of the API notes).
const MEANINGS: [(Code, &str); 9] = [
    (200, "that the call worked"),
    (401, "not signed in; the text is in data"),
    (422, "a field that was refused; the text is in message"),
    (1000, "a sign-in that is pending"),
    (4001, "an error; the text says which"),
    (5001, "an image of too low quality"),
    (5004, "that no account was found"),
    (6001, "a failed login"),
    (6002, "a face too far away: move closer"),
];

fn number(node: &Node) -> Option<Code> {
    match &node.seen().value {
        Value::Number(Number { whole, .. }) => *whole,
        Value::Text(text) if text.len() <= 6 => text.trim().parse().ok(),
        _ => None,
    }
}

fn meaning(status: Code) -> Option<&'static str> {
    MEANINGS.iter().find(|(known, _)| *known == status).map(|(_, meaning)| *meaning)
}

fn has_status(sight: &Sight<'_, '_>) -> bool {
    let view = &sight.view;
    let Some(status) = view.all("status").find_map(number) else { return false };
    let printed = view.origin.bare && !view.origin.json;
    let told =
        if printed { view.count(&["data", "message"]) == 2 } else { view.has("data") || view.has("message") };
    meaning(status).is_some()
        && !view.has_class(Class::Http)
        && view.only(&["status", "data", "message", "result", "success", "error"])
        && (told || !(printed || (100..600).contains(&status)))
}

fn judge_status<'a>(sight: &Sight<'a, '_>, draft: &mut Draft<'a>) {
    draft.is(Envelope::FirstGeneration, Generation::First);
    let mut failed = false;
    for node in sight.view.all("status") {
        let Some((status, meaning)) = number(node).and_then(|status| Some((status, meaning(status)?))) else {
            continue;
        };
        failed |= status != 200;
        let text = format!(
            "This is the first generation of the API, retired in 2022: its status {status} means {meaning}. It is \
             not a v3 code of the same number."
        );
        draft.note(FindingKind::NotACode, text, Some(node));
    }
    draft.outcome = if failed { Outcome::Refused } else { Outcome::Ok };
}

fn is_verification(sight: &Sight<'_, '_>) -> bool {
    let flag = |name, flag| sight.view.records(name).any(|part: View<'_>| part.has_flag(flag));
    let refused = sight.view.has("responseid") && sight.view.view("error").is_some();
    flag("verification", "passed") || flag("face", "isidentical") || refused
}

fn judge_verification<'a>(sight: &Sight<'a, '_>, draft: &mut Draft<'a>) {
    let v2 =
        sight.view.count(&["requestid", "responseid", "images", "livenessresponse", "authentication"]) > 0;
    if v2 {
        draft.is(Envelope::V2Verification, Generation::V2);
    } else {
        draft.is(Envelope::FirstGeneration, Generation::First);
    }
    let found = record::read(&sight.view, sight, draft);
    draft.outcome = found.verdict.unwrap_or(Outcome::Unclear);
}

fn is_liveness(sight: &Sight<'_, '_>) -> bool {
    let figure = |name| sight.view.all(name).any(|node| matches!(node.seen().value, Value::Number(_)));
    figure("score") && figure("quality") && figure("probability")
}

fn judge_liveness<'a>(sight: &Sight<'a, '_>, draft: &mut Draft<'a>) {
    draft.is(Envelope::FirstGeneration, Generation::First);
    // "Live above 0.5" (section 2.16).
    let live = sight.view.all("probability").all(|node| match &node.seen().value {
        Value::Number(number) => number.value > 0.5,
        _ => true,
    });
    draft.outcome = if live { Outcome::Accepted } else { Outcome::Declined };
    if !live {
        draft.failed("probability");
    }
}
