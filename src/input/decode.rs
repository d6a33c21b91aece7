//! Bytes -> text, with the encoding they were in.
//!
//! The encoding is taken from the first of these that applies: a byte order mark; the NULs of UTF-16; valid or nearly
//! valid UTF-8; the declaration of an HTML page; a statistical guess. UTF-8 with a few damaged bytes stays UTF-8, with
//! U+FFFD in their place: guessing another encoding would garble every accent to save one that is lost anyway.

use super::{Encoding, media};
use crate::error::{Error, Result};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE};

/// How many bytes are checked to distinguish text from programs and pictures.
const HEAD: usize = 8 * 1024;
/// How many bytes the statistical guess uses, from the first byte that is not ASCII.
const STATISTICS: usize = 256 * 1024;

/// A decoded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// The encoding of the bytes.
    pub encoding: Encoding,
}

/// Decodes `bytes`. Errors call them `name`.
///
/// # Errors
/// If the bytes are not text.
pub fn decode(bytes: Vec<u8>, name: &str) -> Result<Decoded> {
    if let Some(kind) = media::binary_kind(&bytes) {
        return Err(Error::new(format!(
            "{name} is {kind}, not text: give a .txt, .md or .html file instead"
        )));
    }
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(&bytes) {
        if encoding == UTF_8 {
            return Ok(utf8_lossy(bytes.get(mark..).unwrap_or_default().to_vec()));
        }
        return Ok(decode_as(encoding, &bytes, Guess::No));
    }
    if let Some(encoding) = utf16_without_mark(&bytes) {
        return Ok(decode_as(encoding, &bytes, Guess::Yes));
    }
    if memchr::memchr(0, head(&bytes)).is_some() {
        return Err(Error::new(format!(
            "{name} contains bytes that are not text: give a .txt, .md or .html file instead"
        )));
    }
    Ok(decode_unmarked(bytes))
}

#[derive(Clone, Copy)]
enum Guess {
    Yes,
    No,
}

fn decode_unmarked(bytes: Vec<u8>) -> Decoded {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Decoded { text, encoding: Encoding::UTF_8 },
        Err(error) => error.into_bytes(),
    };
    if is_damaged_utf8(&bytes) {
        return utf8_lossy(bytes);
    }
    if let Some(encoding) = declared_in_html(&bytes) {
        return decode_as(encoding, &bytes, Guess::No);
    }
    decode_as(guess(&bytes), &bytes, Guess::Yes)
}

fn head(bytes: &[u8]) -> &[u8] {
    bytes.get(..HEAD.min(bytes.len())).unwrap_or_default()
}

fn utf8_lossy(bytes: Vec<u8>) -> Decoded {
    let text = String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    Decoded { text, encoding: Encoding::UTF_8 }
}

fn decode_as(encoding: &'static encoding_rs::Encoding, bytes: &[u8], guess: Guess) -> Decoded {
    let (text, used, _) = encoding.decode(bytes);
    let guessed = matches!(guess, Guess::Yes);
    Decoded { text: text.into_owned(), encoding: Encoding { name: used.name(), guessed } }
}

/// Recognises UTF-16 by its NULs: Western text has one in most pairs of bytes, always on the same side.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = head(bytes);
    let pairs = head.len() / 2;
    if pairs < 2 {
        return None;
    }
    let (mut even, mut odd) = (0, 0);
    for (index, _) in head.iter().enumerate().filter(|&(_, &byte)| byte == 0) {
        if index % 2 == 0 { even += 1 } else { odd += 1 }
    }
    // At least six in ten on one side and at most one in twenty on the other leave room for some other script.
    let is_side_of_nuls = |count: usize, other: usize| count * 10 >= pairs * 6 && other * 20 <= pairs;
    match (is_side_of_nuls(even, odd), is_side_of_nuls(odd, even)) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}

/// Whether bytes that are not valid UTF-8 are damaged UTF-8: cut off at the end, or with more valid sequences of
/// several bytes than invalid ones. Text in another encoding almost never contains a valid sequence by chance.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad, mut cut_off) = (0_usize, 0_usize, false);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|&byte| byte >= 0xC0).count();
        match chunk.invalid() {
            [] => {}
            [first, ..] if *first >= 0xC0 && is_tail(bytes, chunk.invalid()) => cut_off = true,
            _ => bad += 1,
        }
        if bad > good + 64 {
            return false;
        }
    }
    if bad == 0 { cut_off && (good > 0 || bytes.len() > 64) } else { good > bad }
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

/// The encoding that an HTML page declares in its first bytes. A declaration that is readable as ASCII cannot be
/// UTF-16, so that name is taken to mean UTF-8, as the WHATWG standard requires.
fn declared_in_html(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    const LABEL: &[u8] = b"charset=";
    let head = bytes.get(..4096.min(bytes.len()))?.to_ascii_lowercase();
    memchr::memchr(b'<', &head)?;
    let at = memchr::memmem::find(&head, LABEL)? + LABEL.len();
    let value = head.get(at..)?;
    let value = value.get(usize::from(matches!(value.first(), Some(b'"' | b'\'')))..)?;
    let end = value.iter().position(|byte| !matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'))?;
    let encoding = encoding_rs::Encoding::for_label(value.get(..end)?)?;
    if encoding == UTF_16BE || encoding == UTF_16LE { Some(UTF_8) } else { Some(encoding) }
}

fn guess(bytes: &[u8]) -> &'static encoding_rs::Encoding {
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or_default();
    let from = first.saturating_sub(256);
    let to = (from + STATISTICS).min(bytes.len());
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes.get(from..to).unwrap_or_default(), true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCE: &str =
        "“We are naïve,” the minister said in São Paulo; “déjà vu,” a deputy’s aide added.";

    fn decoded(bytes: &[u8]) -> (String, &'static str, bool) {
        let Decoded { text, encoding } = decode(bytes.to_vec(), "story.txt").unwrap();
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
