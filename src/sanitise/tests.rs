#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::*;

#[test]
fn foreign_characters_become_visible_marks() {
    let table = [
        ("plain ASCII stays", "plain ASCII stays"),
        ("two\nlines", "two\nlines"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\r\r\nb", "a\n\nb"),
        ("a\tb", "a    b"),
        ("\u{1b}[31mred\u{1b}[0m", "␛[31mred␛[0m"),
        ("\u{1b}]52;c;cm0K\u{7}", "␛]52;c;cm0K␇"),
        ("\0\u{8}\u{7f}", "␀␈␡"),
        ("\u{9b}31m\u{85}", "<U+009B>31m<U+0085>"),
        ("user\u{202e}gpj.exe", "user<U+202E>gpj.exe"),
        ("\u{2066}x\u{2069}", "<U+2066>x<U+2069>"),
        ("pay\u{200b}load\u{feff}", "pay<U+200B>load<U+FEFF>"),
        ("a\u{ad}b\u{34f}c\u{61c}d", "a<U+00AD>b<U+034F>c<U+061C>d"),
        (
            "\u{115f}\u{1160}\u{17b4}\u{180e}\u{3164}\u{ffa0}",
            "<U+115F><U+1160><U+17B4><U+180E><U+3164><U+FFA0>",
        ),
        ("a\u{2028}b\u{2029}c", "a<U+2028>b<U+2029>c"),
        ("\u{fff9}a\u{fffb}", "<U+FFF9>a<U+FFFB>"),
        ("\u{e0041}\u{e007f}\u{e0100}", "<U+E0041><U+E007F><U+E0100>"),
        ("\u{e000}\u{f0000}\u{10fffd}", "<U+E000><U+F0000><U+10FFFD>"),
        ("\u{fffe}\u{1ffff}\u{fdd0}", "<U+FFFE><U+1FFFF><U+FDD0>"),
        ("👨\u{200d}👩", "👨<U+200D>👩"),
        ("❤\u{fe0f}", "❤<U+FE0F>"),
        ("Zoë Ångström Жанна", "Zoë Ångström Жанна"),
        ("e\u{301}", "e\u{301}"),
        ("مرحبا 漢字 ｶﾅ हिन्दी", "مرحبا 漢字 ｶﾅ हिन्दी"),
        ("\u{301}x\n\u{301}", "◌\u{301}x\n◌\u{301}"),
        ("\u{fffd}", "\u{fffd}"),
        ("", ""),
    ];
    for (foreign, clean) in table {
        assert_eq!(sanitise(foreign), clean, "{foreign:?}");
    }
}

#[test]
fn json_keeps_its_values_and_shows_no_control() {
    let json = serde_json::Value::from("a\u{9b}31m\u{7f}\u{202e}b\u{e0041}é").to_string();
    assert_eq!(escape_json(&json), r#""a\u009b31m\u007f\u202eb\udb40\udc41é""#);
    assert!(matches!(escape_json("{\"code\":8006}\n"), std::borrow::Cow::Borrowed(_)));
}

#[test]
fn a_cell_keeps_eight_code_points() {
    let tower = format!("x{}y", "\u{301}".repeat(200));
    assert_eq!(sanitise(&tower), format!("x{}<+193>y", "\u{301}".repeat(7)));
    assert_eq!(sanitise_counted(&tower).1, 193);
    let exact = format!("x{}", "\u{301}".repeat(7));
    assert_eq!(sanitise(&exact), exact);
    let homeless = "\u{301}".repeat(10);
    assert_eq!(sanitise(&homeless), format!("◌{}<+3>", "\u{301}".repeat(7)));
    // Malayalam dot reph goes before its letter: nothing of it may pull the mark into the cell.
    let prefixes = "\u{d4e}".repeat(20);
    assert_eq!(sanitise(&prefixes), "<+20>");
}

#[test]
fn one_line_shows_its_line_feeds() {
    assert_eq!(sanitise_line("a\r\nb\n\u{1b}"), "a␊b␊␛");
    assert_eq!(sanitise_line("plain"), "plain");
}

#[test]
fn clean_text_is_borrowed() {
    assert!(matches!(sanitise_cow("{\"code\": 5004}\n"), Cow::Borrowed(_)));
}

#[test]
fn marks_are_counted_and_places_are_found_again() {
    let foreign = "ab\tc\u{1b}d\u{202e}e\r\nf";
    let clean = sanitise_mapped(foreign);
    assert_eq!(clean.text, "ab    c␛d<U+202E>e\nf");
    assert_eq!(clean.replaced, 2);
    for c in ["a", "b", "c", "d", "e", "f"] {
        let (from, to) = (foreign.find(c).unwrap(), clean.text.find(c).unwrap());
        assert_eq!(clean.place(from), to, "{c}");
    }
    let span = foreign.find('\u{202e}').unwrap()..foreign.find('e').unwrap();
    assert_eq!(&clean.text[clean.span(&span)], "<U+202E>");
    assert_eq!(clean.place(foreign.len()), clean.text.len());
    assert_eq!(clean.place(usize::MAX / 2), clean.text.len());
    let tower = format!("x{}y", "\u{301}".repeat(200));
    let clean = sanitise_mapped(&tower);
    assert_eq!(&clean.text[clean.place(tower.len() - 1)..], "y");
}

#[test]
fn debug_shows_lengths_only() {
    let clean = sanitise_mapped("PETRONELLA\u{1b}");
    assert_eq!(format!("{clean:?}"), "Clean(13 bytes, 1 replaced)");
}

/// What must never come out, said in another way than the code says it.
fn is_clean(text: &str) -> bool {
    let quiet = |c: char| {
        (c == '\n' || !c.is_control())
            && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{2060}'..='\u{206f}' if c != '\u{202f}')
            && !matches!(c, '\u{ad}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
    };
    text.chars().all(quiet) && text.graphemes(true).all(|cluster| cluster.chars().count() <= CELL_LIMIT)
}

fn hostile() -> impl Strategy<Value = String> {
    let nasty = prop::sample::select(
        "a<>+ \t\r\n\u{1b}\0\u{7f}\u{9b}\u{301}\u{20e3}\u{200d}\u{fe0f}\u{202e}\u{d4e}\u{903}\u{e0041}🇩👩é가가한ก\u{e33}\u{600}"
            .chars()
            .collect::<Vec<_>>(),
    );
    let pieces = prop_oneof![
        (nasty, 1..20usize).prop_map(|(c, times)| c.to_string().repeat(times)),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn the_result_is_clean_and_stays_as_it_is(text in hostile()) {
        let clean = sanitise_mapped(&text);
        prop_assert!(is_clean(&clean.text));
        prop_assert_eq!(&sanitise(&clean.text), &clean.text);
        prop_assert_eq!(&sanitise(&text), &clean.text);
        prop_assert!(!sanitise_line(&text).contains('\n'));
        prop_assert!(is_clean(&sanitise_line(&text)));
    }

    #[test]
    fn json_is_printable_and_says_the_same(text in hostile()) {
        let value = serde_json::Value::from(text);
        let json = value.to_string();
        let escaped = escape_json(&json);
        prop_assert!(!escaped.contains(hidden::is_hidden));
        prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&escaped).unwrap(), value);
    }

    #[test]
    fn places_rise_and_stay_on_boundaries(text in hostile()) {
        let clean = sanitise_mapped(&text);
        let mut last = 0;
        for at in 0..=text.len() {
            let place = clean.place(at);
            prop_assert!(place >= last && clean.text.is_char_boundary(place));
            last = place;
        }
        prop_assert_eq!(last, clean.text.len());
    }
}
