//! The items of the feeds: listed by date, read, marked, and what was found in them.

use super::{FeedId, FeedItemId};
use crate::error::Result;
use crate::input::feeds::{FeedDate, FeedItem, TextExtent, is_of_feed};
use crate::library::Library;
use crate::library::damage::{EntryKind, RowReader};
use crate::text::phrase::single_spaced;
use crate::version::VERSION;
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};

/// An item as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedItem {
    /// Its number.
    pub id: FeedItemId,
    /// Its feed.
    pub feed: FeedId,
    /// The title of its feed, otherwise the address of the feed.
    pub outlet: String,
    /// Its title; empty if it has none.
    pub title: String,
    /// The address of its page.
    pub address: Option<String>,
    /// When it was published, otherwise when it was first seen.
    pub at: i64,
    /// How much of its text the feed has.
    pub extent: TextExtent,
    /// Whether it has been read.
    pub mark: ReadMark,
    /// What was found in its text. `None` until that has been analysed.
    pub findings: Option<ItemFindings>,
}

/// Whether an item has been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadMark {
    /// It has.
    Read,
    /// It has not.
    Unread,
}

/// Who is quoted in an item, and which countries it names.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ItemFindings {
    /// How many quotations it has.
    pub quotations: usize,
    /// The speakers with the number of their quotations, the most quoted first.
    pub speakers: Vec<(String, usize)>,
    /// The codes of the countries, the most mentioned first.
    pub countries: Vec<String>,
    /// Its first words after the headline.
    pub beginning: String,
    /// What was read for it.
    #[serde(default)]
    pub source: FindingsSource,
}

/// What the findings of an item were found in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FindingsSource {
    /// What the feed has of it.
    #[default]
    Feed,
    /// Its page.
    Page,
}

/// An item with its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredItem {
    /// The item.
    pub item: FeedItem,
    /// The title of its feed. `None` if the feed collects the items of others.
    pub site: Option<String>,
}

impl Library {
    /// The items of all feeds or of one, the newest first.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn feed_items(&self, of: Option<FeedId>) -> Result<Vec<ListedItem>> {
        let sql = "SELECT feed_items.id, feed, coalesce(feeds.own_name, feeds.title, feeds.address) AS outlet, feed_items.title, \
                   feed_items.address, at, extent, read_at IS NOT NULL, iif(model = ?2, findings, NULL) \
                   FROM feed_items JOIN feeds ON feeds.id = feed WHERE ?1 IS NULL OR feed = ?1 \
                   ORDER BY at DESC, feed_items.id";
        let values = params![of.map(|of| of.0), VERSION];
        let read = self.reader().rows((sql, values), EntryKind::FeedItem, |row| listed(self.reader(), row));
        read.map_err(|error| self.sentence(&error))
    }

    /// An item with its text. Returns `None` if it is no longer kept.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn feed_item(&self, id: FeedItemId) -> Result<Option<StoredItem>> {
        let sql = "SELECT feed_items.id, guid, feed_items.title, authors, published, updated, feed_items.address, at, html, \
                   extent, feeds.title, feeds.home, feeds.address FROM feed_items JOIN feeds ON feeds.id = feed \
                   WHERE feed_items.id = ?";
        let read = self.reader().row((sql, [id.0]), EntryKind::FeedItem, stored);
        read.map_err(|error| self.sentence(&error))
    }

    /// Marks items as read or unread.
    ///
    /// # Errors
    /// If the library cannot be written.
    pub fn mark_items(&mut self, items: &[FeedItemId], mark: ReadMark, at: i64) -> Result<()> {
        let at = (mark == ReadMark::Read).then_some(at);
        self.write(|transaction| {
            let sql =
                "UPDATE feed_items SET read_at = iif(?1 IS NULL, NULL, coalesce(read_at, ?1)) WHERE id = ?2";
            let mut update = transaction.prepare_cached(sql)?;
            items.iter().try_for_each(|item| update.execute(params![at, item.0]).map(|_| ()))
        })
    }

    /// Keeps what was found in items.
    ///
    /// # Errors
    /// If the library cannot be written.
    pub fn keep_findings(&mut self, found: &[(FeedItemId, ItemFindings)]) -> Result<()> {
        self.write(|transaction| {
            let sql = "UPDATE feed_items SET findings = ?, model = ? WHERE id = ?";
            let mut update = transaction.prepare_cached(sql)?;
            found.iter().try_for_each(|(item, findings)| {
                let findings = serde_json::to_string(findings).unwrap_or_default();
                update.execute(params![findings, VERSION, item.0]).map(|_| ())
            })
        })
    }
}

fn listed(reader: RowReader<'_>, row: &Row<'_>) -> rusqlite::Result<ListedItem> {
    let title: Option<String> = reader.value(row, 3, EntryKind::FeedItem)?;
    let findings: Option<String> = reader.value(row, 8, EntryKind::FeedItem)?;
    Ok(ListedItem {
        id: FeedItemId(row.get(0)?),
        feed: FeedId(row.get(1)?),
        outlet: single_spaced(&reader.value::<String>(row, 2, EntryKind::FeedItem)?),
        title: title.unwrap_or_default(),
        address: reader.value(row, 4, EntryKind::FeedItem)?,
        at: row.get(5)?,
        extent: extent(&row.get::<_, String>(6)?),
        mark: if row.get(7)? { ReadMark::Read } else { ReadMark::Unread },
        findings: findings.and_then(|findings| serde_json::from_str(&findings).ok()),
    })
}

fn stored(row: &Row<'_>) -> rusqlite::Result<StoredItem> {
    let at: i64 = row.get(7)?;
    let date = |stated: Option<String>| stated.map(|stated| FeedDate { stated, at });
    let authors: String = row.get(3)?;
    let item = FeedItem {
        id: row.get(1)?,
        title: row.get(2)?,
        authors: serde_json::from_str(&authors).unwrap_or_default(),
        published: date(row.get(4)?),
        updated: date(row.get(5)?),
        address: row.get(6)?,
        html: row.get(8)?,
        extent: extent(&row.get::<_, String>(9)?),
    };
    let (site, home, address): (Option<String>, Option<String>, String) =
        (row.get(10)?, row.get(11)?, row.get(12)?);
    let is_of_feed = is_of_feed(&item, &[home.as_deref(), Some(&address)]);
    Ok(StoredItem { item, site: site.filter(|_| is_of_feed) })
}

fn extent(word: &str) -> TextExtent {
    if word == "whole" { TextExtent::Whole } else { TextExtent::Teaser }
}
