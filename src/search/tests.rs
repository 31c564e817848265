//! The fast path against a slow, obvious one, and the cost of the index.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use proptest::prelude::*;

use super::lexicon::{generals, is_filler, is_vague, one_negation, same};
use super::matching::is_another_subject;
use super::stem::stem;
use super::token::Token;
use super::*;
use crate::catalogue::Overlay;

/// All folded words of an entry, as a person would list them.
fn words_of(entry: &Entry) -> BTreeSet<String> {
    let mut all: BTreeSet<String> =
        fold::words(&entry.name).iter().map(|word| one_negation(word).to_owned()).collect();
    let texts = [&*entry.title, &*entry.description].into_iter();
    let texts =
        texts.chain(entry.keywords.iter().map(|text| &**text)).chain(entry.causes.iter().map(|text| &**text));
    for word in texts.clone().flat_map(fold::words).filter(|word| !is_filler(word)) {
        all.insert(one_negation(&word).to_owned());
    }
    for text in texts.chain([&*entry.name]) {
        let mut trail = sayings::Trail::default();
        for word in fold::words(text) {
            trail.push(sayings::Heard::new(one_negation(&word)), |_, means| {
                all.extend(means.iter().map(|meant| (*meant).to_owned()));
            });
        }
    }
    all
}

/// The groups of one meaning that a word, its plural or one of its tenses stands in.
fn groups_of(word: &str) -> &'static [&'static [&'static str]] {
    static GROUPS: LazyLock<HashMap<String, Vec<&'static [&'static str]>>> = LazyLock::new(|| {
        let mut by_form: HashMap<String, Vec<&'static [&'static str]>> = HashMap::new();
        for group in same() {
            let forms: BTreeSet<String> = group.iter().map(|word| stem(word)).collect();
            forms.into_iter().for_each(|form| by_form.entry(form).or_default().push(group));
        }
        by_form
    });
    GROUPS.get(&stem(word)).map_or(&[], Vec::as_slice)
}

/// Whether `word` answers `token`: begun by it, of one stem, of one meaning with a word that is, or the general word.
fn answers(index: &Index, token: &Token, word: &str) -> bool {
    let complete = index.vocabulary.id(&token.text).is_some();
    let foreign = is_another_subject(&index.vocabulary, &token.text);
    let over = token.finished && (complete || foreign || is_vague(&token.text));
    let text = token.text.as_str();
    let letters = |text: &str| text.bytes().all(|byte| byte.is_ascii_lowercase());
    let long = text.chars().count() > 2;
    // Stems keep the first letter: asking for it first saves most of the work.
    let first = |text: &str| text.as_bytes().first().copied();
    let is = |word: &str| {
        !foreign
            && (word == text
                || (long && first(word) == first(text) && letters(word) && stem(word) == stem(text)))
    };
    let begun = |word: &str| word != text && word.starts_with(text);
    let other = |other: &str| other != word && (is(other) || (!complete && begun(other)));
    let meant = || {
        groups_of(word).iter().any(|group| {
            let begun = index.vocabulary.beginning(text).map(|id| index.vocabulary.text(id));
            let in_group = |word: &&str| groups_of(word).iter().any(|other| std::ptr::eq(*other, *group));
            group.iter().copied().any(other) || (!complete && begun.filter(in_group).any(other))
        })
    };
    let general = || generals(&token.stem).any(|general| letters(word) && stem(word) == general);
    let cut = token.cut_from.is_some();
    is(word)
        || (!cut
            && ((begun(word) && !over) || (!foreign && ((long || complete) && meant() || long && general()))))
}

fn initials(token: &str, name: &str) -> bool {
    let all: String = fold::words(name).iter().filter_map(|word| word.chars().next()).collect();
    let mut letters = all.chars();
    all.chars().count() > 1
        && (3..=8).contains(&token.chars().count())
        && token.chars().next() == all.chars().next()
        && token.chars().all(|wanted| letters.any(|letter| letter == wanted))
}

/// Whether a row must have the token: it is required, or cut out of the same typed word as one that is.
fn wanted(tokens: &[Token], token: &Token) -> bool {
    let mut cut = tokens.iter().filter(|other| other.cut_from == token.cut_from && token.cut_from.is_some());
    token.required || cut.any(|other| other.required)
}

/// Codes that have every required word of the query.
fn slow(listed: &[(&Entry, BTreeSet<String>)], index: &Index, query: &str) -> BTreeSet<Code> {
    let tokens = Query::read(query, &index.vocabulary).tokens;
    let entries = listed.iter().filter(|(entry, words)| {
        tokens.iter().filter(|token| wanted(&tokens, token)).all(|token| {
            words.iter().any(|word| answers(index, token, word))
                || (token.cut_from.is_none() && initials(&token.text, &entry.name))
        })
    });
    entries.map(|(entry, _)| entry.code).collect()
}

fn listed(catalogue: &Catalogue) -> Vec<(&Entry, BTreeSet<String>)> {
    catalogue.entries().iter().map(|entry| (entry, words_of(entry))).collect()
}

fn fast(index: &Index, query: &str) -> BTreeSet<Code> {
    let hits = index.search_until(query, usize::MAX, &AtomicBool::new(false)).unwrap().hits;
    let sure = hits.iter().filter(|hit| matches!(hit.tier, Tier::ExactName | Tier::Words));
    let current = index.catalogue.entries().iter().map(|entry| entry.code).collect();
    sure.map(|hit| hit.code).collect::<BTreeSet<Code>>().intersection(&current).copied().collect()
}

