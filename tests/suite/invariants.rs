//! What must hold for any foreign bytes, whoever thought them up: the fuzz targets (`fuzz/`), the properties and the kept
//! findings (`findings.rs`) all ask the same.

use std::ops::Range;
use std::sync::LazyLock;

use faceki_console::catalogue::{Catalogue, Overlay};
use faceki_console::decode::{self, Finding, Place};
use faceki_console::mask::{Masked, mask, mask_with};
use faceki_console::sanitise::{
    CELL_LIMIT, sanitise, sanitise_counted, sanitise_cow, sanitise_line, sanitise_mapped,
};
use faceki_console::search::Index;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(Catalogue::built_in);
static INDEX: LazyLock<Index> = LazyLock::new(|| Index::new(&CATALOGUE));

/// Decoding any bytes: a value comes out, always the same, with its places inside the text and none of the text in its words.
pub(crate) fn decoding(bytes: &[u8]) {
    let decoded = decode::decode(bytes, &CATALOGUE);
    assert!(decode::decode(bytes, &CATALOGUE) == decoded, "not a function");
    let text = decoded.text.as_str();
    check_findings(text, &decoded.findings);
    for reply in &decoded.replies {
        assert!(text.get(reply.span.clone()).is_some(), "a reply outside the text");
        check_findings(text, &reply.findings);
        for found in &reply.codes {
            check_place(text, &found.place);
            assert!(found.code.is_some() || found.name.is_some(), "a code without number and name");
        }
        for id in &reply.request_ids {
            assert!(sanitise(id) == *id, "an id that is not clean");
        }
        for check in &reply.failed_checks {
            assert!(sanitise(check) == *check, "a check that is not clean");
        }
    }
    assert!(format!("{decoded:?}").len() < 120, "Debug shows more than lengths");
}

fn check_findings(text: &str, findings: &[Finding]) {
    for finding in findings {
        assert!(sanitise(&finding.text) == finding.text, "a finding that is not clean");
        if let Some(place) = &finding.place {
            check_place(text, place);
        }
    }
}

fn check_place(text: &str, place: &Place) {
    assert!(text.get(place.span.clone()).is_some(), "a place outside the text");
    assert!(place.line >= 1 && place.column >= 1);
}

