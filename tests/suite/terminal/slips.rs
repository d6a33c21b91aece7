//! Slips: a name that is no file, a command that is misspelt, a word typed where no line is open.

use super::pseudo_terminal::{Pty, reader};
use pullquote::library::Library;
use std::fs;

const SIZE: (u16, u16) = (100, 30);

#[test]
fn what_is_no_file_is_told_before_the_screen_is_taken() {
    for (arguments, said) in [
        (&["nofile.txt"][..], "nofile.txt does not exist: check the name"),
        (&["exprot"], "there is no file exprot: did you mean pullquote export?"),
        (&["review", "nofile.txt"], "nofile.txt does not exist: check the name"),
    ] {
        let ended = Pty::start(reader(arguments), SIZE).end();
        let written = String::from_utf8_lossy(&ended.raw).into_owned();
        assert_eq!(ended.code, 2, "{arguments:?}: {written}");
        assert!(written.contains(said), "{arguments:?}: {written}");
        assert!(!written.contains("\u{1b}[?1049h"), "{arguments:?}: {written}");
    }
}

#[test]
fn the_files_that_a_folder_leaves_out_are_counted_at_the_foot() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.txt", "b.story", "c"] {
        fs::write(folder.path().join(name), "“It rained,” said Ivan Kolev.\n").unwrap();
    }
    let path = folder.path().to_str().unwrap();
    let mut pty = Pty::start(reader(&[path]), (200, 30));
    pty.until("skipped 2 files in ").until("Name a file to read it");
    // The same for a folder that is opened later.
    pty.press("gf").until("open a file").press(path).press("\r");
    pty.until("skipped 2 files in ").press("q");
    assert_eq!(pty.end().code, 0);
}

#[test]
fn a_word_typed_behind_a_key_that_does_nothing_decides_no_card() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("story.txt");
    fs::write(&file, "“The road is gone,” Ana Petrova said.\n\n“It rained,” said Ivan Kolev.\n").unwrap();
    let mut command = reader(&[file.to_str().unwrap()]);
    command.env("PULLQUOTE_HOME", folder.path().join("library"));
    let mut pty = Pty::start(command, SIZE);
    pty.until("2 quotations").press("r").until("REVIEW").until("0✓");
    pty.press("%scandal").until("no key begins with this: %scandal");
    assert!(pty.text().contains("0✓ 0✗ 2 pending"), "{}", pty.text());
    // After a pause, a key is a key again.
    pty.pause().press("a").until("1✓ 0✗ 1 pending").press("q").until("Pullquote").press("q");
    assert_eq!(pty.end().code, 0);
    let library = Library::open_existing(&folder.path().join("library")).unwrap().unwrap();
    assert!(!library.is_empty().unwrap());
}
