use super::desk::{Desk, declined, refused};
use crate::clipboard::{Evidence, Sensitivity};
use crate::message::Audience;
use crate::tui::action::{Action, Effect, Leave};
use crate::tui::model::Subject;

fn copied(desk: &mut Desk) -> (String, String, Sensitivity) {
    let effects = desk.effects();
    let [Effect::Copy { what, text, sensitivity }] = &effects[..] else { panic!("{effects:?}") };
    (what.clone(), text.clone(), *sensitivity)
}

#[test]
fn enter_copies_the_message_that_is_on_the_screen() {
    for keys in ["<enter>", "<ctrl+y>", "<f3>y", "<f3><enter>"] {
        let mut desk = Desk::new();
        desk.press("8009").press(keys);
        let (what, text, sensitivity) = copied(&mut desk);
        let message = desk.model.message(Subject::Code(8009), Audience::Customer).unwrap();
        assert_eq!((what.as_str(), text), ("the customer message for 8009", message.text.clone()));
        assert_eq!(sensitivity, Sensitivity::Plain);
        for line in message.text.lines().filter(|line| line.len() < 60) {
            desk.sees(line);
        }
    }
}

#[test]
fn paste_and_enter_is_the_whole_way() {
    let mut desk = Desk::new();
    desk.pasted(declined()).press("<enter>");
    let (what, text, _) = copied(&mut desk);
    assert_eq!(what, "the customer message for 5010, 8009");
    assert_eq!(text, desk.model.message(Subject::Reply(0), Audience::Customer).unwrap().text);
    desk.pasted(refused()).press("<enter>");
    assert_eq!(copied(&mut desk).0, "the customer message for 8006");
}

#[test]
fn the_notice_is_no_surer_than_the_copy() {
    for (evidence, said) in [
        (Evidence::Copied, "read back"),
        (Evidence::CopiedForAMinute, "It holds a customer's value"),
        (Evidence::HandedToTmux { forwarded: false }, "Handed the customer message for 8006 to tmux"),
        (Evidence::SentToTerminal, "does not confirm"),
        (
            Evidence::NotCopied { reason: "no display.".into(), next: "Press F8.".into() },
            "Not copied: no display. Press F8.",
        ),
    ] {
        let mut desk = Desk::new();
        desk.act(Action::Copied("the customer message for 8006".into(), evidence)).sees(said);
        desk.press("8").sees_not(said);
    }
}

#[test]
fn a_passing_notice_goes_but_not_the_one_after_it() {
    let mut desk = Desk::new();
    desk.act(Action::Copied("a".into(), Evidence::Copied));
    let first = desk.model.notice.as_ref().unwrap().serial;
    desk.act(Action::Copied("b".into(), Evidence::Copied)).act(Action::NoticeOver(first)).sees("Copied b:");
    let second = desk.model.notice.as_ref().unwrap().serial;
    desk.act(Action::NoticeOver(second)).sees_not("Copied b:");
}

#[test]
fn the_menu_shows_what_it_copies_byte_for_byte() {
    for (digit, title) in
        ["Customer message", "Business message", "Agent note", "Code and name", "Masked reply"]
            .into_iter()
            .enumerate()
    {
        let mut desk = Desk::new();
        desk.pasted(declined()).press("<f5>").press(&(digit + 1).to_string()).sees(title);
        let seen = desk.screen();
        desk.press("<enter>");
        let (_, text, _) = copied(&mut desk);
        assert!(!text.contains("ANA LEE"), "{title}");
        let first = text.lines().next().unwrap();
        assert!(first.len() > 80 || seen.contains(first), "{title}: `{first}` was not seen in\n{seen}");
        assert!(!text.ends_with('\n') && !text.chars().any(|c| c.is_control() && c != '\n'), "{title}");
    }
}

#[test]
fn the_menu_copies_codes_with_their_names() {
    let mut desk = Desk::new();
    desk.pasted(declined()).press("<f5>4<enter>");
    assert_eq!(copied(&mut desk).1, "5010 EXPIRED_DOCUMENT\n8009 POOR_LIGHT_OR_COVERED_FACE");
    desk.press("<esc>8009<f5>5<enter>").sees("Nothing copied");
    assert_eq!(desk.effects(), []);
}

#[test]
fn nothing_selected_is_nothing_copied() {
    let mut desk = Desk::new();
    desk.press("zzzzzzzzzzzz<enter>").sees("nothing was copied");
    desk.press("<f5>").sees_not("╭─ Copy");
    assert_eq!(desk.effects(), []);
}

#[test]
fn the_audience_changes_what_is_copied_and_is_in_the_header() {
    let mut desk = Desk::new();
    desk.sees("to the customer").press("8009<alt+a>").sees("to the business").press("<enter>");
    assert_eq!(copied(&mut desk).0, "the business message for 8009");
}

#[test]
fn fields_stay_in_memory_and_make_a_copy_private() {
    let mut desk = Desk::new();
    desk.press("<alt+e>Ana<tab>R-7<enter>");
    assert_eq!(desk.model.wording.values.name.as_deref(), Some("Ana"));
    assert_eq!(desk.model.wording.values.reference.as_deref(), Some("R-7"));
    desk.press("<alt+e><ctrl+u><esc>");
    assert_eq!(desk.model.wording.values.name, None);
}

#[test]
fn printing_leaves_with_the_text() {
    let mut desk = Desk::new();
    desk.press("8009<f8>");
    let text = desk.model.message(Subject::Code(8009), Audience::Customer).unwrap().text;
    assert_eq!(desk.effects(), [Effect::Quit(Leave::Print(text))]);
}
