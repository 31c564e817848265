use super::desk::{Desk, TEXT, declined, refused};
use crate::tui::Options;
use crate::tui::action::{Action, Effect, Reading};
use crate::tui::layout::Pane;
use crate::tui::model::Subject;
use crate::tui::model::paste::WORKER_BYTES;

#[test]
fn a_paste_shows_its_verdict_its_codes_and_no_personal_value() {
    let mut desk = Desk::new();
    desk.pasted(declined());
    desk.sees("v3 records, declined").sees("5010").sees("POOR_LIGHT_OR_COVERED_FACE").sees("request r-1");
    desk.sees("•••").sees("1 value hidden").sees_not("ANA LEE");
    assert_eq!(desk.model.subject(), Subject::Reply(0), "its message answers both codes");
    desk.pasted(refused());
    assert_eq!(desk.model.subject(), Subject::Found(0, 0));
    desk.sees("v3 verification, refused");
}

#[test]
fn findings_are_gone_to_one_by_one_and_select_their_code() {
    let mut desk = Desk::new();
    desk.pasted(declined()).press("<f4>n");
    assert_eq!(desk.model.subject(), Subject::Found(0, 1), "the first code was already marked");
    desk.sees("2/3  line 2, column 20: 8009 POOR_LIGHT_OR_COVERED_FACE");
    desk.press("n").sees("3/3  line 3, column 14: The id is worth quoting.");
    desk.press("n").sees("1/3").press("N").sees("3/3");
}

#[test]
fn marks_stand_on_the_masked_text() {
    let mut desk = Desk::new();
    desk.pasted(declined());
    for mark in &desk.model.paste.marks {
        let shown = &desk.model.paste.shown()[mark.masked.clone()];
        assert_eq!(shown, &TEXT[mark.original.clone()]);
    }
}

#[test]
fn originals_are_shown_only_while_the_reveal_view_is_open() {
    for closing in ["r", "<esc>", "<tab>", "<f2>", "<ctrl+r>", "/", "x"] {
        let mut desk = Desk::new();
        desk.pasted(declined()).sees_not("ANA LEE");
        desk.press("<ctrl+r>").sees("ANA LEE").sees("UNMASKED");
        desk.press(closing).sees_not("ANA LEE").sees_not("UNMASKED");
    }
    Desk::new().press("<ctrl+r>").sees("nothing to reveal");
}

#[test]
fn the_editor_says_that_it_shows_originals_and_closes_with_the_pane() {
    let mut desk = Desk::new();
    desk.pasted(declined()).press("<f4>e").sees("ANA LEE").sees("editing: originals are on screen");
    desk.press("<f2>").sees_not("ANA LEE");
}

#[test]
fn what_is_typed_into_the_box_is_read_at_every_key_and_can_be_undone() {
    let mut desk = Desk::new();
    desk.press("<f4>{x}");
    assert_eq!(desk.model.paste.reading().map(|reading| reading.decoded.text.as_str()), Some("{x}"));
    desk.press("<backspace>");
    assert_eq!(desk.model.paste.shown(), "{x");
    desk.press("<alt+u>");
    assert_eq!(desk.model.paste.shown(), "{x}");
    desk.press("<enter>y<esc>");
    assert_eq!(desk.model.paste.reading().map(|reading| reading.decoded.text.as_str()), Some("{x}\ny"));
    desk.press("<f4>e<ctrl+end><backspace><backspace><backspace><backspace><backspace><esc>");
    assert!(desk.model.paste.is_empty(), "an editor closed without text leaves an empty box");
}

