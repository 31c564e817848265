//! Exact standard output, standard error and status of every verb, as transcripts that people can read.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli")
}

#[test]
fn every_run_is_as_its_transcript_says() {
    let files: Vec<PathBuf> = std::fs::read_dir(folder())
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    assert!(files.len() >= 8);
    let mut changed = Vec::new();
    for path in files {
        let expected = std::fs::read_to_string(&path).unwrap();
        let commands = expected.lines().filter_map(|line| line.strip_prefix("$ faceki-console"));
        let printed: String = commands.map(transcript).collect();
        if printed == expected {
            continue;
        }
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, printed).unwrap();
        } else {
            let lines = expected.lines().zip(printed.lines());
            let first = lines.enumerate().find(|(_, (expected, printed))| expected != printed);
            changed.push(format!("{}: {first:#?}", path.display()));
        }
    }
    assert!(changed.is_empty(), "{}", changed.join("\n"));
}

/// The run of a command line: words between blanks, and `< file`.
fn transcript(line: &str) -> String {
    let (words, input) = match line.split_once("< ") {
        Some((before, after)) => {
            let mut after = after.split_whitespace();
            let file = after.next().unwrap();
            (before.split_whitespace().chain(after).collect::<Vec<_>>(), Some(file))
        }
        None => (line.split_whitespace().collect(), None),
    };
    let here = folder().join("input");
    let input = match input {
        Some(file) => Stdio::from(std::fs::File::open(here.join(file)).unwrap()),
        None => Stdio::null(),
    };
    let output = Command::new(env!("CARGO_BIN_EXE_faceki-console"))
        .args(words)
        .current_dir(&here)
        .env_clear()
        // No file of the machine's own, no display, and a terminal without a clipboard.
        .env("XDG_CONFIG_HOME", &here)
        .env("TERM", "dumb")
        .stdin(input)
        .output()
        .unwrap();
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert!(out.is_empty() || out.ends_with('\n'), "{line}: an answer ends its last line");
    let mut text = format!("$ faceki-console{line}\n{out}");
    for remark in err.lines() {
        assert!(remark.starts_with("faceki-console: "), "{line}: {remark}");
        writeln!(text, "! {remark}").unwrap();
    }
    if output.status.code() != Some(0) {
        writeln!(text, "? {}", output.status.code().unwrap()).unwrap();
    }
    text
}
