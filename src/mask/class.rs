//! What a key says about its value: which values may be shown, and what a hidden one is called.
//!
//! Section 6 of the API notes, with the spellings of its sections 2 to 5. Whatever no row and no rule knows is hidden.

use super::Kind;
use table::{PARTS, TABLE};

mod table;

/// What may be shown under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Nothing.
    Deny(Kind),
    /// A number of up to five digits, the name of a code, an HTTP status.
    Code,
    /// A decision or state word, a truth value, a code.
    Verdict,
    /// A truth value.
    Flag,
    /// A similarity, score or confidence.
    Figure,
    /// A confidence that cannot be mistaken for an age, a day or a year.
    Fraction,
    /// A small whole number.
    Count,
    /// A request's id, or one of the integrator's workflow, branch and company.
    Id,
    /// `v3.0.0`.
    Version,
    /// A point in time, with its time of day.
    Time,
    /// The name of a kind of document.
    DocumentType,
    /// A setting's word: `Bearer`, `front`, `application/json`.
    Setting,
    /// One of the known fixed phrases.
    Message,
    /// A `faceki.com` host.
    Host,
    /// Holds further members; says nothing about them.
    Plain,
    /// Holds truth values under keys of any name.
    Flags,
    /// Holds figures under personal keys.
    Figures,
}

impl Class {
    /// The class of a member `own` inside a record or list of this class.
    pub(super) fn inherit(self, own: Self) -> Self {
        match (self, own) {
            (Self::Deny(_), Self::Deny(kind)) if kind != Kind::Other => own,
            (Self::Deny(kind), _) => Self::Deny(kind),
            // An age of 30 may have strayed in where a bracket was lost; 0.97 is a confidence.
            (Self::Figures, Self::Deny(Kind::Birth | Kind::Date | Kind::Document)) => Self::Fraction,
            (Self::Figures, Self::Deny(_) | Self::Plain) => Self::Figures,
            (Self::Flags, Self::Plain) => Self::Flags,
            (Self::Flags, Self::Deny(Kind::Other)) => Self::Flag,
            _ => own,
        }
    }

    /// The kind of a value that may not be shown.
    pub(super) fn kind(self) -> Kind {
        match self {
            Self::Deny(kind) => kind,
            _ => Kind::Other,
        }
    }

    /// A value of this class is one word: what follows a blank belongs to something else.
    pub(super) fn is_one_word(self) -> bool {
        matches!(
            self,
            Self::Code
                | Self::Verdict
                | Self::Flag
                | Self::Figure
                | Self::Fraction
                | Self::Count
                | Self::Id
                | Self::Version
                | Self::Host
        )
    }

    /// A list of values may stand under the key.
    pub(super) fn is_list(self) -> bool {
        matches!(self, Self::Code | Self::DocumentType | Self::Figures | Self::Flags | Self::Message)
    }

    /// The key says what is personal about its value; an unknown key, whose value is hidden as well, does not.
    pub(super) fn is_personal(self) -> bool {
        matches!(self, Self::Deny(kind) if kind != Kind::Other)
    }

    pub(super) fn is_deny(self) -> bool {
        matches!(self, Self::Deny(_))
    }
}

/// What is known about a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// It is in the table.
    Exactly,
    /// A part of it says what it is about.
    Roughly,
    /// Nothing.
    Not,
}

/// The class of a folded key.
pub(super) fn classify(folded: &str) -> (Class, Known) {
    if let Ok(row) = TABLE.binary_search_by(|(key, _)| (*key).cmp(folded)) {
        let class = TABLE.get(row).map_or(Class::Deny(Kind::Other), |(_, class)| *class);
        return (class, Known::Exactly);
    }
    match PARTS.iter().find(|(parts, _)| parts.iter().any(|part| folded.contains(part))) {
        Some((_, kind)) => (Class::Deny(*kind), Known::Roughly),
        None => (Class::Deny(Kind::Other), Known::Not),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_folded() {
        assert!(TABLE.is_sorted_by(|one, other| one.0 < other.0));
        for (key, _) in TABLE {
            assert_eq!(super::super::fold::key(key).as_deref(), Some(*key));
        }
    }

    #[test]
    fn the_parts_are_folded() {
        for part in PARTS.iter().flat_map(|(parts, _)| parts.iter()) {
            assert_eq!(super::super::fold::key(part).as_deref(), Some(*part));
        }
    }

    #[test]
    fn every_field_of_the_notes_is_classed() {
        let table: [(&[&str], Kind); 10] = [
            (
                &[
                    "fullname",
                    "firstname",
                    "middlename",
                    "lastname",
                    "localname",
                    "firstnamelocal",
                    "middlenamelocal",
                    "lastnamelocal",
                    "name",
                    "optionaldata",
                ],
                Kind::Name,
            ),
            (
                &[
                    "dob",
                    "dobday",
                    "dateofbirth",
                    "dateofbirthday",
                    "dateofbirthyear",
                    "age",
                    "placeofbirth",
                    "minage",
                ],
                Kind::Birth,
            ),
            (
                &[
                    "documentnumber",
                    "documentadditionalnumber",
                    "personalnumber",
                    "reference",
                    "internalid",
                    "mrz",
                    "passportno",
                ],
                Kind::Document,
            ),
            (&["expiry", "expiryday", "expiryyear", "issued", "issuedday", "issuedmonth"], Kind::Date),
            (
                &[
                    "nationality",
                    "nationalityiso2",
                    "nationalityfull",
                    "gender",
                    "sex",
                    "issuer",
                    "issueriso",
                ],
                Kind::Origin,
            ),
            (&["address", "address2", "postcode", "street"], Kind::Address),
            (
                &[
                    "images",
                    "selfieimage",
                    "docfrontimage",
                    "docbackimage",
                    "imageid",
                    "idfrontimage",
                    "ppbackimage",
                ],
                Kind::Image,
            ),
            (&["faceid", "allfaceids"], Kind::Biometric),
            (
                &[
                    "email",
                    "phonenumber",
                    "mobilenumber",
                    "devicedetails",
                    "useragent",
                    "ip",
                    "location",
                    "devicedetailsip",
                ],
                Kind::Contact,
            ),
            (
                &[
                    "accesstoken",
                    "authorization",
                    "xapikey",
                    "clientsecret",
                    "clientid",
                    "link",
                    "linkid",
                    "url",
                    "callbackurl",
                    "redirecturl",
                    "setcookie",
                    "proxyauthorization",
                ],
                Kind::Secret,
            ),
        ];
        for (keys, kind) in table {
            for key in keys {
                assert_eq!(classify(key).0, Class::Deny(kind), "{key}");
            }
        }
        for key in ["recordidentifier", "applicationid", "referenceid"] {
            assert_eq!(classify(key).0, Class::Deny(Kind::CustomerKey), "{key}");
        }
        assert_eq!(classify("favouritefood"), (Class::Deny(Kind::Other), Known::Not));
    }
}
