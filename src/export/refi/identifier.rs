//! Names -> the identifiers that REFI-QDA asks for. The same name has the same identifier in every file, so that a program
//! that reads a second file recognises what it has.

use crate::text::hash::TextHash;
use std::fmt::Write;

/// A UUID (version 8, RFC 9562) derived from a kind of thing and what tells it from others.
pub(super) fn identifier(kind: &str, name: &str) -> String {
    let TextHash(mut bytes) = TextHash::of(&format!("{kind}\0{name}"));
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut written = String::new();
    for (index, byte) in bytes.iter().take(16).enumerate() {
        let dash = if [4, 6, 8, 10].contains(&index) { "-" } else { "" };
        let _ = write!(written, "{dash}{byte:02x}");
    }
    written
}

/// The identifier of a code.
pub(super) fn of_code(name: &str) -> String {
    identifier("code", name)
}
