//! A decoded text, and what tells text from other bytes.

use crate::input::Encoding;

/// How many bytes are checked to distinguish text from programs and pictures.
const HEAD: usize = 8 * 1024;

/// A decoded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// The encoding of the bytes.
    pub encoding: Encoding,
    /// Sentences about what was lost or put right.
    pub notices: Vec<String>,
}

/// The bytes that are checked.
pub(super) fn head(bytes: &[u8]) -> &[u8] {
    bytes.get(..HEAD.min(bytes.len())).unwrap_or_default()
}

/// Whether bytes are full of control characters that no text has, as the WHATWG MIME Sniffing standard lists them.
pub(super) fn is_binary(head: &[u8]) -> bool {
    let is_control = |byte: &&u8| matches!(byte, 0x01..=0x08 | 0x0B | 0x0E..=0x1A | 0x1C..=0x1F);
    let controls = head.iter().filter(is_control).count();
    controls > 3 && controls * 50 > head.len()
}
