//! Lists of feeds -> JSON. Times are ISO 8601 in UTC; missing values are null.

use crate::error::Error;
use crate::export::escape;
use crate::library::ListedFeed;
use crate::text::date;
use serde::Serialize;

/// What came of refreshing a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefreshedFeed<'a> {
    /// The feed as it was before.
    pub feed: &'a ListedFeed,
    /// How many items are new.
    pub new: usize,
    /// Why it could not be refreshed.
    pub trouble: Option<Error>,
}

/// The feeds, as an array.
#[must_use]
pub fn list(listed: &[ListedFeed]) -> String {
    let json = |feed: &ListedFeed| FeedJson {
        feed: feed.id.0,
        title: feed.title.clone(),
        name: feed.own_name.clone(),
        folders: feed.folders.clone(),
        address: feed.address.clone(),
        home: feed.home.clone(),
        items: feed.items,
        unread: feed.unread,
        fetched: feed.fetched_at.map(date::moment),
        error: feed.trouble.clone(),
    };
    escape::line(&listed.iter().map(json).collect::<Vec<_>>())
}

/// What came of refreshing feeds, as an array.
#[must_use]
pub fn refreshed(refreshed: &[RefreshedFeed<'_>]) -> String {
    let json = |one: &RefreshedFeed<'_>| RefreshedJson {
        feed: one.feed.id.0,
        title: one.feed.title.clone(),
        address: one.feed.address.clone(),
        new: one.new,
        error: one.trouble.as_ref().map(ToString::to_string),
    };
    escape::line(&refreshed.iter().map(json).collect::<Vec<_>>())
}

#[derive(Serialize)]
struct FeedJson {
    feed: i64,
    title: Option<String>,
    name: Option<String>,
    folders: Vec<String>,
    address: String,
    home: Option<String>,
    items: usize,
    unread: usize,
    fetched: Option<String>,
    error: Option<String>,
}

#[derive(Serialize)]
struct RefreshedJson {
    feed: i64,
    title: Option<String>,
    address: String,
    new: usize,
    error: Option<String>,
}
