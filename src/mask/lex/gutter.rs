//! What tools put in front of every line.

/// Past the mail quoting (`> > `) or logcat's prefix of a line that begins at `at`.
pub(super) fn gutter(text: &str, at: usize) -> usize {
    logcat(text, at).unwrap_or_else(|| mail(text, at))
}

/// Any number of `>`, each with blanks before it, and the blank behind the last.
fn mail(text: &str, at: usize) -> usize {
    let mut end = at;
    for (offset, byte) in text.as_bytes().iter().skip(at).enumerate() {
        match byte {
            b'>' => end = at + offset + 1,
            b' ' | b'\t' => {}
            _ => break,
        }
    }
    let blank = end > at && text.as_bytes().get(end) == Some(&b' ');
    end + usize::from(blank)
}

/// `01-31 10:00:00.123  1234  5678 D Tag: ` and `D/Tag( 1234): `. A phone cuts a long reply into many such lines.
fn logcat(text: &str, at: usize) -> Option<usize> {
    let line = text.as_bytes().get(at..)?;
    let line = line.get(..120).unwrap_or(line);
    match line {
        [b'V' | b'D' | b'I' | b'W' | b'E' | b'F', b'/', ..] => brief(line),
        [month, _, b'-', ..] if month.is_ascii_digit() => thread_time(line),
        _ => None,
    }
    .map(|length| at + length)
}

fn brief(line: &[u8]) -> Option<usize> {
    let open = 2 + tag(line.get(2..)?)?;
    let number = line.get(open..)?.strip_prefix(b"(")?;
    let digits = number.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b' ').count();
    number.get(digits..)?.starts_with(b"): ").then_some(open + 1 + digits + 3)
}

fn thread_time(line: &[u8]) -> Option<usize> {
    // Each `0` stands for a digit.
    let clock = b"00-00 00:00:00.000 ";
    let fits = |(byte, form): (&u8, &u8)| if *form == b'0' { byte.is_ascii_digit() } else { byte == form };
    if line.len() < clock.len() || !line.iter().zip(clock).all(fits) {
        return None;
    }
    let mut at = clock.len();
    for _ in 0..2 {
        at += count(line, at, |byte| byte == b' ');
        let digits = count(line, at, |byte| byte.is_ascii_digit());
        if digits == 0 {
            return None;
        }
        at += digits;
    }
    at += count(line, at, |byte| byte == b' ');
    if !matches!(line.get(at..at + 2)?, [b'V' | b'D' | b'I' | b'W' | b'E' | b'F', b' ']) {
        return None;
    }
    at += 2;
    at += tag(line.get(at..)?)?;
    at += count(line, at, |byte| byte == b' ');
    line.get(at..)?.starts_with(b": ").then_some(at + 2)
}

fn count(line: &[u8], at: usize, fits: impl Fn(u8) -> bool) -> usize {
    line.iter().skip(at).take_while(|byte| fits(**byte)).count()
}

/// The name of a log; short, without blanks.
fn tag(line: &[u8]) -> Option<usize> {
    let length = count(line, 0, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-'));
    (1..=40).contains(&length).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gutters_are_passed_over() {
        let table = [
            ("> text", 2),
            ("> > text", 4),
            (">text", 1),
            ("  text", 0),
            ("01-31 10:00:00.123  1234  5678 D Faceki  : text", 43),
            ("01-31 10:00:00.123  1234  5678 D Faceki text", 0),
            ("D/Faceki( 1234): text", 17),
            ("D/Faceki: text", 0),
            ("01-31", 0),
            ("", 0),
        ];
        for (text, end) in table {
            assert_eq!(gutter(text, 0), end, "{text:?}");
        }
    }
}
