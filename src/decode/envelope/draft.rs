//! What a shape says about a reply, before places are looked up.

use std::ops::Range;

use super::code::{self, Position};
use super::lexicon::{Lexicon, Meaning};
use super::view::{View, items};
use crate::decode::node::{Member, Node, Value};
use crate::decode::{Envelope, FindingKind, Generation, Outcome};

/// More codes than this in one reply are not an answer any more.
const MOST_CODES: usize = 64;
/// More failed checks than this neither.
const MOST_CHECKS: usize = 64;
/// Lists of codes inside lists of codes.
const DEEPEST_LIST: usize = 4;

/// A code and the node it stands in.
#[derive(Debug, Clone)]
pub(crate) struct Spotted<'a> {
    /// What it is.
    pub(crate) meaning: Meaning,
    /// The value that holds it, for its pointer.
    pub(crate) node: &'a Node,
    /// Bytes of the pasted text: those of the value, or of the key that is the code.
    pub(crate) span: Range<usize>,
}

/// A finding without its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Note {
    /// What it is about.
    pub(crate) kind: FindingKind,
    /// One or two sentences.
    pub(crate) text: String,
    /// Bytes of the pasted text.
    pub(crate) span: Option<Range<usize>>,
}

/// A reply as its shape reads it.
#[derive(Debug)]
pub(crate) struct Draft<'a> {
    pub(crate) envelope: Envelope,
    pub(crate) generation: Generation,
    pub(crate) outcome: Outcome,
    pub(crate) codes: Vec<Spotted<'a>>,
    pub(crate) failed_checks: Vec<String>,
    pub(crate) notes: Vec<Note>,
    /// A code position was cut off.
    pub(crate) cut_code: bool,
}

impl<'a> Draft<'a> {
    /// Nothing known yet.
    pub(crate) fn new() -> Self {
        Self {
            envelope: Envelope::Unspecified,
            generation: Generation::Unknown,
            outcome: Outcome::Unclear,
            codes: Vec::new(),
            failed_checks: Vec::new(),
            notes: Vec::new(),
            cut_code: false,
        }
    }

    /// Sets what kind of reply it is.
    pub(crate) fn is(&mut self, envelope: Envelope, generation: Generation) {
        self.envelope = envelope;
        self.generation = generation;
    }

    /// Reads one value in a code position. True when it holds a failure.
    pub(crate) fn code(&mut self, node: &'a Node, lexicon: &Lexicon<'_>) -> bool {
        match code::read(node, lexicon) {
            Position::Found(meaning) => {
                self.spot(meaning, node);
                true
            }
            Position::Cut => {
                self.cut_code = true;
                false
            }
            Position::Stranger(name) => {
                self.spot(Meaning { code: None, name: Some(name), known: false }, node);
                true
            }
            Position::Success | Position::Silent => false,
        }
    }

    /// Reads a list of codes: numbers, names, objects, lists, and texts that hold several.
    pub(crate) fn code_list(&mut self, node: &'a Node, lexicon: &Lexicon<'_>) {
        self.code_list_at(node, lexicon, 0);
    }

    fn code_list_at(&mut self, node: &'a Node, lexicon: &Lexicon<'_>, depth: usize) {
        for item in items(node) {
            let item = item.seen();
            match &item.value {
                Value::List(_) if depth < DEEPEST_LIST => self.code_list_at(item, lexicon, depth + 1),
                Value::Record(_) => self.code_object(item, lexicon),
                Value::Text(text) => {
                    if !self.code(item, lexicon) {
                        self.codes_in_text(text, item, lexicon);
                    }
                }
                _ => {
                    self.code(item, lexicon);
                }
            }
        }
    }

