//! Several codes, one message.

use faceki_console::catalogue::Catalogue;
use faceki_console::message::rules::{MERGED_WORDS, faults_within, readability::sentences};
use faceki_console::message::{Audience, Values, built_in};

use super::*;

/// Codes after which a new photo is pointless, and that say so alone.
const BLOCKED: [Code; 7] = [1, 400, 500, 5001, 5002, 5003, 5009];

fn holds(lang: &str, codes: &[Code], catalogue: &Catalogue) {
    for bits in [0, 63] {
        let message = customer(catalogue, codes, lang, &values(bits));
        let faults = faults_within(lang, Audience::Customer, &message.text, MERGED_WORDS);
        assert!(faults.is_empty(), "{lang} {codes:?}: {faults:?}\n{}", message.text);
        let mut said = sentences(&message.text);
        let all = said.len();
        said.sort_unstable();
        said.dedup();
        assert_eq!(said.len(), all, "{lang} {codes:?} says something twice: {}", message.text);
        let mut turned = codes.to_vec();
        turned.reverse();
        assert_eq!(
            customer(catalogue, &turned, lang, &values(bits)).text,
            message.text,
            "{lang} {codes:?}: order"
        );
    }
}

#[test]
fn every_pair_keeps_the_rules() {
    let catalogue = Catalogue::built_in();
    let codes: Vec<Code> = catalogue.entries().iter().map(|entry| entry.code).collect();
    for lang in tags(&catalogue) {
        for (at, one) in codes.iter().enumerate() {
            for other in &codes[at + 1..] {
                holds(&lang, &[*one, *other], &catalogue);
            }
            let old = catalogue.legacy()[at % catalogue.legacy().len()].code;
            holds(&lang, &[*one, old], &catalogue);
        }
    }
}

#[test]
fn triples_and_whole_heaps_keep_the_rules() {
    let catalogue = Catalogue::built_in();
    let codes: Vec<Code> = catalogue.entries().iter().map(|entry| entry.code).collect();
    let photos: Vec<Code> = codes.iter().copied().filter(|code| *code >= 8004 && *code < 8024).collect();
    for lang in tags(&catalogue) {
        for (at, one) in codes.iter().enumerate() {
            for step in [1, 3, 7] {
                let (two, three) =
                    (codes[(at + step) % codes.len()], codes[(at + 2 * step + 1) % codes.len()]);
                holds(&lang, &[*one, two, three], &catalogue);
            }
        }
        holds(&lang, &photos, &catalogue);
        holds(&lang, &codes, &catalogue);
        let person: Vec<Code> = codes.iter().copied().filter(|code| !BLOCKED.contains(code)).collect();
        holds(&lang, &person, &catalogue);
        let documents = [5004, 5005, 5006, 5010, 5011, 5012, 5013];
        holds(&lang, &documents, &catalogue);
        holds(&lang, &[documents.as_slice(), photos.as_slice()].concat(), &catalogue);
    }
}

#[test]
fn a_neutral_code_makes_the_whole_message_neutral() {
    let catalogue = Catalogue::built_in();
    for lang in tags(&catalogue) {
        for bits in [0, 1, 2, 8, 16, 63] {
            let neutral = customer(&catalogue, &[5008], &lang, &values(bits)).text;
            for code in every_code(&catalogue) {
                assert_eq!(
                    customer(&catalogue, &[code, 5008], &lang, &values(bits)).text,
                    neutral,
                    "{lang} {code}"
                );
            }
        }
        let requirement = customer(&catalogue, &[5007], &lang, &Values::default()).text;
        for code in every_code(&catalogue).into_iter().filter(|code| *code != 5008) {
            let text = customer(&catalogue, &[code, 5007], &lang, &Values::default()).text;
            assert_eq!(text, requirement, "{lang} {code}");
        }
    }
}

#[test]
fn a_covered_face_is_spoken_of_beside_other_codes() {
    let catalogue = Catalogue::built_in();
    for lang in tags(&catalogue) {
        let uncover = built_in(&lang).unwrap().customer.steps["uncover"].text.clone().unwrap().0[0].clone();
        for codes in [
            [8009, 8004].as_slice(),
            &[8009, 8005],
            &[8009, 8006],
            &[8009, 8007],
            &[8009, 8008],
            &[8009, 5004],
            &[8009, 5005],
            &[8009, 5010],
            &[8009, 5011],
            &[8009, 5012],
            &[8009, 5013],
            &[8009, 8005, 5010],
        ] {
            for values in [Values::default(), long_values()] {
                let text = customer(&catalogue, codes, &lang, &values).text;
                assert!(text.contains(&uncover), "{lang} {codes:?}: {text}");
            }
        }
    }
}

