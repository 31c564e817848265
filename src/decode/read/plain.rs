//! What is left of the paste when transport is peeled off, for finding codes outside of any reply.

use super::layer::Layer;

/// Runs of text with the byte of the paste where each begins. What follows each other in the paste is one run.
///
/// Past a bound on their number runs grow together, and only their beginning has an exact place.
pub(super) fn runs(layer: &Layer<'_>) -> Vec<(String, usize)> {
    let text = layer.text();
    let most = 10_000 + text.len() / 256;
    let mut runs: Vec<(String, usize)> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let least = at + layer.straight(at).max(1);
        let end = (least..=text.len()).find(|end| text.is_char_boundary(*end)).unwrap_or(text.len());
        let start = layer.span(at..end).start;
        let piece = text.get(at..end).unwrap_or_default();
        let crowded = runs.len() >= most;
        match runs.last_mut() {
            Some((run, first)) if *first + run.len() == start || crowded => run.push_str(piece),
            _ => runs.push((piece.to_owned(), start)),
        }
        at = end;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::super::read;

    #[test]
    fn a_run_ends_where_something_was_taken_away_or_replaced() {
        let runs = |text: &str| read(text).plain;
        let run = |text: &str, at| (text.to_owned(), at);
        assert_eq!(runs("code \u{1b}[1m80\u{1b}[0m06\nx"), [run("code ", 0), run("80", 9), run("06\nx", 15)]);
        assert_eq!(runs("> code\n> 8006"), [run("code\n", 2), run("8006", 9)]);
        assert_eq!(runs("a <b>\"x\"</b>"), [run("a ", 0), run("\"x\"", 5)]);
    }
}
