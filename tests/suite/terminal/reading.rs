//! The real binary in a real pseudo-terminal: it takes over the terminal and restores it.

use super::pseudo_terminal::{Pty, count, end_of_terminal, private_modes, reader, shell};
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

/// The reader in a shell, as users start it.
fn in_shell(path: &str) -> Pty {
    let mut pty = Pty::start(shell("\"$0\" \"$@\"; exit $?", &[path]), SIZE);
    pty.until("wait for Chile");
    pty
}

#[test]
fn q_restores_the_terminal() {
    let mut pty = Pty::start(reader(&[]), SIZE);
    pty.until("the sample article").press("q");
    let ended = pty.end();
    assert_eq!(ended.code, 0);
    for (set, unset) in [("\u{1b}[?1049h", "\u{1b}[?1049l"), ("\u{1b}[?2004h", "\u{1b}[?2004l")] {
        assert_eq!((count(&ended.raw, set), count(&ended.raw, unset)), (1, 1), "{set:?}");
    }
    assert_eq!(ended.screen.trim(), "", "nothing is left on the screen");
}

#[test]
fn the_window_has_the_headline_as_its_title_until_the_reader_ends() {
    let hostile = "# Quay\u{1b}]2;owned\u{7} closed\n\nPeru would wait for Chile, it said.\n";
    let (folder, path) = story("story.md", hostile);
    let (keep, restore) = ("\u{1b}[22;2t", "\u{1b}[23;2t");
    for signal in [None, Some("-TERM")] {
        let mut pty = Pty::start(reader(&[&path]), SIZE);
        pty.until("wait for Chile");
        match signal {
            Some(signal) => Pty::signal(pty.process(), signal),
            None => drop(pty.press("q")),
        }
        let raw = pty.end().raw;
        assert_eq!((count(&raw, keep), count(&raw, restore)), (1, 1), "{signal:?}");
        let text = String::from_utf8_lossy(&raw);
        let set = text.split("\u{1b}]2;").nth(1).and_then(|rest| rest.split("\u{1b}\\").next());
        assert_eq!(set, Some("Quay␛]2;owned␇ closed — Pullquote"), "{signal:?}");
        assert_eq!(count(&raw, "\u{1b}]2;"), 1, "a title that stays is sent once");
    }
    let config = folder.path().join("pullquote");
    fs::create_dir(&config).unwrap();
    fs::write(config.join("config.toml"), "title = false\n").unwrap();
    let mut command = reader(&[&path]);
    command.env("XDG_CONFIG_HOME", folder.path());
    let mut pty = Pty::start(command, SIZE);
    pty.until("wait for Chile").press("q");
    let raw = pty.end().raw;
    assert_eq!((count(&raw, keep), count(&raw, "\u{1b}]2;")), (0, 0));
}

#[test]
fn a_locale_without_unicode_gets_ascii() {
    for (locale, is_ascii) in [("C", true), ("de_DE.ISO-8859-15", true), ("C.UTF-8", false)] {
        let mut command = reader(&[]);
        command.env("LC_ALL", locale);
        let mut pty = Pty::start(command, SIZE);
        pty.until("sample article").press("q");
        assert_eq!(pty.end().raw.is_ascii(), is_ascii, "{locale}");
    }
}

#[test]
fn plain_reading_prints_the_article_on_a_terminal_too() {
    let (_folder, path) = story("story.txt", STORY);
    let mut pty = Pty::start(reader(&["--plain", &path]), SIZE);
    pty.until("People: none found");
    let ended = pty.end();
    assert_eq!(ended.code, 0);
    let text = String::from_utf8_lossy(&ended.raw);
    assert!(!text.contains('\u{1b}'), "{text}");
    for line in ["Paragraph 1: Peru’s foreign ministry said", "Quotation 1, said by Peru", "Countries: 2"] {
        assert!(text.contains(line), "{line}: {text}");
    }
}

#[test]
fn signals_restore_the_terminal_and_set_the_exit_code() {
    let (_folder, path) = story("story.txt", STORY);
    for (signal, number) in [("-TERM", 15), ("-HUP", 1), ("-INT", 2), ("-QUIT", 3)] {
        let mut pty = Pty::start(reader(&[&path]), SIZE);
        pty.until("wait for Chile");
        Pty::signal(pty.process(), signal);
        assert_eq!(pty.end().code, 128 + number, "{signal}");
    }
}

