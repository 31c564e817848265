//! Through the terminal: OSC 52. It is only ever written, never asked for, and never confirmed.

use std::io::Write;

use crossterm::Command as _;
use crossterm::clipboard::CopyToClipboard;

use super::Evidence;

/// The most bytes of text: what hterm takes (100,000 of base64). Longer ones are dropped in silence somewhere.
const MOST: usize = 74_994;
/// From here on some terminals drop or cut (Termux and old kitty at 6 KB).
const LONG: usize = 5_000;
/// GNU screen passes on sequences of its DCS form, but none of 808 bytes; pieces of 250 pass at any length.
const SCREEN_PIECE: usize = 250;

/// Writes `text` to the terminal behind `terminal`.
pub(super) fn copy(terminal: &mut dyn Write, text: &str, screen: bool) -> Result<Evidence, String> {
    if text.len() > MOST {
        return Err(format!(
            "the text is {} bytes, and more than {MOST} do not pass through a terminal",
            text.len()
        ));
    }
    let sequence = sequence(text, screen).ok_or("the text cannot be encoded")?;
    let written = terminal.write_all(&sequence).and_then(|()| terminal.flush());
    written.map_err(|error| format!("the terminal cannot be written to ({})", error.kind()))?;
    Ok(if text.len() > LONG { Evidence::SentLongToTerminal } else { Evidence::SentToTerminal })
}

fn sequence(text: &str, screen: bool) -> Option<Vec<u8>> {
    let mut plain = String::new();
    CopyToClipboard::to_clipboard_from(text).write_ansi(&mut plain).ok()?;
    if !screen {
        return Some(plain.into_bytes());
    }
    // Inside a DCS the string terminator would end the DCS, so the inner sequence ends with BEL.
    let inner = plain.strip_suffix("\x1b\\").unwrap_or(&plain).to_owned() + "\x07";
    let mut wrapped = Vec::new();
    for piece in inner.as_bytes().chunks(SCREEN_PIECE) {
        wrapped.extend_from_slice(b"\x1bP");
        wrapped.extend_from_slice(piece);
        wrapped.extend_from_slice(b"\x1b\\");
    }
    Some(wrapped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sequence_is_base64_between_osc_and_st() {
        for (text, sequence) in [
            ("", "\x1b]52;c;\x1b\\"),
            ("a", "\x1b]52;c;YQ==\x1b\\"),
            ("a\nb", "\x1b]52;c;YQpi\x1b\\"),
            ("é", "\x1b]52;c;w6k=\x1b\\"),
        ] {
            let mut terminal = Vec::new();
            assert_eq!(copy(&mut terminal, text, false), Ok(Evidence::SentToTerminal));
            assert_eq!(terminal, sequence.as_bytes());
        }
    }

    #[test]
    fn inside_screen_the_pieces_join_to_one_sequence() {
        for length in [0, 1, 180, 181, 1_000, MOST] {
            let text = "x".repeat(length);
            let wrapped = String::from_utf8(sequence(&text, true).unwrap()).unwrap();
            let plain = String::from_utf8(sequence(&text, false).unwrap()).unwrap();
            let mut joined = String::new();
            for piece in wrapped.split_inclusive("\x1b\\") {
                let inner = piece.strip_prefix("\x1bP").unwrap().strip_suffix("\x1b\\").unwrap();
                assert!(inner.len() <= SCREEN_PIECE);
                joined.push_str(inner);
            }
            assert_eq!(joined, plain.replace("\x1b\\", "\x07"));
        }
    }

    #[test]
    fn long_texts_are_warned_of_and_longer_ones_refused() {
        for (length, evidence) in [
            (LONG, Ok(Evidence::SentToTerminal)),
            (LONG + 1, Ok(Evidence::SentLongToTerminal)),
            (MOST, Ok(Evidence::SentLongToTerminal)),
            (
                MOST + 1,
                Err("the text is 74995 bytes, and more than 74994 do not pass through a terminal".into()),
            ),
        ] {
            let mut terminal = Vec::new();
            assert_eq!(copy(&mut terminal, &"x".repeat(length), false), evidence);
            assert_eq!(terminal.is_empty(), evidence.is_err());
        }
    }

    #[test]
    fn a_terminal_that_fails_is_not_called_sent() {
        let mut full: &mut [u8] = &mut [0; 3];
        assert_eq!(
            copy(&mut full, "text", false),
            Err("the terminal cannot be written to (write zero)".into())
        );
    }
}
