//! The real console in a terminal, from its first frame to its last byte.

use rustix::process::Signal;

use crate::console::{Console, End, Start, has, repeats, start};

const PROGRAM: &str = env!("CARGO_BIN_EXE_faceki-console");

/// A reply with personal data around its code.
const REPLY: &str =
    "{\r\n  \"status\": \"FAIL\",\r\n  \"code\": 8006,\r\n  \"message\": \"FACE_NOT_FOUND\"\r\n}";

fn program() -> Start {
    start(&[PROGRAM])
}

/// The console, drawn and waiting.
fn ready() -> Console {
    let mut console = program().run();
    console.wait("the list", |console| is_whole(console) && console.screen().contents().contains("24 codes"));
    let screen = console.screen();
    assert!(screen.alternate_screen() && screen.bracketed_paste());
    console
}

/// Top and bottom of the screen are there.
fn is_whole(console: &Console) -> bool {
    let text = console.screen().contents();
    console.screen().alternate_screen() && text.contains("SELFIE_LIVENESS_FAILED") && text.contains("help")
}

fn quit(mut console: Console) {
    // A key right behind a paste belongs to the paste, so this may take more than one.
    console.send_until_end("\x03");
    assert_eq!(console.wait_for_end(), End::Exit(0));
    console.assert_restored();
    assert_eq!(console.seen().questions, 0, "it asked the terminal something");
}

#[test]
fn typing_narrows_the_list_and_a_new_size_is_drawn() {
    let mut console = ready();
    console.send("8009");
    console.wait("one code", |console| {
        let text = console.screen().contents();
        text.contains("POOR_LIGHT_OR_COVERED_FACE") && !text.contains("24 codes")
    });
    for (columns, rows) in [(60, 20), (140, 50), (41, 12), (100, 30)] {
        console.resize(columns, rows);
        console.wait("the code at another size", |console| console.screen().contents().contains("8009"));
    }
    quit(console);
}

#[test]
fn enter_copies_the_message_and_says_how_sure_that_is() {
    let mut console = ready();
    console.send("8009");
    console.wait_for_text("POOR_LIGHT_OR_COVERED_FACE");
    // A key that comes right behind others is part of a burst and copies nothing.
    console.let_run(std::time::Duration::from_millis(100));
    console.send("\r");
    console.wait_for_text("does not confirm");
    assert_eq!(console.seen().copies.len(), 1);
    quit(console);
}

#[test]
fn a_pasted_reply_is_read() {
    let mut console = ready();
    console.paste(REPLY);
    console.wait_for_text("pasted");
    quit(console);
}

#[test]
fn a_paste_that_ends_early_presses_no_keys() {
    for keys in ["\x03", "\r", "\x19", "q", "\x1b"] {
        for _ in 0..repeats(2) {
            let mut console = ready();
            console.paste(&format!("{{\"code\": 8006,\x1b[201~{keys}{keys}"));
            // Whatever the rest has done is done once a later key has been seen.
            console.let_run(std::time::Duration::from_millis(100));
            console.signal(Signal::WINCH);
            console.resize(101, 30);
            console.wait_for_text("pasted");
            assert!(console.seen().copies.is_empty(), "{keys:?} copied");
            console.signal(Signal::TERM);
            assert_eq!(console.wait_for_end(), End::Signal(Signal::TERM), "{keys:?} ended it");
        }
    }
}

#[test]
fn fatal_signals_restore_at_any_moment() {
    use std::time::Duration;
    const FATAL: [Signal; 4] = [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT];
    for moment in 0..repeats(24) {
        let signal = FATAL[moment % FATAL.len()];
        let mut console = program().run();
        console.let_run(Duration::from_micros(700) * u32::try_from(moment % 100).unwrap());
        match moment % 3 {
            1 => console.paste(&REPLY.repeat(1_000)),
            // Before the terminal is raw, Ctrl+C is its own signal to everybody.
            2 if console.screen().alternate_screen() => console.send("\x03"),
            _ => {}
        }
        console.signal(signal);
        let end = console.wait_for_end();
        let quit_first = moment % 3 == 2 && end == End::Exit(0);
        assert!(end == End::Signal(signal) || quit_first, "{end:?}");
        console.assert_restored();
    }
}

