use super::*;

struct Hand {
    translator: Translator,
    keymap: Keymap,
    place: Place,
    now: Instant,
    actions: Vec<Action>,
}

impl Hand {
    fn at(place: Place) -> Self {
        let (translator, keymap) = (Translator::default(), Keymap::default());
        Self { translator, keymap, place, now: Instant::now(), actions: Vec::new() }
    }

    fn send(&mut self, input: Input, after: u64, burst: bool) {
        self.now += Duration::from_millis(after);
        let arrival = Arrival { input, at: self.now, burst };
        self.actions.extend(self.translator.translate(arrival, &self.keymap, self.place));
    }

    fn press(&mut self, code: KeyCode, modifiers: KeyModifiers, after: u64, burst: bool) {
        self.send(Input::Key(KeyEvent::new(code, modifiers)), after, burst);
    }

    /// Everything in one write, as a terminal delivers it.
    fn burst(&mut self, text: &str) {
        for (at, c) in text.chars().enumerate() {
            let code = if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) };
            self.press(code, KeyModifiers::NONE, 0, at > 0);
        }
    }

    fn done(mut self) -> Vec<Action> {
        self.actions.extend(self.translator.flush());
        self.actions
    }
}

const SEARCH: Place = Place::Codes { empty: false };

fn typed(actions: &[Action]) -> String {
    let text = |action: &Action| match action {
        Action::Type(text) => text.clone(),
        other => format!("<{other:?}>"),
    };
    actions.iter().map(text).collect()
}

#[test]
fn a_short_burst_is_a_fast_hand() {
    let mut hand = Hand::at(SEARCH);
    hand.burst("8009\n");
    assert_eq!(typed(&hand.done()), "8009<Do(Copy)>");
}

#[test]
fn a_long_burst_is_text_to_its_end() {
    let mut hand = Hand::at(SEARCH);
    hand.burst("wallet credit\n");
    let actions = hand.done();
    assert!(!actions.contains(&Action::Do(Command::Copy)), "{actions:?}");
    assert_eq!(typed(&actions[..13]), "wallet credit");
}

#[test]
fn a_paste_without_brackets_arrives_as_one() {
    let pasted = "{\"code\": 8006,\n\"status\": false}";
    let mut hand = Hand::at(SEARCH);
    hand.burst(pasted);
    let actions = hand.done();
    let Some(Action::PasteInstead { typed: first, text }) = actions.last() else { panic!("{actions:?}") };
    assert_eq!(text, pasted);
    assert_eq!(first, "{\"code\"");
    assert_eq!(typed(&actions[..7]), *first);
}

#[test]
fn a_held_key_repeats_however_fast_it_comes() {
    let mut hand = Hand::at(Place::Detail);
    hand.burst("jjjjjjjjjjjjjjjj");
    assert_eq!(hand.done(), vec![Action::Do(Command::Next); 16]);
}

#[test]
fn nothing_acts_behind_a_paste_that_ended_early() {
    for (place, rest) in [(SEARCH, "q\n"), (Place::Detail, "yPq\n"), (Place::PasteBox, "r\u{3}\n")] {
        let mut hand = Hand::at(place);
        hand.send(Input::Paste("{\"code\":8006".into()), 0, false);
        for c in rest.chars() {
            match c {
                '\n' => hand.press(KeyCode::Enter, KeyModifiers::NONE, 0, true),
                '\u{3}' => hand.press(KeyCode::Char('c'), KeyModifiers::CONTROL, 0, true),
                c => hand.press(KeyCode::Char(c), KeyModifiers::NONE, 0, true),
            }
        }
        let actions = hand.done();
        let text = rest.replace('\u{3}', "");
        assert_eq!(actions, [Action::Paste("{\"code\":8006".into()), Action::PasteRest(text)]);
    }
}

#[test]
fn a_hand_acts_again_after_fifty_milliseconds() {
    for (after, acts) in [(0, false), (49, false), (50, true), (400, true)] {
        let mut hand = Hand::at(SEARCH);
        hand.send(Input::Paste("{}".into()), 0, false);
        hand.press(KeyCode::Enter, KeyModifiers::NONE, after, false);
        assert_eq!(hand.done().contains(&Action::Do(Command::Copy)), acts, "{after} ms");
    }
}

#[test]
fn each_text_key_behind_a_paste_makes_the_next_one_text_too() {
    let mut hand = Hand::at(SEARCH);
    hand.send(Input::Paste("{}".into()), 0, false);
    for _ in 0..5 {
        hand.press(KeyCode::Char('x'), KeyModifiers::NONE, 40, false);
    }
    let rest: String = hand
        .done()
        .iter()
        .filter_map(|action| if let Action::PasteRest(text) = action { Some(text.as_str()) } else { None })
        .collect();
    assert_eq!(rest, "xxxxx");
}

#[test]
fn keys_are_read_in_their_normal_form() {
    for (code, modifiers, place, action) in [
        (KeyCode::BackTab, KeyModifiers::SHIFT, SEARCH, Action::Do(Command::PreviousPane)),
        (KeyCode::Char('h'), KeyModifiers::CONTROL, SEARCH, Action::Do(Command::DeleteBack)),
        (KeyCode::Char('G'), KeyModifiers::SHIFT, Place::Detail, Action::Do(Command::Last)),
        (KeyCode::Char('j'), KeyModifiers::CONTROL, SEARCH, Action::Do(Command::Copy)),
        (
            KeyCode::Char('@'),
            KeyModifiers::CONTROL.union(KeyModifiers::ALT),
            SEARCH,
            Action::Type("@".into()),
        ),
        (KeyCode::Char('?'), KeyModifiers::SHIFT, Place::Codes { empty: true }, Action::Do(Command::Help)),
        (KeyCode::Char('?'), KeyModifiers::NONE, SEARCH, Action::Type("?".into())),
        (KeyCode::Char('7'), KeyModifiers::CONTROL, Place::Editor, Action::Do(Command::Undo)),
    ] {
        let mut hand = Hand::at(place);
        hand.press(code, modifiers, 0, false);
        assert_eq!(hand.done(), [action], "{code:?} {modifiers:?}");
    }
}

use crate::tui::keymap::Command;
