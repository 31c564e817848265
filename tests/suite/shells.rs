//! Completions and the manual page in the programs that read them.

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use crate::console::has;

const PROGRAM: &str = env!("CARGO_BIN_EXE_faceki-console");

/// What the program prints.
fn printed(arguments: &[&str]) -> String {
    let output =
        Command::new(PROGRAM).args(arguments).arg("--no-config").stdin(Stdio::null()).output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// A script in a folder of its own, with the program beside it on the PATH.
struct Script {
    folder: tempfile::TempDir,
    path: PathBuf,
}

fn script(name: &str, text: &str) -> Script {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    std::os::unix::fs::symlink(PROGRAM, folder.path().join("faceki-console")).unwrap();
    Script { folder, path }
}

impl Script {
    /// Runs a program beside the script, without any set-up of this machine's user.
    fn run(&self, program: &str, arguments: &[&str]) -> Output {
        let path = std::env::var("PATH").unwrap();
        Command::new(program)
            .args(arguments)
            .current_dir(self.folder.path())
            .env("PATH", format!("{}:{path}", self.folder.path().display()))
            .env("HOME", self.folder.path())
            .env("TERM", "dumb")
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }

    fn says(&self, program: &str, arguments: &[&str]) -> String {
        let output = self.run(program, arguments);
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success() && err.is_empty(), "{program} {arguments:?}: {err}");
        String::from_utf8(output.stdout).unwrap()
    }
}

fn assert_words(said: &str, words: &[&str], others: &[&str]) {
    let found: Vec<&str> = said.split_whitespace().collect();
    for word in words {
        assert!(found.contains(word), "{word} is not among {found:?}");
    }
    for word in others {
        assert!(!found.contains(word), "{word} is among {found:?}");
    }
}

#[test]
fn bash_completes_verbs_options_codes_names_and_languages() {
    if !has("bash") {
        return;
    }
    let script = script("completions.bash", &printed(&["completions", "bash"]));
    script.says("bash", &["-n", script.path.to_str().unwrap()]);
    let complete = |line: &str| {
        let words: Vec<&str> = line.split(' ').collect();
        let (last, before) = (words[words.len() - 1], words[words.len() - 2]);
        let lines = format!(
            ". ./completions.bash; COMP_WORDS=({line}); COMP_CWORD={}; COMP_LINE='{line}'; \
             _faceki__console faceki-console '{last}' '{before}'; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
            words.len() - 1
        );
        script.says("bash", &["--norc", "-c", &lines])
    };
    assert_words(&complete("faceki-console expl"), &["explain"], &["list"]);
    assert_words(&complete("faceki-console explain 80"), &["8006", "8009"], &["5003"]);
    assert_words(&complete("faceki-console explain 8006 500"), &["5003"], &["8006"]);
    assert_words(&complete("faceki-console message FACE_N"), &["FACE_NOT_FOUND"], &["BAD_REQUEST"]);
    assert_words(&complete("faceki-console message --lang f"), &["fr"], &["ar"]);
    assert_words(&complete("faceki-console list --le"), &["--legacy"], &[]);
}