#[test]
fn being_stopped_and_continued_keeps_everything() {
    for _ in 0..repeats(3) {
        let mut console = ready();
        console.send("5004");
        console.wait("one code", |console| !console.screen().contents().contains("24 codes"));
        console.signal(Signal::TSTP);
        console.wait_for_stop();
        console.wait("the main screen", Console::looks_restored);
        console.assert_restored();
        console.signal(Signal::CONT);
        console.wait("the whole frame", |console| {
            is_whole(console) && console.screen().contents().contains("5004")
        });
        quit(console);
    }
}

#[test]
fn ctrl_z_and_fg_work_in_a_shell() {
    if !has("bash") {
        return;
    }
    let mut console = start(&["bash", "--norc", "-i"]).leading().run();
    let at_prompt = |console: &Console| {
        console.screen().contents().trim_end().ends_with("PROMPT>") && !console.screen().alternate_screen()
    };
    console.wait("a prompt", at_prompt);
    console.send(format!("{PROGRAM}\r"));
    console.wait("the console", is_whole);
    for _ in 0..3 {
        console.send("\x1a");
        console.wait("the shell", at_prompt);
        console.send("fg\r");
        console.wait("the console", is_whole);
    }
    console.send("\x03");
    console.wait("the shell", at_prompt);
    console.send("exit\r");
    console.wait_for_end();
}

#[test]
fn a_terminal_that_vanishes_ends_it() {
    let folder = tempfile::tempdir().unwrap();
    for round in 0..repeats(3) {
        let told = folder.path().join(round.to_string());
        let script = format!("trap '' HUP; {PROGRAM}; echo $? > '{}'", told.display());
        let mut console = start(&["sh", "-c", &script]).leading().run();
        console.wait("the console", is_whole);
        console.hang_up("x");
        assert_eq!(console.wait_for_end(), End::Exit(0), "the shell that ignores the hang-up");
        assert_ne!(std::fs::read_to_string(told).unwrap(), "101\n");
    }
}

#[test]
fn redirected_streams_do_not_matter_while_there_is_a_terminal() {
    for redirection in ["> /dev/null", "> /dev/full", ">&-", "2>&-", "2> /dev/full", "> /dev/full 2>&1"] {
        let mut console = start(&["sh", "-c", &format!("{PROGRAM} {redirection}; exit $?")]).run();
        console.wait("the console", is_whole);
        quit(console);
    }
}

#[test]
fn without_a_terminal_it_says_one_sentence() {
    for (redirection, told) in
        [("", true), ("> /dev/full", true), ("2> /dev/full", false), (">&- 2>&-", false)]
    {
        let output = std::process::Command::new("setsid")
            .args(["-w", "sh", "-c", &format!("{PROGRAM} < /dev/null {redirection}")])
            .output()
            .unwrap();
        assert_ne!(output.status.code(), Some(0), "{redirection}");
        assert_ne!(output.status.code(), Some(101), "{redirection}");
        let said = [output.stdout, output.stderr].concat();
        assert!(!said.contains(&0x1b), "{redirection}");
        assert_eq!(!said.is_empty(), told, "{redirection}");
    }
}

#[test]
fn a_dumb_terminal_is_refused() {
    let mut console = program().env("TERM", "dumb").run();
    assert_eq!(console.wait_for_end(), End::Exit(2));
    console.assert_restored();
    assert!(!console.bytes().contains(&0x1b));
}

#[test]
fn sizes_from_nothing_to_absurd_work() {
    for size in [(0, 0), (1, 1), (1, 80), (24, 1), (2, 2), (12, 12), (1_000, 1_000), (65_535, 65_535)] {
        let mut console = program().size(size.0, size.1).run();
        console.wait("the screen", |console| console.screen().alternate_screen());
        for size in [(3, 3), (200, 2), (65_535, 65_535), (0, 0), (100, 30)] {
            console.resize(size.0, size.1);
        }
        console.wait("the list", is_whole);
        let fresh = ready();
        console.wait("the same as a fresh one", |console| {
            console.screen().contents() == fresh.screen().contents()
        });
        quit(fresh);
        quit(console);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn nobody_gets_a_core_file() {
    let console = ready();
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", console.process())).unwrap();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    assert_eq!(core.split_whitespace().skip(4).collect::<Vec<_>>(), ["0", "0", "bytes"]);
    quit(console);
}
