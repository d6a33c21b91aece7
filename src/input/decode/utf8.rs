//! UTF-8 with faults -> text: a few damaged bytes cost a character each, and surrogates that another program wrote as if they
//! were characters (CESU-8) are put together.
//!
//! Guessing another encoding would garble every accent to save one that is lost anyway.

use super::decoded::Decoded;
use crate::input::Encoding;
use crate::text::phrase::counted;

/// Decodes UTF-8, and says how many characters are damaged.
pub(super) fn decode(bytes: Vec<u8>) -> Decoded {
    let text = String::from_utf8(bytes).unwrap_or_else(|error| {
        let bytes = with_whole_characters(error.as_bytes());
        String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    });
    let lost = text.matches(char::REPLACEMENT_CHARACTER).count();
    let told =
        format!("{} damaged: � stands for what is lost", counted(lost, "character is", "characters are"));
    let notices = if lost > 0 { vec![told] } else { Vec::new() };
    Decoded { text, encoding: Encoding::UTF_8, notices }
}

/// Whether bytes that are not valid UTF-8 are damaged UTF-8: cut off at the end, or with more valid sequences of
/// several bytes than invalid ones. Text in another encoding almost never contains a valid sequence by chance, and a
/// sequence of three bytes even less.
pub(super) fn is_damaged(bytes: &[u8]) -> bool {
    let bytes = with_whole_characters(bytes);
    let (mut good, mut bad, mut cut_off) = (0_usize, 0_usize, false);
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid().bytes();
        good += valid.map(|byte| usize::from(byte >= 0xC0) + 2 * usize::from(byte >= 0xE0)).sum::<usize>();
        match chunk.invalid() {
            [] => {}
            [first, ..] if *first >= 0xC0 && is_tail(&bytes, chunk.invalid()) => cut_off = true,
            _ => bad += 1,
        }
        if bad > good + 64 {
            return false;
        }
    }
    if bad == 0 { good > 0 || (cut_off && bytes.len() > 64) } else { good > bad }
}

/// Whether `part` is the beginning of a sequence that the end of `bytes` cuts off.
fn is_tail(bytes: &[u8], part: &[u8]) -> bool {
    let wanted = match part.first() {
        Some(0xC2..=0xDF) => 2,
        Some(0xE0..=0xEF) => 3,
        Some(0xF0..=0xF4) => 4,
        _ => return false,
    };
    part.len() < wanted && bytes.ends_with(part) && std::str::from_utf8(part).is_err_and(is_incomplete)
}

fn is_incomplete(error: std::str::Utf8Error) -> bool {
    error.error_len().is_none()
}

/// Puts surrogates together that were written as three bytes each. One without its partner becomes one U+FFFD, and the
/// two bytes that some programs write for a zero are left out.
fn with_whole_characters(bytes: &[u8]) -> Vec<u8> {
    let mut whole = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = memchr::memchr2(0xED, 0xC0, rest) {
        let (before, from) = rest.split_at(at);
        whole.extend_from_slice(before);
        let mut written = [0; 4];
        rest = match *from {
            [0xED, a @ 0xA0..=0xAF, b @ 0x80..=0xBF, 0xED, c @ 0xB0..=0xBF, d @ 0x80..=0xBF, ..] => {
                let (high, low) = (surrogate(a, b), surrogate(c, d));
                let code = 0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00);
                let character = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
                whole.extend_from_slice(character.encode_utf8(&mut written).as_bytes());
                from.get(6..).unwrap_or_default()
            }
            [0xED, 0xA0..=0xBF, 0x80..=0xBF, ..] => {
                whole.extend_from_slice(char::REPLACEMENT_CHARACTER.encode_utf8(&mut written).as_bytes());
                from.get(3..).unwrap_or_default()
            }
            [0xC0, 0x80, ..] => from.get(2..).unwrap_or_default(),
            _ => {
                whole.extend(from.first());
                from.get(1..).unwrap_or_default()
            }
        };
    }
    whole.extend_from_slice(rest);
    whole
}

/// The surrogate in `ED second third`.
fn surrogate(second: u8, third: u8) -> u32 {
    0xD000 | (u32::from(second & 0x3F) << 6) | u32::from(third & 0x3F)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surrogates_that_were_written_as_characters_are_put_together() {
        let decoded =
            decode(b"An owl \xED\xA0\xBE\xED\xB6\x89 and \xE2\x80\x9Chalf\xE2\x80\x9D\xED\xA0\xBE".to_vec());
        assert_eq!(decoded.text, "An owl 🦉 and “half”\u{fffd}");
        assert_eq!(decoded.notices.len(), 1, "{:?}", decoded.notices);
        assert!(is_damaged(b"An owl \xED\xA0\xBE\xED\xB6\x89 flew."));
        assert_eq!(decode(b"no\xC0\x80thing".to_vec()).text, "nothing");
    }

    #[test]
    fn one_good_quotation_mark_outweighs_one_bad_byte() {
        assert!(is_damaged(b"\xE2\x80\x9CWe won,\x9D said Petkova."));
        assert!(!is_damaged(b"\x93We won,\x94 said Petkova."));
        assert!(!is_damaged("caf\u{e9}".chars().map(|c| c as u8).collect::<Vec<u8>>().as_slice()));
    }
}
