//! Tokens: handed out, refused, or the secret echoed (sections 2.1 and 2.2 of the API notes).

use super::view::{Sight, is_empty};
use super::{Draft, Rank, Shape};
use crate::decode::{Envelope, FindingKind, Generation, Outcome};

/// `status` and `statusCode`: the refusal of a token. The number mirrors HTTP.
pub(super) const REFUSED: Shape = Shape { rank: Rank::Full, fits: is_refused, judge: judge_refused };
/// A token without its envelope.
pub(super) const GIVEN: Shape =
    Shape { rank: Rank::Part, fits: |sight| is_given(sight), judge: |_, draft| judge_given(draft) };
/// The refusal that echoes the secret, or says what is missing, and nothing else.
pub(super) const ECHO: Shape = Shape { rank: Rank::Shell, fits: is_echo, judge: judge_echo };

fn is_refused(sight: &Sight<'_, '_>) -> bool {
    let view = &sight.view;
    view.has("statuscode") && view.all("status").any(|node| view.flag(node).is_some())
}

fn judge_refused<'a>(sight: &Sight<'a, '_>, draft: &mut Draft<'a>) {
    let view = &sight.view;
    draft.is(Envelope::Token, Generation::Unknown);
    if view.denies("status") {
        draft.outcome = Outcome::Refused;
        refusal_notes(draft);
    } else if view.view("data").is_some_and(|data| data.has("accesstoken")) {
        draft.outcome = Outcome::Ok;
    }
    draft.note(
        FindingKind::NotACode,
        "statusCode repeats the HTTP status of the call; it is not a Faceki code.",
        view.get("statuscode"),
    );
}

fn refusal_notes(draft: &mut Draft<'_>) {
    draft.note(
        FindingKind::NextStep,
        "The token was refused before any verification began: let the developer check clientId and clientSecret \
         and how they are sent.",
        None,
    );
}

fn is_given(sight: &Sight<'_, '_>) -> bool {
    sight.view.has("accesstoken") && sight.view.count(&["expiresin", "tokentype"]) >= 1
}

fn judge_given(draft: &mut Draft<'_>) {
    draft.is(Envelope::Token, Generation::Unknown);
    draft.outcome = Outcome::Ok;
}

fn is_echo(sight: &Sight<'_, '_>) -> bool {
    let view = &sight.view;
    if view.origin.bare && !view.origin.json {
        return false;
    }
    // With both credentials it is the body of the request, not the reply.
    if view.has("clientsecret") && !view.has("clientid") {
        return view.only(&["clientsecret", "message", "status", "data"])
            && (view.has("message") || view.all("clientsecret").all(is_empty));
    }
    let names_credentials = |text: &str| {
        let text = text.to_ascii_lowercase();
        ["client id", "client secret", "clientid", "clientsecret"].iter().any(|word| text.contains(word))
    };
    (view.denies("status") || view.has("statuscode"))
        && view.only(&["status", "statuscode", "message", "data", "clientsecret"])
        && view.text("message").is_some_and(|text| text.len() < 200 && names_credentials(text))
}

fn judge_echo<'a>(_: &Sight<'a, '_>, draft: &mut Draft<'a>) {
    draft.is(Envelope::Token, Generation::Unknown);
    draft.outcome = Outcome::Refused;
    refusal_notes(draft);
}
