//! The feeds: added, listed, removed.

use super::FeedId;
use crate::error::Result;
use crate::input::feeds::Subscription;
use crate::input::web::Validators;
use crate::library::Library;
use crate::library::damage::EntryKind;
use rusqlite::{OptionalExtension, params};

/// The result of adding a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AddedFeed {
    /// Its number.
    pub id: FeedId,
    /// Whether it was there before.
    pub known: bool,
}

/// A feed as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedFeed {
    /// Its number.
    pub id: FeedId,
    /// Its address, or the whole name of its file.
    pub address: String,
    /// Its title.
    pub title: Option<String>,
    /// What the user calls it.
    pub own_name: Option<String>,
    /// The folders that the user keeps it in, the outer one first.
    pub folders: Vec<String>,
    /// The address of its site.
    pub home: Option<String>,
    /// How many of its items are kept.
    pub items: usize,
    /// How many of them have not been read.
    pub unread: usize,
    /// When it was last fetched, whether or not that succeeded.
    pub fetched_at: Option<i64>,
    /// Before then the server does not want to be asked again.
    pub wait_until: Option<i64>,
    /// Why it could not be fetched or read the last time.
    pub trouble: Option<String>,
    /// What the server marked the last version with.
    pub validators: Validators,
}

impl ListedFeed {
    /// What the user calls it, otherwise its title, otherwise its address.
    #[must_use]
    pub fn name(&self) -> &str {
        self.own_name.as_deref().or(self.title.as_deref()).unwrap_or(&self.address)
    }
}

impl Library {
    /// Adds feeds in one step: all of them or none.
    ///
    /// # Errors
    /// If the library cannot be written.
    pub fn add_feeds(&mut self, feeds: &[Subscription], at: i64) -> Result<Vec<AddedFeed>> {
        self.write(|transaction| {
            let find = "SELECT id FROM feeds WHERE address = ?";
            let insert = "INSERT INTO feeds (address, title, home, own_name, folder, added_at) VALUES (?, ?, ?, ?, ?, ?)";
            let call = "UPDATE feeds SET own_name = coalesce(?, own_name), folder = coalesce(?, folder) WHERE id = ?";
            let add = |feed: &Subscription| {
                let folder = (!feed.folders.is_empty()).then(|| feed.folders.join("\n"));
                let known: Option<i64> =
                    transaction.query_row(find, [&feed.address], |row| row.get(0)).optional()?;
                if let Some(id) = known {
                    transaction.execute(call, params![feed.own_name, folder, id])?;
                    return Ok(AddedFeed { id: FeedId(id), known: true });
                }
                let row = params![feed.address, feed.title, feed.home, feed.own_name, folder, at];
                transaction.execute(insert, row)?;
                Ok(AddedFeed { id: FeedId(transaction.last_insert_rowid()), known: false })
            };
            feeds.iter().map(add).collect()
        })
    }

    /// The feeds in the order in which they were added.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn feeds(&self) -> Result<Vec<ListedFeed>> {
        let sql = "SELECT feeds.id, address, title, home, count(guid), sum(guid IS NOT NULL AND read_at IS NULL), \
                   fetched_at, wait_until, trouble, etag, last_modified, marked_by, own_name, folder FROM feeds \
                   LEFT JOIN (SELECT feed, guid, read_at FROM feed_items) AS items ON items.feed = feeds.id \
                   GROUP BY feeds.id ORDER BY feeds.id";
        let reader = self.reader();
        let read = reader.rows((sql, []), EntryKind::Feed, |row| {
            let text = |column| reader.value::<Option<String>>(row, column, EntryKind::Feed);
            let time = |column| reader.value::<Option<i64>>(row, column, EntryKind::Feed);
            Ok(ListedFeed {
                id: FeedId(row.get(0)?),
                address: row.get(1)?,
                title: text(2)?,
                own_name: text(12)?,
                folders: folders(text(13)?),
                home: text(3)?,
                items: row.get(4)?,
                unread: row.get(5)?,
                fetched_at: time(6)?,
                wait_until: time(7)?,
                trouble: text(8)?,
                validators: Validators { etag: text(9)?, last_modified: text(10)?, address: text(11)? },
            })
        });
        read.map_err(|error| self.sentence(&error))
    }

    /// Removes a feed with its items, and returns whether it was there. Articles that were kept from it stay.
    ///
    /// # Errors
    /// If the library cannot be written.
    pub fn remove_feed(&mut self, id: FeedId) -> Result<bool> {
        self.write(|transaction| {
            transaction.execute("DELETE FROM feed_items WHERE feed = ?", [id.0])?;
            Ok(transaction.execute("DELETE FROM feeds WHERE id = ?", [id.0])? > 0)
        })
    }
}

fn folders(lines: Option<String>) -> Vec<String> {
    lines.unwrap_or_default().lines().map(str::to_owned).collect()
}