#[test]
fn names_of_several_words_fit_beside_two_codes() {
    let catalogue = Catalogue::built_in();
    let codes: Vec<Code> = catalogue.entries().iter().map(|entry| entry.code).collect();
    for lang in tags(&catalogue) {
        for (at, one) in codes.iter().enumerate() {
            for other in &codes[at + 1..] {
                let text = customer(&catalogue, &[*one, *other], &lang, &long_values()).text;
                let faults = faults_within(&lang, Audience::Customer, &text, MERGED_WORDS);
                assert!(faults.is_empty(), "{lang} {one} {other}: {faults:?}\n{text}");
            }
        }
    }
}

#[test]
fn who_must_act_first_speaks_alone() {
    let catalogue = Catalogue::built_in();
    for lang in tags(&catalogue) {
        for blocked in BLOCKED {
            let alone = customer(&catalogue, &[blocked], &lang, &Values::default());
            for photo in [5004, 5005, 5006, 5010, 5011, 5012, 5013, 8004, 8005, 8006, 8007, 8008, 8009] {
                let both = customer(&catalogue, &[photo, blocked], &lang, &Values::default());
                assert_eq!(both.text, alone.text, "{lang} {blocked} {photo}");
                assert_eq!(both.codes, [photo, blocked]);
                assert!(both.notes.iter().any(|note| note.contains(&photo.to_string())), "{:?}", both.notes);
            }
        }
        // A new link is of no use before the problem is solved, not even when it is at hand.
        let both = customer(&catalogue, &[5003, 5009], &lang, &values(8)).text;
        let wallet = customer(&catalogue, &[5003], &lang, &Values::default()).text;
        assert!(both.contains(steps(&wallet)) && !both.contains("https"), "{lang}: {both}");
    }
}

#[test]
fn verified_and_something_else_promises_nothing() {
    let catalogue = Catalogue::built_in();
    for lang in tags(&catalogue) {
        let alone = customer(&catalogue, &[8024], &lang, &Values::default()).text;
        let nothing_to_do = steps(&alone);
        for code in every_code(&catalogue).into_iter().filter(|code| *code != 8024) {
            let both = customer(&catalogue, &[code, 8024], &lang, &values(8)).text;
            assert!(!both.contains(nothing_to_do), "{lang} {code}: {both}");
            assert!(!both.contains("https"), "{lang} {code}: {both}");
        }
    }
}

#[test]
fn steps_that_contradict_each_other_become_one() {
    let catalogue = Catalogue::built_in();
    for lang in tags(&catalogue) {
        let text = |codes: &[Code]| customer(&catalogue, codes, &lang, &Values::default()).text;
        let first = |codes: &[Code]| sentences(steps(&text(codes)))[0].trim().to_owned();
        for codes in [[8005, 8008].as_slice(), &[8004, 8008], &[8004, 8005, 8008]] {
            let merged = text(codes);
            assert!(!merged.contains(&first(&[8005])), "{lang} farther: {merged}");
            assert!(!merged.contains(&first(&[8008])), "{lang} closer: {merged}");
        }
    }
}

#[test]
fn a_valid_document_is_asked_for_once() {
    let catalogue = Catalogue::built_in();
    for lang in tags(&catalogue) {
        let step = |id: &str| built_in(&lang).unwrap().customer.steps[id].text.clone().unwrap().0[0].clone();
        for codes in [[5010, 5013].as_slice(), &[5010, 5011, 5013], &[5013, 5010, 8006]] {
            let message = customer(&catalogue, codes, &lang, &Values::default());
            assert!(message.text.contains(&step("valid_pair")), "{lang} {codes:?}: {}", message.text);
            assert!(!message.text.contains(&step("valid_document")), "{lang} {codes:?}: {}", message.text);
            assert!(
                message.notes.iter().all(|note| note.starts_with("Said in part")),
                "{lang} {codes:?}: {:?}",
                message.notes
            );
        }
    }
}

#[test]
fn steps_come_in_the_order_in_which_they_are_done() {
    let catalogue = Catalogue::built_in();
    let text = customer(&catalogue, &[8005, 8009, 5010], "en", &Values::default()).text;
    let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part} is missing: {text}"));
    let places =
        ["expiry date", "Face a window", "sunglasses", "farther away", "Then try again", "contact us"]
            .map(at);
    assert!(places.is_sorted(), "{text}");
    assert!(
        text.starts_with("We could not complete your verification with the photos you sent.\n\n- "),
        "{text}"
    );
}

#[test]
fn the_closing_that_covers_most_stands_for_all() {
    let catalogue = Catalogue::built_in();
    for lang in tags(&catalogue) {
        let closing = |codes: &[Code]| {
            let text = customer(&catalogue, codes, &lang, &Values::default()).text;
            text.rsplit("\n\n").next().unwrap().to_owned()
        };
        for document in [5006, 5010, 5011] {
            for other in [5004, 5005, 5012, 5013, 8006, 8009, 8018] {
                assert_eq!(closing(&[document, other]), closing(&[document]), "{lang} {document} {other}");
            }
        }
        // The new link cannot fail before there is one.
        for stopped in [1, 400, 5001, 5002, 5003, -1, 8013] {
            assert_eq!(closing(&[stopped, 5009]), closing(&[stopped]), "{lang} {stopped}");
        }
    }
}

