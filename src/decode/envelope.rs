//! The shapes of replies: one small module a shape, tried in the order of [`SHAPES`].
//!
//! ```text
//!  piece ─► walk ─► records, each with its shape ─► replies (wrappers left behind) ─► judge ─► Draft
//! ```
//!
//! Adding a shape is adding a module and a row of the table.

use super::node::Node;

mod bare_code;
mod biometrics;
pub(crate) mod code;
mod draft;
mod first;
mod gateway;
mod http;
mod image_check;
pub(crate) mod keys;
pub(crate) mod lexicon;
mod record;
pub(crate) mod sdk;
mod token;
mod v2;
mod v3;
pub(crate) mod view;
pub(crate) mod walk;
mod webhook;

pub(crate) use draft::{Draft, Note, Spotted};
use view::Sight;

/// How sure a shape is to be a reply of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rank {
    /// Members that many programs use (`message`, `status`): a reply only where nothing better is inside.
    Shell,
    /// A part of a reply that stands alone: a record, a bare code.
    Part,
    /// A whole reply with members of its own.
    Full,
}

/// One shape of a reply.
pub(crate) struct Shape {
    /// How sure it is.
    pub(crate) rank: Rank,
    /// Is this record of the shape?
    pub(crate) fits: fn(&Sight<'_, '_>) -> bool,
    /// Reads verdict, codes and checks.
    pub(crate) judge: for<'a> fn(&Sight<'a, '_>, &mut Draft<'a>),
}

/// In the order in which they are tried.
static SHAPES: [Shape; 19] = [
    v3::SHAPE,
    token::REFUSED,
    v2::SHAPE,
    webhook::SHAPE,
    record::SHAPE,
    biometrics::SHAPE,
    token::GIVEN,
    v3::RULES,
    first::VERIFICATION,
    bare_code::SHAPE,
    image_check::SHAPE,
    first::LIVENESS,
    token::ECHO,
    sdk::SHAPE,
    http::EXCHANGE,
    first::STATUS,
    http::STATUS_CODE,
    image_check::FAILURE,
    gateway::SHAPE,
];

/// The shape of a record, if it has one.
pub(crate) fn recognise(sight: &Sight<'_, '_>) -> Option<&'static Shape> {
    SHAPES.iter().find(|shape| (shape.fits)(sight))
}

/// A node that is a reply.
pub(crate) struct Recognised<'a> {
    /// The record.
    pub(crate) node: &'a Node,
    /// Its verdict, codes and checks.
    pub(crate) draft: Draft<'a>,
}

#[cfg(test)]
mod tests;
