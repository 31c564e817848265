//! A code without the rest of its reply: `{"code": 8006}`, `{"error_code": "FACE_CROPPED"}`.
//!
//! The members beside it decide: a code beside a message is an answer, a code beside a city is a postcode.

use super::code::{self, Position};
use super::keys::Class;
use super::v3::{conclude, payload};
use super::view::{Sight, View, text};
use super::{Draft, Rank, Shape};
use crate::catalogue::Code;
use crate::decode::node::{Node, Value};
use crate::decode::{Envelope, Generation, Outcome};

/// A code and little else.
pub(super) const SHAPE: Shape = Shape { rank: Rank::Part, fits, judge };

/// Members that say that something went wrong, or which verification it was.
const EVIDENCE: [&str; 9] =
    ["message", "msg", "error", "level", "severity", "requestid", "success", "errormessage", "appversion"];

fn fits(sight: &Sight<'_, '_>) -> bool {
    let foreign_parent = sight
        .under
        .is_some_and(|(name, class)| matches!(class, Class::Foreign | Class::Owner) || name == "error");
    if foreign_parent || sight.view.has_class(Class::Foreign) {
        return false;
    }
    sight.view.all("code").any(|node| counts(node, sight))
        || sight.view.all("errorcode").any(|node| counts(node, sight))
        || sight.view.all("error").any(|node| is_code_alone(node, sight))
}

fn counts(node: &Node, sight: &Sight<'_, '_>) -> bool {
    let view = &sight.view;
    match code::read(node, sight.lexicon) {
        Position::Found(meaning) => match meaning.code {
            Some(code) => is_plausible(code, sight) && own_name(code, sight),
            None => true,
        },
        Position::Success => {
            let zero = matches!(&node.seen().value, Value::Number(number) if number.whole == Some(0));
            !zero
                && is_plausible(200, sight)
                && !view.has("name")
                && (view.has("result") || !view.origin.bare)
        }
        Position::Cut => view.has("result") || view.has("decision"),
        Position::Stranger(_) => view.has("error") && view.has("errorcode"),
        Position::Silent => false,
    }
}

/// Listed four-digit codes need some sign of a failure beside them; short and unlisted numbers need to be alone
/// with members that replies and logs have.
fn is_plausible(code: Code, sight: &Sight<'_, '_>) -> bool {
    let view = &sight.view;
    let ours = code >= 1000 && sight.lexicon.lists(code);
    if mirrors_http(code, view) {
        return false;
    }
    let http = view.has_class(Class::Http) && !view.only(&["code", "errorcode", "message", "url", "error"]);
    if !view.has_strange() && !http {
        return true;
    }
    ours && (view.has("errorcode") || view.count(&EVIDENCE) >= 1)
}

/// `{"status": 500, "code": 500}` says the HTTP status twice.
fn mirrors_http(code: Code, view: &View<'_>) -> bool {
    let same =
        |node: &Node| matches!(&node.seen().value, Value::Number(number) if number.whole == Some(code));
    (100..600).contains(&code) && ["status", "statuscode"].iter().any(|name| view.all(name).any(same))
}

/// A name beside a code is the code's own, an error's class, or a logger's; any other name is a thing's.
fn own_name(code: Code, sight: &Sight<'_, '_>) -> bool {
    sight.view.all("name").filter_map(text).all(|name| {
        name.is_empty()
            || sight.lexicon.names(name, code)
            || name.ends_with("Error")
            || name.ends_with("Exception")
            || sight.view.has("level")
            || sight.view.has("severity")
    })
}

/// `{"error": "FACE_CROPPED"}`, `{"error": 8006}`: a documented name or a listed four-digit code, nothing else.
fn is_code_alone(node: &Node, sight: &Sight<'_, '_>) -> bool {
    match code::read(node, sight.lexicon) {
        Position::Found(meaning) => match (meaning.code, &node.seen().value) {
            (Some(code), Value::Number(_)) => meaning.known && code >= 1000 && is_plausible(code, sight),
            (_, Value::Text(text)) => meaning.known && text.contains('_'),
            _ => false,
        },
        _ => false,
    }
}

fn judge<'a>(sight: &Sight<'a, '_>, draft: &mut Draft<'a>) {
    let view = &sight.view;
    let named = view.all("errorcode").filter_map(text).any(|text| text.parse::<Code>().is_err());
    draft.is(
        if named { Envelope::FirstGeneration } else { Envelope::Unspecified },
        if named { Generation::First } else { Generation::Unknown },
    );
    let mut refused = false;
    for name in ["code", "errorcode"] {
        for node in view.all(name) {
            refused |= draft.code(node, sight.lexicon);
        }
    }
    for node in view.all("error").filter(|node| is_code_alone(node, sight)) {
        refused |= draft.code(node, sight.lexicon);
    }
    let found = payload(view, sight, draft);
    draft.outcome = if refused { Outcome::Refused } else { conclude(found, draft) };
}
