//! Nothing personal gets out: whole records, cut ones, wrapped ones, in every notation.

use std::collections::HashSet;

use faceki_console::mask::{Kind, Masked, mask, mask_with};

mod notations;
mod records;

use notations::NOTATIONS;
use records::{PERSONAL, READABLE, records};

/// A piece of this many letters tells something.
const FRAGMENT: usize = 4;

/// What is looked for in masked texts.
struct Watch {
    fragments: HashSet<String>,
}

impl Watch {
    fn new() -> Self {
        let mut fragments = HashSet::new();
        for value in PERSONAL {
            for word in value.to_lowercase().split(|c: char| !c.is_alphabetic()) {
                let letters: Vec<char> = word.chars().collect();
                fragments.extend(letters.windows(FRAGMENT).map(|letters| letters.iter().collect::<String>()));
            }
        }
        // Words of keys, settings and pages that stand beside the values, not in them.
        for harmless in [
            "client",
            "called",
            "android",
            "applewebkit",
            "https",
            "example",
            "mail",
            "birthday",
            "linux",
            "front",
            "agent",
            "flat",
            "hologram",
            "phone",
            "unreadable",
            "cust",
            "sign",
            "apps",
            "faceki",
            "kycverify",
            "vault",
        ] {
            let letters: Vec<char> = harmless.chars().collect();
            letters
                .windows(FRAGMENT)
                .for_each(|letters| _ = fragments.remove(&letters.iter().collect::<String>()));
        }
        assert!(fragments.len() > 100);
        Self { fragments }
    }

    /// Panics with the leak when a fragment of a personal value is in the masked text.
    fn check(&self, masked: &Masked, what: &str) {
        let text = masked.text.to_lowercase();
        for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() >= FRAGMENT) {
            let letters: Vec<char> = word.chars().collect();
            for window in letters.windows(FRAGMENT) {
                let window: String = window.iter().collect();
                assert!(
                    !self.fragments.contains(&window),
                    "{what}: {window:?} of {word:?} in\n{}",
                    masked.text
                );
            }
        }
    }
}

/// The whole of every value that no other place in the record explains.
fn check_whole(masked: &Masked, what: &str) {
    for value in PERSONAL.iter().filter(|value| value.len() > 4) {
        assert!(!masked.text.contains(value), "{what}: {value:?} in\n{}", masked.text);
    }
}

fn check_form(text: &str, masked: &Masked, what: &str) {
    assert_eq!(lines(text), lines(&masked.text), "{what}: lines moved");
    let mut at = (0, 0);
    for spot in &masked.spots {
        assert!(spot.from.start >= at.0 && spot.to.start >= at.1, "{what}: spots out of order");
        assert_eq!(
            text.get(at.0..spot.from.start),
            masked.text.get(at.1..spot.to.start),
            "{what}: shown text changed"
        );
        let mark = masked.text.get(spot.to.clone()).unwrap();
        assert_eq!(mark.trim_end_matches(['\n', '\r']), format!("‹{}›", spot.kind.word()), "{what}");
        at = (spot.from.end, spot.to.end);
    }
    assert_eq!(text.get(at.0..), masked.text.get(at.1..), "{what}: tail");
}

fn lines(text: &str) -> usize {
    text.matches('\n').count()
}

/// As a mail program or a chat wraps: at 40 characters, wherever that falls.
fn wrapped(text: &str, prefix: &str) -> String {
    let mut out = String::from(prefix);
    let mut column = 0;
    for c in text.chars() {
        if c == '\n' {
            column = 0;
            out.push(c);
            out.push_str(prefix);
            continue;
        }
        if column == 40 {
            out.push('\n');
            out.push_str(prefix);
            column = 0;
        }
        out.push(c);
        column += 1;
    }
    out
}

#[test]
fn no_personal_value_is_shown_in_any_notation() {
    let watch = Watch::new();
    for (name, write) in NOTATIONS {
        for (at, record) in records().iter().enumerate() {
            let what = format!("record {at} as {name}");
            let text = write(record);
            let masked = mask(&text);
            watch.check(&masked, &what);
            check_whole(&masked, &what);
            check_form(&text, &masked, &what);
        }
    }
}

#[test]
fn what_support_needs_stays_readable() {
    // Where a notation writes truth as 1 and 0, or nothing, its words cannot be looked for.
    let silent = ["php print_r", "objective-c dictionary", "json in a csv cell"];
    // What stands around each value in these is read as the value's neighbour, so more is hidden than need be.
    let wary = [
        "php serialize",
        "php serialize, escaped",
        "go spew",
        "paths joined by underscores",
        "paths joined by underscores, json",
        "xml with names in attributes",
    ];
    for (name, write) in NOTATIONS.iter().filter(|(name, _)| !silent.contains(name) && !wary.contains(name)) {
        for (record, readable) in records().iter().zip(READABLE) {
            let masked = mask(&write(record)).text;
            let lower = masked.to_lowercase();
            for word in readable {
                let encoded = word.replace(':', "%3A");
                // Python writes False.
                assert!(
                    masked.contains(word)
                        || (*word == "false" && lower.contains(word))
                        || masked.contains(&encoded),
                    "{word:?} is hidden as {name}:\n{masked}"
                );
            }
        }
    }
}

