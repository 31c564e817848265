//! Loading a company's whole error dictionary: 100,000 codes, about 20 MB of JSON.
//!
//! Against serde_json itself, in the same run, reading the same bytes into borrowed strings, owned strings and
//! `Value`. Read the ratios, not the milliseconds. Every iteration leaks its file, as the program does once: the
//! number of iterations is kept small.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

use std::borrow::Cow;
use std::hint::black_box;
use std::time::Duration;

use criterion::{BatchSize, Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use faceki_console::catalogue::{Catalogue, Overlay, check};
use serde::Deserialize;

const CODES: usize = 100_000;

/// What a plain reader would hold: only what the file has, without origins and without looking for faults.
#[derive(Deserialize)]
struct Borrowed<'a> {
    #[serde(borrow)]
    entries: Vec<BorrowedEntry<'a>>,
}

#[allow(dead_code)]
#[derive(Deserialize)]
struct BorrowedEntry<'a> {
    code: i64,
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(borrow)]
    title: Cow<'a, str>,
    #[serde(borrow)]
    description: Cow<'a, str>,
    category: &'a str,
    acts: &'a str,
    retry: &'a str,
    keywords: Vec<&'a str>,
}

#[derive(Deserialize)]
struct Owned {
    entries: Vec<OwnedEntry>,
}

#[allow(dead_code)]
#[derive(Deserialize)]
struct OwnedEntry {
    code: i64,
    name: String,
    title: String,
    description: String,
    category: String,
    acts: String,
    retry: String,
    keywords: Vec<String>,
}

fn file() -> String {
    let words = ["payment", "limit", "session", "branch", "document", "address", "device", "consent"];
    let word = |n: usize| words[n % words.len()];
    let entries: Vec<String> = (0..CODES)
        .map(|n| {
            let (a, b, c) = (word(n), word(n / 8), word(n / 64));
            let name = format!("{a}_{b}_{c}_{n}").to_uppercase();
            format!(
                concat!(
                    r#"{{"code":{},"name":"{}","title":"The {} of the {} needs another look","#,
                    r#""description":"Set by the back office when the {} does not fit the {}.","#,
                    r#""category":"request","acts":"business","retry":"never","keywords":["{}","{}","{}"]}}"#
                ),
                100_000 + n,
                name,
                a,
                b,
                b,
                c,
                a,
                b,
                c
            )
        })
        .collect();
    format!("{{\"entries\":[\n{}\n]}}", entries.join(",\n"))
}

/// Resident memory in bytes, where the system tells (Linux).
fn resident() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse::<usize>().ok().map(|kib| kib * 1024)
}

fn report_memory(text: &str) {
    let bytes = text.as_bytes().to_vec();
    let Some(before) = resident() else { return };
    let mut catalogue = Catalogue::built_in();
    catalogue.lay(Overlay::read("bench", bytes).0.unwrap());
    let Some(after) = resident() else { return };
    assert_eq!(catalogue.entries().len(), CODES + 24);
    println!(
        "memory: {} bytes an entry beyond the text of {} bytes an entry",
        after.saturating_sub(before) / CODES,
        text.len() / CODES
    );
}

fn load(criterion: &mut Criterion) {
    let text = file();
    report_memory(&text);
    let mut group = criterion.benchmark_group("overlay of 100,000 codes");
    group.sampling_mode(SamplingMode::Flat).sample_size(10);
    group.warm_up_time(Duration::from_millis(200)).measurement_time(Duration::from_secs(1));
    group.throughput(Throughput::Bytes(text.len() as u64));

    let bytes = || text.as_bytes().to_vec();
    group.bench_function("read", |bench| {
        bench.iter_batched(
            bytes,
            |bytes| black_box(Overlay::read("bench", bytes).0.unwrap()),
            BatchSize::PerIteration,
        );
    });
    group.bench_function("lay", |bench| {
        let overlay = || (Catalogue::built_in(), Overlay::read("bench", bytes()).0.unwrap());
        bench.iter_batched(
            overlay,
            |(mut catalogue, overlay)| {
                catalogue.lay(overlay);
                catalogue
            },
            BatchSize::PerIteration,
        );
    });
    let broken = || text.replacen("\"retry\":\"never\"", "\"retry\":\"nevr\"", 1).into_bytes();
    group.bench_function("read with one fault", |bench| {
        bench.iter_batched(
            broken,
            |bytes| black_box(Overlay::read("bench", bytes).1),
            BatchSize::PerIteration,
        );
    });
    group.bench_function("check", |bench| {
        bench.iter_batched(bytes, |bytes| black_box(check("bench", bytes)), BatchSize::PerIteration);
    });
    group.bench_function("serde_json, borrowed strings", |bench| {
        bench.iter_with_large_drop(|| serde_json::from_str::<Borrowed<'_>>(&text).unwrap().entries);
    });
    group.bench_function("serde_json, owned strings", |bench| {
        bench.iter_with_large_drop(|| serde_json::from_str::<Owned>(&text).unwrap().entries);
    });
    group.bench_function("serde_json, Value", |bench| {
        bench.iter_with_large_drop(|| serde_json::from_str::<serde_json::Value>(&text).unwrap());
    });
    group.finish();
}

criterion_group!(benches, load);
criterion_main!(benches);