#[test]
fn a_short_line_is_searched_and_anything_else_is_a_reply() {
    for (text, query) in [
        ("8009", true),
        (" FACE_NOT_FOUND\n", true),
        ("poor light", true),
        ("{\"code\":8006}", false),
        ("<html>", false),
        ("code=8006&x=1", false),
        ("8006\n8009", false),
        ("8006 8009", false),
        ("ana.lee@example.test 0501234567 rejected", false),
        (&"word ".repeat(40), false),
    ] {
        let mut desk = Desk::new();
        desk.act(Action::Paste(text.to_owned()));
        assert_eq!(desk.model.paste.is_empty(), query, "{text}");
        assert_eq!(desk.model.query.text(), if query { text.trim() } else { "" });
    }
    let mut desk = Desk::new();
    desk.press("dark").act(Action::Paste("8009".to_owned()));
    assert_eq!(desk.model.query.text(), "8009", "a code replaces what was typed");
    desk.act(Action::Paste("  \n".to_owned())).sees("The paste was empty.");
    let mut desk = Desk::new();
    desk.press("very").act(Action::Paste("dim picture".to_owned()));
    assert_eq!(desk.model.query.text(), "very dim picture");
}

#[test]
fn a_reply_goes_to_the_paste_box_from_every_field_and_a_value_stays_there() {
    for open in ["<alt+e>", "<f1>", "<ctrl+p>", "<f5>"] {
        let mut desk = Desk::new();
        desk.press("8009").press(open).act(Action::Paste(TEXT.to_owned()));
        assert_eq!(desk.model.paste.shown().lines().count(), 3, "{open}");
        assert!(desk.model.popup.is_none() && desk.model.wording.values.name.is_none(), "{open}");
        desk.sees_not("ANA LEE");
    }
    let mut desk = Desk::new();
    desk.press("<alt+e>").act(Action::Paste(" Ana Lee\n".to_owned())).press("<enter>");
    assert_eq!(desk.model.wording.values.name.as_deref(), Some("Ana Lee"));
    assert!(desk.model.paste.is_empty());
}

#[test]
fn a_paste_in_keys_is_not_doubled_where_its_first_keys_were_typed() {
    let text = "{\"code\": \"8006\"}";
    let keys = |desk: &mut Desk| {
        desk.press("{\"code\": \"");
        desk.act(Action::PasteInstead { typed: "{\"code\": \"".into(), text: text.into() });
    };
    let mut desk = Desk::new();
    desk.press("<f4>");
    keys(&mut desk);
    assert_eq!(desk.model.paste.shown(), text);
    for open in ["<alt+e>", "<f1>", ""] {
        let mut desk = Desk::new();
        keys(desk.press(open));
        assert_eq!(desk.model.paste.shown(), text, "{open}");
        assert_eq!(desk.model.wording.values.name, None, "{open}");
    }
}

#[test]
fn the_only_finding_is_gone_to_again() {
    let mut desk = Desk::new();
    let lines = "nothing here\n".repeat(600);
    desk.act(Action::Paste(format!("{lines}{{\"status\":false,\"code\":8006}}\n{lines}")));
    desk.press("<f4>").sees("8006").press("G").sees_not("\"code\"").press("n").sees("\"code\"");
}

#[test]
fn every_row_of_a_large_paste_can_be_reached() {
    let lines: String = (0..2500).map(|line| format!("line {line} of a long log\n")).collect();
    let mut desk = Desk::new();
    desk.act(Action::Paste(format!("{lines}{{\"status\":false,\"code\":8006}}\nthe end\n{lines}")));
    desk.press("<f4><f12>").sees("\"code\"").sees("the end");
    desk.press("<home>").sees("line 0 of").press("<end>").sees("line 2499 of").sees("to 100 %");
    desk.press("<home>");
    let mut seen = 0;
    while !desk.screen().contains("the end") {
        let screen = desk.screen();
        let first =
            screen.lines().find_map(|line| line.split("line ").nth(1)?.split(' ').next()?.parse().ok());
        let first: usize = first.unwrap_or_else(|| panic!("{screen}"));
        let last = screen.lines().filter(|line| line.contains("line ")).count() + first;
        assert!(first <= seen, "rows {seen} to {first} were never in sight:\n{screen}");
        assert!(last > seen, "no row further than {seen}");
        seen = last;
        desk.press("<pgdn>");
    }
    assert!(seen >= 2490, "{seen}");
    let before = desk.screen();
    desk.press("<pgup><pgdn>");
    assert_eq!(desk.screen(), before, "back and forth is where it was");
    for _ in 0..400 {
        desk.press("<pgup>");
    }
    desk.sees("line 0 of");
}

