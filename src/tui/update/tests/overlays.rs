use std::fmt::Write as _;
use std::sync::Arc;

use super::desk::Desk;
use crate::catalogue::{Catalogue, Overlay};
use crate::search::{HIT_LIMIT, Index};
use crate::tui::Options;
use crate::tui::action::{Action, Effect, Laid, Leave};
use crate::tui::model::Subject;

/// The built-in catalogue with an overlay over it.
fn laid(json: &str) -> Action {
    let (overlay, faults) = Overlay::read("bank.json", json.as_bytes().to_vec());
    let mut catalogue = Catalogue::built_in();
    catalogue.lay(overlay.unwrap_or_else(|| panic!("{faults:?}")));
    let catalogue = Arc::new(catalogue);
    Action::Laid(Laid {
        index: Arc::new(Index::shared(Arc::clone(&catalogue))),
        catalogue,
        faults: Vec::new(),
    })
}

const BANK: &str = r#"{"entries": [
    {"code": 8006, "title": "We could not see a face"},
    {"code": 9101, "name": "BRANCH_VISIT_NEEDED", "title": "Come to a branch", "keywords": ["branch"]}]}"#;

/// More codes than are searched on the thread that draws.
fn many() -> String {
    let mut json = String::from("{\"entries\": [");
    for code in 20_000..26_000 {
        let _ = write!(json, "{{\"code\":{code},\"name\":\"OWN_{code}\",\"title\":\"Branch rule\"}},");
    }
    json.truncate(json.len() - 1);
    json + "]}"
}

/// Does what a worker does with the last search asked for.
fn answer(desk: &mut Desk) {
    let effects = desk.effects();
    let last = effects.iter().rev().find_map(|effect| match effect {
        Effect::Search { serial, query } => Some((*serial, query.clone())),
        _ => None,
    });
    let (serial, query) = last.expect("no search was asked for");
    let hits = desk.model.index().search_until(&query, HIT_LIMIT, &Default::default()).unwrap();
    desk.act(Action::Found(serial, Box::new(hits)));
}

#[test]
fn an_overlay_comes_in_below_what_is_selected() {
    let mut desk = Desk::new();
    desk.press("<down><down><down>");
    let subject = desk.model.subject();
    desk.act(laid(BANK)).sees("25 codes");
    assert_eq!(desk.model.subject(), subject);
    desk.press("8006").sees("We could not see a face").sees("bank.json sets title");
}

#[test]
fn a_language_of_a_country_is_its_main_one_until_an_overlay_brings_it() {
    let of = |language: &str| Desk::of(Options { language: language.into(), ..Options::default() }, 120, 35);
    let mut desk = of("fr_CA");
    desk.press("8006").sees("Français").sees_not("No messages");
    desk.act(laid(r#"{"messages": {"fr-CA": {"name": "Français (Canada)"}}}"#)).sees("Français (Canada)");
    let mut desk = of("frnech");
    desk.sees("No messages in \"frnech\"; English is used. Did you mean \"fr\"?");
    desk.act(laid(BANK)).sees("Did you mean \"fr\"?");
    of("zz").sees("There are: en, ar, es, fr.");
    let mut desk = of("pt");
    desk.sees("There are: en, ar, es, fr.").act(laid(r#"{"messages": {"pt": {"name": "Português"}}}"#));
    desk.sees("Português").sees_not("No messages");
}

#[test]
fn a_query_that_waits_for_its_overlay_is_answered() {
    let mut desk = Desk::new();
    desk.press("9101");
    assert_eq!(desk.model.subject(), Subject::Nothing);
    desk.act(laid(BANK));
    assert_eq!(desk.model.subject(), Subject::Code(9101));
}

#[test]
fn a_paste_is_read_again_with_the_overlay() {
    let mut desk = Desk::new();
    desk.act(Action::Paste("{\"code\": 9101}".to_owned())).sees("unknown");
    desk.act(laid(BANK)).sees("BRANCH_VISIT_NEEDED").sees_not("unknown");
}

#[test]
fn a_large_catalogue_is_searched_elsewhere() {
    let mut desk = Desk::new();
    desk.act(laid(&many())).press("2");
    assert!(desk.model.is_searching());
    desk.press("0123").sees("› 20123");
    answer(&mut desk);
    assert_eq!((desk.model.subject(), desk.model.is_searching()), (Subject::Code(20_123), false));
    desk.press("<backspace>");
    let old = desk.effects();
    desk.press("<backspace>");
    let Some(Effect::Search { serial, query }) = old.last() else { panic!("no search") };
    let late = desk.model.index().search(query);
    desk.act(Action::Found(*serial, Box::new(late)));
    assert!(desk.model.is_searching(), "an answer to an older question was taken");
}

#[test]
fn enter_never_copies_the_answer_to_fewer_letters() {
    let mut desk = Desk::new();
    desk.act(laid(&many())).press("8009<enter>");
    let copied = desk.effects().into_iter().find_map(|effect| match effect {
        Effect::Copy { what, .. } => Some(what),
        _ => None,
    });
    assert_eq!(copied.as_deref(), Some("the customer message for 8009"));
}

#[test]
fn escape_quits_only_when_asked_to_and_only_at_the_end() {
    let mut desk = Desk::of(Options { esc_quits: true, ..Options::default() }, 120, 35);
    desk.press("8009<esc>");
    assert_eq!(desk.effects(), []);
    desk.press("<esc>");
    assert_eq!(desk.effects(), [Effect::Quit(Leave::Done)]);
    let mut desk = Desk::of(Options { esc_quits: true, pick: true, ..Options::default() }, 120, 35);
    desk.press("<esc>");
    assert_eq!(desk.effects(), [Effect::Quit(Leave::Cancelled)]);
}
