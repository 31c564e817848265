//! All tests from outside, in one binary so that they link once.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::print_stderr
)]

mod catalogue;
mod cli;
#[cfg(unix)]
mod clipboard;
mod config;
#[cfg(unix)]
mod console;
mod decode;
#[cfg(unix)]
mod findings;
mod fixture;
mod frames;
#[cfg(unix)]
mod handbook;
mod invariants;
mod layering;
mod overlay;
#[cfg(unix)]
mod pictures;
mod privacy;
mod readme;
mod search;
#[cfg(unix)]
mod shells;
mod tally;
#[cfg(unix)]
mod terminal;
#[cfg(unix)]
mod whole;
mod words;
