//! Paths whose steps are joined by underscores: `result_0_errorCodes_1`, as jq's `join("_")`, spreadsheets and
//! environment files write them. Names have underscores of their own, so only the names that replies use say where a
//! step ends.

use super::super::super::envelope::keys::known;
use super::super::super::node::Member;
use super::STEPS;

/// Names below which a reply keeps its members.
const CONTAINERS: [&str; 7] = ["result", "data", "body", "response", "reply", "kycdata", "kycresponse"];
/// Names at the end of a path that no other program would have put there.
const EVIDENT: [&str; 11] = [
    "decision",
    "errorcodes",
    "verificationsummary",
    "verification",
    "isidentical",
    "requestid",
    "workflowid",
    "responsecode",
    "appversion",
    "accesstoken",
    "logedin",
];

/// Do some of the keys lead to what only replies hold?
pub(super) fn are_paths(members: &[Member]) -> bool {
    // A wrapper's reply: both together are no other program's.
    let has = |leaf: &str| members.iter().any(|member| is_wrapped(&member.key, leaf));
    members.iter().any(|member| leads(&member.key)) || (has("status") && has("code"))
}

/// Is this `data_status`, `body_code`?
fn is_wrapped(key: &str, leaf: &str) -> bool {
    const WRAPPERS: [&str; 3] = ["data", "body", "reply"];
    let parts = key.split_once('_');
    parts.is_some_and(|(first, rest)| {
        rest.eq_ignore_ascii_case(leaf) && WRAPPERS.iter().any(|wrapper| first.eq_ignore_ascii_case(wrapper))
    })
}

/// Does this key?
pub(super) fn leads(key: &str) -> bool {
    let evident = |step: &str| known(step).is_some_and(|(name, _)| EVIDENT.contains(&name));
    steps(key).is_some_and(|steps| steps.iter().skip(1).any(|step| evident(step)))
}

/// The steps of a path below one of the containers; `None` for a plain key.
pub(super) fn steps(key: &str) -> Option<Vec<&str>> {
    let (first, mut rest) = key.split_once('_')?;
    let container = known(first).is_some_and(|(name, _)| CONTAINERS.contains(&name));
    if !container || known(key).is_some() {
        return None;
    }
    let mut steps = vec![first];
    while !rest.is_empty() {
        let length = step(rest);
        steps.push(rest.get(..length)?);
        rest = rest.get(length..)?.trim_start_matches('_');
        if steps.len() >= STEPS {
            return None;
        }
    }
    (steps.len() > 1).then_some(steps)
}

/// The length of the first step: an index, the longest name that replies use, or all that is left.
fn step(rest: &str) -> usize {
    const ERROR: &str = "error";
    // Inside a reply `error_code` is the `code` of a supplier's `error`.
    let error = rest.get(..ERROR.len()).is_some_and(|head| head.eq_ignore_ascii_case(ERROR));
    if error && rest.get(ERROR.len()..).is_some_and(|behind| behind.eq_ignore_ascii_case("_code")) {
        return ERROR.len();
    }
    if known(rest).is_some() {
        return rest.len();
    }
    let index = rest.bytes().take_while(u8::is_ascii_digit).count();
    if index > 0 && rest.get(index..).is_some_and(|behind| behind.is_empty() || behind.starts_with('_')) {
        return index;
    }
    let ends = rest.rmatch_indices('_').map(|(at, _)| at);
    let mut named = ends.filter(|end| rest.get(..*end).is_some_and(|head| known(head).is_some()));
    named.next().unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_replies_say_where_a_step_ends() {
        for (key, found) in [
            ("result_decision", vec!["result", "decision"]),
            ("result_0_errorCodes_1", vec!["result", "0", "errorCodes", "1"]),
            ("RESULT_ERROR_CODES_0", vec!["RESULT", "ERROR_CODES", "0"]),
            (
                "result_verification_summary_face_verified",
                vec!["result", "verification_summary", "face_verified"],
            ),
            ("data_verification_passed", vec!["data", "verification", "passed"]),
            ("data_face_isIdentical", vec!["data", "face", "isIdentical"]),
            ("data_error_code", vec!["data", "error", "code"]),
            ("response_code", vec![]),
            ("error_code", vec![]),
            ("verification_summary", vec![]),
            ("code", vec![]),
        ] {
            assert_eq!(steps(key).unwrap_or_default(), found, "{key}");
        }
    }

    #[test]
    fn only_what_leads_into_a_reply_counts() {
        for key in ["result_decision", "data_verification_passed", "body_appVersion"] {
            assert!(leads(key), "{key}");
        }
        for key in ["result_code", "data_source", "data_error_code", "decision", "user_decision"] {
            assert!(!leads(key), "{key}");
        }
    }
}
