//! An answer as typed parts, without style: both front ends paint the same parts.

use crate::catalogue::{Actor, Catalogue, Category, Code, Entry, Field, Origin, Retry};
use crate::decode::{Envelope, Generation};
use crate::message::{self, Audience, Values};

/// One part of an answer. Texts are sanitised by the painter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Number, name and plain title of the entry.
    Title {
        /// The number.
        code: Code,
        /// The name as Faceki spells it.
        name: String,
        /// The plain title.
        title: String,
    },
    /// A short labelled fact: who must act, whether a retry helps.
    Fact {
        /// What the fact is.
        label: &'static str,
        /// The fact.
        text: String,
    },
    /// A heading above the parts that follow.
    Heading(&'static str),
    /// Running text.
    Paragraph(String),
    /// One of several equal points.
    Point(String),
    /// One step of a numbered list, one-based.
    Step(usize, String),
    /// Text for the customer or the business, to be copied as it is.
    Quote(String),
    /// Another code.
    Related {
        /// The number.
        code: Code,
        /// Its name.
        name: String,
        /// Its plain title.
        title: String,
    },
    /// A page.
    Link(String),
    /// Something that only the agent may read.
    Internal(String),
}

/// Everything about one subject.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Explanation {
    /// In reading order.
    pub parts: Vec<Part>,
}

impl Category {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Account => "account",
            Self::Workflow => "workflow",
            Self::Document => "document",
            Self::Selfie => "selfie",
            Self::Decision => "decision",
        }
    }
}

impl Actor {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Customer => "the customer",
            Self::Business => "the business",
            Self::Developer => "the developer",
            Self::Faceki => "Faceki",
            Self::Nobody => "nobody",
        }
    }
}

impl Retry {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::AfterChange => "yes, after the change below",
            Self::Later => "yes, later and unchanged",
            Self::Never => "no, the answer stays the same until somebody decides",
            Self::NotNeeded => "not needed",
        }
    }
}

impl Envelope {
    /// The word used in JSON and in tests.
    pub fn word(self) -> &'static str {
        match self {
            Self::Token => "token",
            Self::Link => "link",
            Self::V3Verification => "v3_verification",
            Self::V3Records => "v3_records",
            Self::V3Rules => "v3_rules",
            Self::V3Analysis => "v3_analysis",
            Self::V2Verification => "v2_verification",
            Self::V2Records => "v2_records",
            Self::V2Rules => "v2_rules",
            Self::V2FaceCheck => "v2_face_check",
            Self::Biometrics => "biometrics",
            Self::ImageCheck => "image_check",
            Self::SdkResult => "sdk_result",
            Self::Webhook => "webhook",
            Self::Gateway => "gateway",
            Self::FirstGeneration => "first_generation",
            Self::LooseCode => "loose_code",
            Self::Unspecified => "unspecified",
        }
    }

    /// In words, for people.
    pub fn words(self) -> &'static str {
        match self {
            Self::Token => "token",
            Self::Link => "verification link",
            Self::V3Verification => "v3 verification",
            Self::V3Records => "v3 records",
            Self::V3Rules => "v3 workflow rules",
            Self::V3Analysis => "v3 face analysis",
            Self::V2Verification => "v2 verification",
            Self::V2Records => "v2 records",
            Self::V2Rules => "v2 rules",
            Self::V2FaceCheck => "v2 face check",
            Self::Biometrics => "biometric sign-up or login",
            Self::ImageCheck => "image pre-check",
            Self::SdkResult => "SDK result",
            Self::Webhook => "webhook",
            Self::Gateway => "gateway",
            Self::FirstGeneration => "first-generation reply",
            Self::LooseCode => "code in text",
            Self::Unspecified => "Faceki reply",
        }
    }
}

impl Generation {
    /// The word used in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::V2 => "v2",
            Self::V3 => "v3",
            Self::Unknown => "unknown",
        }
    }
}

/// What several codes together mean for who must act and for another try; nothing for a single one, which says so itself.
pub fn together(catalogue: &Catalogue, codes: &[Code]) -> Vec<Part> {
    let entries: Vec<&Entry> = codes.iter().filter_map(|code| catalogue.get(*code)).collect();
    if entries.len() < 2 {
        return Vec::new();
    }
    // Nothing a customer does helps before the others have done theirs.
    let order = [Actor::Developer, Actor::Business, Actor::Faceki, Actor::Customer];
    let acts = order.into_iter().filter(|actor| entries.iter().any(|entry| entry.acts == *actor));
    let acts: Vec<&str> = acts.map(Actor::words).collect();
    let acts = if acts.is_empty() { Actor::Nobody.words().to_owned() } else { acts.join(", then ") };
    // The answer that forbids most holds for all.
    let order = [Retry::Never, Retry::NotNeeded, Retry::Later, Retry::AfterChange];
    let retry = order.into_iter().find(|retry| entries.iter().any(|entry| entry.retry == *retry));
    vec![
        Part::Fact { label: "Must act", text: acts },
        Part::Fact { label: "Retry", text: retry.unwrap_or_default().words().to_owned() },
    ]
}