#[test]
fn no_fragment_is_shown_in_any_prefix() {
    let watch = Watch::new();
    for (at, record) in records().iter().enumerate() {
        let text = record.to_string();
        for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
            let cut = &text[..end];
            let masked = mask(cut);
            watch.check(&masked, &format!("record {at} cut at {end}"));
        }
    }
}

#[test]
fn no_fragment_is_shown_in_prefixes_of_other_notations() {
    let watch = Watch::new();
    for (name, write) in NOTATIONS {
        for (at, record) in records().iter().enumerate() {
            let text = write(record);
            for end in (0..=text.len()).step_by(41).filter(|end| text.is_char_boundary(*end)) {
                let masked = mask(&text[..end]);
                watch.check(&masked, &format!("record {at} as {name} cut at {end}"));
            }
        }
    }
}

#[test]
fn no_fragment_is_shown_when_lines_are_wrapped() {
    let watch = Watch::new();
    for (name, write) in NOTATIONS {
        for (at, record) in records().iter().enumerate() {
            for prefix in ["", "> ", "> > "] {
                let what = format!("record {at} as {name} wrapped with {prefix:?}");
                let text = wrapped(&write(record), prefix);
                let masked = mask(&text);
                watch.check(&masked, &what);
                let joined: String =
                    masked.text.lines().map(|line| line.trim_start_matches(prefix)).collect();
                watch.check(&Masked { text: joined, spots: Vec::new() }, &what);
                check_form(&text, &masked, &what);
            }
        }
    }
}

#[test]
fn no_fragment_is_shown_when_the_head_is_cut() {
    let watch = Watch::new();
    for (at, record) in records().iter().enumerate() {
        for text in [record.to_string(), serde_json::to_string_pretty(record).unwrap()] {
            for start in (1..text.len()).step_by(5).filter(|start| text.is_char_boundary(*start)) {
                watch.check(&mask(&text[start..]), &format!("record {at} from {start}"));
            }
        }
    }
}

/// Every so many characters: the whole sweep was run once, this keeps it true.
const EDIT_STEP: usize = 29;

#[test]
fn no_fragment_is_shown_after_a_single_edit() {
    let watch = Watch::new();
    for (at, record) in records().iter().enumerate() {
        let text = record.to_string();
        for place in (0..text.len()).filter(|place| text.is_char_boundary(*place)).step_by(EDIT_STEP) {
            let (head, tail) = text.split_at(place);
            let rest = &tail[tail.chars().next().map_or(0, char::len_utf8)..];
            for middle in ["", "\"", "'", "}", "{", "]", "\n", ":", ",", "\\", "<", "\n\n", "=", " "] {
                let edited = format!("{head}{middle}{rest}");
                watch.check(&mask(&edited), &format!("record {at}, {middle:?} at {place}"));
            }
        }
    }
}

#[test]
fn proven_places_are_shown_and_nothing_else() {
    let text = r#"{"type": "DECLINED_X", "email": "petronella.q@mailbox.example", "x": "first Petronella 8006 last"}"#;
    let place = |word: &str| text.find(word).map(|at| at..at + word.len()).unwrap();
    let keep = [place("8006"), place("petronella.q@mailbox.example"), place("DECLINED_X"), 7..7, 90..1_000];
    let masked = mask_with(text, &keep);
    assert_eq!(masked.text, r#"{"type": "DECLINED_X", "email": "‹contact›", "x": "‹other›8006‹other›"}"#);
    check_form(text, &masked, "keep");
}

#[test]
fn a_masked_text_can_be_masked_again() {
    let watch = Watch::new();
    for (name, write) in NOTATIONS {
        for record in records() {
            let once = mask(&write(&record));
            let twice = mask(&once.text);
            watch.check(&twice, name);
            assert!(twice.text.len() <= once.text.len() + once.text.len() / 4, "{name}");
        }
    }
}

#[test]
fn kinds_are_counted() {
    let masked = mask(&records()[7].to_string());
    assert_eq!(masked.counts(), [(Kind::Biometric, 2), (Kind::Contact, 2), (Kind::CustomerKey, 1)]);
    assert_eq!(format!("{masked:?}"), format!("Masked({} bytes, 5 spots)", masked.text.len()));
}
