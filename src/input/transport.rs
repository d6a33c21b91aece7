//! Bytes and what is known of them besides -> articles. The one door for files, standard input, the web and feeds.

use super::decode::Decoded;
use super::{Document, Identity, Media, Origin, media};
use crate::error::{Error, Result};
use std::path::Path;

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

/// The articles in `bytes`, in their order; at least one.
///
/// # Errors
/// If the bytes hold no article that can be read. The sentence names the format and says what to do.
pub fn documents(bytes: Vec<u8>, transport: &Transport) -> Result<Vec<Document>> {
    let name = transport.origin.name();
    let Decoded { text, encoding, notices } = super::decode::decode_stated(bytes, &name, transport.charset.as_deref())?;
    if text.len() as u64 > MAX_BYTES {
        return Err(too_long(&name));
    }
    if text.trim().is_empty() {
        return Err(Error::new(format!("{name} is empty: give a file that contains an article")));
    }
    let media = media_of(transport, &text);
    let origin = transport.origin.clone();
    let identity = Identity::default();
    Ok(vec![Document { origin, media, text, encoding, identity, notices }])
}

/// The media type: what a server says, otherwise what the name says, otherwise what the text looks like.
fn media_of(transport: &Transport, text: &str) -> Media {
    let stated = transport.media_type.as_deref().and_then(media::by_media_type);
    let by_name = || media::by_extension(Path::new(transport.file_name.as_deref()?));
    stated.or_else(by_name).unwrap_or_else(|| media::by_content(text))
}

/// Why an input with more than [`MAX_BYTES`] is not read.
pub(super) fn too_long(name: &str) -> Error {
    Error::new(format!("{name} is longer than 4 GiB: split it and give the parts"))
}
