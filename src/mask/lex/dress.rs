//! Tags that only colour what stands in them: to the mask they are blanks, as they are nothing to the decoder.

/// Their names.
const DRESS: [&str; 16] = [
    "span", "font", "strong", "o:p", "bdi", "bdo", "wbr", "samp", "mark", "em", "b", "i", "u", "a", "tt",
    "small",
];
/// Attributes that hold nothing of the text. A tag with any other is read for what it says.
const LOOKS: [&str; 8] = ["class", "style", "color", "face", "size", "lang", "dir", "xml:lang"];
/// Longest tag.
const REACH: usize = 512;

/// The byte behind such a tag that begins at `start`.
pub(super) fn tag(text: &str, start: usize) -> Option<usize> {
    let inner = text.get(start..)?.strip_prefix('<')?;
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let length = inner.bytes().take(8).take_while(|byte| byte.is_ascii_alphabetic() || *byte == b':').count();
    let (name, mut rest) = inner.split_at_checked(length)?;
    if !DRESS.iter().any(|known| known.eq_ignore_ascii_case(name)) {
        return None;
    }
    let reach = rest.bytes().take(REACH).position(|byte| matches!(byte, b'>' | b'<'))?;
    if rest.as_bytes().get(reach) != Some(&b'>') {
        return None;
    }
    let end = text.len() - rest.len() + reach + 1;
    rest = rest.get(..reach)?;
    while let Some(attribute) = rest.strip_prefix([' ', '\n', '\t']) {
        let attribute = attribute.trim_start();
        let Some((name, behind)) = attribute.split_once('=') else {
            return matches!(attribute, "" | "/").then_some(end);
        };
        let quote = behind.chars().next().filter(|char| matches!(char, '"' | '\''))?;
        let (_, after) = behind.get(1..)?.split_once(quote)?;
        if !LOOKS.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            return None;
        }
        rest = after;
    }
    matches!(rest, "" | "/").then_some(end)
}

#[cfg(test)]
mod tests {
    use super::tag;

    #[test]
    fn only_tags_that_say_nothing_are_dress() {
        for text in
            ["<span>", "</span>", "<span class=\"nt\">", "<font color='red' size=\"2\">", "<wbr/>", "<b>"]
        {
            assert_eq!(tag(text, 0), Some(text.len()), "{text}");
        }
        for text in
            ["<span title=\"Anna\">", "<a href=\"x\">", "<name>", "<span", "<spanner>", "<b5004>", "< b>"]
        {
            assert_eq!(tag(text, 0), None, "{text}");
        }
    }
}
