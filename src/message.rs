//! The text for a customer or a business, several codes in one, and the escalation report.

use crate::catalogue::Code;

mod business;
mod compose;
mod customer;
mod documents;
mod fill;
mod format;
pub(crate) mod language;
mod layers;
mod merge;
mod note;
mod report;
pub mod rules;

pub use compose::{compose, for_replies, for_reply};
pub use fill::{PLACEHOLDERS, placeholders};
pub use format::{
    Blend, Business, BusinessText, Customer, CustomerText, Direction, Messages, Role, Step, Topic, Variants,
};
pub use layers::{built_in, languages};
pub use note::{agent_note, internal_note, markdown};
pub use report::report;

/// Who reads the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Audience {
    /// The person being verified.
    #[default]
    Customer,
    /// The company that integrates Faceki.
    Business,
}

/// Values for the placeholders of a message. An unset one never reaches the text.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Values {
    /// The customer's name.
    pub name: Option<String>,
    /// The company that the agent speaks for.
    pub company: Option<String>,
    /// The agent who signs.
    pub agent: Option<String>,
    /// The link to start again.
    pub link: Option<String>,
    /// The document in question, in words; a kind that the tables know is said in the language of the message.
    pub document: Option<String>,
    /// The ticket's or request's reference.
    pub reference: Option<String>,
}

/// Which values are set, never their text.
impl std::fmt::Debug for Values {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let set = [&self.name, &self.company, &self.agent, &self.link, &self.document, &self.reference];
        write!(f, "Values({} of {} set)", set.iter().filter(|value| value.is_some()).count(), set.len())
    }
}

/// A finished text: printable, without trailing newline, without an unfilled placeholder.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    /// Who reads it.
    pub audience: Audience,
    /// The language it is written in, for example `en`.
    pub lang: String,
    /// The codes that it answers, in the order of the request.
    pub codes: Vec<Code>,
    /// The text.
    pub text: String,
    /// What the agent must know and the reader must not, for example "internal, do not forward".
    pub notes: Vec<String>,
}

/// Lengths only: the text may hold a customer's value.
impl std::fmt::Debug for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Message({:?}, {}, {:?}, {} bytes)", self.audience, self.lang, self.codes, self.text.len())
    }
}
