//! The library when its file is damaged, locked, gone or from another version.

use crate::binary::{pullquote, run, stderr, stdout};
use std::fs;
use std::path::Path;
use std::process::Output;
use tempfile::TempDir;

const STORY: &str =
    "Quay stays shut\n\n“The quay is closed,” Ana Lopes, the harbour master of Peru, said on Monday.\n";

/// A folder with a library in `home` that has an article and a decision.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("story.txt"), STORY).unwrap();
    assert_eq!(typed(folder.path(), &["review", "--plain", "story.txt"], b"a\n").status.code(), Some(0));
    folder
}

fn typed(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    run(pullquote(folder, arguments).env("PULLQUOTE_HOME", folder.join("home")), input)
}

/// Every command that reads the library.
const READING: [&[&str]; 6] = [
    &["library", "list"],
    &["library", "search", "closed"],
    &["library", "speakers"],
    &["library", "stats"],
    &["library", "check"],
    &["library", "export", "--format", "jsonl"],
];

#[test]
fn fault_46_every_byte_of_the_library_may_be_damaged_and_every_answer_is_a_sentence() {
    let folder = folder();
    let path = folder.path();
    let file = path.join("home/library.db");
    let whole = fs::read(&file).unwrap();
    let find = |words: &str| whole.windows(words.len()).position(|bytes| bytes == words.as_bytes()).unwrap();
    // The header, a page of the schema, and what a person wrote.
    let places = [
        20,
        28,
        60,
        68,
        100,
        105,
        find("CREATE TABLE places"),
        find("Quay stays shut"),
        find("{\"changes\""),
        whole.len() - 9,
    ];
    for place in places {
        let mut bytes = whole.clone();
        bytes[place] = 0xff;
        fs::write(&file, &bytes).unwrap();
        for arguments in READING {
            let output = typed(path, arguments, b"");
            let said = stderr(&output);
            assert!(matches!(output.status.code(), Some(0..=2)), "{place} {arguments:?}: {said}");
            assert!(
                said.lines().all(|line| line.starts_with("pullquote: ")),
                "{place} {arguments:?}: {said}"
            );
            assert!(
                !said.contains("panicked") && !said.contains("at index"),
                "{place} {arguments:?}: {said}"
            );
        }
    }
}

#[test]
fn fault_46_an_empty_library_file_is_told_and_not_taken_for_a_new_library() {
    let folder = folder();
    let path = folder.path();
    fs::write(path.join("home/library.db"), "").unwrap();
    for arguments in
        READING.iter().chain(&[&["library", "add", "story.txt"][..], &["review", "--plain", "story.txt"]])
    {
        let output = typed(path, arguments, b"a\n");
        let said = stderr(&output);
        assert!(
            said.contains("has lost its contents (0 bytes): restore a backup with pullquote library restore"),
            "{arguments:?}: {said}"
        );
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
    assert_eq!(fs::metadata(path.join("home/library.db")).unwrap().len(), 0, "left as it is");
}

#[test]
fn fault_47_a_library_of_a_newer_version_is_left_alone() {
    let folder = folder();
    let path = folder.path();
    let file = path.join("home/library.db");
    rusqlite::Connection::open(&file).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let before = fs::read(&file).unwrap();
    for arguments in READING {
        let output = typed(path, arguments, b"");
        assert!(
            stderr(&output).contains("from a newer pullquote: update the program"),
            "{}",
            stderr(&output)
        );
    }
    assert!(fs::read(&file).unwrap() == before);
}

#[test]
fn fault_48_a_library_that_another_program_holds_is_told() {
    let folder = folder();
    let path = folder.path();
    assert_eq!(typed(path, &["library", "list"], b"").status.code(), Some(0), "the index is up to date");
    let other = rusqlite::Connection::open(path.join("home/library.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let listed = typed(path, &["library", "list"], b"");
    assert!(stdout(&listed).contains("Quay stays shut"), "it can be read meanwhile");
    let edited = typed(path, &["library", "edit", "1", "--title", "Other"], b"");
    assert!(stderr(&edited).contains("in use by another program: try again later"), "{}", stderr(&edited));
}
