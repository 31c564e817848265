//! The places of JSON values, one level at a time, read on past damage.
//!
//! A parser stops at the first fault and forgets where things stood. This scanner splits one object or array into
//! its members and knows the bytes of each; a member is only looked into when somebody asks. It never recurses, so
//! depth costs nothing, and it goes on after the usual slips (missing or extra comma, comment, unquoted key), so
//! one slip does not hide the next fault.

use std::borrow::Cow;
use std::ops::Range;

mod scan;

use scan::Scan;

/// What a value is, judged by how it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Object,
    List,
    Text,
    Number,
    Bool,
    Null,
    /// Not JSON; a slip has been noted.
    Broken,
}

impl Kind {
    /// The value in words.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Object => "an object",
            Self::List => "a list",
            Self::Text => "a text",
            Self::Number => "a number",
            Self::Bool => "true or false",
            Self::Null => "null",
            Self::Broken => "no JSON value",
        }
    }
}

/// A value and its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) kind: Kind,
    pub(super) at: Range<usize>,
}

/// A member of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Member<'a> {
    /// The key without its quotes and escapes.
    pub(super) key: Cow<'a, str>,
    /// The byte where the key begins.
    pub(super) at: usize,
    /// The byte behind the key.
    pub(super) key_end: usize,
    pub(super) value: Value,
}

/// A breach of JSON's grammar: its byte and a sentence.
pub(super) type Slip = (usize, &'static str);

/// Only the innermost of nested containers that never end is worth a fault.
pub(super) const NEVER_CLOSED: &str = "expected the closing bracket of what begins here, found the end";

/// The single value of a file.
pub(super) fn root(text: &str, slips: &mut Vec<Slip>) -> Option<Value> {
    let mut scan = Scan { text, at: 0, end: text.len(), slips };
    scan.skip_blank();
    let value = scan.value();
    scan.skip_blank();
    if value.is_none() {
        scan.slip(scan.at, "expected a JSON object, found nothing");
    } else if scan.at < scan.end {
        scan.slip(scan.at, "expected the end of the file, found more text");
    }
    value
}

/// The members of an object, in the order of the file.
pub(super) fn members<'a>(text: &'a str, object: &Value, slips: &mut Vec<Slip>) -> Vec<Member<'a>> {
    let mut members = Vec::new();
    Scan::inside(text, object, slips).separated("expected a key in double quotes", |scan| {
        let (at, slips) = (scan.at, scan.slips.len());
        let quoted = scan.peek() == Some(b'"');
        let key = scan.value()?;
        if !quoted {
            scan.slips.truncate(slips);
            scan.slip(at, "expected a key in double quotes");
        }
        scan.skip_blank();
        let after_key = scan.at;
        if scan.peek() == Some(b':') {
            scan.at += 1;
            scan.skip_blank();
        } else {
            scan.slip(after_key, "expected `:` and a value after the key");
        }
        let value = match scan.peek() {
            Some(b',' | b'}' | b']' | b':') | None => {
                scan.slip(scan.at, "expected a value after the key");
                None
            }
            Some(_) => scan.value(),
        };
        let raw = text.get(key.at.clone()).unwrap_or_default();
        members.push(Member { key: unescape(raw), at, key_end: key.at.end, value: value? });
        Some(())
    });
    members
}

/// The items of an array.
pub(super) fn items(text: &str, list: &Value, slips: &mut Vec<Slip>) -> Vec<Value> {
    let mut items = Vec::new();
    Scan::inside(text, list, slips).separated("expected a value", |scan| {
        items.push(scan.value()?);
        Some(())
    });
    items
}

/// A text of the file without its quotes and escapes.
pub(super) fn unescape(raw: &str) -> Cow<'_, str> {
    if raw.contains('\\') {
        return serde_json::from_str(raw).map_or(Cow::Borrowed(raw), Cow::Owned);
    }
    let inner = |quote: char| raw.strip_prefix(quote)?.strip_suffix(quote);
    Cow::Borrowed(inner('"').or_else(|| inner('\'')).unwrap_or(raw))
}

/// Where the bytes of an unescaped text stand in the token that it was written as, counted forward so that many
/// questions cost one pass.
pub(super) struct Written<'a> {
    rest: &'a str,
    /// The byte of the unescaped text and of the token that `rest` begins at.
    read: usize,
    at: usize,
}

impl<'a> Written<'a> {
    pub(super) fn new(raw: &'a str) -> Self {
        Self { rest: raw.get(1..).unwrap_or_default(), read: 0, at: 1 }
    }

