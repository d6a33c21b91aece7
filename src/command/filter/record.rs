//! The fields of a record that are read.

use super::record_identity::RecordIdentity;
use crate::error::{JsonFault, read_json};
use crate::export::RecordId;
use serde::Deserialize;
use serde::de::{Deserializer, Visitor};
use serde_json::Value;
use std::fmt;

/// The fields of a record that are read; others are ignored.
#[derive(Deserialize)]
pub(super) struct Record {
    pub(super) id: Option<RecordId>,
    pub(super) text: Option<LossyText>,
    pub(super) html: Option<LossyText>,
}

/// All the fields that are read.
#[derive(Deserialize)]
struct WholeRecord {
    id: Option<RecordId>,
    text: Option<LossyText>,
    html: Option<LossyText>,
    #[serde(default)]
    url: Value,
    #[serde(default)]
    title: Value,
    #[serde(default)]
    author: Value,
    #[serde(default)]
    authors: Value,
    #[serde(default)]
    published: Value,
    #[serde(default)]
    modified: Value,
    #[serde(default)]
    site: Value,
}

impl Record {
    /// Reads a record and who wrote it.
    pub(super) fn read(json: &[u8]) -> Result<(Self, RecordIdentity), JsonFault> {
        // Nearly always all can be read, at once. If not, what is wrong in the identity costs no article. Only an object
        // is a record: serde reads an array by position, so one of ten entries would pass for one.
        let whole = || serde_json::from_slice::<WholeRecord>(json).ok();
        if json.trim_ascii_start().starts_with(b"[") {
            return Err(JsonFault { line: 1, what: "this is a list instead of an object".to_owned() });
        }
        let Some(whole) = json.starts_with(b"{").then(whole).flatten() else {
            return Ok((read_json(json)?, RecordIdentity::read(json)));
        };
        let WholeRecord { id, text, html, url, title, author, authors, published, modified, site } = whole;
        let identity = RecordIdentity { url, title, author, authors, published, modified, site };
        Ok((Self { id, text, html }, identity))
    }
}

/// A string that may contain lone surrogates and invalid UTF-8, as text truncated by other programs does. Each
/// becomes U+FFFD.
pub(super) struct LossyText(pub(super) String);

impl<'de> Deserialize<'de> for LossyText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_bytes(TextVisitor)
    }
}

struct TextVisitor;

impl Visitor<'_> for TextVisitor {
    type Value = LossyText;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string")
    }

    fn visit_str<E>(self, text: &str) -> Result<LossyText, E> {
        Ok(LossyText(text.to_owned()))
    }

    fn visit_bytes<E>(self, bytes: &[u8]) -> Result<LossyText, E> {
        Ok(LossyText(std::str::from_utf8(bytes).map_or_else(|_| without_surrogates(bytes), str::to_owned)))
    }
}

/// `serde_json` returns a lone surrogate as three bytes that are not UTF-8; one U+FFFD replaces them.
fn without_surrogates(bytes: &[u8]) -> String {
    let mut clean = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&first, after)) = rest.split_first() {
        if first == 0xED && matches!(after, [0xA0..=0xBF, 0x80..=0xBF, ..]) {
            clean.extend("\u{fffd}".as_bytes());
            rest = after.get(2..).unwrap_or_default();
        } else {
            clean.push(first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&clean).into_owned()
}
