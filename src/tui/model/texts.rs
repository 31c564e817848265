//! Everything that can be copied of what is selected, each as the text that is copied, byte for byte.

use std::borrow::Cow;

use crate::clipboard::Sensitivity;
use crate::message::{self, Audience, report};
use crate::sanitise::sanitise;
use crate::wrap;

use super::paste::offset_in_masked;
use super::{Model, Subject, words};

/// One thing that can be copied.
#[derive(Clone, PartialEq, Eq)]
pub struct Choice {
    /// What it is.
    pub title: Cow<'static, str>,
    /// What it is, for the notice.
    pub what: String,
    /// The text, or why there is none.
    pub text: Result<String, &'static str>,
    /// Whether it holds a customer's value.
    pub sensitivity: Sensitivity,
}

/// The text may hold a customer's value.
impl std::fmt::Debug for Choice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Choice({}, {} bytes)", self.title, self.text.as_ref().map_or(0, String::len))
    }
}

impl Model {
    /// The copy menu for what is selected. The order is the order of the digits.
    pub fn choices(&self) -> Vec<Choice> {
        let subject = self.subject();
        let of = self.subject_words(subject);
        let masked = self.masked_reply(subject).ok_or("Nothing is pasted.");
        let report = self.paste.reading().map(|reading| report(&self.catalogue, &reading.decoded));
        let none = "There is no code here.";
        let replies = self.paste.reading().map_or(0, |reading| reading.decoded.replies.len());
        // What is about the paste says so where something else or only a part of it is selected.
        let elsewhere = matches!(subject, Subject::Code(_)) && self.paste.reading().is_some();
        let of_masked = if elsewhere { "Masked reply in the paste box" } else { "Masked reply" };
        let of_report: Cow<'static, str> = match replies {
            0 | 1 if elsewhere => "Report to Faceki on the paste".into(),
            0 | 1 => "Report to Faceki".into(),
            all => format!("Report to Faceki on all {all} replies").into(),
        };
        vec![
            self.message_choice(subject, Audience::Customer),
            self.message_choice(subject, Audience::Business),
            self.choice(
                "Agent note",
                format!("the agent note for {of}"),
                self.agent_note(subject).ok_or(none),
            ),
            self.choice(
                "Code and name",
                format!("the code and name of {of}"),
                self.code_and_name(subject).ok_or(none),
            ),
            self.choice(of_masked, "the masked reply".to_owned(), masked),
            self.choice(
                of_report,
                "the report to Faceki's support".to_owned(),
                report.ok_or("Nothing is pasted."),
            ),
            self.choice("Markdown", format!("{of} as Markdown"), self.markdown(subject).ok_or(none)),
        ]
    }

    /// The message for what is selected, to the given reader.
    pub fn message_choice(&self, subject: Subject, audience: Audience) -> Choice {
        let (title, reader) = match audience {
            Audience::Customer => ("Customer message", "customer"),
            Audience::Business => ("Business message", "business"),
        };
        let text = self.message(subject, audience).map(|message| message.text);
        let what = format!("the {reader} message for {}", self.subject_words(subject));
        self.choice(title, what, text.ok_or("There is nothing to send for this."))
    }

    fn choice(
        &self,
        title: impl Into<Cow<'static, str>>,
        what: String,
        text: Result<String, &'static str>,
    ) -> Choice {
        let text = text.map(|text| sanitise(text.trim_end()));
        let text =
            text.and_then(|text| if text.is_empty() { Err("There is nothing to copy.") } else { Ok(text) });
        let values = &self.wording.values;
        let private = [&values.name, &values.reference, &values.link, &values.document];
        let private = private.into_iter().flatten().filter(|value| !value.is_empty());
        let held =
            text.as_ref().is_ok_and(|text| private.into_iter().any(|value| text.contains(value.as_str())));
        Choice {
            title: title.into(),
            what,
            text,
            sensitivity: if held { Sensitivity::Private } else { Sensitivity::Plain },
        }
    }

    /// What is selected, in a few words: `8006`, `reply 2`.
    pub fn subject_words(&self, subject: Subject) -> String {
        match (self.code(subject), subject) {
            (Some(code), _) => code.to_string(),
            (None, Subject::Reply(reply)) => match self.paste.reply(reply) {
                Some(found) if !found.codes.is_empty() => words::codes(found),
                _ => format!("reply {}", reply + 1),
            },
            (None, Subject::Found(reply, _)) => format!("reply {}", reply + 1),
            _ => "the paste".to_owned(),
        }
    }

    fn codes_of(&self, subject: Subject) -> Vec<crate::catalogue::Code> {
        match subject {
            Subject::Reply(reply) => {
                let codes = self.paste.reply(reply).map(|reply| reply.codes.as_slice()).unwrap_or_default();
                codes.iter().filter_map(|found| found.code).collect()
            }
            one => self.code(one).into_iter().collect(),
        }
    }

    fn code_and_name(&self, subject: Subject) -> Option<String> {
        let lines: Vec<String> = match subject {
            Subject::Reply(reply) => self.paste.reply(reply)?.codes.iter().map(words::found).collect(),
            Subject::Found(reply, at) => vec![words::found(self.paste.reply(reply)?.codes.get(at)?)],
            one => {
                let entry = self.catalogue.get(self.code(one)?)?;
                vec![format!("{} {}", entry.code, entry.name)]
            }
        };
        Some(lines.join("\n")).filter(|text| !text.is_empty())
    }

    fn agent_note(&self, subject: Subject) -> Option<String> {
        message::agent_note(&self.catalogue, &self.codes_of(subject))
    }

    fn markdown(&self, subject: Subject) -> Option<String> {
        let message = self.message(subject, self.wording.audience);
        let pasted = matches!(subject, Subject::Reply(_) | Subject::Found(..) | Subject::Paste);
        let decoded = self.paste.reading().map(|reading| &reading.decoded).filter(|_| pasted);
        let text = message::markdown(&self.catalogue, &self.codes_of(subject), message.as_ref(), decoded);
        Some(text).filter(|text| !text.is_empty())
    }

    /// The masked text of a reply, or of the whole paste.
    fn masked_reply(&self, subject: Subject) -> Option<String> {
        let reading = self.paste.reading()?;
        let reply = match subject {
            Subject::Reply(reply) | Subject::Found(reply, _) => self.paste.reply(reply),
            _ => None,
        };
        let whole = 0..reading.masked.text.len();
        let part = reply.map_or(whole, |reply| {
            offset_in_masked(reading, reply.span.start, false)
                ..offset_in_masked(reading, reply.span.end, true)
        });
        reading.masked.text.get(part).map(wrap::visible_lines)
    }
}
