//! Text -> the escape sequence (OSC 52) that puts it on the clipboard, also through ssh.
//!
//! The sequence needs no library of a desktop, and works if the program runs on another machine than the terminal. A
//! terminal multiplexer does not pass it on unless it is wrapped.

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;

/// A terminal multiplexer between the program and the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Multiplexer {
    /// None, or an unknown one.
    #[default]
    None,
    /// tmux.
    Tmux,
    /// GNU screen.
    Screen,
}

/// Terminals accept a sequence of about 100,000 bytes, which is this much text before base64.
const MAX_TEXT: usize = 74 * 1024;
/// GNU screen cuts longer strings.
const MAX_SCREEN_STRING: usize = 240;

/// The sequence that copies `text`, or a sentence that says why it cannot be copied.
pub(in crate::tui) fn sequence(text: &str, multiplexer: Multiplexer) -> Result<String, String> {
    if text.len() > MAX_TEXT {
        let (size, max) = (text.len() / 1024, MAX_TEXT / 1024);
        return Err(format!("not copied: {size} KB is more than the {max} KB that terminals accept"));
    }
    let mut plain = String::new();
    let copied = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut plain);
    copied.map_err(|_| "not copied: no escape sequence could be made".to_owned())?;
    Ok(match multiplexer {
        Multiplexer::None => plain,
        // Which of the two reaches the terminal depends on the settings of tmux; sending both does no harm.
        Multiplexer::Tmux => {
            format!("{plain}\u{1b}Ptmux;{}\u{1b}\\", plain.replace('\u{1b}', "\u{1b}\u{1b}"))
        }
        Multiplexer::Screen => through_screen(&plain),
    })
}

fn through_screen(plain: &str) -> String {
    // The usual end of the sequence would also end the wrapper. BEL ends it as well.
    let sequence = plain.replace("\u{1b}\\", "\u{7}");
    let pieces = sequence.as_bytes().chunks(MAX_SCREEN_STRING).map(String::from_utf8_lossy);
    pieces.flat_map(|piece| ["\u{1b}P".to_owned(), piece.into_owned(), "\u{1b}\\".to_owned()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sequence_is_wrapped_for_the_multiplexer() {
        let plain = "\u{1b}]52;c;U2Vv\u{1b}\\";
        assert_eq!(sequence("Seo", Multiplexer::None).as_deref(), Ok(plain));
        let tmux = format!("{plain}\u{1b}Ptmux;\u{1b}\u{1b}]52;c;U2Vv\u{1b}\u{1b}\\\u{1b}\\");
        assert_eq!(sequence("Seo", Multiplexer::Tmux), Ok(tmux));
        let screen = "\u{1b}P\u{1b}]52;c;U2Vv\u{7}\u{1b}\\";
        assert_eq!(sequence("Seo", Multiplexer::Screen).as_deref(), Ok(screen));
    }

    #[test]
    fn a_text_that_is_too_long_is_refused_in_a_sentence() {
        let sentence = sequence(&"x".repeat(100 * 1024), Multiplexer::None).unwrap_err();
        assert!(sentence.contains("100 KB"), "{sentence}");
        let long = sequence(&"x".repeat(1000), Multiplexer::Screen).unwrap();
        assert!(long.split("\u{1b}\\").all(|piece| piece.len() <= MAX_SCREEN_STRING + 2));
    }
}
