//! The user's settings: where they are, what is in force, and what is said of faults.

use crate::binary::{pullquote, stderr, stdout};
use std::fs;
use std::path::Path;
use std::process::Output;

/// Runs the program with its settings in `home`.
fn run(home: &Path, arguments: &[&str]) -> Output {
    let mut command = pullquote(home, arguments);
    command
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("XDG_STATE_HOME", home.join("state"));
    command.env_remove("NO_COLOR").env_remove("PULLQUOTE_REVIEWER").output().unwrap()
}

/// Writes a file of settings.
fn set(home: &Path, file: &str, content: &str) {
    let path = home.join("config/pullquote").join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

#[test]
fn the_files_are_where_the_system_keeps_settings() {
    let home = tempfile::tempdir().unwrap();
    let printed = stdout(&run(home.path(), &["config", "path"]));
    for file in ["config/pullquote/config.toml", "config/pullquote/keys.toml", "config/pullquote/themes"] {
        assert!(
            printed.lines().any(|line| Path::new(line) == home.path().join(file)),
            "{file} in\n{printed}"
        );
    }
    assert!(printed.lines().any(|line| Path::new(line) == home.path().join("state/pullquote/choices.toml")));
}

#[test]
fn what_is_shown_can_be_set_and_is_shown_the_same() {
    let home = tempfile::tempdir().unwrap();
    set(home.path(), "themes/sepia.toml", "background = '#fbf1d8'\n");
    set(home.path(), "config.toml", "theme = 'sepia'\nwidth = 66\nfurniture = false\nreviewer = 'Ana'\n");
    let shown = stdout(&run(home.path(), &["config", "show"]));
    for line in
        ["theme = \"sepia\"", "width = 66", "furniture = false", "panels = true", "reviewer = \"Ana\""]
    {
        assert!(shown.lines().any(|printed| printed == line), "{line} in\n{shown}");
    }
    let keys = stdout(&run(home.path(), &["config", "keys"]));
    set(home.path(), "config.toml", &shown);
    set(home.path(), "keys.toml", &keys);
    assert_eq!(stdout(&run(home.path(), &["config", "show"])), shown);
    assert_eq!(stdout(&run(home.path(), &["config", "keys"])), keys);
    let check = run(home.path(), &["config", "check"]);
    assert_eq!(check.status.code(), Some(0), "{}", stdout(&check));
}

#[test]
fn names_that_need_escapes_are_written_as_toml_reads_them() {
    let home = tempfile::tempdir().unwrap();
    set(
        home.path(),
        "config.toml",
        "reviewer = 'Ana \"\\o/\" \u{301}Lopes'\neditor = \"vi -c 'set tw=72'\"\n",
    );
    set(
        home.path(),
        "keys.toml",
        "[text]\nmark = ['\"', '\\\\']\n\n[alternatives]\n'й' = 'q'\n'\"' = 'm'\n\"'\" = 'n'\n",
    );
    let shown = stdout(&run(home.path(), &["config", "show"]));
    let keys = stdout(&run(home.path(), &["config", "keys"]));
    assert!(keys.contains("\n[alternatives]\n\"й\" = \"q\"\n"), "{keys}");
    set(home.path(), "config.toml", &shown);
    set(home.path(), "keys.toml", &keys);
    assert_eq!(stdout(&run(home.path(), &["config", "show"])), shown);
    assert_eq!(stdout(&run(home.path(), &["config", "keys"])), keys);
}

#[test]
fn the_examples_in_the_readme_have_no_faults() {
    let home = tempfile::tempdir().unwrap();
    let readme = include_str!("../../../README.md");
    let examples: Vec<&str> =
        readme.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert_eq!(examples.len(), 3, "config.toml, keys.toml and a theme");
    for (file, example) in ["config.toml", "keys.toml", "themes/sepia.toml"].into_iter().zip(examples) {
        set(home.path(), file, example);
    }
    let check = run(home.path(), &["config", "check"]);
    assert_eq!(check.status.code(), Some(0), "{}", stdout(&check));
}

#[test]
fn what_was_chosen_by_key_goes_before_the_file() {
    let home = tempfile::tempdir().unwrap();
    set(home.path(), "config.toml", "theme = 'dark'\nwidth = 66\n");
    fs::create_dir_all(home.path().join("state/pullquote")).unwrap();
    fs::write(home.path().join("state/pullquote/choices.toml"), "theme = \"light\"\n").unwrap();
    let shown = stdout(&run(home.path(), &["config", "show"]));
    assert!(shown.contains("theme = \"light\"  # chosen by key\nwidth = 66\n"), "{shown}");
}

#[test]
fn faults_have_a_line_and_a_column_and_an_exit_code() {
    let home = tempfile::tempdir().unwrap();
    set(home.path(), "config.toml", "theme = 'sepai'\nwidht = 3\n");
    set(home.path(), "keys.toml", "[text]\nscroll-line-down = 'k'\n");
    let checked = run(home.path(), &["config", "check"]);
    assert_eq!(checked.status.code(), Some(2));
    let printed = stdout(&checked);
    for fault in [
        "config.toml:1:9: there is no theme sepai: use auto, dark, light",
        "config.toml:2:1: there is no setting widht: did you mean width?",
        "keys.toml:2:1: k is taken",
    ] {
        assert!(printed.contains(fault), "{fault} in\n{printed}");
    }
    set(home.path(), "config.toml", "theme = 'drak'\nborders = 'asci'\n");
    set(home.path(), "keys.toml", "[review]\naccept = 'k'\n[reader]\nline-down = 'y'\n");
    let printed = stdout(&run(home.path(), &["config", "check"]));
    for fault in [
        "config.toml:1:9: there is no theme drak: did you mean dark?",
        "config.toml:2:11: borders must be \"auto\", \"light\", \"ascii\" or \"wide\": did you mean ascii?",
        "keys.toml:2:1: there is no action in [review] called accept: did you mean verdict-accept in [verdict]?",
        "keys.toml:4:1: there is no action in [reader] called line-down: did you mean scroll-line-down in [text]?",
    ] {
        assert!(printed.contains(fault), "{fault} in\n{printed}");
    }
    let theme = run(home.path(), &["--theme", "ligth", "quay.txt"]);
    assert!(stderr(&theme).contains("there is no theme ligth: did you mean light?"), "{}", stderr(&theme));
    fs::write(home.path().join("quay.txt"), "“The quay is closed,” said Ana Lopes.\n").unwrap();
    let read = run(home.path(), &["extract", "quay.txt"]);
    assert_eq!((read.status.code(), stderr(&read)), (Some(0), String::new()), "other commands go on");
}

#[test]
fn a_file_that_hides_an_escape_sequence_is_told_without_it() {
    let home = tempfile::tempdir().unwrap();
    set(home.path(), "config.toml", "\"a\\u001b[31m\" = 1\n\"\u{202e}\" = 2\n");
    let printed = stdout(&run(home.path(), &["config", "check"]));
    assert!(printed.lines().count() == 2 && !printed.contains(['\u{1b}', '\u{202e}']), "{printed:?}");
}

/// Users have these names in their files: a change must be wanted, and told in CHANGELOG.md.
#[test]
fn the_names_of_places_and_actions_stay_what_they_are() {
    let home = tempfile::tempdir().unwrap();
    let keys = stdout(&run(home.path(), &["config", "keys"]));
    let names: Vec<&str> = keys.lines().map(|line| line.split(" = ").next().unwrap_or(line)).collect();
    crate::golden("action_names", &names.join("\n"));
}