#[test]
fn a_wait_has_one_reason() {
    let catalogue = Catalogue::built_in();
    for lang in tags(&catalogue) {
        for codes in [[8014, 8015].as_slice(), &[-1, 5003], &[8013, 8016], &[5009, 8014, 8015], &[1, -1]] {
            let message = customer(&catalogue, codes, &lang, &Values::default());
            let happened = message.text.split("\n\n").next().unwrap();
            assert_eq!(sentences(happened).len(), 1, "{lang} {codes:?}: {happened}");
        }
        let both = customer(&catalogue, &[5003, 5009], &lang, &Values::default()).text;
        assert_eq!(sentences(both.split("\n\n").next().unwrap()).len(), 2, "{lang}: {both}");
    }
}

#[test]
fn codes_without_room_are_named_to_the_agent() {
    let catalogue = Catalogue::built_in();
    let codes = [5004, 5005, 5006, 5010, 5011, 5012, 5013, 8004, 8005, 8006, 8007, 8008, 8009];
    let message = customer(&catalogue, &codes, "en", &Values::default());
    assert!(message.notes.iter().any(|note| note.starts_with("Not mentioned")), "{:?}", message.notes);
    let pair = customer(&catalogue, &[8005, 8008], "en", &Values::default());
    assert!(pair.notes.is_empty(), "{:?}", pair.notes);
}

/// The agent can say by hand what had no room, and must know that something had none.
#[test]
fn a_step_without_room_is_told_to_the_agent() {
    let catalogue = Catalogue::built_in();
    let part = "Said in part, because there was no room for every step: 8009.";
    for lang in tags(&catalogue) {
        let uncover = built_in(&lang).unwrap().customer.steps["uncover"].text.clone().unwrap().0[0].clone();
        for codes in [[5012, 5013, 8009].as_slice(), &[8009, 5006, 5011], &[8009, 8004, 8006], &[8009, 8005]]
        {
            let message = customer(&catalogue, codes, &lang, &Values::default());
            let told = message.notes.iter().any(|note| note.contains("8009"));
            assert_eq!(
                message.text.contains(&uncover),
                !told,
                "{lang} {codes:?}: {message:?} {}",
                message.text
            );
        }
    }
    let told = customer(&catalogue, &[5012, 5013, 8009], "en", &Values::default()).notes;
    assert!(told.iter().any(|note| note == part), "{told:?}");
}

#[test]
fn a_business_is_told_the_order_and_no_contradiction() {
    let catalogue = Catalogue::built_in();
    for lang in tags(&catalogue) {
        let messages = &built_in(&lang).unwrap().business;
        let sequence = &messages.sequence.as_ref().unwrap().0[0];
        let retry = |id: &str| &messages.retry[id].0[0];
        let say = |codes: &[Code]| business(&catalogue, codes, &lang, &Values::default()).text;
        for (codes, right) in [
            ([5003, 8006].as_slice(), "fix_first"),
            (&[5007, 5001], "decide"),
            (&[5008, 5010], "decide"),
            (&[8024, 8005], "unknown"),
            (&[500, 8009], "later"),
        ] {
            let text = say(codes);
            assert!(text.starts_with(sequence.as_str()), "{lang} {codes:?}: {text}");
            for id in ["fix_first", "decide", "unknown", "later", "change", "not_needed"] {
                assert_eq!(text.contains(retry(id)), id == right, "{lang} {codes:?} {id}: {text}");
            }
        }
        for codes in [[8005, 8009].as_slice(), &[1, 5003], &[8006]] {
            assert!(!say(codes).contains(sequence.as_str()), "{lang} {codes:?}");
        }
        let nobody = &messages.codes[&8024].who.as_ref().unwrap().0[0];
        assert!(say(&[8024]).contains(nobody) && !say(&[8024, 8005]).contains(nobody), "{lang}");
    }
}

#[test]
fn a_business_reads_about_every_code_and_one_answer() {
    let catalogue = Catalogue::built_in();
    for lang in tags(&catalogue) {
        let text = business(&catalogue, &[8005, 5003, 5008], &lang, &Values::default()).text;
        for code in [8005, 5003, 5008] {
            let name = &catalogue.get(code).unwrap().name;
            assert_eq!(text.matches(&format!("{code} {name}")).count(), 1, "{lang}: {text}");
        }
        assert_eq!(text.matches("support@faceki.com").count(), 1, "{lang}: {text}");
        let rules = business(&catalogue, &[5001, 5002, 5007], &lang, &Values::default()).text;
        let explained =
            rules.split(" (").skip(1).filter_map(|part| part.split_once(')')).map(|(inside, _)| inside);
        let mut explained: Vec<&str> = explained.collect();
        let all = explained.len();
        explained.sort_unstable();
        explained.dedup();
        assert_eq!(explained.len(), all, "{lang} explains a term twice: {rules}");
    }
}
