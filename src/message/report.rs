//! The escalation report for Faceki's support: everything that they need, nothing personal.

use crate::catalogue::Catalogue;
use crate::decode::{Decoded, Envelope, FindingKind, FoundCode, Reply};
use crate::mask::mask;
use crate::sanitise::{sanitise, sanitise_line};

/// Longest masked paste in a report, in characters. Faceki asks for the complete log of a request, and a mail of this
/// length still arrives.
const LONGEST: usize = 20_000;

/// What no reply holds and support always asks back for.
const BY_HAND: [&str; 7] = [
    "Company or account name at Faceki:",
    "Time of the request, with time zone:",
    "Endpoint and method, for example POST /api/v3/kyc_verification:",
    "HTTP status:",
    "Platform and version of the SDK, or \"own integration\":",
    "How often it happens: once, for one person, for many people, always since:",
    "What was already tried:",
];

/// The escalation report for Faceki's support: the masked replies, codes, request ids; nothing personal.
pub fn report(catalogue: &Catalogue, decoded: &Decoded) -> String {
    let mut blocks = vec![subject(catalogue, decoded), request(catalogue, decoded)];
    for (at, reply) in decoded.replies.iter().enumerate() {
        blocks.push(about(catalogue, at + 1, reply));
    }
    if decoded.replies.is_empty() {
        blocks.push("No reply of the API was recognised in this text.".to_owned());
    }
    let findings = decoded.findings.iter().filter(|finding| for_faceki(finding.kind));
    let findings: Vec<String> =
        findings.map(|finding| format!("- {}", sanitise_line(&finding.text))).collect();
    if !findings.is_empty() {
        blocks.push(format!("About the text as a whole\n{}", findings.join("\n")));
    }
    let by_hand = BY_HAND.map(|question| format!("- {question}")).join("\n");
    blocks.push(format!("To be added by hand, unless the text below shows it\n{by_hand}"));
    blocks.push(
        "Personal data, tokens, secrets and links are masked. Please do not ask for them by e-mail."
            .to_owned(),
    );
    if !decoded.text.is_empty() {
        blocks.push(format!("Reply as received, masked\n{}", fenced(&masked(decoded))));
    }
    sanitise(&blocks.join("\n\n"))
}

