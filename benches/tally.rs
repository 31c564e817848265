//! Counting a log against a plain typed `serde_json` loop over the same lines, in one run: machines drift by more
//! than the differences. Lines of 0.7 to 1.9 KB as a verification answers them, and lines with a picture of 200 KB.
#![allow(missing_docs, clippy::unwrap_used)]

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use faceki_console::catalogue::Catalogue;
use faceki_console::tally::Counter;
use serde::Deserialize;

/// What somebody would write who wants the codes and nothing else.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Typed<'a> {
    response_code: i64,
    #[serde(borrow)]
    data: Option<Data<'a>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Data<'a> {
    #[serde(borrow)]
    decision: Option<&'a str>,
    #[serde(default)]
    error_codes: Vec<i64>,
}

/// A linear congruential generator: the same lines in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn pick(&mut self, words: &[&'static str]) -> &'static str {
        let at = self.below(words.len() as u64) as usize;
        words.get(at).copied().unwrap_or_default()
    }
}

fn line(dice: &mut Dice, picture: usize) -> String {
    const WORDS: [&str; 6] = ["region", "document", "network", "selfie", "country", "field"];
    const TEXTS: [&str; 4] = [
        "ask the customer to try again in good light",
        "review the workflow rules in the console",
        "retry later with a fresh token",
        "the value does not agree with the earlier submission",
    ];
    let mut line = format!(
        "{{\"requestId\":\"{:08x}-d95b-40e7-8177-5c6e15ba2bdd\",\"timestamp\":\"2030-03-{:02}T10:00:00.000Z\",",
        dice.below(1 << 31),
        dice.below(28) + 1
    );
    match dice.below(100) {
        0..9 => write!(
            line,
            "\"responseCode\":{},\"message\":\"The face was not found \\\"in\\\" it\"",
            8004 + dice.below(6)
        ),
        9..15 => {
            write!(line, "\"responseCode\":0,\"data\":{{\"decision\":\"DECLINED\",\"errorCodes\":[5005]}}")
        }
        _ => write!(line, "\"responseCode\":0,\"data\":{{\"decision\":\"ACCEPTED\",\"errorCodes\":[]}}"),
    }
    .unwrap();
    write!(
        line,
        ",\"result\":{{\"link\":\"l-{}\",\"fullName\":\"TEST PERSON\",\"dob\":\"1990-01-01\",\"age\":57",
        dice.below(1 << 24)
    )
    .unwrap();
    line.push_str(",\"scores\":{\"liveness\":0.6059,\"match\":0.6068,\"quality\":0.5812},\"fields\":[");
    for at in 0..4 + dice.below(8) {
        let comma = if at == 0 { "" } else { "," };
        let (name, value, number) = (dice.pick(&WORDS), dice.pick(&TEXTS), dice.below(1000));
        write!(line, "{comma}{{\"name\":\"{name}\",\"value\":\"{value}\",\"confidence\":0.{number},\"box\":[455,514,{number},922]}}").unwrap();
    }
    line.push(']');
    if picture > 0 {
        let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let letter =
            |dice: &mut Dice| char::from(letters.get(dice.below(64) as usize).copied().unwrap_or(b'A'));
        let text: String = (0..picture).map(|_| letter(dice)).collect();
        write!(line, ",\"images\":{{\"selfie_image\":\"{text}==\"}}").unwrap();
    }
    line.push_str("}}");
    line
}

fn counting(criterion: &mut Criterion) {
    let catalogue = Catalogue::built_in();
    for (name, count, picture) in [("kyc", 8_000, 0), ("img", 50, 200_000)] {
        let mut dice = Dice(42);
        let lines: Vec<String> = (0..count).map(|_| line(&mut dice, picture)).collect();
        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Bytes(lines.iter().map(|line| line.len() as u64).sum()));
        group.bench_function(BenchmarkId::from_parameter("typed serde_json"), |bencher| {
            bencher.iter(|| {
                let mut sum = 0_u64;
                for line in &lines {
                    let typed: Typed<'_> = serde_json::from_slice(line.as_bytes()).unwrap();
                    let accepted = typed.data.as_ref().and_then(|data| data.decision) == Some("ACCEPTED");
                    let codes = typed.data.map_or(0, |data| data.error_codes.len());
                    sum += u64::from(typed.response_code != 0) + u64::from(accepted) + codes as u64;
                }
                black_box(sum)
            });
        });
        group.bench_function(BenchmarkId::from_parameter("tally"), |bencher| {
            bencher.iter(|| {
                let mut counter = Counter::new(&catalogue, None);
                for line in &lines {
                    counter.line(line.as_bytes());
                }
                let counts = counter.finish();
                assert_eq!(counts.responses, lines.len() as u64);
                black_box(counts)
            });
        });
        group.finish();
    }
}

criterion_group!(benches, counting);
criterion_main!(benches);
