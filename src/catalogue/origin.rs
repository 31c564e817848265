//! Where each field of an entry comes from.

use std::sync::Arc;

use super::text::Text;

/// A field of an entry, as an overlay can set it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// `code`
    Code,
    /// `name`
    Name,
    /// `title`
    Title,
    /// `description`
    Description,
    /// `category`
    Category,
    /// `acts`
    Acts,
    /// `retry`
    Retry,
    /// `causes`
    Causes,
    /// `remedies.agent`
    AgentRemedies,
    /// `remedies.developer`
    DeveloperRemedies,
    /// `keywords`
    Keywords,
    /// `related`
    Related,
    /// `links`
    Links,
    /// `legacy`
    Legacy,
}

impl Field {
    /// All fields in the order of the file.
    pub const ALL: [Self; 14] = [
        Self::Code,
        Self::Name,
        Self::Title,
        Self::Description,
        Self::Category,
        Self::Acts,
        Self::Retry,
        Self::Causes,
        Self::AgentRemedies,
        Self::DeveloperRemedies,
        Self::Keywords,
        Self::Related,
        Self::Links,
        Self::Legacy,
    ];

    /// The name of the field, with a dot inside `remedies`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Name => "name",
            Self::Title => "title",
            Self::Description => "description",
            Self::Category => "category",
            Self::Acts => "acts",
            Self::Retry => "retry",
            Self::Causes => "causes",
            Self::AgentRemedies => "remedies.agent",
            Self::DeveloperRemedies => "remedies.developer",
            Self::Keywords => "keywords",
            Self::Related => "related",
            Self::Links => "links",
            Self::Legacy => "legacy",
        }
    }

    /// The field of a key of an entry; `remedies` is none by itself.
    pub(super) fn of_key(key: &str) -> Option<Self> {
        Some(match key {
            "code" => Self::Code,
            "name" => Self::Name,
            "title" => Self::Title,
            "description" => Self::Description,
            "category" => Self::Category,
            "acts" => Self::Acts,
            "retry" => Self::Retry,
            "causes" => Self::Causes,
            "keywords" => Self::Keywords,
            "related" => Self::Related,
            "links" => Self::Links,
            "legacy" => Self::Legacy,
            _ => return None,
        })
    }

    /// The field of a key of `remedies`.
    pub(super) fn of_remedy_key(key: &str) -> Option<Self> {
        match key {
            "agent" => Some(Self::AgentRemedies),
            "developer" => Some(Self::DeveloperRemedies),
            _ => None,
        }
    }
}

/// Where the value of a field comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The catalogue of this program, or its default for a field that nobody set.
    BuiltIn,
    /// The overlay of this file name.
    Overlay(Text),
}

/// A set of fields, one bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct Fields(u16);

impl Fields {
    /// Adds a field; `false` when it was there.
    pub(super) fn insert(&mut self, field: Field) -> bool {
        let added = !self.contains(field);
        self.0 |= 1 << field as u16;
        added
    }

    pub(super) fn contains(self, field: Field) -> bool {
        self.0 & (1 << field as u16) != 0
    }

    pub(super) fn iter(self) -> impl Iterator<Item = Field> {
        Field::ALL.into_iter().filter(move |field| self.contains(*field))
    }

    pub(super) fn missing(self) -> impl Iterator<Item = Field> {
        Field::ALL.into_iter().filter(move |field| !self.contains(*field))
    }
}

/// Which overlay set which fields, the latest last; nothing for an entry that no overlay touched.
///
/// Shared: the 100,000 entries of a large overlay set mostly the same fields, and all of them then point to one
/// list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Origins(Option<Arc<Vec<(Fields, Text)>>>);

impl Origins {
    /// All of `fields` set by one overlay.
    pub(super) fn from(fields: Fields, overlay: Text) -> Self {
        Self(Some(Arc::new(vec![(fields, overlay)])))
    }

    pub(super) fn of(&self, field: Field) -> Origin {
        let layer = self.layers().iter().rev().find(|(fields, _)| fields.contains(field));
        layer.map_or(Origin::BuiltIn, |(_, overlay)| Origin::Overlay(*overlay))
    }

    pub(super) fn lay(&mut self, later: &Self) {
        *self = match &self.0 {
            None => later.clone(),
            Some(layers) => {
                let mut layers = layers.as_ref().clone();
                layers.extend_from_slice(later.layers());
                Self(Some(Arc::new(layers)))
            }
        };
    }

    fn layers(&self) -> &[(Fields, Text)] {
        self.0.as_deref().map_or(&[], Vec::as_slice)
    }
}
