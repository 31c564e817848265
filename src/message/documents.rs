//! Kinds of document, said in the language of the message: an agent types `passport` or `CNI`, a reply says
//! `Driving License`, and a French customer reads `permis de conduire`.

use super::fill::Clean;
use super::layers::{self, BASE, Layers};
use crate::catalogue::Catalogue;

/// The values with `{document}` in the language of the layers. A word that no table knows stays as it was typed.
pub(super) fn said(catalogue: &Catalogue, layers: &Layers<'_>, clean: &Clean) -> Clean {
    match clean.get("document").and_then(|typed| word(catalogue, layers, typed)) {
        Some(word) => clean.with_document(&word),
        None => clean.clone(),
    }
}

/// A warning when the text holds a document's name that may be in another language than the text.
pub(super) fn note(catalogue: &Catalogue, lang: &str, clean: &Clean, text: &str) -> Option<String> {
    let typed = clean.get("document").filter(|typed| lang != BASE && text.contains(*typed))?;
    let known = word(catalogue, &Layers::new(catalogue, lang), typed).is_some();
    let sentence = "The document is said as it was typed, because no table of documents holds it; check that it fits \
                    the language of the message.";
    (!known).then(|| sentence.to_owned())
}

/// The word in this language for what was typed in any: the typed one where this language has it, else its first.
fn word(catalogue: &Catalogue, layers: &Layers<'_>, typed: &str) -> Option<String> {
    let typed = fold(typed);
    let here = || layers.own().flat_map(|messages| &messages.documents);
    let same = here().flat_map(|(_, names)| &names.0).find(|name| fold(name) == typed);
    if let Some(same) = same {
        return Some(same.clone());
    }
    let languages = layers::languages(catalogue);
    let kind = languages.iter().find_map(|(tag, _)| {
        let layers = Layers::new(catalogue, tag);
        let mut kinds = layers.own().flat_map(|messages| &messages.documents);
        kinds.find(|(_, names)| names.0.iter().any(|name| fold(name) == typed)).map(|(kind, _)| kind.clone())
    })?;
    here().filter(|(id, _)| **id == kind).find_map(|(_, names)| names.0.first()).cloned()
}

/// Names are compared without regard to case, apostrophes and the sign between their words.
fn fold(name: &str) -> String {
    let lower = name.to_lowercase().replace('’', "'").replace(['-', '_'], " ");
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}
