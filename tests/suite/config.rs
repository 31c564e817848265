//! The config file from outside: what applies, what is said about a fault, and that nothing ever stops it.

use faceki_console::config::{Binding, CLIPBOARD_WORDS, Colour, Config, LARGEST, example};
use faceki_console::message::Audience;
use faceki_console::sanitise::sanitise_line;
use proptest::prelude::*;

fn faults(text: &str) -> Vec<String> {
    Config::parse("c.toml", text).1.iter().map(ToString::to_string).collect()
}

#[test]
fn the_example_has_no_fault_as_it_stands_and_with_every_line_switched_on() {
    let (config, found) = Config::parse("example", example());
    assert_eq!((config, found), (Config::default(), vec![]));

    let switched_on: String = example()
        .lines()
        .map(|line| line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).unwrap_or(line))
        .flat_map(|line| [line, "\n"])
        .collect();
    let (config, found) = Config::parse("example", &switched_on);
    assert_eq!(found, []);
    assert_eq!(config.language.map(|language| language.value).as_deref(), Some("en"));
    assert_eq!(config.audience, Some(Audience::Customer));
    assert_eq!((config.company.as_deref(), config.agent.as_deref()), (Some("Example Bank"), Some("Sam")));
    assert_eq!(config.theme.map(|theme| theme.value).as_deref(), Some("default"));
    assert_eq!(config.colors.len(), 3);
    assert_eq!(config.keys.len(), 3);
    assert_eq!(config.clipboard, Some("auto"));
    assert_eq!(config.copy_command, ["wl-copy"]);
    assert_eq!(config.catalogues.len(), 2);
    assert_eq!((config.mouse, config.accessible, config.esc_quits), (Some(false), Some(false), Some(false)));
}

#[test]
fn what_the_console_must_judge_keeps_its_place() {
    let text = "theme = \"nord\"\n[colors]\n  match = \"bold green\"\n[keys]\ncopy = \"ctrl+y\"\nhelp = [\"f1\", \"alt+h\"]\nquit = []\n";
    let (config, found) = Config::parse("c.toml", text);
    assert_eq!(found, []);
    let colour = config.colors.first().unwrap();
    assert_eq!(colour.value, Colour { part: "match".to_owned(), style: "bold green".to_owned() });
    assert_eq!((colour.key.as_str(), colour.line, colour.column), ("colors.match", 3, 3));
    let keys: Vec<(usize, &Binding)> = config.keys.iter().map(|key| (key.line, &key.value)).collect();
    let binding = |action: &str, keys: &[&str]| Binding {
        action: action.to_owned(),
        keys: keys.iter().map(|key| (*key).to_owned()).collect(),
    };
    assert_eq!(
        keys,
        [
            (5, &binding("copy", &["ctrl+y"])),
            (6, &binding("help", &["f1", "alt+h"])),
            (7, &binding("quit", &[])),
        ]
    );
    let fault = config.theme.unwrap().fault("c.toml", "no theme has this name", Some("mono"));
    assert_eq!(fault.to_string(), "c.toml:1:1 theme: no theme has this name; did you mean \"mono\"?");
}

#[test]
fn a_command_may_be_a_list_or_a_line() {
    for text in [r#"copy_command = ["xclip", "-i"]"#, r#"copy_command = "xclip  -i""#] {
        assert_eq!(Config::parse("c", text).0.copy_command, ["xclip", "-i"]);
    }
    let (config, _) = Config::parse("c", "catalogues = \"bank.json\"");
    assert_eq!(config.catalogues.first().map(|file| file.value.as_str()), Some("bank.json"));
    for word in CLIPBOARD_WORDS {
        assert_eq!(Config::parse("c", format!("clipboard = '{word}'")).0.clipboard, Some(word));
    }
}

