//! Which file a text comes from: a company's own words before the built-in ones, a language before English.

use std::sync::OnceLock;

use super::fill::Clean;
use super::format::{Messages, Variants};
use crate::catalogue::Catalogue;

/// The language that always exists and carries the structure.
pub(super) const BASE: &str = "en";

// The built-in languages as `FILES`: tag, own name, text. English first, then every other file of `assets/messages/` by
// its tag; see `build.rs` beside this file.
include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// Each file is read at its first use and once only: the console starts without the languages that nobody asked for.
static READ: [OnceLock<Messages>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];

/// The built-in messages of a language. Tests check the files, so a fault in one cannot reach a user; it reads as empty.
pub fn built_in(tag: &str) -> Option<&'static Messages> {
    let at = FILES.iter().position(|(lang, ..)| *lang == tag)?;
    let ((_, _, text), slot) = (FILES.get(at)?, READ.get(at)?);
    Some(slot.get_or_init(|| serde_json::from_str(text).unwrap_or_default()))
}

/// The languages that messages exist in, as (tag, own name): English first, then the built-in ones, then those that
/// only overlays bring.
pub fn languages(catalogue: &Catalogue) -> Vec<(String, String)> {
    let built_in = FILES.iter().map(|(tag, name, _)| ((*tag).to_owned(), (*name).to_owned()));
    let mut languages: Vec<(String, String)> = built_in.collect();
    for messages in catalogue.messages() {
        if languages.iter().all(|(tag, _)| !tag.eq_ignore_ascii_case(&messages.lang)) {
            let name = messages.name.clone().unwrap_or_else(|| messages.lang.clone());
            languages.push((messages.lang.clone(), name));
        }
    }
    languages
}

/// The files that speak for one language, most particular first.
pub(super) struct Layers<'a> {
    /// Where a code without structure of its own takes it from.
    pub(super) catalogue: &'a Catalogue,
    own: Vec<&'a Messages>,
    base: Vec<&'a Messages>,
}

impl<'a> Layers<'a> {
    /// The layers of a known language.
    pub(super) fn new(catalogue: &'a Catalogue, lang: &str) -> Self {
        let of = |tag: &str| -> Vec<&'a Messages> {
            let laid =
                catalogue.messages().iter().rev().filter(|messages| messages.lang.eq_ignore_ascii_case(tag));
            laid.chain(built_in(tag)).collect()
        };
        let base = if lang == BASE { Vec::new() } else { of(BASE) };
        Self { catalogue, own: of(lang), base }
    }

    /// A text in this language only: half a message in English helps nobody.
    pub(super) fn text(
        &self,
        clean: &Clean,
        pick: impl Fn(&'a Messages) -> Option<&'a Variants>,
    ) -> Option<String> {
        self.own.iter().filter_map(|messages| pick(messages)).find_map(|variants| clean.fill(variants))
    }

    /// A text that need not exist. `None` when it exists in English and not in this language.
    pub(super) fn maybe(
        &self,
        clean: &Clean,
        pick: impl Fn(&'a Messages) -> Option<&'a Variants>,
    ) -> Option<Option<String>> {
        let text = self.text(clean, &pick);
        let elsewhere = text.is_none() && self.base.iter().any(|messages| pick(messages).is_some());
        if elsewhere { None } else { Some(text) }
    }

    /// The files of this language only.
    pub(super) fn own(&self) -> impl Iterator<Item = &'a Messages> {
        self.own.iter().copied()
    }

    /// All files, this language's before the English ones.
    pub(super) fn files(&self) -> impl Iterator<Item = &'a Messages> {
        self.own.iter().chain(&self.base).copied()
    }

    /// Anything that does not depend on the language: from this language's files, else from the English ones.
    pub(super) fn plan<T>(&self, pick: impl Fn(&'a Messages) -> Option<T>) -> Option<T> {
        self.files().find_map(pick)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_listed_under_its_own_tag_and_name() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/messages");
        assert_eq!(std::fs::read_dir(folder).unwrap().count(), FILES.len());
        assert_eq!(FILES[0].0, BASE);
        for (tag, name, text) in FILES {
            let messages: Messages = serde_json::from_str(text).unwrap();
            assert_eq!((messages.lang.as_str(), messages.name.as_deref()), (tag, Some(name)));
        }
    }
}
