use super::desk::{Desk, declined};
use crate::tui::action::{Action, Effect, Leave};
use crate::tui::layout::Pane;
use crate::tui::model::Subject;

#[test]
fn typing_searches_and_escape_clears() {
    let mut desk = Desk::new();
    desk.sees("24 codes").press("8009");
    assert_eq!(desk.model.subject(), Subject::Code(8009));
    desk.sees("POOR_LIGHT_OR_COVERED_FACE").sees_not("WORKFLOW_RULES_MISSING");
    desk.press("<esc>").sees("24 codes");
    desk.press("<esc>").sees("Ctrl+C quits");
    assert_eq!(desk.effects(), []);
}

#[test]
fn a_letter_typed_in_the_detail_starts_a_search() {
    let mut desk = Desk::new();
    desk.press("<f3>");
    assert_eq!(desk.model.focus, Pane::Detail);
    desk.press("8009");
    assert_eq!((desk.model.focus, desk.model.query.text()), (Pane::Codes, "8009"));
}

#[test]
fn the_list_moves_by_rows_pages_and_ends() {
    let mut desk = Desk::of(Default::default(), 80, 24);
    desk.press("<down><ctrl+n><up>");
    assert_eq!(desk.model.list.selected, 1);
    desk.press("<pgdn>");
    assert!(desk.model.list.selected > 3);
    desk.press("<ctrl+end>");
    assert_eq!(desk.model.subject(), Subject::Code(8024));
    desk.sees("USER_ALREADY_VERIFIED").press("<ctrl+home><up>");
    assert_eq!(desk.model.subject(), Subject::Code(1));
}

#[test]
fn nothing_found_says_so_and_how_to_go_on() {
    Desk::new().press("zzzzzzzzzzzz").sees("No code answers “zzzzzzzzzzzz”").press("<esc>").sees("24 codes");
}

#[test]
fn the_query_stops_at_its_limit() {
    let mut desk = Desk::new();
    desk.act(Action::Type("x".repeat(100_000)));
    assert_eq!(desk.model.query.text().len(), crate::search::QUERY_LIMIT);
}

#[test]
fn the_last_row_of_the_detail_is_reachable_at_every_size() {
    for (columns, rows) in [(120, 35), (80, 24), (60, 20), (40, 12), (200, 60)] {
        let mut desk = Desk::of(Default::default(), columns, rows);
        desk.press("8009<f3>G");
        let last = desk.model.detail.rows.last().unwrap().text();
        desk.sees(last.trim_end());
        let top = desk.model.detail.top;
        desk.press("j<pgdn><shift+down>");
        assert_eq!(desk.model.detail.top, top, "nothing lies behind the last row");
        desk.press("g");
        assert_eq!(desk.model.detail.top, 0);
    }
}

#[test]
fn a_new_size_keeps_selection_and_place() {
    let mut desk = Desk::of(Default::default(), 60, 20);
    desk.press("<down><down><shift+down>");
    let selected = desk.model.subject();
    let paragraph = |desk: &Desk| desk.model.detail.rows[desk.model.detail.top].paragraph;
    let place = paragraph(&desk);
    assert!(desk.model.detail.top > 0);
    for (columns, rows) in [(62, 20), (40, 12), (1, 1), (0, 0), (61, 20), (60, 20)] {
        desk.act(Action::Resize(columns, rows));
        assert_eq!(desk.model.subject(), selected);
        desk.screen();
    }
    assert_eq!(paragraph(&desk), place);
}

#[test]
fn help_is_searchable_and_runs_what_it_finds() {
    let mut desk = Desk::new();
    desk.press("?").sees("Help").press("next theme").sees("F7").sees_not("Undo");
    desk.press("<enter>").sees("Theme: dark.").sees_not("╭─ Help");
    desk.press("<ctrl+o>zoom<enter>");
    assert!(desk.model.zoom);
    desk.press("<f1><esc>").sees_not("╭─ Help");
}

#[test]
fn panes_go_round_and_can_be_zoomed() {
    let mut desk = Desk::new();
    for pane in [Pane::Detail, Pane::Paste, Pane::Codes] {
        desk.press("<tab>");
        assert_eq!(desk.model.focus, pane);
    }
    desk.press("<shift+tab><f3>z").sees_not("─ Paste").press("<esc>").sees("─ Paste");
    desk.press("<esc>");
    assert_eq!(desk.model.focus, Pane::Codes);
}

#[test]
fn quitting_is_done_or_cancelled() {
    let mut desk = Desk::new();
    assert_eq!(desk.press("<ctrl+c>").effects(), [Effect::Quit(Leave::Done)]);
    let pick = crate::tui::Options { pick: true, ..Default::default() };
    let mut desk = Desk::of(pick.clone(), 80, 24);
    assert_eq!(desk.press("<ctrl+c>").effects(), [Effect::Quit(Leave::Cancelled)]);
    let mut desk = Desk::of(pick, 80, 24);
    assert_eq!(desk.press("8009<enter>").effects(), [Effect::Quit(Leave::Picked(8009))]);
}

#[test]
fn the_mouse_selects_and_scrolls_what_is_under_it() {
    let mut desk = Desk::new();
    assert_eq!(desk.press("<f9>").effects(), [Effect::Mouse(true)]);
    let list = desk.model.layout.codes.body;
    desk.act(Action::Click(list.x + 3, list.y + 4));
    assert_eq!(desk.model.list.selected, 4);
    let detail = desk.model.layout.detail.body;
    desk.act(Action::Resize(120, 18)).act(Action::Wheel(detail.x, detail.y, 3));
    assert_eq!((desk.model.focus, desk.model.detail.top > 0), (Pane::Codes, true));
    for at in [(0, 0), (119, 17), (u16::MAX, u16::MAX)] {
        desk.act(Action::Click(at.0, at.1)).act(Action::Wheel(at.0, at.1, -3));
    }
}

#[test]
fn escape_steps_back_through_what_was_done_last() {
    let mut desk = Desk::new();
    desk.press("dark").pasted(declined());
    desk.press("8009<f1>");
    desk.press("<esc>").sees_not("╭─ Help");
    assert_eq!(desk.model.subject(), Subject::Code(8009));
    desk.press("<esc>").sees("EXPIRED_DOCUMENT");
    assert_eq!(desk.model.subject(), Subject::Reply(0));
    desk.press("<esc>").sees("Paste a reply anywhere");
    desk.press("<esc><esc>").sees("Ctrl+C quits");
}
