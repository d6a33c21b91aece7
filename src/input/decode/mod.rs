//! Bytes -> text, with the encoding they were in.
//!
//! The order is that of the WHATWG standard: a byte order mark, what brought the bytes, what the text declares of itself,
//! a statistical guess. Two things differ from a browser, which shows garbled text where a reader can do better: bytes that
//! are valid UTF-8, or nearly so, are UTF-8 whatever is declared, and a declaration that the bytes contradict is
//! overruled. Both are told in a notice, and so is everything that was lost or put right.

mod declared;
mod decoded;
mod legacy;
mod repair;
mod utf8;
mod wide;

pub use decoded::Decoded;
pub(super) use repair::{transfer_encoded, unescape_twice};

use super::Encoding;
use super::format::refused;
use crate::error::{Error, Result};
use crate::text::phrase::counted;
use decoded::{head, is_binary};
use encoding_rs::{ISO_2022_JP, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

/// Decodes `bytes`. Errors call them `name`.
///
/// # Errors
/// If the bytes are not text.
pub fn decode(bytes: Vec<u8>, name: &str) -> Result<Decoded> {
    decode_stated(bytes, name, None)
}

/// Decodes `bytes`, of which a server or a mail says that they are in the encoding `stated`. Errors call them `name`.
///
/// # Errors
/// If the bytes are not text.
pub(super) fn decode_stated(bytes: Vec<u8>, name: &str, stated: Option<&str>) -> Result<Decoded> {
    if let Some(error) = refused::refusal(&bytes, name) {
        return Err(error);
    }
    if let Some(decoded) = wide::decode(&bytes) {
        return Ok(decoded);
    }
    let has_mark = bytes.starts_with(UTF_8_MARK);
    let (bytes, zeros) = without_zeros(bytes).ok_or_else(|| not_text(name))?;
    if is_binary(head(&bytes)) {
        return Err(not_text(name));
    }
    let mut decoded = if has_mark {
        utf8::decode(bytes.get(UTF_8_MARK.len()..).unwrap_or_default().to_vec())
    } else {
        decode_unmarked(bytes, stated.and_then(encoding))
    };
    if zeros > 0 {
        decoded.notices.push(format!("{} left out", counted(zeros, "zero byte was", "zero bytes were")));
    }
    repair::mend(&mut decoded);
    Ok(decoded)
}

const UTF_8_MARK: &[u8] = b"\xEF\xBB\xBF";

fn not_text(name: &str) -> Error {
    Error::new(format!("{name} contains bytes that are not text: give a .txt, .md or .html file instead"))
}

/// The encoding with this label, as far as it can be that of a text: some labels stand for no encoding at all, and one
/// that is readable as ASCII cannot be UTF-16, so that means UTF-8. The WHATWG standard requires both.
fn encoding(label: &str) -> Option<&'static encoding_rs::Encoding> {
    // Mails state it for everything.
    if label.trim().eq_ignore_ascii_case("us-ascii") {
        return None;
    }
    let encoding = encoding_rs::Encoding::for_label(label.trim().as_bytes())?;
    match encoding {
        _ if encoding == REPLACEMENT => None,
        _ if encoding == UTF_16BE || encoding == UTF_16LE => Some(UTF_8),
        _ if encoding == X_USER_DEFINED => Some(WINDOWS_1252),
        encoding => Some(encoding),
    }
}

/// Decodes bytes without a mark and without zeros.
fn decode_unmarked(bytes: Vec<u8>, stated: Option<&'static encoding_rs::Encoding>) -> Decoded {
    let declared = stated.or_else(|| encoding(&declared::label(head(&bytes))?));
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if text.is_ascii() && declared != Some(ISO_2022_JP) && !text.contains('\u{1b}') => {
            return Decoded { text, encoding: Encoding::UTF_8, notices: Vec::new() };
        }
        Ok(text) if !text.is_ascii() => {
            let notices = overruled(declared, UTF_8);
            return Decoded { text, encoding: Encoding::UTF_8, notices };
        }
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    if utf8::is_damaged(&bytes) {
        let mut decoded = utf8::decode(bytes);
        decoded.notices.splice(0..0, overruled(declared, UTF_8));
        return decoded;
    }
    if let Some(decoded) = declared.filter(|&encoding| encoding != UTF_8).and_then(|it| decode_as(it, &bytes))
    {
        return decoded;
    }
    let guessed = legacy::guess(&bytes);
    let text = guessed.decode_without_bom_handling(&bytes).0.into_owned();
    let encoding = Encoding { name: guessed.name(), guessed: true };
    Decoded { text, encoding, notices: overruled(declared, guessed) }
}

