//! Any text: the result is clean, stable, and every place of the text has a place in it.
#![no_main]

use faceki_console::sanitise::{
    CELL_LIMIT, sanitise, sanitise_counted, sanitise_cow, sanitise_line, sanitise_mapped,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let clean = sanitise_mapped(text);
    assert!(is_clean(&clean.text));
    assert_eq!(sanitise(&clean.text), clean.text, "not stable");
    assert_eq!(sanitise_cow(text), clean.text.as_str());
    assert_eq!(sanitise_counted(text), (clean.text.clone(), clean.replaced));
    let line = sanitise_line(text);
    assert!(!line.contains('\n') && is_clean(&line));
    let mut last = 0;
    for at in 0..=text.len() {
        let place = clean.place(at);
        assert!(place >= last && clean.text.is_char_boundary(place), "places fall");
        last = place;
    }
    assert_eq!(last, clean.text.len());
});

fn is_clean(text: &str) -> bool {
    let mut marks = 0;
    text.chars().all(|c| {
        // Most combining marks of the scripts in use; a cell cannot hold more of them than its limit.
        marks = if matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}') {
            marks + 1
        } else {
            0
        };
        let quiet = c == '\n' || !c.is_control();
        let invisible = matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}');
        quiet && !invisible && marks < CELL_LIMIT + 1
    })
}
