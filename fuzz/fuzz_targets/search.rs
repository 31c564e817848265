//! Any query after any other: see `invariants::searching`.
#![no_main]
#![allow(dead_code, reason = "each target asks one of the invariants")]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/suite/invariants.rs"]
mod invariants;

fuzz_target!(|queries: (&str, &str)| invariants::searching(queries.0, queries.1));
