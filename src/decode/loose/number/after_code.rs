//! "code 8006", "errorCode=1", "codes 5004 and 8006": how a code word leads to its number, and when the code is
//! somebody else's.

use super::line::{counts_things, has, is_joint, reach};
use crate::catalogue::Code;
use crate::decode::envelope::code::numeral;
use crate::decode::envelope::lexicon::Lexicon;
use crate::decode::list::List;
use crate::decode::loose::word::{Word, Words};

/// Words after which a number is a code.
static CODE_WORDS: List = List::of(
    "code codes fehlercode errorcode errorcodes error_code error_codes errcode err_code responsecode \
    response_code faceki_code facekicode",
);

/// Words before `code` that make it some other code.
static OTHER_CODES: List = List::of(
    "exit status http https zip postal post area country dial dialing dialling calling promo \
    promotion promotional coupon discount voucher gift sort bar qr security access verification otp \
    pin sms confirmation activation booking reservation tracking reference order product item sku \
    article model part source dress colour color key char character language currency branch bank \
    swift tax region city district building room door gate entry alarm lock invite invitation \
    referral return penal morse time airport client customer user member employee staff employer \
    department vendor supplier merchant partner agent dealer broker company store shop site location \
    station route flight seat class course school project job cost account payment transaction \
    billing invoice stock batch lot serial license licence redeem redemption locker parking table \
    terminal device unit group team category industry diagnosis procedure occupation state county \
    province municipality unlock login auth authorization authentication backup recovery reset \
    short cheat legacy machine byte native open unicode ascii icd hs mcc iata icao naics sic bic iban \
    ifsc ean upc isbn plz mfa 2fa",
);

/// Words before a capitalised `Code` that do not make it the name of a product or of a field: what an API, its
/// errors and its results are called, and the small words of a sentence in capitals.
static OUR_WORDS: List = List::of(
    "error err errors faceki kyc api sdk v2 v3 aml id response result results reply reason fail failure \
    reject rejection refusal decline decision selfie face liveness document workflow match json message \
    backend internal server final main first second last next new same also numeric the a an this \
    that these your our my their its with and or but of for by in on to is was has got get gets see sees \
    show shows says say gives give returns return sends throws displays display unknown undocumented",
);

/// Words on the line that tell of a program that ended: its code 1 is not Faceki's.
static PROGRAMS: List =
    List::of("exit exited process command npm make script shell container signal build compiler");

/// How a code word leads to its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strength {
    /// `code 8006`: good for four digits.
    Plain,
    /// `code: 1`, `code=1`, `error code 1`: good for any listed code.
    Marked,
}

