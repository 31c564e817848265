//! Any text, with any places asked to be kept: the form holds, masking is a function, and a secret in a sound record
//! stays in whatever is written around it.
#![no_main]

use std::ops::Range;

use faceki_console::mask::{Masked, mask, mask_with};
use libfuzzer_sys::fuzz_target;

const SECRET: &str = "Zyxquontrill Vorpalbendix";

fuzz_target!(|input: (&str, Vec<(u16, u16)>)| {
    let (text, places) = input;
    let masked = mask(text);
    check_form(text, &masked);
    assert!(mask(text) == masked, "not a function");
    check_form(&masked.text, &mask(&masked.text));
    let keep: Vec<Range<usize>> =
        places.iter().map(|(start, end)| usize::from(*start)..usize::from(*end)).collect();
    check_form(text, &mask_with(text, &keep));
    check_form(text, &masked);

    // In front of a record anything may stand, if it leaves no string or bracket open on the record's own line.
    let record = format!("{text}\n\n{{\"code\": 5004, \"full_name\": \"{SECRET}\"}}\n");
    let masked = mask(&record).text;
    assert!(!masked.contains("Zyxquontrill") && !masked.contains("Vorpalbendix"), "a secret got out");
    // A hostile value cannot show its own key's text either.
    let value: String = text.chars().filter(|c| !matches!(c, '"' | '\\') && !c.is_control()).collect();
    let record = format!("{{\"full_name\": \"qxz{value}zxq\", \"code\": 5004}}");
    let masked = mask(&record).text;
    assert!(!masked.contains("qxz") && !masked.contains("zxq"), "a value got out");
});

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
