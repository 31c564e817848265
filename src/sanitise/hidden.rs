//! Which characters are never passed on, and the mark each one leaves.

use std::fmt::Write;

/// A control character (line feed and tab are the caller's), a format character, a character that is invisible or
/// reorders its neighbours, or one without a meaning of its own.
///
/// The ranges are Unicode 16's general categories Cc, Cf, Zl, Zp and Co, the property Default_Ignorable_Code_Point and
/// the noncharacters. Variation selectors are in the last but one.
pub(super) fn is_hidden(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_control();
    }
    matches!(c,
        '\u{80}'..='\u{9f}'
        | '\u{ad}'
        | '\u{34f}'
        | '\u{600}'..='\u{605}'
        | '\u{61c}'
        | '\u{6dd}'
        | '\u{70f}'
        | '\u{890}'..='\u{891}'
        | '\u{8e2}'
        | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{e000}'..='\u{f8ff}'
        | '\u{fdd0}'..='\u{fdef}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{110bd}'
        | '\u{110cd}'
        | '\u{13430}'..='\u{1343f}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}'
        | '\u{f0000}'..='\u{10ffff}')
        || (c as u32) & 0xfffe == 0xfffe
}

/// Writes the visible stand-in: a control picture where Unicode has one, else `<U+XXXX>`.
pub(super) fn push_mark(c: char, clean: &mut String) {
    match c {
        '\u{0}'..='\u{1f}' => clean.push(char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}')),
        '\u{7f}' => clean.push('␡'),
        // Writing to a String cannot fail.
        _ => _ = write!(clean, "<U+{:04X}>", c as u32),
    }
}
