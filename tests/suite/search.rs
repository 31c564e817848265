//! The quality of the search, measured on queries written before the keywords, and its promises on random ones.

use std::fmt::Write as _;

use std::sync::OnceLock;
use std::sync::atomic::AtomicBool;

use faceki_console::catalogue::{Catalogue, Overlay};
use faceki_console::search::{Field, Index, QUERY_LIMIT, Session, Tier};
use proptest::prelude::*;

struct Question {
    query: String,
    codes: Vec<i64>,
    rank: usize,
    why: String,
}

fn questions() -> Vec<Question> {
    let text = include_str!("../queries.tsv");
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with("# "));
    lines
        .map(|line| {
            let parts: Vec<&str> = line.split('\t').collect();
            let [query, codes, rank, why] = parts[..] else { panic!("four columns: {line}") };
            let codes = if codes == "-" {
                Vec::new()
            } else {
                codes.split(',').map(|code| code.parse().unwrap()).collect()
            };
            Question { query: query.to_owned(), codes, rank: rank.parse().unwrap(), why: why.to_owned() }
        })
        .collect()
}

#[test]
fn the_right_code_stands_where_it_belongs() {
    let index = Index::new(&Catalogue::built_in());
    let (mut core, mut first, mut third, mut in_rank, mut reciprocal, mut noisy, mut negatives) =
        (0, 0, 0, 0, 0.0, 0, 0);
    let mut misses = String::new();
    for question in questions() {
        let hits = index.search(&question.query).hits;
        let found: Vec<i64> = hits.iter().map(|hit| hit.code).collect();
        let place = found.iter().position(|code| question.codes.contains(code)).map(|place| place + 1);
        let shown = &hits[..hits.len().min(4)];
        let shown: Vec<String> = shown
            .iter()
            .map(|hit| format!("{} {:?} {:?}", hit.code, hit.tier, hit.matched.as_ref().map(|m| &m.1)))
            .collect();
        if question.codes.is_empty() {
            negatives += 1;
            if !found.is_empty() {
                noisy += 1;
                writeln!(misses, "noise  {:?} ({}): {shown:?}", question.query, question.why).unwrap();
            }
            continue;
        }
        core += 1;
        first += usize::from(place == Some(1));
        third += usize::from(place.is_some_and(|place| place <= 3));
        reciprocal += place.map_or(0.0, |place| 1.0 / place as f64);
        if place.is_some_and(|place| place <= question.rank) {
            in_rank += 1;
        } else {
            writeln!(
                misses,
                "missed {:?} {:?} at {place:?} ({}): {shown:?}",
                question.query, question.codes, question.why
            )
            .unwrap();
        }
    }
    let share = |part: usize| 100.0 * part as f64 / core as f64;
    println!(
        "{core} core queries: in rank {:.1} %, top 1 {:.1} %, top 3 {:.1} %, mean reciprocal rank {:.3}; {noisy} of {negatives} negatives answered",
        share(in_rank),
        share(first),
        share(third),
        reciprocal / core as f64
    );
    println!("{misses}");
    assert!(core >= 300 && negatives >= 60, "{core} core queries, {negatives} negatives");
    assert!(share(in_rank) >= 97.0, "{misses}");
    assert!(noisy * 100 <= negatives * 5, "{misses}");
}

static NO_CANCEL: AtomicBool = AtomicBool::new(false);

fn built_in() -> &'static (Catalogue, Index) {
    static BUILT: OnceLock<(Catalogue, Index)> = OnceLock::new();
    BUILT.get_or_init(|| {
        let catalogue = Catalogue::built_in();
        let index = Index::new(&catalogue);
        (catalogue, index)
    })
}

#[test]
fn an_exact_code_is_always_first_in_any_dress() {
    let (catalogue, index) = built_in();
    for entry in catalogue.entries().iter().chain(catalogue.legacy()).filter(|entry| entry.code > 0) {
        let code = entry.code;
        for query in [
            format!("{code}"),
            format!("  #{code} "),
            format!("E{code}"),
            format!("code {code}"),
            format!("error: {code}"),
            format!("\"{code}\""),
            format!("errorCode={code}"),
            format!("err_{code}?"),
            format!("0{code}"),
        ] {
            let first = index.search(&query).hits.into_iter().next().unwrap();
            let (found, tier) = (first.code, first.tier);
            assert!(found == code && tier == Tier::ExactCode, "{query:?} gave {found} as {tier:?}");
            assert_eq!(first.code_positions, (0..code.to_string().len()).collect::<Vec<_>>());
        }
        if code >= 100 {
            let sentence = format!("customer passport wallet got {code} on the selfie");
            assert_eq!(index.search(&sentence).hits[0].code, code, "{sentence}");
        }
    }
}

