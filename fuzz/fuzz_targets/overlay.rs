//! Any bytes as a user's catalogue: see `invariants::laying`. What was read stays in memory by design: run with
//! `-detect_leaks=0` and a bounded number of runs.
#![no_main]
#![allow(dead_code, reason = "each target asks one of the invariants")]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/suite/invariants.rs"]
mod invariants;

fuzz_target!(|bytes: &[u8]| invariants::laying(bytes));
