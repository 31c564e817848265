//! Any bytes: see `invariants::decoding`.
#![no_main]
#![allow(dead_code, reason = "each target asks one of the invariants")]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/suite/invariants.rs"]
mod invariants;

fuzz_target!(|bytes: &[u8]| invariants::decoding(bytes));
