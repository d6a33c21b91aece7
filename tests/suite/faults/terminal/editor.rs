//! The editor that a note is written in: it fails, is killed or takes arguments.

use crate::terminal::pseudo_terminal::{Ended, Pty, shell};
use portable_pty::CommandBuilder;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use tempfile::TempDir;

const SIZE: (u16, u16) = (100, 30);

/// A folder with an article, a data folder and an editor, which is a script with a blank in its name.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("story.txt"), "“We stay,” said Ana Lopes.\n").unwrap();
        Self(folder)
    }

    /// Opens the review with an editor that runs these lines, in which `"$2"` is the file. The terminal shows "desk" and
    /// the exit code at the end.
    fn review(&self, editor: &str) -> Pty {
        let script = self.0.path().join("my editor");
        fs::write(&script, format!("#!/bin/sh\n{editor}\n")).unwrap();
        fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
        let mut command: CommandBuilder =
            shell("umask 000; \"$0\" \"$@\"; code=$?; echo desk $code; exit $code", &["review", "story.txt"]);
        command.cwd(self.0.path());
        command.env("PULLQUOTE_HOME", self.0.path().join("home"));
        command.env("EDITOR", format!("'{}' \"two words\"", script.display()));
        command.env_remove("VISUAL");
        Pty::start(command, SIZE)
    }

    /// How many notes are left in the data folder.
    fn left(&self) -> usize {
        fs::read_dir(self.0.path().join("home/notes")).map(Iterator::count).unwrap_or_default()
    }
}

fn quit(mut pty: Pty) -> Ended {
    pty.press("qq");
    pty.end()
}

#[test]
fn fault_45_a_note_in_the_editor_is_private_and_the_command_may_have_quotation_marks() {
    let desk = Desk::new();
    let lines = "[ \"$1\" = 'two words' ] || exit 3
        notes=$(dirname \"$(dirname \"$2\")\")
        stat -c %a \"$2\" \"$(dirname \"$2\")\" \"$notes\" | tr '\\n' ' ' > \"$2\"";
    let mut pty = desk.review(lines);
    pty.until("1 pending").press("c").until("Note").press("\u{7}").until("600 700 700").press("\r");
    pty.until("note: 600 700 700");
    assert_eq!(quit(pty).code, 0);
    assert_eq!(desk.left(), 0);
}

#[test]
fn fault_57_an_editor_that_is_killed_loses_nothing_and_leaves_the_terminal_as_it_was() {
    let desk = Desk::new();
    let mut pty = desk.review("echo call the mayor > \"$2\"; stty raw -echo; kill -9 $$");
    pty.until("1 pending").press("c").until("Note").press("\u{7}").until("what it had saved is here");
    pty.until("call the mayor").press("\r").until("note: call the mayor");
    // The end also checks the modes of the line.
    assert_eq!(quit(pty).code, 0);
    assert_eq!(desk.left(), 0);
}

#[test]
fn fault_57_the_editor_ends_with_the_program_and_its_note_is_kept() {
    let desk = Desk::new();
    let mut pty = desk
        .review("echo call the mayor > \"$2\"; stty raw -echo; echo $$ > pid; echo editing; exec sleep 600");
    pty.until("1 pending").press("c").until("Note").press("\u{7}").until("editing");
    Pty::signal(pty.process(), "-TERM");
    pty.until("desk 143");
    assert_eq!(pty.end().code, 143);
    let editor = fs::read_to_string(desk.0.path().join("pid")).unwrap();
    assert!(!std::path::Path::new(&format!("/proc/{}", editor.trim())).exists(), "the editor still runs");
    assert_eq!(desk.left(), 0);
    let mut pty = desk.review("exit 1");
    pty.until("note: call the mayor");
    assert_eq!(quit(pty).code, 0);
}

#[test]
fn fault_46_a_note_is_offered_again_after_the_program_was_killed_while_the_editor_ran() {
    let desk = Desk::new();
    let mut pty = desk.review("echo call the mayor > \"$2\"; echo editing; exec sleep 600");
    pty.until("1 pending").press("c").until("Note").press("\u{7}").until("editing");
    Pty::signal(pty.process(), "-KILL");
    pty.until("desk 137");
    pty.kill();
    assert_eq!(desk.left(), 1);
    let mut pty = desk.review("echo today >> \"$2\"");
    pty.until("a note was not finished").until("1 pending").press("c").until("Note").press("\u{7}");
    pty.until("today").press("\r").until("note: call the mayor");
    assert_eq!(quit(pty).code, 0);
    assert_eq!(desk.left(), 0);
}
