//! Biometric sign-up and login of v2 (section 2.12 of the API notes): `logedIn` is spelled that way.

use super::view::{Sight, View, is_list, items};
use super::{Draft, Rank, Shape};
use crate::decode::node::Value;
use crate::decode::{Envelope, Generation, Outcome};

/// The `data` of a login without its envelope.
pub(super) const SHAPE: Shape =
    Shape { rank: Rank::Part, fits: |sight| sight.view.has_flag("logedin"), judge };

fn judge<'a>(sight: &Sight<'a, '_>, draft: &mut Draft<'a>) {
    draft.is(Envelope::Biometrics, Generation::V2);
    draft.outcome = verdict(&sight.view, draft).unwrap_or(Outcome::Unclear);
}

/// Is this what sign-up or login answer?
pub(super) fn is(data: &View<'_>) -> bool {
    data.has("logedin") || (data.has("user") && data.has("faceid")) || login_without_flag(data)
}

fn login_without_flag(data: &View<'_>) -> bool {
    data.has("allfaceids") && !data.has("faceverified") && !data.has("kycrecords")
}

/// `logedIn` false, or no face found, is a failed login.
pub(super) fn verdict<'a>(data: &View<'a>, draft: &mut Draft<'a>) -> Option<Outcome> {
    if data.denies("logedin") {
        draft.failed("logedIn");
        return Some(Outcome::Declined);
    }
    let no_face = data.all("allfaceids").any(|node| match &node.seen().value {
        Value::Null => true,
        _ => is_list(node) && items(node).is_empty(),
    });
    if no_face && !data.has_flag("faceverified") {
        draft.failed("all_face_ids");
        return Some(Outcome::Declined);
    }
    data.has_flag("logedin").then_some(Outcome::Accepted)
}
