//! An item of a feed -> [`Document`]: a page with its title and text, and what the feed says of it.

use super::feed::{Feed, FeedItem};
use crate::input::{Document, Encoding, Identity, IdentitySource, Media, Origin, Stated};
use quick_xml::escape::minimal_escape;
use std::fmt::Write as _;
use url::Url;

/// The document of an item of `feed`, with `origin` as its origin.
#[must_use]
pub fn item_document(feed: &Feed, item: &FeedItem, origin: Origin) -> Document {
    Document {
        origin,
        media: Media::Html,
        text: page(item),
        encoding: Encoding::UTF_8,
        identity: item_identity(
            feed.title.as_ref().filter(|_| is_of_feed(item, &[feed.home.as_deref()])),
            item,
        ),
        extent: item.extent,
        notices: Vec::new(),
        times: Vec::new(),
    }
}

/// Whether an item can be of the outlet that its feed is called after: its page is at the site of one of these addresses, or
/// nothing says where it is. The items of a feed that collects from others are not.
#[must_use]
pub fn is_of_feed(item: &FeedItem, addresses: &[Option<&str>]) -> bool {
    let Some(site) = item.address.as_deref().and_then(site) else { return true };
    let sites: Vec<String> = addresses.iter().flatten().filter_map(|address| self::site(address)).collect();
    sites.is_empty() || sites.contains(&site)
}

/// The host of an address without what names a part of the site: "news.coast.example" is "coast.example".
fn site(address: &str) -> Option<String> {
    const SHARED: [&str; 8] = ["ac", "co", "com", "edu", "gov", "net", "or", "org"];
    let url = Url::parse(address).ok()?;
    let Some(host) = url.domain() else { return url.host_str().map(str::to_owned) };
    let labels: Vec<&str> = host.split('.').collect();
    let is_shared =
        labels.len() > 2 && labels.get(labels.len() - 2).is_some_and(|label| SHARED.contains(label));
    let kept = if is_shared { 3 } else { 2 };
    Some(labels.get(labels.len().saturating_sub(kept)..)?.join("."))
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
