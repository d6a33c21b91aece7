//! Bytes in none of the Unicode encodings -> the encoding that they are probably in.
//!
//! `chardetng` knows the encodings of the web. Mac Roman is not among those it guesses, but old newsroom files are in it,
//! and it gives itself away: its curly quotes are accented capitals in every other Latin encoding, and stand where no
//! capital stands.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::MACINTOSH;

/// How many bytes the statistical guess uses, from the first byte that is not ASCII.
const STATISTICS: usize = 256 * 1024;

/// The encoding that the bytes are most probably in.
pub(super) fn guess(bytes: &[u8]) -> &'static encoding_rs::Encoding {
    let first = bytes.iter().position(|byte| !byte.is_ascii() || *byte == 0x1B).unwrap_or_default();
    let from = first.saturating_sub(256);
    let to = (from + STATISTICS).min(bytes.len());
    let sample = bytes.get(from..to).unwrap_or_default();
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(sample, true);
    let guessed = detector.guess(None, Utf8Detection::Deny);
    if guessed.is_single_byte() && is_mac_roman(sample) { MACINTOSH } else { guessed }
}

/// Whether curly quotes of Mac Roman stand where quotes stand: opening before a letter, closing after one, the apostrophe
/// between small letters. Signs of the Windows encodings, and accented letters in words, speak against it.
fn is_mac_roman(sample: &[u8]) -> bool {
    let (mut opening, mut mac, mut other) = (0, 0, 0);
    for window in sample.windows(3) {
        let &[before, byte, after] = window else { continue };
        match byte {
            0xD2 if opens(before, after) => opening += 1,
            0xD3 if closes(before, after) => mac += 1,
            0xD5 if before.is_ascii_lowercase() && after.is_ascii_lowercase() => mac += 1,
            // The accents of Mac Roman are quotes and dashes elsewhere, and stand inside words here.
            0x87..=0x9F if before.is_ascii_alphabetic() && after.is_ascii_lowercase() && byte != 0x92 => {
                mac += 1;
            }
            0x93 if opens(before, after) => other += 1,
            0x94 if closes(before, after) => other += 1,
            0x92 if before.is_ascii_lowercase() && after.is_ascii_lowercase() => other += 1,
            0xE0..=0xFF if before.is_ascii_lowercase() || after.is_ascii_lowercase() => other += 1,
            _ => {}
        }
    }
    // Opening quotes alone are no proof: a word may begin with that capital.
    mac > 0 && opening + mac > other
}

fn opens(before: u8, after: u8) -> bool {
    matches!(before, b' ' | b'\t' | b'\n' | b'\r' | b'(' | b'>') && after.is_ascii_alphanumeric()
}

fn closes(before: u8, after: u8) -> bool {
    // After an accented letter of Mac Roman too: in the Windows encodings those bytes are signs.
    let ends = before.is_ascii_lowercase() || matches!(before, b'.' | b',' | b'!' | b'?' | 0x87..=0x91);
    ends && matches!(after, b' ' | b'\t' | b'\n' | b'\r' | b'.' | b',' | b')' | b';' | b'<')
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::WINDOWS_1252;

    #[test]
    fn mac_roman_is_known_by_its_quotes() {
        // "Ó" and "Ò" as letters, as Spanish and Italian have them.
        let texts =
            ["“It isn’t over,” Ana Ruiz said.", "Ana Ruiz isn’t here", "“Sí”, dijo Ana Ruiz en Málaga."];
        for text in texts {
            let mac: Vec<u8> = text.chars().map(mac_byte).collect();
            assert_eq!(guess(&mac).decode_without_bom_handling(&mac).0, text);
            let windows = WINDOWS_1252.encode(text).0;
            assert_eq!(guess(&windows).decode_without_bom_handling(&windows).0, text);
        }
        for text in ["La RELACIÓN de Óscar, CAMIÓN y ADIÓS.", "Òscar va dir que no. ÒPERA"] {
            let windows = WINDOWS_1252.encode(text).0;
            assert_ne!(guess(&windows), MACINTOSH, "{text}");
        }
    }

    fn mac_byte(c: char) -> u8 {
        match c {
            '“' => 0xD2,
            '”' => 0xD3,
            '’' => 0xD5,
            'í' => 0x92,
            'á' => 0x87,
            c => u8::try_from(c).unwrap(),
        }
    }
}
