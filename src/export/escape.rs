//! A value -> JSON that is safe to print on a terminal.
//!
//! JSON itself only requires escapes below U+0020. Results are also printed on terminals, which obey the control
//! characters above and let bidirectional overrides and hidden tag letters deceive the eye. Those are written as `\u`
//! escapes too; a JSON parser reads the same string.

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use std::io::{self, Write};

/// Writes `value` on one line, without a line end.
///
/// # Errors
/// If `out` cannot be written.
pub fn write(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    write_to(out, value)
}

fn write_to(out: impl Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(out, Harmless)).map_err(io::Error::from)
}

/// Returns `value` on one line, without a line end.
#[must_use]
pub fn line(value: &impl Serialize) -> String {
    let mut line = Vec::new();
    // Writing strings, numbers and lists of them to memory cannot fail.
    let _ = write_to(&mut line, value);
    String::from_utf8(line).unwrap_or_default()
}

/// Compact JSON without characters that control a terminal or deceive the eye.
struct Harmless;

impl Formatter for Harmless {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let (mut written, mut at) = (0, 0);
        let bytes = fragment.as_bytes();
        // A character is decoded only where the byte leaves a doubt.
        while let Some(near) =
            bytes.get(at..).and_then(|rest| rest.iter().position(|&byte| may_begin_harm(byte)))
        {
            at += near;
            let Some(c) = fragment.get(at..).and_then(|rest| rest.chars().next()) else { break };
            let next = at + c.len_utf8();
            if is_harmful(c) {
                out.write_all(bytes.get(written..at).unwrap_or_default())?;
                for unit in c.encode_utf16(&mut [0; 2]) {
                    write!(out, "\\u{unit:04x}")?;
                }
                written = next;
            }
            at = next;
        }
        out.write_all(bytes.get(written..).unwrap_or_default())
    }
}

/// Whether a harmful character can begin with this byte in UTF-8.
fn may_begin_harm(byte: u8) -> bool {
    matches!(byte, 0x7F | 0xC2 | 0xD8 | 0xE2 | 0xF3)
}

/// Whether a terminal may obey this character or an eye be deceived by it.
#[must_use]
pub(super) fn is_harmful(c: char) -> bool {
    matches!(c,
        '\u{7F}'..='\u{9F}' | '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_and_deceptive_characters_are_escaped_and_read_back() {
        let text = "a\u{1b}[2J \u{7f} \u{9b}2J \u{202e}b\u{2069} \u{e0041}c \u{2028}“é” 🇰🇷 \u{200d}";
        let written = line(&text);
        assert!(!written.contains(|c: char| c.is_control() || is_harmful(c)), "{written}");
        assert!(written.contains(r"\u009b2J \u202eb\u2069 \udb40\udc41c \u2028“é” 🇰🇷"), "{written}");
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
    }
}
