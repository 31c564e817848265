//! Finds the replies in a piece: under any key, in lists, in embedded strings; wrappers are left behind.
//!
//! Three questions, each answered in one pass over the records in the order of the text: which shape has each;
//! which of them has a better one inside (then it is a wrapper); which are left.

use super::keys::{self, Known};
use super::lexicon::Lexicon;
use super::view::{Origin, Sight, View};
use super::{Draft, Rank, Recognised, Shape, recognise};
use crate::decode::node::{Node, Value};

/// The place of a seat among all: a list of records has tens of thousands.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Place(u32);

impl Place {
    /// There are fewer records than bytes, and those count in 32 bits.
    fn of(at: usize) -> Self {
        Self(u32::try_from(at).unwrap_or(u32::MAX))
    }

    fn at(self) -> usize {
        self.0 as usize
    }
}

/// A record of the piece.
struct Seat<'a> {
    node: &'a Node,
    parent: Option<Place>,
    /// The outermost record above it, or itself.
    top: Place,
    shape: Option<&'static Shape>,
    under: Option<&'static Known>,
    /// It stands beside the answer: in the request of an HTTP exchange, or as a bare code in what a server adds.
    aside: bool,
    /// Every key above it is one under which replies are carried.
    carried: bool,
    /// A whole reply stands somewhere below.
    full_below: bool,
    /// Its own code is a Faceki code that no wrapper would make up.
    stands: bool,
    fate: Fate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Open,
    Reply,
    /// Part of a reply above it.
    Claimed,
    /// A reply stands below it.
    Wrapper,
}

/// Where the walk stands.
#[derive(Clone, Copy)]
struct Step {
    parent: Option<Place>,
    top: Option<Place>,
    under: Option<&'static Known>,
    request: bool,
    added: bool,
    carried: bool,
}

/// The replies below `root`, in the order of the text.
pub(crate) fn replies<'a>(root: &'a Node, origin: Origin, lexicon: &Lexicon<'_>) -> Vec<Recognised<'a>> {
    let mut seats = seats(root, origin, lexicon);
    mark_full_below(&mut seats);
    let mut answered = vec![false; seats.len()];
    claim(&mut seats, &mut answered, false);
    // A webhook that reached the integrator stands in the request of his log.
    claim(&mut seats, &mut answered, true);
    claim_shells(&mut seats, &answered);
    let chosen = seats.iter().filter(|seat| seat.fate == Fate::Reply);
    chosen.filter_map(|seat| judge(seat, origin, lexicon)).collect()
}

fn judge<'a>(seat: &Seat<'a>, origin: Origin, lexicon: &Lexicon<'_>) -> Option<Recognised<'a>> {
    let sight = Sight { view: View::of(seat.node, origin)?, lexicon, under: seat.under.copied() };
    let mut draft = Draft::new();
    (seat.shape?.judge)(&sight, &mut draft);
    Some(Recognised { node: seat.node, draft })
}

