//! What a user's system needs: completions in the shell, which know the library, and manual pages.

use crate::binary::{pullquote, stderr, stdout};
use std::fs;
use std::path::Path;
use std::process::Command;

/// What can follow these words, as fish is told: a value, a tab and its help, one a line.
fn completed(home: &Path, words: &[&str]) -> String {
    let mut program = pullquote(home, &["--", "pullquote"]);
    program.args(words).env("PULLQUOTE_COMPLETE", "fish").env("PULLQUOTE_HOME", home.join("library"));
    stdout(&program.output().unwrap())
}

/// A folder with a library that holds one article by Jane Roe.
fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let story =
        "---\ntitle: The quay\nauthor: Jane Roe\n---\n\n“The quay is closed,” said Ana Lopes on Monday.\n";
    fs::write(home.path().join("quay.md"), story).unwrap();
    let mut add = pullquote(home.path(), &["library", "add", "quay.md"]);
    let added = add.env("PULLQUOTE_HOME", home.path().join("library")).output().unwrap();
    assert!(added.status.success(), "{}", stderr(&added));
    home
}

#[test]
fn what_can_follow_is_known_from_the_arguments_the_files_and_the_library() {
    let home = home();
    let table: [(&[&str], &str); 10] = [
        (&["ex"], "export\t"),
        (&["library", "ba"], "backup\t"),
        (&["export", "--format", "web"], "webanno\tW3C Web Annotation (JSON-LD)"),
        (&["export", "q"], "quay.md"),
        (&["export", "1"], "1\tThe quay"),
        (&["library", "remove", ""], "1\tThe quay"),
        (&["export", "--speaker", "ana"], "Ana Lopes"),
        (&["library", "search", "--speaker", ""], "Ana Lopes"),
        (&["library", "list", "--author", "j"], "Jane Roe"),
        (&["export", "--country", "pe"], "PE\tPeru"),
    ];
    for (words, expected) in table {
        let completed = completed(home.path(), words);
        assert!(completed.lines().any(|line| line.starts_with(expected)), "{words:?} gives\n{completed}");
    }
    assert_eq!(completed(home.path(), &["export", "--speaker", "zz"]), "", "nobody is called that");
}

#[test]
fn a_library_that_cannot_be_read_completes_nothing_and_prints_no_error() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("library")).unwrap();
    fs::write(home.path().join("library/library.db"), "not a library").unwrap();
    let mut program = pullquote(home.path(), &["--", "pullquote", "export", "--speaker", ""]);
    program.env("PULLQUOTE_COMPLETE", "fish").env("PULLQUOTE_HOME", home.path().join("library"));
    let output = program.output().unwrap();
    assert_eq!((stdout(&output), stderr(&output)), (String::new(), String::new()));
}

#[test]
fn bash_understands_its_script() {
    let home = home();
    let script = stdout(&pullquote(home.path(), &["completions", "bash"]).output().unwrap());
    let asked = "COMP_WORDS=(pullquote library ba); COMP_CWORD=2; COMP_TYPE=9; \
                 _clap_complete_pullquote pullquote ba library; printf '%s\\n' \"${COMPREPLY[@]}\"";
    let binary = Path::new(env!("CARGO_BIN_EXE_pullquote")).parent().unwrap();
    let path = format!("{}:{}", binary.display(), std::env::var("PATH").unwrap_or_default());
    let bash = Command::new("bash").args(["-c", &format!("{script}\n{asked}")]).env("PATH", path).output();
    // Systems without bash have nothing to check.
    if let Ok(answered) = bash {
        assert_eq!(stdout(&answered).trim(), "backup", "{}", stderr(&answered));
    }
}

#[test]
fn a_name_with_blanks_is_one_word_for_bash() {
    let home = home();
    let script = stdout(&pullquote(home.path(), &["completions", "bash"]).output().unwrap());
    let binary = Path::new(env!("CARGO_BIN_EXE_pullquote")).parent().unwrap();
    let path = format!("{}:{}", binary.display(), std::env::var("PATH").unwrap_or_default());
    // What the shell gives the script: the word as it was typed, and without the quotation mark that it begins with.
    for (typed, bare, expected) in [
        ("Ana", "Ana", "Ana\\ Lopes"),
        ("'Ana\\ L'", "'Ana\\ L'", "Ana\\ Lopes"),
        ("'\"Ana L'", "'Ana L'", "Ana Lopes"),
        ("\"'Ana L\"", "'Ana L'", "Ana Lopes"),
    ] {
        let asked = format!(
            "COMP_WORDS=(pullquote export --speaker {typed}); COMP_CWORD=3; COMP_TYPE=9; \
             _clap_complete_pullquote pullquote {bare} --speaker; printf '%s\\n' \"${{COMPREPLY[@]}}\""
        );
        let mut bash = Command::new("bash");
        bash.args(["-c", &format!("{script}\n{asked}")]).env("PATH", &path);
        // Systems without bash have nothing to check.
        if let Ok(answered) = bash.env("PULLQUOTE_HOME", home.path().join("library")).output() {
            assert_eq!(stdout(&answered).trim(), expected, "{typed}: {}", stderr(&answered));
        }
    }
}

#[test]
fn completing_reads_the_library_as_it_stands() {
    let home = home();
    let library = home.path().join("library/library.db");
    let before = fs::metadata(&library).unwrap().modified().unwrap();
    let lists = |word: &str| completed(home.path(), &["library", "list", "--author", word]);
    // Nothing is known of the article until its index is there, and a completion does not make one.
    assert!(lists("J").contains("Jane Roe") || lists("J").is_empty());
    let holder = rusqlite::Connection::open(&library).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    let begun = std::time::Instant::now();
    let held = lists("J");
    drop(holder);
    assert!(held.contains("Jane Roe"), "{held}");
    assert_eq!(fs::metadata(&library).unwrap().modified().unwrap(), before);
    assert!(begun.elapsed() < std::time::Duration::from_secs(2), "it waited for a program that writes");
}

#[test]
fn every_shell_that_is_offered_has_a_script() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let output = pullquote(folder.path(), &["completions", shell]).output().unwrap();
        assert!(output.status.success() && stdout(&output).contains("PULLQUOTE_COMPLETE"), "{shell}");
    }
}

#[test]
fn every_command_has_a_manual_page() {
    let folder = tempfile::tempdir().unwrap();
    let output = pullquote(folder.path(), &["man", "--output", "man/man1"]).output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    let page = |name: &str| fs::read_to_string(folder.path().join("man/man1").join(name)).unwrap();
    assert!(page("pullquote.1").contains("pullquote\\-library(1)"));
    assert!(page("pullquote-library-add.1").contains(".SH NAME"));
    let printed = stdout(&pullquote(folder.path(), &["man", "library", "add"]).output().unwrap());
    assert_eq!(printed, page("pullquote-library-add.1"));
    let unknown = pullquote(folder.path(), &["man", "nothing"]).output().unwrap();
    assert_eq!(
        stderr(&unknown),
        "pullquote: there is no command nothing: pullquote --help lists all commands\n"
    );
}
