//! The words.

use faceki_console::catalogue::Catalogue;
use faceki_console::message::{Audience, Values, compose, rules};

#[test]
#[ignore = "prints every message"]
fn print() {
    let catalogue = Catalogue::built_in();
    let lang = std::env::var("LANG2").unwrap_or("en".into());
    for audience in [Audience::Customer, Audience::Business] {
        for entry in catalogue.entries().iter().chain(catalogue.legacy()) {
            let m = compose(&catalogue, &[entry.code], audience, &lang, &Values::default()).unwrap();
            let w = rules::readability::words(&m.text).count();
            println!(
                "=== {} {} [{} {w} {:.1}] {:?}",
                entry.code,
                entry.name,
                m.lang,
                rules::readability::grade(&m.text),
                rules::faults(&lang, audience, &m.text)
            );
            println!("{}\n  NOTES {:?}\n", m.text, m.notes);
        }
    }
}
