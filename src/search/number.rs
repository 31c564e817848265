//! Codes inside a query: `8006`, `#8006`, `E5005`, `code=5003`, `error: 400`, a number among words.

use super::fold;
use super::lexicon::is_dress;

/// What the numbers of a query mean.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Numbers {
    /// No number, or none that could be a code.
    None,
    /// Nothing but numbers and the words around them: their digits without leading zeros.
    Alone(Vec<String>),
    /// Numbers of three digits and more among other words.
    Among(Vec<String>),
}

/// Finds the numbers of a query.
pub(super) fn read(query: &str) -> Numbers {
    let query = query.trim();
    if let Some(negative) = query.strip_prefix('-')
        && !negative.is_empty()
        && negative.bytes().all(|byte| byte.is_ascii_digit())
    {
        return Numbers::Alone(vec![format!("-{}", plain(negative))]);
    }
    let joined = without_decoration(query);
    let mut numbers = Vec::new();
    let mut others = false;
    for word in fold::words(joined.as_deref().unwrap_or(query)) {
        match undress(&word) {
            Some(digits) => numbers.push(plain(digits)),
            None => others |= !is_dress(&word),
        }
    }
    if numbers.is_empty() {
        return Numbers::None;
    }
    if !others {
        return Numbers::Alone(numbers);
    }
    // A digit or two in a sentence is an age or a count, not a code.
    numbers.retain(|digits| digits.len() >= 3);
    if numbers.is_empty() { Numbers::None } else { Numbers::Among(numbers) }
}

/// Whether a number was filled up with zeros, as forms and spreadsheets do.
pub(super) fn is_padded(query: &str) -> bool {
    fold::words(query)
        .iter()
        .filter_map(|word| undress(word))
        .any(|digits| digits.len() > 1 && digits.starts_with('0'))
}

/// The digits of a word that is a number, alone or glued to a word like `err`.
pub(super) fn undress(word: &str) -> Option<&str> {
    let digits = word.trim_start_matches(|letter: char| letter.is_ascii_lowercase());
    let dress = word.strip_suffix(digits)?;
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && (dress.is_empty() || is_dress(dress))).then_some(digits)
}

/// The numbers that swapping two neighbouring digits makes of these: the one slip of a hand that is worth a guess.
/// Any other changed digit leads to as many codes as there are digits.
pub(super) fn swapped(digits: &str) -> impl Iterator<Item = String> + '_ {
    (1..digits.len()).filter_map(move |at| {
        let mut bytes = digits.as_bytes().to_vec();
        bytes.swap(at - 1, at);
        String::from_utf8(bytes).ok().filter(|other| other != digits && !other.starts_with('0'))
    })
}

fn plain(digits: &str) -> String {
    let short = digits.trim_start_matches('0');
    if short.is_empty() { "0".to_owned() } else { short.to_owned() }
}

/// `8,006` and `8006.0` are what a spreadsheet makes of a code.
fn without_decoration(query: &str) -> Option<String> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((whole, rest)) = query.split_once('.')
        && digits(whole)
        && !rest.is_empty()
        && rest.bytes().all(|byte| byte == b'0')
    {
        return Some(whole.to_owned());
    }
    // Spelled out digit by digit.
    let mut spelled = query.split([' ', '-']).filter(|part| !part.is_empty());
    let all: String = spelled.clone().collect();
    if all.len() >= 3 && digits(&all) && spelled.all(|part| part.len() == 1) {
        return Some(all);
    }
    let (thousands, rest) = query.split_once(',')?;
    (digits(thousands) && thousands.len() <= 3 && digits(rest) && rest.len() == 3)
        .then(|| format!("{thousands}{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_in_any_dress() {
        for query in [
            "8006",
            "#8006",
            "E8006",
            "e-8006",
            "code 8006",
            "code=8006",
            "errorCode: 8006",
            "error_code=8006",
            "\"8006\"",
            "８００６",
            "٨٠٠٦",
            "08006",
            "8006.0",
            "8,006",
            "8006?",
            "(8006)",
            "{\"code\":8006}",
            "err8006",
            "no. 8006",
            "FACEKI-8006",
            "\"errorCodes\":[8006]",
            "http 8006",
            "80\u{200b}06",
            "8 0 0 6",
            "8-0-0-6",
        ] {
            assert_eq!(read(query), Numbers::Alone(vec!["8006".into()]), "{query}");
        }
    }

    #[test]
    fn words_and_other_numbers_are_told_apart() {
        assert_eq!(read("5003 wallet"), Numbers::Among(vec!["5003".into()]));
        assert_eq!(read("customer is 17"), Numbers::None);
        assert_eq!(read("0x1F46"), Numbers::None);
        assert_eq!(read("-1"), Numbers::Alone(vec!["-1".into()]));
        assert_eq!(read("8006 8007"), Numbers::Alone(vec!["8006".into(), "8007".into()]));
        assert_eq!(read("face"), Numbers::None);
        assert_eq!(read(""), Numbers::None);
    }
}
