//! The program is killed at any moment of its work, and nothing that it said was done is lost.
//!
//! Each command is run once to its end. Then it is run again and again and killed at moments spread evenly over that
//! time. `PULLQUOTE_KILLS=200 cargo test --test suite fault_46_killed` spreads 200 of them over all commands.

use crate::binary::{pullquote, run};
use pullquote::library::{ArticleId, Library, ListQuery};
use std::fs::{self, File};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Kills in an ordinary run of the tests: enough for each command to be hit in its beginning, its middle and its end.
const FEW: usize = 30;
/// Articles that are added, and quotations that are reviewed.
const MANY: usize = 24;

/// A command, and what must be true after it was killed.
struct Victim {
    arguments: &'static [&'static str],
    /// Checks the folder, and what the command printed.
    check: fn(&Path, &str),
}

const VICTIMS: [Victim; 7] = [
    Victim { arguments: &["review", "--plain", "--order", "text", "long.txt"], check: decisions_stay },
    Victim { arguments: &["library", "add", "stories"], check: articles_can_be_added_again },
    Victim { arguments: &["library", "import", "decided.jsonl"], check: decisions_can_be_imported_again },
    Victim { arguments: &["library", "backup", "copy.db"], check: a_backup_is_whole_or_absent },
    Victim { arguments: &["library", "restore", "spare.db"], check: a_backup_can_be_restored_again },
    Victim { arguments: &["feeds", "refresh"], check: feeds_can_be_refreshed_again },
    Victim {
        arguments: &["library", "export", "--format", "jsonl", "--output", "out.jsonl"],
        check: an_export_is_whole_or_absent,
    },
];

fn kills() -> usize {
    std::env::var("PULLQUOTE_KILLS").ok().and_then(|typed| typed.parse().ok()).unwrap_or(FEW)
}

/// A folder with everything that the commands need, and a library in `home`.
fn prepared() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let quotation =
        |number| format!("“The quay is closed for {number} days,” Ana Lopes said on day {number}.\n\n");
    fs::write(path.join("long.txt"), (0..MANY).map(quotation).collect::<String>()).unwrap();
    fs::create_dir(path.join("stories")).unwrap();
    for number in 0..MANY {
        fs::write(
            path.join(format!("stories/{number}.txt")),
            format!("Story {number}\n\n{}", quotation(number).repeat(9)),
        )
        .unwrap();
    }
    let item = |number| {
        format!(
            "<item><guid>{number}</guid><title>Item {number}</title><description>{}</description></item>",
            quotation(number)
        )
    };
    fs::write(
        path.join("feed.xml"),
        format!(
            "<rss version=\"2.0\"><channel><title>Feed</title>{}</channel></rss>",
            (0..MANY).map(item).collect::<String>()
        ),
    )
    .unwrap();
    fs::write(path.join("keys"), "a\n".repeat(MANY)).unwrap();
    fs::write(path.join("base.txt"), quotation(99)).unwrap();
    // Decisions of another library, to be imported.
    finish(path, "other", &["review", "--plain", "long.txt"]);
    finish(path, "other", &["library", "export", "--format", "jsonl", "--output", "decided.jsonl"]);
    let decided = run(
        pullquote(path, &["review", "--plain", "base.txt"]).env("PULLQUOTE_HOME", path.join("home")),
        b"a\n",
    );
    assert!(decided.status.success());
    finish(path, "home", &["library", "backup", "spare.db"]);
    finish(path, "home", &["feeds", "add", "feed.xml"]);
    let library = rusqlite::Connection::open(path.join("home/library.db")).unwrap();
    library.execute_batch("DELETE FROM feed_items").unwrap();
    folder
}

