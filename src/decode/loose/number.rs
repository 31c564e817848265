//! When a number in running text is a code: what stands before it decides.

use super::Loose;
use super::word::{Word, Words};
use crate::catalogue::Code;
use crate::decode::envelope::code::numeral;
use crate::decode::envelope::lexicon::{Lexicon, Meaning, fold};

/// Words after which a number is a code.
const CODE_WORDS: [&str; 12] = [
    "code",
    "codes",
    "errorcode",
    "errorcodes",
    "error_code",
    "error_codes",
    "errcode",
    "err_code",
    "responsecode",
    "response_code",
    "faceki_code",
    "facekicode",
];

/// Words before `code` that make it some other code.
const OTHER_CODES: [&str; 74] = [
    "exit",
    "status",
    "http",
    "https",
    "zip",
    "postal",
    "post",
    "area",
    "country",
    "dial",
    "dialing",
    "dialling",
    "calling",
    "promo",
    "promotion",
    "promotional",
    "coupon",
    "discount",
    "voucher",
    "gift",
    "sort",
    "bar",
    "qr",
    "security",
    "access",
    "verification",
    "otp",
    "pin",
    "sms",
    "confirmation",
    "activation",
    "booking",
    "reservation",
    "tracking",
    "reference",
    "order",
    "product",
    "item",
    "sku",
    "article",
    "model",
    "part",
    "source",
    "dress",
    "colour",
    "color",
    "key",
    "char",
    "character",
    "language",
    "currency",
    "branch",
    "bank",
    "swift",
    "tax",
    "region",
    "city",
    "district",
    "building",
    "room",
    "door",
    "gate",
    "entry",
    "alarm",
    "lock",
    "invite",
    "invitation",
    "referral",
    "return",
    "penal",
    "morse",
    "time",
    "airport",
    "client",
];

/// Words on the line that tell of a program that ended: its code 1 is not Faceki's.
const PROGRAMS: [&str; 12] = [
    "exit",
    "exited",
    "process",
    "command",
    "npm",
    "make",
    "script",
    "shell",
    "container",
    "signal",
    "build",
    "compiler",
];

/// Words before `error` that name somebody else's errors.
const OTHER_ERRORS: [&str; 11] =
    ["mysql", "sql", "oracle", "ora", "windows", "win32", "ssl", "socket", "postgres", "php", "syntax"];

/// Things that are counted: "error: 5004 records failed".
const COUNTED: [&str; 18] = [
    "records",
    "rows",
    "items",
    "times",
    "users",
    "requests",
    "seconds",
    "files",
    "lines",
    "errors",
    "ms",
    "bytes",
    "customers",
    "orders",
    "km",
    "eur",
    "usd",
    "calls",
];

/// The code that a number is where it stands, if it is one.
pub(super) fn in_context(number: &Word<'_>, words: &Words<'_>, lexicon: &Lexicon<'_>) -> Option<Loose> {
    let value = numeral(number.text)?;
    if matches!(value, 0 | 200) || !ends_well(number, words, lexicon, value) {
        return None;
    }
    let found = |code: Code| Loose { meaning: lexicon.number(code), span: number.span() };
    let four = (1000..10_000).contains(&value);
    let listed = lexicon.lists(value);
    if beside_own_name(number, words, lexicon, value) {
        return Some(found(value));
    }
    match after_code_word(number, words, lexicon) {
        Some(Strength::Plain) if four && (listed || in_range(value)) => return Some(found(value)),
        Some(Strength::Marked) if listed || (four && in_range(value)) => return Some(found(value)),
        _ => {}
    }
    if minus_one(number, words, value) {
        return lexicon.lists(-1).then(|| found(-1));
    }
    (four && listed && after_error_word(number, words)).then(|| found(value))
}

/// Unlisted numbers count in text only where Faceki's lists have their codes: `Error Code: 1054` is a database's.
fn in_range(code: Code) -> bool {
    (5000..6000).contains(&code) || (7000..10_000).contains(&code)
}

