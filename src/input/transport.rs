//! Bytes and what is known of them besides -> articles. The one door for files, standard input, the web and feeds.

use super::format::Label;
use super::unpack::{Unpacked, unpack};
use super::{Document, Origin};
use crate::error::{Error, Result};

/// The longest text whose positions fit into the 32 bits of a span.
pub(super) const MAX_BYTES: u64 = u32::MAX as u64;

/// What is known of bytes besides themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transport {
    /// Where they came from.
    pub origin: Origin,
    /// The media type that a server or a mail states, such as `text/html`.
    pub media_type: Option<String>,
    /// The encoding that a server or a mail states.
    pub charset: Option<String>,
    /// The name of the file, without its folder.
    pub file_name: Option<String>,
}

impl Transport {
    /// Bytes of which only the origin is known: the name of a file may say what they are.
    #[must_use]
    pub fn of(origin: Origin) -> Self {
        let file_name = match &origin {
            Origin::File(path) => path.file_name().map(|name| name.to_string_lossy().into_owned()),
            _ => None,
        };
        Self { origin, media_type: None, charset: None, file_name }
    }
}

/// The articles in `bytes`, in their order; at least one. Each of several is a part of the origin, and each of a feed an
/// item of it.
///
/// # Errors
/// If the bytes hold no article that can be read. The sentence names the format and says what to do.
pub fn documents(bytes: Vec<u8>, transport: &Transport) -> Result<Vec<Document>> {
    let name = transport.origin.name();
    let Transport { media_type, charset, file_name, .. } = transport.clone();
    let articles = unpack(bytes, Label { media_type, charset, file_name, coding: None }, &name)?;
    let is_one = articles.len() == 1;
    let mut documents = Vec::with_capacity(articles.len());
    for (index, article) in articles.into_iter().enumerate() {
        if article.text.len() as u64 > MAX_BYTES {
            return Err(too_long(&name));
        }
        let container = transport.origin.clone();
        let Unpacked { media, text, encoding, identity, extent, notices, item, times } = article;
        let origin = match item {
            Some(id) => Origin::Item { feed: Box::new(container), id },
            None if is_one => container,
            None => Origin::Part { container: Box::new(container), number: index + 1 },
        };
        documents.push(Document { origin, media, text, encoding, identity, extent, notices, times });
    }
    Ok(documents)
}

/// Why an input with more than [`MAX_BYTES`] is not read.
pub(super) fn too_long(name: &str) -> Error {
    Error::new(format!("{name} is longer than 4 GiB: split it and give the parts"))
}
