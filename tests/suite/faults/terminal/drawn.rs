//! Screens of any size, on any line, and how the terminal is left.

use crate::terminal::pseudo_terminal::{Pty, count, private_modes, reader, shell};
use crate::terminal::reading::panicking;
use std::collections::BTreeSet;
use std::fs::{self, File};
use tempfile::TempDir;

const FRAME: &str = "\u{1b}[?2026l";

/// A folder with an article of this many paragraphs.
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
    let modes = private_modes(&ended.raw);
    let once: BTreeSet<&str> = modes.iter().map(|(name, _)| name.as_str()).collect();
    assert!(["1049", "2004", "25"].iter().all(|mode| once.contains(mode)), "{once:?}");
    for mode in once {
        let switched: Vec<char> =
            modes.iter().filter(|(name, _)| name == mode).map(|(_, way)| *way).collect();
        match mode {
            // Drawn whole, frame by frame; the cursor, which is where something is typed. Both end as a shell needs them.
            "2026" | "25" => {
                let back = if mode == "25" { 'h' } else { 'l' };
                assert_eq!(switched.last(), Some(&back), "{mode}: {switched:?}");
                assert!(switched.iter().filter(|&&way| way != back).count() >= 1, "{mode}: {switched:?}");
            }
            // Everything else, whatever it is: set once, undone once, in this order.
            _ => assert_eq!(switched, ['h', 'l'], "{mode}"),
        }
    }
    // Nothing that no number undoes: no scroll region, no keypad mode, no other character set, no pointer to restore.
    for sequence in ["\u{1b}=", "\u{1b}>", "\u{1b}(0", "\u{1b}7", "\u{1b}8"] {
        assert_eq!(count(&ended.raw, sequence), 0, "{sequence:?}");
    }
    // The stack of the keyboard protocol.
    assert_eq!(count(&ended.raw, "\u{1b}[>"), count(&ended.raw, "\u{1b}[<"));
    let text = String::from_utf8_lossy(&ended.raw).into_owned();
    let (screen, after) = text.rsplit_once("\u{1b}[?1049l").unwrap();
    assert!(
        screen.contains("We stay") && !after.contains("We stay"),
        "nothing is drawn on the user's own screen"
    );
}

#[test]
fn fault_61_a_thousand_keys_at_once_are_not_a_thousand_frames() {
    let folder = folder(3000);
    let mut pty = open(&folder);
    pty.until("It rained");
    let before = count(&pty.raw, FRAME);
    pty.press(&("j".repeat(1000) + "G")).until("We stay").press("q");
    let frames = count(&pty.end().raw, FRAME) - before;
    // All keys are there at once, so they are taken in a few batches, each bounded by time, and a frame follows a batch.
    assert!(frames <= 60, "{frames} frames for 1,001 keys");
}

#[test]
fn fault_62_of_a_megabyte_pasted_into_a_note_what_fits_is_kept_and_the_rest_told() {
    let folder = folder(2);
    let mut pty = open(&folder);
    pty.until("1 quotation").press("r").until("1 pending").press("c").until("Note");
    // 980,000 characters in 1,050,000 bytes: a note has room for 100,000 bytes.
    let paste = format!("\u{1b}[200~{}\u{1b}[201~", "It ä rained. q\t".repeat(70_000));
    pty.press(&paste).until("rained. q It").until("characters did not fit and were left out");
    pty.press("\r").until("note: It ä rained.").press("qq");
    assert_eq!(pty.end().code, 0);
}

/// The reader, with this many KiB of memory for its data.
fn open_within(folder: &TempDir, memory: usize) -> Pty {
    let mut command = shell(&format!("ulimit -d {memory}; exec \"$0\" \"$@\""), &["story.txt"]);
    command.cwd(folder.path());
    Pty::start(command, (80, 24))
}

#[test]
fn fault_68_a_text_too_large_for_the_memory_is_told_and_the_terminal_given_back() {
    let folder = folder(2);
    // No room on the disk, and three times as much as there is memory.
    File::create(folder.path().join("story.txt")).unwrap().set_len(300_000_000).unwrap();
    let mut pty = open_within(&folder, 300_000);
    pty.until("does not fit into memory").press("qq");
    assert_eq!(pty.end().code, 0);
}

#[test]
fn fault_68_where_memory_is_short_the_text_is_shown_without_findings() {
    // Two passages: the second is not begun.
    let folder = folder(10_000);
    let mut pty = open_within(&folder, 45_000);
    pty.until("It rained").until("there is too little memory").press("G").until("We stay").press("qq");
    assert_eq!(pty.end().code, 0);
}