/// Decodes bytes as what is declared, unless more than one character in a hundred is damaged then.
fn decode_as(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> Option<Decoded> {
    let (text, has_errors) = encoding.decode_without_bom_handling(bytes);
    if has_errors {
        let lost = text.matches(char::REPLACEMENT_CHARACTER).count();
        let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
        if lost * 100 > high {
            return None;
        }
    }
    let encoding = Encoding { name: encoding.name(), guessed: false };
    Some(Decoded { text: text.into_owned(), encoding, notices: Vec::new() })
}

/// Tells that the bytes contradict what is declared.
fn overruled(
    declared: Option<&'static encoding_rs::Encoding>,
    is: &'static encoding_rs::Encoding,
) -> Vec<String> {
    let contradicts = declared.filter(|&declared| declared != is);
    let told = contradicts.map(|declared| {
        format!("declared as {}, but its bytes are {}: read as that", declared.name(), is.name())
    });
    told.into_iter().collect()
}

/// The bytes without zeros, and how many there were. Zeros at the end come from a file system that crashed; a few
/// elsewhere are damage; more of them mean that the bytes are not text, and give `None`.
fn without_zeros(mut bytes: Vec<u8>) -> Option<(Vec<u8>, usize)> {
    let length = bytes.len();
    let end = bytes.iter().rposition(|&byte| byte != 0).map_or(0, |last| last + 1);
    bytes.truncate(end);
    let inside = memchr::memchr_iter(0, &bytes).count();
    if inside > 1 && inside * 20 > end {
        return None;
    }
    if inside > 0 {
        bytes.retain(|&byte| byte != 0);
    }
    Some((bytes, length - end + inside))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCE: &str =
        "“We are naïve,” the minister said in São Paulo; “déjà vu,” a deputy’s aide added.";

    fn decoded(bytes: &[u8]) -> (String, &'static str, bool) {
        let Decoded { text, encoding, .. } = decode(bytes.to_vec(), "story.txt").unwrap();
        (text, encoding.name, encoding.guessed)
    }

    fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes_of).collect()
    }

    #[test]
    fn common_encodings_are_decoded() {
        let cases: [(&str, Vec<u8>, (&str, bool)); 7] = [
            ("UTF-8", SENTENCE.into(), ("UTF-8", false)),
            ("UTF-8 with mark", format!("\u{feff}{SENTENCE}").into_bytes(), ("UTF-8", false)),
            (
                "UTF-16LE with mark",
                utf16(&format!("\u{feff}{SENTENCE}"), u16::to_le_bytes),
                ("UTF-16LE", false),
            ),
            (
                "UTF-16BE with mark",
                utf16(&format!("\u{feff}{SENTENCE}"), u16::to_be_bytes),
                ("UTF-16BE", false),
            ),
            ("UTF-16LE", utf16(SENTENCE, u16::to_le_bytes), ("UTF-16LE", true)),
            ("UTF-16BE", utf16(SENTENCE, u16::to_be_bytes), ("UTF-16BE", true)),
            (
                "Windows-1252",
                encoding_rs::WINDOWS_1252.encode(SENTENCE).0.into_owned(),
                ("windows-1252", true),
            ),
        ];
        for (name, bytes, (encoding, guessed)) in cases {
            assert_eq!(decoded(&bytes), (SENTENCE.to_owned(), encoding, guessed), "{name}");
        }
    }

    #[test]
    fn a_damaged_byte_costs_one_character() {
        let mut bytes = SENTENCE.as_bytes().to_vec();
        let at = SENTENCE.find("minister").unwrap();
        bytes[at] = 0xFF;
        let (text, encoding, guessed) = decoded(&bytes);
        assert_eq!((encoding, guessed), ("UTF-8", false));
        assert_eq!(text, SENTENCE.replace("minister", "\u{fffd}inister"));
        let cut = &"No accent in a longer sentence until the very last of its words: caf\u{e9}".as_bytes();
        assert!(decoded(&cut[..cut.len() - 1]).0.ends_with("caf\u{fffd}"));
    }

    #[test]
    fn the_declaration_of_a_page_counts_unless_the_bytes_are_utf8() {
        let page = "<html><head><meta charset='iso-8859-2'></head><body>Dvořák řekl ano</body></html>";
        let (bytes, ..) = encoding_rs::ISO_8859_2.encode(page);
        assert_eq!(decoded(&bytes), (page.to_owned(), "ISO-8859-2", false));
        assert_eq!(decoded(page.as_bytes()), (page.to_owned(), "UTF-8", false));
    }

    #[test]
    fn bytes_that_are_not_text_are_refused_in_one_sentence() {
        for bytes in
            [&b"\x7fELF\x02\x01\x01"[..], b"\xff\xd8\xff\xe0\0\x10JFIF", b"%PDF-1.7\n", b"abc\0def\0\0\0gh"]
        {
            let error = decode(bytes.to_vec(), "story.txt").unwrap_err().to_string();
            assert!(error.starts_with("story.txt ") && !error.contains('\n'), "{error}");
        }
    }
}
