//! One code, one message.

use faceki_console::catalogue::Catalogue;
use faceki_console::message::{Audience, Values, rules};

use super::*;

/// Verbs with which the first step of a customer message may begin, per language.
const VERBS: [(&str, &[&str]); 4] = [
    (
        "en",
        &[
            "Check",
            "Face",
            "Hold",
            "Keep",
            "Lay",
            "Look",
            "Make",
            "Move",
            "Open",
            "Photograph",
            "Place",
            "Please ask",
            "Please use",
            "Please wait",
            "Take",
            "Use",
            "Wipe",
        ],
    ),
    (
        "fr",
        &[
            "Attendez",
            "Demandez",
            "Essuyez",
            "Gardez",
            "Ouvrez",
            "Photographiez",
            "Placez",
            "Posez",
            "Prenez",
            "Rapprochez",
            "Regardez",
            "Retirez",
            "Tenez",
            "Utilisez",
            "Veillez",
            "Veuillez patienter",
            "Vérifiez",
            "Éloignez",
        ],
    ),
    (
        "es",
        &[
            "Abra",
            "Acerque",
            "Aleje",
            "Asegúrese",
            "Compruebe",
            "Espere",
            "Por favor, espere",
            "Fotografíe",
            "Limpie",
            "Mantenga",
            "Mire",
            "Pida",
            "Ponga",
            "Póngase",
            "Pídanos",
            "Quítese",
            "Sostenga",
            "Tome",
            "Use",
        ],
    ),
    // Arabic asks with a verbal noun, which fits a man and a woman alike.
    ("ar", &["يُرجى "]),
];

/// None, all, each alone and each left out.
fn with_and_without() -> impl Iterator<Item = u8> {
    let each = || (0..6).map(|bit| 1 << bit);
    [0, 63].into_iter().chain(each()).chain(each().map(|bit| 63 ^ bit))
}

