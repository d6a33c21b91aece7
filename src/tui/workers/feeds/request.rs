//! Requests to the feeds worker, and its answers.

use crate::input::feeds::{Feed, FeedChange};
use crate::library::{FeedId, FeedItemId, ItemFindings, ListedFeed, ListedItem, ReadMark};
use std::sync::Arc;

/// Where the feeds that are shown are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FeedStore {
    /// In the library: the feeds that the user follows.
    #[default]
    Library,
    /// In memory: a feed that was opened and is not followed.
    Memory,
}

/// Something the feeds worker is asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FeedsRequest {
    /// List the feeds and items of a store; all later requests are about this store.
    Open(FeedStore),
    /// Put a feed that was opened in the store in memory, and list it.
    Show {
        /// Its address, or the path of its file.
        address: String,
        /// The feed.
        feed: Arc<Feed>,
    },
    /// Mark items as read or unread.
    Mark(Vec<FeedItemId>, ReadMark),
    /// Find out who is quoted in these items, the first first.
    Analyse(Vec<FeedItemId>),
    /// Ask the servers of all feeds for what is new.
    Refresh,
    /// A server has answered. `None` if the refresh was stopped before it was asked.
    Changed(FeedId, Option<Box<FeedChange>>),
    /// Keep the article of an item in the library.
    Keep(FeedItemId),
    /// Fetch the pages of these items of a store, the first first, to find out who is quoted in them.
    ReadPages(FeedStore, Vec<FeedItemId>),
}

/// An answer of the feeds worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FeedsAnswer {
    /// The feeds, and the items of all of them, the newest first.
    Listed(Vec<ListedFeed>, Vec<ListedItem>),
    /// Who is quoted in items.
    Found(Vec<(FeedItemId, ItemFindings)>),
    /// How many feeds have been asked, of how many.
    Refreshing {
        /// Asked.
        done: usize,
        /// In all.
        all: usize,
    },
    /// What came of the refresh, in a sentence; an error if a feed could not be refreshed.
    Refreshed(Result<String, String>),
    /// How many pages have been read, of how many.
    ReadingPages {
        /// Read.
        done: usize,
        /// In all.
        all: usize,
    },
    /// What came of reading pages, in a sentence; an error if one could not be read.
    PagesRead(Result<String, String>),
    /// The feeds cannot be used; why, in a sentence.
    Failed(String),
}