/// A number that goes on is a time, a price, an amount, a place in a file, an id.
fn ends_well(number: &Word<'_>, words: &Words<'_>, lexicon: &Lexicon<'_>, value: Code) -> bool {
    let mut rest = words.from(number.end());
    // `8006.0` is 8006.
    if let Some(zeros) = rest.strip_prefix('.').map(|rest| rest.len() - rest.trim_start_matches('0').len())
        && zeros > 0
    {
        rest = rest.get(1 + zeros..).unwrap_or_default();
        if rest.starts_with(|char: char| char.is_alphanumeric()) {
            return false;
        }
    }
    let mut chars = rest.chars();
    let (next, second) = (chars.next(), chars.next());
    let digit = second.is_some_and(|char| char.is_ascii_digit());
    let letter = second.is_some_and(char::is_alphanumeric);
    match next {
        Some('.' | ':' | '#') => !digit,
        Some(',') => !(digit && rest.chars().skip(1).take_while(char::is_ascii_digit).count() == 3),
        Some('-') => !letter || named_by(rest, lexicon, value),
        Some('/') => !letter || (value >= 1000 && lexicon.lists(value)),
        Some('%' | '€' | '$' | '£' | '@' | '°' | '\\') => {
            next == Some('\\') && second.is_none_or(|c| "\"'nrt".contains(c))
        }
        _ => !rest.starts_with(" ---") && !rest.starts_with(" [main") && !rest.starts_with(" of "),
    }
}

fn named_by(rest: &str, lexicon: &Lexicon<'_>, code: Code) -> bool {
    super::word::after(rest, 0).is_some_and(|word| lexicon.names(word.text, code))
}

/// How a code word leads to its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Strength {
    /// `code 8006`: good for four digits.
    Plain,
    /// `code: 1`, `code=1`, `error code 1`: good for any listed code.
    Marked,
}

fn after_code_word(number: &Word<'_>, words: &Words<'_>, lexicon: &Lexicon<'_>) -> Option<Strength> {
    const LINKS: [&str; 12] =
        ["is", "was", "of", "no", "nr", "number", "value", "and", "or", "equals", "returned", "received"];
    // Back over "is", "number", and over the codes of a list: "codes 8006, 5004 and 8007".
    let mut back = 1;
    let mut word = words.before(back)?;
    let mut next = *number;
    let mut marked = false;
    loop {
        let gap = words.between(word.end(), next.start);
        if word.is(&CODE_WORDS) {
            marked |= joins(gap)?;
            break;
        }
        let link = word.is(&LINKS);
        let sibling =
            word.is_number() && numeral(word.text).is_some_and(|code| code >= 1000 && lexicon.lists(code));
        if !(link || sibling) || !gap.chars().all(|char| " ,;/&|\t.:=".contains(char)) || back >= 4 {
            return None;
        }
        marked |= gap.contains([':', '=']);
        back += 1;
        next = word;
        word = words.before(back)?;
    }
    if is_other_code(&word, back, words) {
        return None;
    }
    let before = words.before(back + 1).filter(|before| is_joint(words.between(before.end(), word.start)));
    let error = !word.is(&["code", "codes"])
        || before.is_some_and(|before| before.is(&["error", "faceki", "kyc", "api", "v3", "v2"]));
    if !(1000..10_000).contains(&numeral(number.text)?) && of_a_program(number, words) {
        return None;
    }
    Some(if marked || error { Strength::Marked } else { Strength::Plain })
}

/// The joint between a code word and its number: `Some(true)` with a sign such as a colon.
fn joins(gap: &str) -> Option<bool> {
    const LONGEST: usize = 16;
    let usual = |char: char| char.is_whitespace() || ":=>#-–—([{\"'`*|~,;\\".contains(char);
    if gap.is_empty() || gap.len() > LONGEST || !gap.chars().all(usual) || gap.matches('\n').count() > 1 {
        return None;
    }
    // `code: -8006` is a negative number, not 8006.
    let minus = gap.ends_with('-') && gap.contains([':', '=']) && !gap.ends_with("--");
    (!minus).then(|| gap.contains([':', '=', '>']))
}

fn is_joint(gap: &str) -> bool {
    gap.is_empty() || gap.chars().all(|char| matches!(char, ' ' | '\t' | '-' | '_'))
}

