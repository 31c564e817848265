//! Run by cargo before the build: lists the languages in `assets/messages/`, so that adding one is adding a file.

#![allow(clippy::print_stdout)]

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// The language that comes first: the others fall back to it.
const BASE: &str = "en";

fn main() -> Result<(), Box<dyn Error>> {
    let messages = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("assets/messages");
    println!("cargo::rerun-if-changed={}", messages.display());
    println!("cargo::rerun-if-changed=src/message/build.rs");
    let mut files = Vec::new();
    for file in fs::read_dir(&messages)? {
        let path = file?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let text = fs::read_to_string(&path)?;
            let tag = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let name =
                name(&text).ok_or_else(|| format!("{}: expected a \"name\" on top", path.display()))?;
            files.push((tag, name.to_owned(), path));
        }
    }
    files.sort_by(|(one, ..), (other, ..)| (one.as_str() != BASE, one).cmp(&(other.as_str() != BASE, other)));
    let mut list = format!("const FILES: [(&str, &str, &str); {}] = [\n", files.len());
    for (tag, name, path) in files {
        writeln!(list, "    ({tag:?}, {name:?}, include_str!({:?})),", path.display().to_string())?;
    }
    list.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("languages.rs"), list)?;
    Ok(())
}

/// The language's own name, which stands before all texts. A test reads it properly.
fn name(text: &str) -> Option<&str> {
    text.split_once("\"name\"")?.1.split('"').nth(1)
}
