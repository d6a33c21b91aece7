//! Bytes from the terminal -> the keys that were pressed and the text that was pasted.
//!
//! Keys, pastes and the terminal's answers to questions share one stream of bytes, cut into reads anywhere. So the decoder
//! keeps what is open from read to read, takes whole sequences only, and drops those that are no key. A sequence that does
//! not end is given up after a [`limit`](KeyDecoder::limit) of silence: the next key counts again. Its rest may still come,
//! as over a slow connection. A person types one key at a time, so a read of more than one key goes on with what was
//! given up, and is not obeyed.
//!
//! Written here because crossterm 0.29 waits forever after a sequence that it does not know and after a paste without an
//! end, and takes the second half of a divided sequence for keys.

use super::sequences::{self, PASTE_BEGIN, PASTE_END};
use crate::tui::keymap::key::Key;
use crate::tui::keymap::pointer::PointerEvent;
use std::time::Duration;

/// What someone did at the keyboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypedInput {
    /// A key.
    Key(Key),
    /// Something with the mouse.
    Pointer(PointerEvent),
    /// A paste, as the terminal sent it.
    Paste(Vec<u8>),
    /// The terminal's answer to the question for the colour of its background: red, green, blue.
    Background([u8; 3]),
    /// Its answer that it has margins at the left and the right.
    HasMargins,
    /// Its answer to the question what it is, which every terminal answers: whatever was asked before has been answered.
    Identified,
}

/// How long after an escape character its sequence may begin. After that it was the Escape key.
const ESCAPE_LIMIT: Duration = Duration::from_millis(40);
/// The longest pause inside a sequence or a paste.
const SEQUENCE_LIMIT: Duration = Duration::from_millis(150);
/// Longer pastes are cut.
pub(super) const MAX_PASTE: usize = 1024 * 1024;
/// Parameters beyond this many bytes belong to no key.
const MAX_PARAMETERS: usize = 64;

const ESC: u8 = 0x1b;
const BEL: u8 = 0x07;
const CAN: u8 = 0x18;
const SUB: u8 = 0x1a;
/// `^c` ends any sequence: it must work whatever the terminal has sent before.
const INTERRUPT: u8 = 0x03;

/// Decodes what one terminal sends.
#[derive(Debug, Default)]
pub struct KeyDecoder {
    open: OpenSequence,
    /// What was open when its time was up, until the next read.
    given_up: Option<OpenSequence>,
    typed: Vec<TypedInput>,
}

/// What has begun and not ended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
enum OpenSequence {
    #[default]
    Nothing,
    /// A character of several bytes.
    Character(Vec<u8>),
    /// After an escape character.
    Escape,
    /// A control sequence, with its bytes so far.
    Control(Vec<u8>),
    /// One more byte names a function key.
    Function,
    /// Bytes that belong to a sequence without being marked as such.
    Ignored(u8),
    /// A string of an answer, with the byte that it begins with and what it says so far.
    Answer(u8, Vec<u8>),
    Paste {
        text: Vec<u8>,
        /// How many bytes of [`PASTE_END`] have come.
        end: usize,
    },
}