/// The strength with which a code word leads to this number.
pub(super) fn strength(number: &Word<'_>, words: &Words<'_>, lexicon: &Lexicon<'_>) -> Option<Strength> {
    static LINKS: List = List::of("is was of no nr number value and or equals returned received");
    /// A list of codes may go on for as long as words are remembered.
    const FARTHEST: usize = 20;
    // Back over "is", "number", and over the codes of a list: "codes 8006, 5004 and 8007".
    let mut back = 1;
    let mut word = words.before(back)?;
    let mut next = *number;
    let mut marked = false;
    loop {
        let gap = words.between(word.end(), next.start);
        // `$code`, and `[1] 8006` below it: what R prints in brackets is an index.
        if gap.contains('\n') && gap.trim_end().ends_with('[') {
            return None;
        }
        if word.is_on(&CODE_WORDS) {
            // `</code>` of a page.
            if reach(words, word.start, 2) == "</" {
                return None;
            }
            marked |= joins(gap)?;
            break;
        }
        let link = word.is_on(&LINKS);
        let sibling =
            word.is_number() && numeral(word.text).is_some_and(|code| code >= 1000 && lexicon.lists(code));
        if !(link || sibling) || !parts_siblings(gap) || back >= FARTHEST {
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
    let error =
        !word.is_in("code codes") || before.is_some_and(|before| before.is_in("error faceki kyc api v3 v2"));
    if !(1000..10_000).contains(&numeral(number.text)?) && of_a_program(number, words) {
        return None;
    }
    if !marked && counts_things(number, words) {
        return None;
    }
    Some(if marked || error { Strength::Marked } else { Strength::Plain })
}

/// What may stand between the codes of a list: signs, or a new line with its bullet.
fn parts_siblings(gap: &str) -> bool {
    let bullet = gap.matches('\n').count() == 1;
    gap.chars().all(|char| " ,;/&|\t.:=".contains(char) || (bullet && "\r\n-*•·".contains(char)))
}

/// The joint between a code word and its number: `Some(true)` with a sign such as a colon.
fn joins(gap: &str) -> Option<bool> {
    const LONGEST: usize = 16;
    let usual = |char: char| char.is_whitespace() || ":=>#-–—([{\"'`*|~,;\\•·".contains(char);
    if gap.is_empty() || gap.len() > LONGEST || !gap.chars().all(usual) || gap.matches('\n').count() > 1 {
        return None;
    }
    // `code: -8006` is a negative number, not 8006.
    let minus = gap.ends_with('-') && gap.contains([':', '=']) && !gap.ends_with("--");
    (!minus).then(|| gap.contains([':', '=', '>']))
}

/// Is this `code`, `errorCode` and the like, and not somebody else's code?
pub(in crate::decode::loose) fn is_code_word(word: &Word<'_>, words: &Words<'_>) -> bool {
    word.is_on(&CODE_WORDS) && !is_other_code(word, 0, words)
}

/// "exit code", "postal code", `error.code`: not a code of Faceki.
fn is_other_code(word: &Word<'_>, back: usize, words: &Words<'_>) -> bool {
    let Some(before) = words.before(back + 1) else { return false };
    let gap = words.between(before.end(), word.start);
    // A supplier's code, in a path as in `data.error.code`.
    if gap == "." || gap == "->" {
        return before.is_in("error err process address event log host") || before.is_on(&OTHER_CODES);
    }
    if !is_joint(gap) {
        return domain(words, word);
    }
    let response = before.is_in("response")
        && words.before(back + 2).is_some_and(|first| first.is_in("http https status server"));
    before.is_on(&OTHER_CODES) || response || is_proper_name(&before, word) || domain(words, word)
}

/// `VS Code`, `Loyalty Code`, `HSN code`: capitals make a name of the word before and `code`.
fn is_proper_name(before: &Word<'_>, code: &Word<'_>) -> bool {
    let is_big = |word: &str| word.bytes().all(|byte| !byte.is_ascii_lowercase());
    let begins_big = |word: &Word<'_>| word.text.starts_with(|char: char| char.is_uppercase());
    if is_big(code.text) || !begins_big(before) || before.is_on(&OUR_WORDS) {
        return false;
    }
    // `Verification Failed Code`: what happened, and then its code.
    let happened = before.text.ends_with("ed") || before.text.ends_with("ing");
    let acronym = is_big(before.text) && (2..=5).contains(&before.text.len());
    acronym || (begins_big(code) && !happened)
}

/// `Error Domain=NSURLErrorDomain Code=-1001`: the numbers of the phone's own errors.
fn domain(words: &Words<'_>, word: &Word<'_>) -> bool {
    let before = reach(words, word.start, 80);
    // An app that throws Faceki's codes names its domain after it.
    let ours = before
        .rsplit_once("Domain=")
        .is_some_and(|(_, name)| ["faceki", "kyc"].iter().any(|own| name.to_ascii_lowercase().contains(own)));
    !ours && (before.contains("Domain=") || before.contains("ErrorDomain"))
}

/// Does the line tell of a program that ended?
fn of_a_program(number: &Word<'_>, words: &Words<'_>) -> bool {
    has(number, words, &PROGRAMS)
}

/// `code: -1`, made by an SDK in the app.
pub(super) fn minus_one(number: &Word<'_>, words: &Words<'_>, value: Code) -> bool {
    let Some(word) = words.before(1).filter(|word| value == 1 && word.is_on(&CODE_WORDS)) else {
        return false;
    };
    let gap = words.between(word.end(), number.start);
    let signed = gap.strip_suffix('-').is_some_and(|gap| gap.contains([':', '=']) && joins(gap).is_some());
    signed && !is_other_code(&word, 1, words)
}

/// "failed with code 500" is Faceki's unless the line is about HTTP; "failed with code 1" only when the line is about
/// a verification, for every program ends that way.
pub(super) fn is_told(number: &Word<'_>, words: &Words<'_>, value: Code) -> bool {
    static HTTP: List = List::of("http https status server url get post nginx response");
    static OURS: List = List::of("faceki kyc verification selfie document face token workflow");
    (value != 1 || has(number, words, &OURS)) && !has(number, words, &HTTP)
}
