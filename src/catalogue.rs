//! The catalogue: what every code means, who must act and what to do.
//!
//! The 24 documented codes are built in (`assets/catalogue.json`), and so are the legacy ones
//! (`assets/legacy.json`), which are never mixed into the 24 unasked.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// A Faceki code as its replies carry it, for example 8006.
pub type Code = i64;

/// Text of an entry: borrowed from the built-in asset, or owned when it needed unescaping.
pub type Text = Cow<'static, str>;

/// Which part of a verification a code belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// The call itself: address, token, fields.
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

/// Who must act before the verification can go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// The person being verified.
    Customer,
    /// The company that integrates Faceki: its account owner.
    Business,
    /// The company's developer.
    Developer,
    /// Faceki itself.
    Faceki,
    /// Nobody: nothing is left to do.
    Nobody,
}

/// Whether trying again helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Retry {
    /// Yes, after the change that the remedies name.
    AfterChange,
    /// Yes, later and unchanged.
    Later,
    /// No: the same try gives the same answer until somebody decides.
    Never,
    /// Not needed: the verification is done.
    NotNeeded,
}

/// Steps that solve a code, per reader, most likely first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remedies {
    /// For the support agent.
    pub agent: Vec<Text>,
    /// For the developer.
    pub developer: Vec<Text>,
}

/// Where a legacy code is known from and what replaced it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Legacy {
    /// The official repository or page that lists it.
    pub source: Text,
    /// The current code that replaced it, when one did.
    pub now: Option<Code>,
}

/// Everything the catalogue says about one code. Texts are trusted only after [`crate::sanitise`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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
    #[serde(default)]
    pub causes: Vec<Text>,
    /// What to do, most likely first.
    #[serde(default)]
    pub remedies: Remedies,
    /// Words that people use for it; search reads them.
    #[serde(default)]
    pub keywords: Vec<Text>,
    /// Codes that are easily confused with it or come together with it.
    #[serde(default)]
    pub related: Vec<Code>,
    /// Pages about it.
    #[serde(default)]
    pub links: Vec<Text>,
    /// Present on codes that are not in the current documentation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legacy: Option<Legacy>,
}

#[derive(Deserialize)]
struct File {
    entries: Vec<Entry>,
}

/// The built-in catalogue, with overlays laid over it.
#[derive(Debug, Clone)]
pub struct Catalogue {
    current: Vec<Entry>,
    legacy: Vec<Entry>,
}

impl Catalogue {
    /// The 24 documented codes and the legacy ones.
    pub fn built_in() -> Self {
        Self {
            current: read(include_str!("../assets/catalogue.json")),
            legacy: read(include_str!("../assets/legacy.json")),
        }
    }

    /// The current codes in ascending order, without the legacy ones.
    pub fn entries(&self) -> &[Entry] {
        &self.current
    }

    /// The codes known from older versions of the API, in ascending order.
    pub fn legacy(&self) -> &[Entry] {
        &self.legacy
    }

    /// The entry of a code: a current one before a legacy one.
    pub fn get(&self, code: Code) -> Option<&Entry> {
        find(&self.current, code).or_else(|| find(&self.legacy, code))
    }

    /// The entry of a name, without regard to case: a current one before a legacy one.
    pub fn by_name(&self, name: &str) -> Option<&Entry> {
        let same = |entry: &&Entry| entry.name.eq_ignore_ascii_case(name);
        self.current.iter().find(same).or_else(|| self.legacy.iter().find(same))
    }
}

fn find(entries: &[Entry], code: Code) -> Option<&Entry> {
    let at = entries.binary_search_by_key(&code, |entry| entry.code).ok()?;
    entries.get(at)
}

/// The built-in files are checked by tests, so a fault here cannot reach a user; it reads as an empty list.
fn read(json: &'static str) -> Vec<Entry> {
    let file: Result<File, _> = serde_json::from_str(json);
    let mut entries = file.map(|file| file.entries).unwrap_or_default();
    entries.sort_by_key(|entry| entry.code);
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_catalogue_holds_the_24_codes() {
        let catalogue = Catalogue::built_in();
        assert_eq!(catalogue.entries().len(), 24);
        assert_eq!(catalogue.get(8006).map(|entry| &*entry.name), Some("FACE_NOT_FOUND"));
    }
}
