//! What is personal or secret, by key and by shape, on whole and on damaged text.
//!
//! Masking must not need valid JSON: cut, escaped, printed and log-wrapped records are the normal case. What is
//! not on the list of safe fields is masked (section 6 of the API notes).
//!
//! ```text
//!  text ─► lex ─► walk ────────────────► echo ───────────► paint ─► masked text, spots
//!          any    structure: keys,       the same words    marks, line ends, kept places
//!          escape classes, allow-lists   elsewhere
//!                 prose: shapes, cues
//! ```
//!
//! One pass with a short look ahead, iterative, linear; nothing is parsed, so nothing can be too damaged.
//!
//! What it cannot know: in prose around a reply, a name in small letters, or a capitalised one that begins a sentence,
//! unless a cue stands before it or it is given away elsewhere; a fact in plain words ("she lives next to the mill");
//! what looks like a code in a code's place.

use std::ops::Range;

mod allow;
mod class;
mod echo;
mod fold;
mod lex;
mod paint;
mod prose;
mod shape;
mod spots;
#[cfg(test)]
mod tests;
mod unescape;
mod walk;
mod words;

/// What kind of value a mask hides; the counts are shown to the agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A person's name.
    Name,
    /// Date or place of birth, age.
    Birth,
    /// A document's number or machine-readable zone.
    Document,
    /// Dates of issue and expiry.
    Date,
    /// Nationality, gender.
    Origin,
    /// Postal address.
    Address,
    /// A picture or its address.
    Image,
    /// A biometric id.
    Biometric,
    /// E-mail, phone, device, IP address, location.
    Contact,
    /// An id that the integrator chose for the customer.
    CustomerKey,
    /// A token, password, link or anything else that opens a door.
    Secret,
    /// Free text and fields that are not known to be safe.
    Other,
}

impl Kind {
    /// Every kind, in the order in which they are listed.
    pub const ALL: [Self; 12] = [
        Self::Name,
        Self::Birth,
        Self::Document,
        Self::Date,
        Self::Origin,
        Self::Address,
        Self::Image,
        Self::Biometric,
        Self::Contact,
        Self::CustomerKey,
        Self::Secret,
        Self::Other,
    ];

    /// The word inside a mark, `‹name›`, and in lists of what is masked.
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Birth => "birth",
            Self::Document => "document",
            Self::Date => "date",
            Self::Origin => "origin",
            Self::Address => "address",
            Self::Image => "image",
            Self::Biometric => "biometric",
            Self::Contact => "contact",
            Self::CustomerKey => "reference",
            Self::Secret => "secret",
            Self::Other => "other",
        }
    }
}

/// A masked text and what was hidden in it.
#[derive(Clone, PartialEq, Eq)]
pub struct Masked {
    /// The text with every hidden value replaced by a mark, `‹name›`, that does not tell its length. Line ends stand
    /// where they stood, so lines keep their numbers; those of a value of several lines follow its mark.
    pub text: String,
    /// The replaced ranges: bytes of the input, bytes of [`Masked::text`], kind. In order, not overlapping.
    pub spots: Vec<Spot>,
}

/// One hidden value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Bytes of the input text.
    pub from: Range<usize>,
    /// Bytes of the masked text: the mark, and the line ends of what it hides.
    pub to: Range<usize>,
    /// What was hidden.
    pub kind: Kind,
}

/// Lengths only: the text may be personal even where masking missed something.
impl std::fmt::Debug for Masked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Masked({} bytes, {} spots)", self.text.len(), self.spots.len())
    }
}

impl Masked {
    /// How many values of each kind are hidden, in the order of [`Kind::ALL`], without the kinds that do not occur.
    pub fn counts(&self) -> Vec<(Kind, usize)> {
        let count = |kind: Kind| self.spots.iter().filter(|spot| spot.kind == kind).count();
        Kind::ALL.into_iter().map(|kind| (kind, count(kind))).filter(|(_, count)| *count > 0).collect()
    }

    /// The byte of [`Masked::text`] where the byte `at` of the input went; inside a hidden value, its mark's first.
    pub fn place(&self, at: usize) -> usize {
        let after = self.spots.partition_point(|spot| spot.from.start <= at);
        let place = match after.checked_sub(1).and_then(|last| self.spots.get(last)) {
            None => at,
            Some(spot) if at < spot.from.end => spot.to.start,
            Some(spot) => spot.to.end + (at - spot.from.end),
        };
        place.min(self.text.len())
    }
}

/// Hides everything personal or secret in `text`.
pub fn mask(text: &str) -> Masked {
    mask_with(text, &[])
}

/// [`mask`], but shows the places `keep`: bytes of `text` that a decoder proved to be codes, decisions or request ids.
/// A place that does not look like one (too long, with signs that only addresses or sentences have) is hidden all the
/// same. Places may come in any order and overlap.
pub fn mask_with(text: &str, keep: &[Range<usize>]) -> Masked {
    let found = echo::hide(text, walk::walk(text).into_found());
    paint::paint(text, &found, keep)
}
