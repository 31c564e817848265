use super::*;

#[test]
fn every_default_key_can_be_read_and_no_key_stands_twice_in_a_context() {
    for row in TABLE {
        for name in row.keys {
            assert!(name.parse::<Key>().is_ok(), "{name}");
        }
    }
    assert_eq!(Keymap::default().twice(&[]), []);
}

#[test]
fn every_command_has_a_key_a_name_of_its_own_and_stands_in_help_once() {
    let map = Keymap::default();
    for (at, about) in COMMANDS.iter().enumerate() {
        assert!(!map.keys(about.command).is_empty(), "{}", about.name);
        assert_eq!(Command::by_name(about.name), Some(about.command));
        let again =
            COMMANDS.iter().skip(at + 1).any(|other| other.name == about.name || other.title == about.title);
        assert!(!again, "{} stands twice", about.name);
    }
    for row in TABLE.iter().filter(|row| !matches!(row.command, Command::Choose(_))) {
        assert!(COMMANDS.iter().any(|about| about.command == row.command), "{row:?} is not in the help");
    }
}

/// tmux, screen, zellij and GNOME Terminal keep these for themselves; Ctrl+H is Backspace.
fn is_taken(key: Key) -> bool {
    let (c, ctrl, alt) = match key.press {
        Press::Char(c) => (c.to_ascii_lowercase(), key.ctrl, key.alt),
        Press::F(number) => return [1, 10, 11].contains(&number),
        Press::Up | Press::Down | Press::Left | Press::Right => return key.alt,
        _ => return false,
    };
    (ctrl && "abgpotnhsq".contains(c)) || (alt && "fnhjkliop[]+-=".contains(c))
}

#[test]
fn every_command_can_be_reached_in_a_multiplexer() {
    let map = Keymap::default();
    for about in COMMANDS.iter() {
        let keys = map.keys(about.command);
        let survive = keys.iter().filter(|key| !is_taken(**key)).count();
        assert!(survive >= 1, "{}: {keys:?}", about.name);
        // The palette is a second way to everything that it holds; editing keys and the arrows have their own.
        let ways = survive + usize::from(about.palette);
        let basic =
            matches!(about.group, Group::Editing) || matches!(about.command, Command::Run | Command::Back);
        assert!(ways >= 2 || basic, "{} has one way only", about.name);
    }
}

#[test]
fn control_h_is_backspace_wherever_text_is_typed() {
    let key = "ctrl+h".parse().unwrap();
    for place in PLACES.into_iter().filter(|place| place.takes_text()) {
        assert_eq!(Keymap::default().command(place, key), Some(Command::DeleteBack), "{place:?}");
    }
}

#[test]
fn enter_and_control_y_copy_in_every_pane() {
    let map = Keymap::default();
    for place in [Place::Codes { empty: true }, Place::Codes { empty: false }, Place::Detail, Place::PasteBox]
    {
        for name in ["enter", "ctrl+y"] {
            assert_eq!(map.command(place, name.parse().unwrap()), Some(Command::Copy), "{name} at {place:?}");
        }
    }
}

fn own(name: &str, keys: &[&str]) -> Vec<(String, Vec<String>)> {
    vec![(name.to_owned(), keys.iter().map(|key| (*key).to_owned()).collect())]
}

#[test]
fn own_keys_replace_the_ones_for_everywhere_and_leave_the_panes_own() {
    let map = Keymap::new(&own("copy", &["ctrl+g"])).unwrap();
    let at = |key: &str| map.command(Place::Detail, key.parse().unwrap());
    assert_eq!(at("ctrl+g"), Some(Command::Copy));
    assert_eq!(at("enter"), Some(Command::Copy));
    assert_eq!(at("ctrl+y"), None);
    let map = Keymap::new(&own("edit", &["w"])).unwrap();
    assert_eq!(map.command(Place::PasteBox, "w".parse().unwrap()), Some(Command::Edit));
}

#[test]
fn faults_in_own_keys_are_sentences() {
    for (name, key, said) in [
        ("copi", "ctrl+g", "no command is called `copi`; the nearest is `copy`"),
        ("copy", "ctrl+entre", "`ctrl+entre` is no key; the nearest is `ctrl+enter` (for `copy`)"),
        ("theme", "ctrl+y", "Ctrl+Y is bound twice: `theme` and `copy` (everywhere)"),
        ("theme", "ctrl+u", "Ctrl+U is bound twice: `theme` and `clear-paste` (everywhere)"),
    ] {
        let faults = Keymap::new(&own(name, &[key])).unwrap_err();
        assert_eq!(faults[0].to_string(), said);
        assert_eq!(faults[0].name(), name);
    }
}

#[test]
fn the_markdown_lists_every_command() {
    let text = keymap_markdown();
    for about in COMMANDS.iter() {
        assert_eq!(text.matches(&format!("| {} |", about.title)).count(), 1, "{}", about.title);
        for key in Keymap::default().keys(about.command) {
            assert!(text.contains(&format!("`{key}`")), "{key} of {}", about.title);
        }
    }
    assert!(
        text.contains(
            "| Copy the customer message of what is selected | `Ctrl+Y` `Enter` `y` \
             | everywhere; `Enter` in codes, detail and paste box; `y` in detail and paste box |"
        ),
        "{text}"
    );
}