/// Runs a command to its end. Returns what it printed.
fn finish(path: &Path, home: &str, arguments: &[&str]) -> String {
    let mut command = pullquote(path, arguments);
    command.env("PULLQUOTE_HOME", path.join(home)).stdin(File::open(path.join("keys")).unwrap());
    let output = command.stderr(Stdio::inherit()).output().unwrap();
    assert!(matches!(output.status.code(), Some(0 | 1)), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Runs a command and kills it after a time. Returns what it printed.
fn kill_after(path: &Path, arguments: &[&str], time: Duration) -> String {
    let mut command = pullquote(path, arguments);
    command.env("PULLQUOTE_HOME", path.join("home")).stdin(File::open(path.join("keys")).unwrap());
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    // Not to wait for anything: this is the moment of the kill.
    std::thread::sleep(time);
    let _ = child.kill();
    String::from_utf8_lossy(&child.wait_with_output().unwrap().stdout).into_owned()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The library, which must be sound and have the decision that was made before.
fn sound(home: &Path) -> Library {
    let library = Library::open_existing(home).unwrap().unwrap();
    assert_eq!(library.check().unwrap().wrong, Vec::<String>::new());
    assert_eq!(library.journal(ArticleId(1)).unwrap().acts.len(), 1, "the decision made before");
    library
}

fn decisions(library: &Library) -> usize {
    let ids = library.article_ids().unwrap();
    ids.into_iter().map(|id| library.journal(id).unwrap().acts.len()).sum()
}

fn decisions_stay(path: &Path, printed: &str) {
    let saved = printed.matches("; saved").count();
    let there = decisions(&sound(&path.join("home"))) - 1;
    // The last one may be on disk without having been acknowledged.
    assert!((saved..=saved + 1).contains(&there), "{saved} were saved, {there} are there");
}

fn articles_can_be_added_again(path: &Path, _: &str) {
    drop(sound(&path.join("home")));
    finish(path, "home", &["library", "add", "stories"]);
    let mut library = sound(&path.join("home"));
    assert_eq!(library.refresh_all().unwrap().list(&ListQuery::default()).unwrap().len(), MANY + 1);
}

fn decisions_can_be_imported_again(path: &Path, _: &str) {
    drop(sound(&path.join("home")));
    finish(path, "home", &["library", "import", "decided.jsonl"]);
    assert_eq!(decisions(&sound(&path.join("home"))), MANY + 1, "none is missing, and none is there twice");
}

fn a_backup_is_whole_or_absent(path: &Path, _: &str) {
    drop(sound(&path.join("home")));
    if path.join("copy.db").exists() {
        let restored = path.join("restored");
        fs::create_dir(&restored).unwrap();
        fs::rename(path.join("copy.db"), restored.join("library.db")).unwrap();
        drop(sound(&restored));
    }
    finish(path, "home", &["library", "backup", "copy.db"]);
}

fn a_backup_can_be_restored_again(path: &Path, _: &str) {
    drop(sound(&path.join("home")));
    finish(path, "home", &["library", "restore", "spare.db"]);
    drop(sound(&path.join("home")));
    for entry in fs::read_dir(path.join("home")).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            drop(sound(&entry.path()));
        }
    }
}

fn feeds_can_be_refreshed_again(path: &Path, _: &str) {
    let items = |library: &Library| library.feed_items(None).unwrap().len();
    let there = items(&sound(&path.join("home")));
    assert!(there == 0 || there == MANY, "a feed is taken over whole or not at all: {there} items");
    finish(path, "home", &["feeds", "refresh"]);
    assert_eq!(items(&sound(&path.join("home"))), MANY);
}

fn an_export_is_whole_or_absent(path: &Path, _: &str) {
    drop(sound(&path.join("home")));
    let written = fs::read_to_string(path.join("out.jsonl"));
    let whole = finish(path, "home", &["library", "export", "--format", "jsonl"]);
    assert!(written.is_err() || written.unwrap() == whole);
}

#[test]
fn fault_46_killed_at_any_moment_nothing_that_was_done_is_lost() {
    let original = prepared();
    let each = kills().div_ceil(VICTIMS.len());
    for victim in VICTIMS {
        let folder = tempfile::tempdir().unwrap();
        copy(original.path(), folder.path());
        let started = Instant::now();
        let printed = finish(folder.path(), "home", victim.arguments);
        let whole = started.elapsed();
        (victim.check)(folder.path(), &printed);
        for number in 0..each {
            let folder = tempfile::tempdir().unwrap();
            copy(original.path(), folder.path());
            let part = f64::from(u32::try_from(2 * number + 1).unwrap())
                / f64::from(u32::try_from(2 * each).unwrap());
            let printed = kill_after(folder.path(), victim.arguments, whole.mul_f64(part));
            (victim.check)(folder.path(), &printed);
        }
    }
}
