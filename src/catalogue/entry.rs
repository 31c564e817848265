//! What the catalogue says about one code.

use std::mem::take;

use serde::{Deserialize, Serialize};

use super::origin::{Field, Fields, Origin, Origins};
use super::text::{List, Text};

/// A Faceki code as its replies carry it, for example 8006.
pub type Code = i64;

/// Which part of a verification a code belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// The call itself: address, token, fields.
    #[default]
    Request,
    /// The integrator's account: credit, links.
    Account,
    /// The rules of the workflow.
    Workflow,
    /// The identity document.
    Document,
    /// The selfie.
    Selfie,
    /// The verdict as a whole.
    Decision,
}

impl Category {
    /// The words of the catalogue files, in the order of the variants.
    pub const WORDS: [&'static str; 6] = ["request", "account", "workflow", "document", "selfie", "decision"];
}

/// Who must act before the verification can go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// The person being verified.
    Customer,
    /// The company that integrates Faceki: its account owner.
    #[default]
    Business,
    /// The company's developer.
    Developer,
    /// Faceki itself.
    Faceki,
    /// Nobody: nothing is left to do.
    Nobody,
}

impl Actor {
    /// The words of the catalogue files, in the order of the variants.
    pub const WORDS: [&'static str; 5] = ["customer", "business", "developer", "faceki", "nobody"];
}

/// Whether trying again helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Retry {
    /// Yes, after the change that the remedies name.
    AfterChange,
    /// Yes, later and unchanged.
    Later,
    /// No: the same try gives the same answer until somebody decides.
    #[default]
    Never,
    /// Not needed: the verification is done.
    NotNeeded,
}

impl Retry {
    /// The words of the catalogue files, in the order of the variants.
    pub const WORDS: [&'static str; 4] = ["after_change", "later", "never", "not_needed"];
}

/// Steps that solve a code, per reader, most likely first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Remedies {
    /// For the support agent.
    pub agent: List<Text>,
    /// For the developer.
    pub developer: List<Text>,
}

/// Where a legacy code is known from and what replaced it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Legacy {
    /// The official repository or page that lists it.
    pub source: Text,
    /// The current code that replaced it, when one did.
    #[serde(default)]
    pub now: Option<Code>,
}

/// Everything the catalogue says about one code. Texts are trusted only after [`crate::sanitise`].
///
/// A code that only an overlay knows may leave out all but code, name and title. What it leaves out is then
/// `request`, `business` and `never`, the choices that promise a customer nothing, and empty lists.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The number.
    pub code: Code,
    /// The name as Faceki spells it, for example `FACE_NOT_FOUND`.
    pub name: Text,
    /// The meaning in plain words.
    pub title: Text,
    /// The description exactly as the source gives it.
    pub description: Text,
    /// Which part of a verification it belongs to.
    pub category: Category,
    /// Who must act.
    pub acts: Actor,
    /// Whether trying again helps.
    pub retry: Retry,
    /// Why it happens, most likely first.
    pub causes: List<Text>,
    /// What to do, most likely first.
    pub remedies: Remedies,
    /// Words that people use for it; search reads them.
    pub keywords: List<Text>,
    /// Codes that are easily confused with it or come together with it.
    pub related: List<Code>,
    /// Pages about it.
    pub links: List<Text>,
    /// Present on codes that are not in the current documentation. Boxed, because few entries have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legacy: Option<Box<Legacy>>,
    /// The fields that files gave, as opposed to defaults.
    #[serde(skip)]
    pub(super) given: Fields,
    #[serde(skip)]
    pub(super) origins: Origins,
}

impl Entry {
    /// Where a field's value comes from: the built-in catalogue or the overlay that set it last.
    pub fn origin(&self, field: Field) -> Origin {
        self.origins.of(field)
    }

    /// Takes over every field that `later` gives, with its origin.
    pub(super) fn lay(&mut self, later: &mut Entry) {
        for field in later.given.iter() {
            match field {
                Field::Code => {}
                Field::Name => self.name = later.name,
                Field::Title => self.title = later.title,
                Field::Description => self.description = later.description,
                Field::Category => self.category = later.category,
                Field::Acts => self.acts = later.acts,
                Field::Retry => self.retry = later.retry,
                Field::Causes => self.causes = take(&mut later.causes),
                Field::AgentRemedies => self.remedies.agent = take(&mut later.remedies.agent),
                Field::DeveloperRemedies => self.remedies.developer = take(&mut later.remedies.developer),
                Field::Keywords => self.keywords = take(&mut later.keywords),
                Field::Related => self.related = take(&mut later.related),
                Field::Links => self.links = take(&mut later.links),
                Field::Legacy => self.legacy = later.legacy.take(),
            }
            self.given.insert(field);
        }
        self.origins.lay(&later.origins);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_stays_small() {
        // The search promises 100,000 entries in less than 200 bytes each beyond their text; see benches/overlay.rs.
        assert!(size_of::<Entry>() <= 128, "{} bytes", size_of::<Entry>());
    }

    #[test]
    fn every_word_of_a_file_is_a_variant() {
        fn reads<T: for<'de> Deserialize<'de>>(words: &[&str]) {
            for word in words {
                assert!(serde_json::from_str::<T>(&format!("\"{word}\"")).is_ok(), "{word}");
            }
        }
        reads::<Category>(&Category::WORDS);
        reads::<Actor>(&Actor::WORDS);
        reads::<Retry>(&Retry::WORDS);
    }
}