    /// `{"code": 5005, "message": …}`, `{"name": "FACE_CROPPED"}`, or `{"5005": "text"}`.
    fn code_object(&mut self, node: &'a Node, lexicon: &Lexicon<'_>) {
        let origin = super::view::Origin { json: true, bare: false, cut: false, supplier: false };
        let Some(view) = View::of(node, origin) else { return };
        for name in ["code", "errorcode"] {
            for value in view.all(name) {
                if self.code(value, lexicon) {
                    return;
                }
            }
        }
        let keyed: Vec<(Meaning, &'a Member)> =
            node.members().iter().filter_map(|member| keyed(member, lexicon)).collect();
        if !keyed.is_empty() {
            for (meaning, member) in keyed {
                if !matches!(&member.value.seen().value, Value::Bool(false)) {
                    self.spot_at(meaning, &member.value, member.key_span.clone());
                }
            }
            return;
        }
        let named = node
            .members()
            .iter()
            .find_map(|member| Some((lexicon.name(super::view::text(&member.value)?)?, &member.value)));
        if let Some((meaning, value)) = named {
            self.spot(meaning, value);
        }
    }

    /// `"5005,8006"` and `"[5005, 8006]"`: several codes in one text, and nothing else.
    fn codes_in_text(&mut self, text: &str, node: &'a Node, lexicon: &Lexicon<'_>) {
        const LONGEST: usize = 400;
        if text.len() > LONGEST {
            return;
        }
        let inner = text.trim().trim_start_matches(['[', '(']).trim_end_matches([']', ')']);
        let parts: Vec<&str> =
            inner.split([',', ';', '|', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect();
        let read = |parts: &[&str]| -> Option<Vec<Position>> {
            let read: Vec<Position> = parts.iter().map(|part| code::of_text(part, lexicon)).collect();
            let sure = |position: &Position| matches!(position, Position::Found(_) | Position::Success);
            read.iter().all(sure).then_some(read)
        };
        // PowerShell prints a list in a hash as `5010 8009`.
        let blanks = || {
            let parts: Vec<&str> = inner.split_whitespace().collect();
            let four = |part: &&str| part.len() == 4 && code::numeral(part).is_some();
            parts.iter().all(four).then(|| read(&parts)).flatten()
        };
        let Some(read) = read(&parts).or_else(blanks) else { return };
        for position in read {
            if let Position::Found(meaning) = position {
                self.spot(meaning, node);
            }
        }
    }

    /// Adds a code unless the reply has it already: a reply often says the same thing twice.
    pub(crate) fn spot(&mut self, meaning: Meaning, node: &'a Node) {
        self.spot_at(meaning, node, node.span.clone());
    }

    fn spot_at(&mut self, meaning: Meaning, node: &'a Node, span: Range<usize>) {
        if self.codes.len() >= MOST_CODES {
            return;
        }
        if !self.codes.iter().any(|spotted| spotted.meaning == meaning) {
            self.codes.push(Spotted { meaning, node, span });
        }
    }

    /// Adds a check that failed.
    pub(crate) fn failed(&mut self, check: impl Into<String>) {
        let check = check.into();
        if self.failed_checks.len() < MOST_CHECKS && !self.failed_checks.contains(&check) {
            self.failed_checks.push(check);
        }
    }

    /// Adds every member of `node` that is false, as `prefix.member`.
    pub(crate) fn failed_members(&mut self, prefix: &str, view: &View<'a>) {
        const LONGEST: usize = 48;
        // Some printers write `0` and `1` for false and true; beside real booleans a number is a count.
        let printed = view.node.members().iter().all(|member| match &member.value.seen().value {
            Value::Number(number) => matches!(number.whole, Some(0 | 1)),
            Value::Bool(_) => false,
            _ => true,
        });
        for member in view.node.members() {
            let plain = member.key.len() <= LONGEST
                && member.key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
            if plain
                && view.flag(&member.value) == Some(false)
                && (printed || !matches!(member.value.value, Value::Number(_)))
            {
                self.failed(format!("{prefix}.{}", member.key));
            }
        }
    }

    /// Adds a finding.
    pub(crate) fn note(&mut self, kind: FindingKind, text: impl Into<String>, node: Option<&Node>) {
        let note = Note { kind, text: text.into(), span: node.map(|node| node.span.clone()) };
        if !self.notes.iter().any(|other| other.kind == note.kind && other.text == note.text) {
            self.notes.push(note);
        }
    }
}

/// A listed code or name that is the key of its text.
fn keyed<'a>(member: &'a Member, lexicon: &Lexicon<'_>) -> Option<(Meaning, &'a Member)> {
    match code::of_text(&member.key, lexicon) {
        Position::Found(meaning) if meaning.known && meaning.code.is_none_or(|code| code >= 1000) => {
            Some((meaning, member))
        }
        _ => None,
    }
}
