//! Secrets in a paste: an agent should know before the paste goes any further.

use std::ops::Range;

use memchr::memmem;

use crate::decode::FindingKind;
use crate::decode::envelope::Note;

/// What announces a secret, and the sentence about it.
const ANNOUNCED: [(&[&str], &str); 3] = [
    (
        &["access_token", "accessToken", "access%5Ftoken"],
        "This paste contains an access token: treat it as leaked. Let the developer replace it, and do not forward \
         the paste.",
    ),
    (
        &["clientSecret", "client_secret", "ClientSecret", "CLIENT_SECRET"],
        "This paste contains a clientSecret: treat it as leaked. The business must make a new one in the Faceki \
         portal, and the paste must not be forwarded.",
    ),
    (
        &["Bearer ", "bearer ", "Bearer%20", "BEARER "],
        "This paste contains a bearer token: treat it as leaked. Let the developer replace it, and do not forward \
         the paste.",
    ),
];
/// A web token stands anywhere.
const WEB_TOKEN: &str = "This paste contains a web token: treat it as leaked. Let the developer replace it, and do not forward the paste.";
/// A word this short is no token.
const SHORTEST: usize = 5;
/// A bearer token has no key before it, so it needs to look like one.
const SHORTEST_BEARER: usize = 12;

/// The secrets of a text, each kind once.
pub(crate) fn secrets(text: &str) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    for (words, sentence) in ANNOUNCED {
        let found = words.iter().filter_map(|word| announced(text, word)).min_by_key(|span| span.start);
        notes.extend(found.map(|span| leak(sentence, span)));
    }
    let told = notes.iter().filter_map(|note| note.span.clone());
    let told: Vec<Range<usize>> = told.collect();
    let web = web_token(text).filter(|span| !told.iter().any(|other| other.contains(&span.start)));
    notes.extend(web.map(|span| leak(WEB_TOKEN, span)));
    notes.sort_by_key(|note| note.span.as_ref().map(|span| span.start));
    notes
}

fn leak(sentence: &str, span: Range<usize>) -> Note {
    Note { kind: FindingKind::Secret, text: sentence.to_owned(), span: Some(span) }
}

/// The span of the first announcing word that a value follows, with the value.
fn announced(text: &str, word: &str) -> Option<Range<usize>> {
    let bearer = word.to_ascii_lowercase().starts_with("bearer");
    let shortest = if bearer { SHORTEST_BEARER } else { SHORTEST };
    memmem::find_iter(text.as_bytes(), word).find_map(|start| {
        let after = start + word.len();
        let rest = text.as_bytes().get(after..)?;
        // Quotes, escapes, a colon, an arrow: whatever stands between a key and its value.
        let gap = if bearer { 0 } else { gap(rest) };
        let joined = bearer || rest.iter().take(gap).any(|byte| b"=:>".contains(byte));
        if !joined {
            return None;
        }
        let value = rest.iter().skip(gap).take_while(|byte| is_token(**byte)).count();
        let word = rest.get(gap..gap + value).unwrap_or_default();
        let nothing = [&b"null"[..], b"undefined", b"false", b"REDACTED", b"redacted"].contains(&word);
        (value >= shortest && !nothing).then_some(start..after + gap + value)
    })
}

/// The length of what stands between a key and its value; tags of a page and the lengths that PHP writes are part of it.
fn gap(rest: &[u8]) -> usize {
    const LONGEST: usize = 400;
    const LONGEST_TAG: usize = 120;
    let mut at = 0;
    while at < LONGEST {
        let behind = rest.get(at..).unwrap_or_default();
        let joints = behind.iter().take(24).take_while(|byte| is_joint(**byte)).count();
        let length = match behind {
            [b'<', ..] => behind.iter().take(LONGEST_TAG).position(|byte| *byte == b'>').map(|end| end + 1),
            [b';', b's', b':', count @ ..] => {
                let digits = count.iter().take_while(|byte| byte.is_ascii_digit()).count();
                (count.get(digits) == Some(&b':')).then_some(digits + 4)
            }
            _ => Some(joints).filter(|joints| *joints > 0),
        };
        match length {
            Some(length) => at += length,
            None => break,
        }
    }
    at
}

fn is_joint(byte: u8) -> bool {
    b" \t\"'\\:=>[](".contains(&byte)
}

fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.~+/=".contains(&byte)
}

/// Three parts of base64, the first of which opens a JSON object.
fn web_token(text: &str) -> Option<Range<usize>> {
    // Long enough for any header and payload that is a token's, too short to walk a picture again and again.
    const LONGEST: usize = 4096;
    const SHORTEST: usize = 30;
    let bytes = text.as_bytes();
    let mut run_end = 0;
    memmem::find_iter(bytes, "eyJ").find_map(|start| {
        // A run is walked once, however often the letters stand in it.
        if start >= run_end {
            let rest = bytes.get(start..)?;
            let length = rest.iter().take_while(|byte| is_web_token(**byte)).count();
            run_end = start + length;
        }
        let end = run_end.min(start + LONGEST);
        let dots = memchr::memchr_iter(b'.', bytes.get(start..end)?).take(2).count();
        (dots == 2 && end - start >= SHORTEST).then_some(start..end)
    })
}

fn is_web_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> usize {
        secrets(text).len()
    }

    #[test]
    fn secrets_are_named_once_a_kind() {
        assert_eq!(count(r#"{"access_token": "tok-example", "token_type": "Bearer"}"#), 1);
        assert_eq!(count("clientSecret=s3cret-value&x=1 clientSecret=again-again"), 1);
        assert_eq!(count(r#"a:1:{s:12:"access_token";s:11:"tok-example";}"#), 1);
        assert_eq!(count(r#"<i>"access_token"</i><i class="p">:</i> <b class="s">"tok-example"</b>"#), 1);
        assert_eq!(count("Authorization: Bearer tok-example-0123"), 1);
        assert_eq!(count(r#"{\"access_token\":\"tok-example\"} Authorization: Bearer tok-example-0123"#), 2);
        assert_eq!(count("x eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.c2lnbmF0dXJl y"), 1);
    }

    /// Counting the letters behind each again takes minutes.
    #[test]
    fn a_run_of_names_and_heads_without_a_value_is_walked_once() {
        assert_eq!(count(&"access_token".repeat(60_000)), 0);
        assert_eq!(count(&"eyJ".repeat(200_000)), 0);
        assert_eq!(count(&format!("{}.x.y", "eyJ".repeat(200_000))), 1);
    }

    #[test]
    fn an_empty_or_missing_secret_is_none() {
        for text in [
            r#"{"clientSecret": ""}"#,
            "clientSecret is required",
            "the access_token has expired",
            "Authorization: Bearer <token>",
            r#"{"access_token": null}"#,
            "token_type: Bearer",
            "Bearer of bad news",
            "eyJust a word",
        ] {
            assert_eq!(count(text), 0, "{text}");
        }
    }
}
