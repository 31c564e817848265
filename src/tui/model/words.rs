//! Words for what the decoder found.

use crate::decode::{Envelope, FoundCode, Outcome, Place, Reply};
use crate::mask::{Kind, Masked};
use crate::tui::theme::Role;

/// A reply's shape in words.
pub fn envelope(envelope: Envelope) -> &'static str {
    match envelope {
        Envelope::Token => "token",
        Envelope::Link => "verification link",
        Envelope::V3Verification => "v3 verification",
        Envelope::V3Records => "v3 records",
        Envelope::V3Rules => "v3 workflow rules",
        Envelope::V3Analysis => "v3 face analysis",
        Envelope::V2Verification => "v2 verification",
        Envelope::V2Records => "v2 records",
        Envelope::V2Rules => "v2 rules",
        Envelope::V2FaceCheck => "v2 face check",
        Envelope::Biometrics => "biometrics",
        Envelope::ImageCheck => "image pre-check",
        Envelope::SdkResult => "SDK result",
        Envelope::Webhook => "webhook",
        Envelope::Gateway => "gateway or proxy",
        Envelope::FirstGeneration => "first generation",
        Envelope::LooseCode => "code in text",
        Envelope::Unspecified => "Faceki reply",
    }
}

/// The mark beside an outcome: its shape says the same as its colour.
pub fn mark(outcome: Outcome) -> (Role, &'static str) {
    match outcome {
        Outcome::Refused | Outcome::Declined => (Role::Bad, "✗"),
        Outcome::Accepted | Outcome::Ok => (Role::Good, "✓"),
        Outcome::Review | Outcome::Unclear => (Role::Caution, "?"),
        Outcome::Cancelled | Outcome::Gateway => (Role::Info, "−"),
    }
}

/// A found code as `8006 FACE_NOT_FOUND`.
pub fn found(found: &FoundCode) -> String {
    let name = found.name.as_deref().map(crate::sanitise::sanitise_line);
    match (found.code, name) {
        (Some(code), Some(name)) => format!("{code} {name}"),
        (Some(code), None) => format!("{code} (unknown)"),
        (None, Some(name)) => name,
        (None, None) => "unknown code".to_owned(),
    }
}

/// All codes of a reply in one line.
pub fn codes(reply: &Reply) -> String {
    match reply.codes.as_slice() {
        [] => "no code".to_owned(),
        [one] => found(one),
        several => {
            let shown = several.iter().map(|one| match one.code {
                Some(code) => code.to_string(),
                None => found(one),
            });
            shown.collect::<Vec<String>>().join(", ")
        }
    }
}

/// A place in words.
pub fn place(place: &Place) -> String {
    format!("line {}, column {}", place.line, place.column)
}

/// What was hidden, counted by kind: `2 names, 1 secret`.
pub fn hidden(masked: &Masked) -> String {
    let mut counts: Vec<(Kind, usize)> = Vec::new();
    for spot in &masked.spots {
        match counts.iter_mut().find(|(kind, _)| *kind == spot.kind) {
            Some((_, count)) => *count += 1,
            None => counts.push((spot.kind, 1)),
        }
    }
    counts.sort_unstable();
    let words = counts.iter().map(|(kind, count)| {
        let (one, many) = kind_words(*kind);
        format!("{count} {}", if *count == 1 { one } else { many })
    });
    words.collect::<Vec<String>>().join(", ")
}

fn kind_words(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Name => ("name", "names"),
        Kind::Birth => ("birth detail", "birth details"),
        Kind::Document => ("document number", "document numbers"),
        Kind::Date => ("document date", "document dates"),
        Kind::Origin => ("origin", "origins"),
        Kind::Address => ("address", "addresses"),
        Kind::Image => ("image", "images"),
        Kind::Biometric => ("biometric id", "biometric ids"),
        Kind::Contact => ("contact", "contacts"),
        Kind::CustomerKey => ("customer id", "customer ids"),
        Kind::Secret => ("secret", "secrets"),
        Kind::Other => ("other value", "other values"),
    }
}

/// A number of bytes in words.
pub fn bytes(bytes: usize) -> String {
    match bytes {
        0..1024 => format!("{bytes} bytes"),
        1024..1_048_576 => format!("{} KiB", bytes / 1024),
        _ => format!("{}.{} MiB", bytes / 1_048_576, bytes % 1_048_576 * 10 / 1_048_576),
    }
}

/// `1 reply`, `3 replies`.
pub fn count(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
