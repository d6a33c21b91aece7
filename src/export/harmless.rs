//! A string -> the same in JSON, safe to print on a terminal.
//!
//! JSON itself only requires escapes below U+0020. Results are also printed on terminals, which obey the control
//! characters above and let bidirectional overrides and hidden tag letters deceive the eye. Those are written as `\u`
//! escapes too; a JSON parser reads the same string.

use crate::text::bytes::{beyond_ascii_from, found_from, same_as};

/// What a byte asks of who writes a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Care {
    /// Nothing: it is written as it is.
    None,
    /// It is written like this, as a backslash and a letter.
    Letter(&'static str),
    /// It is written as its number.
    Number,
    /// A harmful character can begin with it.
    Look,
}

static CARE: [Care; 256] = {
    let mut table = [Care::None; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = Care::Number;
        byte += 1;
    }
    let letters = [
        (b'"', r#"\""#),
        (b'\\', r"\\"),
        (0x08, r"\b"),
        (0x0C, r"\f"),
        (b'\n', r"\n"),
        (b'\r', r"\r"),
        (b'\t', r"\t"),
    ];
    let mut at = 0;
    while at < letters.len() {
        table[letters[at].0 as usize] = Care::Letter(letters[at].1);
        at += 1;
    }
    let lead = [0x7F, 0xC2, 0xD8, 0xE2, 0xF3];
    let mut at = 0;
    while at < lead.len() {
        table[lead[at]] = Care::Look;
        at += 1;
    }
    table
};

/// Whether a string is ASCII and needs no escape, as is nearly every name.
#[inline]
pub(super) fn is_plain(string: &str) -> bool {
    found_from(string.as_bytes(), doubtful).is_none()
}

/// Appends a string as JSON writes it between its quotation marks.
pub(super) fn escape_into(out: &mut String, string: &str) {
    let bytes = string.as_bytes();
    let (mut written, mut at) = (0, 0);
    while let Some(near) = bytes.get(at..).and_then(first_in_need) {
        at += near;
        // Most are curly quotation marks and dashes, which begin like some harmful ones.
        if let Some([0xE2, 0x80, 0x90..=0xA7]) = bytes.get(at..at + 3) {
            at += 3;
            continue;
        }
        let Some(c) = string.get(at..).and_then(|rest| rest.chars().next()) else { break };
        let next = at + c.len_utf8();
        let care = CARE[usize::from(bytes[at])];
        if care != Care::Look || is_harmful(c) {
            out.push_str(string.get(written..at).unwrap_or_default());
            write_escaped(out, c, care);
            written = next;
        }
        at = next;
    }
    out.push_str(string.get(written..).unwrap_or_default());
}

/// The place of the first byte that needs care.
fn first_in_need(bytes: &[u8]) -> Option<usize> {
    // Nearly all text is of bytes that need none.
    let start = found_from(bytes, doubtful)?;
    let near = bytes.get(start..)?.iter().position(|&byte| needs_care(byte))?;
    Some(start + near)
}

/// The bytes of eight that are not ASCII characters which are written as they are.
#[inline]
fn doubtful(eight: u64) -> u64 {
    beyond_ascii_from(b' ', eight) | same_as(b'"', eight) | same_as(b'\\', eight) | same_as(0x7F, eight)
}

fn needs_care(byte: u8) -> bool {
    !matches!(CARE[usize::from(byte)], Care::None)
}

fn write_escaped(out: &mut String, c: char, care: Care) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    if let Care::Letter(letter) = care {
        out.push_str(letter);
        return;
    }
    for unit in c.encode_utf16(&mut [0; 2]) {
        out.push_str("\\u");
        out.extend([12, 8, 4, 0].map(|shift| char::from(DIGITS[usize::from(*unit >> shift & 0xF)])));
    }
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
    fn every_other_character_is_as_it_is() {
        for c in ('\u{20}'..='\u{FFFF}').filter(|&c| !is_harmful(c) && !matches!(c, '"' | '\\')) {
            let mut out = String::new();
            escape_into(&mut out, &c.to_string());
            assert_eq!(out, c.to_string());
        }
    }
}