impl KeyDecoder {
    /// Takes the bytes of one read.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<TypedInput> {
        if let Some(before) = self.given_up.take()
            && before.goes_on_with(bytes)
            && !is_one_key(bytes)
        {
            self.open = before;
        }
        for &byte in bytes {
            self.take(byte);
        }
        std::mem::take(&mut self.typed)
    }

    /// How long to wait for more before [`Self::give_up`]; `None` if nothing is open.
    #[must_use]
    pub fn limit(&self) -> Option<Duration> {
        match self.open {
            OpenSequence::Nothing => None,
            OpenSequence::Escape => Some(ESCAPE_LIMIT),
            _ => Some(SEQUENCE_LIMIT),
        }
    }

    /// Whether a paste is open, which may take as long as it goes on.
    #[must_use]
    pub fn is_in_paste(&self) -> bool {
        matches!(self.open, OpenSequence::Paste { .. })
    }

    /// Closes what is open, because nothing more has come: an escape character was the Escape key, a paste counts as far as
    /// it came, and everything else is dropped.
    pub fn give_up(&mut self) -> Vec<TypedInput> {
        match std::mem::take(&mut self.open) {
            OpenSequence::Nothing => {}
            OpenSequence::Escape => {
                self.key(Key::Esc);
                self.given_up = Some(OpenSequence::Escape);
            }
            OpenSequence::Paste { text, end } => {
                self.typed.push(TypedInput::Paste(text));
                self.given_up = Some(OpenSequence::Paste { text: Vec::new(), end });
            }
            open => self.given_up = Some(open),
        }
        std::mem::take(&mut self.typed)
    }

    fn take(&mut self, byte: u8) {
        match std::mem::take(&mut self.open) {
            OpenSequence::Paste { text, end } => self.in_paste(text, end, byte),
            _ if byte == INTERRUPT => self.key(Key::Ctrl('c')),
            OpenSequence::Nothing => self.begin(byte),
            OpenSequence::Character(bytes) => self.in_character(bytes, byte),
            OpenSequence::Escape => self.after_escape(byte),
            OpenSequence::Control(bytes) => self.in_control(bytes, byte),
            OpenSequence::Function if byte == ESC => self.open = OpenSequence::Escape,
            OpenSequence::Function => self.typed.extend(sequences::key(b"", byte).map(TypedInput::Key)),
            OpenSequence::Ignored(left) if left > 1 => self.open = OpenSequence::Ignored(left - 1),
            OpenSequence::Ignored(_) => {}
            OpenSequence::Answer(begun, text) => self.in_answer(begun, text, byte),
        }
    }

    fn key(&mut self, key: Key) {
        self.typed.push(TypedInput::Key(key));
    }

    fn begin(&mut self, byte: u8) {
        match byte {
            ESC => self.open = OpenSequence::Escape,
            0..=0x1f | 0x7f => self.typed.extend(sequences::control_key(byte).map(TypedInput::Key)),
            0x20..=0x7e => self.key(Key::Char(char::from(byte))),
            0x80..=0x9f => self.introduce(byte - 0x40),
            0xc2..=0xf4 => self.open = OpenSequence::Character(vec![byte]),
            _ => {}
        }
    }

    fn in_character(&mut self, mut bytes: Vec<u8>, byte: u8) {
        if byte & 0xc0 != 0x80 {
            return self.begin(byte);
        }
        bytes.push(byte);
        let first = bytes.first().copied().unwrap_or_default();
        let length = if first < 0xe0 { 2 } else { 3 + usize::from(first >= 0xf0) };
        if bytes.len() < length {
            self.open = OpenSequence::Character(bytes);
            return;
        }
        let character = str::from_utf8(&bytes).ok().and_then(|text| text.chars().next());
        match character {
            // A control character of eight bits, written as UTF-8.
            Some(c @ '\u{80}'..='\u{9f}') => self.introduce(u8::try_from(c).unwrap_or_default() - 0x40),
            Some(c) => self.key(Key::Char(c)),
            None => {}
        }
    }

    fn after_escape(&mut self, byte: u8) {
        match byte {
            ESC => {
                self.key(Key::Esc);
                self.open = OpenSequence::Escape;
            }
            b'[' | b']' | b'P' | b'_' | b'^' | b'X' | b'O' => self.introduce(byte),
            b'\\' => {}
            b'\r' => self.key(Key::AltEnter),
            0x20..=0x7e => self.key(Key::Alt(char::from(byte))),
            0..=0x1f | 0x7f => {}
            _ => self.begin(byte),
        }
    }

    /// Begins what this byte after an escape character begins.
    fn introduce(&mut self, byte: u8) {
        self.open = match byte {
            b'[' => OpenSequence::Control(Vec::new()),
            b'O' | b'N' => OpenSequence::Function,
            b']' | b'P' | b'_' | b'^' | b'X' => OpenSequence::Answer(byte, Vec::new()),
            _ => OpenSequence::Nothing,
        };
    }

    fn in_control(&mut self, mut bytes: Vec<u8>, byte: u8) {
        match byte {
            ESC => self.open = OpenSequence::Escape,
            // The function keys of the Linux console: one more letter.
            b'[' if bytes.is_empty() => self.open = OpenSequence::Ignored(1),
            // The mouse as old terminals report it: a button and two coordinates, as bytes.
            b'M' if bytes.is_empty() => self.open = OpenSequence::Ignored(3),
            b'~' if bytes == PASTE_BEGIN => self.open = OpenSequence::Paste { text: Vec::new(), end: 0 },
            0x20..=0x3f => {
                if bytes.len() <= MAX_PARAMETERS {
                    bytes.push(byte);
                }
                self.open = OpenSequence::Control(bytes);
            }
            b'c' if bytes.starts_with(b"?") => self.typed.push(TypedInput::Identified),
            b'y' => self.typed.extend(sequences::has_margins(&bytes).then_some(TypedInput::HasMargins)),
            b'M' | b'm' if bytes.first() == Some(&b'<') => {
                self.typed.extend(sequences::pointer(&bytes, byte).map(TypedInput::Pointer));
            }
            0x40..=0x7e => self.typed.extend(sequences::key(&bytes, byte).map(TypedInput::Key)),
            _ => {}
        }
    }

    fn in_answer(&mut self, begun: u8, mut text: Vec<u8>, byte: u8) {
        match (text.last().copied().unwrap_or_default(), byte) {
            (_, CAN | SUB) => {}
            (ESC, b'\\') | (_, BEL) | (0..=0x7f, 0x9c) if begun == b']' => {
                self.typed.extend(sequences::background(&text).map(TypedInput::Background));
            }
            (ESC, b'\\') | (_, BEL) | (0..=0x7f, 0x9c) => {}
            (ESC, _) => {
                self.open = OpenSequence::Escape;
                self.take(byte);
            }
            _ => {
                // Only the last byte of a long answer matters: whether it ends.
                if text.len() == MAX_PARAMETERS {
                    text.clear();
                }
                text.push(byte);
                self.open = OpenSequence::Answer(begun, text);
            }
        }
    }

    fn in_paste(&mut self, mut text: Vec<u8>, end: usize, byte: u8) {
        if PASTE_END.get(end) == Some(&byte) {
            if end + 1 == PASTE_END.len() {
                self.typed.push(TypedInput::Paste(text));
            } else {
                self.open = OpenSequence::Paste { text, end: end + 1 };
            }
            return;
        }
        let begun = PASTE_END.get(..end).unwrap_or_default();
        let begins_again = byte == ESC;
        let own = (!begins_again).then_some(byte);
        let room = MAX_PASTE.saturating_sub(text.len());
        text.extend(begun.iter().copied().chain(own).take(room));
        self.open = OpenSequence::Paste { text, end: usize::from(begins_again) };
    }
}

