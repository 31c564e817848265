//! What holds for every verb: help, width, silence, clean errors.

use std::path::Path;

use super::{REFUSED, run};

const VERBS: [&str; 13] = [
    "search",
    "explain",
    "decode",
    "message",
    "report",
    "list",
    "check",
    "schema",
    "doctor",
    "handbook",
    "config",
    "completions",
    "man",
];

fn columns(line: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(line)
}

fn assert_narrow(what: &str, text: &str) {
    for line in text.lines() {
        // An address is one word: cut, it would lead nowhere.
        assert!(columns(line) <= 80 || line.trim().starts_with("https://"), "{what}: {line}");
    }
}

#[test]
fn every_verb_has_help_with_an_example_in_80_columns() {
    let help = run(&["--help"], "");
    assert_eq!((help.status, help.err.as_str()), (0, ""));
    assert_narrow("--help", &help.out);
    for verb in VERBS {
        assert!(help.out.lines().any(|line| line.trim_start().starts_with(&format!("{verb} "))), "{verb}");
        let said = run(&[verb, "--help"], "");
        assert_eq!((said.status, said.err.as_str()), (0, ""), "{verb}");
        assert_narrow(verb, &said.out);
        let example = said
            .out
            .lines()
            .any(|line| line.starts_with("  ") && line.contains(&format!("faceki-console {verb}")));
        assert!(example, "{verb}: {}", said.out);
        assert!(said.out.contains("Example"), "{verb}");
    }
}

#[test]
fn answers_for_people_keep_to_80_columns() {
    for arguments in [
        &["list"][..],
        &["list", "--legacy"],
        &["search", "face"],
        &["search", "photo", "too", "dark"],
        &["doctor"],
    ] {
        assert_narrow(&arguments.join(" "), &run(arguments, "").out);
    }
    let list = run(&["list", "--legacy"], "").out;
    let codes: Vec<i64> =
        list.lines().filter_map(|line| line.split_whitespace().next()?.parse().ok()).collect();
    assert!(codes.len() > 30);
    for code in codes {
        assert_narrow("explain", &run(&["explain", &code.to_string()], "").out);
    }
}

#[test]
fn decode_keeps_to_80_columns_whatever_is_pasted() {
    let replies = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/replies");
    for folder in ["clean", "pasted", "traps"] {
        for file in std::fs::read_dir(replies.join(folder)).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "txt") {
                let path = path.to_str().unwrap();
                assert_narrow(path, &run(&["decode", path], "").out);
            }
        }
    }
}

#[test]
fn quiet_leaves_remarks_out_and_errors_in() {
    for (arguments, status) in [
        (&["search", "qqqqxxxx", "-q"][..], 1),
        (&["explain", "9999", "-q"], 1),
        (&["message", "8006", "--lang", "xx", "-q"], 0),
        (&["--quiet", "decode"], 1),
    ] {
        let said = run(arguments, "nothing");
        assert_eq!((said.status, said.err.as_str()), (status, ""), "{arguments:?}");
    }
    assert_eq!(run(&["decode", "none.json", "-q"], "").err.lines().count(), 1);
}

#[test]
fn what_set_gives_is_never_repeated_in_an_error() {
    for value in ["secret-value", "Ada Lovelace=secret-value", "secret-value=x", "=secret-value"] {
        let said = run(&["message", "8006", "--set", value], "");
        assert_eq!((said.status, said.out.as_str()), (2, ""), "{value}");
        assert!(!said.err.contains("secret") && !said.err.contains("Ada L"), "{}", said.err);
        assert_eq!(said.err.lines().count(), 1, "{}", said.err);
    }
    let said = run(&["message", "8006", "--set", "name=\u{1b}[31mAda\u{202e}", "--audience", "business"], "");
    assert!(said.out.chars().all(|c| c == '\n' || !c.is_control()) && !said.out.contains('\u{202e}'));
}

#[test]
fn nothing_of_the_input_is_in_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("own.json");
    std::fs::write(&file, "\u{feff}{\"entries\": secret-value").unwrap();
    let said = run(&["--catalogue", file.to_str().unwrap(), "decode"], REFUSED);
    assert!(said.status == 0 && !said.err.contains("secret-value"), "{}", said.err);
}

