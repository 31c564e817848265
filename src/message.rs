//! The text for a customer or a business, several codes in one, and the escalation report.

use crate::catalogue::{Catalogue, Code};
use crate::decode::{Decoded, Reply};

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
    /// The document in question, in words.
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

/// The message for one or several codes, merged; `None` when no code is in the catalogue. A language or text that
/// is missing falls back to English, and a note says so.
pub fn compose(
    catalogue: &Catalogue,
    codes: &[Code],
    audience: Audience,
    lang: &str,
    values: &Values,
) -> Option<Message> {
    let _ = values;
    let known: Vec<Code> = codes.iter().copied().filter(|code| catalogue.get(*code).is_some()).collect();
    let first = catalogue.get(*known.first()?)?;
    Some(Message {
        audience,
        lang: lang.to_owned(),
        text: first.title.to_string(),
        codes: known,
        notes: Vec::new(),
    })
}

/// The message for a reply: its codes at once, or what its outcome alone allows to say (a decline without a reason
/// is neutral). `None` when there is nothing to say to a customer.
pub fn for_reply(
    catalogue: &Catalogue,
    reply: &Reply,
    audience: Audience,
    lang: &str,
    values: &Values,
) -> Option<Message> {
    let codes: Vec<Code> = reply.codes.iter().filter_map(|found| found.code).collect();
    compose(catalogue, &codes, audience, lang, values)
}

/// The escalation report for Faceki's support: the masked replies, codes, request ids; nothing personal.
pub fn report(catalogue: &Catalogue, decoded: &Decoded) -> String {
    let _ = catalogue;
    format!("{} replies", decoded.replies.len())
}

/// The languages that messages exist in, as (tag, own name), English first.
pub fn languages(catalogue: &Catalogue) -> Vec<(String, String)> {
    let _ = catalogue;
    vec![("en".to_owned(), "English".to_owned())]
}
