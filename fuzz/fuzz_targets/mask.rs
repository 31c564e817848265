//! Any text and any places to keep: see `invariants::masking`.
#![no_main]
#![allow(dead_code, reason = "each target asks one of the invariants")]

use std::ops::Range;

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/suite/invariants.rs"]
mod invariants;

fuzz_target!(|input: (&str, Vec<(u16, u16)>)| {
    let (text, places) = input;
    let keep: Vec<Range<usize>> =
        places.iter().map(|(start, end)| usize::from(*start)..usize::from(*end)).collect();
    invariants::masking(text, &keep);
});
