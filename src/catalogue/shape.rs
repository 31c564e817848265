//! The shape of a catalogue file, as data: what may stand where. [`super::careful`] finds faults with it and
//! [`super::schema()`] prints it, so neither can say something else than the other.

use super::entry::{Actor, Category, Retry};

/// What a value must look like.
#[derive(Debug)]
pub(super) enum Shape {
    /// Anything; nobody reads it.
    Anything,
    /// A code: a whole number.
    Code,
    /// The code that an entry is about.
    OwnCode,
    /// A whole number that orders things.
    Order,
    /// A text, possibly empty.
    Text,
    /// A text that is not blank.
    Filled,
    /// The id of a sentence that codes share.
    Id(Sentence),
    /// The tag of a language, such as `pt-BR`.
    Language,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A wording with placeholders, or several, best first.
    Wording,
    /// This, or null.
    OrNull(&'static Shape),
    /// A list. One wrong item spoils it.
    List(&'static Shape),
    /// The list of entries: a wrong one is left out and the others count.
    Entries(&'static Shape),
    /// An object with these keys and no others.
    Object(&'static [Key]),
    /// An object whose keys are codes.
    PerCode(&'static Shape),
    /// An object whose keys are language tags.
    PerLanguage(&'static Shape),
    /// An object whose keys are free names.
    PerName(&'static Shape),
    /// A shape with a name of its own in the schema.
    Named(&'static str, &'static Shape),
}

/// Sentences that several codes share, by id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sentence {
    /// `customer.steps`
    Step,
    /// `customer.closings`
    Closing,
    /// `business.retry`
    Retry,
    /// `business.send`
    Send,
}

/// A key of an object.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) required: bool,
    pub(super) shape: Shape,
    /// What it holds, for the schema.
    pub(super) about: &'static str,
}

const fn key(name: &'static str, shape: Shape, about: &'static str) -> Key {
    Key { name, required: false, shape, about }
}

const fn required(name: &'static str, shape: Shape, about: &'static str) -> Key {
    Key { name, required: true, shape, about }
}

/// A catalogue or overlay file.
pub(super) static FILE: Shape = Shape::Object(&[
    key("$schema", Shape::Anything, "The address of this schema, for editors."),
    key("entries", Shape::Entries(&ENTRY), "What is said about each code."),
    key("messages", Shape::PerLanguage(&MESSAGES), "What is sent, per language."),
]);

/// Messages per language, as an overlay holds them.
pub(super) static LANGUAGES: Shape = Shape::PerLanguage(&MESSAGES);

/// One code.
pub(super) static ENTRY: Shape = Shape::Named(
    "entry",
    &Shape::Object(&[
        required(
            "code",
            Shape::OwnCode,
            "The number as replies carry it. A code that is new needs name and title.",
        ),
        key("name", Shape::Filled, "The name in capitals, for example FACE_NOT_FOUND."),
        key("title", Shape::Filled, "The meaning in plain words."),
        key("description", Shape::Text, "The description as its source gives it."),
        key("category", Shape::Word(&Category::WORDS), "The part of a verification that it belongs to."),
        key("acts", Shape::Word(&Actor::WORDS), "Who must act before the verification can go on."),
        key("retry", Shape::Word(&Retry::WORDS), "Whether trying again helps."),
        key("causes", TEXTS, "Why it happens, most likely first."),
        key(
            "remedies",
            Shape::Object(&[
                key("agent", TEXTS, "Steps for the support agent, most likely first."),
                key("developer", TEXTS, "Steps for the developer, most likely first."),
            ]),
            "What to do.",
        ),
        key("keywords", TEXTS, "Words that people use for it; search reads them."),
        key(
            "related",
            Shape::List(&Shape::Code),
            "Codes that are confused with it or come together with it.",
        ),
        key("links", TEXTS, "Pages about it."),
        key(
            "legacy",
            Shape::OrNull(&Shape::Object(&[
                required("source", Shape::Text, "Where the code is known from."),
                key("now", Shape::OrNull(&Shape::Code), "The current code that replaced it."),
            ])),
            "Present on a code that is not in the current documentation.",
        ),
    ]),
);

const TEXTS: Shape = Shape::List(&Shape::Text);

/// One language's messages; see [`crate::message::Messages`].
pub(super) static MESSAGES: Shape = Shape::Named(
    "messages",
    &Shape::Object(&[
        key("lang", Shape::Language, "The tag of the language; in an overlay the key says it."),
        key("name", Shape::Filled, "The language's own name."),
        key("direction", Shape::Word(&["ltr", "rtl"]), "The direction of its script."),
        key(
            "documents",
            Shape::PerName(&WORDING),
            "Kinds of document by id: the word that is said, then other words for the same kind.",
        ),
        key("customer", CUSTOMER, "What the person being verified reads."),
        key("business", BUSINESS, "What the company that integrates Faceki reads."),
        key("internal", Shape::PerCode(&WORDING), "What only the agent may read."),
    ]),
);

static WORDING: Shape = SAY;

const SAY: Shape = Shape::Named("wording", &Shape::Wording);

const CUSTOMER: Shape = Shape::Object(&[
    key("greeting", SAY, "First line."),
    key("signature", SAY, "Last line."),
    key("reference", SAY, "Line with the reference."),
    key(
        "openings",
        Shape::Object(&[
            key("selfie", SAY, "About the selfie."),
            key("document", SAY, "About a document."),
            key("both", SAY, "About both."),
        ]),
        "First sentence when several codes speak.",
    ),
    key(
        "steps",
        Shape::PerName(&Shape::Object(&[
            key("order", Shape::Order, "Place in the order in which the person does things; small first."),
            key("text", SAY, "The sentence."),
        ])),
        "Steps by id; codes share them.",
    ),
    key(
        "blends",
        Shape::List(&Shape::Object(&[
            required("of", STEPS, "When all of these steps would be said …"),
            required("into", Shape::Id(Sentence::Step), "… this one is said instead."),
        ])),
        "Steps that contradict each other.",
    ),
    key("closings", Shape::PerName(&WORDING), "Last sentence by id."),
    key("codes", Shape::PerCode(&CUSTOMER_TEXT), "What each code says."),
    key("outcomes", Shape::PerName(&CUSTOMER_TEXT), "What an outcome without codes says."),
    key("generic", Shape::PerName(&CUSTOMER_TEXT), "What a code without a text of its own says."),
]);

const STEPS: Shape = Shape::List(&Shape::Id(Sentence::Step));

static CUSTOMER_TEXT: Shape = Shape::Named(
    "customer_text",
    &Shape::Object(&[
        key(
            "text",
            SAY,
            "The whole message of a code that stands alone. Where several codes meet, the parts below speak.",
        ),
        key("happened", SAY, "What happened, in one sentence."),
        key("steps", STEPS, "Ids of steps, most important first."),
        key("again", Shape::Id(Sentence::Closing), "Id of a closing: whom to ask, and when."),
        key(
            "role",
            Shape::Word(&["neutral", "requirement", "done", "blocked", "later", "photos"]),
            "Who speaks when several codes meet.",
        ),
        key("topic", Shape::Word(&["selfie", "document", "both"]), "What it is about."),
    ]),
);

const BUSINESS: Shape = Shape::Object(&[
    key("code", SAY, "The words before a code's number and name."),
    key("signature", SAY, "Last line."),
    key("reference", SAY, "Line with the reference."),
    key("sequence", SAY, "First line when several codes meet of which one comes before another."),
    key("retry", Shape::PerName(&WORDING), "Whether the person should try again, by id."),
    key("send", Shape::PerName(&WORDING), "What to send when escalating, by id."),
    key("codes", Shape::PerCode(&BUSINESS_TEXT), "What each code says."),
    key("outcomes", Shape::PerName(&BUSINESS_TEXT), "What an outcome without codes says."),
    key("generic", Shape::PerName(&BUSINESS_TEXT), "What a code without a text of its own says."),
]);

static BUSINESS_TEXT: Shape = Shape::Named(
    "business_text",
    &Shape::Object(&[
        key("text", SAY, "The whole message, instead of the parts below."),
        key("what", SAY, "What stopped."),
        key("who", SAY, "Who must act, and where."),
        key("retry", Shape::Id(Sentence::Retry), "Id of a sentence about trying again."),
        key("send", Shape::Id(Sentence::Send), "Id of a sentence about escalating."),
    ]),
);