#[test]
fn what_can_be_copied_of_the_paste_says_how_much_of_it() {
    let mut desk = Desk::new();
    desk.act(Action::Paste(
        "{\"status\":false,\"code\":8006}\n\n{\"status\":false,\"code\":8009}".to_owned(),
    ));
    desk.sees("✗ 1 refused").sees("✗ 2 refused");
    desk.press("<f5>").sees("Report to Faceki on all 2 replies");
    desk.press("<esc>5010<f5>").sees("Masked reply in the paste box");
}

#[test]
fn a_reply_with_several_codes_says_who_must_act() {
    let mut desk = Desk::new();
    desk.pasted(declined()).sees("Must act").sees("yes, after the change below").sees("both codes");
}

fn decoding(desk: &mut Desk) -> (u64, usize) {
    match &desk.effects()[..] {
        [Effect::Decode { serial, bytes }] => (*serial, bytes.len()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_large_paste_is_read_by_a_worker_and_can_be_cancelled() {
    let mut desk = Desk::new();
    let text = format!("{{{}", " ".repeat(WORKER_BYTES));
    desk.act(Action::Paste(text.clone())).sees("Reading 256 KiB…");
    let (serial, bytes) = decoding(&mut desk);
    assert_eq!(bytes, text.len());
    desk.press("<enter>").sees("still being read");
    desk.press("<esc>").sees("Paste a reply anywhere");
    desk.act(Action::Decoded(serial, Box::new(declined()))).sees("Paste a reply anywhere");
    desk.act(Action::Paste(text));
    let (serial, _) = decoding(&mut desk);
    desk.act(Action::Decoded(serial, Box::new(declined()))).sees("declined");
}

#[test]
fn the_rest_of_a_paste_that_ended_early_is_put_behind_it() {
    let mut desk = Desk::new();
    desk.act(Action::Paste("{\"a\":1,".to_owned())).act(Action::PasteRest("\nq}".to_owned()));
    assert_eq!(
        desk.model.paste.reading().map(|reading| reading.decoded.text.as_str()),
        Some("{\"a\":1,\nq}")
    );
    let mut desk = Desk::new();
    desk.press("{\"co").act(Action::PasteInstead { typed: "{\"co".into(), text: "{\"code\":1,\n}".into() });
    assert_eq!(desk.model.query.text(), "");
    assert_eq!(
        desk.model.paste.reading().map(|reading| reading.decoded.text.as_str()),
        Some("{\"code\":1,\n}")
    );
}

#[test]
fn a_paste_too_large_for_an_editor_is_a_card_around_the_place() {
    let mut reading = declined();
    let filler = "y".repeat(200_000);
    let shift = filler.len() + 1;
    reading.decoded.text = format!("{filler}\n{TEXT}");
    reading.masked.text = format!("{filler}\n{}", reading.masked.text);
    for spot in &mut reading.masked.spots {
        spot.from = spot.from.start + shift..spot.from.end + shift;
        spot.to = spot.to.start + shift..spot.to.end + shift;
    }
    for found in &mut reading.decoded.replies[0].codes {
        found.place.span = found.place.span.start + shift..found.place.span.end + shift;
    }
    reading.decoded.replies[0].findings.clear();
    let mut desk = Desk::new();
    desk.pasted(reading).sees("errorCodes").sees_not("ANA LEE");
    assert!(desk.model.paste.rows.len() < 200);
    desk.press("<f4>e").sees("too large to edit");
}

#[test]
fn control_and_invisible_characters_are_seen_as_marks() {
    let mut desk = Desk::new();
    desk.act(Action::Paste("{\"a\":\"\u{1b}[31m\u{202e}\u{200b}\"}".to_owned()));
    let screen = desk.screen();
    assert!(screen.contains('␛') && screen.contains("<U+202E>"), "{screen}");
    assert!(!screen.contains(['\u{1b}', '\u{202e}', '\u{200b}']));
}

#[test]
fn the_sample_is_a_key_away_and_holds_what_it_promises() {
    let mut desk = Desk::new();
    desk.sees("Ctrl+X fills in a sample").press("<ctrl+x>");
    assert!(!desk.model.paste.is_empty());
    assert_eq!(desk.model.focus, Pane::Codes);
}

#[test]
fn the_clipboard_is_read_by_a_worker() {
    let mut desk = Desk::new();
    assert_eq!(desk.press("<f6>").effects(), [Effect::ReadClipboard]);
    desk.act(Action::ClipboardRead(Err("There is no display.".to_owned()))).sees("There is no display.");
    desk.act(Action::ClipboardRead(Ok("8009".to_owned())));
    assert_eq!(desk.model.query.text(), "8009");
}

#[test]
fn no_debug_print_holds_a_pasted_byte() {
    let mut desk = Desk::new();
    desk.pasted(declined()).press("<f5>");
    let reading: Reading = declined();
    let (model, detail) = (&desk.model, &desk.model.detail);
    let said = format!("{model:?} {detail:?} {reading:?} {:?}", Action::Paste("ANA LEE".into()));
    assert!(!said.contains("ANA LEE") && !said.contains("r-1"), "{said}");
}

/// The line of a numbered text that is first in sight.
fn first_line(desk: &Desk) -> usize {
    let screen = desk.screen();
    let first = screen.lines().find_map(|line| line.split("line ").nth(1)?.split(' ').next()?.parse().ok());
    first.unwrap_or_else(|| panic!("{screen}"))
}

#[test]
fn a_new_size_keeps_the_place_in_a_paste() {
    for count in [300, 4000] {
        let lines: String = (0..count).map(|line| format!("line {line} of a long log\n")).collect();
        let mut desk = Desk::new();
        desk.act(Action::Paste(format!("{lines}{{\"status\":false,\"code\":8006}}\n")));
        desk.press("<f4><f12><home><pgdn><pgdn><pgdn>");
        let before = first_line(&desk);
        assert!(before > 60, "{before}");
        for (columns, rows) in [(100, 30), (40, 12), (300, 90), (120, 35)] {
            desk.act(Action::Resize(columns, rows));
            assert_eq!(first_line(&desk), before, "{count} lines at {columns}x{rows}");
        }
    }
}

#[test]
fn a_window_larger_than_what_is_laid_out_is_filled_and_goes_on() {
    let lines: String = (0..2200).map(|line| format!("line {line} {}\n", "x".repeat(60))).collect();
    let mut desk = Desk::of(Options::default(), 400, 600);
    desk.act(Action::Paste(format!("{lines}{{\"status\":false,\"code\":8006}}\n")));
    desk.press("<f4><f12><home>");
    let mut seen = 0;
    for _ in 0..8 {
        let first = first_line(&desk);
        assert!(first <= seen, "lines {seen} to {first} were never in sight");
        seen = first
            + desk
                .screen()
                .lines()
                .filter(|line| line.starts_with(" line ") && !line.contains(", column"))
                .count();
        desk.press("<pgdn>");
    }
    assert_eq!(seen, 2200);
}

#[test]
fn a_pipe_that_ends_late_does_not_replace_what_was_pasted_meanwhile() {
    let mut desk = Desk::new();
    desk.act(Action::Piped(Ok(TEXT.as_bytes().to_vec()))).sees("5010");
    desk.act(Action::Piped(Ok(b"{\"code\":8024}".to_vec()))).sees("was not taken").sees("5010");
    Desk::new().act(Action::Piped(Ok(Vec::new()))).sees("The pipe was empty");
    Desk::new().act(Action::Piped(Err("It broke.".into()))).sees("It broke.");
}
