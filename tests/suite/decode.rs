//! Golden pairs: what a paste decodes to. The format of an expectation is in `tests/replies/README.md`.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use faceki_console::catalogue::Catalogue;
use faceki_console::decode::{Decoded, Reply, decode};

mod edits;
mod notations;
mod properties;
mod silence;
mod wrapped;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/replies")
}

fn pastes(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            pastes(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            into.push(path);
        }
    }
}

/// One line a reply.
fn line(reply: &Reply) -> String {
    let mut line = format!("{} {:?}", reply.outcome.word(), reply.envelope);
    for code in &reply.codes {
        let what = match (code.code, &code.name) {
            (Some(number), _) => number.to_string(),
            (None, name) => name.clone().unwrap_or_default(),
        };
        let unknown = if code.known { "" } else { "?" };
        write!(line, " {what}{unknown}@{}:{}", code.place.line, code.place.column).unwrap();
        if let Some(pointer) = &code.pointer {
            write!(line, "={pointer}").unwrap();
        }
    }
    for check in &reply.failed_checks {
        write!(line, " !{check}").unwrap();
    }
    for id in &reply.request_ids {
        write!(line, " #{id}").unwrap();
    }
    for finding in &reply.findings {
        write!(line, " ~{}", finding.kind.word()).unwrap();
    }
    line
}

fn show(decoded: &Decoded) -> String {
    let mut text: String = decoded.replies.iter().map(|reply| line(reply) + "\n").collect();
    for finding in &decoded.findings {
        writeln!(text, "~{}", finding.kind.word()).unwrap();
    }
    text
}

#[test]
fn every_paste_decodes_to_what_stands_beside_it() {
    let mut all = Vec::new();
    pastes(&folder(), &mut all);
    all.sort();
    assert!(all.len() > 100, "only {} pastes were found", all.len());
    let catalogue = Catalogue::built_in();
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = String::new();
    for path in all {
        let shown = show(&decode(&fs::read(&path).unwrap(), &catalogue));
        let beside = path.with_extension("expected");
        if bless {
            fs::write(&beside, &shown).unwrap();
            continue;
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        if shown != expected {
            let name = path.strip_prefix(folder()).unwrap().display();
            writeln!(wrong, "{name}\n  expected\n{expected}  got\n{shown}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
