//! What is left of the paste when transport is peeled off, for finding codes outside of any reply.

use super::layer::Layer;

/// Runs of text with the byte of the paste where each begins. Lines that follow each other in the paste are one run.
///
/// Past a bound on their number runs grow together, and only their beginning has an exact place.
pub(super) fn runs(layer: &Layer<'_>) -> Vec<(String, usize)> {
    let most = 10_000 + layer.text().len() / 256;
    let mut runs: Vec<(String, usize)> = Vec::new();
    let mut at = 0;
    for line in layer.text().split_inclusive('\n') {
        let span = layer.span(at..at + line.len());
        at += line.len();
        let crowded = runs.len() >= most;
        match runs.last_mut() {
            Some((run, start)) if *start + run.len() == span.start || crowded => run.push_str(line),
            _ => runs.push((line.to_owned(), span.start)),
        }
    }
    runs
}
