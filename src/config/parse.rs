//! TOML to settings.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::grammar::without_broken_lines;
use super::{Binding, CLIPBOARD_WORDS, Colour, Config, LARGEST, Written};
use crate::catalogue::is_language;
use crate::fault::{self, Fault, Notes, Places, either, nearest, quote};
use crate::message::Audience;
use crate::message::language::nearest_tag;

/// Every setting, in the order of the example.
pub(super) const SETTINGS: [&str; 13] = [
    "language",
    "audience",
    "company",
    "agent",
    "catalogues",
    "clipboard",
    "copy_command",
    "theme",
    "colors",
    "keys",
    "mouse",
    "accessible",
    "esc_quits",
];

pub(super) fn parse(file: &str, bytes: &[u8]) -> (Config, Vec<Fault>) {
    let text = match fault::text(file, bytes.to_vec(), LARGEST) {
        Ok(text) => text,
        Err(fault) => return (Config::default(), vec![fault]),
    };
    let text = fault::without_mark(&text);
    let mut parser = Parser::default();
    let toml = without_broken_lines(text, &mut parser.notes);
    let (table, _) = DeTable::parse_recoverable(&toml);
    parser.settings(table.get_ref());
    let Parser { mut config, notes } = parser;
    place(&mut config, text);
    (config, notes.place(file, text))
}

#[derive(Default)]
struct Parser {
    config: Config,
    notes: Notes,
}

/// A value with its dotted key and its byte.
struct Setting<'a> {
    key: String,
    at: usize,
    value: &'a DeValue<'a>,
}

impl Setting<'_> {
    fn written<T>(self, value: T) -> Written<T> {
        // The byte stands in for the line until all places are found in one pass.
        Written { value, key: self.key, line: self.at, column: 0 }
    }
}

impl Parser {
    fn settings(&mut self, table: &DeTable<'_>) {
        for (name, setting) in self.members("", table) {
            match name {
                "language" => self.config.language = self.language(setting),
                "audience" => {
                    let word = self.word(&setting, &["customer", "business"]);
                    self.config.audience = word.map(|word| match word {
                        "business" => Audience::Business,
                        _ => Audience::Customer,
                    });
                }
                "company" => self.config.company = self.text(&setting),
                "agent" => self.config.agent = self.text(&setting),
                "theme" => self.config.theme = self.text(&setting).map(|name| setting.written(name)),
                "clipboard" => self.config.clipboard = self.word(&setting, &CLIPBOARD_WORDS),
                "copy_command" => self.config.copy_command = self.command(&setting),
                "catalogues" => self.config.catalogues = self.catalogues(setting),
                "mouse" => self.config.mouse = self.flag(&setting),
                "accessible" => self.config.accessible = self.flag(&setting),
                "esc_quits" => self.config.esc_quits = self.flag(&setting),
                "colors" => self.config.colors = self.colors(&setting),
                "keys" => self.config.keys = self.keys(&setting),
                _ => self.unknown(&setting, name),
            }
        }
    }