/// Every record, parents before children, with its shape.
fn seats<'a>(root: &'a Node, origin: Origin, lexicon: &Lexicon<'_>) -> Vec<Seat<'a>> {
    let mut seats: Vec<Seat<'a>> = Vec::new();
    let under = if origin.supplier { keys::entry("error") } else { None };
    let start = Step { parent: None, top: None, under, request: false, added: false, carried: true };
    let mut open: Vec<(&'a Node, Step)> = vec![(root, start)];
    while let Some((node, step)) = open.pop() {
        let node = node.seen();
        match &node.value {
            Value::List(nodes) => open.extend(nodes.iter().rev().map(|node| (node, step))),
            Value::Record(members) => {
                let seat = Place::of(seats.len());
                let from = open.len();
                let has_response = members.iter().any(|member| member.key.eq_ignore_ascii_case("response"));
                for member in members {
                    if !matches!(&member.value.value, Value::List(_) | Value::Record(_) | Value::Embedded(_))
                    {
                        continue;
                    }
                    let under = keys::entry(&member.key);
                    let name = under.map(|(name, _)| *name);
                    let request = step.request || is_request(name, has_response);
                    let added = step.added || is_added(&member.key);
                    let carried = step.carried && (carries(&member.key, name) || is_index(&member.key));
                    let top = step.top.or(Some(seat));
                    let parent = Some(seat);
                    open.push((&member.value, Step { parent, top, under, request, added, carried }));
                }
                if let Some(children) = open.get_mut(from..) {
                    children.reverse();
                }
                seats.push(take_seat(node, seat, step, origin, lexicon));
            }
            _ => {}
        }
    }
    seats
}

fn take_seat<'a>(node: &'a Node, seat: Place, step: Step, origin: Origin, lexicon: &Lexicon<'_>) -> Seat<'a> {
    let Step { parent, top, under, request, added, carried } = step;
    let top = top.unwrap_or(seat);
    let sight = View::of(node, origin).map(|view| Sight { view, lexicon, under: under.copied() });
    let shape = sight.as_ref().and_then(recognise);
    let full = shape.is_some_and(|shape| shape.rank == Rank::Full);
    let aside = request || (added && !full);
    let stands = full && sight.is_some_and(|sight| stands(&sight));
    Seat { node, parent, top, shape, under, aside, carried, full_below: false, stands, fate: Fate::Open }
}

/// A listed code that HTTP does not know: whoever wrote it did not wrap somebody else's reply.
fn stands(sight: &Sight<'_, '_>) -> bool {
    let codes = ["code", "responsecode"].iter().flat_map(|name| sight.view.all(name));
    codes.map(|node| super::code::read(node, sight.lexicon)).any(|position| match position {
        super::code::Position::Found(meaning) => {
            meaning.known && meaning.code.is_none_or(|code| code >= 1000)
        }
        _ => false,
    })
}

/// The request's side of an exchange. Without a response beside it, `request` may hold the answer as well.
fn is_request(name: Option<&str>, has_response: bool) -> bool {
    match name {
        Some("config" | "headers" | "header" | "originalrequest" | "params" | "query" | "cookies") => true,
        Some("request" | "req") => has_response,
        _ => false,
    }
}

/// Where GraphQL and other servers add something about an answer. Only a whole reply is one there.
fn is_added(key: &str) -> bool {
    const ADDED: [&str; 5] = ["extensions", "meta", "metadata", "debug", "context"];
    ADDED.iter().any(|added| added.eq_ignore_ascii_case(key))
}

/// Keys under which whole answers travel. Only there may a mere message be one.
fn carries(key: &str, name: Option<&str>) -> bool {
    const OTHERS: [&str; 11] = [
        "records",
        "payload",
        "output",
        "text",
        "responseBody",
        "response_body",
        "reply",
        "kyc",
        "faceki",
        "responseText",
        "raw",
    ];
    matches!(name, Some("data" | "body" | "response" | "res" | "result" | "message" | "msg" | "details"))
        || OTHERS.iter().any(|other| other.eq_ignore_ascii_case(key))
}

fn is_index(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit())
}

fn mark_full_below(seats: &mut [Seat<'_>]) {
    for at in (0..seats.len()).rev() {
        let Some(seat) = seats.get(at) else { continue };
        let full =
            !seat.aside && (seat.full_below || seat.shape.is_some_and(|shape| shape.rank == Rank::Full));
        if let Some(parent) = seat.parent.filter(|_| full)
            && let Some(parent) = seats.get_mut(parent.at())
        {
            parent.full_below = true;
        }
    }
}

/// Whole replies and parts, outermost first, except where a whole reply stands below. What stands `aside` is looked at
/// only where nothing was `answered`.
fn claim(seats: &mut [Seat<'_>], answered: &mut [bool], aside: bool) {
    for at in 0..seats.len() {
        let parent = seats.get(at).and_then(|seat| seat.parent).and_then(|parent| seats.get(parent.at()));
        let claimed = parent.is_some_and(|parent| matches!(parent.fate, Fate::Reply | Fate::Claimed));
        let Some(seat) = seats.get_mut(at).filter(|seat| seat.fate == Fate::Open) else { continue };
        let Some(answered) = answered.get_mut(seat.top.at()) else { continue };
        if claimed {
            seat.fate = Fate::Claimed;
        } else if seat.aside == aside
            && !(aside && *answered)
            && seat.shape.is_some_and(|shape| shape.rank >= Rank::Part)
            && (!seat.full_below || seat.stands)
        {
            seat.fate = Fate::Reply;
            *answered = true;
        }
    }
}

/// Shells, innermost first, where nothing was `answered`.
fn claim_shells(seats: &mut [Seat<'_>], answered: &[bool]) {
    for at in (0..seats.len()).rev() {
        let Some(seat) = seats.get_mut(at) else { continue };
        if answered.get(seat.top.at()) != Some(&false) {
            continue;
        }
        let shell = seat.shape.is_some_and(|shape| shape.rank == Rank::Shell);
        if seat.fate == Fate::Open && shell && seat.carried && !seat.aside {
            seat.fate = Fate::Reply;
        }
        let inside = matches!(seat.fate, Fate::Reply | Fate::Wrapper);
        if let Some(parent) = seat.parent.filter(|_| inside)
            && let Some(parent) = seats.get_mut(parent.at())
            && parent.fate == Fate::Open
        {
            parent.fate = Fate::Wrapper;
        }
    }
}
