//! What SDKs and plugins say when their screens close (section 2.14 of the API notes), with no reply inside.

use super::view::{Sight, is_empty};
use super::{Draft, Rank, Shape};
use crate::decode::{Envelope, FindingKind, Generation, Outcome};

/// `{"status": "SUCCESS", "data": {}}` and its like.
pub(super) const SHAPE: Shape = Shape { rank: Rank::Shell, fits, judge };

/// Why an empty success is no success.
pub(crate) const EMPTY_SUCCESS: &str = "The SDK's screens closed, which says nothing about the verdict: on Android a declined or failed verification \
     looks just like this. Fetch the record: GET https://sdk.faceki.com/api/v3/kyc_verification with the request id, \
     the link or the record_identifier.";

/// How the screens ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// `SUCCESS`, `ResultOk`.
    Closed,
    /// `CANCELLED`, `ResultCanceled`.
    Cancelled,
    /// `ERROR`.
    Failed,
}

/// The end that a word stands for, and whether only Faceki's SDKs use the word.
pub(crate) fn end(word: &str) -> Option<(End, bool)> {
    let word = word.trim();
    let word = word.rsplit(['.', '$']).next().unwrap_or(word);
    let is = |known: &str| word.eq_ignore_ascii_case(known);
    if is("ResultOk") || is("RESULT_OK") {
        Some((End::Closed, true))
    } else if is("ResultCanceled") || is("ResultCancelled") || is("RESULT_CANCELED") {
        Some((End::Cancelled, true))
    } else if is("SUCCESS") {
        Some((End::Closed, false))
    } else if is("CANCELLED") || is("CANCELED") {
        Some((End::Cancelled, false))
    } else if is("ERROR") {
        Some((End::Failed, false))
    } else {
        None
    }
}

fn word<'a>(sight: &Sight<'a, '_>) -> Option<&'a str> {
    sight.view.text("status").or_else(|| {
        let other = sight.view.text("result").or_else(|| sight.view.text("type"))?;
        end(other).is_some_and(|(_, ours)| ours).then_some(other)
    })
}

fn fits(sight: &Sight<'_, '_>) -> bool {
    let view = &sight.view;
    let Some((end, ours)) = word(sight).and_then(end) else { return false };
    if !view.only(&["status", "data", "message", "result", "type", "error", "code"]) {
        return ours;
    }
    if view.origin.bare && !view.origin.json && !ours && !view.has("data") {
        return false;
    }
    match end {
        End::Closed => ours || view.all("data").all(is_empty),
        End::Cancelled => true,
        End::Failed => view.has("message") || view.has("data"),
    }
}

fn judge<'a>(sight: &Sight<'a, '_>, draft: &mut Draft<'a>) {
    draft.is(Envelope::SdkResult, Generation::Unknown);
    let place = sight.view.get("status").or_else(|| sight.view.get("result"));
    let (outcome, kind, text) = match word(sight).and_then(end) {
        Some((End::Cancelled, _)) => (
            Outcome::Cancelled,
            FindingKind::Note,
            "The person left the verification before it ended. Nothing was decided: they can start again.",
        ),
        Some((End::Failed, _)) => (
            Outcome::Unclear,
            FindingKind::NextStep,
            "The plugin stopped before it called Faceki, most often because it was started with wrong parameters. \
             Let the developer check how it is started, and ask for the app's log.",
        ),
        _ => (Outcome::Unclear, FindingKind::NextStep, EMPTY_SUCCESS),
    };
    draft.outcome = outcome;
    draft.note(kind, text, place);
}
