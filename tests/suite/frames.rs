//! Whole frames from outside: every pane at the sizes that people use, and no size at which drawing fails.

use std::sync::Arc;

use faceki_console::catalogue::Catalogue;
use faceki_console::decode::{Decoded, Envelope, FoundCode, Generation, Outcome, Place, Reply};
use faceki_console::mask::Masked;
use faceki_console::tui::action::{Action, Effect, Reading};
use faceki_console::tui::keymap::Command;
use faceki_console::tui::model::Model;
use faceki_console::tui::theme::{THEMES, Theme};
use faceki_console::tui::update::update;
use faceki_console::tui::{Options, view};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

fn model(options: Options, columns: u16, rows: u16) -> Model {
    Model::new(&options, Arc::new(Catalogue::built_in()), Rect::new(0, 0, columns, rows))
}

fn draw(model: &Model) -> (Buffer, Option<ratatui::layout::Position>) {
    let mut buf = Buffer::empty(model.window);
    let cursor = view::draw(model, &mut buf);
    (buf, cursor)
}

fn rows(model: &Model) -> Vec<String> {
    let (buf, _) = draw(model);
    let row = |y: u16| (0..buf.area.width).map(|x| buf[(x, y)].symbol()).collect::<String>();
    (0..buf.area.height).map(|y| row(y).trim_end().to_owned()).collect()
}

/// A refusal as it would be read, put in through the door that a worker uses.
fn paste(model: &mut Model) {
    let effects = update(model, Action::Paste(format!("{{{}", " ".repeat(300_000))));
    let Some(Effect::Decode { serial, .. }) = effects.first() else { panic!("{effects:?}") };
    let text = "{\n  \"status\": false,\n  \"code\": 8006\n}".to_owned();
    let at = text.find("8006").unwrap();
    let code = FoundCode {
        code: Some(8006),
        name: Some("FACE_NOT_FOUND".into()),
        known: true,
        pointer: Some("/code".into()),
        place: Place { span: at..at + 4, line: 3, column: 11 },
    };
    let reply = Reply {
        envelope: Envelope::V3Verification,
        generation: Generation::V3,
        outcome: Outcome::Refused,
        codes: vec![code],
        failed_checks: vec![],
        request_ids: vec!["r-1".into()],
        findings: vec![],
        span: 0..text.len(),
    };
    let masked = Masked { text: text.clone(), spots: vec![] };
    let decoded = Decoded { text, replies: vec![reply], findings: vec![] };
    update(model, Action::Decoded(*serial, Box::new(Reading { decoded, masked })));
}

