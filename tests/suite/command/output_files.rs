//! Files that the user names are replaced once the new content is complete, or not at all.

use crate::binary::names_in;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const STORY: &str = "“We stay,” said Ana Lopes.\n";

/// A folder with an article, an empty file and a file that the user wrote earlier.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("story.txt"), STORY).unwrap();
    fs::write(folder.path().join("empty.txt"), "").unwrap();
    fs::write(folder.path().join("out"), "before").unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pullquote"));
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    command.env("PULLQUOTE_HOME", folder.join("home")).output().unwrap()
}

#[test]
fn an_existing_output_is_kept_if_no_input_can_be_read() {
    let folder = folder();
    let path = folder.path();
    for command in ["extract", "export"] {
        for format in ["json", "jsonl", "csv", "md", "webanno", "tei", "html"] {
            for target in ["out", "new"] {
                let output = run(path, &[command, "empty.txt", "--format", format, "--output", target]);
                assert_eq!(output.status.code(), Some(2), "{command} {format}");
                assert_eq!(fs::read_to_string(path.join("out")).unwrap(), "before", "{command} {format}");
                assert_eq!(names_in(path), ["empty.txt", "out", "story.txt"], "{command} {format}");
            }
        }
        let output = run(path, &[command, "empty.txt", "--format", "brat", "--output", "annotated/"]);
        assert_eq!(output.status.code(), Some(2), "{command}");
        assert_eq!(names_in(path), ["empty.txt", "out", "story.txt"], "{command}");
    }
    assert_eq!(run(path, &["extract", "empty.txt", "--output", "out"]).status.code(), Some(2));
    assert_eq!(fs::read_to_string(path.join("out")).unwrap(), "before");
}

#[test]
fn readable_inputs_replace_the_output_without_leftovers() {
    let folder = folder();
    let path = folder.path();
    let output =
        run(path, &["extract", "empty.txt", "story.txt", "--format", "jsonl", "--output", "out", "--force"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(fs::read_to_string(path.join("out")).unwrap().contains("We stay"));
    assert_eq!(names_in(path), ["empty.txt", "out", "story.txt"]);
}

#[test]
fn a_brat_export_that_fails_leaves_no_file_behind() {
    let folder = folder();
    let path = folder.path();
    fs::create_dir_all(path.join("annotated/story.ann")).unwrap();
    fs::write(path.join("first.txt"), STORY).unwrap();
    let output =
        run(path, &["extract", "first.txt", "story.txt", "--format", "brat", "--output", "annotated"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("story.ann cannot be written"));
    assert_eq!(names_in(&path.join("annotated")), ["story.ann"]);
}

#[test]
fn writing_to_a_link_writes_its_target() {
    let folder = folder();
    let path = folder.path();
    symlink("out", path.join("link")).unwrap();
    assert_eq!(run(path, &["extract", "story.txt", "--output", "link", "--force"]).status.code(), Some(0));
    assert!(fs::read_to_string(path.join("out")).unwrap().contains("We stay"));
    assert!(path.join("link").symlink_metadata().unwrap().is_symlink());
}

#[test]
fn standard_output_and_pipes_are_accepted_as_output() {
    let folder = folder();
    let path = folder.path();
    let expected = run(path, &["extract", "story.txt"]).stdout;
    assert_eq!(run(path, &["extract", "story.txt", "--output", "/dev/stdout"]).stdout, expected);
    assert!(Command::new("mkfifo").arg(path.join("pipe")).status().unwrap().success());
    let reader = Command::new("cat").arg(path.join("pipe")).stdout(Stdio::piped()).spawn().unwrap();
    assert_eq!(run(path, &["extract", "story.txt", "--output", "pipe"]).status.code(), Some(0));
    assert_eq!(reader.wait_with_output().unwrap().stdout, expected);
    assert!(!names_in(path).iter().any(|name| name.contains("part")));
}
