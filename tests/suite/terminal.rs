//! The terminal is given back, whatever happens.

use rustix::process::Signal;

use crate::console::{Console, End, has, repeats, start};
use crate::fixture::{self, FAILED, REFUSED};

/// The program, drawn and waiting.
fn ready() -> Console {
    let mut console = fixture::start().env("MOUSE", "1").run();
    console.wait_for_text("ready 100x30");
    let screen = console.screen();
    assert!(screen.alternate_screen() && screen.hide_cursor() && screen.bracketed_paste());
    assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::ButtonMotion);
    console
}

/// The signals that end a program.
const FATAL: [Signal; 4] = [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT];

#[test]
fn quitting_restores() {
    for _ in 0..repeats(3) {
        let mut console = ready();
        console.send("q");
        assert_eq!(console.wait_for_end(), End::Exit(0));
        console.assert_restored();
        assert_eq!(console.seen().questions, 0);
    }
}

#[test]
fn an_error_restores() {
    for _ in 0..repeats(3) {
        let mut console = ready();
        console.send("e");
        assert_eq!(console.wait_for_end(), End::Exit(FAILED));
        console.assert_restored();
    }
}

#[test]
fn fatal_signals_restore_and_end_the_program_by_themselves() {
    for _ in 0..repeats(3) {
        for signal in FATAL {
            let mut console = ready();
            console.signal(signal);
            assert_eq!(console.wait_for_end(), End::Signal(signal));
            console.assert_restored();
        }
    }
}

