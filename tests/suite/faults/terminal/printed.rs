//! What the program prints when nobody looks at a screen.

use crate::binary::{pullquote, stderr, stdout};
use std::fs;

const STORY: &str = "“We stay,” said Ana Lopes of Peru.\n";

#[test]
fn fault_56_without_a_terminal_there_are_no_sequences() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::write(path.join("story.txt"), STORY).unwrap();
    let commands: [&[&str]; 6] = [
        &["story.txt"],
        &["extract", "story.txt"],
        &["review", "--plain", "story.txt"],
        &["library", "list"],
        &["--help"],
        &["--no-such-option"],
    ];
    for arguments in commands {
        let mut command = pullquote(path, arguments);
        let output =
            command.env("PULLQUOTE_HOME", path.join("home")).env("TERM", "xterm-256color").output().unwrap();
        let printed = stdout(&output) + &stderr(&output);
        assert!(!printed.is_empty() && !printed.contains('\u{1b}'), "{arguments:?}: {printed:?}");
    }
}

#[test]
fn fault_64_numbers_and_words_are_the_same_in_every_locale() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("story.txt"), STORY).unwrap();
    let printed = |locale: &str, format: &str| {
        let mut command = pullquote(folder.path(), &["extract", "--format", format, "story.txt"]);
        command.env("LC_ALL", locale).env("LANG", locale).output().unwrap().stdout
    };
    for format in ["json", "csv"] {
        let english = printed("en_US.UTF-8", format);
        assert!(String::from_utf8_lossy(&english).contains("0.9"), "a confidence with a point");
        assert!(english == printed("de_DE.UTF-8", format) && english == printed("C", format), "{format}");
    }
}
