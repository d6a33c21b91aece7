//! Bytes -> text, if they are UTF-16 or UTF-32: with a byte order mark, or known by where their zeros are.

use super::decoded::{Decoded, head, is_binary};
use crate::input::Encoding;
use encoding_rs::{UTF_16BE, UTF_16LE};

/// The byte order of UTF-16 or UTF-32.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ByteOrder {
    Little,
    Big,
}

/// Decodes UTF-16 and UTF-32. Returns `None` if the bytes are neither. Bytes that make no whole unit are left out.
pub(super) fn decode(bytes: &[u8]) -> Option<Decoded> {
    let after = |mark: usize| bytes.get(mark..).unwrap_or_default();
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] => return Some(utf32(after(4), ByteOrder::Little, Known::Marked)),
        [0, 0, 0xFE, 0xFF, ..] => return Some(utf32(after(4), ByteOrder::Big, Known::Marked)),
        [0xFF, 0xFE, ..] => return Some(utf16(after(2), ByteOrder::Little, Known::Marked)),
        [0xFE, 0xFF, ..] => return Some(utf16(after(2), ByteOrder::Big, Known::Marked)),
        _ => {}
    }
    memchr::memchr(0, head(bytes))?;
    if let Some(order) = utf32_order(head(bytes)) {
        return Some(utf32(bytes, order, Known::Guessed));
    }
    let order = utf16_order(head(bytes)).or_else(|| rare_zeros_order(head(bytes)))?;
    Some(utf16(bytes, order, Known::Guessed))
}

/// How the encoding is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    Marked,
    Guessed,
}

fn utf16(bytes: &[u8], order: ByteOrder, known: Known) -> Decoded {
    let encoding = match order {
        ByteOrder::Little => UTF_16LE,
        ByteOrder::Big => UTF_16BE,
    };
    let whole = bytes.get(..bytes.len() / 2 * 2).unwrap_or_default();
    let text = encoding.decode_without_bom_handling(whole).0;
    let text = if text.contains('\0') { text.replace('\0', "") } else { text.into_owned() };
    let encoding = Encoding { name: encoding.name(), guessed: known == Known::Guessed };
    Decoded { text, encoding, notices: Vec::new() }
}

fn utf32(bytes: &[u8], order: ByteOrder, known: Known) -> Decoded {
    let code = |unit: &[u8; 4]| match order {
        ByteOrder::Little => u32::from_le_bytes(*unit),
        ByteOrder::Big => u32::from_be_bytes(*unit),
    };
    let (units, _) = bytes.as_chunks::<4>();
    let codes = units.iter().map(code).filter(|&code| code != 0);
    let text = codes.map(|code| char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    let name = if order == ByteOrder::Little { "UTF-32LE" } else { "UTF-32BE" };
    let encoding = Encoding { name, guessed: known == Known::Guessed };
    Decoded { text, encoding, notices: Vec::new() }
}

/// Recognises UTF-32: of four bytes the highest is zero and the next at most 16.
fn utf32_order(head: &[u8]) -> Option<ByteOrder> {
    let (units, _) = head.as_chunks::<4>();
    let all = |fits: fn(&[u8; 4]) -> bool| units.len() >= 2 && units.iter().all(fits);
    if all(|unit| unit[3] == 0 && unit[2] <= 0x10 && (unit[0] | unit[1]) != 0) {
        Some(ByteOrder::Little)
    } else if all(|unit| unit[0] == 0 && unit[1] <= 0x10 && (unit[2] | unit[3]) != 0) {
        Some(ByteOrder::Big)
    } else {
        None
    }
}

/// Recognises UTF-16 by its zeros: Western text has one in most pairs of bytes, always on the same side.
fn utf16_order(head: &[u8]) -> Option<ByteOrder> {
    let pairs = head.len() / 2;
    if pairs < 2 {
        return None;
    }
    let (even, odd) = zeros(head);
    // At least six in ten on one side and at most one in twenty on the other leave room for some other script.
    let is_side_of_zeros = |count: usize, other: usize| count * 10 >= pairs * 6 && other * 20 <= pairs;
    match (is_side_of_zeros(even, odd), is_side_of_zeros(odd, even)) {
        (true, false) => Some(ByteOrder::Big),
        (false, true) => Some(ByteOrder::Little),
        _ => None,
    }
}

/// Recognises UTF-16 in another script, where only spaces and marks have a zero: all on one side, and what is read then
/// is letters and nothing that no text has.
fn rare_zeros_order(head: &[u8]) -> Option<ByteOrder> {
    let (even, odd) = zeros(head);
    let (order, encoding) = match (even, odd) {
        (1.., 0) => (ByteOrder::Big, UTF_16BE),
        (0, 1..) => (ByteOrder::Little, UTF_16LE),
        _ => return None,
    };
    // A few zeros in a text that is UTF-8 otherwise are damage. The other bytes of UTF-16 are none, or control characters.
    let rest: Vec<u8> = head.iter().copied().filter(|&byte| byte != 0).collect();
    let is_utf8 = |error: std::str::Utf8Error| error.error_len().is_none();
    if std::str::from_utf8(&rest).map_or_else(is_utf8, |_| true) && !is_binary(&rest) {
        return None;
    }
    let whole = head.get(..head.len() / 2 * 2)?;
    let text = encoding.decode_without_bom_handling_and_without_replacement(whole)?;
    let letters = text.chars().filter(|c| c.is_alphabetic() || c.is_whitespace()).count();
    let is_control = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}');
    let is_text = (even + odd) * 40 >= whole.len() / 2 && letters * 10 >= text.chars().count() * 7;
    (is_text && !text.contains(is_control)).then_some(order)
}

/// How many zeros are at even and at odd places.
fn zeros(head: &[u8]) -> (usize, usize) {
    let places = memchr::memchr_iter(0, head);
    places.fold((0, 0), |(even, odd), at| if at % 2 == 0 { (even + 1, odd) } else { (even, odd + 1) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_32_is_read_with_and_without_a_mark() {
        let text = "“Wir warten”, sagte Ana Łopez. 🦉";
        let little: Vec<u8> = text.chars().flat_map(|c| (c as u32).to_le_bytes()).collect();
        let big: Vec<u8> = text.chars().flat_map(|c| (c as u32).to_be_bytes()).collect();
        let marked = [b"\xFF\xFE\0\0".as_slice(), &little].concat();
        let cut = &big[..big.len() - 1];
        for (bytes, name) in [(&*little, "UTF-32LE"), (&*big, "UTF-32BE"), (&*marked, "UTF-32LE")] {
            let decoded = decode(bytes).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding.name), (text, name));
        }
        assert!(decode(cut).unwrap().text.ends_with("Łopez. "));
    }

    #[test]
    fn utf_16_is_read_in_other_scripts_and_with_an_odd_byte() {
        let text = "«Мы получили то, что просили», сказала Ивана Петкова.";
        let mut little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&little).unwrap().text, text);
        little.splice(0..0, *b"\xFF\xFE");
        little.push(b'x');
        assert_eq!(decode(&little).unwrap().text, text);
        assert_eq!(decode(b"\xE2\x80\x9CWe won,\xE2\x80\x9D she said.\0\n"), None, "a zero is only damage");
    }
}
