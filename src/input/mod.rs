//! Where an article comes from -> [`Document`]: its text, decoded, with its media type and its origin.
//!
//! This is the only module that reads articles.

use std::path::PathBuf;

/// An article as it was found: decoded to UTF-8, nothing else done to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Where it was found.
    pub origin: Origin,
    /// What kind of text it is.
    pub media: Media,
    /// The decoded text.
    pub text: String,
    /// How the bytes were read.
    pub encoding: Encoding,
}

/// Where a document was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
    /// The sample article inside the program.
    Sample,
    /// A record of a JSON Lines stream, with its `id`.
    Record(String),
}

/// What kind of text a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    /// Plain text.
    Plain,
    /// Markdown, as `CommonMark` defines it.
    Markdown,
    /// A saved web page.
    Html,
}

/// How the bytes of a document were decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding {
    /// The name of the encoding, as the WHATWG standard spells it.
    pub name: &'static str,
    /// Whether it had to be guessed from the bytes.
    pub guessed: bool,
}

impl Document {
    /// A plain-text document from a record of a stream.
    #[must_use]
    pub fn record(id: String, media: Media, text: String) -> Self {
        Self { origin: Origin::Record(id), media, text, encoding: Encoding { name: "UTF-8", guessed: false } }
    }
}
