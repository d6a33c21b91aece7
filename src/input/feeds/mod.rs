//! The bytes of a feed -> [`Feed`]: its title and its items, each with its text, authors, dates and address.
//!
//! `feed-rs` knows RSS, Atom and JSON Feed, but it gives up on the first fault, and most feeds have one: an ampersand,
//! a missing tag, an unknown version, a date in some other form. So `mend` and `json` first copy what
//! is needed into a feed without faults. A damaged item then costs itself and not the feed.

mod change;
mod dates;
mod extent;
mod feed;
mod items;
mod json;
mod mend;
mod opening;
mod opml;
mod page;
mod read;
mod refresh;
mod words;

pub use change::{FeedChange, FeedVersion};
pub use feed::{Feed, FeedDate, FeedItem, TextExtent};
pub use opening::{is_feed, is_outline};
pub use opml::{Subscription, read_outline, write_outline};
pub use page::{is_of_feed, item_document, item_identity};
pub use read::read_feed;
pub use refresh::{FeedRequest, ask, asked_to_wait, refresh};

#[cfg(test)]
mod tests;