#[test]
fn digits_alone_never_go_fuzzy() {
    let (_, index) = built_in();
    for number in (0..10_000).step_by(7) {
        for hit in index.search(&number.to_string()).hits {
            let digits = hit.code.to_string();
            let swapped = {
                let (mut one, mut other) = (digits.clone().into_bytes(), number.to_string().into_bytes());
                one.sort_unstable();
                other.sort_unstable();
                one == other
            };
            let text = matches!(hit.tier, Tier::ExactName | Tier::Words) && hit.matched.is_some();
            assert!(digits.starts_with(&number.to_string()) || swapped || text, "{number} gave {hit:?}");
        }
    }
}

#[test]
fn every_name_and_keyword_leads_to_its_code() {
    let (catalogue, index) = built_in();
    for entry in catalogue.entries() {
        let name = index.search(&entry.name).hits;
        assert_eq!((name[0].code, name[0].tier), (entry.code, Tier::ExactName), "{}", entry.name);
        for keyword in &entry.keywords {
            let hits = index.search(keyword).hits;
            assert!(hits.iter().take(3).any(|hit| hit.code == entry.code), "{keyword:?} of {}", entry.code);
        }
    }
}

#[test]
fn keywords_are_twenty_to_forty_and_no_phrase_belongs_to_two_codes() {
    let mut owners = std::collections::HashMap::new();
    for entry in Catalogue::built_in().entries() {
        let count = entry.keywords.len();
        assert!((20..=40).contains(&count), "{} has {count}", entry.code);
        for keyword in &entry.keywords {
            let before = owners.insert(keyword.to_lowercase(), entry.code);
            assert_eq!(before, None, "{keyword:?} is also in {}", entry.code);
        }
    }
}

/// Swaps, drops, doubles or replaces one letter of a word.
fn misspelt(word: &str, at: usize, kind: usize) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    match kind {
        0 if at + 1 < letters.len() => letters.swap(at, at + 1),
        1 => drop(letters.remove(at)),
        2 => letters.insert(at, letters[at]),
        _ => letters[at] = 'q',
    }
    letters.into_iter().collect()
}

#[test]
fn a_code_once_found_under_a_typo_stays_while_the_word_is_typed_on() {
    let (catalogue, index) = built_in();
    // A filler misspelt is a filler no more, so not quite all are found.
    let (mut tried, mut found_at_all) = (0, 0);
    for entry in catalogue.entries() {
        let words: std::collections::BTreeSet<&str> = entry
            .keywords
            .iter()
            .flat_map(|keyword| keyword.split(' '))
            .filter(|word| word.len() >= 5)
            .collect();
        for (turn, word) in
            words.into_iter().filter(|word| word.bytes().all(|byte| byte.is_ascii_lowercase())).enumerate()
        {
            let typo = misspelt(word, 1 + turn % (word.len() - 2), turn % 4);
            // Fillers and negations are not looked for by themselves.
            let hits = index.search(word).hits;
            if !hits.iter().any(|hit| hit.code == entry.code && hit.tier <= Tier::Words && hits.len() < 20) {
                continue;
            }
            let mut there = false;
            for end in 4..=typo.len() {
                let found = index.search(&typo[..end]).hits.iter().any(|hit| hit.code == entry.code);
                assert!(found || !there, "{} of {:?} vanished at {:?}", entry.code, word, &typo[..end]);
                there |= found;
            }
            tried += 1;
            found_at_all += usize::from(there);
        }
    }
    assert!(tried > 700 && found_at_all * 100 >= tried * 97, "{found_at_all} of {tried}");
}

/// Words to make queries of: ours, foreign ones, halves, numbers and rubbish.
fn word() -> impl Strategy<Value = String> {
    let ours: Vec<String> = questions()
        .iter()
        .flat_map(|question| question.query.split(' ').map(str::to_owned).collect::<Vec<_>>())
        .collect();
    prop_oneof![
        6 => proptest::sample::select(ours),
        1 => "[a-z]{1,9}",
        1 => "[0-9]{1,5}",
        1 => any::<String>(),
    ]
}

