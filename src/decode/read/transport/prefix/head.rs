//! Log heads: the same words and other digits in front of every line.

use super::super::super::bounds::telling;
use super::super::super::chars::is_word;

/// Longest log head that is compared.
const HEAD_REACH: usize = 160;

/// The log head that two lines share.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// Its length in bytes of the first line.
    pub(super) first: usize,
    /// Its length in bytes of the other line.
    pub(super) here: usize,
    /// What tells a log head, digits or a bar, stands in it and not only behind it.
    pub(super) told: bool,
}

impl Head {
    /// Long enough to be a log head.
    pub(super) fn is_long(&self) -> bool {
        self.first >= 4
    }
}

/// The log head that two lines share: other digits do not matter. It ends at a blank or a bar, and before anything that
/// belongs to a reply.
pub(super) fn head(first: &str, second: &str) -> Head {
    let (one, two) = (first.as_bytes(), second.as_bytes());
    let (mut at, mut other) = (0, 0);
    let mut shared = Head::default();
    let mut telltale = false;
    let mut word = 0;
    while at < HEAD_REACH {
        let (Some(here), Some(there)) = (one.get(at), two.get(other)) else { break };
        if here.is_ascii_digit() && there.is_ascii_digit() {
            telltale = true;
            at += digits(one, at);
            other += digits(two, other);
            continue;
        }
        if here != there || matches!(here, b'{' | b'}' | b'"' | b'\'') {
            break;
        }
        if !is_word(char::from(*here)) {
            if first.get(word..at).is_some_and(telling) {
                break;
            }
            word = at + 1;
        }
        at += 1;
        other += 1;
        // A bar, or the first byte of a drawn one.
        telltale |= matches!(here, b'|' | 0xE2);
        if matches!(here, b' ' | b'\t' | b'|') {
            shared = Head { first: at, here: other, told: telltale };
        }
    }
    if at >= one.len() && matches!(one.last(), Some(b' ' | b'|' | b'\t')) {
        shared = Head { first: at, here: other, told: telltale };
    }
    if telltale { shared } else { Head::default() }
}

fn digits(bytes: &[u8], at: usize) -> usize {
    bytes.iter().skip(at).take_while(|byte| byte.is_ascii_digit()).count()
}
