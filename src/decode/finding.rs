//! Sentences about a paste and its replies, worded for an agent: what it means, and what to do next.

use std::ops::Range;

use super::envelope::lexicon::{Lexicon, is_about_the_picture};
use super::envelope::{Draft, Note};
use super::node::Node;
use super::place::Lines;
use super::{Envelope, Finding, FindingKind, Generation, Outcome};

pub(crate) mod http;
mod legacy;
pub(crate) mod secret;

/// A finding with its place.
pub(super) fn placed(note: Note, lines: &Lines<'_>) -> Finding {
    let place = note.span.map(|span| lines.place(&span));
    Finding { kind: note.kind, text: note.text, place }
}

/// What is to be said about a reply beyond its shape's own notes.
/// `cut`: the paste ends inside the reply.
pub(super) fn complete(draft: &mut Draft<'_>, lexicon: &Lexicon<'_>, span: &Range<usize>, cut: bool) {
    codes(draft, lexicon);
    next_step(draft, span, cut);
}

fn codes(draft: &mut Draft<'_>, lexicon: &Lexicon<'_>) {
    let mut notes = Vec::new();
    for spotted in &draft.codes {
        let span = Some(spotted.span.clone());
        let Some(code) = spotted.meaning.code else {
            let picture = spotted.meaning.name.as_deref().is_some_and(is_about_the_picture);
            let text = if picture {
                "Faceki documents this name without a number, on its page about biometrics. Its words say what was \
                 wrong with the picture: ask the customer to take a new one, in the app or on the link."
            } else if spotted.meaning.known {
                "Faceki documents this name without a number, on its page about biometrics. Its words point to the \
                 system and not to the picture: let the developer ask Faceki's support."
            } else {
                "No catalogue lists this name. It stands where a code belongs, so it is reported as it is: ask \
                 Faceki's support what it means."
            };
            let kind = if spotted.meaning.known { FindingKind::Note } else { FindingKind::UnknownCode };
            notes.push(Note { kind, text: text.to_owned(), span });
            continue;
        };
        match lexicon.catalogue().get(code) {
            None if code == -1 => notes.push(Note {
                kind: FindingKind::NotACode,
                text: "-1 comes from the SDK in the app, not from Faceki: the SDK could not read the reply. Ask for \
                       the app's log, or fetch the record of the verification."
                    .to_owned(),
                span,
            }),
            None => notes.push(Note {
                kind: FindingKind::UnknownCode,
                text: format!(
                    "Code {code} is not in the catalogue. Faceki's list grows, so it may be new: check the list at \
                     docs.faceki.com/data-fields/error-codes, then ask Faceki's support."
                ),
                span,
            }),
            Some(entry) => notes.extend(legacy::note(entry, draft.generation, lexicon.catalogue(), span)),
        }
    }
    for note in notes {
        draft.notes.push(note);
    }
}

/// A verdict without a reason, or no verdict at all: where the answer is to be had.
fn next_step(draft: &mut Draft<'_>, span: &Range<usize>, cut: bool) {
    let told = draft.notes.iter().any(|note| note.kind == FindingKind::NextStep);
    if told || !draft.codes.is_empty() {
        return;
    }
    let place = Some(span.clone());
    let v2 = draft.generation == Generation::V2;
    let text = match (draft.outcome, draft.envelope) {
        (Outcome::Declined, Envelope::Biometrics) => {
            "The login failed: no face in the account matched. Ask the customer to take a new selfie in even light; \
             after about three tries, check whether the customer has signed up at all."
        }
        (Outcome::Declined, _) if !draft.failed_checks.is_empty() => {
            "No code is given: the failed checks are the reason."
        }
        (Outcome::Declined, _) if cut => {
            "Declined, and the paste ends before the reason. Copy the reply once more, to its last bracket, or fetch \
             its record by the request id."
        }
        (Outcome::Unclear, _) if cut => {
            "The paste ends before the verdict. Copy the reply once more, to its last bracket, or fetch its record by \
             the request id."
        }
        (Outcome::Declined, _) if v2 => {
            "Declined, but this reply carries no reason. Fetch the record: GET \
             https://sdk.faceki.com/kycverify/api/kycverify/records?requestId= and the request id."
        }
        (Outcome::Declined, _) => {
            "Declined, but this reply carries no reason. Fetch the record: GET \
             https://sdk.faceki.com/api/v3/kyc_verification?requestId= and the request id of this reply; its \
             errorCodes are the reason."
        }
        (Outcome::Review, _) => {
            "A person has to look at this verification in the Faceki portal. Tell the customer to wait; a new try \
             does not help."
        }
        (Outcome::Unclear, _) if v2 => {
            "This reply carries no verdict: a responseCode alone is not one. Fetch the record: GET \
             https://sdk.faceki.com/kycverify/api/kycverify/records?requestId= and the request id."
        }
        (Outcome::Unclear, _) => {
            "This reply carries no verdict: a code 200 alone is not one. Fetch the record: GET \
             https://sdk.faceki.com/api/v3/kyc_verification?requestId= and the request id."
        }
        _ => return,
    };
    draft.notes.push(Note { kind: FindingKind::NextStep, text: text.to_owned(), span: place });
}

/// A code under `error`.
pub(super) fn supplier(code: &Node) -> Note {
    Note {
        kind: FindingKind::NotACode,
        text: "The code under error comes from the document reader behind Faceki, not from Faceki: do not look it up \
               here. It usually means that the picture has to be taken again."
            .to_owned(),
        span: Some(code.span.clone()),
    }
}

/// Nothing to decode: what to paste instead.
pub(super) fn nothing(text: &str, cut: bool) -> Finding {
    let text = if text.trim().is_empty() {
        "There is nothing to read. Paste the reply that Faceki's API gave, or a code such as 8006."
    } else if cut {
        "The paste ends before anything tells a reply of Faceki. Copy it once more, to its last bracket."
    } else {
        http::hint(text).unwrap_or(
            "No reply of Faceki and no code was found. Paste the whole body of the reply, from its first brace to its \
             last, or the code or its name alone.",
        )
    };
    Finding { kind: FindingKind::Nothing, text: text.to_owned(), place: None }
}