    /// The byte in the token of a byte of the text; `text` never goes back.
    pub(super) fn find(&mut self, text: usize) -> usize {
        while self.read < text {
            let (long, means) = match self.rest.as_bytes() {
                [b'\\', b'u', ..] => escape(self.rest),
                [b'\\', ..] => (2, 1),
                _ => self.rest.chars().next().map_or((0, 0), |c| (c.len_utf8(), c.len_utf8())),
            };
            let Some(behind) = self.rest.get(long..).filter(|_| long > 0) else { break };
            (self.rest, self.read, self.at) = (behind, self.read + means, self.at + long);
        }
        self.at
    }
}

/// How many bytes an escape by number is long, and how many it means. Some characters need two of them.
fn escape(rest: &str) -> (usize, usize) {
    let means = |long: usize| {
        let token = format!("\"{}\"", rest.get(..long)?);
        serde_json::from_str::<String>(&token).ok().filter(|text| text.chars().count() == 1)
    };
    let alone = means(6).map(|text| (6, text.len()));
    alone.or_else(|| means(12).map(|text| (12, text.len()))).unwrap_or((6, 6))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slips_of(text: &str) -> Vec<Slip> {
        let mut slips = Vec::new();
        let Some(value) = root(text, &mut slips) else { return slips };
        let mut open = vec![value];
        while let Some(value) = open.pop() {
            match value.kind {
                Kind::Object => open.extend(members(text, &value, &mut slips).into_iter().map(|m| m.value)),
                Kind::List => open.extend(items(text, &value, &mut slips)),
                _ => {}
            }
        }
        slips
    }

    #[test]
    fn a_text_loses_its_own_quotes_only() {
        for (raw, text) in
            [(r#""'tis""#, "'tis"), (r#""\"a\"""#, "\"a\""), ("'a'", "a"), ("a", "a"), ("\"", "\"")]
        {
            assert_eq!(unescape(raw), text, "{raw}");
        }
    }

    #[test]
    fn a_byte_of_a_text_is_found_in_its_token() {
        for (raw, text) in [
            (r#""a{b}""#, "a{b}"),
            (r#""\"ä\n{b}""#, "\"ä\n{b}"),
            (r#""\u00e4\ud83d\ude00x{b}""#, "ä😀x{b}"),
            (r#""\u007bb}""#, "{b}"),
        ] {
            assert_eq!(unescape(raw), text);
            let at = Written::new(raw).find(text.find('{').unwrap());
            let rest = raw.get(at..).unwrap();
            assert!(rest.starts_with("{b}") || rest.starts_with(r"\u007bb}"), "{raw} {at}");
            assert!(Written::new(raw).find(text.len() + 9) <= raw.len(), "{raw}");
        }
    }

    #[test]
    fn the_usual_slips_are_named_and_the_scan_goes_on() {
        for (text, expected) in [
            (r#"{"a": 1, "b": [2, 3]}"#, vec![]),
            (r#"{"a": 1 "b": 2}"#, vec![(8, "expected `,` before this")]),
            (r#"{"a": 1,}"#, vec![(7, "expected no comma before the closing bracket")]),
            (r#"[1,,2]"#, vec![(3, "expected a value, found one comma too many")]),
            (r#"{a: 1}"#, vec![(1, "expected a key in double quotes")]),
            (
                r#"{"a": yes, "b": 01}"#,
                vec![
                    (6, "expected a JSON value, found a bare word"),
                    (16, "expected a JSON value, found a bare word"),
                ],
            ),
            (r#"{"a": 1} // end"#, vec![(9, "expected no comment; JSON has none")]),
            ("{\"a\": \"open\n, \"b\": 1}", vec![(6, "expected a closing double quote on the same line")]),
            (r#"{"a": "\x"}"#, vec![(6, "expected a text without raw control characters and bad escapes")]),
            (r#"{"a":}"#, vec![(5, "expected a value after the key")]),
            (r#"{"a" 1}"#, vec![(5, "expected `:` and a value after the key")]),
            (r#"{} {}"#, vec![(3, "expected the end of the file, found more text")]),
            ("", vec![(0, "expected a JSON object, found nothing")]),
        ] {
            assert_eq!(slips_of(text), expected, "{text}");
        }
        assert!(slips_of(r#"{"a": [1, {"b": 2"#).contains(&(10, NEVER_CLOSED)));
    }

    proptest::proptest! {
        /// The scanner and the parser agree on what JSON is.
        #[test]
        fn no_slips_means_json(text in r#"[\[\]{}:,"\\ 0-9a-z/*\n-]{0,24}|(\{"[a-c]": ?[0-9\[\]{}",a]{0,12}\},?)*"#) {
            let json = serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok();
            proptest::prop_assert_eq!(json, slips_of(&text).is_empty(), "{:?}", slips_of(&text));
        }
    }
}
