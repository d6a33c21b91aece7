//! What came of fetching a feed -> its row and its items.

use super::FeedId;
use crate::error::Result;
use crate::input::feeds::{FeedChange, FeedItem, FeedVersion, TextExtent};
use crate::input::web::Validators;
use crate::library::Library;
use crate::sorting;
use rusqlite::{Transaction, params};

/// How many items of a feed are kept: the newest.
const MAX_ITEMS: usize = 1_000;
/// The longest time in milliseconds that a server can ask to be left alone: a day.
const MAX_WAIT: i64 = 24 * 60 * 60 * 1_000;

impl Library {
    /// Records what came of fetching a feed at the time `at`. Returns how many items are new.
    ///
    /// # Errors
    /// If the library cannot be written.
    pub fn refresh_feed(&mut self, id: FeedId, change: &FeedChange, at: i64) -> Result<usize> {
        self.write(|transaction| {
            match change {
                FeedChange::Unchanged => {
                    let sql =
                        "UPDATE feeds SET fetched_at = ?, trouble = NULL, wait_until = NULL WHERE id = ?";
                    transaction.execute(sql, params![at, id.0])?;
                }
                FeedChange::Failed { error, retry_after } => {
                    let wait = retry_after
                        .map(|wait| i64::try_from(wait.as_millis()).unwrap_or(MAX_WAIT).min(MAX_WAIT));
                    let wait_until = wait.map(|wait| at.saturating_add(wait));
                    let sql = "UPDATE feeds SET fetched_at = ?, trouble = ?, wait_until = ? WHERE id = ?";
                    transaction.execute(sql, params![at, error.to_string(), wait_until, id.0])?;
                }
                FeedChange::Read(version) => return take_over(transaction, id, version, at),
            }
            Ok(0)
        })
    }
}

fn take_over(
    transaction: &Transaction<'_>,
    id: FeedId,
    version: &FeedVersion,
    at: i64,
) -> rusqlite::Result<usize> {
    let FeedVersion { feed, validators } = version;
    let sql = "UPDATE feeds SET title = coalesce(?, title), home = coalesce(?, home), etag = ?, last_modified = ?, \
               marked_by = ?, fetched_at = ?, trouble = NULL, wait_until = NULL WHERE id = ?";
    let Validators { etag, last_modified, address } = validators;
    // Another program may have removed it meanwhile.
    if transaction.execute(sql, params![feed.title, feed.home, etag, last_modified, address, at, id.0])? == 0
    {
        return Ok(0);
    }
    let before = count(transaction, id)?;
    for (item, at) in newest(&feed.items, at) {
        upsert(transaction, id, item, at)?;
    }
    let added = count(transaction, id)?.saturating_sub(before);
    let sql = "DELETE FROM feed_items WHERE feed = ?1 AND id NOT IN \
               (SELECT id FROM feed_items WHERE feed = ?1 ORDER BY at DESC, id LIMIT ?2)";
    transaction.execute(sql, params![id.0, MAX_ITEMS])?;
    Ok(added)
}

fn count(transaction: &Transaction<'_>, id: FeedId) -> rusqlite::Result<usize> {
    let sql = "SELECT count(*) FROM feed_items WHERE feed = ?";
    transaction.prepare_cached(sql)?.query_row([id.0], |row| row.get(0))
}

/// The newest items, each with its time. Those without a date are as old as `at`, in the order of the feed.
fn newest(items: &[FeedItem], at: i64) -> Vec<(&FeedItem, i64)> {
    let time = |(place, item): (usize, &'_ FeedItem)| {
        let date = item.published.as_ref().or(item.updated.as_ref());
        // A date in the future would stay on top of the list for ever.
        date.map_or_else(
            || at.saturating_sub(i64::try_from(place).unwrap_or(i64::MAX)),
            |date| date.at.min(at),
        )
    };
    let mut timed: Vec<(&FeedItem, i64)> =
        items.iter().enumerate().map(|(place, item)| (item, time((place, item)))).collect();
    sorting::by_key(&mut timed, |(_, at)| std::cmp::Reverse(*at));
    timed.truncate(MAX_ITEMS);
    timed
}

/// Adds an item, or what has changed of it. An item without a date keeps the time at which it was first seen.
fn upsert(transaction: &Transaction<'_>, feed: FeedId, item: &FeedItem, at: i64) -> rusqlite::Result<()> {
    let sql = "INSERT INTO feed_items (feed, guid, title, authors, address, published, updated, at, html, extent) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (feed, guid) DO UPDATE SET \
               title = ?3, authors = ?4, address = ?5, published = ?6, updated = ?7, \
               at = iif(?6 IS NULL AND ?7 IS NULL, at, ?8), extent = ?10, \
               findings = iif(html = ?9 AND title IS ?3, findings, NULL), html = ?9";
    let authors = serde_json::to_string(&item.authors).unwrap_or_default();
    transaction
        .prepare_cached(sql)?
        .execute(params![
            feed.0,
            item.id,
            item.title,
            authors,
            item.address,
            item.published.as_ref().map(|date| &date.stated),
            item.updated.as_ref().map(|date| &date.stated),
            at,
            item.html,
            match item.extent {
                TextExtent::Whole => "whole",
                TextExtent::Teaser => "teaser",
            },
        ])
        .map(|_| ())
}
