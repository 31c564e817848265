//! One key of a realistic query, at four sizes of the catalogue, against a plain pass of `SkimMatcherV2` and of
//! `nucleo-matcher` over the same texts. Compare within one run: machines drift by more than the differences.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

use std::fmt::Write as _;
use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use faceki_console::catalogue::{Catalogue, Overlay};
use faceki_console::search::{Index, Session};
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

const SIZES: [usize; 4] = [24, 1_000, 10_000, 100_000];
const QUERIES: [&str; 8] =
    ["liveness", "5005", "expired doc", "timeout while", "fnf", "pasport", "session not found", "poor light"];

/// Every prefix of every query: what a search line asks while somebody types.
fn keys() -> Vec<String> {
    let prefixes =
        |query: &&str| (1..=query.len()).map(|end| query.chars().take(end).collect()).collect::<Vec<_>>();
    QUERIES.iter().flat_map(prefixes).collect()
}

/// The built-in codes, and a company's dictionary of made-up ones: names of three words, descriptions of about twenty.
fn catalogue(size: usize) -> Arc<Catalogue> {
    let mut catalogue = Catalogue::built_in();
    let nouns = "session token account payment invoice wallet document selfie face workflow rule link request field image upload \
        profile device network gateway server database record report policy country currency address contract".split_whitespace().collect::<Vec<_>>();
    let states =
        "missing expired invalid rejected blocked duplicate unknown timeout mismatch overflow unreachable \
        locked corrupted unsupported incomplete"
            .split_whitespace()
            .collect::<Vec<_>>();
    let fillers = "the while after during because of for with its current previous remote local internal external service \
        could not be reached found verified processed by this customer".split_whitespace().collect::<Vec<_>>();
    // A linear congruential generator: the same catalogue in every run.
    let mut seed = 42u64;
    let mut pick = |words: &[&'static str]| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        words.get((seed >> 33) as usize % words.len()).copied().unwrap_or_default()
    };
    let mut json = String::from("{\"entries\":[");
    for code in 0..size.saturating_sub(24) {
        let (one, two, state) = (pick(&nouns), pick(&nouns), pick(&states));
        let mut text = String::new();
        for at in 0..20 {
            let word = match at % 3 {
                0 => pick(&nouns),
                1 => pick(&fillers),
                _ => pick(&states),
            };
            write!(text, "{word} ").unwrap();
        }
        let comma = if code == 0 { "" } else { "," };
        let number = 100_000 + code;
        let name = format!("{one}_{two}_{state}").to_uppercase();
        write!(json, "{comma}{{\"code\":{number},\"name\":\"{name}\",\"title\":\"The {one} {two} is {state}\",\"description\":\"{text}\"}}").unwrap();
    }
    json.push_str("]}");
    let (overlay, faults) = Overlay::read("made-up.json", json.into_bytes());
    assert!(faults.is_empty(), "{faults:?}");
    catalogue.lay(overlay.unwrap());
    Arc::new(catalogue)
}

fn lines(catalogue: &Catalogue) -> Vec<String> {
    catalogue
        .entries()
        .iter()
        .map(|entry| format!("{}  {}  {}", entry.code, entry.name, entry.description))
        .collect()
}

fn typing(criterion: &mut Criterion) {
    let keys = keys();
    let go_on = AtomicBool::new(false);
    let mut group = criterion.benchmark_group("all keys of eight queries");
    group.sample_size(10).throughput(Throughput::Elements(keys.len() as u64));
    for size in SIZES {
        let catalogue = catalogue(size);
        let index = Index::shared(Arc::clone(&catalogue));
        let lines = lines(&catalogue);
        println!("{size}: index of {} bytes an entry", index.size() / size);
        worst(&index, size, &keys);
        group.bench_function(BenchmarkId::new("index", size), |bencher| {
            bencher
                .iter(|| keys.iter().for_each(|key| drop(black_box(index.search_until(key, 200, &go_on)))));
        });
        group.bench_function(BenchmarkId::new("erase, kept", size), |bencher| {
            let mut session = Session::default();
            for key in keys.iter().take(8) {
                index.search_with(key, 200, &mut session, &go_on);
            }
            bencher.iter(|| {
                black_box(index.search_with("livenes", 200, &mut session.clone(), &go_on).is_some())
            });
        });
        // Whoever types eight letters at once is answered once: each letter ends the search before.
        group.bench_function(BenchmarkId::new("burst of 8 keys", size), |bencher| {
            let ended = AtomicBool::new(true);
            bencher.iter(|| {
                for key in keys.iter().take(7) {
                    assert!(index.search_until(key, 200, &ended).is_none());
                }
                black_box(index.search_until("liveness", 200, &go_on))
            });
        });
        if size > 10_000 && std::env::var_os("PLAIN").is_none() {
            continue;
        }
        group.bench_function(BenchmarkId::new("plain SkimMatcherV2", size), |bencher| {
            bencher.iter(|| {
                for key in &keys {
                    let matcher = SkimMatcherV2::default().ignore_case();
                    let mut all: Vec<(i64, usize)> = lines
                        .iter()
                        .enumerate()
                        .filter_map(|(at, line)| Some((matcher.fuzzy_match(line, key)?, at)))
                        .collect();
                    all.sort_unstable();
                    black_box(all);
                }
            });
        });
        group.bench_function(BenchmarkId::new("plain nucleo-matcher", size), |bencher| {
            let mut matcher = Matcher::new(Config::DEFAULT);
            let mut buffer = Vec::new();
            bencher.iter(|| {
                for key in &keys {
                    let pattern = Pattern::parse(key, CaseMatching::Ignore, Normalization::Smart);
                    let mut all: Vec<(u32, usize)> = lines
                        .iter()
                        .enumerate()
                        .filter_map(|(at, line)| {
                            Some((pattern.score(Utf32Str::new(line, &mut buffer), &mut matcher)?, at))
                        })
                        .collect();
                    all.sort_unstable();
                    black_box(all);
                }
            });
        });
    }
    group.finish();
}

/// Criterion gives means; a key that is late is what a person feels.
fn worst(index: &Index, size: usize, keys: &[String]) {
    let go_on = AtomicBool::new(false);
    let mut times: Vec<_> = keys
        .iter()
        .map(|key| {
            let start = std::time::Instant::now();
            black_box(index.search_until(key, 200, &go_on));
            (start.elapsed(), key)
        })
        .collect();
    times.sort();
    let at = |percent: usize| times.get((times.len() - 1) * percent / 100);
    println!("{size}: per key p50 {:?}, p95 {:?}, worst {:?}", at(50), at(95), at(100));
}

fn building(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("build");
    group.sample_size(10);
    for size in SIZES {
        let catalogue = catalogue(size);
        group.bench_function(BenchmarkId::new("index", size), |bencher| {
            bencher.iter(|| black_box(Index::shared(Arc::clone(&catalogue))));
        });
    }
    group.finish();
}

criterion_group!(benches, typing, building);
criterion_main!(benches);
