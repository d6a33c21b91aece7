//! The theme follows the background that the terminal names, if it answers in time; a late answer is not typed.

use super::pseudo_terminal::{Pty, count, reader};

const SIZE: (u16, u16) = (80, 24);
const QUESTION: &str = "\u{1b}]11;?";
/// What a terminal with a white background answers, with the answer to the question behind it.
const WHITE: &[u8] = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62;22c";
/// The background of the light theme.
const LIGHT: &str = "48;2;252;250;245";

fn asked() -> Pty {
    let mut command = reader(&[]);
    command.env("COLORTERM", "truecolor");
    command.env("TERM", "xterm-256color");
    let mut pty = Pty::start(command, SIZE);
    pty.until_written(QUESTION, 1);
    pty
}

#[test]
fn a_light_background_brings_the_light_theme() {
    // An answer counts for a tenth of a second, and a busy machine may let it pass: one of several must do.
    let switches = |_| {
        let mut pty = asked();
        // The key comes behind the answer, so that its window shows that the answer was read.
        pty.send(WHITE).press("?").until("type to filter").press("\u{1b}").until("sample article").press("q");
        let ended = pty.end();
        assert_eq!(ended.code, 0);
        count(&ended.raw, LIGHT) > 0
    };
    assert!((0..8).any(switches));
}

#[test]
fn an_answer_that_comes_late_presses_no_keys_and_changes_nothing() {
    let mut pty = asked();
    pty.until("sample article").pause().send(WHITE).press("?").until("type to filter");
    let screen = pty.text();
    assert!(screen.contains("/▏ type to filter"), "{screen}");
    pty.press("\u{1b}").until("sample article").press("q");
    let ended = pty.end();
    assert_eq!((ended.code, count(&ended.raw, LIGHT)), (0, 0));
}
