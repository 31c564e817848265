//! `tally` and `decode --lines` as a script sees them: standard output, standard error, exit status.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

struct Said {
    status: i32,
    out: String,
    err: String,
}

impl Said {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {} {}", self.out, self.err))
    }

    fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_faceki-console"));
    command
        .args(arguments)
        .env_clear()
        .env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn run(arguments: &[&str], input: &[u8]) -> Said {
    let mut child = command(arguments).spawn().unwrap();
    // A verb that refuses its arguments may be gone before all of it is written.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    Said {
        status: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn file(folder: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    path
}

fn word(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Eight lines: five replies with five codes, one of them cut off in its code; a blank one, two that hold nothing.
const LOG: &str = concat!(
    r#"{"timestamp":"2030-03-24T10:20:00Z","status":false,"code":8006,"message":"text","appVersion":"v3.0.0","result":null}"#,
    "\n",
    r#"{"timestamp":"2030-03-24T11:59:59Z","responseCode":0,"data":{"decision":"DECLINED","errorCodes":[5005,8006]}}"#,
    "\r\n",
    "\n",
    "GET /health\n",
    r#"{"time":"2030-03-25T00:00:00+01:00","level":"info","body":"{\"status\":true,\"code\":200,\"result\":{\"decision\":\"ACCEPTED\"}}"}"#,
    "\n",
    r#"{"responseCode":89999"#,
    "\n",
    "2030-03-23T09:00:00Z error code 8999 and error code FACE_CROPPED\n",
    r#"{"hello":"world"}"#,
);

#[test]
fn the_counts_are_the_documented_json() {
    let said = run(&["tally", "--format", "json", "--by", "hour"], LOG.as_bytes());
    assert_eq!((said.status, said.err.as_str()), (0, ""));
    let json = said.json();
    assert_eq!(json["schema"], 1);
    assert_eq!(
        (&json["lines"], &json["blank"], &json["responses"], &json["unreadable"]),
        (&json!(8), &json!(1), &json!(5), &json!(2))
    );
    let places: Vec<&Value> =
        json["unreadable_at"].as_array().unwrap().iter().map(|place| &place["line"]).collect();
    assert_eq!(places, [4, 8]);
    assert_eq!(json["unreadable_at"][0]["file"], "standard input");
    assert_eq!(
        json["outcomes"],
        json!({"accepted": 1, "ok": 0, "review": 0, "declined": 1, "refused": 2, "cancelled": 0, "gateway": 0, "unclear": 1})
    );
    assert_eq!(
        json["codes"],
        json!([
            {"code": 8006, "name": "FACE_NOT_FOUND", "known": true, "count": 2},
            {"code": 5005, "name": "DOCUMENT_FACE_MATCH_FAILED", "known": true, "count": 1},
            {"code": 8004, "name": "FACE_CROPPED", "known": true, "count": 1},
            {"code": 8999, "name": null, "known": false, "count": 1},
        ])
    );
    assert_eq!(
        (&json["first"], &json["last"]),
        (&json!("2030-03-23T09:00:00Z"), &json!("2030-03-24T23:00:00Z"))
    );
    assert_eq!(json["complete"], true);
    assert_eq!((&json["by"], &json["without_time"]), (&json!("hour"), &json!(1)));
    let times: Vec<(&Value, &Value)> = json["times"]
        .as_array()
        .unwrap()
        .iter()
        .map(|stretch| (&stretch["from"], &stretch["responses"]))
        .collect();
    assert_eq!(times.len(), 4);
    assert_eq!(times[0], (&json!("2030-03-23T09:00:00Z"), &json!(1)));
}

#[test]
fn a_count_is_what_decode_says_for_each_line() {
    let said = run(&["tally", "--format", "json"], LOG.as_bytes()).json();
    let (mut responses, mut codes) = (0, 0);
    for line in LOG.lines() {
        let decoded = run(&["decode", "--format", "json"], line.as_bytes()).json();
        let replies = decoded["responses"].as_array().unwrap().clone();
        responses += replies.len();
        codes += replies.iter().map(|reply| reply["codes"].as_array().unwrap().len()).sum::<usize>();
    }
    assert_eq!(said["responses"], responses);
    let counted: u64 =
        said["codes"].as_array().unwrap().iter().map(|code| code["count"].as_u64().unwrap()).sum();
    assert_eq!(counted, codes as u64);
}

#[test]
fn a_person_sees_totals_outcomes_codes_and_times() {
    let said = run(&["tally", "--by", "day"], LOG.as_bytes());
    assert_eq!(said.status, 0);
    in_order(
        &said.out,
        &[
            "8 lines: 5 replies, 2 unreadable, 1 blank",
            "2030-03-23T09:00:00Z to 2030-03-24T23:00:00Z",
            "unreadable: standard input:4, standard input:8",
            "accepted                                  1   20.0%",
            "refused                                   2   40.0%",
            " 8006  FACE_NOT_FOUND                     2   40.0%",
            "No face was found",
            " 8999  in no catalogue                    1   20.0%",
            "2030-03-23                  1          1  ",
            "2030-03-24                  3          2  ",
        ],
    );
    assert!(said.out.lines().all(|line| line.chars().count() <= 80), "{}", said.out);
    assert!(!said.out.contains('\u{1b}'), "{}", said.out);
}

/// Every expected line begins a line of the text, in this order; columns are as wide as they like.
fn in_order(text: &str, expected: &[&str]) {
    let single = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut lines = text.lines();
    for wanted in expected {
        assert!(
            lines.any(|line| single(line).starts_with(&single(wanted))),
            "`{wanted}` is missing in\n{text}"
        );
    }
}

#[test]
fn a_reply_over_several_lines_gets_a_sentence() {
    let pretty = "{\n  \"status\": false,\n  \"code\": 8006,\n  \"result\": {\n    \"a\": 1\n  }\n}\n";
    for (input, said) in [(pretty, true), (&pretty.replace('\n', " "), false), (LOG, false), ("{\n", false)] {
        let err = run(&["tally"], input.as_bytes()).err;
        assert_eq!(err.contains("one reply over several lines? Use `decode`"), said, "{input}: {err}");
        assert_eq!(err.lines().count(), usize::from(said), "{err}");
        assert_eq!(run(&["tally", "--quiet"], input.as_bytes()).err, "");
    }
}

#[test]
fn top_shows_the_most_frequent_codes_and_says_how_many_it_leaves_out() {
    let said = run(&["tally", "--top", "1"], LOG.as_bytes()).out;
    assert!(said.contains("8006") && !said.contains("5005") && said.contains("3 more codes"), "{said}");
    let json = run(&["tally", "--top", "1", "--format", "json"], LOG.as_bytes()).json();
    assert_eq!((json["codes"].as_array().unwrap().len(), &json["codes_left_out"]), (1, &json!(3)));
}

#[test]
fn several_files_are_one_table_and_packed_ones_are_read_as_they_are() {
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};

    let folder = TempDir::new().unwrap();
    let plain = file(&folder, "a.log", LOG.as_bytes());
    let gzip = |bytes: &[u8]| {
        let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    };
    let zstd = |bytes: &[u8]| compress_to_vec(bytes, CompressionLevel::Fastest);
    // Two members, the cut in the middle of a line: `cat a.gz b.gz` is a packed file as well. Names lie.
    let (head, tail) = LOG.as_bytes().split_at(150);
    let gzipped = file(&folder, "b.log", &[gzip(head), gzip(tail)].concat());
    let skipped: &[u8] = b"\x5A\x2A\x4D\x18\x03\x00\x00\x00abc";
    let zipped =
        file(&folder, "c.zst", &[skipped.to_vec(), zstd(head), skipped.to_vec(), zstd(tail)].concat());
    let names = [word(&plain), word(&gzipped), word(&zipped)];
    let said = run(&["tally", "--format", "json", names[0], names[1], names[2]], b"");
    let json = said.json();
    assert_eq!(
        (said.status, &json["lines"], &json["responses"]),
        (0, &json!(24), &json!(15)),
        "{}",
        said.err
    );
    assert_eq!(json["codes"][0], json!({"code": 8006, "name": "FACE_NOT_FOUND", "known": true, "count": 6}));
    let places = json["unreadable_at"].as_array().unwrap();
    assert_eq!(
        (places.len(), &places[0]["file"], &places[2]["file"]),
        (5, &json!(names[0]), &json!(names[1]))
    );
    assert!(run(&["tally", names[0], names[1]], b"").out.starts_with("16 lines of 2 files: 10 replies"));
}

#[test]
fn what_was_unpacked_before_the_damage_counts() {
    let folder = TempDir::new().unwrap();
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(LOG.as_bytes()).unwrap();
    let packed = packer.finish().unwrap();
    let mut faulty_sum = packed.clone();
    faulty_sum[packed.len() - 8] ^= 1;
    let no_member = [&packed[..], b"\x1F\x8B\x07 no such method"].concat();
    for (name, bytes) in
        [("cut", &packed[..packed.len() - 8]), ("sum", &faulty_sum[..]), ("second member", &no_member[..])]
    {
        let path = file(&folder, name, bytes);
        let said = run(&["tally", "--format", "json", word(&path)], b"");
        let sentence = format!(
            "faceki-console: cannot read `{}`: the packing is damaged or cut off. Try again, or pipe its content in.\n",
            path.display()
        );
        assert_eq!((said.status, said.err), (2, sentence), "{name}");
        let json: Value = serde_json::from_str(&said.out).unwrap();
        assert_eq!((&json["lines"], &json["complete"]), (&json!(8), &json!(false)), "{name}");
        assert_eq!(run(&["decode", "--lines", word(&path)], b"").lines().len(), 8, "{name}");
    }
    // Behind a whole member gzip itself leaves out what is none: zeros in silence, other things with a sentence.
    for (name, rest, sentence) in [("zeros", &[0; 700][..], false), ("garbage", b"garbage\n", true)] {
        let path = file(&folder, name, &[&packed[..], rest].concat());
        let said = run(&["tally", "--format", "json", word(&path)], b"");
        assert_eq!((said.status, said.err.contains("is not gzip; left out.")), (0, sentence), "{}", said.err);
        assert_eq!((&said.json()["lines"], &said.json()["complete"]), (&json!(8), &json!(true)), "{name}");
    }
}

#[test]
fn threads_and_blocks_change_nothing() {
    // Lines of every length around the block's, one of three blocks, no line feed at the end.
    let mut log = Vec::new();
    for at in 0..40_u32 {
        let pad = "x".repeat((at as usize * 7919) % 150_000);
        log.extend(format!("{{\"responseCode\":{},\"pad\":\"{pad}\"}}\n", 5001 + at % 4).into_bytes());
    }
    log.extend(format!("{{\"responseCode\":8009,\"pad\":\"{}\"}}", "x".repeat(3 << 20)).into_bytes());
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "log", &log);
    let one = run(&["tally", "--threads", "1", "--format", "json", word(&path)], b"").json();
    assert_eq!(
        (&one["lines"], &one["responses"], &one["codes"][0]["count"]),
        (&json!(41), &json!(41), &json!(10))
    );
    for threads in ["2", "5"] {
        assert_eq!(run(&["tally", "--threads", threads, "--format", "json", word(&path)], b"").json(), one);
    }
    let mut piped = run(&["tally", "--format", "json"], &log).json();
    piped["files"] = one["files"].clone();
    assert_eq!(piped, one);
}

