//! From what is read to what is answered: replies of all pieces, heads without a body, loose codes, findings.

use std::collections::HashSet;
use std::ops::Range;

use super::envelope::lexicon::Lexicon;
use super::envelope::view::Origin;
use super::envelope::{Draft, Note, Recognised, Spotted, walk};
use super::finding::{self, http, secret};
use super::node::{Node, Value};
use super::place::{self, Lines, pointers};
use super::read::{HttpHead, Piece, Reading, Taker, read_to};
use super::{Decoded, Envelope, Finding, FindingKind, FoundCode, Generation, Outcome, Reply};
use crate::catalogue::Catalogue;

mod ids;
mod markup;
mod text;
mod torn;

/// Replies that are answered one by one, and one more for so many bytes: beyond that a paste is a log, and the answer
/// would be larger than the paste.
const REPLIES: usize = 20_000;
const BYTES_EACH: usize = 1024;

/// Takes the pieces of a paste as they are read, and answers those that are replies. A log has more records than
/// anything else has: each goes when it is answered.
struct Desk<'a> {
    text: &'a str,
    lexicon: &'a Lexicon<'a>,
    lines: &'a Lines<'a>,
    /// Replies that are answered at most.
    most: usize,
    replies: Vec<Reply>,
    /// Every piece, as long as none is a reply: then the text in and around them is searched.
    pieces: Vec<Piece>,
    /// A piece was taken.
    begun: bool,
    /// Pieces that were not looked at, and where the first of them stands.
    unseen: usize,
    first_unseen: Option<Range<usize>>,
}

impl Taker for Desk<'_> {
    fn take(&mut self, mut piece: Piece) {
        if !self.begun {
            torn::complete(&mut piece, self.text);
            self.begun = true;
        }
        if self.replies.len() >= self.most {
            self.unseen += 1;
            self.first_unseen.get_or_insert(piece.root.span);
            return;
        }
        of_piece(&piece, self.text, self.lexicon, self.lines, &mut self.replies);
        match self.replies.is_empty() {
            true => self.pieces.push(piece),
            false => self.pieces = Vec::new(),
        }
    }

    fn wants_plain(&self) -> bool {
        self.replies.is_empty()
    }
}

/// Reads a paste and says everything that is to be said about it.
pub(super) fn decoded(text: String, catalogue: &Catalogue) -> Decoded {
    let lexicon = Lexicon::of(catalogue);
    let lines = Lines::of(&text);
    let most = REPLIES + text.len() / BYTES_EACH;
    let mut desk = Desk {
        text: &text,
        lexicon: &lexicon,
        lines: &lines,
        most,
        replies: Vec::new(),
        pieces: Vec::new(),
        begun: false,
        unseen: 0,
        first_unseen: None,
    };
    let reading = read_to(&text, &mut desk);
    let Desk { mut replies, pieces, unseen, first_unseen, .. } = desk;
    let reading = Reading { pieces, ..reading };
    if replies.is_empty() && !reading.heads.iter().any(|head| head.html) {
        replies.extend(text::reply(&text, &reading, &lexicon, &lines));
    }
    replies.sort_by_key(|reply| reply.span.start);
    let room = most.saturating_sub(replies.len());
    let (gateways, unseen_heads) = gateways(&text, &reading.heads, &lines, &replies, room);
    replies.extend(gateways);
    replies.sort_by_key(|reply| reply.span.start);
    let mut findings: Vec<Finding> = reading
        .limits
        .into_iter()
        .map(|limit| note(FindingKind::Limit, limit.text, limit.span, &lines))
        .collect();
    let first_head = unseen_heads.first().map(|head| &head.span);
    let first = first_unseen.iter().chain(first_head).min_by_key(|span| span.start);
    if let Some(first) = first {
        let count = unseen + unseen_heads.len();
        let text = format!(
            "{count} records at the end were not looked at: a paste of this many replies is a log. \
             `faceki-console tally FILE` counts all of it."
        );
        findings.push(note(FindingKind::Limit, text, first.clone(), &lines));
    }
    if replies.is_empty() {
        let cut = reading.pieces.last().is_some_and(|piece| piece.cut);
        findings.push(finding::nothing(&text, cut));
        let supplier = reading.pieces.iter().find_map(|piece| ids::supplier_code(&piece.root));
        findings.extend(supplier.map(|node| finding::placed(finding::supplier(node), &lines)));
    }
    for secret in secret::secrets(&text) {
        attach(finding::placed(secret, &lines), &mut replies, &mut findings);
    }
    drop(lines);
    Decoded { text, replies, findings }
}

fn note(kind: FindingKind, text: String, span: Range<usize>, lines: &Lines<'_>) -> Finding {
    finding::placed(Note { kind, text, span: Some(span) }, lines)
}

/// To the reply it stands in, else to the paste.
fn attach(found: Finding, replies: &mut [Reply], findings: &mut Vec<Finding>) {
    let at = found.place.as_ref().map_or(0, |place| place.span.start);
    match replies.iter_mut().find(|reply| reply.span.contains(&at)) {
        Some(reply) => reply.findings.push(found),
        None => findings.push(found),
    }
}

