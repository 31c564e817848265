//! The core knows no terminal, no clipboard and no argument parser.

use std::fs;
use std::path::{Path, PathBuf};

const SHELL: [&str; 4] = ["main", "cli", "tui", "clipboard"];
const FORBIDDEN: [&str; 6] = ["ratatui", "crossterm", "arboard", "clap", "tui_input", "signal_hook"];

fn rust_files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

#[test]
fn no_core_module_names_a_terminal_clipboard_or_argument_crate() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&source, &mut files);
    let mut core = 0;
    for file in &files {
        let inside = file.strip_prefix(&source).unwrap();
        let first = inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
        let module = first.trim_end_matches(".rs");
        if SHELL.contains(&module) {
            continue;
        }
        core += 1;
        let text = fs::read_to_string(file).unwrap();
        for name in FORBIDDEN {
            assert!(!text.contains(&format!("{name}::")), "{} names {name}", inside.display());
        }
    }
    assert!(core >= 7, "the core was not found below {}", source.display());
}
