//! Text -> the escape sequence that puts it on the clipboard of the terminal, also through ssh.
//!
//! OSC 52 needs no library of any desktop and works where the program runs on another machine. A multiplexer
//! keeps it for itself unless it is wrapped.

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;

/// What stands between the program and the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Multiplexer {
    /// Nothing that is known.
    #[default]
    None,
    /// tmux.
    Tmux,
    /// GNU screen.
    Screen,
}

/// Terminals take a sequence of about 100 000 bytes, which is this many before base64.
const LONGEST: usize = 74 * 1024;
/// GNU screen cuts longer strings.
const SCREEN_STRING: usize = 240;

/// The sequence that copies `text`, or a sentence that says why it cannot be copied.
pub(in crate::tui) fn sequence(text: &str, multiplexer: Multiplexer) -> Result<String, String> {
    if text.len() > LONGEST {
        let (long, longest) = (text.len() / 1024, LONGEST / 1024);
        return Err(format!("not copied: {long} KB is more than the {longest} KB a terminal takes"));
    }
    let mut plain = String::new();
    let copied = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut plain);
    copied.map_err(|_| "not copied: the terminal cannot be asked".to_owned())?;
    Ok(match multiplexer {
        Multiplexer::None => plain,
        // Which of the two reaches the terminal depends on its settings; both together do no harm.
        Multiplexer::Tmux => {
            format!("{plain}\u{1b}Ptmux;{}\u{1b}\\", plain.replace('\u{1b}', "\u{1b}\u{1b}"))
        }
        Multiplexer::Screen => through_screen(&plain),
    })
}

fn through_screen(plain: &str) -> String {
    // Its own end must not end the wrapping: OSC may also end with BEL.
    let sequence = plain.replace("\u{1b}\\", "\u{7}");
    let pieces = sequence.as_bytes().chunks(SCREEN_STRING).map(String::from_utf8_lossy);
    pieces.flat_map(|piece| ["\u{1b}P".to_owned(), piece.into_owned(), "\u{1b}\\".to_owned()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_wrapped_for_whatever_stands_between() {
        let plain = "\u{1b}]52;c;U2Vv\u{1b}\\";
        assert_eq!(sequence("Seo", Multiplexer::None).as_deref(), Ok(plain));
        let tmux = format!("{plain}\u{1b}Ptmux;\u{1b}\u{1b}]52;c;U2Vv\u{1b}\u{1b}\\\u{1b}\\");
        assert_eq!(sequence("Seo", Multiplexer::Tmux), Ok(tmux));
        let screen = "\u{1b}P\u{1b}]52;c;U2Vv\u{7}\u{1b}\\";
        assert_eq!(sequence("Seo", Multiplexer::Screen).as_deref(), Ok(screen));
    }

    #[test]
    fn what_is_too_long_is_said_and_not_sent() {
        let sentence = sequence(&"x".repeat(100 * 1024), Multiplexer::None).unwrap_err();
        assert!(sentence.contains("100 KB"), "{sentence}");
        let long = sequence(&"x".repeat(1000), Multiplexer::Screen).unwrap();
        assert!(long.split("\u{1b}\\").all(|piece| piece.len() <= SCREEN_STRING + 2));
    }
}