/// "exit code", "postal code", `error.code`: not a code of Faceki.
fn is_other_code(word: &Word<'_>, back: usize, words: &Words<'_>) -> bool {
    let Some(before) = words.before(back + 1) else { return false };
    let gap = words.between(before.end(), word.start);
    // A supplier's code, in a path as in `data.error.code`.
    if gap == "." || gap == "->" {
        return before.is(&["error", "err", "exit", "process", "status", "country", "address", "currency"]);
    }
    if !is_joint(gap) {
        return domain(words, word);
    }
    let response = before.is(&["response"])
        && words.before(back + 2).is_some_and(|first| first.is(&["http", "https", "status", "server"]));
    before.is(&OTHER_CODES) || response || domain(words, word)
}

/// `Error Domain=NSURLErrorDomain Code=-1001`: the numbers of the phone's own errors.
fn domain(words: &Words<'_>, word: &Word<'_>) -> bool {
    const BACK: usize = 80;
    let from = (word.start.saturating_sub(BACK)..=word.start).find(|at| words.text().is_char_boundary(*at));
    let before = words.between(from.unwrap_or(word.start), word.start);
    before.contains("Domain=") || before.contains("ErrorDomain")
}

/// Does the line tell of a program that ended?
fn of_a_program(number: &Word<'_>, words: &Words<'_>) -> bool {
    const BACK: usize = 120;
    let from =
        (number.start.saturating_sub(BACK)..=number.start).find(|at| words.text().is_char_boundary(*at));
    let before = words.between(from.unwrap_or(number.start), number.start);
    let line = before.rsplit(['\n', '\r']).next().unwrap_or(before);
    line.split(|char: char| !char.is_alphanumeric())
        .any(|word| PROGRAMS.iter().any(|one| one.eq_ignore_ascii_case(word)))
}

/// `code: -1`, made by an SDK in the app.
fn minus_one(number: &Word<'_>, words: &Words<'_>, value: Code) -> bool {
    let Some(word) = words.before(1).filter(|word| value == 1 && word.is(&CODE_WORDS)) else { return false };
    let gap = words.between(word.end(), number.start);
    let signed = gap.strip_suffix('-').is_some_and(|gap| gap.contains([':', '=']) && joins(gap).is_some());
    signed && !is_other_code(&word, 1, words)
}

/// "Error 8006", "error: 8006", "error (8006)".
fn after_error_word(number: &Word<'_>, words: &Words<'_>) -> bool {
    let Some(word) = words.before(1).filter(|word| word.is(&["error", "err"])) else { return false };
    let gap = words.between(word.end(), number.start);
    let usual =
        !gap.is_empty() && gap.len() <= 8 && gap.chars().all(|char| " \t:=#-–—(\"'>\\".contains(char));
    let other = words
        .before(2)
        .is_some_and(|before| is_joint(words.between(before.end(), word.start)) && before.is(&OTHER_ERRORS));
    let rest = words.from(number.end());
    let counted = rest.starts_with(' ')
        && super::word::after(rest, 0).is_some_and(|after| after.start == 1 && after.is(&COUNTED));
    // `ERROR 5004 [worker]` is a level and a process.
    let process = rest.starts_with(" [") || rest.starts_with(']');
    usual && !other && !counted && !process
}

/// `8006 FACE_NOT_FOUND`, `FACE_NOT_FOUND (8006)`, `8006 (Face not found)`.
fn beside_own_name(number: &Word<'_>, words: &Words<'_>, lexicon: &Lexicon<'_>, code: Code) -> bool {
    let Meaning { name: Some(name), known: true, .. } = lexicon.number(code) else { return false };
    let folded = fold(&name);
    if folded == name && code < 1000 {
        // `400 Bad Request` is an HTTP status line; with underscores the name counts by itself.
        return false;
    }
    let rest = words.from(number.end());
    let rest = rest.trim_start_matches(|char: char| " \t:=-–—(\"'".contains(char));
    starts_with_name(rest, &folded)
}

/// Does `text` begin with the words of a folded name?
fn starts_with_name(text: &str, folded: &str) -> bool {
    let mut chars = text.chars();
    for expected in folded.chars() {
        let Some(char) = chars.next() else { return false };
        let same = if expected == '_' {
            matches!(char, '_' | ' ' | '-' | '/')
        } else {
            char.to_ascii_uppercase() == expected
        };
        if !same {
            return false;
        }
    }
    !chars.next().is_some_and(|char| char.is_alphanumeric() || char == '_')
}
