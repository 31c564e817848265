//! Each typed part of an answer as rows.

use crate::decode::{Finding, FoundCode, Reply};
use crate::explain::Part;
use crate::tui::model::styled::Writer;
use crate::tui::model::words;
use crate::tui::theme::Role;

pub(super) fn write_verdict(writer: &mut Writer, reply: &Reply) {
    let (role, mark) = words::mark(reply.outcome);
    let what = format!("  {}", words::envelope(reply.envelope));
    writer.line(&[
        (role, mark),
        (Role::Text, " "),
        (Role::Number, reply.outcome.word()),
        (Role::Text, &what),
    ]);
}

/// What the reply says about itself. It stands below the message: the request id is above the paste too.
pub(super) fn write_identity(writer: &mut Writer, reply: &Reply) {
    writer.gap();
    for id in &reply.request_ids {
        writer.fact("Request id", id);
    }
    for check in &reply.failed_checks {
        writer.fact("Failed", check);
    }
}

pub(super) fn write_findings(writer: &mut Writer, heading: &str, findings: &[Finding]) {
    if findings.is_empty() {
        return;
    }
    writer.gap();
    writer.text(Role::Heading, 0, heading);
    findings.iter().for_each(|finding| write_finding(writer, finding));
}

pub(super) fn write_finding(writer: &mut Writer, finding: &Finding) {
    let place = finding.place.as_ref().map(|place| format!(" ({})", words::place(place))).unwrap_or_default();
    let text = format!("{}{place}", finding.text);
    writer.marked((Role::Quiet, "• "), (Role::Text, "  "), Role::Text, &text);
}

pub(super) fn write_unknown(writer: &mut Writer, found: &FoundCode) {
    writer.line(&[(Role::Number, &words::found(found))]);
    writer.text(
        Role::Text,
        0,
        "No catalogue lists this code. The report to Faceki's support (F5) carries it.",
    );
    writer.text(Role::Text, 0, &format!("It stands at {}.", words::place(&found.place)));
}

/// Parts in order; facts that follow each other share rows where they fit.
pub(super) fn write_parts(writer: &mut Writer, parts: &[Part]) {
    let mut facts: Vec<(&str, &str)> = Vec::new();
    for part in parts {
        if let Part::Fact { label, text } = part {
            facts.push((label, text));
            continue;
        }
        writer.facts(&std::mem::take(&mut facts));
        write_part(writer, part);
    }
    writer.facts(&facts);
}

fn write_part(writer: &mut Writer, part: &Part) {
    match part {
        Part::Title { code, name, title } => {
            writer.line(&[(Role::Number, &code.to_string()), (Role::Text, "  "), (Role::Heading, name)]);
            writer.text(Role::Text, 0, title);
            writer.roomy_gap();
        }
        Part::Fact { label, text } => writer.fact(label, text),
        Part::Heading(text) => {
            writer.gap();
            writer.text(Role::Heading, 0, text);
        }
        Part::Paragraph(text) => writer.text(Role::Text, 0, text),
        Part::Point(text) => writer.marked((Role::Quiet, "• "), (Role::Text, "  "), Role::Text, text),
        Part::Step(number, text) => {
            let first = format!("{number}. ");
            writer.marked((Role::Quiet, &first), (Role::Text, &" ".repeat(first.len())), Role::Text, text);
        }
        Part::Quote(text) => writer.quote(text),
        Part::Related { code, name, title } => {
            let first = format!("{code:<5} ");
            let text = format!("{name}: {title}");
            writer.marked((Role::Number, &first), (Role::Text, &" ".repeat(first.len())), Role::Text, &text);
        }
        Part::Link(text) => writer.text(Role::Text, 0, text),
        Part::Internal(text) => {
            writer.marked((Role::Caution, "! "), (Role::Text, "  "), Role::Internal, text)
        }
    }
}