    /// The members of a table in the order of the file.
    fn members<'a>(&self, above: &str, table: &'a DeTable<'a>) -> Vec<(&'a str, Setting<'a>)> {
        let members = table.iter().map(|(name, value)| {
            let name: &Spanned<_> = name;
            let (at, name) = (name.span().start, name.get_ref().as_ref());
            let dot = if above.is_empty() { "" } else { "." };
            (name, Setting { key: format!("{above}{dot}{}", short(name)), at, value: value.get_ref() })
        });
        let mut members: Vec<_> = members.collect();
        members.sort_by_key(|(_, setting)| setting.at);
        members
    }

    fn expected(&mut self, setting: &Setting<'_>, expected: &str) {
        let text = format!("expected {expected}, found {}", kind(setting.value));
        self.notes.error(setting.at, &setting.key, text);
    }

    fn unknown(&mut self, setting: &Setting<'_>, name: &str) {
        let near = nearest(name, SETTINGS);
        let known = if near.is_some() { "a setting".to_owned() } else { either(SETTINGS) };
        self.notes.error_near(setting.at, "", format!("expected {known}, found {}", quote(name)), near);
    }

    fn text(&mut self, setting: &Setting<'_>) -> Option<String> {
        let text = setting.value.as_str();
        if text.is_some_and(|text| text.trim().is_empty()) {
            self.notes.error(
                setting.at,
                &setting.key,
                "expected a text that is not blank, found a blank one",
            );
            return None;
        }
        if text.is_none() {
            self.expected(setting, "a text");
        }
        text.map(str::to_owned)
    }

    fn flag(&mut self, setting: &Setting<'_>) -> Option<bool> {
        let flag = setting.value.as_bool();
        if flag.is_none() {
            self.expected(setting, "true or false");
        }
        flag
    }

    fn word(&mut self, setting: &Setting<'_>, words: &[&'static str]) -> Option<&'static str> {
        let expected = format!("one of {}", either(words.iter().copied()));
        let Some(text) = setting.value.as_str() else {
            self.expected(setting, &expected);
            return None;
        };
        let word = words.iter().copied().find(|word| *word == text);
        if word.is_none() {
            let sentence = format!("expected {expected}, found {}", quote(text));
            let near = nearest(text, words.iter().copied());
            self.notes.error_near(setting.at, &setting.key, sentence, near);
        }
        word
    }

    fn language(&mut self, setting: Setting<'_>) -> Option<Written<String>> {
        let tag = self.text(&setting)?;
        if is_language(&tag) {
            return Some(setting.written(tag));
        }
        let text = format!("expected a language tag such as \"en\" or \"pt-BR\", found {}", quote(&tag));
        self.notes.error_near(setting.at, &setting.key, text, nearest_tag(&tag).as_deref());
        None
    }

    /// A text, or a list of texts. One item that is no text leaves out that item only.
    fn texts(&mut self, setting: &Setting<'_>) -> Option<Vec<(usize, String)>> {
        if let Some(text) = setting.value.as_str() {
            return Some(vec![(setting.at, text.to_owned())]);
        }
        let Some(list) = setting.value.as_array() else {
            self.expected(setting, "a text or a list of texts");
            return None;
        };
        let mut texts = Vec::new();
        for item in list.iter() {
            let at = item.span().start;
            match item.get_ref().as_str() {
                Some(text) => texts.push((at, text.to_owned())),
                None => {
                    let text = format!("expected a text, found {}", kind(item.get_ref()));
                    self.notes.error(at, &setting.key, text);
                }
            }
        }
        Some(texts)
    }

    /// One text is split at blanks: no shell reads it.
    fn command(&mut self, setting: &Setting<'_>) -> Vec<String> {
        if let Some(line) = setting.value.as_str() {
            return line.split_whitespace().map(str::to_owned).collect();
        }
        let texts = self.texts(setting).unwrap_or_default();
        texts.into_iter().map(|(_, text)| text).collect()
    }

    fn catalogues(&mut self, setting: Setting<'_>) -> Vec<Written<String>> {
        let texts = self.texts(&setting).unwrap_or_default();
        let key = setting.key;
        texts
            .into_iter()
            .map(|(at, value)| Written { value, key: key.clone(), line: at, column: 0 })
            .collect()
    }

    fn colors(&mut self, setting: &Setting<'_>) -> Vec<Written<Colour>> {
        let mut colors = Vec::new();
        for (part, setting) in self.table(setting, "a table such as [colors]") {
            if let Some(style) = self.text(&setting) {
                colors.push(setting.written(Colour { part: part.to_owned(), style }));
            }
        }
        colors
    }

    fn keys(&mut self, setting: &Setting<'_>) -> Vec<Written<Binding>> {
        let mut keys = Vec::new();
        for (action, setting) in self.table(setting, "a table such as [keys]") {
            if let Some(texts) = self.texts(&setting) {
                let names = texts.into_iter().map(|(_, name)| name).collect();
                keys.push(setting.written(Binding { action: action.to_owned(), keys: names }));
            }
        }
        keys
    }

    fn table<'a>(&mut self, setting: &Setting<'a>, expected: &str) -> Vec<(&'a str, Setting<'a>)> {
        match setting.value.as_table() {
            Some(table) => self.members(&setting.key, table),
            None => {
                self.expected(setting, expected);
                Vec::new()
            }
        }
    }
}

fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// A key as it may stand in a pointer: the place says the rest of a long one.
fn short(key: &str) -> String {
    const LONGEST: usize = 40;
    let mut short: String = key.chars().take(LONGEST).collect();
    if short.len() < key.len() {
        short.push('…');
    }
    short
}

/// Turns the bytes that stand in for lines into places, in one pass over the text.
fn place(config: &mut Config, text: &str) {
    fn places<T>(written: &mut Written<T>) -> (&mut usize, &mut usize) {
        (&mut written.line, &mut written.column)
    }
    let mut all: Vec<(&mut usize, &mut usize)> = Vec::new();
    all.extend(config.language.iter_mut().map(places));
    all.extend(config.theme.iter_mut().map(places));
    all.extend(config.colors.iter_mut().map(places));
    all.extend(config.keys.iter_mut().map(places));
    all.extend(config.catalogues.iter_mut().map(places));
    all.sort_by_key(|(at, _)| **at);
    let mut finder = Places::new(text);
    for (line, column) in all {
        (*line, *column) = finder.find(*line);
    }
}
