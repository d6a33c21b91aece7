//! Screens of any size, on any line, and how the terminal is left.

use crate::terminal::pseudo_terminal::{Pty, count, private_modes, reader, shell};
use crate::terminal::reading::panicking;
use std::fs;
use tempfile::TempDir;

const FRAME: &str = "\u{1b}[?2026l";

/// A folder with an article of so many paragraphs.
fn folder(paragraphs: usize) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let text = "It rained.\n\n".repeat(paragraphs) + "“We stay,” said Ana Lopes.\n";
    fs::write(folder.path().join("story.txt"), text).unwrap();
    folder
}

fn open(folder: &TempDir) -> Pty {
    let mut command = reader(&["story.txt"]);
    command.cwd(folder.path());
    Pty::start(command, (80, 24))
}

#[test]
fn fault_54_no_size_of_the_terminal_stops_the_program() {
    let folder = folder(2);
    for size in ["rows 0 cols 0", "rows 1 cols 1", "rows 65535 cols 65535", "rows 1 cols 65535"] {
        let mut command = shell(&format!("stty {size}; exec \"$0\" \"$@\""), &["story.txt"]);
        command.cwd(folder.path());
        let mut pty = Pty::start(command, (80, 24));
        // Where there is no room, nothing is drawn; the cursor is hidden once the terminal is the program's.
        pty.until_written("\u{1b}[?25l", 1).press("qq");
        assert_eq!(pty.end().code, 0, "{size}");
    }
    let mut pty = open(&folder);
    pty.until("We stay").press("/");
    pty.resize(&[(1, 1), (0, 0), (500, 2), (3, 90), (80, 24)])
        .until("We stay")
        .press("\u{1b}")
        .pause()
        .press("q");
    assert_eq!(pty.end().code, 0);
}

#[test]
fn fault_58_a_panic_leaves_the_terminal_as_it_was_and_a_worker_ends_alone() {
    for how in ["here", "thread"] {
        let ended = panicking(how).end();
        assert_eq!(ended.code, 2, "{how}");
        assert!(String::from_utf8_lossy(&ended.raw).contains("Please report"), "{how}");
    }
    assert_eq!(panicking("worker").end().code, 7);
}

#[test]
fn fault_59_every_mode_is_set_once_and_undone_once() {
    let folder = folder(2);
    let mut pty = open(&folder);
    pty.until("We stay").press("?").until("type to filter").press("\u{1b}").pause().press("q");
    let ended = pty.end();
    for mode in ["1049", "2004"] {
        let switched: Vec<char> = private_modes(&ended.raw)
            .into_iter()
            .filter(|(name, _)| name == mode)
            .map(|(_, way)| way)
            .collect();
        assert_eq!(switched, ['h', 'l'], "{mode}");
    }
    // The stack of the keyboard protocol.
    assert_eq!(count(&ended.raw, "\u{1b}[>"), count(&ended.raw, "\u{1b}[<"));
}

#[test]
fn fault_61_a_thousand_keys_at_once_are_not_a_thousand_frames() {
    let folder = folder(3000);
    let mut pty = open(&folder);
    pty.until("It rained").press(&("j".repeat(1000) + "G")).until("We stay").press("q");
    let frames = count(&pty.end().raw, FRAME);
    assert!(frames < 500, "{frames}");
}

#[test]
fn fault_62_a_megabyte_can_be_pasted_into_a_note() {
    let folder = folder(2);
    let mut pty = open(&folder);
    pty.until("1 quotation").press("r").until("1 left").press("c").until("Note");
    let paste = format!("\u{1b}[200~{}\u{1b}[201~", "It ä rained. q\t".repeat(70_000));
    pty.press(&paste).until("rained. q It").press("\r").until("note: It ä rained.").press("qq");
    assert_eq!(pty.end().code, 0);
}
