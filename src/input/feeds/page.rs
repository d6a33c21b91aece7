//! An item of a feed -> [`Document`]: a page with its title and text, and what the feed says of it.

use super::feed::{Feed, FeedItem};
use crate::input::{Document, Encoding, Identity, IdentitySource, Media, Origin, Stated};
use quick_xml::escape::minimal_escape;
use std::fmt::Write as _;

/// The document of an item of `feed`, with `origin` as its origin.
#[must_use]
pub fn item_document(feed: &Feed, item: &FeedItem, origin: Origin) -> Document {
    Document {
        origin,
        media: Media::Html,
        text: page(item),
        encoding: Encoding::UTF_8,
        identity: item_identity(feed.title.as_ref(), item),
        extent: item.extent,
        notices: Vec::new(),
    }
}

/// What a feed with this title says of an item.
#[must_use]
pub fn item_identity(site: Option<&String>, item: &FeedItem) -> Identity {
    fn stated<T>(value: Option<T>) -> Option<Stated<T>> {
        value.map(|value| Stated::new(value, IdentitySource::Feed))
    }
    Identity {
        title: stated(item.title.clone()),
        authors: stated(Some(item.authors.clone()).filter(|authors| !authors.is_empty())),
        published: stated(item.published.as_ref().map(|date| date.stated.clone())),
        modified: stated(item.updated.as_ref().map(|date| date.stated.clone())),
        site: stated(site.cloned()),
        url: stated(item.address.clone()),
        fetched: None,
    }
}

fn page(item: &FeedItem) -> String {
    let mut page = String::from("<!doctype html><html><head><meta charset=\"utf-8\">");
    let title = item.title.as_deref().map(minimal_escape);
    if let Some(title) = &title {
        let _ = write!(page, "<title>{title}</title>");
    }
    page.push_str("</head><body><article>");
    if let Some(title) = &title {
        let _ = write!(page, "<h1>{title}</h1>");
    }
    page.push_str(&item.html);
    page.push_str("</article></body></html>");
    page
}
