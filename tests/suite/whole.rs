//! The real console in a terminal, from its first frame to its last byte.

use std::io::Write as _;

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
fn a_paste_that_does_not_end_is_told_and_the_next_one_ends_it() {
    const BEGUN: &str = "{\"responseCode\": 8006, \"message\": \"";
    for apart in [false, true] {
        let mut console = ready();
        console.send("\x1b[200~");
        if apart {
            console.let_run(std::time::Duration::from_millis(50));
        }
        console.send(BEGUN);
        console.wait_for_text("A paste is still arriving");
        console.paste("no face\"}");
        console.wait_for_text("FACE_NOT_FOUND");
        console.wait("the notice to go", |console| !console.screen().contents().contains("still arriving"));
        // A key that follows a paste at once would belong to it.
        console.let_run(std::time::Duration::from_millis(100));
        quit(console);
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

#[cfg(target_os = "linux")]
#[test]
fn a_session_writes_no_file_and_starts_and_reaches_nobody() {
    if !has("strace") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (trace, home) = (folder.path().join("trace"), folder.path().join("home"));
    std::fs::create_dir(&home).unwrap();
    let calls = "trace=open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,truncate,\
                 unlink,unlinkat,socket,execve";
    let traced = ["strace", "-f", "-qq", "-e", calls, "-o", trace.to_str().unwrap(), PROGRAM];
    let home = home.to_str().unwrap();
    let mut console = start(&traced).env("HOME", home).env("TMPDIR", home).run();
    console.wait("the list", is_whole);
    console.paste(&REPLY.replace("FACE_NOT_FOUND", "petronella"));
    console.wait_for_text("1 reply pasted");
    // Copy menu, reveal, help and the form for the customer's name, each left again.
    for (key, seen) in [("\x1b[15~", "Copy"), ("\x12", "UNMASKED"), ("\x1bOP", "Help"), ("\x1be", "name")] {
        console.let_run(std::time::Duration::from_millis(100));
        console.send(key);
        console.wait_for_text(seen);
        console.send("\x1b");
    }
    quit(console);
    let trace = std::fs::read_to_string(trace).unwrap();
    let calls: Vec<&str> =
        trace.lines().filter(|line| line.contains('(') && !line.contains(" = -1 ")).collect();
    let opened = |line: &&&str| {
        line.contains("open") && ["O_WRONLY", "O_RDWR", "O_CREAT"].iter().any(|how| line.contains(how))
    };
    let device = |line: &&&str| {
        line.contains("\"/dev/tty\"") || line.contains("\"/dev/null\"") || line.contains("\"/dev/pts/")
    };
    assert!(calls.iter().any(|line| line.contains("/dev/tty")), "{trace}");
    assert_eq!(calls.iter().filter(opened).find(|line| !device(line)), None);
    assert_eq!(calls.iter().filter(|line| line.contains("execve(")).count(), 1);
    let others = calls.iter().find(|line| !line.contains("open") && !line.contains("execve("));
    assert_eq!(others, None);
    assert!(!trace.contains("petronella"));
    assert_eq!(std::fs::read_dir(home).unwrap().count(), 0);
}

/// The program below a shell, which sees its pipes and its exit status.
fn in_shell(script: &str) -> Console {
    start(&["sh", "-c", &script.replace("PROGRAM", PROGRAM)]).run()
}

#[test]
fn a_picked_code_reaches_the_shell_that_asked() {
    let mut console = in_shell("code=$(PROGRAM --pick poor light); echo \"picked $code, status $?.\"");
    console.wait_for_text("POOR_LIGHT_OR_COVERED_FACE");
    console.let_run(std::time::Duration::from_millis(100));
    console.send("\r");
    console.wait_for_text("picked 8009, status 0.");
    assert_eq!(console.wait_for_end(), End::Exit(0));
}

#[test]
fn a_cancelled_pick_says_so_by_its_status() {
    let mut console = in_shell("code=$(PROGRAM --pick); echo \"picked $code, status $?.\"");
    console.wait("the list", is_whole);
    console.send("\x03");
    console.wait_for_text("picked , status 130.");
    assert_eq!(console.wait_for_end(), End::Exit(0));
}

#[test]
fn piped_input_is_decoded_and_the_keys_come_from_the_terminal() {
    let mut console = in_shell("printf '{\"code\": 8009, \"message\": \"x\"}' | PROGRAM; exit $?");
    console.wait_for_text("1 reply pasted");
    console.wait_for_text("POOR_LIGHT_OR_COVERED_FACE");
    console.send("8006");
    console.wait_for_text("FACE_NOT_FOUND");
    quit(console);
}

#[test]
fn a_slow_pipe_is_waited_for_with_the_console_open() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    let pipe = pipe.display();
    let mut console = in_shell(&format!("mkfifo '{pipe}'; PROGRAM < '{pipe}'; exit $?"));
    // The shell opens its end only when there is one to open here.
    let mut end = loop {
        match std::fs::OpenOptions::new().write(true).open(pipe.to_string()) {
            Ok(end) => break end,
            Err(error) => assert_eq!(error.kind(), std::io::ErrorKind::NotFound),
        }
        std::thread::yield_now();
    };
    end.write_all(b"{\"code\": 80").unwrap();
    console.wait_for_text("Waiting for the end of the pipe");
    end.write_all(b"09, \"message\": \"x\"}").unwrap();
    drop(end);
    console.wait_for_text("1 reply pasted");
    console.wait_for_text("POOR_LIGHT_OR_COVERED_FACE");
    quit(console);
}

#[test]
fn an_empty_pipe_is_said() {
    let mut console = in_shell("printf '' | PROGRAM; exit $?");
    console.wait_for_text("The pipe was empty");
    quit(console);
}

#[test]
fn words_on_the_command_line_are_the_query() {
    for (words, name) in
        [("8009", "POOR_LIGHT_OR_COVERED_FACE"), ("poor light", "POOR_LIGHT_OR_COVERED_FACE")]
    {
        let mut console = in_shell(&format!("PROGRAM {words}; exit $?"));
        console.wait_for_text(name);
        assert!(console.screen().contents().contains(&format!("› {words}")));
        quit(console);
    }
}

#[test]
fn an_accessible_console_draws_no_lines_and_puts_the_cursor_on_what_is_selected() {
    let mut console = in_shell("PROGRAM --accessible; exit $?");
    console.wait("the list", is_whole);
    let drawn = |console: &Console| console.screen().contents().contains(['─', '│', '━', '┬']);
    assert!(!drawn(&console));
    console.send("\x1b[B\x1b[B");
    console.wait("the cursor on the third code", |console| {
        let (row, _) = console.screen().cursor_position();
        let line: String = console.screen().rows(0, 100).nth(usize::from(row)).unwrap_or_default();
        line.starts_with(" > ") && line.contains("500") && !console.screen().hide_cursor()
    });
    assert!(!drawn(&console));
    quit(console);
}

#[test]
fn the_mouse_is_on_only_when_asked_for() {
    let plain = ready();
    assert_eq!(plain.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    quit(plain);
    let mut console = in_shell("PROGRAM --mouse; exit $?");
    console.wait("the list", is_whole);
    assert_ne!(console.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    let row = console.screen().rows(0, 40).position(|row| row.contains("8006")).unwrap() + 1;
    console.send(format!("\x1b[<0;5;{row}M\x1b[<0;5;{row}m"));
    console.wait("the clicked code", |console| console.screen().contents().contains("8006  FACE_NOT_FOUND"));
    quit(console);
}

#[test]
fn an_overlay_is_laid_behind_the_first_frame() {
    let mut console = in_shell("PROGRAM --no-config --catalogue assets/example-overlay.json; exit $?");
    console.wait_for_text("25 codes");
    console.send("9101");
    console.wait_for_text("BANK_BRANCH_VISIT_NEEDED");
    quit(console);
}

#[test]
fn an_overlay_that_is_not_there_is_named_before_the_screen_opens() {
    let mut console = in_shell("PROGRAM --catalogue /nowhere/own.json; exit $?");
    assert_eq!(console.wait_for_end(), End::Exit(2));
    assert!(String::from_utf8_lossy(console.bytes()).contains("/nowhere/own.json"));
    assert!(!console.bytes().contains(&0x1b));
}

#[test]
fn a_key_sends_few_bytes() {
    let mut console = program().size(120, 40).run();
    console.wait("the list", is_whole);
    let mut sent = Vec::new();
    let mut typed = String::new();
    for letter in "liveness".chars() {
        let before = console.bytes().len();
        typed.push(letter);
        console.send(letter.to_string());
        // What stands behind the query is drawn after it in the same write.
        console.wait("the letter", |console| console.screen().contents().contains(&format!("› {typed} ")));
        console.let_run(std::time::Duration::from_millis(50));
        sent.push(console.bytes().len() - before);
    }
    sent.sort_unstable();
    assert!(sent[sent.len() / 2] <= 1_500, "{sent:?}");
    quit(console);
}