#[test]
fn every_fault_is_named_with_its_place_and_the_nearest_word() {
    let table: &[(&str, &[&str])] = &[
        (
            "langage = \"en\"",
            &[r#"c.toml:1:1: expected a setting, found "langage"; did you mean "language"?"#],
        ),
        (
            "\n\n  zzzzzzzz = 1",
            &[
                r#"c.toml:3:3: expected language, audience, company, agent, catalogues, clipboard, copy_command, theme, colors, keys, mouse, accessible or esc_quits, found "zzzzzzzz""#,
            ],
        ),
        (
            "audience = \"bussines\"\nclipboard = 5\nmouse = \"on\"",
            &[
                r#"c.toml:1:1 audience: expected one of customer or business, found "bussines"; did you mean "business"?"#,
                "c.toml:2:1 clipboard: expected one of auto, native, tmux, osc52, command or off, found a whole number",
                "c.toml:3:1 mouse: expected true or false, found a text",
            ],
        ),
        (
            "language = \"English\"\ncompany = \" \"\nagent = 1.5",
            &[
                r#"c.toml:1:1 language: expected a language tag such as "en" or "pt-BR", found "English"; did you mean "en"?"#,
                "c.toml:2:1 company: expected a text that is not blank, found a blank one",
                "c.toml:3:1 agent: expected a text, found a number",
            ],
        ),
        (
            "catalogues = [\"a\", 1]\nkeys = \"vim\"\n[colors]\nmatch = {}",
            &[
                "c.toml:1:20 catalogues: expected a text, found a whole number",
                "c.toml:2:1 keys: expected a table such as [keys], found a text",
                "c.toml:4:1 colors.match: expected a text, found a table",
            ],
        ),
        (
            "[keys]\ncopy = true",
            &["c.toml:2:1 keys.copy: expected a text or a list of texts, found true or false"],
        ),
    ];
    for (text, expected) in table {
        assert_eq!(faults(text), *expected, "{text}");
    }
}

#[test]
fn a_line_that_is_no_toml_leaves_out_that_line_only() {
    let (config, found) =
        Config::parse("c.toml", "company = \"Bank\nagent = \"Sam\"\ntheme mono\nmouse = true\n");
    let lines: Vec<usize> = found.iter().map(|fault| fault.line).collect();
    assert_eq!(lines, [1, 3], "{found:?}");
    assert_eq!((config.company, config.agent.as_deref(), config.mouse), (None, Some("Sam"), Some(true)));
}

#[test]
fn a_setting_given_twice_is_named() {
    let (config, found) = Config::parse("c.toml", "agent = \"Sam\"\nagent = \"Kim\"\n");
    assert_eq!(found.iter().map(|fault| fault.line).collect::<Vec<_>>(), [2]);
    assert_eq!(config.agent.as_deref(), Some("Sam"));
    let said = found[0].to_string();
    assert!(said.contains("\"agent\" is set twice; this line is left out"), "{said}");
}

#[test]
fn bytes_that_are_no_text_are_refused_with_their_place() {
    let line = |bytes: &[u8]| Config::parse("c", bytes).1.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(line(b"agent = 1\n\xff"), ["c:2:1: expected UTF-8, found the byte 0xff"]);
    assert_eq!(line(&vec![b'\n'; LARGEST + 1]), ["c:1:1: expected at most 1 MiB, found 1048577 bytes"]);
    assert_eq!(Config::parse("c", "\u{feff}mouse = true").0.mouse, Some(true));
    let slips = line("=\n".repeat(5_000).as_bytes());
    assert_eq!(slips.len(), 1_001, "every line is a fault, a thousand are listed");
    let one_line = line(format!("mouse = [{}", ",".repeat(LARGEST - 20)).as_bytes());
    assert_eq!(one_line.len(), 1, "a line is one fault, however often it slips");
    let deep = format!("keys = {}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(!line(deep.as_bytes()).is_empty(), "depth is bounded");
}

proptest! {
    #[test]
    fn any_bytes_give_an_answer_always_the_same_and_printable(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        total(&bytes)?;
    }

    #[test]
    fn any_damage_to_the_example_gives_an_answer(at in 0..3_000usize, length in 0..40usize, with in "[\\[\\]{}=.\"'# a\n\u{1b}]{0,5}") {
        let mut bytes = example().replace("\n#", "\n").into_bytes();
        let at = at.min(bytes.len());
        let end = (at + length).min(bytes.len());
        bytes.splice(at..end, with.bytes());
        total(&bytes)?;
    }
}

fn total(bytes: &[u8]) -> Result<(), TestCaseError> {
    let (config, faults) = Config::parse("c\u{1b}.toml", bytes);
    prop_assert_eq!(Config::parse("c\u{1b}.toml", bytes), (config, faults.clone()));
    for fault in faults {
        let line = fault.to_string();
        prop_assert_eq!(sanitise_line(&line), line);
        prop_assert!(fault.line > 0 && fault.column > 0);
    }
    Ok(())
}
