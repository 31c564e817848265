//! The record of one verification (section 2.6 of the API notes): decision, codes, checks. It stands in a v3
//! reply's `result`, in a webhook's `kycData`, in v2's `data`, or alone when that is all somebody copied.

use super::view::{Sight, View, is_list};
use super::{Draft, Rank, Shape, v3};
use crate::decode::node::{Node, Value};
use crate::decode::outcome::{of_word, worst};
use crate::decode::{Envelope, FindingKind, Generation, Outcome, finding};

/// A record without its envelope.
pub(super) const SHAPE: Shape = Shape { rank: Rank::Part, fits, judge };

/// Records inside records: `kycData` may hold a reply, `kycResponse` a record.
const DEEPEST: usize = 4;

fn fits(sight: &Sight<'_, '_>) -> bool {
    let view = &sight.view;
    if view.has("verificationsummary") || view.all("errorcodes").any(|node| holds_codes(node, sight)) {
        return true;
    }
    let Some(word) = view.text("decision") else { return false };
    let verdict = of_word(word) != Outcome::Unclear;
    // Prose like "Decision: Declined" is no record; a printed member keeps the API's capitals.
    let printed = !view.origin.bare || view.origin.json || word.bytes().all(|byte| byte.is_ascii_uppercase());
    (verdict && printed) || view.count(&["requestid", "workflowid", "branchid", "companyid"]) >= 2
}

/// A list, or anything that reads as codes: the `errorCodes` of a schema are a description.
fn holds_codes(node: &Node, sight: &Sight<'_, '_>) -> bool {
    let mut draft = Draft::new();
    draft.code_list(node, sight.lexicon);
    is_records(node) || !draft.codes.is_empty()
}

fn judge<'a>(sight: &Sight<'a, '_>, draft: &mut Draft<'a>) {
    let view = &sight.view;
    let whole = view.count(&["verificationsummary", "errorcodes", "documentdata"]) > 0;
    draft.is(if whole { Envelope::V3Records } else { Envelope::V3Verification }, Generation::V3);
    let found = read(view, sight, draft);
    draft.outcome = v3::conclude(found, draft);
}

/// What a record, or several, say.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The worst verdict, when there is one.
    pub(super) verdict: Option<Outcome>,
    /// Some record has codes of its own.
    pub(super) codes: bool,
}

impl Found {
    /// Adds what another record says.
    pub(super) fn and(&mut self, other: Self) {
        self.verdict = worst(self.verdict.into_iter().chain(other.verdict));
        self.codes |= other.codes;
    }
}

/// Reads decision, codes and checks of a record and of the records in it.
pub(super) fn read<'a>(view: &View<'a>, sight: &Sight<'a, '_>, draft: &mut Draft<'a>) -> Found {
    let mut found = read_at(view, sight, draft, 0);
    if view.origin.cut && found.verdict.is_none() && !found.codes {
        found.and(strayed(view, sight, draft));
    }
    found
}

/// Where closing brackets were lost, the rest of a record stands inside one of its members.
fn strayed<'a>(view: &View<'a>, sight: &Sight<'a, '_>, draft: &mut Draft<'a>) -> Found {
    let mut found = Found::default();
    let mut open = vec![view.node];
    while let Some(node) = open.pop() {
        match &node.seen().value {
            Value::List(nodes) => open.extend(nodes.iter().rev()),
            Value::Record(members) => open.extend(members.iter().rev().map(|member| &member.value)),
            _ => continue,
        }
        let Some(inner) = View::of(node, view.origin) else { continue };
        let verdict = inner.all("decision").filter_map(|node| decision(node, draft));
        found.verdict = worst(found.verdict.into_iter().chain(worst(verdict)));
        let before = draft.codes.len();
        for codes in inner.all("errorcodes") {
            draft.code_list(codes, sight.lexicon);
        }
        found.codes |= draft.codes.len() > before;
        checks(&inner, draft);
    }
    found
}

fn read_at<'a>(view: &View<'a>, sight: &Sight<'a, '_>, draft: &mut Draft<'a>, depth: usize) -> Found {
    let mut found =
        Found { verdict: worst(view.all("decision").filter_map(|node| decision(node, draft))), codes: false };
    let before = draft.codes.len();
    for codes in view.all("errorcodes") {
        draft.code_list(codes, sight.lexicon);
    }
    // Integrators and forms rename the list, or pass on one code of it.
    for codes in
        ["errorcode", "codes"].iter().flat_map(|name| view.all(name)).filter(|_| view.has("decision"))
    {
        draft.code_list(codes, sight.lexicon);
    }
    found.codes = draft.codes.len() > before;
    checks(view, draft);
    found.verdict = worst(found.verdict.into_iter().chain(flags(view, draft)));
    supplier(view, draft);
    if depth < DEEPEST {
        for name in ["result", "data", "kycdata", "kycresponse", "kycrecords"] {
            for inner in view.records(name) {
                for code in inner.all("responsecode") {
                    found.codes |= draft.code(code, sight.lexicon);
                }
                found.and(read_at(&inner, sight, draft, depth + 1));
            }
        }
    }
    found
}

/// The verdict of a `decision`. A word that nobody documented is named, not guessed.
fn decision<'a>(node: &'a Node, draft: &mut Draft<'a>) -> Option<Outcome> {
    let word = super::view::text(node).filter(|word| !word.is_empty())?;
    let outcome = of_word(word);
    if outcome == Outcome::Unclear {
        draft.note(
            FindingKind::Note,
            "The decision is a word that Faceki does not document. Its SDKs take anything but ACCEPTED as failed; \
             look the verification up in the portal before you answer.",
            Some(node),
        );
    }
    Some(outcome)
}

fn checks<'a>(view: &View<'a>, draft: &mut Draft<'a>) {
    for (name, prefix) in [("verificationsummary", "verification_summary"), ("selfiedata", "selfie_data")] {
        for checks in view.records(name) {
            draft.failed_members(prefix, &checks);
        }
    }
}

/// Verdict flags of v2 and of the first generation: `verification.passed`, `face.isIdentical`. Both are read.
fn flags<'a>(view: &View<'a>, draft: &mut Draft<'a>) -> Option<Outcome> {
    let mut verdicts = Vec::new();
    for (name, flag, path) in
        [("verification", "passed", "verification.passed"), ("face", "isidentical", "face.isIdentical")]
    {
        for part in view.records(name) {
            if part.denies(flag) {
                draft.failed(path);
                verdicts.push(Outcome::Declined);
            } else if part.has_flag(flag) {
                verdicts.push(Outcome::Accepted);
            }
            if name == "verification" {
                for result in part.records("result") {
                    draft.failed_members("verification.result", &result);
                }
            }
        }
    }
    if view.denies("faceverified") {
        draft.failed("face_verified");
        verdicts.push(Outcome::Declined);
    } else if view.has_flag("faceverified") {
        verdicts.push(Outcome::Accepted);
    }
    worst(verdicts)
}

/// `error.code` is the document reader's behind Faceki, whatever its number (section 2.9 of the API notes).
fn supplier<'a>(view: &View<'a>, draft: &mut Draft<'a>) {
    for error in view.all("error") {
        let Some(inside) = View::of(error, view.origin) else { continue };
        if let Some(code) = inside.get("code") {
            let note = finding::supplier(code);
            draft.note(note.kind, note.text, Some(code));
        }
    }
}

/// Is a record list, or a record of this kind, below `node`?
pub(super) fn is_records(node: &Node) -> bool {
    is_list(node) || matches!(&node.seen().value, Value::List(_))
}
