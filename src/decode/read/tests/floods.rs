//! One short beginning, again and again: what is tried in vain at each of them must not be read to the end each time.
//! A reader that does so takes minutes here, and nobody would overlook it.

use super::read;

/// Bytes of a flood: enough that the square of its beginnings cannot be waited for.
const LENGTH: usize = 60_000;

const BEGINNINGS: [&str; 39] = [
    "code=1,",
    "/code=1&",
    "a%0Ab%3A",
    "%0A",
    "$code\n[1] 1\n",
    "$code\n$",
    "$code\n",
    "$a\n[1] 1\n",
    "a = 1\ncode = 2\n\n[[result]]\nb = 1\n",
    "- code: 1\n",
    "- a:\n",
    "result.a.b: 1\n",
    "result[0].x[1]: 1\n",
    "// {\n",
    "0000: {\n",
    "&gt; ",
    "=&gt;",
    "=22a=22",
    "{:code 1 ",
    ":code ",
    "code\t1\n",
    "code | 1\n",
    "result {\n",
    "│ a │ b │\n",
    "List of 2\n $ code: int 1\n",
    "ransfer-encoding: base64\n\nAAAA\n",
    "[a] => Array\n(\n",
    "\"a ... ]} ",
    "code=%41&",
    "status=1&code=2 ",
    "Just {code = ",
    "<code>",
    "[1] \"code\" \n",
    "{\"a\":[",
    "code: %7B",
    "code: %22",
    "%7B10:11:12 ",
    "~```",
    "/code=1&\"",
];

#[test]
fn a_flood_of_beginnings_is_read_once() {
    for beginning in BEGINNINGS {
        let paste = beginning.repeat(LENGTH / beginning.len());
        let reading = read(&paste);
        assert!(
            reading.pieces.iter().all(|piece| paste.get(piece.root.span.clone()).is_some()),
            "{beginning:?}"
        );
    }
}

#[test]
fn a_file_in_base64_is_passed_over_as_one() {
    let lines = |first: &str, count: usize| {
        let line = format!("{first}{}\n", "A".repeat(76 - first.len()));
        line.repeat(count)
    };
    for first in ["eyJ", "eyJ/w/w"] {
        // Longer than any body: a reply behind it is still found.
        let paste = format!("{}\n{{\"code\":8006,\"status\":false}}", lines(first, 5_000));
        let reading = read(&paste);
        assert!(reading.pieces.iter().any(|piece| piece.root.span.start >= 5_000 * 77), "{first}");
    }
}
