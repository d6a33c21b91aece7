//! Bytes -> [`Feed`]: decoded, mended, read by `feed-rs`, and turned into our own types.

use super::feed::Feed;
use super::items::{StatedDates, feed};
use super::opening::{FeedKind, kind, text_of};
use super::{dates, json, mend};
use crate::error::{Error, Result};
use crate::text::date;
use feed_rs::parser::Builder;
use std::sync::{Arc, Mutex, PoisonError};
use url::Url;

/// Reads the feed that was found at `address`, the address or path of the feed.
///
/// # Errors
/// If the bytes are not text or not a feed.
pub fn read_feed(bytes: &[u8], address: &str) -> Result<Feed> {
    let text = text_of(bytes, address)?;
    let base = Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    let (mended, faults) = match kind(&text) {
        Some(FeedKind::Json) => json::mend(&text),
        Some(FeedKind::Xml(root)) => mend::mend(&text, root),
        None => None,
    }
    .ok_or_else(|| not_a_feed(address, &text))?;
    let stated = Arc::<Mutex<StatedDates>>::default();
    let noted = Arc::clone(&stated);
    let parser = Builder::new()
        .base_uri(base.as_ref())
        .id_generator(|_, _, _| String::new())
        .timestamp_parser(move |text| {
            let read = dates::parse(text)?;
            let moment = date::moment(read.at).parse().ok();
            noted.lock().unwrap_or_else(PoisonError::into_inner).entry(read.at).or_insert(read.stated);
            moment
        })
        .build();
    let parsed = parser.parse(mended.as_bytes()).map_err(|_| not_a_feed(address, &text))?;
    let stated = std::mem::take(&mut *stated.lock().unwrap_or_else(PoisonError::into_inner));
    let mut feed = feed(parsed, &stated, base.as_ref());
    feed.notices.extend(faults);
    Ok(feed)
}

/// Why a text is not read as a feed. Many sites name theirs in their pages.
fn not_a_feed(address: &str, text: &str) -> Error {
    let sentence = match named_feed(address, text) {
        Some(feed) => format!("{address} is a page, not a feed: give the address of its feed, {feed}"),
        None => format!("{address} is not a feed: give the address of an RSS, Atom or JSON feed"),
    };
    Error::new(sentence)
}

/// How much of a page is searched for the feed that it names.
const MAX_HEAD: usize = 64 * 1024;

/// The address of the feed that a page names.
fn named_feed(address: &str, page: &str) -> Option<String> {
    const TYPES: [&str; 3] = ["application/rss+xml", "application/atom+xml", "application/feed+json"];
    if !TYPES.iter().any(|kind| page.contains(kind)) {
        return None;
    }
    // The head of a page comes first. Hostile markup after it could take a parser minutes.
    let page = dom_query::Document::from(page.get(..page.floor_char_boundary(MAX_HEAD)).unwrap_or_default());
    let links = page.select("link[rel~=alternate][href]");
    let mut feeds = links
        .nodes()
        .iter()
        .filter(|link| link.attr("type").is_some_and(|kind| TYPES.contains(&&*kind.to_ascii_lowercase())));
    let feed = feeds.next()?.attr("href")?;
    Url::parse(address).ok()?.join(feed.trim()).ok().map(String::from)
}
