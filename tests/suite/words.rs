//! The rules for the words, as far as a machine can check them: every language, every code, every pair of codes,
//! with and without each placeholder.
//!
//! What it cannot check: whether a sentence is true, kind and natural in its language, and whether the first cause
//! and the first step are really the most likely ones. Somebody has to read the messages for that, as the customer.

mod documents;
mod facts;
mod files;
mod merging;
mod notes;
mod outcomes;
mod single;

use faceki_console::catalogue::{Catalogue, Code};
use faceki_console::message::{Audience, Message, Values, compose, languages};

/// The codes of the current documentation and the older ones.
fn every_code(catalogue: &Catalogue) -> Vec<Code> {
    catalogue.entries().iter().chain(catalogue.legacy()).map(|entry| entry.code).collect()
}

fn tags(catalogue: &Catalogue) -> Vec<String> {
    languages(catalogue).into_iter().map(|(tag, _)| tag).collect()
}

/// Values for the placeholders whose bit is set; 0 for none, 63 for all.
fn values(bits: u8) -> Values {
    let set = |bit: u8, value: &str| (bits & (1 << bit) != 0).then(|| value.to_owned());
    Values {
        name: set(0, "Ana"),
        company: set(1, "Example Bank"),
        agent: set(2, "Ben"),
        link: set(3, "https://verify.example/abc"),
        document: set(4, "passport"),
        reference: set(5, "ABC-77"),
    }
}

/// Names of real length: a company of four words, a document of two.
fn long_values() -> Values {
    Values {
        company: Some("First National Example Bank".to_owned()),
        document: Some("driving licence".to_owned()),
        ..values(63)
    }
}

fn customer(catalogue: &Catalogue, codes: &[Code], lang: &str, values: &Values) -> Message {
    compose(catalogue, codes, Audience::Customer, lang, values).unwrap()
}

fn business(catalogue: &Catalogue, codes: &[Code], lang: &str, values: &Values) -> Message {
    compose(catalogue, codes, Audience::Business, lang, values).unwrap()
}

/// The paragraph with the steps: the one behind the sentence that says what happened.
fn steps(text: &str) -> &str {
    text.split("\n\n").nth(1).unwrap()
}

#[test]
#[ignore = "prints every message, for reading as the customer: LANGUAGE=fr cargo test print_all -- --ignored --nocapture"]
fn print_all() {
    use faceki_console::message::rules::readability::{grade, words};
    let catalogue = Catalogue::built_in();
    let lang = std::env::var("LANGUAGE").unwrap_or_else(|_| "en".to_owned());
    for audience in [Audience::Customer, Audience::Business] {
        let (mut counts, mut grades) = (Vec::new(), Vec::new());
        for entry in catalogue.entries() {
            let message = compose(&catalogue, &[entry.code], audience, &lang, &Values::default()).unwrap();
            counts.push(words(&message.text).count());
            grades.push(grade(&message.text));
            println!(
                "=== {} {} ({} words)\n{}\n",
                entry.code,
                entry.name,
                counts.last().unwrap(),
                message.text
            );
        }
        let mean = counts.iter().sum::<usize>() / counts.len();
        let hardest = grades.iter().fold(0.0, |a: f64, b| a.max(*b));
        let (least, most) = (counts.iter().min().unwrap(), counts.iter().max().unwrap());
        println!("{audience:?} {lang}: {least} to {most} words, mean {mean}; hardest grade {hardest:.1}\n");
    }
}
