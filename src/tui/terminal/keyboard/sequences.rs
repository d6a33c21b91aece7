//! The sequence of a key -> the key.
//!
//! As xterm and the terminals after it send them; also the longer forms of the kitty protocol and of xterm's
//! `modifyOtherKeys`, which an earlier program may have left switched on.

use crate::tui::keymap::key::Key;
use crate::tui::keymap::pointer::{PointerEvent, PointerKind};

/// The parameters of the sequence that begins a paste; its last byte is `~`.
pub(super) const PASTE_BEGIN: &[u8] = b"200";
/// The sequence that ends a paste.
pub(super) const PASTE_END: &[u8] = b"\x1b[201~";

const SHIFT: u32 = 1;
const ALT: u32 = 2;
const CONTROL: u32 = 4;
/// Caps lock and num lock, which change no key here.
const LOCKS: u32 = 64 | 128;

/// The colour of the background in the answer to the question for it: "11;rgb:1e1e/1e1e/1e1e", with one to four digits for
/// each part, and "rgba" with a fourth part on terminals that can be seen through.
pub(super) fn background(answer: &[u8]) -> Option<[u8; 3]> {
    let answer = str::from_utf8(answer).ok()?.trim_end_matches('\u{1b}').strip_prefix("11;")?;
    let parts = answer.strip_prefix("rgb:").or_else(|| answer.strip_prefix("rgba:"))?;
    let mut parts = parts.split('/').map(|digits| {
        let most =
            16u32.checked_pow(u32::try_from(digits.len()).ok()?)?.checked_sub(1).filter(|&most| most > 0)?;
        let value = u32::from_str_radix(digits, 16).ok()?;
        u8::try_from(value.checked_mul(255)? / most).ok()
    });
    Some([parts.next()??, parts.next()??, parts.next()??])
}

/// Whether an answer (DECRPM) says that the mode for margins at the left and the right can be set.
pub(super) fn has_margins(answer: &[u8]) -> bool {
    matches!(answer, b"?69;1$" | b"?69;2$")
}

/// The key of a control byte.
pub(super) fn control_key(byte: u8) -> Option<Key> {
    Some(match byte {
        b'\t' => Key::Tab,
        b'\r' => Key::Enter,
        // Some terminals send `^h` for the Backspace key.
        0x08 | 0x7f => Key::Backspace,
        0x01..=0x1a => Key::Ctrl(char::from(b'a' + byte - 1)),
        _ => return None,
    })
}

/// The key of a control sequence with these parameters and this last byte; `None` if it is no key that the keymap can
/// write.
pub(super) fn key(parameters: &[u8], last: u8) -> Option<Key> {
    let mut fields = str::from_utf8(parameters).ok()?.split(';').map(number_and_kind);
    let (number, _) = fields.next()??;
    let (modifiers, kind) = fields.next().unwrap_or(Some((1, 1)))?;
    let modifiers = modifiers.saturating_sub(1) & !LOCKS;
    // Repeats of a key that is held and its release do nothing.
    if kind != 1 {
        return None;
    }
    match last {
        b'u' => return character(number, modifiers),
        b'~' if number == 27 => return character(fields.next()??.0, modifiers),
        _ => {}
    }
    // Shift changes nothing on a key without a character.
    (modifiers & !SHIFT == 0).then(|| named(number, last)).flatten()
}

/// What the mouse did, by a report in the form of xterm's mode 1006: the parameters with the `<` before them, and the last
/// byte. `None` for what does nothing here: other buttons, and moves without a button.
pub(super) fn pointer(parameters: &[u8], last: u8) -> Option<PointerEvent> {
    let mut fields = str::from_utf8(parameters).ok()?.strip_prefix('<')?.split(';').map(str::parse::<u16>);
    let mut next = || fields.next()?.ok();
    let (buttons, column, row) = (next()?, next()?, next()?);
    let kind = match (buttons & !MOUSE_MODIFIERS, last) {
        (0, b'M') => PointerKind::Press,
        (0, b'm') => PointerKind::Release,
        (32, b'M') => PointerKind::Drag,
        (64, b'M') => PointerKind::WheelUp,
        (65, b'M') => PointerKind::WheelDown,
        _ => return None,
    };
    Some(PointerEvent { kind, at: (column.checked_sub(1)?, row.checked_sub(1)?) })
}

/// Shift, Alt and Control in the report of a mouse.
const MOUSE_MODIFIERS: u16 = 4 | 8 | 16;

/// A field of the parameters: a number, 1 if it is empty, and what happened to the key, if it says that.
fn number_and_kind(field: &str) -> Option<(u32, u32)> {
    let mut parts = field.split(':');
    let mut next = || match parts.next() {
        None | Some("") => Some(1),
        Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => digits.parse().ok(),
        Some(_) => None,
    };
    Some((next()?, next()?))
}

fn named(number: u32, last: u8) -> Option<Key> {
    Some(match (last, number) {
        (b'A', _) => Key::Up,
        (b'B', _) => Key::Down,
        (b'C', _) => Key::Right,
        (b'D', _) => Key::Left,
        (b'H', _) | (b'~', 1 | 7) => Key::Home,
        (b'F', _) | (b'~', 4 | 8) => Key::End,
        (b'Z', _) => Key::BackTab,
        (b'~', 3) => Key::Delete,
        (b'~', 5) => Key::PageUp,
        (b'~', 6) => Key::PageDown,
        _ => return None,
    })
}

/// The key of a character with these modifiers.
fn character(code: u32, modifiers: u32) -> Option<Key> {
    let shifted = modifiers & SHIFT != 0;
    let c = char::from_u32(code)?;
    match (modifiers & !SHIFT, c) {
        (0, '\r') => Some(Key::Enter),
        (ALT, '\r') => Some(Key::AltEnter),
        (0, '\u{1b}') => Some(Key::Esc),
        (0, '\t') if shifted => Some(Key::BackTab),
        (0, '\t') => Some(Key::Tab),
        (0, '\u{8}' | '\u{7f}') | (CONTROL, 'h') => Some(Key::Backspace),
        // The keys without a character have numbers of the private use area.
        (_, '\u{e000}'..='\u{f8ff}') => None,
        (_, c) if c.is_control() => None,
        (0, c) if shifted => Some(Key::Char(upper(c))),
        (0, c) => Some(Key::Char(c)),
        (CONTROL, c) => Some(Key::Ctrl(c.to_ascii_lowercase())),
        (ALT, c) => Some(Key::Alt(if shifted { upper(c) } else { c })),
        _ => None,
    }
}

fn upper(c: char) -> char {
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(only), None) => only,
        _ => c,
    }
}