#[test]
fn nothing_found_is_status_1_with_the_counts_all_the_same() {
    for (input, lines) in [("", 0), ("hello\n\n", 2)] {
        let said = run(&["tally", "--format", "json"], input.as_bytes());
        assert_eq!((said.status, &said.json()["lines"]), (1, &json!(lines)));
        assert_eq!(run(&["tally"], input.as_bytes()).status, 1);
    }
}

#[test]
fn what_cannot_be_read_is_one_sentence_and_status_2() {
    let folder = TempDir::new().unwrap();
    let log = file(&folder, "log", LOG.as_bytes());
    let binary = file(&folder, "picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    let cut = file(&folder, "cut.gz", b"\x1F\x8B\x08\0\0\0\0\0\0\x03\x4B");
    let cut_zstd = file(&folder, "cut.zst", b"\x28\xB5\x2F\xFD\x04");
    for (path, words) in [
        (word(folder.path()), "it is a directory"),
        ("/nowhere/at-all", "there is no such file"),
        (word(&binary), "it is not text"),
        (word(&cut), "the packing is damaged or cut off"),
        (word(&cut_zstd), "the packing is damaged or cut off"),
    ] {
        for verb in [&["tally"][..], &["decode", "--lines"]] {
            let arguments = [verb, &[path]].concat();
            let said = run(&arguments, b"");
            assert_eq!((said.status, said.out.as_str()), (2, ""), "{arguments:?}");
            assert!(said.err.contains(words) && said.err.lines().count() == 1, "{}", said.err);
        }
    }
    // What the other files hold is not lost.
    let said = run(&["tally", "--format", "json", word(&binary), word(&log)], b"");
    assert_eq!((said.status, &said.json()["lines"], &said.json()["complete"]), (2, &json!(8), &json!(false)));
    assert_eq!(run(&["tally", "--threads", "0"], b"").status, 2);
}

#[test]
fn every_file_that_can_be_read_is_read_and_every_fault_is_said() {
    let folder = TempDir::new().unwrap();
    let log = file(&folder, "log", LOG.as_bytes());
    let last = file(&folder, "last", b"8009\n");
    let binary = file(&folder, "picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    let files = [word(&log), "/nowhere/at-all", word(folder.path()), word(&binary), word(&last)];
    // As one paste a picture is read: only a log must be text.
    for (verb, faults) in [
        (&["tally", "--format", "json"][..], 3),
        (&["decode", "--lines"], 3),
        (&["decode", "--format", "json"], 2),
        (&["report", "--format", "json"], 2),
    ] {
        let said = run(&[verb, &files].concat(), b"");
        assert_eq!((said.status, said.err.lines().count()), (2, faults), "{verb:?}: {}", said.err);
        assert!(said.out.contains("8006") && said.out.contains("8009"), "{verb:?}: {}", said.out);
    }
    assert!(run(&[&["tally"], &files[..]].concat(), b"").out.starts_with("9 lines of 2 files: 6 replies"));
    assert!(run(&["tally", files[0], files[1]], b"").out.starts_with("8 lines of 1 file: 5 replies"));
    // Where nothing could be read nothing is shown.
    for verb in [&["tally"][..], &["decode", "--lines"], &["decode"], &["report"]] {
        let said = run(&[verb, &files[1..3]].concat(), b"");
        assert_eq!((said.status, said.out.as_str(), said.err.lines().count()), (2, "", 2), "{verb:?}");
    }
}

#[test]
fn utf_16_is_read_as_it_is() {
    let folder = TempDir::new().unwrap();
    let plain = run(&["tally", "--format", "json"], LOG.as_bytes()).json();
    let little: Vec<u8> = LOG.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = LOG.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (name, bytes) in [
        ("little", [b"\xFF\xFE", little.as_slice()].concat()),
        ("big", [b"\xFE\xFF", big.as_slice()].concat()),
        ("unmarked", little.clone()),
    ] {
        let path = file(&folder, name, &bytes);
        let mut counted = run(&["tally", "--format", "json", word(&path)], b"").json();
        counted["files"] = plain["files"].clone();
        for place in counted["unreadable_at"].as_array_mut().unwrap() {
            place["file"] = plain["files"][0].clone();
        }
        assert_eq!(counted, plain, "{name}");
        assert_eq!(run(&["decode", "--lines", word(&path)], b"").lines().len(), 8, "{name}");
    }
}

#[test]
fn a_zero_in_a_line_is_damage_and_no_reason_to_refuse_the_log() {
    let log = LOG.replacen("GET /health", "GET\0/health\0", 1);
    let json = run(&["tally", "--format", "json"], log.as_bytes()).json();
    assert_eq!((&json["lines"], &json["responses"], &json["unreadable"]), (&json!(8), &json!(5), &json!(2)));
}

/// A damaged line is kept once as it is read and once for the search of loose codes.
#[cfg(target_os = "linux")]
#[test]
fn a_long_damaged_line_takes_little_more_than_twice_its_length() {
    const LENGTH: usize = 16 << 20;
    let folder = TempDir::new().unwrap();
    let line = format!("{{\"responseCode\":8006,\"pad\":\"{}", "x".repeat(LENGTH));
    let path = file(&folder, "log", line.as_bytes());
    let mut child =
        command(&["tally", "--threads", "1", "--format", "json", word(&path), "-"]).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(b"8009\n").unwrap();
    // It reads the second log when it is done with the first.
    while rustix::io::ioctl_fionread(&input).unwrap() > 0 {
        std::thread::yield_now();
    }
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["responses"], 2);
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    let peak: usize = peak.trim().trim_end_matches(" kB").parse().unwrap();
    assert!(peak * 1024 < 2 * LENGTH + (16 << 20), "{peak} KiB");
}

#[cfg(unix)]
#[test]
fn ctrl_c_prints_what_was_counted_so_far() {
    use std::io::Read as _;
    use std::os::unix::process::ExitStatusExt as _;

    let mut child = command(&["tally", "--format", "json"]).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(LOG.as_bytes()).unwrap();
    input.write_all(b"\n").unwrap();
    // It has begun to read once the pipe is empty; then it waits for more, which never comes.
    let id = i32::try_from(child.id()).unwrap();
    while rustix::io::ioctl_fionread(&input).unwrap() > 0 {
        std::thread::yield_now();
    }
    rustix::process::kill_process(rustix::process::Pid::from_raw(id).unwrap(), rustix::process::Signal::INT)
        .unwrap();
    let mut out = String::new();
    child.stdout.take().unwrap().read_to_string(&mut out).unwrap();
    let status = child.wait().unwrap();
    drop(input);
    assert_eq!((status.code(), status.signal()), (Some(130), None), "{out}");
    let json: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((&json["lines"], &json["complete"]), (&json!(8), &json!(false)));
}

#[test]
fn lines_prints_one_object_a_line_in_order() {
    let said = run(&["decode", "--lines"], LOG.as_bytes());
    assert_eq!((said.status, said.err.as_str()), (0, ""));
    let lines = said.lines();
    assert_eq!(lines.len(), 8);
    for (at, (object, line)) in lines.iter().zip(LOG.lines()).enumerate() {
        assert_eq!(object["line"], at + 1);
        let mut decoded = run(&["decode", "--format", "json"], line.as_bytes()).json();
        for reply in decoded["responses"].as_array_mut().unwrap() {
            for part in ["codes", "findings"] {
                for placed in reply[part].as_array_mut().unwrap() {
                    if placed["line"] == 1 {
                        placed["line"] = json!(at + 1);
                    }
                }
            }
        }
        assert_eq!(object["responses"], decoded["responses"], "{line}");
    }
    assert_eq!(run(&["decode", "--lines"], b"nothing\n").status, 1);
}

#[test]
fn lines_of_several_files_name_their_file() {
    let folder = TempDir::new().unwrap();
    let (one, two) = (file(&folder, "one", LOG.as_bytes()), file(&folder, "two", b"8006\n"));
    let lines = run(&["decode", "--lines", word(&one), word(&two)], b"").lines();
    assert_eq!((lines.len(), &lines[8]["file"], &lines[8]["line"]), (9, &json!(word(&two)), &json!(1)));
    assert_eq!(lines[8]["responses"][0]["codes"][0]["code"], 8006);
    assert!(run(&["decode", "--lines", word(&two)], b"").lines()[0].get("file").is_none());
}

#[cfg(unix)]
#[test]
fn a_reader_that_has_enough_ends_it_in_silence() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "log", LOG.repeat(2_000).as_bytes());
    for verb in [&["decode", "--lines"][..], &["tally"]] {
        let mut child = command(&[verb, &[word(&path)]].concat()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()), "{verb:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_one_sentence() {
    for verb in [&["decode", "--lines"][..], &["tally"]] {
        let mut child = command(verb)
            .stdout(fs::OpenOptions::new().write(true).open("/dev/full").unwrap())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(LOG.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{verb:?}: {err}");
        assert!(err.contains("the disk is full") && err.lines().count() == 1, "{err}");
    }
}
