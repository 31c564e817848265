//! Help and palette: every command with its keys, searchable, and it can be run from here.

use crate::tui::field::Line;
use crate::tui::keymap::{COMMANDS, Command, Group, Keymap, Place};

/// A line of the help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HelpRow {
    /// Words above the commands that follow.
    Heading(Group),
    /// A command.
    Entry {
        /// What is run.
        command: Command,
        /// What it does.
        title: &'static str,
        /// Its keys, the ones that work here first.
        keys: Vec<String>,
    },
}

/// The open help.
#[derive(Debug)]
pub struct Help {
    /// What is searched for.
    pub query: Line,
    /// Only what makes sense from anywhere, without headings.
    pub palette: bool,
    /// What is in the help and answers the query.
    pub rows: Vec<HelpRow>,
    /// Index of the selected row.
    pub selected: usize,
    /// Index of the first row in sight.
    pub top: usize,
    /// Where the keyboard was.
    place: Place,
    height: usize,
}

impl Help {
    /// Help, or the palette, for where the keyboard is.
    pub fn new(keymap: &Keymap, place: Place, palette: bool) -> Self {
        let mut help =
            Self { query: Line::new(60), palette, rows: Vec::new(), selected: 0, top: 0, place, height: 0 };
        help.search(keymap);
        help
    }

    /// Lists what answers the query: every word somewhere in title, name, keys or group.
    pub fn search(&mut self, keymap: &Keymap) {
        let query = self.query.text().to_lowercase();
        let asked: Vec<&str> = query.split_whitespace().collect();
        self.rows.clear();
        let mut group = None;
        for about in COMMANDS.iter().filter(|about| about.palette || !self.palette) {
            let keys = self.keys(keymap, about.command);
            let (group_words, pressed) = (about.group.words(), keys.join(" "));
            let hay = format!("{} {} {group_words} {pressed}", about.title, about.name).to_lowercase();
            if !asked.iter().all(|word| hay.contains(word)) {
                continue;
            }
            if !self.palette && group != Some(about.group) {
                group = Some(about.group);
                self.rows.push(HelpRow::Heading(about.group));
            }
            self.rows.push(HelpRow::Entry { command: about.command, title: about.title, keys });
        }
        self.selected = 0;
        self.top = 0;
        self.step(0);
    }

    fn keys(&self, keymap: &Keymap, command: Command) -> Vec<String> {
        let here = keymap.at(self.place).into_iter().filter(|binding| binding.row.command == command);
        let mut keys: Vec<String> = here.flat_map(|binding| &binding.keys).map(ToString::to_string).collect();
        for key in keymap.keys(command).iter().map(ToString::to_string) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        keys.truncate(3);
        keys
    }

    /// The selected command.
    pub fn command(&self) -> Option<Command> {
        match self.rows.get(self.selected)? {
            HelpRow::Entry { command, .. } => Some(*command),
            HelpRow::Heading(_) => None,
        }
    }

    /// Moves the selection over the headings and stops at the ends.
    pub fn step(&mut self, rows: i64) {
        let entries: Vec<usize> = (0..self.rows.len())
            .filter(|at| matches!(self.rows.get(*at), Some(HelpRow::Entry { .. })))
            .collect();
        let now = entries.iter().position(|at| *at >= self.selected).unwrap_or(0) as i64;
        let to = (now + rows).clamp(0, (entries.len() as i64 - 1).max(0));
        self.selected = usize::try_from(to).ok().and_then(|to| entries.get(to)).copied().unwrap_or(0);
    }

    /// A page of rows.
    pub fn page(&self) -> i64 {
        self.height.saturating_sub(1).max(1) as i64
    }

    /// Brings the selected row into sight, with its heading.
    pub fn settle(&mut self, height: u16) {
        self.height = usize::from(height);
        let wanted = self.selected.saturating_sub(1);
        let wanted =
            if matches!(self.rows.get(wanted), Some(HelpRow::Heading(_))) { wanted } else { self.selected };
        self.top = self.top.min(wanted).max((self.selected + 1).saturating_sub(self.height.max(1)));
        self.top = self.top.min(self.rows.len().saturating_sub(self.height.max(1)));
    }
}
