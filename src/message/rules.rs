//! What a machine can check of the rules for a message; `check` applies it to a company's own words as warnings.
//!
//! It cannot tell whether a sentence is true, kind, natural or the most useful one: for that somebody has to read it
//! as the customer.

pub mod readability;
mod vocabulary;

use super::Audience;
use crate::sanitise::sanitise;
use readability::{grade, sentences, words};

/// Most words of a customer message for one code, with greeting, signature and reference.
pub const CUSTOMER_WORDS: usize = 60;

/// Most words of a customer message for several codes.
pub const MERGED_WORDS: usize = 90;

/// Most words of a business message for one code.
pub const BUSINESS_WORDS: usize = 120;

/// Most words of a sentence for a customer.
pub const SENTENCE_WORDS: usize = 18;

/// Highest US school grade of an English customer message.
pub const GRADE: f64 = 7.0;

/// Everything that breaks a rule in a finished message or in one text of it, each as a sentence. The language is a
/// tag; one whose forbidden words are not known is checked for all the rest.
pub fn faults(lang: &str, audience: Audience, text: &str) -> Vec<String> {
    let most = match audience {
        Audience::Customer => CUSTOMER_WORDS,
        Audience::Business => BUSINESS_WORDS,
    };
    faults_within(lang, audience, text, most)
}

/// [`faults`] with another limit for the number of words, for example [`MERGED_WORDS`].
pub fn faults_within(lang: &str, audience: Audience, text: &str, most: usize) -> Vec<String> {
    let mut faults = form(lang, text);
    let count = words(text).count();
    if count > most {
        faults.push(format!("{count} words; at most {most}"));
    }
    if audience == Audience::Customer {
        faults.extend(tone(lang, text));
        faults.extend(vocabulary::forbidden(lang, text));
    }
    faults
}

/// What is wrong in any text, whoever reads it.
fn form(lang: &str, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut fault = |wrong: bool, what: &str| {
        if wrong {
            faults.push(what.to_owned());
        }
    };
    fault(text.trim().is_empty(), "the text is empty");
    fault(text != text.trim(), "a blank or empty line at the beginning or end");
    fault(sanitise(text) != text, "an invisible or control character");
    fault(text.contains(['{', '}']), "a brace; is a placeholder misspelt");
    fault(text.contains("  ") || text.lines().any(|line| line != line.trim()), "a double or dangling blank");
    fault(text.contains("\n\n\n"), "more than one empty line");
    fault(text.contains(['!', '¡', '！']), "an exclamation mark");
    fault(text.chars().any(emoji), "an emoji");
    // French sets a blank before high punctuation.
    let high: &[&str] = if main(lang) == "fr" { &[] } else { &[" :", " ;"] };
    let mut stray = STRAY.iter().chain(high);
    fault(
        stray.any(|stray| text.contains(stray)),
        "stray punctuation; did something fall out of the sentence",
    );
    let mut lines = text.lines().map(str::trim_end).skip_while(|line| line.is_empty());
    let _greeting = lines.next();
    fault(lines.any(|line| line.ends_with([',', '،', ':', ';', '؛', '-'])), "a line that ends in the middle");
    faults
}

/// What is wrong in a text for the person being verified, apart from its words.
fn tone(lang: &str, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for sentence in sentences(text) {
        let count = words(sentence).count();
        if count > SENTENCE_WORDS {
            faults.push(format!("a sentence of {count} words; at most {SENTENCE_WORDS}"));
        }
    }
    // A reference such as "AB-12" is no shouting.
    let capitals = |word: &str| word.chars().filter(|c| c.is_uppercase()).count();
    let other = |c: char| c.is_lowercase() || c.is_numeric();
    let shouted = |word: &&str| capitals(word) > 1 && !word.chars().any(other);
    faults.extend(words(text).find(shouted).map(|word| format!("capitals: {word}")));
    if words(text).any(code_number) {
        faults.push("a code number".to_owned());
    }
    if main(lang) == "en" && words(text).count() > 5 {
        let grade = grade(text);
        if grade > GRADE {
            faults.push(format!("school grade {grade:.1}; at most {GRADE}"));
        }
    }
    faults
}

/// A Faceki code among the words: the documented numbers, the older ones and their neighbours.
fn code_number(word: &str) -> bool {
    let western = |c: char| match c {
        '\u{660}'..='\u{669}' => char::from_digit(u32::from(c) - 0x660, 10).unwrap_or(c),
        '\u{6f0}'..='\u{6f9}' => char::from_digit(u32::from(c) - 0x6f0, 10).unwrap_or(c),
        other => other,
    };
    let digits: String = word.trim_matches(|c: char| !c.is_alphanumeric()).chars().map(western).collect();
    let number = digits.parse::<u32>();
    number.is_ok_and(|number| matches!(number, 1 | 400 | 422 | 500 | 1000 | 7001 | 5000..=5099 | 8000..=8099))
}

/// What is left when a part of a sentence falls out.
const STRAY: [&str; 14] =
    [" ,", " .", " ،", " ؛", ",,", "..", ",.", "،.", ";.", ":.", ": .", "( ", " )", "()"];

/// Pictographs, and the selector that turns a plain sign into one.
fn emoji(c: char) -> bool {
    matches!(c, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{fe0f}' | '\u{20e3}')
}

/// The language without its country: `pt-BR` is `pt`.
fn main(lang: &str) -> String {
    lang.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests;
