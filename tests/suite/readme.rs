//! README says what the program does: its key section is the keymap itself, its verbs and settings are all there.

use std::path::Path;

use clap::CommandFactory;
use faceki_console::cli::Arguments;
use faceki_console::tui::keymap_markdown;

const BEGIN: &str = "<!-- keys -->\n";
const END: &str = "<!-- /keys -->";

fn readme() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

/// `UPDATE_README=1 cargo test readme` writes the section anew.
#[test]
fn the_keys_are_those_of_the_keymap() {
    let text = readme();
    let (before, rest) = text.split_once(BEGIN).unwrap();
    let (keys, after) = rest.split_once(END).unwrap();
    let real = format!("{}\n", keymap_markdown().trim_end());
    if std::env::var_os("UPDATE_README").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
        std::fs::write(path, format!("{before}{BEGIN}{real}{END}{after}")).unwrap();
        return;
    }
    assert!(keys == real, "write README's keys anew with `UPDATE_README=1 cargo test readme`");
}

#[test]
fn every_verb_is_named() {
    let text = readme();
    for verb in Arguments::command().get_subcommands() {
        let name = verb.get_name();
        assert!(text.contains(&format!("| `{name}")), "README does not name the verb `{name}`");
    }
}

#[test]
fn every_setting_is_named() {
    let text = readme();
    let names = faceki_console::config::example().lines().filter_map(|line| line.strip_prefix('#'));
    let names = names.filter_map(|line| line.split_once(" = ").map(|(name, _)| name.trim()));
    let top: Vec<&str> = names.take_while(|name| *name != "match").collect();
    assert!(top.len() >= 10, "{top:?}");
    for name in top {
        assert!(text.contains(&format!("`{name}`")), "README does not name the setting `{name}`");
    }
}

#[test]
fn the_catalogue_file_that_is_shown_is_sound() {
    let text = readme();
    let (_, rest) = text.split_once("```json\n").unwrap();
    let (file, _) = rest.split_once("```").unwrap();
    let report = faceki_console::catalogue::check("README", file);
    assert!(report.is_sound() && report.added == 1 && report.languages == ["en"], "{report}");
    for placeholder in faceki_console::message::PLACEHOLDERS {
        assert!(text.contains(&format!("{{{placeholder}}}")), "README does not name {{{placeholder}}}");
    }
}