/// The exit code and the seconds of processor time of the reader in a terminal that is closed without a signal.
fn without_terminal(line: &str, arguments: &[&str], shown: &'static str) -> (String, f64) {
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("report");
    // `times` writes the time of the shell and then that of its children: "0m0.01s 0m0.02s".
    let mut command = shell(&format!("{line}; echo $? >\"$REPORT\"; times >>\"$REPORT\""), arguments);
    command.env("REPORT", &report);
    end_of_terminal(command, shown);
    let report = fs::read_to_string(&report).unwrap();
    let lines: Vec<&str> = report.lines().collect();
    let seconds = |time: &str| {
        let (minutes, seconds) = time.trim_end_matches('s').split_once('m').unwrap();
        minutes.parse::<f64>().unwrap() * 60.0 + seconds.parse::<f64>().unwrap()
    };
    (lines[0].to_owned(), lines[2].split_whitespace().map(seconds).sum())
}

#[test]
fn the_reader_ends_when_its_terminal_disappears_without_a_signal() {
    let (_folder, path) = story("story.txt", STORY);
    let (code, seconds) = without_terminal("\"$0\" \"$@\"", &[&path], "wait for Chile");
    assert_eq!(code, "129", "as after a hang-up signal");
    assert!(seconds < 2.0, "it ran for {seconds} s of processor time");
}

#[test]
fn the_plain_review_ends_when_its_terminal_disappears() {
    let (_folder, path) = story("story.txt", STORY);
    let (_, seconds) = without_terminal("\"$0\" review --plain \"$@\"", &[&path], "pending");
    assert!(seconds < 2.0, "it ran for {seconds} s of processor time");
}

#[test]
fn the_reader_can_be_stopped_and_resumed() {
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
        assert!(pty.line_is_as_before(), "the shell gets its terminal modes back");
        Pty::signal(process, "-CONT");
        pty.until_written("\u{1b}[?1049h", 2).until("wait for Chile").press("q");
        let ended = pty.end();
        assert_eq!(ended.code, 0);
        assert_eq!(count(&ended.raw, "\u{1b}[?1049h"), 2, "the terminal is taken again once, not twice");
    }
}