#[test]
fn a_misspelt_verb_is_answered_and_a_search_is_not() {
    let said = run(&["serach", "poor", "light"], "");
    assert_eq!((said.status, said.out.as_str()), (2, ""));
    assert!(said.err.contains("Did you mean `faceki-console search`?"), "{}", said.err);
    // Without a terminal the console cannot open, but that is what was tried.
    let said = run(&["poor", "light"], "");
    assert!(!said.err.contains("Did you mean"), "{}", said.err);
}

#[cfg(unix)]
#[test]
fn a_terminal_on_standard_input_is_told_what_is_waited_for() {
    use crate::console::{End, start};
    let mut console = start(&[env!("CARGO_BIN_EXE_faceki-console"), "--no-config", "decode"]).run();
    console.wait_for_text("press Ctrl+D on an empty line");
    console.send("{\"code\": 8006}\n\x04");
    console.wait_for_text("FACE_NOT_FOUND");
    assert_eq!(console.wait_for_end(), End::Exit(0));
}

#[cfg(unix)]
#[test]
fn doctor_asks_the_terminal_nothing() {
    use crate::console::{End, start};
    let mut console = start(&[env!("CARGO_BIN_EXE_faceki-console"), "--no-config", "doctor"]).run();
    console.wait_for_text("changed.");
    assert!(matches!(console.wait_for_end(), End::Exit(0 | 1)));
    assert_eq!(console.seen().questions, 0);
    assert!(console.seen().copies.is_empty(), "copied without being told to");
    assert!(console.screen().contents().contains("columns"));
}

#[test]
fn doctor_says_what_to_change() {
    // This run has no terminal, no display, no home.
    let said = run(&["doctor"], "");
    assert_eq!((said.status, said.err.as_str()), (1, ""), "{}", said.out);
    for area in ["terminal", "colours", "pastes", "clipboard", "by terminal", "config", "catalogue"] {
        assert!(said.out.lines().any(|line| line.starts_with(area)), "{area}: {}", said.out);
    }
    assert!(!said.out.contains('\u{1b}'));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.toml");
    std::fs::write(&file, "langage = \"fr\"\n[keys]\ncopy = [\"ctrl+q+q\"]\n").unwrap();
    let said = run(&["doctor", "--config", file.to_str().unwrap(), "--format", "json"], "");
    let checks = said.json()["checks"].as_array().unwrap().clone();
    let faults = checks.iter().filter(|check| check["area"] == "fault");
    let texts: Vec<&str> = faults.map(|check| check["text"].as_str().unwrap()).collect();
    assert!(
        texts.iter().any(|text| text.contains("config.toml:1:") && text.contains("language")),
        "{texts:?}"
    );
    assert!(texts.iter().any(|text| text.contains("config.toml:3:")), "{texts:?}");
}

#[cfg(unix)]
#[test]
fn doctor_tries_the_users_own_copy_command_only_when_told() {
    let folder = tempfile::tempdir().unwrap();
    let (file, copied) = (folder.path().join("config.toml"), folder.path().join("copied"));
    let command = format!(
        "clipboard = \"command\"\ncopy_command = [\"/bin/sh\", \"-c\", \"/bin/cat > '{}'\"]\n",
        copied.display()
    );
    std::fs::write(&file, command).unwrap();
    let said = run(&["doctor", "--config", file.to_str().unwrap()], "");
    assert!(said.out.contains("`/bin/sh` takes what is copied") && !copied.exists(), "{}", said.out);
    let said = run(&["doctor", "--copy", "--config", file.to_str().unwrap()], "");
    assert!(said.out.contains("Handed to /bin/sh"), "{}", said.out);
    assert_eq!(
        std::fs::read_to_string(copied).unwrap(),
        "faceki-console doctor: this line was copied as a test"
    );
}

/// A screenshot's text or a log without line ends: each code is shown with its neighbours, never with the whole line.
#[test]
fn thousands_of_replies_in_one_line_are_each_shown_within_the_width() {
    let paste = "status=1&code=2 ".repeat(2_000);
    let said = run(&["decode"], &paste);
    assert_eq!(said.status, 0);
    assert_narrow("decode", &said.out);
}
