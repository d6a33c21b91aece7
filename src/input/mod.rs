//! A file, a page or standard input -> [`Document`]: the decoded text with its media type and origin.
//!
//! This is the only module that reads articles. [`list()`] turns command-line arguments into origins, [`load_all()`] reads
//! the articles at one of them, reports progress and can be stopped, and [`preview`] reads the first page of a long text
//! at once. Whatever brought the bytes, [`documents`] turns them into articles.

mod complete;
mod decode;
pub mod feeds;
mod file;
mod format;
mod identity;
mod list;
mod load;
mod magic;
mod markdown_signs;
mod media;
mod origin;
mod page;
mod progress;
mod room;
mod transport;
mod unpack;
pub mod web;

use feeds::TextExtent;

pub use complete::{Completion, complete, typed_path};
pub use decode::{Decoded, decode};
pub use file::{
    Endless, FileIdentity, SpecialKind, Unopened, open_given, open_regular, read_at_most, read_regular,
    special_kind,
};
pub use format::pdf::load_source;
pub(crate) use format::xml::{Attributes, Reached, XmlPart, walk};
pub use identity::{Fetched, Identity, IdentityField, IdentitySource, Original, Stated};
pub use list::{InputList, list};
pub use load::{Loaded, check, load, load_all, load_any, missing, part, preview, read_bytes, size};
pub use origin::Origin;
pub use page::read_kept;
pub use progress::LoadProgress;
pub use room::{FINDINGS, has_room};
pub use transport::{Transport, documents};

/// An article as read: decoded to UTF-8, otherwise unchanged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Where it came from.
    pub origin: Origin,
    /// Its media type.
    pub media: Media,
    /// The decoded text.
    pub text: String,
    /// How its bytes were decoded.
    pub encoding: Encoding,
    /// What the mail, feed, record or server that brought it says of it. The page itself may say more.
    pub identity: Identity,
    /// How much of the article the text is, as far as what brought it says.
    pub extent: TextExtent,
    /// Sentences that tell the user what was left out or put right while reading. Not sanitised.
    pub notices: Vec<String>,
    /// When the lines of a recording's subtitles are shown, in the order of the text.
    pub times: Vec<TextTime>,
}

/// When words of a recording are spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextTime {
    /// The byte of the text at which they begin.
    pub start: u32,
    /// The seconds since the recording began.
    pub seconds: u64,
}

/// The media type of a document.
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
    /// Whether it was guessed from the bytes.
    pub guessed: bool,
}

impl Encoding {
    /// UTF-8, not guessed: the encoding of text that is already inside the program.
    pub const UTF_8: Self = Self { name: "UTF-8", guessed: false };
}

/// The article that new users see.
const SAMPLE: &str = include_str!("../../assets/sample.txt");

impl Document {
    /// A document from a record of a stream.
    #[must_use]
    pub fn record(id: String, media: Media, text: String) -> Self {
        Self {
            origin: Origin::Record(id),
            media,
            text,
            encoding: Encoding::UTF_8,
            identity: Identity::default(),
            extent: TextExtent::Whole,
            notices: Vec::new(),
            times: Vec::new(),
        }
    }

    /// The sample article.
    #[must_use]
    pub fn sample() -> Self {
        Self {
            origin: Origin::Sample,
            media: Media::Plain,
            text: SAMPLE.to_owned(),
            encoding: Encoding::UTF_8,
            identity: Identity::default(),
            extent: TextExtent::Whole,
            notices: Vec::new(),
            times: Vec::new(),
        }
    }
}
