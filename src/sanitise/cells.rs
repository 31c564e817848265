//! At most eight code points in a cell: 1,000,000 combining marks on one letter would be one cell of two megabytes.

use std::fmt::Write;

use unicode_segmentation::UnicodeSegmentation;

use super::map::Map;

/// The most code points that a grapheme cluster keeps; the rest becomes a mark with its count.
pub const CELL_LIMIT: usize = 8;

/// What a combining mark without a base is put on, so that it cannot land on a neighbour's cell.
const BASE: char = '◌';

/// Whether any cluster can be too long or lack its base. Latin, Greek or Cyrillic prose with an accent here and there
/// is not worth cutting into clusters.
pub(super) fn worth_a_look(text: &str) -> bool {
    let mut run = 0;
    let mut fresh = true;
    for c in text.chars() {
        if c.is_ascii() {
            run = 0;
            fresh = c == '\n';
            continue;
        }
        run += 1;
        // Half the limit: a cluster can have an ASCII letter in its middle, with prefixes before and marks after it.
        if fresh || run >= CELL_LIMIT / 2 {
            return true;
        }
    }
    false
}

/// Cuts every overfull cluster: the text and how many code points were dropped; `map` learns where the offsets shift.
pub(super) fn limit(text: &str, mut map: Option<&mut Map>) -> (String, usize) {
    let mut clean = String::with_capacity(text.len());
    let mut dropped = 0;
    let mut fresh = true;
    for (at, cluster) in text.grapheme_indices(true) {
        let homeless = fresh && cluster.chars().next().is_some_and(needs_base);
        if homeless {
            let to = clean.len();
            clean.push(BASE);
            if let Some(map) = map.as_deref_mut() {
                map.swap(at..at, to..clean.len());
            }
        }
        // The base takes one of the eight.
        let kept = keep(cluster, CELL_LIMIT - usize::from(homeless));
        clean.push_str(kept);
        if kept.len() < cluster.len() {
            let gone = cluster.chars().count() - kept.chars().count();
            let to = clean.len();
            // Writing to a String cannot fail.
            _ = write!(clean, "<+{gone}>");
            if let Some(map) = map.as_deref_mut() {
                map.swap(at + kept.len()..at + cluster.len(), to..clean.len());
            }
            dropped += gone;
        }
        fresh = cluster == "\n";
    }
    (clean, dropped)
}

/// The part of a cluster that stays.
fn keep(cluster: &str, limit: usize) -> &str {
    match cluster.char_indices().nth(limit).and_then(|(cut, _)| cluster.get(..cut)) {
        // A prefix character at its end would pull the mark that follows into this cluster.
        Some(kept) => kept.trim_end_matches(is_prefix),
        None => cluster,
    }
}

/// The character attaches to whatever stands before it: it is no cluster of its own after a letter.
fn needs_base(c: char) -> bool {
    if c.is_ascii() {
        return false;
    }
    let mut pair = String::from("a");
    pair.push(c);
    pair.graphemes(true).count() == 1
}

/// The character attaches to whatever stands after it (Unicode's Grapheme_Cluster_Break=Prepend).
fn is_prefix(c: char) -> bool {
    if c.is_ascii() {
        return false;
    }
    let mut pair = String::from(c);
    pair.push('<');
    pair.graphemes(true).count() == 1
}