#[test]
fn a_reader_that_was_stopped_from_outside_redraws_when_resumed() {
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
fn the_reader_does_not_suspend_without_a_shell_that_could_resume_it() {
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

/// The output without the titles of the window, which have no control characters in them.
fn without_titles(text: &str) -> String {
    let mut parts = text.split("\u{1b}]2;");
    let mut rest = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (title, after) = part.split_once("\u{1b}\\").unwrap();
        assert!(!title.contains(char::is_control), "{title:?}");
        rest.push_str(after);
    }
    rest
}

/// Checks that the output has only the sequences of the reader: moves, scrolled rows, colours, clearing, and its modes.
pub(crate) fn check_sequences(raw: &[u8]) {
    // The questions for the background and the margins of the terminal, and the one that ends them.
    let text = String::from_utf8_lossy(raw).replace("\u{1b}]11;?\u{1b}\\", "");
    let text = text.replace("\u{1b}[?69$p\r\u{1b}[K\u{1b}[c", "");
    let text = without_titles(&text.replace("\u{1b}[22;2t", "").replace("\u{1b}[23;2t", ""));
    for sequence in text.split('\u{1b}').skip(1).filter(|sequence| !sequence.starts_with('M')) {
        let body = sequence.strip_prefix('[').unwrap_or_else(|| panic!("ESC {:?}", sequence.get(..8)));
        let end = body.find(|c: char| c.is_ascii_alphabetic()).unwrap();
        assert!("HCGXrmJhl".contains(&body[end..=end]), "CSI {:?}", &body[..=end]);
    }
    for (mode, _) in private_modes(raw) {
        assert!(["1049", "2004", "25", "2026", "1002", "1006"].contains(&mode.as_str()), "mode {mode}");
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
fn pasted_text_is_typed_and_runs_no_keys() {
    let (_folder, path) = story("story.txt", STORY);
    let mut pty = Pty::start(reader(&[&path]), SIZE);
    pty.until("wait for Chile").press("\u{1b}[200~qqq\r\u{3}\u{3}\u{1b}[201~");
    pty.press("/").press("\u{1b}[200~nobody answ\u{1b}[201~").until("nobody answ").press("\r");
    pty.until("1/1").press("q");
    assert_eq!(pty.end().code, 0);
}

#[test]
fn the_first_page_of_a_long_text_appears_at_once() {
    let line = "Peru’s ministry said on Monday that it would wait for an answer from Chile.\n\n";
    let lines = 20_000_000 / line.len();
    let text = format!("It begins here.\n\n{}It ends here.\n", line.repeat(lines));
    let (_folder, path) = story("long.txt", &text);
    let started = Instant::now();
    let mut pty = Pty::start(reader(&[&path]), SIZE);
    pty.until("It begins here.");
    println!("first page of 20 MB after {:?}", started.elapsed());
    // The number of paragraphs is known once everything has been read.
    pty.until(&format!("/{} ", lines + 2)).press("G").until("It ends here.").press("q");
    assert_eq!(pty.end().code, 0);
}

/// Runs [`panics_when_asked_to`] in a terminal of its own.
pub(crate) fn panicking(how: &str) -> Pty {
    let mut command = portable_pty::CommandBuilder::new(std::env::current_exe().unwrap());
    command.args(["--exact", "terminal::reading::panics_when_asked_to", "--nocapture", "--test-threads=1"]);
    command.env("PANIC", how);
    Pty::start(command, SIZE)
}

#[test]
fn a_panic_restores_the_terminal_and_asks_for_a_report() {
    for how in ["here", "thread"] {
        let ended = panicking(how).end();
        assert_eq!(ended.code, 2, "{how}");
        assert_eq!(count(&ended.raw, "\u{1b}[?1049l"), 1, "{how}");
        let after = String::from_utf8(ended.raw).unwrap();
        let (_, said) = after.split_once("\u{1b}[?1049l").unwrap();
        assert!(said.contains("Please report") && said.contains("broken ␛[2J on purpose"), "{said:?}");
    }
}

#[test]
fn a_panic_of_a_worker_does_not_end_the_reader() {
    let ended = panicking("worker").end();
    assert_eq!(ended.code, 7);
    assert!(!String::from_utf8(ended.raw).unwrap().contains("on purpose"));
}

/// Does nothing unless one of the tests above starts it.
#[test]
fn panics_when_asked_to() {
    let Ok(how) = std::env::var("PANIC") else { return };
    terminal::take().unwrap();
    let panic = || panic!("broken \u{1b}[2J on purpose");
    match how.as_str() {
        "here" => panic(),
        "thread" => drop(std::thread::spawn(panic).join()),
        _ => {
            let worker = std::thread::spawn(move || {
                terminal::catch_panics_of_this_thread();
                panic();
            });
            assert!(worker.join().is_err() && terminal::is_taken());
            terminal::leave(7);
        }
    }
}

#[test]
fn a_resize_redraws_the_screen() {
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
fn a_resize_to_one_cell_and_back_redraws_the_screen() {
    let (_folder, path) = story("story.txt", STORY);
    let mut pty = Pty::start(reader(&[&path]), SIZE);
    pty.until("wait for Chile").resize(&[(1, 1)]).until_written("\u{1b}[?2026l", 2);
    pty.resize(&[SIZE]).until("wait for Chile").press("q");
    assert_eq!(pty.end().code, 0);
}

#[test]
fn many_resizes_in_a_row_end_with_a_whole_screen() {
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
fn a_resize_at_the_start_and_a_key_with_a_resize_are_not_lost() {
    let (_folder, path) = story("story.txt", STORY);
    for _ in 0..20 {
        let mut pty = Pty::start(reader(&[&path]), SIZE);
        pty.until_written("\u{1b}[?2026l", 1).resize(&[(60, 20)]).until("[Text]");
        pty.resize(&[SIZE]).press("q");
        assert_eq!(pty.end().code, 0);
    }
}
