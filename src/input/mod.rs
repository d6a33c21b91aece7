//! A file or standard input -> [`Document`]: the decoded text with its media type and origin.
//!
//! This is the only module that reads articles. [`list()`] turns command-line arguments into origins, [`load()`] reads
//! one of them, reports progress and can be stopped, and [`preview`] reads the first page of a long text at once.

mod complete;
mod decode;
pub mod feeds;
mod identity;
mod list;
mod load;
mod media;

pub use complete::{Completion, complete, typed_path};
pub use decode::{Decoded, decode};
pub use identity::{Fetched, Identity, IdentitySource, Stated};
pub use list::{list, refuse_overwriting};
pub use load::{LoadProgress, load, preview, size};

use std::path::PathBuf;

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
    /// Sentences that tell the user what was left out or put right while reading. Not sanitised.
    pub notices: Vec<String>,
}

/// Where a document came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
    /// The sample article that is part of the program.
    Sample,
    /// A record of a JSON Lines stream, with its `id`.
    Record(String),
    /// A page on the web, by its address as the user gave it.
    Web(String),
    /// One of the articles in a file or page that holds several, such as a feed or a web archive.
    Part {
        /// The file or page.
        container: Box<Origin>,
        /// Its place in it, from 1.
        number: usize,
    },
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
            notices: Vec::new(),
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
            notices: Vec::new(),
        }
    }
}

impl Origin {
    /// The absolute path of the file, with links resolved, so that a file is recognised from any folder; the address
    /// of a page; either with `#` and a number for a part of it. `None` for anything else. If the file no longer exists, only the path is made absolute.
    #[must_use]
    pub fn whole_name(&self) -> Option<String> {
        match self {
            Self::File(path) => {
                let whole = path.canonicalize().or_else(|_| std::path::absolute(path));
                Some(whole.as_ref().unwrap_or(path).display().to_string())
            }
            Self::Web(address) => Some(address.clone()),
            Self::Part { container, number } => Some(format!("{}#{number}", container.whole_name()?)),
            Self::Stdin | Self::Sample | Self::Record(_) => None,
        }
    }

    /// Its name in messages, reports and the `source` of a result. Not sanitised.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Stdin => "standard input".to_owned(),
            Self::Sample => "the sample article".to_owned(),
            Self::Record(id) => format!("record {id}"),
            Self::Web(address) => address.clone(),
            Self::Part { container, number } => format!("{}, article {number}", container.name()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_the_same_full_name_however_it_is_given() {
        let here = Origin::File(PathBuf::from("Cargo.toml")).whole_name().unwrap();
        assert!(here.ends_with("/Cargo.toml") && here.starts_with('/'), "{here}");
        assert_eq!(Origin::File(PathBuf::from("src/../Cargo.toml")).whole_name(), Some(here));
        let gone = Origin::File(PathBuf::from("no/such/file")).whole_name().unwrap();
        assert!(gone.ends_with("/no/such/file") && gone.starts_with('/'), "{gone}");
        assert_eq!([Origin::Stdin, Origin::Sample].map(|origin| origin.whole_name()), [None, None]);
    }
}
