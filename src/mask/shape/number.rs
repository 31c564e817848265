//! Numbers that belong to a person: telephones, cards, accounts, addresses on the net, places on the map.

/// Past a run of digits in groups (`+971 50 123 4567`, `4111-1111-1111-1111`) that begins at `at` and is too long to be
/// anything harmless. Codes in a row are harmless.
pub(in crate::mask) fn digit_groups(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(b' ');
    let (mut end, mut i) = (at, at);
    let (mut digits, mut group, mut only_codes) = (0, 0_u32, true);
    let plus = byte(i) == b'+';
    while digits <= 40 {
        match byte(i) {
            b'0'..=b'9' => {
                digits += 1;
                group = group.saturating_mul(10).saturating_add(u32::from(byte(i) - b'0'));
                end = i + 1;
            }
            b'+' if i == at => {}
            b' ' | b'-' | b'.' | b'/' | b'(' | b')' if byte(i.wrapping_sub(1)) != byte(i) || i == at => {
                only_codes &= group == 0 || is_code(group);
                group = 0;
            }
            _ => break,
        }
        i += 1;
    }
    only_codes &= !plus && (group == 0 || is_code(group));
    let enough = if plus { 5 } else { 6 };
    (digits >= enough && !only_codes).then_some(end)
}

/// A cheap look: a digit or a sign before one, a weekday or month, the two capitals and digits of an account. Most
/// words are none of these.
pub(in crate::mask) fn may_begin_number(text: &str, at: usize) -> bool {
    let byte = |ahead: usize| text.as_bytes().get(at + ahead).copied().unwrap_or(b' ');
    match byte(0) {
        b'0'..=b'9' => true,
        b'+' | b'-' => byte(1).is_ascii_digit() || byte(1) == b'(',
        first if first.is_ascii_alphabetic() => {
            first.is_ascii_uppercase() && byte(1).is_ascii_uppercase() && byte(2).is_ascii_digit()
                || NAMED
                    .iter()
                    .any(|name| (0..3).all(|i| name.as_bytes().get(i) == Some(&byte(i).to_ascii_lowercase())))
        }
        _ => false,
    }
}

/// How weekdays and months begin.
const NAMED: [&str; 19] = [
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug",
    "sep", "oct", "nov", "dec",
];

/// In the number space of the codes; section 9 of the API notes.
fn is_code(number: u32) -> bool {
    matches!(number, 1 | 200 | 400 | 422 | 500 | 1_000 | 4_001 | 5_000..=5_099 | 6_001..=6_002 | 7_001 | 8_000..=8_099)
}

/// Past an account number, `GB82 WEST 1234 5698 7654 32`, that begins at `at`.
pub(in crate::mask) fn iban(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let head = bytes.get(at..at + 4)?;
    let (country, check) = head.split_at_checked(2)?;
    if !country.iter().all(u8::is_ascii_uppercase) || !check.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let (mut end, mut count, mut digits) = (at + 4, 4, 2);
    while count < 34 {
        match bytes.get(end) {
            Some(byte) if byte.is_ascii_digit() || byte.is_ascii_uppercase() => {
                digits += usize::from(byte.is_ascii_digit());
                count += 1;
            }
            Some(b' ')
                if bytes
                    .get(end + 1)
                    .is_some_and(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase()) => {}
            _ => break,
        }
        end += 1;
    }
    (count >= 14 && digits >= 8).then_some(end)
}

/// Past a place on the map, `25.2048, 55.2708`, that begins at `at`.
pub(in crate::mask) fn coordinates(text: &str, at: usize) -> Option<usize> {
    let middle = decimal(text, at)?;
    let gap = text
        .as_bytes()
        .iter()
        .skip(middle)
        .take(3)
        .take_while(|byte| matches!(byte, b' ' | b',' | b';'))
        .count();
    if gap == 0 { None } else { decimal(text, middle + gap) }
}

/// Past a number of up to three digits with three or more behind the point.
fn decimal(text: &str, at: usize) -> Option<usize> {
    let rest = text.as_bytes().get(at..)?;
    let sign = usize::from(matches!(rest.first(), Some(b'-' | b'+')));
    let digits =
        |from: usize| rest.iter().skip(from).take(20).take_while(|byte| byte.is_ascii_digit()).count();
    let whole = digits(sign);
    let part = digits(sign + whole + 1);
    let point = rest.get(sign + whole) == Some(&b'.');
    ((1..=3).contains(&whole) && point && part >= 3).then_some(at + sign + whole + 1 + part)
}

/// An address on the net: four numbers with dots, or hexadecimal groups with colons (also a network card's).
pub(in crate::mask) fn is_ip(word: &str) -> bool {
    let four = word.split(':').next().unwrap_or(word);
    let is_byte = |part: &str| part.len() <= 3 && part.parse::<u8>().is_ok();
    if four.split('.').count() == 4 && four.split('.').all(is_byte) {
        return true;
    }
    let hexadecimal = |part: &str| part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let groups = word.split(':').count();
    let filled = word.split(':').filter(|part| !part.is_empty()).count();
    (4..=8).contains(&groups) && filled >= 3 && word.split(':').all(hexadecimal) && word.len() >= 11
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_numbers_in_groups_are_found() {
        for text in [
            "+971 50 123 4567",
            "050-123-4567",
            "4111 1111 1111 1111",
            "784-1990-1234567-1",
            "123456",
            "+1 (555) 010 9999",
        ] {
            assert_eq!(digit_groups(text, 0), Some(text.len()), "{text}");
        }
        for text in ["8006", "5004 5005 8006", "8006, 5004", "12 345", "1.2.3", "200 400"] {
            assert_eq!(digit_groups(text, 0), None, "{text}");
        }
    }

    #[test]
    fn accounts_and_places_are_found() {
        assert_eq!(iban("GB82 WEST 1234 5698 7654 32", 0), Some(27));
        assert_eq!(iban("AE070331234567890123456", 0), Some(23));
        assert_eq!(iban("HTTP 1234", 0), None);
        assert_eq!(coordinates("25.2048, 55.2708", 0), Some(16));
        assert_eq!(coordinates("-25.204 -55.270", 0), Some(15));
        assert_eq!(coordinates("99.1, 99.9", 0), None);
        assert_eq!(coordinates("0.991", 0), None);
    }
}
