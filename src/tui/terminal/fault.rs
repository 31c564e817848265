//! Panics: the terminal is given back, the place is named, and nothing of the data is said.
//!
//! A panic's own text quotes what it failed on (a string cut at the wrong place, bytes that are not UTF-8), so it is
//! never printed, and neither is a backtrace.

use std::cell::Cell;
use std::io::{self, Write as _};
use std::panic::{self, AssertUnwindSafe, Location};
use std::sync::{Mutex, Once, PoisonError};
use std::thread;

use super::guard;

/// Places of panics in threads that could not say so, because the screen was up.
static SILENCED: Mutex<Vec<String>> = Mutex::new(Vec::new());

thread_local! {
    static CONTAINED: Cell<bool> = const { Cell::new(false) };
}

/// Replaces the standard hook, once.
pub(super) fn install() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        panic::set_hook(Box::new(|panic| {
            if CONTAINED.get() {
                return;
            }
            let place = panic.location().map_or_else(|| "an unknown place".into(), name);
            if guard::close_for_panic(thread::current().id()) {
                tell(&place);
            } else {
                remember(place);
            }
        }));
    });
}

/// Runs `f`; a panic in it is an `Err` and says nothing. For work whose failure has another way to be told.
///
/// # Errors
/// When `f` panicked.
pub fn contain<T>(f: impl FnOnce() -> T) -> Result<T, Contained> {
    let outer = CONTAINED.replace(true);
    let result = panic::catch_unwind(AssertUnwindSafe(f));
    CONTAINED.set(outer);
    result.map_err(|_| Contained)
}

/// A panic happened in [`contain`]. It carries nothing, as what it would carry may quote the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an internal fault")]
pub struct Contained;

/// Says what failed in other threads while the screen was up.
pub(super) fn tell_silenced() {
    let places = std::mem::take(&mut *SILENCED.lock().unwrap_or_else(PoisonError::into_inner));
    places.iter().for_each(|place| tell(place));
}

fn remember(place: String) {
    let mut places = SILENCED.lock().unwrap_or_else(PoisonError::into_inner);
    if places.len() < 8 && !places.contains(&place) {
        places.push(place);
    }
}

fn tell(place: &str) {
    // Nothing can be done where even this fails.
    let _ =
        writeln!(io::stderr().lock(), "faceki-console: internal fault at {place}; please report this place");
}

/// File and line, without the folders of the machine that built the program.
fn name(place: &Location<'_>) -> String {
    format!("{}:{}", shorten(place.file()), place.line())
}

fn shorten(file: &str) -> &str {
    if let Some((_, inside)) = file.split_once("/registry/src/") {
        return inside.split_once('/').map_or(inside, |(_, crate_path)| crate_path);
    }
    file.split_once("/library/").map_or(file, |(_, inside)| inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_names_no_folder_of_the_building_machine() {
        for (file, short) in [
            ("src/tui/update.rs", "src/tui/update.rs"),
            (
                "/home/x/.cargo/registry/src/index.crates.io-1/crossterm-0.29.0/src/event.rs",
                "crossterm-0.29.0/src/event.rs",
            ),
            ("/rustc/59807616e1/library/core/src/str/mod.rs", "core/src/str/mod.rs"),
        ] {
            assert_eq!(shorten(file), short);
        }
    }

    #[test]
    fn a_contained_panic_is_a_value_without_content() {
        assert_eq!(contain(|| 7), Ok(7));
        assert_eq!(contain(|| -> u8 { panic!("secret") }), Err(Contained));
        assert!(!CONTAINED.get());
    }
}
