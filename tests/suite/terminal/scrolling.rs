//! What the terminal moves by itself when a text is scrolled: every cell is what a fresh frame shows, for few bytes.
//!
//! How many bytes: `cargo test --test suite a_line_scrolled -- --nocapture`.

use super::pseudo_terminal::{Pty, count, reader};
use std::fmt::Write;
use std::fs;

const SIZE: (u16, u16) = (120, 40);

/// The end of a frame.
const FRAME: &str = "\u{1b}[?2026l";

/// The bytes that a line may take, with the panels beside the text and without.
const MAX_BYTES: [usize; 2] = [2200, 300];

/// The same with the panels on a terminal that can move the text alone.
const MAX_BETWEEN_MARGINS: usize = 500;

/// What such a terminal answers: yes, and what it is.
const HAS_MARGINS: &[u8] = b"\x1b[?69;2$y\x1b[?64;22c";

/// A hearing with people, countries and quotations in every part of it.
fn hearing() -> String {
    const NAMES: [&str; 6] =
        ["Ana Lopes", "Rui Costa", "Marta Dias", "Paulo Reis", "Ines Prado", "Tiago Nunes"];
    (0..120).fold(String::new(), |mut text, day| {
        let name = NAMES[day % NAMES.len()];
        write!(
            text,
            "On day {day} of the hearing the commission heard what had happened on the river, in the villages around it \
             and on the road to Peru. “We counted {day} boats that night, and nobody came to us with a light,” {name} \
             said. The letters from Chile were read aloud before the commission went on to the next of its papers.\n\n"
        )
        .unwrap();
        text
    })
}

/// A reader with everything found.
fn opened() -> (tempfile::TempDir, Pty) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("hearing.txt");
    fs::write(&file, hearing()).unwrap();
    let mut pty = Pty::start(reader(&[file.to_str().unwrap()]), SIZE);
    pty.until("120 quotations").until("On day 0");
    (folder, pty)
}

/// Presses a key and waits for its frame. Returns how many bytes that took.
fn press(pty: &mut Pty, key: &str) -> usize {
    let (frames, before) = (count(&pty.raw, FRAME), pty.raw.len());
    pty.press(key).until_written(FRAME, frames + 1);
    pty.raw.len() - before
}

/// How many bytes scrolling a line takes: the median of twenty, because a frame of something else may come between.
fn bytes_of_a_line(pty: &mut Pty, key: &str) -> usize {
    let mut bytes: Vec<usize> = (0..20).map(|_| press(pty, key)).collect();
    bytes.sort_unstable();
    bytes[bytes.len() / 2]
}

/// Compares what was on the screen with the next frame on an empty one.
fn assert_fresh(pty: &mut Pty, after: &str) {
    const CLEAR: &str = "\u{1b}[2J";
    let clears = count(&pty.raw, CLEAR);
    Pty::signal(pty.process(), "-WINCH");
    pty.until_written(CLEAR, clears + 1);
    let at = |pty: &Pty, sequence: &str, from: usize| {
        let found = pty.raw[from..].windows(sequence.len()).position(|window| window == sequence.as_bytes());
        found.map(|at| from + at)
    };
    let clear = pty.raw.windows(CLEAR.len()).rposition(|window| window == CLEAR.as_bytes()).unwrap();
    let end_of_frame = |pty: &Pty| at(pty, FRAME, at(pty, "Pullquote", clear)?);
    while end_of_frame(pty).is_none() {
        let frames = count(&pty.raw, FRAME);
        pty.until_written(FRAME, frames + 1);
    }
    let fresh = end_of_frame(pty).unwrap();
    assert_eq!(pty.cells_after(clear), pty.cells_after(fresh), "after {after}");
}

#[test]
fn a_scrolled_screen_is_what_a_fresh_one_is() {
    let (_folder, mut pty) = opened();
    for keys in [
        &["j"; 7][..],
        &["k"; 3],
        &["\u{4}", "j", "\u{15}", "j"],
        &[" ", " ", "j", "b"],
        &["]p", "j", "j"],
        &["]q", "j", "j", "k"],
        &["G", "k", "k", "gg"],
        &["j", "j", "j", "k"],
    ] {
        for key in keys {
            press(&mut pty, key);
        }
        assert_fresh(&mut pty, &format!("{keys:?}"));
    }
    pty.press("q");
    assert_eq!(pty.end().code, 0);
}

#[test]
fn a_line_scrolled_takes_few_bytes() {
    let (_folder, mut pty) = opened();
    press(&mut pty, "\u{4}");
    for (screen, most) in ["panels beside the text", "the text alone"].into_iter().zip(MAX_BYTES) {
        for (key, direction) in [("j", "down"), ("k", "up")] {
            let bytes = bytes_of_a_line(&mut pty, key);
            println!("{screen}, {direction}: {bytes} bytes a line");
            assert!(bytes <= most, "{screen}, {direction}: {bytes} bytes a line");
        }
        press(&mut pty, "za");
    }
    pty.press("q");
    assert_eq!(pty.end().code, 0);
}

#[test]
fn a_line_scrolled_between_margins_takes_little_more_than_the_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("hearing.txt");
    fs::write(&file, hearing()).unwrap();
    // Whoever has chosen a theme is asked nothing about the background.
    let mut command = reader(&["--theme", "light", file.to_str().unwrap()]);
    command.env("TERM", "xterm-256color");
    let mut pty = Pty::start(command, SIZE);
    pty.until_written("\u{1b}[?69$p", 1).send(HAS_MARGINS);
    // The key comes behind the answer, so that its window shows that the answer was read.
    pty.until("120 quotations").press("?").until("type to filter").press("\u{1b}").until("On day 0");
    press(&mut pty, "\u{4}");
    let bytes = bytes_of_a_line(&mut pty, "j");
    println!("between margins: {bytes} bytes a line");
    assert!(bytes <= MAX_BETWEEN_MARGINS, "{bytes} bytes a line");
    pty.press("q");
    let ended = pty.end();
    let (set, unset) = (count(&ended.raw, "\u{1b}[?69h"), count(&ended.raw, "\u{1b}[?69l"));
    assert!(ended.code == 0 && set > 0 && set == unset, "{set} set, {unset} unset");
}
