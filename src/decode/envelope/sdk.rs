//! What SDKs and plugins say when their screens close (section 2.14 of the API notes), with no reply inside.

use std::ops::Range;

use super::view::{Sight, View, is_empty};
use super::{Draft, Note, Rank, Shape};
use crate::decode::node::Node;
use crate::decode::{Envelope, FindingKind, Generation, Outcome};

/// `{"status": "SUCCESS", "data": {}}` and its like.
pub(super) const SHAPE: Shape = Shape { rank: Rank::Shell, fits, judge };

/// Why an empty success is no success.
const EMPTY_SUCCESS: &str = "The SDK's screens closed, which says nothing about the verdict: on Android a declined or failed verification \
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
        End::Closed => ours || view.all("data").all(|data| is_empty(data) || only_ids(data, sight)),
        End::Cancelled => true,
        End::Failed => view.has("message") || view.has("data"),
    }
}

/// Ids of a verification and nothing that says how it went.
fn only_ids(data: &Node, sight: &Sight<'_, '_>) -> bool {
    const IDS: [&str; 8] = [
        "requestid",
        "responseid",
        "workflowid",
        "companyid",
        "branchid",
        "link",
        "recordidentifier",
        "referenceid",
    ];
    View::of(data, sight.view.origin).is_some_and(|view| view.only(&IDS))
}

fn judge<'a>(sight: &Sight<'a, '_>, draft: &mut Draft<'a>) {
    draft.is(Envelope::SdkResult, Generation::Unknown);
    let place = sight.view.get("status").or_else(|| sight.view.get("result"));
    let end = word(sight).and_then(end).map_or(End::Closed, |(end, _)| end);
    draft.outcome = if end == End::Cancelled { Outcome::Cancelled } else { Outcome::Unclear };
    draft.notes.push(note(end, place.map(|node| node.span.clone())));
}

/// What an end means for the agent.
pub(crate) fn note(end: End, span: Option<Range<usize>>) -> Note {
    let (kind, text) = match end {
        End::Cancelled => (
            FindingKind::Note,
            "The person left the verification before it ended. Nothing was decided: they can start again.",
        ),
        End::Failed => (
            FindingKind::NextStep,
            "The plugin stopped before it called Faceki, most often because it was started with wrong parameters. \
             Let the developer check how it is started, and ask for the app's log.",
        ),
        End::Closed => (FindingKind::NextStep, EMPTY_SUCCESS),
    };
    Note { kind, text: text.to_owned(), span }
}
