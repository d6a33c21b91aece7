//! What changes while nobody looks: the file under review, the clock, the time zone, the folder of the library.

use crate::binary::{pullquote, run, stderr, stdout};
use pullquote::analysis::{QuotationKind, analyze};
use pullquote::article::Article;
use pullquote::input::{Document, Media};
use pullquote::review::{ActId, Change, Journal, Recorded, SeenAttribution, Stamp, Verdict, acts, review};
use pullquote::text::hash::TextHash;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;
use tempfile::TempDir;

const STORY: &str = "“We stay,” said Ana Lopes.\n\n“It rained,” said Ben Cole.\n";

/// A folder with an article of which one quotation is accepted.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("story.txt"), STORY).unwrap();
    let review = typed(folder.path(), &["review", "--plain", "story.txt"], b"a\n");
    assert!(stdout(&review).contains("1 accepted"), "{}", stderr(&review));
    folder
}

fn typed(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    run(pullquote(folder, arguments).env("PULLQUOTE_HOME", folder.join("home")), input)
}

#[test]
fn fault_43_what_is_no_readable_file_is_told_as_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::create_dir(path.join("empty")).unwrap();
    std::os::unix::fs::symlink("circle", path.join("circle")).unwrap();
    assert!(Command::new("mkfifo").arg(path.join("pipe")).status().unwrap().success());
    let _socket = UnixListener::bind(path.join("socket")).unwrap();
    for (name, sentence) in [
        ("empty", "empty contains no article"),
        ("circle", "circle cannot be read (Too many levels of symbolic links"),
        ("pipe", "pipe is a named pipe, not a file: pipe its text in and write - instead"),
        ("socket", "socket is a socket, not a file"),
        ("/dev/null", "/dev/null is a device, not a file"),
        ("gone.txt", "gone.txt does not exist: check the name"),
    ] {
        let output = typed(path, &["extract", name], b"");
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(stderr(&output).contains(sentence), "{}", stderr(&output));
    }
    for name in [&b"a\nb.txt"[..], b"\xFF.txt", b"-"] {
        let name = std::ffi::OsStr::from_bytes(name);
        fs::write(path.join(name), STORY).unwrap();
        let output = pullquote(path, &["extract"]).arg(Path::new(".").join(name)).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{name:?}: {}", stderr(&output));
    }
}

#[test]
fn fault_44_decisions_on_a_file_that_has_changed_are_kept_or_told() {
    let folder = folder();
    let path = folder.path();
    fs::write(path.join("story.txt"), format!("It was a long night in the port.\n\n{STORY}")).unwrap();
    let moved = typed(path, &["review", "--plain", "story.txt"], b"");
    fs::write(path.join("story.txt"), "Nobody said a word in the port.\n\n“Go,” said Eve Black.\n").unwrap();
    let lost = typed(path, &["review", "--plain", "story.txt"], b"");
    for output in [moved, lost] {
        let printed = stdout(&output);
        let is_told = printed.contains("whose text no longer exists");
        assert!(is_told || printed.contains("1 accepted"), "{printed}{}", stderr(&output));
    }
}

#[test]
fn fault_49_what_was_decided_last_holds_whatever_the_clock_said() {
    let article = Article::new(Document::record(String::new(), Media::Plain, STORY.to_owned()));
    let (found, text) = (Arc::new(analyze(&article)), TextHash::of(STORY));
    let mut journal = Journal::default();
    let seen = SeenAttribution { speaker: None, kind: QuotationKind::Direct };
    for (at, change) in [(2_000_000_000_000, Change::Accept(seen)), (1000, Change::Reject(None))] {
        let before = review(&article, text, &found, &journal);
        let act = acts::change(&article, &before, 0, change).unwrap();
        let id = ActId(i64::try_from(journal.acts.len()).unwrap() + 1);
        let stamp = Stamp { at, ..Stamp::default() };
        journal.acts.push(Recorded { id, stamp, text, act });
    }
    let after = review(&article, text, &found, &journal);
    assert_eq!(after.cards[0].decision().verdict, Verdict::Rejected(None));
}

#[test]
fn fault_49_the_time_zone_changes_no_export() {
    let folder = folder();
    let exported = |zone: &str| {
        let mut command = pullquote(folder.path(), &["export", "--format", "json", "story.txt"]);
        command.env("PULLQUOTE_HOME", folder.path().join("home")).env("TZ", zone).output().unwrap().stdout
    };
    let tokyo = exported("Asia/Tokyo");
    assert!(String::from_utf8_lossy(&tokyo).contains("\"state\":\"accepted\""));
    assert!(tokyo == exported("America/Lima"));
}

#[test]
fn fault_51_a_library_that_is_removed_is_told_and_can_be_begun_again() {
    let folder = folder();
    let path = folder.path();
    fs::remove_dir_all(path.join("home")).unwrap();
    let check = typed(path, &["library", "check"], b"");
    assert_eq!(check.status.code(), Some(2));
    assert!(stderr(&check).contains("there is no library in"), "{}", stderr(&check));
    let review = typed(path, &["review", "--plain", "story.txt"], b"a\n");
    assert!(stdout(&review).contains("saved"), "{}", stderr(&review));
}
