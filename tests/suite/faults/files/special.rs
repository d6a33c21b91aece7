//! What is in the place of a file: a pipe, a device, a folder, or a file without an end.

use crate::binary::{pullquote, run, stderr, stdout};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

/// A folder with an article.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("story.txt"), "“We stay,” said Ana Lopes.\n").unwrap();
    folder
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = pullquote(folder, arguments);
    command.env("HOME", folder).env("XDG_CONFIG_HOME", folder.join("config"));
    command.env("XDG_STATE_HOME", folder.join("state")).env("PULLQUOTE_HOME", folder.join("home"));
    command
}

fn called(folder: &Path, arguments: &[&str]) -> Output {
    run(&mut command(folder, arguments), b"a\n")
}

/// Puts at a path, one after another, what is no file, and calls `check` with what it is.
fn each_kind(path: &Path, check: &mut dyn FnMut(&str)) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    check("a named pipe");
    fs::remove_file(path).unwrap();
    symlink("/dev/zero", path).unwrap();
    check("a device");
    fs::remove_file(path).unwrap();
    fs::create_dir(path).unwrap();
    check("a folder");
    fs::remove_dir(path).unwrap();
}

#[test]
fn fault_42_decisions_from_a_device_or_a_pipe_without_end_are_refused() {
    let folder = folder();
    let path = folder.path();
    for arguments in [
        &["library", "import", "decisions"][..],
        &["agree", "decisions", "story.txt"],
        &["merge", "decisions", "story.txt"],
    ] {
        each_kind(&path.join("decisions"), &mut |kind| {
            let said = format!(
                "pullquote: decisions is {kind}, not a file: give a file that pullquote export wrote\n"
            );
            assert_eq!(stderr(&called(path, arguments)), said);
        });
    }
    let mut zeros = Command::new("sh");
    zeros.args(["-c", "cat /dev/zero | \"$0\" library import /dev/stdin", env!("CARGO_BIN_EXE_pullquote")]);
    let output = run(zeros.env("PULLQUOTE_HOME", path.join("home")), b"");
    assert!(stderr(&output).contains("/dev/stdin holds nothing but zero bytes"), "{}", stderr(&output));
}

#[test]
fn fault_45_a_temporary_file_that_cannot_be_written_is_not_taken_for_the_source() {
    let folder = folder();
    let mut piped = Command::new("sh");
    piped.args(["-c", "echo | \"$0\" library import /dev/stdin", env!("CARGO_BIN_EXE_pullquote")]);
    piped.env("PULLQUOTE_HOME", folder.path().join("home"));
    let said = stderr(&run(piped.env("TMPDIR", folder.path().join("gone")), b""));
    assert!(said.starts_with("pullquote: the temporary file for /dev/stdin cannot be written ("), "{said}");
}

#[test]
fn fault_43_a_folder_pipe_or_device_in_place_of_the_library_is_told_as_what_it_is() {
    let folder = folder();
    let library = folder.path().join("home/library.db");
    each_kind(&library, &mut |kind| {
        for arguments in [&["library", "list"][..], &["library", "add", "story.txt"], &["library", "check"]] {
            let said = stderr(&called(folder.path(), arguments));
            let place = library.display();
            assert!(
                said.starts_with(&format!("pullquote: {place} is {kind}, not a library: move")),
                "{said}"
            );
        }
    });
}

#[test]
fn fault_45_the_library_is_not_blamed_if_too_many_files_are_open() {
    let folder = folder();
    let path = folder.path();
    assert_eq!(called(path, &["library", "add", "story.txt"]).status.code(), Some(0));
    for arguments in ["library list", "library add story.txt"] {
        let mut limited = Command::new("sh");
        let line = format!("ulimit -n 5; exec \"$0\" {arguments}");
        limited.args(["-c", &line, env!("CARGO_BIN_EXE_pullquote")]).current_dir(path);
        let said = stderr(&run(limited.env("PULLQUOTE_HOME", path.join("home")), b""));
        assert!(said.contains("too many files are open: close some programs"), "{arguments}: {said}");
    }
}

#[test]
fn fault_52_settings_that_are_no_file_or_have_no_end_are_told_and_the_defaults_hold() {
    let folder = folder();
    let path = folder.path();
    for name in ["config.toml", "keys.toml", "themes/own.toml"] {
        let file = path.join("config/pullquote").join(name);
        let check = |why: &str| {
            let said = stdout(&called(path, &["config", "check"]));
            let fault = format!("{}:1:1: it cannot be read (it is {why}), so", file.display());
            assert!(said.contains(&fault), "{said}");
            let review = called(path, &["review", "--plain", "story.txt"]);
            assert_eq!(review.status.code(), Some(0), "{}", stderr(&review));
        };
        each_kind(&file, &mut |kind| check(&format!("{kind}, not a file")));
        fs::File::create(&file).unwrap().set_len(1 << 40).unwrap();
        check("larger than 1 MB");
        fs::remove_file(&file).unwrap();
    }
    for name in ["choices.toml", "history.toml"] {
        let file = path.join("state/pullquote").join(name);
        each_kind(&file, &mut |_| {
            assert_eq!(called(path, &["config", "show"]).status.code(), Some(0));
        });
    }
    let roles = path.join("config/pullquote/roles.txt");
    each_kind(&roles, &mut |kind| {
        let said = stderr(&called(path, &["audit"]));
        assert!(said.contains(&format!("roles.txt cannot be read: it is {kind}, not a file")), "{said}");
    });
}
