//! Clipboard payloads: what a value may hold to harm the terminal or the chat that a text is pasted into.

use std::path::Path;

use super::desk::Desk;
use crate::message::{Audience, Values};
use crate::tui::action::Reading;
use crate::tui::model::popup::Popup;

/// Families of payloads: keys behind a paste's end, control sequences, hidden and turning characters, other programs'
/// markup, placeholders.
const PAYLOADS: [&str; 15] = [
    "\u{1b}[201~q\u{3}\r",
    "\u{1b}]52;c;cm0gLXJm\u{7}",
    "\u{1b}]0;title\u{1b}\\",
    "\u{9b}2J\u{90}1$r\u{9c}",
    "x; rm -rf ~\ny",
    "\r\nHTTP/1.1 200 OK\r\n\r\n",
    "\u{202e}gpj.exe\u{202c}",
    "\u{200b}\u{2060}\u{feff}\u{ad}",
    "\u{e0041}\u{e0042}\u{fe0f}",
    "a\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "\u{2028}\u{2029}\u{85}\u{b}\u{c}",
    "=HYPERLINK(\"x\")\t@SUM(1)",
    "<script>alert(1)</script> [x](javascript:1)",
    "{name} {company} {link} %s $(id) `id`",
    "\0\u{8}\u{8}\u{7f}",
];

/// Nothing that a terminal, an editor or a chat takes for more than text, but line feeds. Written out here, so that a gap
/// in the sanitiser's own list cannot hide.
fn is_printable(c: char) -> bool {
    c == '\n'
        || !c.is_control()
            && !matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
            && !matches!(c, '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

fn put_everywhere(values: &mut Values, payload: &str) {
    for value in [
        &mut values.name,
        &mut values.company,
        &mut values.agent,
        &mut values.link,
        &mut values.document,
        &mut values.reference,
    ] {
        *value = Some(payload.to_owned());
    }
}

fn replies(folder: &Path, found: &mut Vec<Vec<u8>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            replies(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            found.push(std::fs::read(path).unwrap());
        }
    }
}

#[test]
fn no_payload_leaves_with_anything_that_is_copied() {
    let mut found = Vec::new();
    replies(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/replies")), &mut found);
    assert!(found.len() > 300, "{} replies", found.len());
    let mut desk = Desk::new();
    let mut texts = 0;
    for (at, bytes) in found.iter().enumerate() {
        desk.pasted(Reading::new(bytes, &desk.model.catalogue));
        for (which, payload) in PAYLOADS.iter().enumerate() {
            put_everywhere(&mut desk.model.wording.values, payload);
            let subject = desk.model.subject();
            let choices = if which == at % PAYLOADS.len() {
                desk.model.choices()
            } else {
                // The other choices do not depend on the values.
                [Audience::Customer, Audience::Business]
                    .map(|audience| desk.model.message_choice(subject, audience))
                    .to_vec()
            };
            for choice in choices {
                let Ok(text) = choice.text else { continue };
                texts += 1;
                assert!(text.chars().all(is_printable), "{}: {text:?}", choice.title);
                assert!(!text.ends_with(char::is_whitespace), "{}: {text:?}", choice.title);
                let opened = text.contains("~\ny") || text.contains("{name}");
                assert!(!opened, "{}: {text:?}", choice.title);
            }
        }
    }
    assert!(texts > 10_000, "{texts} texts");
}

#[test]
fn with_every_payload_the_menu_shows_what_it_copies() {
    for payload in PAYLOADS {
        let mut desk = Desk::new();
        desk.pasted(super::desk::declined());
        desk.model.wording.values.name = Some(payload.to_owned());
        desk.model.wording.values.reference = Some(payload.to_owned());
        desk.press("<f5>");
        for digit in 1..=desk.model.choices().len() {
            desk.press(&digit.to_string());
            let Some(Popup::Menu(menu)) = &desk.model.popup else { panic!("the menu is closed") };
            let Some(Ok(text)) = menu.choice().map(|choice| choice.text.clone()) else { continue };
            let shown: String = menu.preview.concat().split_whitespace().collect();
            assert_eq!(shown, text.split_whitespace().collect::<String>(), "{payload:?}");
        }
    }
}
