//! The table of keys as Markdown, for README and man page.

use std::fmt::Write;

use super::{Binding, COMMANDS, Context, Key, Keymap};

impl Keymap {
    /// The whole table as Markdown: one section a group, one row a command with all its keys.
    pub fn markdown(&self) -> String {
        let mut text = String::new();
        let mut group = None;
        for about in COMMANDS.iter() {
            let bound: Vec<&Binding> = self
                .bindings
                .iter()
                .filter(|binding| binding.row.command == about.command && !binding.keys.is_empty())
                .collect();
            if bound.is_empty() {
                continue;
            }
            if group != Some(about.group) {
                group = Some(about.group);
                let _ = writeln!(
                    text,
                    "\n### {}\n\n| What | Keys | Where |\n| --- | --- | --- |",
                    about.group.words()
                );
            }
            let keys: Vec<String> = self.keys(about.command).iter().map(marked).collect();
            let _ = writeln!(text, "| {} | {} | {} |", about.title, keys.join(" "), places(&bound));
        }
        text.trim_start().to_owned()
    }
}

/// A key as Markdown, also within a table.
fn marked(key: &Key) -> String {
    format!("`{key}`").replace('|', "\\|")
}

/// Where the keys of a command work. What works everywhere may have further keys in single places, the letters; those
/// are named with their places.
fn places(bound: &[&Binding]) -> String {
    let names = |key: Option<&Key>| {
        let mut names = Vec::new();
        for binding in bound.iter().filter(|binding| key.is_none_or(|key| binding.keys.contains(key))) {
            if !names.contains(&binding.row.context.name()) {
                names.push(binding.row.context.name());
            }
        }
        names
    };
    let everywhere: Vec<&Binding> =
        bound.iter().copied().filter(|binding| binding.row.context == Context::All).collect();
    if everywhere.is_empty() {
        return names(None).join(", ");
    }
    let mut further: Vec<(Vec<&str>, Vec<String>)> = Vec::new();
    for key in bound.iter().flat_map(|binding| &binding.keys) {
        if everywhere.iter().any(|binding| binding.keys.contains(key)) {
            continue;
        }
        let (names, key) = (names(Some(key)), marked(key));
        match further.iter_mut().find(|(known, _)| *known == names) {
            Some((_, keys)) if keys.contains(&key) => {}
            Some((_, keys)) => keys.push(key),
            None => further.push((names, vec![key])),
        }
    }
    let further = further.iter().map(|(names, keys)| format!("; {} in {}", keys.join(" "), names.join(", ")));
    format!("{}{}", Context::All.name(), further.collect::<String>())
}

/// The default keys as Markdown, for the README and the man page.
pub fn keymap_markdown() -> String {
    Keymap::default().markdown()
}
