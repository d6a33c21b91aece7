//! A text -> its SHA-256, which identifies it in the library and in exports.

use sha2::{Digest, Sha256};
use std::fmt;

/// The SHA-256 of a text in UTF-8, or of the bytes it was decoded from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct TextHash(pub [u8; 32]);

impl TextHash {
    /// The hash of `text`.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self::of_bytes(text.as_bytes())
    }

    /// The hash of bytes that need not be text.
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Parses what [`fmt::Display`] writes. Returns `None` for anything but 64 hexadecimal digits.
    #[must_use]
    pub fn parse(hexadecimal: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        if hexadecimal.len() != 64 {
            return None;
        }
        for (index, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(hexadecimal.get(2 * index..2 * index + 2)?, 16).ok()?;
        }
        Some(Self(bytes))
    }
}

impl fmt::Display for TextHash {
    /// 64 hexadecimal digits, as `sha256sum` prints them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_written_as_by_sha256sum_and_parsed_back() {
        let hash = TextHash::of("Seoul said.\n");
        assert_eq!(TextHash::parse(&hash.to_string()), Some(hash));
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(TextHash::of("").to_string(), empty);
        assert_eq!(TextHash::parse("e3"), None);
    }
}
