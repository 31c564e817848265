//! Words of verdicts, and which of several verdicts stands.

use super::Outcome;

/// The verdict that a word of a v3 `decision`, a webhook or the portal's list stands for (section 5 of the API
/// notes). `Unclear` for a word that nobody documented.
pub(crate) fn of_word(word: &str) -> Outcome {
    let is = |words: &[&str]| words.iter().any(|known| word.eq_ignore_ascii_case(known));
    if is(&["ACCEPTED", "ACCEPT", "APPROVED"]) {
        Outcome::Accepted
    } else if is(&["DECLINED", "DECLINE", "REJECTED"]) {
        Outcome::Declined
    } else if is(&["REVIEW", "IN_REVIEW", "MANUAL_REVIEW", "NEEDS_REVIEW"]) {
        Outcome::Review
    } else {
        Outcome::Unclear
    }
}

/// Of two verdicts the worse one: a failure is never hidden by a success beside it.
pub(crate) fn worse(one: Outcome, other: Outcome) -> Outcome {
    if weight(one) >= weight(other) { one } else { other }
}

/// The worst of several.
pub(crate) fn worst(outcomes: impl IntoIterator<Item = Outcome>) -> Option<Outcome> {
    outcomes.into_iter().reduce(worse)
}

fn weight(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Refused => 7,
        Outcome::Declined => 6,
        Outcome::Gateway => 5,
        Outcome::Cancelled => 4,
        Outcome::Review => 3,
        Outcome::Unclear => 2,
        Outcome::Accepted => 1,
        Outcome::Ok => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documented_words_are_verdicts_and_others_are_not() {
        assert_eq!(of_word("ACCEPTED"), Outcome::Accepted);
        assert_eq!(of_word("declined"), Outcome::Declined);
        assert_eq!(of_word("REVIEW"), Outcome::Review);
        assert_eq!(of_word("ACTIVE"), Outcome::Unclear);
        assert_eq!(of_word("SUCCESS"), Outcome::Unclear);
    }

    #[test]
    fn the_worst_verdict_stands() {
        let worst = |outcomes: &[Outcome]| super::worst(outcomes.iter().copied());
        assert_eq!(worst(&[Outcome::Accepted, Outcome::Declined, Outcome::Review]), Some(Outcome::Declined));
        assert_eq!(worst(&[Outcome::Accepted, Outcome::Review]), Some(Outcome::Review));
        assert_eq!(worst(&[]), None);
    }
}
