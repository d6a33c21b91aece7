//! The feeds that the user follows, and the newest items of each with what is known of them.
//!
//! Items are not articles of the library: one that the user keeps is added like any other article, and stays when its
//! feed is removed.

mod items;
mod refreshed;
mod subscriptions;

pub use items::{FindingsSource, ItemFindings, ListedItem, ReadMark, StoredItem};
pub use subscriptions::{AddedFeed, ListedFeed};

/// The number of a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FeedId(pub i64);

/// The number of an item of a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FeedItemId(pub i64);

#[cfg(test)]
mod tests;
