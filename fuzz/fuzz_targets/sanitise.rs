//! Any text: see `invariants::sanitising`.
#![no_main]
#![allow(dead_code, reason = "each target asks one of the invariants")]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/suite/invariants.rs"]
mod invariants;

fuzz_target!(|text: &str| invariants::sanitising(text));
