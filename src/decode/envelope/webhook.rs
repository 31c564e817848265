//! The webhook (section 7 of the API notes): `requestId`, `fullName`, `status`, `kycData`.

use super::record;
use super::view::{Sight, text};
use super::{Draft, Rank, Shape};
use crate::decode::outcome::{of_word, worst};
use crate::decode::{Envelope, FindingKind, Generation, Outcome};

/// A verdict that Faceki sent by itself.
pub(super) const SHAPE: Shape = Shape { rank: Rank::Full, fits, judge };

fn fits(sight: &Sight<'_, '_>) -> bool {
    let view = &sight.view;
    let Some(word) = view.text("status").filter(|word| !word.is_empty()) else { return false };
    let verdict = of_word(word) != Outcome::Unclear;
    view.has("kycdata")
        || (view.has("fullname") && (verdict || view.has("requestid")))
        || (view.has("requestid") && verdict)
}

fn judge<'a>(sight: &Sight<'a, '_>, draft: &mut Draft<'a>) {
    draft.is(Envelope::Webhook, Generation::V3);
    let view = &sight.view;
    let words = view.all("status").filter_map(text).filter(|word| !word.is_empty());
    let status = worst(words.map(of_word));
    let found = record::read(view, sight, draft);
    // A form in a ticket names one: `Error code: 5010`. A bare `code` beside a status may be a card payment's.
    for node in view.all("errorcode") {
        draft.code(node, sight.lexicon);
    }
    draft.outcome = match status {
        Some(Outcome::Unclear) | None => found.verdict.unwrap_or(Outcome::Unclear),
        Some(Outcome::Accepted) if found.verdict == Some(Outcome::Declined) => {
            draft.note(
                FindingKind::Note,
                "The webhook's status is positive, the record in it is not. Look the verification up in the portal \
                 before you answer.",
                view.get("status"),
            );
            Outcome::Declined
        }
        Some(verdict) => verdict,
    };
    if draft.outcome == Outcome::Unclear {
        draft.note(
            FindingKind::Note,
            "The webhook's status is a word that Faceki does not document as a verdict. Look the verification up \
             in the portal.",
            view.get("status"),
        );
    }
}
