//! Foreign text to visible text: the one border before screen, stdout and clipboard.
//!
//! It runs **after** every decoding step, because the escape is born when `\u001b` is decoded.

/// Text that is safe to draw, print and copy: no control character but line feed, no escape sequence, no
/// bidirectional override, no invisible format character, at most 8 code points in a cell. What was replaced
/// stays visible as a mark (`␛`, `<U+202E>`).
pub fn sanitise(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => clean.push('\n'),
            '\t' => clean.push_str("    "),
            '\u{0}'..='\u{1f}' => clean.push(char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}')),
            '\u{7f}' => clean.push('␡'),
            '\u{80}'..='\u{9f}'
            | '\u{ad}'
            | '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}' => clean.push_str(&format!("<U+{:04X}>", c as u32)),
            _ => clean.push(c),
        }
    }
    clean
}

/// [`sanitise`], and line feeds become the mark `␊`: for whatever must stay on one line.
pub fn sanitise_line(text: &str) -> String {
    sanitise(text).replace('\n', "␊")
}
