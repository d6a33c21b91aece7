//! Settings with faults in them.

use crate::binary::{pullquote, run, stderr, stdout};
use crate::terminal::pseudo_terminal::{Pty, reader};
use std::fs;
use std::process::Output;
use tempfile::TempDir;

/// A home folder with these settings and an article.
fn home(settings: &[u8], keys: &str) -> TempDir {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("config/pullquote");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("config.toml"), settings).unwrap();
    fs::write(folder.join("keys.toml"), keys).unwrap();
    fs::write(home.path().join("story.txt"), "“We stay,” said Ana Lopes.\n").unwrap();
    home
}

fn called(home: &TempDir, arguments: &[&str]) -> Output {
    let path = home.path();
    let mut command = pullquote(path, arguments);
    command.env("HOME", path).env("XDG_CONFIG_HOME", path.join("config"));
    command.env("XDG_STATE_HOME", path.join("state")).env("PULLQUOTE_HOME", path.join("library"));
    run(&mut command, b"a\n")
}

#[test]
fn fault_52_a_faulty_setting_is_told_with_its_place_and_the_others_hold() {
    let home = home(b"width = 'wide'\nwidht = 3\nreviewer = 'Ana'\n", "");
    let check = called(&home, &["config", "check"]);
    assert_eq!(check.status.code(), Some(2));
    for place in ["config.toml:1:9: ", "config.toml:2:1: there is no setting widht: did you mean width?"] {
        assert!(stdout(&check).contains(place), "{place} in {}", stdout(&check));
    }
    assert!(stdout(&called(&home, &["config", "show"])).contains("reviewer = \"Ana\""));
}

#[test]
fn fault_52_settings_that_are_no_text_stop_nothing() {
    let home = home(b"theme = \"\xFF\"\n", "\u{feff}[text\n");
    let check = called(&home, &["config", "check"]);
    assert!(
        stdout(&check).contains("config.toml:1:") && stdout(&check).contains("keys.toml:1:"),
        "{check:?}"
    );
    let review = called(&home, &["review", "--plain", "story.txt"]);
    assert_eq!(review.status.code(), Some(0), "{}", stderr(&review));
}

#[test]
fn fault_53_the_way_out_stays_whatever_keys_are_set() {
    let keys = "[reader]\nprogram-quit = []\n[everywhere]\nprogram-interrupt = []\n";
    let home = home(b"", keys);
    let mut command = reader(&["story.txt"]);
    command.cwd(home.path());
    for (name, folder) in [("HOME", ""), ("XDG_CONFIG_HOME", "config"), ("XDG_STATE_HOME", "state")] {
        command.env(name, home.path().join(folder));
    }
    let mut pty = Pty::start(command, (80, 24));
    pty.until("We stay").press("\u{3}").until("again to quit").press("\u{3}");
    assert_eq!(pty.end().code, 0);
}
