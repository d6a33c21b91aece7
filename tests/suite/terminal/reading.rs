//! The real binary in a real pseudo-terminal: it reads, and gives the terminal back as it was.

use super::pseudo_terminal::{Pty, count, private_modes, reader, shell};
use pullquote::tui::terminal;
use std::fs;
use std::path::PathBuf;
use std::time::Instant;
use tempfile::TempDir;

const STORY: &str = "Peru’s foreign ministry said on Monday it would “wait for Chile”.\n\nNobody answered.\n";
const SIZE: (u16, u16) = (80, 24);

fn story(name: &str, text: &str) -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path: PathBuf = folder.path().join(name);
    fs::write(&path, text).unwrap();
    let path = path.to_str().unwrap().to_owned();
    (folder, path)
}

/// The reader in a shell, as it is started every day.
fn in_shell(path: &str) -> Pty {
    let mut pty = Pty::start(shell("\"$0\" \"$@\"; exit $?", &[path]), SIZE);
    pty.until("wait for Chile");
    pty
}

#[test]
fn the_sample_opens_and_q_leaves_the_terminal_as_it_was() {
    let mut pty = Pty::start(reader(&[]), SIZE);
    pty.until("the sample article").press("q");
    let ended = pty.end();
    assert_eq!(ended.code, 0);
    for (set, unset) in [("\u{1b}[?1049h", "\u{1b}[?1049l"), ("\u{1b}[?2004h", "\u{1b}[?2004l")] {
        assert_eq!((count(&ended.raw, set), count(&ended.raw, unset)), (1, 1), "{set:?}");
    }
    assert_eq!(ended.screen.trim(), "", "nothing stays behind");
}

#[test]
fn signals_give_the_terminal_back_and_say_so_in_the_exit_code() {
    let (_folder, path) = story("story.txt", STORY);
    for (signal, number) in [("-TERM", 15), ("-HUP", 1), ("-INT", 2), ("-QUIT", 3)] {
        let mut pty = Pty::start(reader(&[&path]), SIZE);
        pty.until("wait for Chile");
        Pty::signal(pty.process(), signal);
        assert_eq!(pty.end().code, 128 + number, "{signal}");
    }
}

#[test]
fn stopped_by_a_key_or_a_signal_it_goes_on_where_it_was() {
    let (_folder, path) = story("story.txt", STORY);
    for stop_by_key in [true, false] {
        let mut pty = in_shell(&path);
        let process = pty.process();
        if stop_by_key {
            pty.press("\u{1a}");
        } else {
            Pty::signal(process, "-TSTP");
        }
        pty.until_written("\u{1b}[?1049l", 1);
        Pty::until_stopped(process);
        assert!(pty.line_is_as_before(), "the shell gets the line as it was");
        Pty::signal(process, "-CONT");
        pty.until_written("\u{1b}[?1049h", 2).until("wait for Chile").press("q");
        let ended = pty.end();
        assert_eq!(ended.code, 0);
        assert_eq!(count(&ended.raw, "\u{1b}[?1049h"), 2, "taken once again, not twice");
    }
}

#[test]
fn stopped_from_outside_it_draws_again_when_resumed() {
    let (_folder, path) = story("story.txt", STORY);
    let mut pty = in_shell(&path);
    let process = pty.process();
    Pty::signal(process, "-STOP");
    Pty::until_stopped(process);
    Pty::signal(process, "-CONT");
    pty.until_written("\u{1b}[?1049h", 2).until("wait for Chile").press("q");
    assert_eq!(pty.end().code, 0);
}

#[test]
fn without_a_shell_nothing_is_stopped_for_good() {
    let (_folder, path) = story("story.txt", STORY);
    let mut pty = Pty::start(reader(&[&path]), SIZE);
    pty.until("wait for Chile").press("\u{1a}").until("no shell").press("q");
    assert_eq!(pty.end().code, 0);
}

