//! Terminals set up for Chinese, Japanese or Korean draw Cyrillic and Greek letters two columns wide: nothing moves there.

use super::pseudo_terminal::{Pty, empty_screen, reader};
use portable_pty::CommandBuilder;
use std::fs;
use tempfile::TempDir;

const STORY: &str = "\
Мост через реку Sava

Мост через Саву закрыт, said the mayor, Ελένη Παπαδοπούλου. “The bridge (мост) will stay closed until the spring,” \
she told reporters, and the sign beside it, МОСТ ЗАКРЫТ, is to stay where it is for all of the winter.

Η γέφυρα παραμένει κλειστή, said the engineer, Иван Петров. “Nobody knows how long,” Петров said on Monday in \
the town hall, where a map of the river and its seven bridges had been hung between two windows.
";

/// The reader on a terminal with such letters, at this size.
fn start(size: (u16, u16)) -> (TempDir, Pty) {
    let home = tempfile::tempdir().unwrap();
    let story = home.path().join("story.txt");
    fs::write(&story, STORY).unwrap();
    let folder = home.path().join("config/pullquote");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("config.toml"), "borders = 'wide'\n").unwrap();
    let mut command: CommandBuilder = reader(&[story.to_str().unwrap()]);
    command.env("XDG_CONFIG_HOME", home.path().join("config"));
    command.env("XDG_STATE_HOME", home.path().join("state"));
    (home, Pty::start(command, size))
}

/// The rows of the screen of a terminal with such letters. The emulator draws them in one column, so each is replaced by a
/// letter that every terminal draws in two.
fn rows(pty: &Pty, (columns, lines): (u16, u16)) -> Vec<String> {
    let is_open = |c: char| matches!(c, '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{4ff}');
    let written = String::from_utf8_lossy(&pty.raw);
    let wide: String = written.chars().map(|c| if is_open(c) { '文' } else { c }).collect();
    let mut screen = empty_screen(columns, lines);
    screen.process(wide.as_bytes());
    screen.screen().rows(0, columns).collect()
}

/// The columns of the borders in the rows of the text: a wide letter counts twice.
fn borders(row: &str) -> Vec<usize> {
    let mut column = 0;
    let mut found = Vec::new();
    for c in row.chars() {
        if matches!(c, '|' | '+') {
            found.push(column);
        }
        column += if c == '文' { 2 } else { 1 };
    }
    found
}

fn check(pty: &Pty, size: (u16, u16)) {
    let rows = rows(pty, size);
    assert!(rows.iter().any(|row| row.contains('文')), "{}", rows.join("\n"));
    for row in rows.iter().filter(|row| row.starts_with('|')) {
        assert_eq!(borders(row).last(), Some(&(usize::from(size.0) - 1)), "{row}\n{}", rows.join("\n"));
    }
}

#[test]
fn lines_with_letters_that_are_two_columns_wide_end_where_the_others_end() {
    for size in [(80, 24), (120, 40), (200, 50)] {
        let (_home, mut pty) = start(size);
        pty.until("2 quotations");
        check(&pty, size);
        for keys in ["j", "]q", "n", "G", "gg", "]p", "[p", "C", "Q", "P", "\u{1b}"] {
            pty.press(keys).pause();
            // The palette is certain to come after what the key changed.
            pty.press(":").until("Actions");
            check(&pty, size);
            pty.press("\u{1b}").pause();
        }
        pty.press("q");
        assert_eq!(pty.end().code, 0);
    }
}

#[test]
fn no_letter_of_the_text_is_lost_between_two_columns() {
    let size = (80, 24);
    let (_home, mut pty) = start(size);
    pty.until("2 quotations");
    let shown: usize = rows(&pty, size).iter().map(|row| row.matches('文').count()).sum();
    let open = |c: &char| matches!(c, '\u{370}'..='\u{4ff}');
    let all = STORY.chars().filter(open).count();
    assert!(shown >= all, "{shown} of {all}\n{}", rows(&pty, size).join("\n"));
    pty.press("q");
    assert_eq!(pty.end().code, 0);
}
