//! The few words of the manual's own language that the page needs.

/// A text in which nothing is read as a request or an escape. Hyphens are the ones that can be copied.
pub(super) fn text(text: &str) -> String {
    let escaped = text.replace('\\', "\\e").replace('-', "\\-");
    let lines: Vec<String> = escaped
        .lines()
        .map(|line| if line.starts_with(['.', '\'']) { format!("\\&{line}") } else { line.to_owned() })
        .collect();
    lines.join("\n")
}

/// In bold, for what is typed as it stands.
pub(super) fn bold(word: &str) -> String {
    format!("\\fB{}\\fR", text(word))
}

/// In italics, for what stands for something else.
pub(super) fn italic(word: &str) -> String {
    format!("\\fI{}\\fR", text(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_read_as_a_request() {
        assert_eq!(text(".TH a\n'b\n\\fX --c"), "\\&.TH a\n\\&'b\n\\efX \\-\\-c");
    }
}