impl OpenSequence {
    /// Whether these bytes can be the rest of what was given up.
    fn goes_on_with(&self, bytes: &[u8]) -> bool {
        // The Escape key may be followed by any key: only what begins like an answer or an arrow key is its rest.
        let follows_escape = || {
            matches!(
                bytes,
                [b'[', b'0'..=b'9' | b'<'..=b'?' | b'A'..=b'D' | b'F' | b'H' | b'I' | b'M' | b'O' | b'Z', ..]
                    | [b']', b'0'..=b'9', ..]
                    | [b'P', b'0'..=b'9' | b'!' | b'>', ..]
                    | [b'_', b'G', ..]
                    | [b'O', b'A'..=b'Z', ..]
                    | [b']' | b'P' | b'_' | b'^' | b'X', .., ESC, b'\\']
                    | [b']' | b'P' | b'_' | b'^' | b'X', .., BEL | 0x9c]
            )
        };
        *self != Self::Escape || follows_escape()
    }
}

/// Whether the bytes are one key and nothing after it.
fn is_one_key(bytes: &[u8]) -> bool {
    let Some((_, before)) = bytes.split_last() else { return false };
    let mut alone = KeyDecoder::default();
    let is_unfinished = alone.feed(before).is_empty();
    let (open, last) = (alone.open.clone(), alone.feed(bytes.get(before.len()..).unwrap_or_default()));
    let is_key = matches!(last[..], [TypedInput::Key(_)]) && alone.open == OpenSequence::Nothing;
    // An escape character by itself may be the Escape key.
    bytes == [ESC] || (is_unfinished && is_key && (before.is_empty() || open != OpenSequence::Nothing))
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
