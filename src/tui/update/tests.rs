//! Stories: keys and pastes in, screen and effects out.
#![allow(clippy::string_slice, reason = "texts of the tests themselves")]

mod copying;
mod desk;
mod overlays;
mod pasting;
mod payloads;
mod searching;