/// Words that carry meaning: fillers and words of circumstance are neutral, and may bring back what they alone missed.
fn content() -> impl Strategy<Value = &'static str> {
    let words = "face selfie document passport licence expired expiry missing wallet credit link limit light dark glasses \
        hijab border centre small close cropped liveness match mismatch age young rules workflow request token url invalid \
        unauthorised internal server field parameter verified already duplicate kyc failed declined photo camera copy \
        screen back data nationality country pasport livness zebra quixotic wal ph docu nwc dfm";
    proptest::sample::select(words.split_whitespace().collect::<Vec<_>>())
}

fn query() -> impl Strategy<Value = String> {
    proptest::collection::vec(word(), 0..7).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_query_is_answered_in_order_and_with_positions_that_exist(query in query()) {
        let (catalogue, index) = built_in();
        let hits = index.search(&query);
        prop_assert_eq!(hits.shortened, hits.shortened || query.chars().count() > QUERY_LIMIT);
        for pair in hits.hits.windows(2) {
            prop_assert!(pair[0].tier <= pair[1].tier);
            prop_assert!(query.trim().is_empty() || pair[0].score > pair[1].score || (pair[0].score == pair[1].score && pair[0].code < pair[1].code));
        }
        let mut codes: Vec<i64> = hits.hits.iter().map(|hit| hit.code).collect();
        codes.sort_unstable();
        codes.dedup();
        prop_assert_eq!(codes.len(), hits.hits.len());
        for hit in &hits.hits {
            let entry = catalogue.get(hit.code).unwrap();
            for (positions, text) in [(&hit.name_positions, &*entry.name), (&hit.title_positions, &*entry.title)] {
                prop_assert!(positions.is_sorted_by(|one, other| one < other));
                prop_assert!(positions.iter().all(|at| *at < text.chars().count()));
            }
        }
    }

    #[test]
    fn another_word_never_brings_back_what_lacked_the_earlier_ones(words in proptest::collection::vec(content(), 2..6)) {
        let (_, index) = built_in();
        let sure = |words: &[&str]| -> Vec<i64> {
            // The blank says that the last word is finished.
            let hits = index.search(&format!("{} ", words.join(" "))).hits;
            hits.iter().filter(|hit| hit.tier <= Tier::Words).map(|hit| hit.code).collect()
        };
        let fewer = sure(&words[..words.len() - 1]);
        for code in sure(&words) {
            prop_assert!(fewer.contains(&code), "{} came back", code);
        }
    }

    #[test]
    fn the_answer_does_not_depend_on_what_was_asked_before(history in proptest::collection::vec(query(), 1..6)) {
        let (_, index) = built_in();
        let mut session = Session::default();
        for query in &history {
            let fresh = index.clone().search_until(query, 50, &NO_CANCEL).unwrap();
            let kept = index.search_with(query, 50, &mut session, &NO_CANCEL).unwrap();
            prop_assert_eq!(kept, &fresh);
        }
    }
}

#[test]
fn a_long_query_is_shortened_and_says_so() {
    let (_, index) = built_in();
    let long = "expired passport ".repeat(100_000);
    let hits = index.search(&long);
    assert!(hits.shortened);
    assert_eq!(hits.hits[0].code, 5010);
    assert!(!index.search("expired passport").shortened);
}

#[test]
fn a_cancelled_search_answers_nothing() {
    let (_, index) = built_in();
    assert_eq!(index.search_until("passport", 10, &AtomicBool::new(true)), None);
}

#[test]
fn an_empty_query_lists_the_current_codes_in_order() {
    let (catalogue, index) = built_in();
    let listed: Vec<i64> = index.search("  ").hits.iter().map(|hit| hit.code).collect();
    let all: Vec<i64> = catalogue.entries().iter().map(|entry| entry.code).collect();
    assert_eq!(listed, all);
}

#[test]
fn the_reason_of_a_match_is_shown() {
    let (_, index) = built_in();
    let first = |query: &str| index.search(query).hits.into_iter().next().unwrap();
    assert_eq!(first("face not").name_positions, [0, 1, 2, 3, 5, 6, 7]);
    assert_eq!(first("dfm").name_positions, [0, 9, 14]);
    let hijab = first("hijab");
    assert_eq!((hijab.code, hijab.name_positions.len()), (8009, 0));
    assert!(matches!(&hijab.matched, Some((Field::Keyword, text)) if text.contains("hijab")), "{hijab:?}");
    assert_eq!(first("802").code_positions, [0, 1, 2]);
}