#[test]
fn small_screens_are_drawn_without_a_panic() {
    let (_folder, path) = story("story.txt", STORY);
    for size in [(1, 1), (2, 2), (10, 3), (39, 9), (40, 10), (300, 4), (4, 100)] {
        let mut pty = Pty::start(reader(&[&path]), size);
        // The frame is drawn when its synchronized update ends.
        pty.until_written("\u{1b}[?2026l", 1).press("jjkk]qq");
        assert_eq!(pty.end().code, 0, "{size:?}");
    }
}

#[test]
fn an_article_cannot_command_the_terminal() {
    let attack = "Peru said \u{1b}]0;owned\u{7} \u{1b}[?1000h\u{9b}2J \u{1b}]52;c;b3duZWQ=\u{1b}\\ \u{202e}drow \
                  \u{1b}P+q\u{1b}\\ \u{e0041}tags\tand “\u{1b}[31mwait\u{1b}[0m for Chile”, it said.\r\nEnd.\n";
    let (_folder, path) = story("evil\u{1b}]0;name\u{7}\n.txt", attack);
    let mut pty = Pty::start(reader(&[&path]), SIZE);
    pty.until("End.").press("]q").press("1").press("?").until("Esc close").press("\u{1b}");
    pty.until("End.").press("q");
    let ended = pty.end();
    check_sequences(&ended.raw);
    let raw = String::from_utf8(ended.raw).unwrap();
    for hidden in ['\u{7}', '\u{9b}', '\u{202e}', '\u{e0041}'] {
        assert!(!raw.contains(hidden), "{hidden:?}");
    }
}

/// Only what the reader itself writes: moves, colours, clearing, and its four modes.
pub(crate) fn check_sequences(raw: &[u8]) {
    let text = String::from_utf8_lossy(raw).into_owned();
    for sequence in text.split('\u{1b}').skip(1) {
        let body = sequence.strip_prefix('[').unwrap_or_else(|| panic!("ESC {:?}", sequence.get(..8)));
        let end = body.find(|c: char| c.is_ascii_alphabetic()).unwrap();
        assert!("HmJhl".contains(&body[end..=end]), "CSI {:?}", &body[..=end]);
    }
    for (mode, _) in private_modes(raw) {
        assert!(["1049", "2004", "25", "2026"].contains(&mode.as_str()), "mode {mode}");
    }
}

#[test]
fn keys_work_while_the_article_comes_from_a_pipe() {
    let line = "printf 'Peru said it would “wait for Chile”.\\n' | \"$0\" \"$@\"; exit $?";
    for arguments in [&["-"][..], &[]] {
        let mut pty = Pty::start(shell(line, arguments), SIZE);
        pty.until("wait for Chile")
            .press("?")
            .until("Esc close")
            .press("\u{1b}")
            .until("wait for Chile")
            .press("q");
        assert_eq!(pty.end().code, 0);
    }
}

#[test]
fn what_is_pasted_is_typed_not_obeyed() {
    let (_folder, path) = story("story.txt", STORY);
    let mut pty = Pty::start(reader(&[&path]), SIZE);
    pty.until("wait for Chile").press("\u{1b}[200~qqq\r\u{3}\u{3}\u{1b}[201~");
    pty.press("/").press("\u{1b}[200~nobody answ\u{1b}[201~").until("nobody answ").press("\r");
    pty.until("1/1").press("q");
    assert_eq!(pty.end().code, 0);
}

#[test]
fn the_first_page_of_a_long_text_is_there_at_once() {
    let line = "Peru’s ministry said on Monday that it would wait for an answer from Chile.\n\n";
    let lines = 20_000_000 / line.len();
    let text = format!("It begins here.\n\n{}It ends here.\n", line.repeat(lines));
    let (_folder, path) = story("long.txt", &text);
    let started = Instant::now();
    let mut pty = Pty::start(reader(&[&path]), SIZE);
    pty.until("It begins here.");
    println!("first page of 20 MB after {:?}", started.elapsed());
    // The number of paragraphs is known when all has been read.
    pty.until(&format!("/{} ", lines + 2)).press("G").until("It ends here.").press("q");
    assert_eq!(pty.end().code, 0);
}