fn of_piece(piece: &Piece, text: &str, lexicon: &Lexicon<'_>, lines: &Lines<'_>, replies: &mut Vec<Reply>) {
    let origin = Origin {
        json: piece.json,
        bare: piece.bare,
        cut: piece.cut,
        supplier: follows_error(text, piece.root.span.start),
    };
    let recognised = walk::replies(&piece.root, origin, lexicon);
    if recognised.is_empty() {
        return;
    }
    let wanted: HashSet<*const Node> = recognised
        .iter()
        .flat_map(|reply| reply.draft.codes.iter().map(|spotted| std::ptr::from_ref(spotted.node)))
        .collect();
    let pointers = match piece.json && !wanted.is_empty() {
        true => pointers(&piece.root, &wanted),
        false => Default::default(),
    };
    let first = replies.len();
    for Recognised { node, mut draft } in recognised {
        let span = node.span.clone();
        finding::complete(&mut draft, lexicon, &span, piece.cut);
        let request_ids = ids::of(node);
        let Draft { envelope, generation, outcome, codes, failed_checks, notes, .. } = draft;
        let mut codes: Vec<FoundCode> = codes
            .into_iter()
            .map(|spotted| FoundCode {
                place: lines.place(&of_code(text, &spotted)),
                pointer: pointers.get(&std::ptr::from_ref(spotted.node)).cloned(),
                code: spotted.meaning.code,
                name: spotted.meaning.name,
                known: spotted.meaning.known,
            })
            .collect();
        codes.sort_by_key(|code| code.place.span.start);
        let findings = notes.into_iter().map(|note| finding::placed(note, lines)).collect();
        replies.push(Reply {
            envelope,
            generation,
            outcome,
            codes,
            failed_checks,
            request_ids,
            findings,
            span,
        });
    }
    repairs(piece, lines, replies.get_mut(first..).unwrap_or_default());
}

fn of_code(text: &str, spotted: &Spotted<'_>) -> Range<usize> {
    place::of_code(text, &spotted.span, spotted.meaning.code, spotted.meaning.name.as_deref())
}

/// Does the key `error` stand right before this byte? A cut or a lost sign can part a supplier's `error` from the
/// record under it.
fn follows_error(text: &str, at: usize) -> bool {
    const BACK: usize = 24;
    let before = text.as_bytes().get(at.saturating_sub(BACK)..at).unwrap_or_default();
    let joints = before.iter().rev().take_while(|byte| b" \t\r\n:=>{}[],\\\"'".contains(byte)).count();
    let (key, joints) = before.split_at(before.len() - joints);
    // `[data.error]` heads a section of TOML.
    let section = key.ends_with(b".error") && joints.starts_with(b"]");
    // `[error] =>` of PHP is a key, `[error]` alone a log's level.
    let keyword = key.ends_with(b":error") && text.get(at..).is_some_and(|record| record.starts_with("{:"));
    let arrow = joints.contains(&b']') && joints.contains(&b'>');
    section
        || keyword
        || (key.ends_with(b"error") && (arrow || joints.iter().any(|byte| b"\"'".contains(byte))))
}

/// What was mended in a piece, told with the reply it stands in, or with the piece's first.
fn repairs(piece: &Piece, lines: &Lines<'_>, replies: &mut [Reply]) {
    const MOST: usize = 8;
    for repair in piece.repairs.iter().take(MOST) {
        let at = replies.iter().position(|reply| reply.span.contains(&repair.span.start)).unwrap_or_default();
        if let Some(reply) = replies.get_mut(at) {
            reply.findings.push(note(FindingKind::Repair, repair.text.clone(), repair.span.clone(), lines));
        }
    }
}

/// HTTP heads and HTML pages that no body answers for, `most` of them, and the heads that were not looked at then. The
/// replies are in the order of the text.
fn gateways<'h>(
    text: &str,
    heads: &'h [HttpHead],
    lines: &Lines<'_>,
    replies: &[Reply],
    most: usize,
) -> (Vec<Reply>, &'h [HttpHead]) {
    let mut gateways = Vec::new();
    let mut told: Option<(u16, bool)> = None;
    for (at, head) in heads.iter().enumerate() {
        if gateways.len() >= most {
            return (gateways, heads.get(at..).unwrap_or_default());
        }
        let end = heads.get(at + 1).map_or(text.len(), |next| next.span.start);
        let first = replies.partition_point(|reply| reply.span.start < head.span.start);
        let answered = replies.get(first).is_some_and(|reply| reply.span.start < end);
        let interim = (100..200).contains(&head.status);
        // A status line and the title of the page below it are one answer.
        let again = head.html && told == Some((head.status, true));
        let line_of_page = !head.html && heads.get(at + 1).is_some_and(|next| next.html);
        if answered || interim || again {
            told = None;
            continue;
        }
        if line_of_page && heads.get(at + 1).is_some_and(|next| next.status == head.status) {
            continue;
        }
        if !head.html && head.status < 400 && has_body(text.get(head.span.end..end).unwrap_or_default()) {
            continue;
        }
        told = Some((head.status, head.html));
        gateways.push(gateway(head, lines));
    }
    (gateways, &[])
}

/// Is there anything below the head's blank line?
fn has_body(text: &str) -> bool {
    let mut rest = text.lines().map(|line| line.trim_start_matches(['<', ' ']).trim()).skip(1);
    rest.find(|line| line.is_empty());
    rest.any(|line| !line.is_empty() && !line.starts_with('*'))
}

fn gateway(head: &HttpHead, lines: &Lines<'_>) -> Reply {
    Reply {
        envelope: Envelope::Gateway,
        generation: Generation::Unknown,
        outcome: Outcome::Gateway,
        codes: Vec::new(),
        failed_checks: Vec::new(),
        request_ids: Vec::new(),
        findings: vec![finding::placed(http::note(head.status, Some(head.span.clone())), lines)],
        span: head.span.clone(),
    }
}

/// Is this a bracketed record or list, whose members were read one by one?
fn is_structured(piece: &Piece) -> bool {
    let nested = |node: &Node| !node.members().is_empty() || !node.elements().is_empty();
    match &piece.root.value {
        Value::Record(members) => !piece.bare || members.iter().any(|member| nested(&member.value)),
        Value::List(nodes) => nodes.iter().any(nested),
        _ => false,
    }
}
