//! Decoding a refusal, a record, a reply with a picture in it and a flood of small replies, against `serde_json`
//! reading the same bytes as `IgnoredAny`. Compare within one run: machines drift by more than the differences.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use faceki_console::catalogue::Catalogue;
use faceki_console::decode::decode;
use serde::de::IgnoredAny;

/// One record of section 2.6 of the API notes, padded with notes to about `length` bytes.
fn records(length: usize) -> String {
    let record = r#"{"requestId":"r-1","document_data":[{"reference":"R1","full_name":"TEST PERSON","age":"30","passed":true}],"selfie_data":{"liveness_pass":true},"aml":[{"list_name":"L","type":"SANCTION","fuzz":81}],"verification_summary":{"face_verified":false,"document_verified":true},"decision":"DECLINED","errorCodes":[5005,8009]}"#;
    let many = vec![record; (length / record.len()).max(1)].join(",");
    format!(r#"{{"status":true,"code":200,"message":"OK","appVersion":"v3.0.0","result":[{many}]}}"#)
}

/// A refusal of about a kilobyte.
fn refusal() -> String {
    format!(
        r#"{{"status":false,"code":8006,"message":"{}","appVersion":"v3.0.0","result":null}}"#,
        "no face was found ".repeat(50)
    )
}

/// A reply that carries its picture.
fn picture(length: usize) -> String {
    let image = "iVBORw0KGgoAAAANSUhEUgAA/8006+5004".repeat(length / 34);
    format!(r#"{{"status":false,"code":8006,"message":"x","image":"{image}","appVersion":"v3.0.0"}}"#)
}

/// Small replies, one a line, each of them a reply of its own.
fn flood(length: usize) -> String {
    let line = "{\"status\":false,\"code\":5004,\"message\":\"x\",\"appVersion\":\"v3.0.0\"}\n";
    line.repeat(length / line.len())
}

/// A log in which next to nothing is a reply.
fn log(length: usize) -> String {
    let line = "2031-02-03T10:11:12.345Z INFO [worker-3] kyc.client: polled queue=kyc depth=12 took 8 ms {retry: no}\n";
    line.repeat(length / line.len())
}

fn benches(criterion: &mut Criterion) {
    let catalogue = Catalogue::built_in();
    let cases = [
        ("refusal", refusal()),
        ("records_25k", records(25_000)),
        ("records_100k", records(100_000)),
        ("records_400k", records(400_000)),
        ("picture_5m", picture(5_000_000)),
        ("damaged_100k", records(100_000).replace("\"aml\"", "aml")),
        ("flood_250k", flood(250_000)),
        ("flood_1m", flood(1_000_000)),
        ("log_250k", log(250_000)),
        ("log_1m", log(1_000_000)),
    ];
    let mut group = criterion.benchmark_group("decode");
    group.sample_size(10).warm_up_time(Duration::from_millis(200)).measurement_time(Duration::from_secs(1));
    for (name, text) in &cases {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::new("decode", name), text, |bencher, text| {
            bencher.iter(|| black_box(decode(text.as_bytes(), &catalogue)));
        });
        group.bench_with_input(BenchmarkId::new("ignored_any", name), text, |bencher, text| {
            bencher.iter(|| {
                let values = serde_json::Deserializer::from_slice(text.as_bytes()).into_iter::<IgnoredAny>();
                values.map_while(Result::ok).map(black_box).count()
            });
        });
    }
    group.finish();
}

criterion_group!(decoding, benches);
criterion_main!(decoding);