#[test]
fn a_word_is_taken_as_it_is_meant() {
    let (_, index) = built_in();
    let sure = |query: &str| -> Vec<i64> {
        let hits = index.search(query).hits;
        hits.iter().filter(|hit| hit.tier <= Tier::Words).map(|hit| hit.code).collect()
    };
    // A word typed out is not the beginning of another: nobody asks for an additional document here.
    assert!(sure("add").contains(&5006) && !sure("add ").contains(&5006));
    // Words run together are one: neither a post nor a card, neither a wall nor a paper.
    for query in ["postcard", "wallpaper", "headset", "logo download"] {
        assert!(index.search(query).hits.is_empty(), "{query}");
    }
    assert_eq!(sure("facenotfound"), [8006]);
    // What is denied is found under the negation.
    assert_eq!(index.search("face unrecognized").hits[0].code, 8006);
    // Who names the kind means the general word too, never the other way round.
    assert!(sure("scan of his passport").contains(&5012) && sure("scanned document").contains(&5012));
    assert!(sure("selfie of a thumbnail").contains(&8008) && !sure("document missing").contains(&5010));
    // A retired name is asked for as it is spelled; in plain words the current code is meant.
    assert_eq!(index.search("VERIFICATION_LINK_EXPIRED").hits[0].code, 8015);
    assert_eq!(index.search("verification link expired").hits[0].code, 5009);
    // Another subject is no form of a word of ours, and no beginning of one.
    assert!(index.search("meeting at noon").hits.is_empty() && index.search("car park").hits.is_empty());
}

#[test]
fn several_words_that_mean_one_are_heard_in_queries_and_in_texts() {
    let json = r#"{"entries":[{"code":9001,"name":"BADGE_STALE","title":"The badge is out of date"},
        {"code":9002,"name":"BADGE_LAPSED","title":"The badge has expired"}]}"#;
    let mut catalogue = Catalogue::built_in();
    let (overlay, _) = Overlay::read("own.json", json.as_bytes());
    catalogue.lay(overlay.unwrap());
    let index = Index::new(&catalogue);
    for query in ["badge out of date", "expired badge", "badge ran out", "the badge is past its date"] {
        let hits = index.search(query).hits;
        let mut sure: Vec<i64> =
            hits.iter().filter(|hit| hit.tier == Tier::Words).map(|hit| hit.code).collect();
        sure.sort_unstable();
        assert_eq!(sure, [9001, 9002], "{query}");
    }
    // The last word of what is said shows why.
    let stale = index.search("badge expired").hits.into_iter().find(|hit| hit.code == 9001).unwrap();
    assert_eq!(stale.title_positions, [4, 5, 6, 7, 8, 20, 21, 22, 23]);
}

#[test]
fn what_frames_a_question_neither_helps_nor_hurts() {
    let (_, index) = built_in();
    for core in ["photo too dark", "expired passport", "link does not open", "face not found"] {
        let order = |query: &str| -> Vec<i64> {
            index.search(query).hits.iter().map(|hit| hit.code).take(3).collect()
        };
        let plain = order(core);
        for query in [
            format!("my screen shows {core}"),
            format!("one of our clients reports {core} during onboarding"),
            format!("support ticket: {core}"),
            format!("{core} since yesterday"),
            format!("I don't understand: {core}"),
        ] {
            assert_eq!(order(&query), plain, "{query}");
        }
    }
    // Words that people use about anything are no beginning of another word.
    assert_eq!(index.search("picture came out too dark").hits[0].code, 8009);
    assert_eq!(index.search("NoFaceError").hits[0].code, 8006);
}

#[test]
fn an_overlay_is_found_by_its_own_text() {
    let json = r#"{"entries":[{"code":9001,"name":"ÉLAN_REÇU_MANQUANT","title":"Reçu manquant","keywords":["kassenbon fehlt"]},
        {"code":9002,"name":"ПАСПОРТ_ПРОСРОЧЕН","title":"Паспорт просрочен"}]}"#;
    let mut catalogue = Catalogue::built_in();
    let (overlay, _) = Overlay::read("own.json", json.as_bytes());
    catalogue.lay(overlay.unwrap());
    let index = Index::new(&catalogue);
    for (query, code) in [
        ("elan recu", 9001),
        ("Kassenbon", 9001),
        ("RECU", 9001),
        ("паспорт", 9002),
        ("ПАСПОРТ просрочен", 9002),
        ("9002", 9002),
    ] {
        assert_eq!(index.search(query).hits[0].code, code, "{query}");
    }
    assert_eq!(index.search("élan").hits[0].name_positions, [0, 1, 2, 3]);
}