/// Masking any text, with any places asked to be kept: the form holds, masking is a function, and a secret in a sound record
/// stays in whatever is written around it.
pub(crate) fn masking(text: &str, keep: &[Range<usize>]) {
    const SECRET: &str = "Zyxquontrill Vorpalbendix";
    let masked = mask(text);
    check_form(text, &masked);
    assert!(mask(text) == masked, "not a function");
    check_form(&masked.text, &mask(&masked.text));
    check_form(text, &mask_with(text, keep));

    // In front of a record anything may stand, if it leaves no string or bracket open on the record's own line.
    let record = format!("{text}\n\n{{\"code\": 5004, \"full_name\": \"{SECRET}\"}}\n");
    let masked = mask(&record).text;
    assert!(!masked.contains("Zyxquontrill") && !masked.contains("Vorpalbendix"), "a secret got out");
    // A hostile value cannot show its own key's text either. A curled quote ends a value: chat programs make them.
    let ends = |c: char| matches!(c, '"' | '\\' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂');
    let value: String = text.chars().filter(|c| !ends(*c) && !c.is_control()).collect();
    let record = format!("{{\"full_name\": \"qxz{value}zxq\", \"code\": 5004}}");
    let masked = mask(&record).text;
    assert!(!masked.contains("qxz") && !masked.contains("zxq"), "a value got out");
}

fn check_form(text: &str, masked: &Masked) {
    let line_ends =
        |text: &str| text.bytes().filter(|byte| matches!(byte, b'\n' | b'\r')).collect::<Vec<_>>();
    assert_eq!(line_ends(text), line_ends(&masked.text), "lines moved");
    let mut at = (0, 0);
    for spot in &masked.spots {
        assert!(spot.from.start < spot.from.end && spot.to.start < spot.to.end, "an empty spot");
        // Taking what is shown apart also proves order and boundaries.
        assert!(text.get(at.0..spot.from.start).is_some(), "spots out of order");
        assert!(
            text.get(at.0..spot.from.start) == masked.text.get(at.1..spot.to.start),
            "shown text changed"
        );
        at = (spot.from.end, spot.to.end);
    }
    assert!(text.get(at.0..).is_some() && text.get(at.0..) == masked.text.get(at.1..), "the tail changed");
    assert!(masked.counts().iter().map(|(_, count)| count).sum::<usize>() == masked.spots.len());
    assert!(!format!("{masked:?}").contains('‹'));
}

/// Any bytes as a user's catalogue: read or refused with clean sentences, and the 24 codes are still there. What was read
/// stays in memory by design.
pub(crate) fn laying(bytes: &[u8]) {
    let (overlay, faults) = Overlay::read("overlay.json", bytes.to_vec());
    let mut catalogue = Catalogue::built_in();
    let known: Vec<_> = catalogue.entries().iter().map(|entry| entry.code).collect();
    let mut sentences: Vec<String> = faults.iter().map(ToString::to_string).collect();
    if let Some(overlay) = overlay {
        sentences.extend(catalogue.lay(overlay).iter().map(ToString::to_string));
    }
    assert!(known.iter().all(|code| catalogue.get(*code).is_some()), "a built-in code is gone");
    assert!(catalogue.entries().is_sorted_by(|one, next| one.code < next.code), "entries out of order");
    for sentence in sentences {
        assert!(sanitise(&sentence) == sentence, "a sentence that is not clean");
    }
}

/// Making any text visible: the result is clean, stable, and every place of the text has a place in it.
pub(crate) fn sanitising(text: &str) {
    let clean = sanitise_mapped(text);
    assert!(is_clean(&clean.text));
    assert_eq!(sanitise(&clean.text), clean.text, "not stable");
    assert_eq!(sanitise_cow(text), clean.text.as_str());
    assert_eq!(sanitise_counted(text), (clean.text.clone(), clean.replaced));
    let line = sanitise_line(text);
    assert!(!line.contains('\n') && is_clean(&line));
    let mut last = 0;
    for at in 0..=text.len() {
        let place = clean.place(at);
        assert!(place >= last && clean.text.is_char_boundary(place), "places fall");
        last = place;
    }
    assert_eq!(last, clean.text.len());
}

fn is_clean(text: &str) -> bool {
    let mut marks = 0;
    text.chars().all(|c| {
        // Most combining marks of the scripts in use; a cell cannot hold more of them than its limit.
        let mark = matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}');
        marks = if mark { marks + 1 } else { 0 };
        let quiet = c == '\n' || !c.is_control();
        let invisible = matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}');
        quiet && !invisible && marks < CELL_LIMIT + 1
    })
}

/// Any query after any other: the same order, ranked, with positions that name letters of the entry.
pub(crate) fn searching(query: &str, other: &str) {
    let first = INDEX.search(query);
    INDEX.search(other);
    assert_eq!(INDEX.search(query), first, "what was asked before changes the answer");
    assert!(first.hits.is_sorted_by(|one, next| one.score >= next.score), "not ranked");
    for hit in &first.hits {
        let entry = CATALOGUE.get(hit.code).expect("a hit that no catalogue lists");
        let inside = |positions: &[usize], text: &str| {
            positions.is_sorted() && positions.last().is_none_or(|last| *last < text.chars().count())
        };
        assert!(inside(&hit.name_positions, &entry.name), "a position outside the name");
        assert!(inside(&hit.title_positions, &entry.title), "a position outside the title");
        assert!(inside(&hit.code_positions, &hit.code.to_string()), "a position outside the number");
    }
}
