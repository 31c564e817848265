//! Every input that once broke something stays in `tests/findings/`, in a folder by who found it, and is read here again.
//! None is ever removed.

use std::path::Path;

use proptest::prelude::*;

use crate::invariants;

/// Whatever a file was found by, it is shown to everything that reads foreign bytes.
fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    invariants::decoding(bytes);
    invariants::masking(&text, &[0..bytes.len() / 2, 7..9]);
    invariants::sanitising(&text);
    invariants::searching(&text, "liveness");
    invariants::laying(bytes);
}

#[test]
fn what_was_found_once_is_not_found_again() {
    let mut read = 0;
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/findings"));
    for kind in std::fs::read_dir(folder).unwrap() {
        for file in std::fs::read_dir(kind.unwrap().path()).unwrap() {
            check(&std::fs::read(file.unwrap().path()).unwrap());
            read += 1;
        }
    }
    assert!(read >= 2, "{read} findings");
}

/// Pieces of replies in any order: bytes at random are mostly nothing to read.
fn ugly() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("{\"code\": 8006, \"full_name\": \"ANA LEE\"}".to_owned()),
        prop::sample::select(vec![
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\\\"",
            "'",
            "“",
            "”",
            ":",
            ",",
            "=",
            "=>",
            "&",
            "%22",
            "&quot;",
            "\n",
            "\r\n",
            "\t",
            "  ",
            "> ",
            "| ",
            "- ",
            "#",
            "<a>",
            "</a>",
            "code",
            "errorCodes",
            "8006",
            "requestId",
            "decision",
            "DECLINED",
            "null",
            "HTTP/1.1 413",
            "\u{1b}[31m",
            "\u{202e}",
            "data: ",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,6}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_breaks_on_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        check(&bytes);
    }

    #[test]
    fn nothing_breaks_on_any_pieces(text in ugly()) {
        check(text.as_bytes());
    }
}