#[test]
fn fatal_signals_restore_at_any_moment() {
    use std::time::Duration;
    for moment in 0..repeats(24) {
        let signal = FATAL[moment % FATAL.len()];
        let mut console = fixture::start().run();
        // From before its first instruction to well after its first frame; in between a paste, or the way out.
        console.let_run(Duration::from_micros(700) * u32::try_from(moment).unwrap());
        match moment % 3 {
            1 => console.paste(&"x".repeat(100_000)),
            2 => console.send("q"),
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
fn a_panic_restores_and_says_the_place_only() {
    for _ in 0..repeats(3) {
        let mut console = fixture::start().env("RUST_BACKTRACE", "full").run();
        console.wait_for_text("ready");
        console.paste("petronella");
        console.wait_for_text("pastes [10]");
        console.send("p");
        assert_eq!(console.wait_for_end(), End::Exit(101));
        console.assert_restored();
        let text = console.screen().contents();
        assert!(text.contains("internal fault at tests/suite/fixture.rs:"), "{text}");
        let bytes = String::from_utf8_lossy(console.bytes()).into_owned();
        for private in ["secret", "petronella", "backtrace"] {
            assert!(!bytes.contains(private), "{private} in {text}");
        }
    }
}

#[test]
fn a_panic_in_another_thread_leaves_the_screen_alone_and_is_told_at_the_end() {
    for _ in 0..repeats(3) {
        let mut console = ready();
        console.send("w");
        console.wait_for_text("note: still here");
        assert!(console.screen().alternate_screen());
        console.send("q");
        assert_eq!(console.wait_for_end(), End::Exit(0));
        console.assert_restored();
        let text = console.screen().contents();
        assert!(text.contains("internal fault at tests/suite/fixture.rs:"), "{text}");
        assert!(!text.contains("secret"), "{text}");
    }
}

#[test]
fn a_contained_panic_is_silent() {
    let mut console = ready();
    console.send("c");
    console.wait_for_text("note: contained");
    console.send("q");
    assert_eq!(console.wait_for_end(), End::Exit(0));
    assert!(!console.screen().contents().contains("internal fault"));
}

#[test]
fn a_terminal_that_vanishes_ends_the_program_even_when_nobody_says_so() {
    let folder = tempfile::tempdir().unwrap();
    for round in 0..repeats(3) {
        let told = folder.path().join(round.to_string());
        let fixture = fixture::command().join(" ");
        let script = format!("trap '' HUP; {fixture}; echo $? > '{}'", told.display());
        let mut console = start(&["sh", "-c", &script]).leading().run();
        console.wait_for_text("ready");
        console.hang_up("x");
        assert_eq!(console.wait_for_end(), End::Exit(0), "the shell that ignores the hang-up");
        let status = std::fs::read_to_string(told).unwrap();
        // By SIGHUP, or by the failed read if that came first.
        assert!(["129\n", "0\n"].contains(&status.as_str()), "{status}");
    }
}

#[test]
fn being_stopped_from_outside_restores_and_being_continued_redraws() {
    for _ in 0..repeats(3) {
        let mut console = ready();
        console.paste("kept");
        console.wait_for_text("pastes [4]");
        for _ in 0..2 {
            console.signal(Signal::TSTP);
            console.wait_for_stop();
            console.wait("the main screen", Console::looks_restored);
            console.assert_restored();
            console.signal(Signal::CONT);
            console.wait("the whole frame", |console| {
                let text = console.screen().contents();
                console.screen().alternate_screen() && text.contains("ready") && text.contains("pastes [4]")
            });
        }
        console.send("x");
        console.wait_for_text("keys 1.");
        console.send("q");
        assert_eq!(console.wait_for_end(), End::Exit(0));
        console.assert_restored();
        assert_eq!(console.seen().questions, 0);
    }
}

#[test]
fn a_frozen_program_is_redrawn_when_it_goes_on() {
    let mut console = ready();
    console.signal(Signal::STOP);
    console.wait_for_stop();
    let seen = console.bytes().len();
    console.signal(Signal::CONT);
    console.wait("the screen being taken again", |console| {
        console.bytes()[seen..].windows(8).any(|bytes| bytes == b"\x1b[?1049h")
    });
    console.wait_for_text("ready");
    console.send("q");
    assert_eq!(console.wait_for_end(), End::Exit(0));
    console.assert_restored();
}

#[test]
fn ctrl_z_without_a_shell_does_not_freeze_for_ever() {
    let mut console = ready();
    console.send("\x1a");
    console.wait_for_text("note: cannot stop");
    console.send("q");
    assert_eq!(console.wait_for_end(), End::Exit(0));
}

const FISH_PROMPT: &str = "function fish_prompt; echo -n 'PROMPT> '; end";

/// Whether the shell waits for a command on the main screen.
fn at_prompt(console: &Console) -> bool {
    console.screen().contents().trim_end().ends_with("PROMPT>") && !console.screen().alternate_screen()
}

#[test]
fn ctrl_z_gives_the_shell_its_terminal_and_fg_gives_it_back() {
    let fixture = fixture::command().join(" ");
    let shells: [&[&str]; 3] =
        [&["bash", "--norc", "-i"], &["zsh", "-f", "-i"], &["fish", "--no-config", "-i", "-C", FISH_PROMPT]];
    for shell in shells {
        if !has(shell[0]) {
            continue;
        }
        let home = tempfile::tempdir().unwrap();
        let mut console = start(shell).leading().env("HOME", home.path().to_str().unwrap()).run();
        console.wait("a prompt", at_prompt);
        console.send(format!("{fixture}\r"));
        console.wait_for_text("ready");
        console.paste("kept");
        console.wait_for_text("pastes [4]");
        for _ in 0..5 {
            console.send("\x1a");
            console.wait("the shell", at_prompt);
            assert!(!console.screen().alternate_screen() && !console.screen().hide_cursor());
            console.send("fg\r");
            console.wait("the whole frame", |console| {
                let text = console.screen().contents();
                console.screen().alternate_screen() && text.contains("ready") && text.contains("pastes [4]")
            });
        }
        console.send("x");
        console.wait_for_text("keys 6.");
        console.send("q");
        console.wait("the shell", at_prompt);
        console.send("exit\r");
        console.wait_for_end();
    }
}

#[test]
fn a_text_is_printed_on_the_main_screen_and_the_screen_taken_back() {
    let mut console = ready();
    console.send("l");
    console.wait_for_text("a printed line");
    console.wait("the main screen", Console::looks_restored);
    console.assert_restored();
    console.send("\r");
    console.wait_for_text("note: came back");
    assert!(console.screen().alternate_screen());
    console.send("q");
    assert_eq!(console.wait_for_end(), End::Exit(0));
    console.assert_restored();
}

#[test]
fn redirected_streams_do_not_matter_while_there_is_a_terminal() {
    let fixture = fixture::command().join(" ");
    for redirection in
        ["< /dev/null", "> /dev/null", ">&-", "2>&-", "<&-", "< /dev/null > /dev/null 2>&1", "<&- >&- 2>&-"]
    {
        let mut console = start(&["sh", "-c", &format!("{fixture} {redirection}; exit $?")]).run();
        console.wait_for_text("ready");
        console.send("x");
        console.wait_for_text("keys 1.");
        console.send("q");
        console.wait_for_end();
        console.assert_restored();
    }
}

#[test]
fn a_pipe_can_feed_it_while_the_terminal_types() {
    let fixture = fixture::command().join(" ");
    let mut console = start(&["sh", "-c", &format!("printf qqq | {fixture} | cat > /dev/null")]).run();
    console.wait_for_text("ready");
    console.send("x");
    console.wait_for_text("keys 1.");
    console.send("q");
    assert_eq!(console.wait_for_end(), End::Exit(0));
    console.assert_restored();
}

#[test]
fn without_a_terminal_it_says_one_sentence() {
    let fixture = fixture::command();
    let output = std::process::Command::new("setsid")
        .arg("-w")
        .args(fixture)
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(REFUSED as i32));
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        error,
        "faceki-console: there is no terminal to draw on; use `faceki-console decode -` or another verb without one\n"
    );
    assert!(!output.stdout.contains(&0x1b));
}

#[test]
fn a_dumb_terminal_is_refused() {
    let mut console = fixture::start().env("TERM", "dumb").run();
    assert_eq!(console.wait_for_end(), End::Exit(REFUSED));
    console.assert_restored();
    assert!(console.screen().contents().contains("TERM=dumb"), "{}", console.screen().contents());
    assert!(!console.bytes().contains(&0x1b));
}

#[test]
fn other_names_of_terminals_work() {
    for term in ["", "vt100", "linux", "no-such-terminal"] {
        let mut console = fixture::start().env("TERM", term).env("LC_ALL", "C").run();
        console.wait_for_text("ready");
        console.send("q");
        assert_eq!(console.wait_for_end(), End::Exit(0));
        console.assert_restored();
    }
}

#[test]
fn sizes_from_nothing_to_absurd_work() {
    for size in [(0, 0), (1, 1), (1, 80), (24, 1), (2, 2), (12, 12), (1_000, 1_000), (65_535, 65_535)] {
        let mut console = fixture::start().size(size.0, size.1).run();
        console.wait("the screen", |console| console.screen().alternate_screen());
        console.resize(80, 24);
        console.wait_for_text("ready 80x24");
        console.resize(65_535, 65_535);
        console.resize(90, 20);
        console.wait_for_text("ready 90x20");
        console.send("q");
        assert_eq!(console.wait_for_end(), End::Exit(0), "{size:?}");
        console.assert_restored();
    }
}

#[test]
fn bursts_of_keys_arrive_whole_without_a_further_key() {
    for length in [1, 1_023, 1_024, 1_025, 2_048, 4_096, 100_000] {
        let mut console = fixture::start().run();
        console.wait_for_text("ready");
        console.send("x".repeat(length));
        console.wait_for_text(&format!("keys {length}."));
        if length > 1 {
            console.wait_for_text("burst true");
        }
        console.send("q");
        assert_eq!(console.wait_for_end(), End::Exit(0));
    }
}

#[test]
fn what_follows_a_paste_that_ends_early_is_marked_as_a_burst() {
    let mut console = fixture::start().run();
    console.wait_for_text("ready");
    console.paste("be\x1b[201~xyzx");
    console.wait_for_text("pastes [2]");
    console.wait_for_text("keys 4.");
    console.wait_for_text("burst true");
    console.send("q");
    assert_eq!(console.wait_for_end(), End::Exit(0));
}

#[test]
fn a_large_paste_arrives_whole_with_line_feeds() {
    let mut console = fixture::start().run();
    console.wait_for_text("ready");
    console.paste(&"0123456789\r\n".repeat(100_000));
    console.wait_for_text(&format!("pastes [{}]", 11 * 100_000));
    console.send("q");
    assert_eq!(console.wait_for_end(), End::Exit(0));
}

#[test]
fn a_signal_ends_it_within_a_paste_that_never_ends() {
    let mut console = fixture::start().run();
    console.wait_for_text("ready");
    console.send("\x1b[200~never ends q");
    console.signal(Signal::TERM);
    assert_eq!(console.wait_for_end(), End::Signal(Signal::TERM));
    console.assert_restored();
}

#[test]
fn impossible_mouse_places_do_no_harm() {
    let mut console = ready();
    console.send("\x1b[<0;0;0M\x1b[<64;99999;1M\x1b[<0;65535;65535M");
    console.send("x");
    console.wait("a key", |console| !console.screen().contents().contains("keys 0."));
    console.send("q");
    assert_eq!(console.wait_for_end(), End::Exit(0));
    console.assert_restored();
}
