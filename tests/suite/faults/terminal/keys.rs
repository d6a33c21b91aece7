//! Bytes from the terminal that are no keys, keys in bursts, and a terminal that is closed.

use crate::terminal::pseudo_terminal::{Pty, reader};
use pullquote::library::{ArticleKey, Library};
use pullquote::review::Act;
use pullquote::text::hash::TextHash;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const SIZE: (u16, u16) = (100, 30);
const QUIT: &str = "\u{3}";

/// A hearing of sixty quotations, and a library of its own.
struct Hearing {
    folder: TempDir,
    file: PathBuf,
    text: String,
}

impl Hearing {
    fn new() -> Self {
        let said = |number| format!("“We saw the water at {number} in the night,” said Ana Petrova.\n\n");
        let text = format!("The hearing went on.\n\n{}", (0..60).map(said).collect::<String>());
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("hearing.txt");
        fs::write(&file, &text).unwrap();
        let file = file.canonicalize().unwrap();
        Self { folder, file, text }
    }

    fn home(&self) -> PathBuf {
        self.folder.path().join("library")
    }

    /// The reader, when it has found everything.
    fn open(&self) -> Pty {
        let mut command = reader(&[self.file.to_str().unwrap()]);
        command.env("PULLQUOTE_HOME", self.home());
        command.cwd(self.folder.path());
        let mut pty = Pty::start(command, SIZE);
        pty.until("60 quotations");
        pty
    }

    /// The review, with its first card on the screen.
    fn review(&self) -> Pty {
        let mut pty = self.open();
        pty.press("rS").until("text order").until("0✓ 0✗ 60 pending");
        pty
    }

    fn acts(&self) -> Vec<Act> {
        let Some(library) = Library::open_existing(&self.home()).unwrap() else { return Vec::new() };
        let source = ArticleKey {
            hash: TextHash::of(&self.text),
            file: Some(Path::new(&self.file).display().to_string()),
        };
        let Some(id) = library.find(&source).unwrap() else { return Vec::new() };
        library.journal(id).unwrap().acts.into_iter().map(|recorded| recorded.act).collect()
    }
}

/// Quits from wherever the garbage has led.
fn quit(mut pty: Pty) {
    pty.press(QUIT).until("again to quit").press(QUIT);
    assert_eq!(pty.end().code, 0);
}

#[test]
fn fault_14_sequences_without_an_end_do_not_deafen_the_program() {
    let hearing = Hearing::new();
    for sent in [
        "\u{1b}[?997;1n",
        "\u{1b}[?2026;2$y",
        "\u{1b}[<",
        "\u{1b}]0;",
        "\u{1b}[200~paste",
        "\u{1b}P",
        "\u{1b}O",
    ] {
        let mut pty = hearing.open();
        pty.press(sent).pause().press("?").until("type to filter");
        quit(pty);
    }
}

#[test]
fn fault_60_an_answer_in_two_pieces_decides_nothing() {
    let hearing = Hearing::new();
    let mut pty = hearing.review();
    for (begin, rest) in [
        ("\u{1b}", "]11;rgb:aaaa/aaaa/aaaa\u{7}"),
        ("\u{1b}]11;rgb:", "aaaa/aaaa/aaaa\u{1b}\\"),
        ("\u{1b}]11;rgb:aaaa/aaaa/aaaa", "\u{1b}\\"),
        ("\u{1b}[?6", "2;22c"),
        ("\u{1b}[2", "4;80R"),
        ("\u{1b}P1+r5247", "42=aaaa\u{1b}\\"),
    ] {
        pty.press(begin).pause().press(rest).pause();
        // A lone escape character leaves the review, as the Escape key does.
        if begin == "\u{1b}" {
            pty.press("r").until("0✓ 0✗ 60 pending");
        }
    }
    pty.press("?").until("type to filter");
    quit(pty);
    assert_eq!(hearing.acts(), []);
}

#[test]
fn fault_60_any_bytes_at_all_leave_a_program_that_can_be_quit() {
    let hearing = Hearing::new();
    let mut random = 7_u64;
    for _ in 0..4 {
        let mut garbage = Vec::new();
        while garbage.len() < 600 {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let byte = (random >> 56) as u8;
            // Those that quit, those that lend the terminal to another program, and Enter, which could write a file.
            if !matches!(byte, 0x03 | 0x07 | 0x1a | b'\r' | b'q') {
                garbage.push(byte);
            }
        }
        let mut pty = hearing.open();
        pty.send(&garbage).pause();
        quit(pty);
    }
}

#[test]
fn fault_57_a_note_that_is_being_written_is_kept_when_the_program_is_ended() {
    for signal in ["-HUP", "-TERM"] {
        let hearing = Hearing::new();
        let mut pty = hearing.review();
        pty.press("c").until("Note").press("ask the mayor").until("ask the mayor");
        Pty::signal(pty.process(), signal);
        pty.end();
        let acts = hearing.acts();
        assert!(format!("{acts:?}").contains("ask the mayor"), "{signal}: {acts:?}");
    }
}

#[test]
fn fault_57_a_source_that_is_being_written_is_kept_when_the_program_is_ended() {
    for typed in ["minutes of the", "https://example.org/min", "/tmp/minu", "minutes.txt"] {
        let hearing = Hearing::new();
        let mut pty = hearing.review();
        pty.press("V").press(typed).until(typed);
        Pty::signal(pty.process(), "-TERM");
        pty.end();
        let acts = hearing.acts();
        assert!(format!("{acts:?}").contains(typed), "{typed}: {acts:?}");
    }
}

#[test]
fn fault_63_a_key_that_is_held_down_decides_only_what_was_on_the_screen() {
    let hearing = Hearing::new();
    let mut pty = hearing.review();
    // A stopped program finds all keys at once when it goes on.
    let process = pty.process();
    Pty::signal(process, "-STOP");
    Pty::until_stopped(process);
    pty.press(&"a".repeat(50));
    Pty::signal(process, "-CONT");
    pty.until("came before the card was on the screen").until("1✓ 0✗ 59 pending").press("qq");
    assert_eq!(pty.end().code, 0);
    assert_eq!(hearing.acts().len(), 1);
}
