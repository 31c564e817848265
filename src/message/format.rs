//! The shape of a messages file: one language, every text optional, so that files can be laid over each other
//! field by field. The built-in files (`assets/messages/`) and the `messages` of an overlay have the same shape.
//!
//! English is the base: it alone carries the structure (which steps a code has, their order, who speaks first).
//! Another language needs its texts only, and an overlay only what it changes.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::catalogue::Code;

/// One language's messages, or a part of them. Texts are foreign until they have passed [`crate::sanitise`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Messages {
    /// The language's tag, for example `en` or `pt-BR`. An overlay may leave it out: its key says it.
    #[serde(default)]
    pub lang: String,
    /// The language's own name, for example `Français`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The direction of its script.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// Kinds of document by id: the word that is said, then other words for the same kind.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub documents: BTreeMap<String, Variants>,
    /// What the person being verified reads.
    #[serde(default)]
    pub customer: Customer,
    /// What the company that integrates Faceki reads.
    #[serde(default)]
    pub business: Business,
    /// What only the agent may read, per code.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub internal: BTreeMap<Code, Variants>,
}

/// The direction of a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

/// Wordings of one text, best first: the first whose placeholders are all set is used. In the file a single
/// wording may stand as a plain string.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Variants(pub Vec<String>);

/// Customer messages: parts that several codes share, and what each code adds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Customer {
    /// First line, for example `Hello {name},`; left out when no wording fits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub greeting: Option<Variants>,
    /// Last line, for example `{agent}, {company}`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signature: Option<Variants>,
    /// Line with the reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<Variants>,
    /// First sentence when several codes speak, per [`Topic`].
    pub openings: BTreeMap<Topic, Variants>,
    /// Steps by id; codes share them.
    pub steps: BTreeMap<String, Step>,
    /// Steps that contradict each other, and the one that is said instead.
    pub blends: Vec<Blend>,
    /// Last sentence by id: whom to ask, and when.
    pub closings: BTreeMap<String, Variants>,
    /// What each code says.
    pub codes: BTreeMap<Code, CustomerText>,
    /// What an outcome without codes says, by its word; see [`crate::decode::Outcome::word`].
    pub outcomes: BTreeMap<String, CustomerText>,
    /// What a code without a text of its own says, by the kind of answer that its entry allows.
    pub generic: BTreeMap<String, CustomerText>,
}

/// What a message is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// The selfie.
    Selfie,
    /// A document.
    Document,
    /// Both.
    Both,
}

/// Who speaks when several codes meet: the first role present, in this order, and no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Always the same text, without any reason.
    Neutral,
    /// A requirement is not met, never which; the company decides.
    Requirement,
    /// Nothing to do.
    Done,
    /// The business or Faceki must act before the person can.
    Blocked,
    /// Later and unchanged.
    Later,
    /// The person can change something and try again.
    #[default]
    Photos,
}

/// One thing to do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Step {
    /// Place in the order in which the person does things; small first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<i32>,
    /// The sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Variants>,
}

/// Steps that must not stand together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Blend {
    /// When all of these would be said …
    pub of: Vec<String>,
    /// … this one is said instead.
    pub into: String,
}

/// What one code or outcome says to the customer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CustomerText {
    /// The whole message, when the code stands alone; instead of the parts below.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Variants>,
    /// What happened, in one sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub happened: Option<Variants>,
    /// Ids of [`Customer::steps`], most important first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steps: Option<Vec<String>>,
    /// Id of [`Customer::closings`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub again: Option<String>,
    /// Who speaks when several codes meet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// What it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<Topic>,
}

/// Business messages: parts that several codes share, and what each code adds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Business {
    /// The words before a code's number and name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<Variants>,
    /// Last line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signature: Option<Variants>,
    /// Line with the reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<Variants>,
    /// What is said when several codes meet of which not all can be acted on at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sequence: Option<Variants>,
    /// Whether the person should try again, by id.
    pub retry: BTreeMap<String, Variants>,
    /// What to send when escalating, by id.
    pub send: BTreeMap<String, Variants>,
    /// What each code says.
    pub codes: BTreeMap<Code, BusinessText>,
    /// What an outcome without codes says, by its word.
    pub outcomes: BTreeMap<String, BusinessText>,
    /// What a code without a text of its own says, by the kind of answer that its entry allows.
    pub generic: BTreeMap<String, BusinessText>,
}

/// What one code or outcome says to the business.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BusinessText {
    /// The whole message, when the code stands alone; instead of the parts below.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Variants>,
    /// What stopped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what: Option<Variants>,
    /// Who must act, and where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<Variants>,
    /// Id of [`Business::retry`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry: Option<String>,
    /// Id of [`Business::send`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub send: Option<String>,
}

impl Serialize for Variants {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [only] => serializer.serialize_str(only),
            several => several.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Variants {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StringOrList)
    }
}

struct StringOrList;

impl<'de> Visitor<'de> for StringOrList {
    type Value = Variants;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a list of texts")
    }

    fn visit_str<E>(self, text: &str) -> Result<Variants, E> {
        Ok(Variants(vec![text.to_owned()]))
    }

    fn visit_string<E>(self, text: String) -> Result<Variants, E> {
        Ok(Variants(vec![text]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Variants, A::Error> {
        let mut texts = Vec::new();
        while let Some(text) = list.next_element()? {
            texts.push(text);
        }
        Ok(Variants(texts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_file_is_a_file() {
        let part: Messages =
            serde_json::from_str(r#"{"lang":"en","customer":{"codes":{"8006":{"text":["a {name}","b"]}}}}"#)
                .unwrap();
        let text = part.customer.codes.get(&8006).and_then(|entry| entry.text.as_ref());
        assert_eq!(text, Some(&Variants(vec!["a {name}".to_owned(), "b".to_owned()])));
    }

    #[test]
    fn the_english_file_reads_and_writes() {
        let text = include_str!("../../assets/messages/en.json");
        let messages: Messages = serde_json::from_str(text).unwrap();
        let again: Messages = serde_json::from_str(&serde_json::to_string(&messages).unwrap()).unwrap();
        assert_eq!(messages, again);
        assert!(messages.customer.codes.len() >= 24 && messages.business.codes.len() >= 24);
    }

    #[test]
    fn a_misspelt_field_is_refused() {
        let fault = serde_json::from_str::<Messages>(r#"{"lang":"en","custommer":{}}"#).unwrap_err();
        assert!(fault.to_string().contains("custommer"), "{fault}");
    }
}