/// Explains an entry, without its message.
pub fn entry(catalogue: &Catalogue, entry: &Entry) -> Explanation {
    let mut parts =
        vec![Part::Title { code: entry.code, name: entry.name.to_string(), title: entry.title.to_string() }];
    if let Some(legacy) = &entry.legacy {
        parts.push(Part::Fact { label: "Legacy", text: "not in the current documentation".to_owned() });
        if let Some(now) = legacy.now {
            parts.push(Part::Fact { label: "Now", text: now.to_string() });
        }
        parts.push(Part::Fact { label: "Source", text: legacy.source.to_string() });
    }
    parts.push(Part::Fact { label: "Must act", text: entry.acts.words().to_owned() });
    parts.push(Part::Fact { label: "Retry", text: entry.retry.words().to_owned() });
    if !entry.description.is_empty() {
        // Only the 24 are described in Faceki's words: a company may describe any code in its own.
        let ours = entry.origin(Field::Description) == Origin::BuiltIn;
        parts.push(Part::Heading(match (ours, &entry.legacy) {
            (true, None) => "Faceki says",
            (true, Some(_)) => "What is known",
            (false, _) => "Your catalogue says",
        }));
        parts.push(Part::Paragraph(entry.description.to_string()));
    }
    if !entry.causes.is_empty() {
        parts.push(Part::Heading("Likely causes"));
        parts.extend(entry.causes.iter().map(|cause| Part::Point(cause.to_string())));
    }
    steps(&mut parts, "What the agent does", &entry.remedies.agent);
    steps(&mut parts, "What the developer does", &entry.remedies.developer);
    let related = entry.related.iter().filter_map(|code| catalogue.get(*code));
    let related: Vec<Part> = related
        .map(|other| Part::Related {
            code: other.code,
            name: other.name.to_string(),
            title: other.title.to_string(),
        })
        .collect();
    if !related.is_empty() {
        parts.push(Part::Heading("Related codes"));
        parts.extend(related);
    }
    if !entry.links.is_empty() {
        parts.push(Part::Heading("Pages"));
        parts.extend(entry.links.iter().map(|link| Part::Link(link.to_string())));
    }
    Explanation { parts }
}

fn steps(parts: &mut Vec<Part>, heading: &'static str, steps: &[crate::catalogue::Text]) {
    if steps.is_empty() {
        return;
    }
    parts.push(Part::Heading(heading));
    parts.extend(steps.iter().enumerate().map(|(at, step)| Part::Step(at + 1, step.to_string())));
}

/// The messages of a code for customer and business, with headings and with what only the agent may read.
pub fn messages(catalogue: &Catalogue, code: Code, lang: &str, values: &Values) -> Vec<Part> {
    let mut parts = Vec::new();
    for (audience, heading) in
        [(Audience::Customer, "Message to the customer"), (Audience::Business, "Message to the business")]
    {
        let Some(message) = message::compose(catalogue, &[code], audience, lang, values) else { continue };
        parts.push(Part::Heading(heading));
        parts.push(Part::Quote(message.text));
        parts.extend(message.notes.into_iter().map(Part::Internal));
    }
    parts
}

/// The texts of a code for customer and business, where there are any.
pub fn message_pair(
    catalogue: &Catalogue,
    code: Code,
    lang: &str,
    values: &Values,
) -> (Option<String>, Option<String>) {
    let text =
        |audience| message::compose(catalogue, &[code], audience, lang, values).map(|message| message.text);
    (text(Audience::Customer), text(Audience::Business))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_codes_together_say_who_goes_first_and_forbid_what_one_of_them_forbids() {
        let catalogue = Catalogue::built_in();
        let said = |codes: &[Code]| -> Vec<String> {
            let facts = together(&catalogue, codes);
            facts
                .iter()
                .map(|part| if let Part::Fact { text, .. } = part { text.clone() } else { String::new() })
                .collect()
        };
        assert_eq!(said(&[8009]), [""; 0]);
        assert_eq!(said(&[8009, 123_456]), [""; 0], "one known code speaks for itself");
        let both = said(&[8009, 5010]);
        assert_eq!(both, ["the customer", "yes, after the change below"]);
        assert_eq!(said(&[8009, 5003])[0], "the business, then the customer");
        assert!(said(&[8009, 5008])[1].starts_with("no"), "{:?}", said(&[8009, 5008]));
        assert!(said(&[500, 8009])[1].contains("later"), "{:?}", said(&[500, 8009]));
    }
}