/// Runs one of the tests below in a terminal of its own: they break it on purpose.
fn broken(how: &str) -> Pty {
    let mut command = portable_pty::CommandBuilder::new(std::env::current_exe().unwrap());
    command.args(["--exact", "terminal::reading::breaks_when_asked_to", "--nocapture", "--test-threads=1"]);
    command.env("BREAK", how);
    Pty::start(command, SIZE)
}

#[test]
fn a_panic_gives_the_terminal_back_and_says_what_to_report() {
    for how in ["here", "thread"] {
        let ended = broken(how).end();
        assert_eq!(ended.code, 2, "{how}");
        assert_eq!(count(&ended.raw, "\u{1b}[?1049l"), 1, "{how}");
        let after = String::from_utf8(ended.raw).unwrap();
        let (_, said) = after.split_once("\u{1b}[?1049l").unwrap();
        assert!(said.contains("Please report") && said.contains("broken ␛[2J on purpose"), "{said:?}");
    }
}

#[test]
fn a_panic_of_a_worker_leaves_the_reader_alone() {
    let ended = broken("worker").end();
    assert_eq!(ended.code, 7);
    assert!(!String::from_utf8(ended.raw).unwrap().contains("on purpose"));
}

/// Does nothing unless it is started by one of the tests above.
#[test]
fn breaks_when_asked_to() {
    let Ok(how) = std::env::var("BREAK") else { return };
    terminal::take().unwrap();
    let break_it = || panic!("broken \u{1b}[2J on purpose");
    match how.as_str() {
        "here" => break_it(),
        "thread" => drop(std::thread::spawn(break_it).join()),
        _ => {
            let worker = std::thread::spawn(move || {
                terminal::catch_panics_of_this_thread();
                break_it();
            });
            assert!(worker.join().is_err() && terminal::is_taken());
            terminal::leave(7);
        }
    }
}

#[test]
fn a_resize_draws_the_screen_anew() {
    let (_folder, path) = story("story.txt", STORY);
    let mut pty = Pty::start(reader(&[&path]), SIZE);
    pty.until("wait for Chile").resize(&[(60, 20)]).until("[Text]");
    pty.press("q");
    assert_eq!(pty.end().code, 0);
}

#[test]
fn a_quotation_is_copied_through_the_terminal() {
    let (_folder, path) = story("story.txt", STORY);
    let mut pty = Pty::start(reader(&[&path]), SIZE);
    pty.until("1 quotation ").press("]qy").until_written("\u{1b}]52;c;", 1).press("q");
    let ended = pty.end();
    assert_eq!(ended.code, 0);
    assert_eq!(count(&ended.raw, "\u{1b}]52;"), 1, "copied once");
}

#[test]
fn one_cell_and_back_draws_the_screen_anew() {
    let (_folder, path) = story("story.txt", STORY);
    let mut pty = Pty::start(reader(&[&path]), SIZE);
    pty.until("wait for Chile").resize(&[(1, 1)]).until_written("\u{1b}[?2026l", 2);
    pty.resize(&[SIZE]).until("wait for Chile").press("q");
    assert_eq!(pty.end().code, 0);
}

#[test]
fn a_storm_of_sizes_ends_with_the_whole_screen() {
    let (_folder, path) = story("story.txt", STORY);
    let mut pty = Pty::start(reader(&[&path]), SIZE);
    pty.until("wait for Chile");
    let mut sizes = vec![(1, 1), (0, 0), (2, 1), (1, 200), (500, 1), (0, 10), (39, 9), (200, 50)];
    for width in (3..120).step_by(7) {
        sizes.push((width, width / 3));
    }
    for size in sizes {
        pty.resize(&[size, (100, 30)]).until("wait for Chile");
    }
    pty.press("q");
    assert_eq!(pty.end().code, 0);
}

#[test]
fn neither_a_resize_at_once_nor_a_key_with_a_resize_is_lost() {
    let (_folder, path) = story("story.txt", STORY);
    for _ in 0..20 {
        let mut pty = Pty::start(reader(&[&path]), SIZE);
        pty.until_written("\u{1b}[?2026l", 1).resize(&[(60, 20)]).until("[Text]");
        pty.resize(&[SIZE]).press("q");
        assert_eq!(pty.end().code, 0);
    }
}
