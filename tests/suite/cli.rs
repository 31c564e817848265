//! The command line as a script sees it: standard output, standard error, exit status.

use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::Value;

mod manners;
mod shapes;
mod transcripts;

/// What a run said.
struct Said {
    status: i32,
    out: String,
    err: String,
}

impl Said {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }
}

/// Runs the binary without any configuration of this machine.
fn run(arguments: &[&str], input: &str) -> Said {
    let mut child = Command::new(env!("CARGO_BIN_EXE_faceki-console"))
        .args(arguments)
        .env_clear()
        .env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A verb that reads no input may be gone before all of it is written.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    Said {
        status: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

const REFUSED: &str =
    r#"{"status": false, "code": 8006, "message": "text", "appVersion": "v3.0.0", "result": null}"#;

#[test]
fn search_answers_with_the_documented_json() {
    let said = run(&["search", "8006", "--format", "json"], "");
    let json = said.json();
    assert_eq!(said.status, 0);
    assert_eq!(json["query"], "8006");
    assert_eq!(json["results"][0]["code"], 8006);
    assert_eq!(json["results"][0]["name"], "FACE_NOT_FOUND");
    assert!(json["results"][0]["title"].is_string() && json["results"][0]["score"].is_i64());
}

#[test]
fn search_limits_its_results() {
    let said = run(&["search", "face", "--limit", "2", "--format", "json"], "");
    assert_eq!(said.json()["results"].as_array().unwrap().len(), 2);
}

#[test]
fn a_search_without_a_hit_is_status_1_with_the_json_all_the_same() {
    let said = run(&["search", "qqqqxxxx", "--format", "json"], "");
    assert_eq!((said.status, said.json()["results"].as_array().unwrap().len()), (1, 0));
    let said = run(&["search", "qqqqxxxx"], "");
    assert_eq!((said.status, said.out.as_str()), (1, ""));
    assert!(said.err.contains("faceki-console list"), "{}", said.err);
}

#[test]
fn explain_says_everything_about_a_code() {
    let said = run(&["explain", "8006", "--format", "json"], "");
    let json = said.json();
    let entry = &json["entries"][0];
    assert_eq!(
        (said.status, &entry["code"], &entry["name"]),
        (0, &Value::from(8006), &Value::from("FACE_NOT_FOUND"))
    );
    for field in ["title", "description", "category", "acts", "retry"] {
        assert!(entry[field].is_string(), "{field}");
    }
    for field in ["causes", "keywords", "related", "links"] {
        assert!(entry[field].is_array(), "{field}");
    }
    assert!(entry["remedies"]["agent"].is_array() && entry["remedies"]["developer"].is_array());
    let text = run(&["explain", "face_not_found"], "").out;
    assert!(text.starts_with("8006  FACE_NOT_FOUND\n"), "{text}");
}

#[test]
fn an_unknown_code_is_status_1_with_the_nearest_one() {
    let said = run(&["explain", "8060"], "");
    assert_eq!((said.status, said.out.as_str()), (1, ""));
    assert!(said.err.contains("`8060`") && said.err.contains("8006"), "{}", said.err);
    assert_eq!(run(&["explain", "8060", "--format", "json"], "").json()["entries"], Value::Array(Vec::new()));
}

#[test]
fn decode_answers_with_the_documented_json() {
    let said = run(&["decode", "--format", "json"], REFUSED);
    let json = said.json();
    let reply = &json["responses"][0];
    assert_eq!((said.status, &reply["outcome"]), (0, &Value::from("refused")));
    let code = &reply["codes"][0];
    assert_eq!(
        (&code["code"], &code["name"], &code["known"], &code["pointer"], &code["line"], &code["column"]),
        (
            &Value::from(8006),
            &Value::from("FACE_NOT_FOUND"),
            &Value::from(true),
            &Value::from("/code"),
            &Value::from(1),
            &Value::from(27)
        )
    );
    for field in ["failed_checks", "findings"] {
        assert!(reply[field].is_array(), "{field}");
    }
    assert!(reply.get("request_id").is_some() && reply["envelope"].is_string());
}

#[test]
fn decode_marks_the_code_in_its_masked_line_as_a_compiler_does() {
    let reply = REFUSED.replace("\"text\"", "\"Ada Lovelace\"");
    let said = run(&["decode"], &reply);
    assert_eq!(said.status, 0);
    assert!(!said.out.contains("Lovelace"), "{}", said.out);
    let lines: Vec<&str> = said.out.lines().collect();
    let at = lines.iter().position(|line| line.contains("8006,")).unwrap();
    let marked = lines[at].char_indices().map(|(at, _)| at).collect::<Vec<_>>();
    let code = lines[at].find("8006").unwrap();
    let column = marked.iter().position(|at| *at == code).unwrap();
    assert_eq!(lines[at + 1].chars().position(|c| c == '^'), Some(column), "{}", said.out);
}

#[test]
fn a_paste_without_a_reply_is_status_1_with_the_json_all_the_same() {
    let said = run(&["decode", "--format", "json"], "nothing here");
    assert_eq!((said.status, said.json()["responses"].as_array().unwrap().len()), (1, 0));
}

#[test]
fn several_files_are_several_pastes() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (folder.path().join("a.json"), folder.path().join("b.json"));
    std::fs::write(&first, REFUSED).unwrap();
    std::fs::write(&second, REFUSED.replace("8006", "5003")).unwrap();
    let said = run(&["decode", first.to_str().unwrap(), second.to_str().unwrap(), "--format", "json"], "");
    let codes: Vec<Value> = said.json()["responses"]
        .as_array()
        .unwrap()
        .iter()
        .map(|reply| reply["codes"][0]["code"].clone())
        .collect();
    assert_eq!(codes, [Value::from(8006), Value::from(5003)]);
}

#[test]
fn a_message_is_printed_alone_so_that_it_can_be_piped() {
    let said = run(&["message", "8006"], "");
    let json = run(&["message", "8006", "--format", "json"], "").json();
    assert_eq!(said.status, 0);
    assert_eq!(said.out.trim_end_matches('\n'), json["text"].as_str().unwrap());
    assert_eq!((&json["audience"], &json["lang"]), (&Value::from("customer"), &Value::from("en")));
    assert_eq!(json["codes"], Value::from(vec![8006]));
}

#[test]
fn several_codes_give_one_message() {
    let json = run(&["message", "8009", "8005", "5010", "--format", "json"], "").json();
    assert_eq!(json["codes"], Value::from(vec![8009, 8005, 5010]));
    assert!(json["text"].as_str().is_some_and(|text| !text.is_empty()));
}

#[test]
fn a_message_of_unknown_codes_only_is_status_1() {
    assert_eq!(run(&["message", "9999"], "").status, 1);
}

#[test]
fn a_report_is_masked() {
    let said = run(&["report", "--format", "json"], &REFUSED.replace("\"text\"", "\"Ada Lovelace\""));
    let text = said.json()["text"].as_str().unwrap().to_owned();
    assert_eq!(said.status, 0);
    assert!(text.contains("8006") && !text.contains("Lovelace"), "{text}");
}

#[test]
fn list_names_the_24_codes() {
    let json = run(&["list", "--format", "json"], "").json();
    assert_eq!(json["entries"].as_array().unwrap().len(), 24);
    let text = run(&["list"], "").out;
    assert_eq!(text.lines().filter(|line| !line.starts_with("      ")).count(), 24, "{text}");
}

#[test]
fn an_unreadable_file_is_status_2_with_culprit_and_next_step() {
    let said = run(&["decode", "no-such-file.json"], "");
    assert_eq!((said.status, said.out.as_str()), (2, ""));
    assert_eq!(
        said.err,
        "faceki-console: cannot read `no-such-file.json`: there is no such file. Check the spelling, or use `-` for \
         standard input.\n"
    );
    let folder = tempfile::tempdir().unwrap();
    let said = run(&["decode", folder.path().to_str().unwrap()], "");
    assert!(said.status == 2 && said.err.contains("it is a directory"), "{}", said.err);
}

#[test]
fn wrong_use_is_status_2() {
    for arguments in [
        &["decode", "--nonsense"][..],
        &["message"],
        &["message", "8006", "--set", "nmae=x"],
        &["--pick", "list"],
    ] {
        let said = run(arguments, "");
        assert_eq!((said.status, said.out.as_str()), (2, ""), "{arguments:?}");
        assert!(!said.err.is_empty(), "{arguments:?}");
    }
    assert!(run(&["explain", "8006", "--frmat", "json"], "").err.contains("--format"));
}

#[test]
fn options_stand_before_or_after_the_verb() {
    assert_eq!(run(&["--color", "never", "list"], "").out, run(&["list", "--color", "never"], "").out);
}

#[test]
fn colour_is_asked_for_or_absent() {
    assert!(!run(&["explain", "8006"], "").out.contains('\u{1b}'));
    assert!(run(&["explain", "8006", "--color", "always"], "").out.contains('\u{1b}'));
}

#[test]
fn without_a_terminal_the_console_says_what_it_needs() {
    let said = run(&[], REFUSED);
    assert_eq!((said.status, said.out.as_str()), (2, ""));
    assert_eq!(said.err.lines().count(), 1, "{}", said.err);
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_silence_and_a_full_disk_a_sentence() {
    use std::fs::OpenOptions;
    let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_faceki-console"))
        .args(["--no-config", "list"])
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("the disk is full"));
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = Command::new(env!("CARGO_BIN_EXE_faceki-console"))
        .args(["--no-config", "list"])
        .stdout(writer)
        .output()
        .unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn hostile_arguments_do_not_reach_the_terminal() {
    let said = run(&["explain", "\u{1b}]52;c;eA==\u{7}\u{202e}"], "");
    assert!(said.err.chars().all(|c| !c.is_control() || c == '\n'), "{:?}", said.err);
    assert!(!said.err.contains('\u{202e}'));
    let said = run(&["search", "\u{1b}[2J"], "");
    assert!(!said.out.contains('\u{1b}') && !said.err.contains('\u{1b}'));
}