#[test]
fn the_fast_path_finds_what_the_slow_one_finds() {
    let catalogue = Catalogue::built_in();
    let index = Index::new(&catalogue);
    let listed = listed(&catalogue);
    let questions = include_str!("../../tests/queries.tsv");
    let mut compared = 0;
    let asked = questions.lines().filter(|line| !line.is_empty() && !line.starts_with("# "));
    // Some of them: the slow reference takes its time.
    for line in asked.step_by(7) {
        let query = line.split('\t').next().unwrap();
        for end in (1..=query.chars().count()).step_by(7) {
            let key: String = query.chars().take(end).collect();
            let read = Query::read(&key, &index.vocabulary);
            if read.numbers != Numbers::None || read.tokens.is_empty() || read.only_fillers {
                continue;
            }
            assert_eq!(fast(&index, &key), slow(&listed, &index, &key), "{key:?}");
            compared += 1;
        }
    }
    assert!(compared > 600, "{compared}");
}

/// The built-in codes and `size` made-up ones.
fn large(size: usize) -> Arc<Catalogue> {
    let states = ["missing", "expired", "blocked", "unknown", "locked", "stale", "frozen"];
    let parts = [
        "SESSION", "LEDGER", "GATEWAY", "VOUCHER", "CONTRACT", "INVOICE", "DEVICE", "REGISTRY", "QUEUE",
        "BEACON", "TENANT",
    ];
    let pick = |list: &[&'static str], at: usize| list.get(at % list.len()).copied().unwrap_or_default();
    let entries: Vec<String> = (0..size)
        .map(|at| {
            let (one, two, state) = (pick(&parts, at), pick(&parts, at / 11), pick(&states, at / 3));
            format!(
                r#"{{"code":{},"name":"{one}_{two}_{}","title":"The {one} is {state}","description":"The {two} number {at} was {state} while its {one} waited for the {} of tenant {}"}}"#,
                100_000 + at, state.to_uppercase(), pick(&parts, at / 5), at % 97
            )
        })
        .collect();
    let mut catalogue = Catalogue::built_in();
    let (overlay, faults) =
        Overlay::read("large.json", format!("{{\"entries\":[{}]}}", entries.join(",")).into_bytes());
    assert!(faults.is_empty());
    catalogue.lay(overlay.unwrap());
    Arc::new(catalogue)
}

#[test]
fn a_limit_gives_the_beginning_of_the_whole_list() {
    let catalogue = large(6_000);
    let index = Index::shared(Arc::clone(&catalogue));
    let listed = listed(&catalogue);
    let go_on = AtomicBool::new(false);
    // A beginning, a whole word, a word said twice in a name, initials, fillers alone, words run together.
    for query in [
        "session",
        "ledger expired",
        "s",
        "voucher contract locked",
        "expired passport",
        "beacn",
        "session session",
        "sl",
        "sle",
        "the",
        "tenant waited",
        "sessionledger",
        "not missing",
    ] {
        let all = index.search_until(query, usize::MAX, &go_on).unwrap();
        for limit in [1, 7, 200] {
            let some = index.search_until(query, limit, &go_on).unwrap();
            assert_eq!(some.hits[..], all.hits[..limit.min(all.hits.len())], "{query:?} {limit}");
        }
        assert_eq!(fast(&index, query), slow(&listed, &index, query), "{query:?}");
    }
}

#[test]
fn the_index_stays_small() {
    let catalogue = large(20_000);
    let index = Index::shared(Arc::clone(&catalogue));
    let bytes = index.size() / catalogue.entries().len();
    assert!(bytes < 200, "{bytes} bytes an entry");
}

#[test]
fn reading_on_several_threads_gives_the_same_index() {
    let catalogue = large(6_000);
    let entries: Vec<&Entry> = catalogue.entries().iter().collect();
    let (rows, words) = build::build(&entries);
    let text = |places: &[rows::Place], words: &Vocabulary| -> Vec<String> {
        places.iter().map(|place| words.text(place.word()).to_owned()).collect()
    };
    for (row, entry) in (0u32..).zip(&entries).step_by(499) {
        let (alone, own) = build::build(&[entry]);
        assert_eq!(text(rows.row(row), &words), text(alone.row(0), &own));
    }
}

fn built_in() -> &'static (Catalogue, Index) {
    static BUILT: LazyLock<(Catalogue, Index)> = LazyLock::new(|| {
        let catalogue = Catalogue::built_in();
        let index = Index::new(&catalogue);
        (catalogue, index)
    });
    &BUILT
}

/// Words of keywords, whole, begun and glued together.
fn word() -> impl Strategy<Value = String> {
    let entries = built_in().0.entries().iter();
    let all: Vec<&str> =
        entries.flat_map(|entry| &entry.keywords).flat_map(|keyword| keyword.split(' ')).collect();
    let some = || proptest::sample::select(all.clone());
    prop_oneof![
        6 => some().prop_map(str::to_owned),
        2 => (some(), 2..5usize).prop_map(|(word, end)| word.chars().take(end).collect()),
        1 => (some(), some()).prop_map(|(one, other)| format!("{one}{other}")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_work_of_any_query_is_bounded(query in "(\\PC{0,40}[ _-]){0,60}") {
        let read = Query::read(&query, &built_in().1.vocabulary);
        prop_assert!(read.tokens.len() <= query::LANES);
        prop_assert!(read.tokens.iter().all(|token| token.text.chars().count() <= QUERY_LIMIT));
    }

    #[test]
    fn words_in_any_order_are_found_as_the_slow_path_finds_them(words in proptest::collection::vec(word(), 1..4)) {
        let (catalogue, index) = built_in();
        let query = words.join(" ");
        let read = Query::read(&query, &index.vocabulary);
        if read.numbers == Numbers::None && !read.only_fillers {
            prop_assert_eq!(fast(index, &query), slow(&listed(catalogue), index, &query));
        }
    }
}
