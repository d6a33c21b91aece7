//! What `feed-rs` read -> [`Feed`]: the best text of each item, addresses made whole, and each item once.

use super::dates;
use super::extent::{Field, extent};
use super::feed::{Feed, FeedDate, FeedItem};
use super::words::{Markup, html, plain, visible};
use crate::text::hash::TextHash;
use feed_rs::model::{self, FeedType};
use std::collections::{HashMap, HashSet};
use url::Url;

/// Each date as its feed states it, by its moment: `feed-rs` keeps only that.
pub(super) type StatedDates = HashMap<i64, String>;

/// The dates of a feed and the address against which its links are resolved.
struct FeedContext<'a> {
    dates: &'a StatedDates,
    base: Option<Url>,
    titles: Markup,
}

/// Reads the model of a feed that was found at `address`.
pub(super) fn feed(parsed: model::Feed, dates: &StatedDates, address: Option<&Url>) -> Feed {
    // RSS says of no text whether it is marked up.
    let titles = match parsed.feed_type {
        FeedType::Atom | FeedType::JSON => Markup::None,
        _ => Markup::Html,
    };
    let own = |rel: &str| {
        parsed.links.iter().find(|link| link.rel.as_deref() == Some(rel)).map(|link| link.href.as_str())
    };
    let home = parsed.links.iter().find(|link| is_page(link)).map(|link| link.href.as_str());
    let absolute = |address: Option<&str>| Url::parse(address?).ok();
    let base = address.cloned().or_else(|| absolute(own("self"))).or_else(|| absolute(home));
    let home = home.and_then(|home| whole(home, base.as_ref()));
    let title =
        parsed.title.as_ref().and_then(|title| plain(&title.content, markup(&title.content_type, titles)));
    let context = FeedContext { dates, base, titles };
    let items = parsed.entries.into_iter().map(|entry| context.item(entry)).collect();
    Feed { title, home, items: each_once(items), notices: Vec::new() }
}

impl FeedContext<'_> {
    fn item(&self, entry: model::Entry) -> FeedItem {
        let title = entry
            .title
            .as_ref()
            .and_then(|title| plain(&title.content, markup(&title.content_type, self.titles)));
        let address = self.address(&entry);
        let authors =
            entry.authors.iter().filter_map(|author| plain(author.name.as_deref()?, Markup::None)).collect();
        let (html, field) = text(&entry, self.titles);
        let extent = extent(&visible(&html), field);
        let (published, updated) =
            (entry.published.map(|at| at.timestamp_millis()), entry.updated.map(|at| at.timestamp_millis()));
        // RSS has no date of change; `feed-rs` then repeats the date of publication.
        let updated = updated.filter(|at| Some(*at) != published);
        let id = [Some(entry.id), address.clone(), title.clone()]
            .into_iter()
            .flatten()
            .find(|id| !id.trim().is_empty());
        FeedItem {
            id: id.unwrap_or_else(|| TextHash::of(&html).to_string()),
            title,
            authors,
            published: published.map(|at| self.date(at)),
            updated: updated.map(|at| self.date(at)),
            address,
            html,
            extent,
        }
    }

    fn date(&self, at: i64) -> FeedDate {
        let stated = self.dates.get(&at).cloned();
        FeedDate { stated: stated.unwrap_or_else(|| dates::utc(at)), at }
    }

    fn address(&self, entry: &model::Entry) -> Option<String> {
        let link = entry.links.iter().find(|link| is_page(link)).map(|link| link.href.as_str());
        // In RSS the `guid` is the address unless it says otherwise.
        let id = Some(entry.id.as_str()).filter(|id| id.starts_with("http://") || id.starts_with("https://"));
        whole(link.filter(|link| !link.is_empty()).or(id)?, self.base.as_ref())
    }
}

/// The best text of an item: its content unless the summary says more.
fn text(entry: &model::Entry, titles: Markup) -> (String, Field) {
    let content = entry.content.as_ref().and_then(|content| {
        Some(html(content.body.as_deref()?, markup(&content.content_type, Markup::None)))
    });
    let summary =
        entry.summary.as_ref().map(|summary| html(&summary.content, markup(&summary.content_type, titles)));
    match (content.filter(|content| !content.is_empty()), summary) {
        (Some(content), Some(summary)) if summary.len() > 2 * content.len() => (summary, Field::Summary),
        (Some(content), _) => (content, Field::Content),
        (None, summary) => (summary.unwrap_or_default(), Field::Summary),
    }
}

/// Whether a text is marked up, by its type. What has no type of its own is as `otherwise`.
fn markup(kind: &impl std::fmt::Display, otherwise: Markup) -> Markup {
    if kind.to_string().contains("html") { Markup::Html } else { otherwise }
}

/// Whether a link leads to the page of a feed or item.
fn is_page(link: &model::Link) -> bool {
    let is_alternate = link.rel.as_deref().is_none_or(|rel| rel.eq_ignore_ascii_case("alternate"));
    let is_other_kind = |kind: &str| !kind.contains("html") && kind.contains('/');
    is_alternate && link.target.is_none() && !link.media_type.as_deref().is_some_and(is_other_kind)
}

/// An address made whole. Returns `None` unless it is one of the web.
fn whole(address: &str, base: Option<&Url>) -> Option<String> {
    let address = address.trim();
    let url = match base {
        Some(base) => base.join(address).ok()?,
        None => Url::parse(address).ok()?,
    };
    matches!(url.scheme(), "http" | "https").then(|| url.to_string())
}

/// The items without repetitions. Different items that share an `id` get one of their own.
fn each_once(items: Vec<FeedItem>) -> Vec<FeedItem> {
    let mut seen = HashSet::new();
    let mut once = Vec::with_capacity(items.len());
    for mut item in items {
        if !seen.insert(item.id.clone()) {
            let more = item.address.as_deref().or(item.title.as_deref()).unwrap_or_default();
            item.id = format!("{} {more}", item.id);
            if !seen.insert(item.id.clone()) {
                continue;
            }
        }
        once.push(item);
    }
    once
}
