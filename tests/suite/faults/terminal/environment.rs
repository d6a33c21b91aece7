//! Terminals and locales that can do little: `TERM`, `LANG`, sizes.

use crate::terminal::pseudo_terminal::{Pty, end_of_terminal, reader, shell};
use std::fs;
use tempfile::TempDir;

const SIZE: (u16, u16) = (100, 30);

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let story =
        "The mayor spoke on Monday.\n\n“We stay – naïvely,” said Ana Lopes.\n\nShe was in Łódź and 北京.\n";
    fs::write(folder.path().join("story.txt"), story).unwrap();
    folder
}

/// The program in a terminal, started by a shell line in which `"$0"` is the program.
fn start(folder: &TempDir, line: &str) -> Pty {
    let mut command = shell(line, &[]);
    command.cwd(folder.path());
    Pty::start(command, SIZE)
}

#[test]
fn fault_55_a_terminal_that_cannot_place_its_cursor_gets_lines_and_no_sequence() {
    let folder = folder();
    for term in ["TERM=dumb", "TERM=", "unset TERM;"] {
        let start =
            |arguments: &str| start(&folder, &format!("{term} \"$0\" {arguments}; echo code $?")).end();
        let report = start("story.txt");
        assert!(!report.raw.contains(&0x1b), "{term}: {}", report.screen);
        for expected in ["set TERM", "We stay", "Ana Lopes", "code 0"] {
            assert!(report.screen.contains(expected), "{term}: {expected} in\n{}", report.screen);
        }
        let review = start("review story.txt");
        assert!(!review.raw.contains(&0x1b), "{term}");
        assert!(review.screen.contains("--plain") && review.screen.contains("code 2"), "{}", review.screen);
        let plain = start("review --plain story.txt < /dev/null");
        assert!(!plain.raw.contains(&0x1b), "{term}");
        assert!(plain.screen.contains("Card 1 of 1") && plain.screen.contains("code 0"), "{}", plain.screen);
        let nothing = start("");
        assert!(nothing.screen.contains("TERM") && nothing.screen.contains("code 2"), "{}", nothing.screen);
    }
}

#[test]
fn fault_55_a_terminal_without_colours_gets_none() {
    let folder = folder();
    for term in ["vt100", "vt220", "xterm-mono"] {
        let mut pty = start(&folder, &format!("TERM={term} exec \"$0\" story.txt"));
        pty.until("1 quotation")
            .press("r")
            .until("1 pending")
            .press("x")
            .until("not speech")
            .press("1")
            .until("1✗")
            .press("qq");
        let ended = pty.end();
        assert_eq!(ended.code, 0);
        let raw = String::from_utf8_lossy(&ended.raw).into_owned();
        for sequence in raw.split("\u{1b}[").skip(1) {
            let end = sequence.find(|c: char| !c.is_ascii_digit() && c != ';').unwrap_or(0);
            let is_colour = |number: &str| {
                matches!(number, "38" | "48")
                    || number
                        .parse()
                        .is_ok_and(|n: u8| (30..38).contains(&n) || (40..48).contains(&n) || n >= 90)
            };
            assert!(
                !sequence[end..].starts_with('m') || !sequence[..end].split(';').any(is_colour),
                "{term}: {sequence:?}"
            );
        }
    }
}

#[test]
fn fault_55_a_locale_without_unicode_gets_ascii_in_the_same_columns() {
    let folder = folder();
    for locale in ["LANG=C LC_ALL=", "LC_ALL=POSIX", "LANG=en_US.ISO-8859-1 LC_ALL= LC_CTYPE="] {
        let mut pty = start(&folder, &format!("{locale} exec \"$0\" story.txt"));
        pty.until("1 quotation").until("\"We stay - naively,\" said Ana Lopes.").until("Lodz and ????.");
        pty.press("r").until("+-").press("qq");
        let ended = pty.end();
        assert_eq!(ended.code, 0);
        assert!(ended.raw.is_ascii(), "{locale}: {}", String::from_utf8_lossy(&ended.raw));
    }
    for locale in ["LANG=C.UTF-8 LC_ALL=", "LC_ALL= LC_CTYPE= LANG=", "LANG=C LC_ALL=en_US.utf8"] {
        let mut pty = start(&folder, &format!("{locale} exec \"$0\" story.txt"));
        pty.until("“We stay – naïvely,”").press("q");
        assert_eq!(pty.end().code, 0);
    }
}

#[test]
fn fault_57_a_review_in_lines_says_that_its_terminal_was_closed() {
    let folder = folder();
    let mut command = reader(&["review", "--plain", "story.txt"]);
    command.cwd(folder.path());
    assert_eq!(end_of_terminal(command, "Card 1 of 1"), 129);
}
