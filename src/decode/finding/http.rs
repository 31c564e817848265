//! What an HTTP status or a gateway's message means for the person who waits.

use std::ops::Range;

use crate::decode::FindingKind;
use crate::decode::envelope::Note;

/// The sentence about an HTTP status that came without a reply of the application.
pub(crate) fn note(status: u16, span: Option<Range<usize>>) -> Note {
    let meaning = match status {
        200..=399 => {
            return Note {
                kind: FindingKind::NextStep,
                text: format!(
                    "HTTP {status} without a reply in the body. If it was a verification, fetch its record: GET \
                     https://sdk.faceki.com/api/v3/kyc_verification?requestId= and the request id."
                ),
                span,
            };
        }
        400 => "the request was not understood; the developer should compare it with the documentation",
        401 | 403 => {
            "the token is missing, expired or wrong (it lives 3600 seconds), or the address is; the developer \
             should fetch a new token and check the address"
        }
        404 => "the address does not exist; the developer should check it",
        408 | 504 => {
            "the answer took too long; the verification may have gone through all the same, so fetch its record \
             before anybody tries again"
        }
        413 => "the picture was too large; send it at 1920x1080 or smaller",
        415 => {
            "the pictures were sent in the wrong form; the developer should send them as multipart form data"
        }
        429 => "too many calls in a short time; wait, then try again more slowly",
        500..=599 => {
            "the service did not answer; try again in a few minutes, and tell Faceki's support when it stays"
        }
        _ => "the call failed on its way; the developer should check how it is made",
    };
    let text = format!(
        "HTTP {status}: {meaning}. This comes from the server in front of Faceki's application; it is no Faceki code."
    );
    Note { kind: FindingKind::NextStep, text, span }
}

/// The sentence about a call that got no answer at all.
pub(crate) fn no_answer(span: Option<Range<usize>>) -> Note {
    let text = "The call got no answer: a timeout or a broken connection. The verification may have gone through all \
                the same: fetch its record before anybody tries again.";
    Note { kind: FindingKind::NextStep, text: text.to_owned(), span }
}

/// The sentence about a gateway's message.
pub(crate) fn of_message(texts: &[&str], span: Option<Range<usize>>) -> Note {
    const LONGEST: usize = 400;
    let has = |words: &[&str]| {
        texts.iter().filter(|text| text.len() <= LONGEST).any(|text| {
            let text = text.to_ascii_lowercase();
            words.iter().any(|word| text.contains(word))
        })
    };
    let text = if has(&["unauthor", "not authorized", "forbidden", "denied", "expired", "token"]) {
        "The gateway in front of Faceki refused the call: the token is missing, expired or wrong (it lives 3600 \
         seconds). Let the developer fetch a new one. It is no Faceki code."
    } else if has(&["timed out", "timeout"]) {
        "The gateway in front of Faceki gave up waiting. The verification may have gone through all the same: fetch \
         its record before anybody tries again."
    } else if has(&["too many", "limit exceeded", "throttl"]) {
        "The gateway in front of Faceki refused the call because there were too many: wait, then try again more \
         slowly."
    } else if has(&["too large", "too long"]) {
        "The gateway in front of Faceki refused the call because the picture was too large: send it at 1920x1080 or \
         smaller."
    } else {
        "This answer carries a message and no code: it comes from the gateway in front of Faceki. Let the developer \
         check credentials, address and timeout."
    };
    Note { kind: FindingKind::NextStep, text: text.to_owned(), span }
}

/// What a text without any reply hints at: a status in words, a timeout.
pub(crate) fn hint(text: &str) -> Option<&'static str> {
    const LOOKED_AT: usize = 20_000;
    let end = (0..=LOOKED_AT.min(text.len())).rev().find(|end| text.is_char_boundary(*end))?;
    let text = text.get(..end)?.to_ascii_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["413 ", "code 413", "entity too large", "payload too large"]) {
        Some(
            "No reply of Faceki is in this text. It speaks of HTTP 413: the picture was too large. Send it at \
             1920x1080 or smaller.",
        )
    } else if has(&["timed out", "timeout", "etimedout", "econnaborted"]) {
        Some(
            "No reply of Faceki is in this text: the call timed out. The verification may have gone through all the \
             same: fetch its record before anybody tries again.",
        )
    } else if has(&["code 401", "code 403", "401 unauthorized", "403 forbidden"]) {
        Some(
            "No reply of Faceki is in this text: the call was refused over HTTP, most often for a missing or expired \
             token. Ask for the body of the reply, and let the developer fetch a new token.",
        )
    } else if has(&["status code 4", "status code 5"]) {
        Some(
            "No reply of Faceki is in this text, only an HTTP status, which is no Faceki code. Ask for the body of \
             the reply; in JavaScript it is error.response.data.",
        )
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_says_what_happened_and_what_to_do() {
        for (status, words) in [
            (413, "the picture was too large"),
            (401, "token"),
            (403, "token"),
            (429, "too many"),
            (504, "fetch its record"),
            (502, "try again in a few minutes"),
            (200, "without a reply"),
        ] {
            assert!(note(status, None).text.contains(words), "{status}");
        }
    }

    #[test]
    fn a_text_without_a_reply_gets_a_hint_where_one_helps() {
        assert!(hint("Error: Request failed with status code 413").is_some_and(|text| text.contains("413")));
        assert!(hint("curl: (28) Operation timed out").is_some_and(|text| text.contains("timed out")));
        assert!(hint("Request failed with status code 400").is_some_and(|text| text.contains("body")));
        assert_eq!(hint("Hello"), None);
    }
}
