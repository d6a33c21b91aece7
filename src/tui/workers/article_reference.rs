//! What the reader can open: a named input or an article of the library.

use crate::input::Origin;
use crate::library::{ArticleId, FeedItemId};
use crate::tui::workers::feeds::request::FeedStore;

/// An article that can be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArticleReference {
    /// An input from the command line.
    Input(Origin),
    /// An article of the library.
    Kept(ArticleId),
    /// An item of a feed.
    FeedItem(FeedStore, FeedItemId),
}

impl ArticleReference {
    /// The name used in messages. Not sanitised.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Input(origin) => origin.name(),
            Self::Kept(id) => format!("article {} of the library", id.0),
            Self::FeedItem(..) => "the item of the feed".to_owned(),
        }
    }
}
