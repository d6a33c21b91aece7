//! The formats that articles come in -> the pieces in them: texts, or bytes that are recognised in their turn.
//!
//! What a file is, its content decides, as browsers decide it; a name decides only between texts that could be either.
//! Each format has one file, which knows nothing of the others: what is inside a piece is opened by
//! [`super::unpack`], the only place that goes into depth, so that the bounds are kept in one place.

pub(super) mod budget;
pub(super) mod http;
pub(super) mod json;
mod json_fields;
mod json_text;
pub(super) mod mail;
mod markdown_text;
pub(super) mod news_xml;
pub(super) mod office;
pub(super) mod pdf;
pub(super) mod refused;
pub(super) mod subtitles;
pub(super) mod warc;
pub(super) mod xml;

use super::feeds::TextExtent;
use super::{Identity, Media, TextTime};

/// An article in an input, or a container that holds some.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// What is in it.
    pub(super) content: Content,
    /// What its container says of it.
    pub(super) identity: Identity,
    /// How much of the article it is.
    pub(super) extent: TextExtent,
    /// What was left out or put right.
    pub(super) notices: Vec<String>,
    /// What the feed that holds it calls it.
    pub(super) item: Option<String>,
    /// When the words of its text are spoken.
    pub(super) times: Vec<TextTime>,
}

/// What is in a [`Piece`].
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Content {
    /// Bytes that must still be recognised.
    Bytes(Vec<u8>, Label),
    /// A text.
    Text(Media, String),
}

/// What the container of some bytes says that they are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Label {
    /// The media type, such as `text/html`.
    pub(super) media_type: Option<String>,
    /// The encoding of the text.
    pub(super) charset: Option<String>,
    /// The name of the file, without its folder.
    pub(super) file_name: Option<String>,
    /// How a server compressed it, such as `br`.
    pub(super) coding: Option<String>,
}

impl Piece {
    /// Bytes of which their container says nothing.
    pub(super) fn bytes(bytes: Vec<u8>, label: Label) -> Self {
        Self {
            content: Content::Bytes(bytes, label),
            identity: Identity::default(),
            extent: TextExtent::Whole,
            notices: Vec::new(),
            item: None,
            times: Vec::new(),
        }
    }

    /// A text with what is known of it.
    pub(super) fn text(media: Media, text: String, identity: Identity) -> Self {
        Self {
            content: Content::Text(media, text),
            identity,
            extent: TextExtent::Whole,
            notices: Vec::new(),
            item: None,
            times: Vec::new(),
        }
    }
}

impl Label {
    /// The label of a `Content-Type` header, such as `text/html; charset=utf-8`.
    pub(super) fn of_content_type(value: &str) -> Self {
        let mut parts = value.split(';');
        let media_type =
            parts.next().map(|part| part.trim().to_ascii_lowercase()).filter(|part| !part.is_empty());
        let charset = parts.find_map(|part| {
            let (name, value) = part.split_once('=')?;
            let is_charset = name.trim().eq_ignore_ascii_case("charset");
            is_charset.then(|| value.trim().trim_matches(['"', '\'']).to_owned())
        });
        Self { media_type, charset, ..Self::default() }
    }

    /// The label of a file with this name.
    pub(super) fn of_file(name: &str) -> Self {
        Self { file_name: Some(name.to_owned()), ..Self::default() }
    }

    /// The extension of the file name, in lower case.
    pub(super) fn extension(&self) -> Option<String> {
        let (stem, extension) = self.file_name.as_deref()?.rsplit_once('.')?;
        (!stem.is_empty()).then(|| extension.to_ascii_lowercase())
    }
}
