//! The v2 family: `responseCode`, then verdict flags (sections 2.1, 2.3, 2.8 to 2.12 of the API notes).

use super::biometrics;
use super::keys::Class;
use super::record::{self, Found};
use super::v3::is_position;
use super::view::{Sight, View, is_list, text};
use super::{Draft, Rank, Shape, code};
use crate::decode::node::{Node, Value};
use crate::decode::outcome::worst;
use crate::decode::{Envelope, FindingKind, Generation, Outcome};

/// Anything with a `responseCode`.
pub(super) const SHAPE: Shape = Shape { rank: Rank::Full, fits, judge };

const VERIFICATION_KEYS: [&str; 9] = [
    "verification",
    "face",
    "requestid",
    "responseid",
    "confidence",
    "authentication",
    "livenessresponse",
    "images",
    "error",
];
const RULE_KEYS: [&str; 6] = [
    "allowedcountries",
    "allowedkycdocuments",
    "allowednationalities",
    "livenesschecktype",
    "multikycenabled",
    "validage",
];

fn fits(sight: &Sight<'_, '_>) -> bool {
    sight.view.all("responsecode").any(|node| is_position(node, sight)) && !is_access_log(sight)
}

/// `responseCode` 500 beside method and address is the HTTP status of somebody's log.
fn is_access_log(sight: &Sight<'_, '_>) -> bool {
    let view = &sight.view;
    let http = (view.has_class(Class::Http) || view.has("url")) && !view.has("data");
    http && sight.view.all("responsecode").all(|node| match code::read(node, sight.lexicon) {
        code::Position::Found(meaning) => meaning.code.is_some_and(|code| (100..600).contains(&code)),
        code::Position::Success => true,
        _ => false,
    })
}

fn judge<'a>(sight: &Sight<'a, '_>, draft: &mut Draft<'a>) {
    let view = &sight.view;
    draft.is(call(view), Generation::V2);
    let mut refused = false;
    let succeeded =
        view.all("responsecode").any(|node| code::read(node, sight.lexicon) == code::Position::Success);
    for name in ["responsecode", "errorcode"] {
        for node in view.all(name) {
            refused |= draft.code(node, sight.lexicon);
        }
    }
    let mut found = record::read(view, sight, draft);
    found.verdict = worst(found.verdict.into_iter().chain(biometrics::verdict(view, draft)));
    for data in view.records("data") {
        found.verdict = worst(found.verdict.into_iter().chain(biometrics::verdict(&data, draft)));
    }
    if refused {
        if draft.envelope == Envelope::Unspecified {
            draft.envelope = Envelope::V2Verification;
        }
        draft.outcome = Outcome::Refused;
    } else {
        draft.outcome = conclude(&found, draft);
        if draft.outcome == Outcome::Ok && !succeeded {
            draft.outcome = Outcome::Unclear;
        }
    }
    if draft.outcome == Outcome::Declined {
        let text =
            "responseCode 0 only says that the call worked: the checks decide, and one of them failed.";
        draft.note(FindingKind::Note, text, view.get("responsecode"));
    }
}

fn conclude(found: &Found, draft: &Draft<'_>) -> Outcome {
    match found.verdict {
        Some(verdict) => verdict,
        None if found.codes => Outcome::Declined,
        None if draft.cut_code => Outcome::Unclear,
        None => match draft.envelope {
            // The number alone says of a verification no more than code 200 does in v3.
            Envelope::V2Verification | Envelope::V2Records | Envelope::Unspecified => Outcome::Unclear,
            _ => Outcome::Ok,
        },
    }
}

/// Which call a v2 reply answers, by what is in `data`.
fn call(view: &View<'_>) -> Envelope {
    let Some(node) = view.all("data").next() else { return Envelope::Unspecified };
    if is_list(node) {
        return Envelope::V2Records;
    }
    if text(node).is_some_and(|text| !text.is_empty()) && (view.has("url") || looks_like_link(node)) {
        return Envelope::Link;
    }
    let Some(data) = View::of(node, view.origin) else { return Envelope::Unspecified };
    if data.has("accesstoken") {
        Envelope::Token
    } else if data.count(&RULE_KEYS) >= 2 {
        Envelope::V2Rules
    } else if biometrics::is(&data) {
        Envelope::Biometrics
    } else if data.has("faceverified") || data.has("kycrecords") {
        Envelope::V2FaceCheck
    } else if data.count(&VERIFICATION_KEYS) >= 1 {
        Envelope::V2Verification
    } else {
        Envelope::Unspecified
    }
}

/// A link's id is a UUID.
fn looks_like_link(node: &Node) -> bool {
    matches!(&node.seen().value, Value::Text(text) if text.len() == 36 && text.matches('-').count() == 4)
}
