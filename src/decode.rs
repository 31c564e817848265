//! Reading whatever was pasted. Total: any bytes in, a value out.
//!
//! ```text
//!  bytes ─► encoding ─► text ─► read ─► pieces (trees with byte spans) ─► envelope ─► outcome, codes, findings
//!                               transport peeled off, any notation,       (only where no reply is found:
//!                               any damage, every repair listed            loose codes in the text)
//! ```
//!
//! "Cut off", "not a Faceki reply" and "unknown code" are findings with a sentence, not errors.

use std::fmt;
use std::ops::Range;

use crate::catalogue::{Catalogue, Code};

mod assemble;
pub(crate) mod envelope;
mod finding;
mod list;
mod loose;
pub mod node;
pub(crate) mod outcome;
mod place;
pub mod read;

/// A place in the pasted text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Bytes of [`Decoded::text`].
    pub span: Range<usize>,
    /// Line, one-based.
    pub line: usize,
    /// Column, one-based, in characters.
    pub column: usize,
}

/// The recognised shape of a reply (section 2 and 3 of the API notes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Envelope {
    /// Token handed out or refused (2.1, 2.2).
    Token,
    /// A verification link (2.3).
    Link,
    /// v3 verification (2.4, 2.5).
    V3Verification,
    /// v3 records or face match (2.6).
    V3Records,
    /// v3 workflow rules (2.7).
    V3Rules,
    /// v3 face analysis (2.7).
    V3Analysis,
    /// v2 verification (2.8, 2.9).
    V2Verification,
    /// v2 records by link (2.10).
    V2Records,
    /// v2 rules or face check (2.11).
    V2Rules,
    /// Face check of v2 (2.11).
    V2FaceCheck,
    /// Biometric sign-up or login (2.12).
    Biometrics,
    /// Image pre-check (2.13).
    ImageCheck,
    /// SDK screen flow ended without a reply inside (2.14).
    SdkResult,
    /// Webhook (7).
    Webhook,
    /// Not from the application: gateway or proxy (2.15).
    Gateway,
    /// First generation (2.16).
    FirstGeneration,
    /// A code or name alone, or in text where no reply was found.
    LooseCode,
    /// A Faceki reply of a shape that fits several calls.
    Unspecified,
}

/// The version of the API that a reply comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Generation {
    /// Retired in 2022.
    First,
    /// `responseCode` family.
    V2,
    /// `status` and `code` family.
    V3,
    /// The reply does not tell.
    Unknown,
}

/// The verdict of a reply (the table of the design's section 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// The API refused.
    Refused,
    /// Processed, verdict negative.
    Declined,
    /// A person has to look.
    Review,
    /// Positive verdict.
    Accepted,
    /// A call without a verdict succeeded.
    Ok,
    /// The person cancelled.
    Cancelled,
    /// Not from the application.
    Gateway,
    /// A recognised reply that says neither.
    Unclear,
}

impl Outcome {
    /// The word used in JSON and on the screen.
    pub fn word(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Declined => "declined",
            Self::Review => "review",
            Self::Accepted => "accepted",
            Self::Ok => "ok",
            Self::Cancelled => "cancelled",
            Self::Gateway => "gateway",
            Self::Unclear => "unclear",
        }
    }
}

/// A code found in a reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundCode {
    /// The number; `None` for a documented name that has no number (section 9.5 of the API notes).
    pub code: Option<Code>,
    /// The catalogue's name, or the name as it stood in the reply.
    pub name: Option<String>,
    /// The catalogue lists it.
    pub known: bool,
    /// JSON pointer inside its piece, when there is one.
    pub pointer: Option<String>,
    /// Where it stands in the pasted text.
    pub place: Place,
}

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FindingKind {
    /// Nothing to decode in the paste.
    Nothing,
    /// A repair of damaged notation, or a cut.
    Repair,
    /// A bound was reached and something was not read.
    Limit,
    /// Encoding of the bytes.
    Encoding,
    /// A code that no catalogue lists.
    UnknownCode,
    /// A code from an older version of the API.
    LegacyCode,
    /// A number that looks like a Faceki code and is none (supplier, HTTP mirror, first generation).
    NotACode,
    /// What to fetch or ask next.
    NextStep,
    /// A secret in the paste.
    Secret,
    /// Anything else worth a sentence.
    Note,
}

impl FindingKind {
    /// The word used in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Repair => "repair",
            Self::Limit => "limit",
            Self::Encoding => "encoding",
            Self::UnknownCode => "unknown_code",
            Self::LegacyCode => "legacy_code",
            Self::NotACode => "not_a_code",
            Self::NextStep => "next_step",
            Self::Secret => "secret",
            Self::Note => "note",
        }
    }
}

/// Something said about a paste or a reply, worded for an agent, with its place and, where one helps, a next step.
/// The text never quotes the paste.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it is about.
    pub kind: FindingKind,
    /// One or two sentences.
    pub text: String,
    /// Where, when it has a place.
    pub place: Option<Place>,
}

/// One API reply found in a paste.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The recognised shape.
    pub envelope: Envelope,
    /// The version of the API.
    pub generation: Generation,
    /// The verdict.
    pub outcome: Outcome,
    /// The codes in the order of the text.
    pub codes: Vec<FoundCode>,
    /// Checks that failed, as dotted member paths, for example `verification_summary.face_verified`.
    pub failed_checks: Vec<String>,
    /// Request ids, safe to show, cleaned.
    pub request_ids: Vec<String>,
    /// What else is to be said.
    pub findings: Vec<Finding>,
    /// Bytes of [`Decoded::text`].
    pub span: Range<usize>,
}

/// A decoded paste.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Decoded {
    /// The pasted text, private: show it only masked and sanitised.
    pub text: String,
    /// The replies in the order of the text.
    pub replies: Vec<Reply>,
    /// Findings about the paste as a whole.
    pub findings: Vec<Finding>,
}

/// Lengths only: the text is personal.
impl fmt::Debug for Decoded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Decoded({} bytes, {} replies, {} findings)",
            self.text.len(),
            self.replies.len(),
            self.findings.len()
        )
    }
}

/// Decodes a paste. Never fails, never panics.
///
/// Several records in one `result` list are one reply: its codes are those of all records in the order of the text,
/// each once, and its outcome is the worst of their verdicts.
pub fn decode(bytes: &[u8], catalogue: &Catalogue) -> Decoded {
    of_text(read::encoding::to_text(bytes), catalogue)
}

/// [`decode`] for bytes that nobody else needs: they become the text of the answer without a copy.
pub(crate) fn decode_owned(bytes: Vec<u8>, catalogue: &Catalogue) -> Decoded {
    of_text(read::encoding::owned_to_text(bytes), catalogue)
}

fn of_text((text, encoding): (String, Option<String>), catalogue: &Catalogue) -> Decoded {
    let mut decoded = assemble::decoded(text, catalogue);
    let encoding = encoding.map(|text| Finding { kind: FindingKind::Encoding, text, place: None });
    decoded.findings.extend(encoding);
    decoded
}
