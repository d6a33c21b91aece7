//! A backup is put back while files of the library of before are left, or a session has it open.

use crate::binary::{names_in, pullquote, run, stderr, stdout};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Output, Stdio};
use tempfile::TempDir;

/// A session in lines, with what it reads and prints.
struct Session {
    child: Child,
    keys: ChildStdin,
    printed: BufReader<ChildStdout>,
}

impl Session {
    fn begin(path: &Path) -> Self {
        let mut command = pullquote(path, &["review", "--plain", "story.txt"]);
        command.env("PULLQUOTE_HOME", path.join("home"));
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let keys = child.stdin.take().unwrap();
        let printed = BufReader::new(child.stdout.take().unwrap());
        Self { child, keys, printed }
    }

    /// Types a key and waits until its decision is on disk.
    fn accept(&mut self) {
        self.keys.write_all(b"a\n").unwrap();
        let mut lines = self.printed.by_ref().lines();
        assert!(lines.any(|line| line.unwrap().contains("; saved")), "nothing was saved");
    }

    /// Ends the input. Returns what is said at the end.
    fn end(self) -> String {
        drop(self.keys);
        drop(self.printed);
        stderr(&self.child.wait_with_output().unwrap())
    }
}

/// A folder with a library in `home` that has one decision, and a backup of it.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let said = |day| format!("“The quay is closed for {day} days,” Ana Lopes said on day {day}.\n\n");
    fs::write(path.join("story.txt"), (0..9).map(said).collect::<String>()).unwrap();
    assert_eq!(typed(path, &["review", "--plain", "story.txt"], b"a\n").status.code(), Some(0));
    assert_eq!(typed(path, &["library", "backup", "kept.db"], b"").status.code(), Some(0));
    folder
}

fn typed(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    run(pullquote(folder, arguments).env("PULLQUOTE_HOME", folder.join("home")), input)
}

fn checked(folder: &Path) -> String {
    stdout(&typed(folder, &["library", "check"], b""))
}

#[test]
fn fault_46_a_backup_is_restored_beside_the_log_of_a_session_that_was_killed() {
    let folder = folder();
    let path = folder.path();
    let mut session = Session::begin(path);
    session.accept();
    session.accept();
    let refused = typed(path, &["library", "restore", "kept.db"], b"");
    assert!(stderr(&refused).contains("is open in another program: close it"), "{}", stderr(&refused));
    session.child.kill().unwrap();
    session.child.wait().unwrap();
    assert!(names_in(&path.join("home")).contains(&"library.db-wal".to_owned()), "the log is left");
    let restored = typed(path, &["library", "restore", "kept.db"], b"");
    assert!(
        stdout(&restored).starts_with("Restored from kept.db: 1 article, 1 decision.\n"),
        "{}",
        stderr(&restored)
    );
    assert_eq!(names_in(&path.join("home")), ["library-replaced-1", "library.db"]);
    assert_eq!(checked(path), "1 article and 1 decision checked; no damage found.\n");
    fs::rename(path.join("home/library-replaced-1/library.db"), path.join("before.db")).unwrap();
    fs::rename(path.join("home/library-replaced-1/library.db-wal"), path.join("before.db-wal")).unwrap();
    let again = typed(path, &["library", "restore", "before.db"], b"");
    assert!(stdout(&again).starts_with("Restored from before.db: 1 article, 3 decisions.\n"));
}

#[test]
fn fault_46_a_file_that_is_copied_over_an_open_library_takes_no_decision_in() {
    let folder = folder();
    let path = folder.path();
    let mut session = Session::begin(path);
    session.accept();
    let backup = fs::read(path.join("kept.db")).unwrap();
    // Into the file itself, as a copy does.
    fs::write(path.join("home/library.db"), &backup).unwrap();
    session.keys.write_all(b"a\n").unwrap();
    let said = session.end();
    assert!(said.contains("was moved, replaced or deleted while it was open"), "{said}");
    assert_eq!(typed(path, &["library", "restore", "kept.db"], b"").status.code(), Some(0));
    assert_eq!(checked(path), "1 article and 1 decision checked; no damage found.\n");
}