#[test]
fn every_customer_message_keeps_every_rule_with_any_values() {
    let catalogue = Catalogue::built_in();
    let mut faults = Vec::new();
    for lang in tags(&catalogue) {
        for code in every_code(&catalogue) {
            for bits in with_and_without() {
                let message = customer(&catalogue, &[code], &lang, &values(bits));
                assert_eq!(message.lang, lang, "{code} is missing in {lang}");
                let found = rules::faults(&lang, Audience::Customer, &message.text);
                faults.extend(found.into_iter().map(|fault| format!("{lang} {code} {bits}: {fault}")));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{}:\n{}",
        faults.len(),
        faults.into_iter().take(40).collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn any_set_of_values_leaves_no_hole_and_no_stray_line() {
    let catalogue = Catalogue::built_in();
    for lang in tags(&catalogue) {
        for bits in 0..64 {
            for code in [500, 5005, 5006, 5008, 5009] {
                let text = customer(&catalogue, &[code], &lang, &values(bits)).text;
                let faults = rules::faults(&lang, Audience::Customer, &text);
                assert!(faults.is_empty(), "{lang} {code} {bits}: {faults:?}\n{text}");
                let set = |bit: u8| bits & (1 << bit) != 0;
                let signed = set(1) || set(2) || set(5);
                let paragraphs = 3 + usize::from(set(0)) + usize::from(signed);
                assert_eq!(text.split("\n\n").count(), paragraphs, "{lang} {code} {bits}: {text}");
                assert_eq!(text.contains("Ana"), set(0), "{lang} {code} {bits}: {text}");
                assert_eq!(text.contains("Ben"), set(2), "{lang} {code} {bits}: {text}");
                assert_eq!(text.contains("ABC-77"), set(5), "{lang} {code} {bits}: {text}");
                assert_eq!(text.contains("Example Bank"), set(1), "{lang} {code} {bits}: {text}");
            }
        }
    }
}

#[test]
fn names_of_several_words_still_fit() {
    let catalogue = Catalogue::built_in();
    for lang in tags(&catalogue) {
        for code in every_code(&catalogue) {
            let text = customer(&catalogue, &[code], &lang, &long_values()).text;
            let faults = rules::faults(&lang, Audience::Customer, &text);
            assert!(faults.is_empty(), "{lang} {code}: {faults:?}\n{text}");
        }
    }
}

#[test]
fn capture_tips_do_not_name_what_a_check_looks_for() {
    let catalogue = Catalogue::built_in();
    let objects =
        ["screen", "print", "photo of a photo", "écran", "imprim", "pantalla", "impres", "شاشة", "مطبوع"];
    for lang in tags(&catalogue) {
        for codes in [[5004].as_slice(), &[5012], &[5004, 5012]] {
            let text = customer(&catalogue, codes, &lang, &Values::default()).text.to_lowercase();
            let named: Vec<_> = objects.iter().filter(|object| text.contains(**object)).collect();
            assert!(named.is_empty(), "{lang} {codes:?}: {named:?}\n{text}");
        }
    }
}

#[test]
fn who_has_no_other_document_is_not_sent_round_in_circles() {
    let catalogue = Catalogue::built_in();
    for lang in tags(&catalogue) {
        let closing = |code: Code| {
            let text = customer(&catalogue, &[code], &lang, &Values::default()).text;
            text.rsplit("\n\n").next().unwrap().to_owned()
        };
        for code in [5006, 5010, 5011] {
            assert_ne!(closing(code), closing(8006), "{lang} {code} allows only three tries");
        }
    }
}

#[test]
fn every_business_message_keeps_every_rule_and_names_its_code() {
    let catalogue = Catalogue::built_in();
    for lang in tags(&catalogue) {
        for code in every_code(&catalogue) {
            let entry = catalogue.get(code).unwrap();
            for bits in [0, 63] {
                let message = business(&catalogue, &[code], &lang, &values(bits));
                assert_eq!(message.lang, lang, "{code} is missing in {lang}");
                let faults = rules::faults(&lang, Audience::Business, &message.text);
                assert!(faults.is_empty(), "{lang} {code}: {faults:?}\n{}", message.text);
                let heading = message.text.lines().next().unwrap();
                assert!(heading.ends_with(&format!("{code} {}", entry.name)), "{lang} {code}: {heading}");
                assert!(
                    message.text.contains("support@faceki.com"),
                    "{lang} {code} does not say where to write"
                );
                assert!(!message.text.contains("Ana"), "{lang} {code} names the customer to the business");
            }
        }
    }
}

#[test]
fn the_first_step_begins_with_something_to_do() {
    let catalogue = Catalogue::built_in();
    for (lang, verbs) in VERBS {
        for code in every_code(&catalogue).into_iter().filter(|code| *code != 8024) {
            for bits in [0, 63] {
                let text = customer(&catalogue, &[code], lang, &values(bits & !1)).text;
                let first = steps(&text);
                assert!(verbs.iter().any(|verb| first.starts_with(verb)), "{lang} {code}: {first}");
            }
        }
    }
}

#[test]
fn the_order_is_what_happened_what_to_do_whom_to_ask() {
    let catalogue = Catalogue::built_in();
    for lang in tags(&catalogue) {
        for code in every_code(&catalogue) {
            let bare = customer(&catalogue, &[code], &lang, &Values::default()).text;
            assert_eq!(bare.split("\n\n").count(), 3, "{lang} {code}: {bare}");
            let happened = bare.split("\n\n").next().unwrap();
            assert_eq!(rules::readability::sentences(happened).len(), 1, "{lang} {code}: {happened}");
            let full = customer(&catalogue, &[code], &lang, &values(63)).text;
            let paragraphs: Vec<&str> = full.split("\n\n").collect();
            assert_eq!(paragraphs.len(), 5, "{lang} {code}: {full}");
            assert!(
                paragraphs[0].contains("Ana") && paragraphs[3].contains("Example Bank"),
                "{lang} {code}: {full}"
            );
            assert!(
                paragraphs[4].starts_with("Ben") && paragraphs[4].ends_with("ABC-77"),
                "{lang} {code}: {full}"
            );
        }
    }
}

#[test]
fn a_link_stands_where_trying_again_is_right_and_nowhere_else() {
    let catalogue = Catalogue::built_in();
    let link = values(8);
    for lang in tags(&catalogue) {
        for entry in catalogue.entries() {
            let text = customer(&catalogue, &[entry.code], &lang, &link).text;
            let blocked = matches!(entry.code, 1 | 400 | 5001 | 5002 | 5003 | 5007 | 5008 | 5014 | 8024);
            assert_eq!(text.contains("https://"), !blocked, "{lang} {}: {text}", entry.code);
        }
    }
}

#[test]
fn neighbours_are_told_apart() {
    let catalogue = Catalogue::built_in();
    // The person can do nothing about the difference between these.
    let alike: [&[Code]; 2] = [&[1, 400, 5001, 5002, 5003], &[5007, 5014]];
    for lang in tags(&catalogue) {
        let codes: Vec<Code> = catalogue.entries().iter().map(|entry| entry.code).collect();
        for (at, one) in codes.iter().enumerate() {
            for other in &codes[at + 1..] {
                let same = customer(&catalogue, &[*one], &lang, &Values::default()).text
                    == customer(&catalogue, &[*other], &lang, &Values::default()).text;
                let may = alike.iter().any(|group| group.contains(one) && group.contains(other));
                assert_eq!(same, may, "{lang}: {one} and {other}");
            }
        }
    }
}

#[test]
fn hostile_values_stay_one_visible_line() {
    let catalogue = Catalogue::built_in();
    let hostile = "\u{1b}]52;c;eA==\u{7}{company}\u{202e}\n\n\r\nx\u{200f}".repeat(40);
    for code in every_code(&catalogue) {
        for lang in tags(&catalogue) {
            let values = Values {
                name: Some(hostile.clone()),
                company: Some(hostile.clone()),
                agent: Some(hostile.clone()),
                link: Some(hostile.clone()),
                document: Some(hostile.clone()),
                reference: Some(hostile.clone()),
            };
            let text = customer(&catalogue, &[code], &lang, &values).text;
            assert!(
                !text.contains(['\u{1b}', '\u{7}', '\u{202e}', '\u{200f}', '\r', '{', '}']),
                "{code}: {text:?}"
            );
            assert!(text.chars().count() < 1500 && !text.contains("\n\n\n"), "{code}: {text}");
            assert!(!text.contains("https"), "a broken link is left out: {text}");
        }
    }
}
