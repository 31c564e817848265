//! Somebody at the console: presses keys, pastes, and looks at the screen.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::catalogue::{Catalogue, Code};
use crate::decode::{Decoded, Envelope, Finding, FindingKind, FoundCode, Generation, Outcome, Place, Reply};
use crate::mask::{Kind, Masked, Spot};
use crate::tui::Options;
use crate::tui::action::{Action, Effect, Reading};
use crate::tui::keymap::Key;
use crate::tui::model::Model;
use crate::tui::update::update;
use crate::tui::view;

pub(super) struct Desk {
    pub(super) model: Model,
    effects: Vec<Effect>,
}

impl Desk {
    pub(super) fn new() -> Self {
        Self::of(Options::default(), 120, 35)
    }

    pub(super) fn of(options: Options, columns: u16, rows: u16) -> Self {
        let window = Rect::new(0, 0, columns, rows);
        Self { model: Model::new(&options, Arc::new(Catalogue::built_in()), window), effects: Vec::new() }
    }

    /// `liv<enter>`: letters and key names.
    pub(super) fn press(&mut self, keys: &str) -> &mut Self {
        let mut rest = keys;
        while !rest.is_empty() {
            let (key, after) = match rest.strip_prefix('<').and_then(|inside| inside.split_once('>')) {
                Some((name, after)) => (name.parse::<Key>().expect(name), after),
                None => {
                    let c = rest.chars().next().unwrap();
                    let name = if c == ' ' { "space".to_owned() } else { c.to_string() };
                    (name.parse().unwrap(), &rest[c.len_utf8()..])
                }
            };
            rest = after;
            let action = match self.model.keymap.command(self.model.place(), key) {
                Some(command) => Action::Do(command),
                None => match key.text() {
                    Some(c) => Action::Type(c.to_string()),
                    None => continue,
                },
            };
            self.act(action);
        }
        self
    }

    pub(super) fn act(&mut self, action: Action) -> &mut Self {
        let effects = update(&mut self.model, action);
        self.effects.extend(effects);
        self
    }

    /// A paste that was read like this.
    pub(super) fn pasted(&mut self, reading: Reading) -> &mut Self {
        self.model.show_reading(reading);
        self.model.settle();
        self
    }

    /// What was to be done since the last look.
    pub(super) fn effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    pub(super) fn screen(&self) -> String {
        let mut buf = Buffer::empty(self.model.window);
        view::draw(&self.model, &mut buf);
        let row = |y: u16| (0..buf.area.width).map(|x| buf[(x, y)].symbol()).collect::<String>();
        (0..buf.area.height).map(|y| row(y).trim_end().to_owned() + "\n").collect()
    }

    #[track_caller]
    pub(super) fn sees(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(text), "`{text}` is not on the screen:\n{screen}");
        self
    }

    #[track_caller]
    pub(super) fn sees_not(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(text), "`{text}` is on the screen:\n{screen}");
        self
    }
}

pub(super) const TEXT: &str =
    "{\"full_name\":\"ANA LEE\",\n\"errorCodes\":[5010,8009],\n\"requestId\":\"r-1\"}";

fn place(text: &str, of: &str) -> Place {
    let start = text.find(of).expect(of);
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line = text[..start].matches('\n').count() + 1;
    Place { span: start..start + of.len(), line, column: text[line_start..start].chars().count() + 1 }
}

fn found(text: &str, code: Code, name: &str) -> FoundCode {
    FoundCode {
        code: Some(code),
        name: Some(name.to_owned()),
        known: true,
        pointer: None,
        place: place(text, &code.to_string()),
    }
}

fn reply(envelope: Envelope, outcome: Outcome, codes: Vec<FoundCode>, text: &str) -> Reply {
    Reply {
        envelope,
        generation: Generation::V3,
        outcome,
        codes,
        failed_checks: Vec::new(),
        request_ids: Vec::new(),
        findings: Vec::new(),
        span: 0..text.len(),
    }
}

/// [`TEXT`] as a declined record with two codes, its name hidden.
pub(super) fn declined() -> Reading {
    let text = TEXT.to_owned();
    let name = text.find("ANA LEE").unwrap();
    let codes =
        vec![found(&text, 5010, "EXPIRED_DOCUMENT"), found(&text, 8009, "POOR_LIGHT_OR_COVERED_FACE")];
    let mut reply = reply(Envelope::V3Records, Outcome::Declined, codes, &text);
    reply.request_ids = vec!["r-1".to_owned()];
    reply.findings = vec![Finding {
        kind: FindingKind::Note,
        text: "The id is worth quoting.".to_owned(),
        place: Some(place(&text, "r-1")),
    }];
    let masked = text.replace("ANA LEE", "•••");
    let spot = Spot { from: name..name + 7, to: name..name + "•••".len(), kind: Kind::Name };
    Reading {
        decoded: Decoded { text, replies: vec![reply], findings: Vec::new() },
        masked: Masked { text: masked, spots: vec![spot] },
    }
}

/// `{"code":8006}` as a refusal.
pub(super) fn refused() -> Reading {
    let text = "{\"code\":8006}".to_owned();
    let codes = vec![found(&text, 8006, "FACE_NOT_FOUND")];
    let reply = reply(Envelope::V3Verification, Outcome::Refused, codes, &text);
    Reading {
        decoded: Decoded { text: text.clone(), replies: vec![reply], findings: Vec::new() },
        masked: Masked { text, spots: Vec::new() },
    }
}