fn subject(catalogue: &Catalogue, decoded: &Decoded) -> String {
    let mut names: Vec<String> = Vec::new();
    for found in decoded.replies.iter().flat_map(|reply| &reply.codes) {
        let name = spelled(catalogue, found);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let names = if names.is_empty() { "reply without a code".to_owned() } else { names.join(", ") };
    format!("To: support@faceki.com\nSubject: Faceki API: {names}")
}

fn about(catalogue: &Catalogue, number: usize, reply: &Reply) -> String {
    let mut lines = vec![format!("Reply {number}"), format!("- Shape: {}", shape(reply.envelope))];
    lines.push(format!("- Outcome: {}", reply.outcome.word()));
    for found in &reply.codes {
        let pointer = found.pointer.as_deref().map(|pointer| format!(", at {}", sanitise_line(pointer)));
        let (line, pointer) = (found.place.line, pointer.unwrap_or_default());
        lines.push(format!("- Code: {}, line {line}{pointer}", spelled(catalogue, found)));
    }
    lines.extend(list("Failed checks", &reply.failed_checks));
    lines.extend(list("Request id", &reply.request_ids));
    let notes = reply.findings.iter().filter(|finding| for_faceki(finding.kind));
    lines.extend(notes.map(|finding| format!("- Note: {}", sanitise_line(&finding.text))));
    lines.join("\n")
}

/// What is said about the state of the text helps whoever reads it; advice to the agent ("ask Faceki's support") does
/// not belong into a letter to Faceki.
fn for_faceki(kind: FindingKind) -> bool {
    matches!(kind, FindingKind::Repair | FindingKind::Limit | FindingKind::Encoding | FindingKind::LegacyCode)
}

/// What is asked for, so that the report can be sent as it is.
fn request(catalogue: &Catalogue, decoded: &Decoded) -> String {
    let codes = || decoded.replies.iter().flat_map(|reply| &reply.codes);
    let unlisted = |found: &&FoundCode| found.code.is_some_and(|code| catalogue.get(code).is_none());
    let mut unlisted: Vec<String> =
        codes().filter(unlisted).filter_map(|found| found.code).map(|code| code.to_string()).collect();
    unlisted.dedup();
    let ask = match (decoded.replies.is_empty(), codes().count()) {
        (true, _) => "please tell us what the answer below means, and what we should change.",
        (_, 0) => "your API answered as below. Please tell us the cause, and what we should change.",
        (_, 1) => {
            "your API answered with the code above. Please tell us its cause, and what we should change."
        }
        _ => "your API answered with the codes above. Please tell us their cause, and what we should change.",
    };
    let mut lines = vec![format!("Hello,\n{ask}")];
    if !unlisted.is_empty() {
        lines.push(format!(
            "We do not find {} in your list of error codes: what does it mean?",
            unlisted.join(", ")
        ));
    }
    lines.join("\n")
}

fn list(label: &str, values: &[String]) -> Option<String> {
    let values: Vec<String> = values.iter().map(|value| sanitise_line(value)).collect();
    (!values.is_empty()).then(|| format!("- {label}: {}", values.join(", ")))
}

fn spelled(catalogue: &Catalogue, found: &FoundCode) -> String {
    let listed = found.code.and_then(|code| catalogue.get(code)).map(|entry| entry.name.to_string());
    let name = listed.or_else(|| found.name.clone()).unwrap_or_else(|| "not in the documentation".to_owned());
    let number = found.code.map(|code| format!("{code} ")).unwrap_or_default();
    format!("{number}{}", sanitise_line(&name))
}

/// One point a reply, for a ticket.
pub(super) fn replies_as_points(decoded: &Decoded) -> String {
    let point = |reply: &Reply| {
        let codes = reply.codes.iter().filter_map(|found| found.code).map(|code| code.to_string());
        let codes: Vec<String> = codes.collect();
        let codes = if codes.is_empty() { String::new() } else { format!(", codes {}", codes.join(", ")) };
        let ids = list("request id", &reply.request_ids).map(|ids| ids.replacen("- ", ", ", 1));
        format!("- {}, {}{codes}{}", shape(reply.envelope), reply.outcome.word(), ids.unwrap_or_default())
    };
    decoded.replies.iter().map(point).collect::<Vec<_>>().join("\n")
}

/// The paste, masked as a whole, so that what surrounds a value can tell what it is; then cleaned and bounded.
pub(super) fn masked(decoded: &Decoded) -> String {
    let clean = sanitise(&mask(&decoded.text).text);
    if clean.chars().count() <= LONGEST {
        return clean;
    }
    let kept: String = clean.chars().take(LONGEST).collect();
    format!("{kept}\n(cut here after {LONGEST} characters)")
}

/// A fence that the text inside cannot close.
pub(super) fn fenced(text: &str) -> String {
    let (mut longest, mut run) = (0, 0);
    for c in text.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}\n{}\n{fence}", text.trim_end())
}

/// The recognised shape in words that Faceki's support knows.
fn shape(envelope: Envelope) -> &'static str {
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
        Envelope::Biometrics => "biometrics v2",
        Envelope::ImageCheck => "image pre-check",
        Envelope::SdkResult => "SDK result without a reply inside",
        Envelope::Webhook => "webhook",
        Envelope::Gateway => "gateway or proxy, not the application",
        Envelope::FirstGeneration => "first-generation API",
        Envelope::LooseCode => "code alone",
        Envelope::Unspecified => "not certain",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fence_cannot_be_closed_from_inside() {
        assert_eq!(fenced("a"), "```\na\n```");
        assert_eq!(fenced("a ``` b"), "````\na ``` b\n````");
    }

    #[test]
    fn a_long_paste_is_cut_and_says_so() {
        let decoded = Decoded { text: "word ".repeat(10_000), ..Decoded::default() };
        let report = report(&Catalogue::built_in(), &decoded);
        assert!(report.chars().count() < LONGEST + 2000 && report.contains("cut here"));
    }

    #[test]
    fn foreign_bytes_do_not_pass() {
        let decoded = Decoded { text: "a\u{1b}]52;c;x\u{7}\u{202e}b".into(), ..Decoded::default() };
        let report = report(&Catalogue::built_in(), &decoded);
        assert!(!report.contains(['\u{1b}', '\u{7}', '\u{202e}']));
    }
}