#[test]
fn the_paste_box_says_what_it_holds() {
    let mut model = model(Options::default(), 80, 24);
    paste(&mut model);
    let all = rows(&model);
    let from = all.iter().position(|row| row.contains("Paste")).unwrap();
    insta::assert_snapshot!(all[from..23].join("\n"), @r#"
    ─ Paste ───────────────────────────────────────────────────────────── 37 bytes ─
     ✗ v3 verification, refused  8006 FACE_NOT_FOUND  request r-1
     {
       "status": false,
       "code": 8006
     1/1  line 3, column 11: 8006 FACE_NOT_FOUND                    nothing to hide
    "#);
}

#[test]
fn the_list_holds_the_reply_and_its_code() {
    let mut model = model(Options::default(), 120, 35);
    paste(&mut model);
    let list: Vec<String> = rows(&model)[2..4].iter().map(|row| row.chars().take(31).collect()).collect();
    insta::assert_snapshot!(list.join("\n"), @"
       ✗ refused  v3 verification  
     ▸   8006  FACE_NOT_FOUND
    ");
}

#[test]
fn the_place_of_the_code_and_the_selected_row_stand_out_in_every_theme() {
    for name in THEMES {
        let theme = Theme::built_in(name).unwrap();
        let mut model = model(Options { theme, ..Options::default() }, 120, 35);
        paste(&mut model);
        let (buf, _) = draw(&model);
        let body = model.layout.paste.body;
        let row = (body.y..body.bottom()).find(|y| {
            (body.x..body.right()).map(|x| buf[(x, *y)].symbol()).collect::<String>().contains("\"code\"")
        });
        let place = &buf[(body.x + 10, row.unwrap())];
        assert_eq!(place.symbol(), "8");
        assert!(place.modifier.contains(Modifier::REVERSED), "{name}: the place");
        let selected = &buf[(6, model.layout.codes.body.y + 1)];
        assert!(selected.modifier.contains(Modifier::REVERSED), "{name}: the selected row");
    }
}

#[test]
fn no_color_draws_no_colour() {
    let mut model = model(Options { no_color: true, ..Options::default() }, 120, 35);
    paste(&mut model);
    let (buf, _) = draw(&model);
    assert!(
        buf.content.iter().all(|cell| {
            cell.fg == ratatui::style::Color::Reset && cell.bg == ratatui::style::Color::Reset
        })
    );
}

#[test]
fn help_is_never_cut_off() {
    for columns in 40..160 {
        for command in [
            None,
            Some(Command::Detail),
            Some(Command::PasteBox),
            Some(Command::Edit),
            Some(Command::CopyMenu),
        ] {
            let mut model = model(Options::default(), columns, 24);
            paste(&mut model);
            if let Some(command) = command {
                update(&mut model, Action::Do(command));
            }
            let footer = rows(&model).pop().unwrap();
            assert!(footer.ends_with("? help") || footer.ends_with("F1 help"), "{columns}: {footer}");
        }
    }
}

#[test]
fn every_size_in_use_shows_the_search_line_the_codes_and_the_keys() {
    for (columns, height) in [(120, 35), (80, 24), (60, 20), (40, 12), (100, 18), (200, 60)] {
        let model = model(Options::default(), columns, height);
        let all = rows(&model);
        let screen = all.join("\n");
        for part in ["›", "Codes", "Detail", "Paste", "BAD_REQUEST", "Enter copy message", "? help"] {
            assert!(screen.contains(part), "{part} at {columns}x{height}:\n{screen}");
        }
    }
}

#[test]
fn a_window_that_is_too_small_says_what_is_needed() {
    let model = model(Options::default(), 38, 11);
    insta::assert_snapshot!(rows(&model)[..4].join("\n"), @r"
    This window is 38x11. The console
    needs at least 40x12: make it larger,
    or use `faceki-console decode`.
    ");
}

#[test]
fn accessible_frames_have_no_borders_and_the_cursor_on_the_selected_row() {
    let mut model = model(Options { accessible: true, ..Options::default() }, 120, 35);
    paste(&mut model);
    for command in [Command::Codes, Command::Detail, Command::Help, Command::CopyMenu, Command::Fields] {
        update(&mut model, Action::Do(command));
        let (buf, cursor) = draw(&model);
        let drawn: String = buf.content.iter().map(ratatui::buffer::Cell::symbol).collect();
        assert!(!drawn.contains(|c: char| ('\u{2500}'..='\u{257f}').contains(&c)), "{command:?}: {drawn}");
        assert!(cursor.is_some(), "{command:?}");
    }
    update(&mut model, Action::Do(Command::Codes));
    update(&mut model, Action::Do(Command::Next));
    let (buf, cursor) = draw(&model);
    let cursor = cursor.unwrap();
    assert_eq!(buf[(cursor.x, cursor.y)].symbol(), ">");
}

#[test]
fn no_size_and_no_state_makes_drawing_fail() {
    let states: [&[Command]; 9] = [
        &[],
        &[Command::Detail],
        &[Command::PasteBox],
        &[Command::Edit],
        &[Command::Reveal],
        &[Command::Zoom],
        &[Command::Help],
        &[Command::CopyMenu],
        &[Command::Fields],
    ];
    for pasted in [false, true] {
        for commands in states {
            let mut model = model(Options::default(), 80, 24);
            if pasted {
                paste(&mut model);
            }
            for command in commands {
                update(&mut model, Action::Do(*command));
            }
            for columns in (0..=30).chain([39, 40, 41, 59, 60, 99, 100, 101]) {
                for rows in (0..=15).chain([18, 20, 24]) {
                    update(&mut model, Action::Resize(columns, rows));
                    for command in [Command::Last, Command::PageUp] {
                        update(&mut model, Action::Do(command));
                    }
                    let (_, cursor) = draw(&model);
                    assert!(cursor.is_none_or(|at| at.x < columns && at.y < rows), "{columns}x{rows}");
                }
            }
        }
    }
}

#[test]
fn a_frame_after_many_sizes_equals_a_fresh_one() {
    let mut used = model(Options::default(), 80, 24);
    for (columns, rows) in [(1, 1), (120, 35), (40, 12), (0, 0), (60, 20), (80, 24)] {
        update(&mut used, Action::Resize(columns, rows));
        draw(&used);
    }
    assert_eq!(draw(&used).0, draw(&model(Options::default(), 80, 24)).0);
}

/// A declined record with two reasons, as an agent pastes it.
const RECORD: &str = r#"HTTP/1.1 200 OK
content-type: application/json

{"status": true, "code": 200, "message": "OK", "appVersion": "v3.0.0", "result": [{
  "requestId": "00000000-0000-4000-8000-000000000001",
  "document_data": [{"full_name": "TEST PERSON", "document_number": "X0000000"}],
  "verification_summary": {"face_verified": true, "document_verified": false},
  "decision": "DECLINED", "errorCodes": [5010, 8009]}]}"#;

/// What Enter copies is in sight, whole, before it is copied: for every code of the list, and for a reply with two.
#[test]
fn the_whole_message_is_in_sight_at_80_by_24() {
    let mut model = model(Options::default(), 80, 24);
    let whole = |model: &Model, what: &str| {
        let message = model.message(model.subject(), model.wording.audience).unwrap();
        let screen = rows(model).join("\n");
        let last =
            message.text.lines().next_back().unwrap().split_whitespace().next_back().unwrap().to_owned();
        let from = screen.find("To the customer").unwrap();
        assert!(screen[from..].contains(&last), "the end of the message for {what} ({last}):\n{screen}");
    };
    for entry in Catalogue::built_in().entries() {
        whole(&model, &entry.code.to_string());
        update(&mut model, Action::Do(Command::Next));
    }
    update(&mut model, Action::Paste(RECORD.into()));
    whole(&model, "5010 and 8009");
}

#[test]
fn what_to_do_next_is_said_in_full_at_80_by_24() {
    let mut model = model(Options::default(), 80, 24);
    let reply =
        r#"{"status":true,"code":200,"message":"OK","data":{"requestId":"r-1","decision":"DECLINED"}}"#;
    update(&mut model, Action::Paste(reply.into()));
    let all = rows(&model);
    let from = all.iter().position(|row| row.contains("Paste ─")).unwrap();
    let said = all[from..23].join("\n");
    let words: Vec<&str> = said.split_whitespace().collect();
    let findings = &model.paste.reply(0).unwrap().findings;
    let next = findings.iter().find(|finding| finding.text.contains("Fetch the record")).unwrap();
    assert!(words.join(" ").contains(&next.text), "{}\n{said}", next.text);
}

#[test]
fn help_shows_a_key_for_every_command_in_a_narrow_window() {
    for columns in [40, 60, 80] {
        let mut model = model(Options::default(), columns, 24);
        update(&mut model, Action::Do(Command::Help));
        let row = rows(&model).into_iter().find(|row| row.contains("Copy the customer")).unwrap();
        assert!(row.contains("Enter"), "{columns}: {row}");
    }
}

/// Behind a few names only, categories would look like a mistake.
#[test]
fn categories_stand_behind_all_names_or_none() {
    for (columns, named) in [(100, 0), (120, 23), (140, 24)] {
        let model = model(Options::default(), columns, 40);
        let body = model.layout.codes.body;
        let (buf, _) = draw(&model);
        let row = |y: u16| (body.x..body.right()).map(|x| buf[(x, y)].symbol()).collect::<String>();
        let entries = Catalogue::built_in();
        let found = (body.y..body.bottom()).zip(entries.entries());
        let found = found.filter(|(y, entry)| row(*y).trim_end().ends_with(entry.category.words())).count();
        assert_eq!(found, named, "{columns} columns");
    }
}

/// A strip of a pane beside a popup, too narrow to be read, only disturbs.
#[test]
fn a_popup_takes_the_whole_width_or_leaves_panes_that_can_be_read() {
    for columns in 40..180 {
        for command in [Command::Help, Command::CopyMenu, Command::Fields] {
            let mut model = model(Options::default(), columns, 30);
            update(&mut model, Action::Do(command));
            let popup = model.layout.popup;
            assert!(popup.x == 0 || popup.x >= 12, "{columns}: {popup}");
        }
    }
}

#[test]
fn the_search_line_says_whole_what_it_is_for() {
    for (columns, said) in
        [(120, "paste a reply"), (80, "paste a reply"), (60, "type or paste"), (40, "type or paste")]
    {
        let first = rows(&model(Options::default(), columns, 30)).remove(0);
        assert!(first.contains(said) && !first.contains('…'), "{columns}: {first}");
    }
}

/// Nothing is copied unseen, in the smallest window neither.
#[test]
fn the_copy_menu_shows_the_selected_choice_and_its_text_at_every_size() {
    for (columns, height) in [(40, 12), (59, 15), (60, 20), (80, 24), (120, 35)] {
        let mut model = model(Options::default(), columns, height);
        update(&mut model, Action::Paste(RECORD.into()));
        update(&mut model, Action::Do(Command::CopyMenu));
        for number in 1..=7 {
            let all = rows(&model);
            let at =
                all.iter().position(|row| row.contains(&format!(" {number} ")) && row.contains("character"));
            let text = all.iter().skip(at.unwrap()).filter(|row| row.contains("│ │ ")).count();
            assert!(text >= 2, "{number} at {columns}x{height}:\n{}", all.join("\n"));
            update(&mut model, Action::Do(Command::Next));
        }
    }
}
