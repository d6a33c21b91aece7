//! `pullquote selftest`: what works on this machine, one line a check.

use crate::binary::{pullquote, stderr, stdout};
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Output;

/// Runs the checks with everything that is the user's in `home`.
fn run(home: &Path, environment: &[(&str, &str)]) -> Output {
    let mut command = pullquote(home, &["selftest"]);
    command
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("XDG_STATE_HOME", home.join("state"))
        .env("PULLQUOTE_HOME", home.join("library"))
        .env("TERM", "xterm-256color")
        .env("LC_ALL", "C.UTF-8")
        .env_remove("COLORTERM")
        .env_remove("NO_COLOR");
    command.envs(environment.iter().copied()).output().unwrap()
}

/// The line of a check that holds these words.
fn line<'a>(printed: &'a str, words: &str) -> &'a str {
    printed.lines().find(|line| line.contains(words)).unwrap_or_else(|| panic!("{words} in\n{printed}"))
}

#[test]
fn on_a_sound_machine_every_check_says_what_works() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("quay.txt"), "“The quay is closed,” said Ana Lopes.\n").unwrap();
    let mut add = pullquote(home.path(), &["library", "add", "quay.txt"]);
    assert!(add.env("PULLQUOTE_HOME", home.path().join("library")).status().unwrap().success());
    let before = fs::read(home.path().join("library/library.db")).unwrap();

    let output = run(home.path(), &[]);
    let printed = stdout(&output);
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()), "{printed}");
    for [name, says] in [
        ["findings", "the sample article gives the"],
        ["exports", "each of the 12 formats can be written and read again"],
        ["library", "a decision in a temporary library is there after closing it"],
        ["settings", "no faults in"],
        ["data", "only you may read and write"],
        ["data", "MB"],
    ] {
        let line = line(&printed, says);
        assert!(line.starts_with("ok") && line.contains(name), "{line}");
    }
    assert_eq!(printed.lines().count(), 8, "one line a check:\n{printed}");
    assert_eq!(fs::read(home.path().join("library/library.db")).unwrap(), before, "only looked at");
    assert!(!home.path().join("library/library.db-wal").exists());
}

#[test]
fn without_a_library_nothing_fails_and_none_is_made() {
    let home = tempfile::tempdir().unwrap();
    let output = run(home.path(), &[]);
    let printed = stdout(&output);
    assert_eq!(output.status.code(), Some(0), "{printed}");
    assert!(line(&printed, "there is no library yet").starts_with("note"), "{printed}");
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0, "nothing was written");
}

#[test]
fn the_terminal_is_described() {
    let home = tempfile::tempdir().unwrap();
    let cases = [
        (&[][..], "xterm-256color", "Unicode, 256 colours"),
        (&[("COLORTERM", "truecolor")], "xterm-256color", "Unicode, 16.7 million colours"),
        (
            &[("NO_COLOR", "1"), ("LC_ALL", "C")],
            "xterm-256color",
            "ASCII only, as the locale says, no colours",
        ),
        (&[("TERM", "")], "TERM is not set", "no colours"),
    ];
    for (environment, name, says) in cases {
        let printed = stdout(&run(home.path(), environment));
        let line = line(&printed, "standard output is not a terminal");
        assert!(line.starts_with("note") && line.contains(name) && line.ends_with(says), "{line}");
    }
}

/// The name of a check, what makes it fail, in which environment, and what is said.
type FailingCheck = (&'static str, fn(&Path), &'static [(&'static str, &'static str)], &'static str);

#[test]
fn what_does_not_work_is_said_with_what_to_do_and_an_exit_code() {
    let cases: [FailingCheck; 4] = [
        (
            "settings",
            |home| {
                fs::create_dir_all(home.join("config/pullquote")).unwrap();
                fs::write(home.join("config/pullquote/config.toml"), "widht = 3\n").unwrap();
            },
            &[],
            "config.toml:1:1: there is no setting widht: did you mean width?",
        ),
        ("library", |_| {}, &[("TMPDIR", "/nonexistent")], "set TMPDIR to a folder that you can write"),
        (
            "data",
            |home| {
                fs::create_dir(home.join("library")).unwrap();
                fs::write(home.join("library/library.db"), "").unwrap();
                fs::set_permissions(home.join("library/library.db"), Permissions::from_mode(0o644)).unwrap();
            },
            &[],
            "other users may read",
        ),
        (
            "data",
            |home| fs::write(home.join("file"), "").unwrap(),
            &[("PULLQUOTE_HOME", "file/below")],
            "nothing can be kept in file/below",
        ),
    ];
    for (check, damage, environment, says) in cases {
        let home = tempfile::tempdir().unwrap();
        damage(home.path());
        let output = run(home.path(), environment);
        let printed = stdout(&output);
        assert_eq!(output.status.code(), Some(2), "{check}:\n{printed}");
        let line = line(&printed, says);
        assert!(line.starts_with("FAILED") && line.contains(check), "{line}");
        assert_eq!(printed.matches("FAILED").count(), 1, "the other checks go on:\n{printed}");
    }
}
