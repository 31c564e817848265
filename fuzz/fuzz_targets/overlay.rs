//! Any bytes as a user's catalogue: read or refused with clean sentences, and the 24 codes are still there.
#![no_main]

use faceki_console::catalogue::{Catalogue, Overlay};
use faceki_console::sanitise::sanitise;
use libfuzzer_sys::fuzz_target;

// An overlay that was read stays in memory by design: run with -detect_leaks=0 and a bounded number of runs.
fuzz_target!(|bytes: &[u8]| {
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
});
