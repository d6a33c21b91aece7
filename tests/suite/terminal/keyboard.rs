//! What a terminal sends besides keys: reports, answers in pieces, pastes without an end, and its own end.

use super::pseudo_terminal::{Pty, reader};
use std::fs;
use tempfile::TempDir;

const STORY: &str = "“The bridge stays closed,” said Ana Petrova, the mayor of Varna.\n\n\
    “Nobody asked the farmers,” said Ivan Kolev.\n";
const SIZE: (u16, u16) = (100, 30);

fn story() -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("story.txt");
    fs::write(&path, STORY).unwrap();
    let path = path.to_str().unwrap().to_owned();
    (folder, path)
}

/// The review of the story, with its first card on the screen.
fn review(path: &str) -> Pty {
    let mut pty = Pty::start(reader(&[path]), SIZE);
    pty.until("2 quotations").press("r").until("0✓ 0✗ 2 left");
    pty
}

#[test]
fn reports_and_pastes_without_an_end_leave_the_keys_alone() {
    let (_folder, path) = story();
    for sent in ["\u{1b}[?997;1n", "\u{1b}[?2026;2$y", "\u{1b}[<", "\u{1b}]0;", "\u{1b}[200~paste", "\u{1b}P"]
    {
        let mut pty = Pty::start(reader(&[&path]), SIZE);
        pty.until("2 quotations").press(sent).pause().press("?").until("type to filter");
        pty.press("\u{3}").until("again to quit").press("\u{3}");
        assert_eq!(pty.end().code, 0, "{sent:?}");
    }
}

#[test]
fn an_answer_in_two_pieces_decides_nothing() {
    let (_folder, path) = story();
    for (begin, rest) in [
        ("\u{1b}", "]11;rgb:aaaa/aaaa/aaaa\u{7}"),
        ("\u{1b}]11;rgb:", "aaaa/aaaa/aaaa\u{1b}\\"),
        ("\u{1b}]11;rgb:aaaa/aaaa/aaaa", "\u{1b}\\"),
        ("\u{1b}[?6", "2;22c"),
        ("\u{1b}[2", "4;80R"),
        ("\u{1b}P1+r5247", "42=aaaa\u{1b}\\"),
    ] {
        let mut pty = review(&path);
        pty.press(begin).pause().press(rest).pause();
        pty.press("?").until("type to filter");
        assert!(!pty.text().contains("1✓"), "{begin:?} {rest:?}:\n{}", pty.text());
        pty.press("\u{3}").until("again to quit").press("\u{3}");
        assert_eq!(pty.end().code, 0);
    }
}