#[test]
fn zsh_reads_the_completions_and_completes_codes() {
    if !has("zsh") {
        return;
    }
    let script = script("_faceki-console", &printed(&["completions", "zsh"]));
    script.says("zsh", &["-f", "-n", "./_faceki-console"]);
    let lines = "fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -d ./dump; print -r -- $_comps[faceki-console]";
    assert_eq!(script.says("zsh", &["-f", "-c", lines]).trim(), "_faceki-console");
    // The completion system runs inside the line editor only, so it gets one, in a terminal of its own.
    let setup =
        "fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -d ./dump; PS1='READY '; unsetopt beep\n";
    std::fs::write(script.folder.path().join(".zshrc"), setup).unwrap();
    let folder = script.folder.path().to_str().unwrap();
    let line = format!("cd '{folder}' && ZDOTDIR='{folder}' PATH='{folder}':$PATH exec zsh -d -i");
    let mut console = crate::console::start(&["sh", "-c", &line]).run();
    console.wait_for_text("READY");
    console.send("faceki-console explain 801\t\t");
    console.wait_for_text("8013");
    let screen = console.screen().contents();
    assert!(screen.contains("DATA_NOT_FOUND") && !screen.contains("5003"), "{screen}");
    // Behind the first code or file, options are completed as before it. Ctrl+U empties the line.
    for (typed, completed) in [
        ("message 8006 --aud\t", "message 8006 --audience"),
        ("message 8006 --lang f\t", "message 8006 --lang fr"),
        ("explain 8006 --format j\t", "explain 8006 --format json"),
        ("explain 8006 FACE_NOT_F\t", "explain 8006 FACE_NOT_FOUND"),
        ("decode _faceki-console --li\t", "decode _faceki-console --lines"),
    ] {
        console.send(format!("\u{15}faceki-console {typed}"));
        console.wait_for_text(completed);
    }
}

#[test]
fn fish_completes_codes_with_their_names() {
    if !has("fish") {
        return;
    }
    let script = script("completions.fish", &printed(&["completions", "fish"]));
    script.says("fish", &["--no-config", "--no-execute", "./completions.fish"]);
    let complete = |line: &str| {
        script
            .says("fish", &["--no-config", "-c", &format!("source ./completions.fish; complete -C'{line}'")])
    };
    assert_words(&complete("faceki-console expl"), &["explain"], &["list"]);
    let codes = complete("faceki-console explain 80");
    assert_words(&codes, &["8006", "FACE_NOT_FOUND", "8009"], &["5003"]);
    assert!(codes.lines().any(|line| line == "8006\tFACE_NOT_FOUND"), "{codes}");
    assert_words(&complete("faceki-console message FACE_N"), &["FACE_NOT_FOUND"], &["BAD_REQUEST"]);
    assert_words(&complete("faceki-console message --lang "), &["fr", "ar"], &[]);
}

#[test]
fn the_manual_page_reads_without_a_warning() {
    let script = script("faceki-console.1", &printed(&["man"]));
    if has("man") {
        let page = script.says("man", &["--warnings", "-E", "UTF-8", "-l", "./faceki-console.1"]);
        // Overstruck or escaped letters are the reader's own way to show bold.
        for word in ["EXIT", "ENVIRONMENT", "PRIVACY", "explain", "--legacy", "config.toml", "Palette"] {
            assert!(page.contains(word) || page.contains(&word.to_lowercase()), "{word}: {page}");
        }
    }
    if has("mandoc") {
        let output = script.run("mandoc", &["-T", "lint", "-W", "warning", "./faceki-console.1"]);
        // The page is of a version, which stands beside the place of the date.
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let faults: Vec<&str> = said.lines().filter(|line| !line.contains("missing date")).collect();
        assert_eq!(faults, [""; 0]);
    }
}

#[test]
fn the_example_in_the_help_of_config_works_for_a_new_user() {
    let script = script("unused", "");
    let help = printed(&["config", "--help"]);
    let lines: Vec<&str> =
        help.lines().skip_while(|line| !line.starts_with("Example")).skip(1).map(str::trim).collect();
    script.says("sh", &["-e", "-c", &lines.join("\n")]);
    let written = std::fs::read_to_string(script.folder.path().join(".config/faceki-console/config.toml"));
    assert_eq!(written.unwrap(), faceki_console::config::example());
}

#[test]
fn the_example_in_the_help_of_completions_works() {
    if !has("bash") {
        return;
    }
    let script = script("unused", "");
    let line = "eval \"$(faceki-console completions bash)\"; complete -p faceki-console";
    assert!(script.says("bash", &["--norc", "-c", line]).contains("_faceki__console"));
}
