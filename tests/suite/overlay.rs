//! Overlays from outside: what is laid over, what is said about a broken file, and that nothing ever stops it.

use faceki_console::catalogue::{
    Actor, Catalogue, Category, Entry, Field, Origin, Overlay, Report, Retry, Text, check,
};
use faceki_console::fault::{Fault, Severity};
use faceki_console::sanitise::sanitise_line;
use proptest::prelude::*;

fn laid(files: &[(&str, &str)]) -> (Catalogue, Vec<Fault>) {
    let mut catalogue = Catalogue::built_in();
    let mut faults = Vec::new();
    for (name, text) in files {
        let (overlay, found) = Overlay::read(name, *text);
        faults.extend(found);
        faults.extend(overlay.into_iter().flat_map(|overlay| catalogue.lay(overlay)));
    }
    (catalogue, faults)
}

fn entry(catalogue: &Catalogue, code: i64) -> &Entry {
    catalogue.get(code).expect("the code is there")
}

fn from(name: &'static str) -> Origin {
    Origin::Overlay(Text::from(name))
}

#[test]
fn a_known_code_is_merged_field_by_field_and_every_origin_stays_visible() {
    let built_in = Catalogue::built_in();
    let (catalogue, faults) = laid(&[
        ("a.json", r#"{"entries":[{"code":8006,"title":"A","remedies":{"agent":["Ask"]}}]}"#),
        ("b.json", r#"{"entries":[{"code":8006,"title":"B","retry":"later"}]}"#),
    ]);
    assert_eq!(faults, []);
    let (before, after) = (entry(&built_in, 8006), entry(&catalogue, 8006));
    assert_eq!((after.title, after.origin(Field::Title)), ("B".into(), from("b.json")));
    assert_eq!((after.retry, after.origin(Field::Retry)), (Retry::Later, from("b.json")));
    assert_eq!(after.remedies.agent.as_slice(), [Text::from("Ask")]);
    assert_eq!(after.origin(Field::AgentRemedies), from("a.json"));
    assert_eq!(after.remedies.developer, before.remedies.developer);
    assert_eq!(after.origin(Field::DeveloperRemedies), Origin::BuiltIn);
    assert_eq!((after.name, after.origin(Field::Name)), (before.name, Origin::BuiltIn));
    assert_eq!(catalogue.entries().len(), 24);
}

#[test]
fn a_new_code_needs_a_name_and_a_title_and_has_cautious_defaults() {
    let (catalogue, faults) = laid(&[(
        "a.json",
        "{\"entries\":[{\"code\":9001,\"name\":\"OURS\",\"title\":\"Ours\"},\n {\"code\":9002,\"title\":\"Nameless\"}]}",
    )]);
    let new = entry(&catalogue, 9001);
    assert_eq!((new.category, new.acts, new.retry), (Category::Request, Actor::Business, Retry::Never));
    assert_eq!((new.origin(Field::Name), new.origin(Field::Acts)), (from("a.json"), Origin::BuiltIn));
    assert_eq!(catalogue.by_name("ours").map(|entry| entry.code), Some(9001));
    assert!(catalogue.get(9002).is_none());
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        ["a.json:2:10 /entries/1/code: expected name and title for 9002, because the code is new"]
    );
}

#[test]
fn an_overlay_may_complete_what_another_one_added() {
    let (catalogue, faults) = laid(&[
        ("a.json", r#"{"entries":[{"code":9001,"name":"OURS","title":"Ours","related":[8006, 9003]}]}"#),
        ("b.json", r#"{"entries":[{"code":9001,"category":"selfie"}]}"#),
    ]);
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        ["a.json:1:21 /entries/0/code: warning: expected related codes that exist, found 9003"]
    );
    let new = entry(&catalogue, 9001);
    assert_eq!((new.category, new.origin(Field::Category)), (Category::Selfie, from("b.json")));
    assert_eq!(new.origin(Field::Title), from("a.json"));
}

#[test]
fn a_legacy_code_never_joins_the_current_ones() {
    let (catalogue, faults) = laid(&[(
        "a.json",
        r#"{"entries":[{"code":7999,"name":"OLD","title":"Old","legacy":{"source":"our archive","now":8006}}]}"#,
    )]);
    assert_eq!(faults, []);
    assert_eq!(catalogue.entries().len(), 24);
    let old = entry(&catalogue, 7999);
    assert_eq!(old.legacy.as_ref().and_then(|legacy| legacy.now), Some(8006));
    assert!(catalogue.legacy().iter().any(|entry| entry.code == 7999));
}

#[test]
fn messages_are_laid_per_language_and_code() {
    let (catalogue, faults) = laid(&[
        ("a.json", r#"{"messages":{"en":{"customer":{"codes":{"8006":{"text":"A"}}}}}}"#),
        (
            "b.json",
            r#"{"messages":{"en":{"customer":{"codes":{"8005":{"text":"B"}}}},"pt":{"name":"Português"}}}"#,
        ),
    ]);
    assert_eq!(faults, []);
    let langs: Vec<&str> = catalogue.messages().iter().map(|messages| messages.lang.as_str()).collect();
    assert_eq!(langs, ["en", "en", "pt"]);
    assert_eq!(catalogue.customer_message_origin(8006, "en"), from("a.json"));
    assert_eq!(catalogue.customer_message_origin(8005, "en"), from("b.json"));
    assert_eq!(catalogue.customer_message_origin(8005, "pt"), Origin::BuiltIn);
    assert_eq!(catalogue.business_message_origin(8006, "en"), Origin::BuiltIn);
}

/// A file, and every line that `Overlay::read` says about it.
#[test]
fn every_fault_is_named_with_its_place_and_the_nearest_word() {
    let table: &[(&str, &[&str])] = &[
        ("", &["f:1:1: expected a JSON object, found nothing"]),
        ("[]", &["f:1:1: expected an object, found a list"]),
        ("null", &["f:1:1: expected an object, found null"]),
        (
            r#"{"entires":[]}"#,
            &[r#"f:1:2: expected $schema, entries or messages, found "entires"; did you mean "entries"?"#],
        ),
        (
            r#"{"entries":[{"code":7999,"legacy":["x",8006]}]}"#,
            &["f:1:35 /entries/0/legacy: expected an object or null, found a list"],
        ),
        (r#"{"entries":{}}"#, &["f:1:12 /entries: expected a list of objects, found an object"]),
        (r#"{"entries":[8006]}"#, &["f:1:13 /entries/0: expected an object, found a number"]),
        (
            r#"{"entries":[{"title":"No code"}]}"#,
            &[r#"f:1:13 /entries/0: expected the key "code", found none"#],
        ),
        (
            r#"{"entries":[{"code":"8006"}]}"#,
            &["f:1:21 /entries/0/code: expected a whole number, found a text"],
        ),
        (
            r#"{"entries":[{"code":8006.5},{"code":99999999999999999999}]}"#,
            &[
                "f:1:21 /entries/0/code: expected a whole number, found another number",
                "f:1:37 /entries/1/code: expected a whole number, found another number",
            ],
        ),
        (
            "{\"entries\":[\n  {\"code\":8006,\n   \"acts\":\"custmer\",\n   \"retry\":\"Later\",\n   \"titel\":\"x\"}]}",
            &[
                r#"f:3:11 /entries/0/acts: expected one of customer, business, developer, faceki or nobody, found "custmer"; did you mean "customer"?"#,
                r#"f:4:12 /entries/0/retry: expected one of after_change, later, never or not_needed, found "Later"; did you mean "later"?"#,
                r#"f:5:4 /entries/0: expected code, name, title, description, category, acts, retry, causes, remedies, keywords, related, links or legacy, found "titel"; did you mean "title"?"#,
            ],
        ),
        (
            r#"{"entries":[{"code":8006,"title":"  ","causes":"dark","keywords":["a",1,null]}]}"#,
            &[
                "f:1:34 /entries/0/title: expected a text that is not blank, found a blank one",
                "f:1:48 /entries/0/causes: expected a list of texts, found a text",
                "f:1:71 /entries/0/keywords/1: expected a text, found a number",
                "f:1:73 /entries/0/keywords/2: expected a text, found null",
            ],
        ),
        (
            r#"{"entries":[{"code":8006,"remedies":{"agents":[],"developer":[{}]}}]}"#,
            &[
                r#"f:1:38 /entries/0/remedies: expected agent or developer, found "agents"; did you mean "agent"?"#,
                "f:1:63 /entries/0/remedies/developer/0: expected a text, found an object",
            ],
        ),
        (
            "{\"entries\":[{\"code\":8006},\n{\"code\":8005},\n{\"code\":8006}]}",
            &["f:3:9 /entries/2/code: expected each code once, found 8006 again"],
        ),
        (
            r#"{"entries":[{"code":8006,"title":"ä","title":"b"}]}"#,
            &["f:1:38 /entries/0/title: expected each key once, found it again; the first one counts"],
        ),
        (
            r#"{"entries":[{"code":7999,"legacy":{"now":"8006"}}]}"#,
            &[
                r#"f:1:35 /entries/0/legacy: expected the key "source", found none"#,
                "f:1:42 /entries/0/legacy/now: expected a whole number or null, found a text",
            ],
        ),
        (
            r#"{"messages":{"en":{"customer":{"codes":{"8006":{"text":"Hi {nme}","step":[]},"face":{}}}},"English":{}}}"#,
            &[
                r#"f:1:60 /messages/en/customer/codes/8006/text: expected a placeholder name, company, agent, link, document or reference, found "nme"; did you mean "name"?"#,
                r#"f:1:67 /messages/en/customer/codes/8006: expected text, happened, steps, again, role or topic, found "step"; did you mean "steps"?"#,
                r#"f:1:78 /messages/en/customer/codes: expected a code as key, such as "8006", found "face""#,
                r#"f:1:91 /messages: expected a language tag such as "en" or "pt-BR", found "English"; did you mean "en"?"#,
            ],
        ),
        (
            "{\"messages\":{\"pt_BR\":{},\n\"selfy\":{},\"fr\":{\"lang\":\"French\",\"customer\":{\"greeting\":[\"\\u00e4\\n{\",\"ä}\\\"{nmae} {x}\"]}}}}",
            &[
                r#"f:1:14 /messages: expected a language tag such as "en" or "pt-BR", found "pt_BR"; did you mean "pt-BR"?"#,
                r#"f:2:1 /messages: expected a language tag such as "en" or "pt-BR", found "selfy""#,
                r#"f:2:25 /messages/fr/lang: expected "fr", as the key above says, found "French""#,
                "f:2:67 /messages/fr/customer/greeting/0: expected `}` after `{`",
                "f:2:72 /messages/fr/customer/greeting/1: expected `{` before `}`",
                r#"f:2:75 /messages/fr/customer/greeting/1: expected a placeholder name, company, agent, link, document or reference, found "nmae"; did you mean "name"?"#,
                r#"f:2:82 /messages/fr/customer/greeting/1: expected a placeholder name, company, agent, link, document or reference, found "x""#,
            ],
        ),
        (
            r#"{"messages":{"en":{"internal":{"8006":[]},"customer":{"greeting":["a",["b"]," "]}}}}"#,
            &[
                "f:1:39 /messages/en/internal/8006: expected a text or a list of texts, found an empty list",
                "f:1:71 /messages/en/customer/greeting/1: expected a text, found a list",
                "f:1:77 /messages/en/customer/greeting/2: expected a text that is not blank, found a blank one",
            ],
        ),
        (
            "{\"entries\":[{\"code\":8006 \"title\":\"x\",},\n{\"code\":8005,\"acts\":\"nobdy\"} // ours\n]}",
            &[
                "f:1:26 /entries/0: expected `,` before this",
                "f:1:37 /entries/0: expected no comma before the closing bracket",
                r#"f:2:21 /entries/1/acts: expected one of customer, business, developer, faceki or nobody, found "nobdy"; did you mean "nobody"?"#,
                "f:2:30 /entries: expected no comment; JSON has none",
            ],
        ),
        (
            r#"{"entries":[{"code":8006"#,
            &["f:1:13 /entries/0: expected the closing bracket of what begins here, found the end"],
        ),
    ];
    for (text, expected) in table {
        let (_, faults) = Overlay::read("f", *text);
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(lines, *expected, "{text}");
    }
}

#[test]
fn what_is_at_fault_is_left_out_and_the_rest_is_laid_over() {
    let (catalogue, faults) = laid(&[(
        "f",
        r#"{"entries":[
            {"code":8006,"title":"Kept","acts":"custmer","causes":["kept"]},
            {"title":"No code"},
            {"code":8005,"title":"Kept too","titel":"?"}],
          "messages":{"en":{"customer":{"codes":{"8006":{"text":"Kept"},"8005":{"text":"{lnk}"}}}},"x":{}}}"#,
    )]);
    assert_eq!(faults.len(), 5, "{faults:?}");
    let built_in = Catalogue::built_in();
    let laid = entry(&catalogue, 8006);
    assert_eq!((laid.title, laid.causes.as_slice()), ("Kept".into(), ["kept".into()].as_slice()));
    assert_eq!((laid.acts, laid.origin(Field::Acts)), (entry(&built_in, 8006).acts, Origin::BuiltIn));
    assert_eq!(entry(&catalogue, 8005).title, "Kept too");
    let codes = &catalogue.messages()[0].customer.codes;
    assert!(codes[&8006].text.is_some());
    assert!(codes.get(&8005).is_none_or(|text| text.text.is_none()));
}

#[test]
fn bytes_that_are_no_text_are_refused_with_their_place() {
    let line = |bytes: Vec<u8>| {
        let (overlay, faults) = Overlay::read("f", bytes);
        assert!(overlay.is_none());
        faults.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(line(b"{\n\"\xc3\xa4\xff\"}".to_vec()), ["f:2:3: expected UTF-8, found the byte 0xff"]);
    assert_eq!(
        line(b"\xff\xfe{\0}\0".to_vec()),
        ["f:1:1: expected UTF-8, found UTF-16; save the file as UTF-8"]
    );
    let deep = line([b"{\"entries\":".to_vec(), b"[".repeat(1_000_000)].concat());
    assert_eq!(
        deep,
        [
            "f:1:12 /entries: expected the closing bracket of what begins here, found the end",
            "f:1:13 /entries/0: expected an object, found a list"
        ]
    );
    let nested = format!(r#"{{"entries":{}{}}}"#, "[".repeat(99_999), "]".repeat(99_999));
    let (overlay, faults) = Overlay::read("f", nested);
    assert!(overlay.is_some() && faults.len() == 1, "depth alone breaks nothing");
    let large = line(vec![b' '; Overlay::LARGEST + 1]);
    assert_eq!(large, [format!("f:1:1: expected at most 64 MiB, found {} bytes", Overlay::LARGEST + 1)]);
}

#[test]
fn a_byte_order_mark_is_not_a_fault_and_moves_no_column() {
    let (overlay, faults) = Overlay::read("f", "\u{feff}{\"entries\":[{\"code\":8006,\"title\":\"x\"}]}");
    assert!(overlay.is_some() && faults.is_empty());
    let (_, faults) = Overlay::read("f", "\u{feff}{\"entires\":[]}");
    assert_eq!((faults[0].line, faults[0].column), (1, 2));
}

#[test]
fn a_hostile_file_cannot_draw_on_the_terminal() {
    let (_, faults) = Overlay::read(
        "evil\u{1b}[2J.json",
        "{\"\u{1b}[31m\u{202e}red\": 1, \"entries\":[{\"code\":1,\"acts\":\"\u{9b}x\"}]}",
    );
    assert_eq!(faults.len(), 3, "{faults:?}");
    for fault in &faults {
        let line = fault.to_string();
        assert_eq!(line, sanitise_line(&line));
    }
}

#[test]
fn a_thousand_faults_are_listed_and_the_rest_is_counted() {
    let entries = vec![r#"{"acts":"x"}"#; 5_000].join(",");
    let (_, faults) = Overlay::read("f", format!(r#"{{"entries":[{entries}]}}"#));
    assert_eq!(faults.len(), 1_001);
    assert_eq!(faults.last().unwrap().text, "9000 more faults are not listed");
}

#[test]
fn a_flood_of_braces_in_one_text_is_counted_and_not_kept() {
    let file =
        format!(r#"{{"messages":{{"en":{{"customer":{{"greeting":"{}"}}}}}}}}"#, "}".repeat(2_000_000));
    let (overlay, faults) = Overlay::read("f", file);
    assert!(overlay.is_some());
    assert_eq!(faults.len(), 1_001);
    assert_eq!(faults.last().unwrap().text, "1 more fault is not listed");
    assert_eq!(faults[999].column, 44 + 999);
}

#[test]
fn check_asks_about_a_language_that_nobody_would_ask_for() {
    let report = check("f", r#"{"messages":{"fre":{"name":"Français"},"ckb":{}}}"#);
    assert!(report.is_sound());
    let lines: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            r#"f:1:14 /messages/fre: warning: expected the tag that people ask for, found "fre"; did you mean "fr"?"#
        ]
    );
}

#[test]
fn check_asks_about_what_would_never_be_seen() {
    let report = check(
        "f",
        r#"{"entries":[{"code":9101,"name":"face not found","title":"x","links":["https://a.test/x","javascript:alert(1)"]}],
           "messages":{"en":{"customer":{"codes":{"50100":{"text":"Please take a new photo."}}}}}}"#,
    );
    assert!(report.is_sound());
    let lines: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
    for (at, part) in [
        ("f:1:21 ", "has the name of 8006"),
        ("f:1:21 ", "expected links that begin with https://, found \"javascript:alert(1)\""),
        ("f:2:", "no catalogue lists the code 50100, so this is never sent; did you mean \"5010\"?"),
    ] {
        assert!(lines.iter().any(|line| line.starts_with(at) && line.contains(part)), "{part}: {lines:#?}");
    }
}

#[test]
fn a_faulty_wording_is_judged_by_the_rules_in_the_same_run() {
    let text = r#"{"messages":{"en":{"customer":{"codes":{"8006":{"text":"Fraud! See {nmae} about the KYC score."}}}}}}"#;
    let lines: Vec<String> = check("f", text).faults.iter().map(ToString::to_string).collect();
    assert!(lines.iter().any(|line| line.contains("did you mean \"name\"")), "{lines:#?}");
    assert!(lines.iter().any(|line| line.contains("warning") && line.contains("raud")), "{lines:#?}");
}

#[test]
fn half_a_character_is_named_where_it_stands() {
    let report = check("f", r#"{"entries":[{"code":9101,"name":"A_B","title":"\ud800"}]}"#);
    let lines: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
    assert!(lines.iter().any(|line| line.starts_with("f:1:47 /entries/0/title: expected")), "{lines:#?}");
}

#[test]
fn check_reports_like_a_compiler_and_counts() {
    let report: Report = check(
        "bank.json",
        "{\"entries\":[\n {\"code\":8006,\"acts\":\"custmer\"},\n {\"code\":9001,\"name\":\"OURS\",\"title\":\"Ours\",\"related\":[1234]}]}",
    );
    assert!(!report.is_sound());
    assert_eq!((report.changed, report.added), (1, 1));
    assert_eq!(
        report.to_string(),
        "bank.json:2:22 /entries/0/acts: expected one of customer, business, developer, faceki or nobody, found \"custmer\"; did you mean \"customer\"?\n\
         bank.json:3:10 /entries/1/code: warning: the new code 9001 leaves out description, category, acts, retry, causes, remedies.agent, remedies.developer, keywords, a message to the customer, a message to the business\n\
         bank.json:3:10 /entries/1/code: warning: expected related codes that exist, found 1234\n\
         bank.json: 1 error, 2 warnings; 1 code changed, 1 new"
    );
}

#[test]
fn check_applies_the_rules_for_messages_as_warnings() {
    let report = check(
        "f",
        r#"{"messages":{"en":{"customer":{"codes":{"8006":{"text":"Our API failed!","steps":["windw"]}}}}}}"#,
    );
    let lines: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
    assert!(report.is_sound(), "a broken rule is advice: {lines:?}");
    assert!(lines.iter().any(|line| line.ends_with("/8006/text: warning: an exclamation mark")), "{lines:?}");
    assert!(
        lines.iter().any(|line| line.contains("/8006/text: warning:") && line.contains("API")),
        "{lines:?}"
    );
    assert_eq!(
        lines.last().map(String::as_str),
        Some(
            r#"f:1:83 /messages/en/customer/codes/8006/steps/0: warning: expected the id of a step, found "windw"; did you mean "window"?"#
        )
    );
}

#[test]
fn the_example_overlay_has_no_fault_and_no_warning() {
    let report = check("example-overlay.json", include_str!("../../assets/example-overlay.json"));
    assert_eq!(
        report.to_string(),
        "example-overlay.json: 0 errors, 0 warnings; 1 code changed, 1 new; messages in en, pt"
    );
    assert!(report.is_sound());
}

#[test]
fn check_says_where_a_new_sentence_would_turn_messages_into_english() {
    let report = check(
        "f",
        "{\"messages\":{\"en\":{\"customer\":{\"steps\":{\"branch\":{\"text\":\"Come to a branch.\"}},\n\
         \"codes\":{\"5010\":{\"steps\":[\"valid_document\",\"branch\",\"again\"]}}}},\n\
         \"fr\":{\"customer\":{\"steps\":{\"branch\":{\"text\":\"Venez en agence.\"}}}},\n\
         \"es\":{\"customer\":{\"codes\":{\"8005\":{\"again\":\"three\"}}}}}}",
    );
    let lines: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "f:2:44 /messages/en/customer/codes/5010/steps/1: warning: the step \"branch\" has no text in ar, es; \
          messages with it are in English there"
        ]
    );
}

/// The example shows both ways: a whole message, and parts that several codes share.
#[test]
fn the_example_overlay_speaks_alone_and_beside_other_codes() {
    use faceki_console::message::{Audience, Values, compose};
    let (catalogue, faults) =
        laid(&[("example-overlay.json", include_str!("../../assets/example-overlay.json"))]);
    assert_eq!(faults, []);
    let say = |codes: &[i64], lang: &str, document: Option<&str>| {
        let values = Values { document: document.map(str::to_owned), ..Values::default() };
        compose(&catalogue, codes, Audience::Customer, lang, &values).unwrap()
    };
    assert!(say(&[8006], "en", None).text.ends_with("please call us."));
    assert!(
        say(&[5010], "en", Some("passport")).text.starts_with("Your passport has passed its expiry date.")
    );
    let both = say(&[5010, 8006], "en", None);
    assert!(
        both.text.contains("eye level") && both.text.ends_with("tries fail, please call us."),
        "{}",
        both.text
    );
    assert!(say(&[5010, 8006], "fr", None).notes.is_empty());
    assert!(say(&[8005], "en", None).text.ends_with("If three tries fail, please call us."));
    assert_eq!(say(&[9101, 8006], "en", None).text, say(&[9101], "en", None).text);
    let portuguese = say(&[5010], "pt", None);
    assert!(portuguese.lang == "pt" && portuguese.notes.is_empty());
    let missing = say(&[8005], "pt-PT", None);
    assert!(missing.lang == "en" && missing.notes[0].contains("missing in pt"), "{:?}", missing.notes);
}

/// An overlay that says something about codes 8001 to 8009, in any fields.
fn some_overlay() -> impl Strategy<Value = String> {
    let field = prop_oneof![
        "[a-c]{1,3}".prop_map(|text| format!(r#""title":"{text}""#)),
        "[a-c]{1,3}".prop_map(|text| format!(r#""name":"{text}""#)),
        prop::sample::select(&["later", "never"][..]).prop_map(|word| format!(r#""retry":"{word}""#)),
        prop::collection::vec("[a-c\u{e4}]{0,2}", 0..3).prop_map(|texts| format!(r#""causes":{texts:?}"#)),
    ];
    let entry = (8001..8010i64, prop::collection::vec(field, 0..4)).prop_map(|(code, fields)| {
        (code, format!("{{\"code\":{code},{}}}", fields.join(",")).replace(",}", "}"))
    });
    prop::collection::vec(entry, 0..6).prop_map(|entries| {
        let entries: Vec<String> = entries.into_iter().map(|(_, entry)| entry).collect();
        format!(r#"{{"entries":[{}]}}"#, entries.join(","))
    })
}

proptest! {
    #[test]
    fn any_bytes_give_an_answer_always_the_same_and_printable(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        total(bytes)?;
    }

    #[test]
    fn any_damage_to_a_file_gives_an_answer(at in 0..2_000usize, length in 0..40usize, with in "[\\[\\]{}:,\"\\\\ a0\n\u{1b}]{0,4}") {
        let mut bytes = include_bytes!("../../assets/example-overlay.json").to_vec();
        let at = at.min(bytes.len());
        let end = (at + length).min(bytes.len());
        bytes.splice(at..end, with.bytes());
        total(bytes)?;
    }

    #[test]
    fn laying_the_same_overlay_twice_changes_nothing_more(text in some_overlay()) {
        let (once, _) = laid(&[("a", &text)]);
        let (twice, _) = laid(&[("a", &text), ("a", &text)]);
        prop_assert_eq!(fields(&once), fields(&twice));
    }

    #[test]
    fn the_last_overlay_that_sets_a_field_wins(a in some_overlay(), b in some_overlay()) {
        let (both, _) = laid(&[("a", &a), ("b", &b)]);
        let (above, _) = laid(&[("b", &b)]);
        for entry in both.entries() {
            // Alone, `b` may lack the name that `a` gives to a new code.
            let alone = above.get(entry.code).filter(|_| entry.origin(Field::Title) == from("b"));
            if let Some(alone) = alone {
                prop_assert_eq!(entry.title, alone.title);
            }
        }
        prop_assert!(both.entries().is_sorted_by(|a, b| a.code < b.code));
    }
}

fn fields(catalogue: &Catalogue) -> String {
    serde_json::to_string(&(catalogue.entries(), catalogue.legacy())).unwrap()
}

fn total(bytes: Vec<u8>) -> Result<(), TestCaseError> {
    let valid = serde_json::from_slice::<serde_json::Value>(&bytes).is_ok_and(|value| value.is_object());
    let (overlay, faults) = Overlay::read("f", bytes.clone());
    prop_assert_eq!(overlay.is_some(), valid, "{:?}", faults);
    prop_assert_eq!(overlay.is_none() && faults.is_empty(), false);
    let (_, again) = Overlay::read("f", bytes.clone());
    prop_assert_eq!(&faults, &again);
    let report = check("f", bytes);
    for fault in faults.iter().chain(&report.faults) {
        let line = fault.to_string();
        prop_assert_eq!(sanitise_line(&line), line);
        prop_assert!(fault.severity == Severity::Warning || !report.is_sound());
    }
    Ok(())
}
