//! Articles and journals -> the derived tables behind lists and searches, rebuilt where they are stale.
//!
//! No other code updates the index, not even the code that records decisions. The index knows how far it is up to
//! date, and it can only be read through [`Library::refresh`]. So recording a decision costs one row, and a stale
//! index cannot be read by accident.

pub(super) mod audit;
mod condition;
pub(super) mod identity_filter;
pub(super) mod listed_article;
pub(super) mod listing;
mod pending;
pub(super) mod preview;
mod rebuild;
pub(super) mod repeats;
pub(super) mod review_list;
mod rows;
pub(super) mod search;
mod shown_names;
pub(super) mod speakers;
pub(super) mod stats;
pub(super) mod tables;
mod titles;

use crate::article::Article;
use crate::error::Result;
use crate::library::damage::{self, EntryKind, RowReader};
use crate::library::store::{articles, texts};
use crate::library::{ArticleId, Library, StoredArticle};
use crate::sorting;
use crate::version::VERSION;
use rayon::prelude::*;
use rows::Rows;
use rusqlite::{Connection, InterruptHandle};
use std::ops::ControlFlow;
use tables::Stale;

/// The derived tables, up to date for every article that [`Library::refresh`] reached.
#[derive(Debug)]
pub struct Index<'a> {
    library: &'a Library,
    /// The number of articles that are not up to date.
    stale_articles: usize,
}

/// How far the refresh has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndexProgress {
    /// Articles that are up to date now.
    pub done: usize,
    /// Articles that were stale.
    pub all: usize,
}

/// Articles are read and analysed together until they reach this size, which bounds memory.
const BATCH_BYTES: i64 = 8 * 1024 * 1024;
/// This many small articles keep all cores busy.
const BATCH_ARTICLES: usize = 256;

impl Library {
    /// Updates the index on all cores, the shortest articles first. Calls `progress` after every batch; if that
    /// breaks, the remaining articles stay stale, and lists show it. In a read-only library all articles that are
    /// stale stay so, and `progress` is not called.
    ///
    /// # Errors
    /// If the library cannot be read, or must be updated and cannot be written.
    pub fn refresh(
        &mut self,
        progress: &mut dyn FnMut(IndexProgress) -> ControlFlow<()>,
    ) -> Result<Index<'_>> {
        let stale = stale(self.reader()).map_err(|error| self.sentence(&error))?;
        if !self.can_be_written() {
            return Ok(Index { library: self, stale_articles: stale.len() });
        }
        let (all, mut rest) = (stale.len(), stale.as_slice());
        while !rest.is_empty() {
            let (batch, after) = rest.split_at(batch_length(rest));
            rest = after;
            self.index(batch)?;
            if progress(IndexProgress { done: all - rest.len(), all }).is_break() {
                break;
            }
        }
        Ok(Index { library: self, stale_articles: rest.len() })
    }

    /// Updates the index, however long that takes.
    ///
    /// # Errors
    /// As [`Library::refresh`].
    pub fn refresh_all(&mut self) -> Result<Index<'_>> {
        self.refresh(&mut |_| ControlFlow::Continue(()))
    }

    /// The index without an update: articles that are stale are listed as they were.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn index_as_it_is(&self) -> Result<Index<'_>> {
        let stale = stale(self.reader()).map_err(|error| self.sentence(&error))?;
        Ok(Index { library: self, stale_articles: stale.len() })
    }

    fn index(&mut self, batch: &[Stale]) -> Result<()> {
        let found = derive(self.reader(), batch).map_err(|error| self.sentence(&error))?;
        self.write(|transaction| {
            found
                .iter()
                .try_for_each(|(stale, article, rows)| tables::rewrite(transaction, *stale, article, rows))
        })
    }
}

/// A state of the index: another one after every write to the library, by any program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndexVersion {
    /// Changes with every write of another connection.
    by_others: i64,
    /// How many rows this connection has written.
    here: u64,
    stale_articles: usize,
}

impl Library {
    /// The index, if nothing has been written to the library since it had this version; otherwise it has to be
    /// [refreshed](Library::refresh). This looks at two numbers and at no article.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn unchanged_index(&self, since: IndexVersion) -> Result<Option<Index<'_>>> {
        let index = Index { library: self, stale_articles: since.stale_articles };
        let is_unchanged = index.version()? == since;
        Ok(is_unchanged.then_some(index))
    }
}

/// Derives the rows of articles into another, empty library. Returns the articles that are not damaged.
pub(super) fn derive_into(
    reader: RowReader<'_>,
    batch: &[Stale],
    empty: &mut Connection,
) -> rusqlite::Result<Vec<ArticleId>> {
    let derived = derive(reader, batch)?;
    empty.execute_batch("PRAGMA foreign_keys = OFF")?;
    let transaction = empty.transaction()?;
    for (stale, article, rows) in &derived {
        transaction.execute("INSERT INTO articles (id, added_at) VALUES (?, 0)", [stale.id.0])?;
        tables::rewrite(&transaction, *stale, article, rows)?;
    }
    transaction.commit()?;
    Ok(derived.iter().map(|(stale, ..)| stale.id).collect())
}

/// Articles in batches that are read and analysed together.
pub(super) fn batches(mut rest: &[Stale]) -> impl Iterator<Item = &[Stale]> {
    std::iter::from_fn(move || {
        let (batch, after) = rest.split_at(batch_length(rest));
        rest = after;
        (!batch.is_empty()).then_some(batch)
    })
}

/// What is derived of an article.
type Derived = (Stale, Article, Rows);

/// Derives the rows of articles on all cores, in the order of their numbers: the full-text tables collect only what comes
/// in that order before they write it out. An article that is damaged is left out and named; what was derived from it before
/// stays.
fn derive(reader: RowReader<'_>, batch: &[Stale]) -> rusqlite::Result<Vec<Derived>> {
    let mut read: Vec<(Stale, StoredArticle)> = Vec::new();
    for &stale in batch {
        match articles::stored(reader, stale.id) {
            Ok(stored) => read.extend(stored.map(|stored| (stale, stored))),
            Err(error) => match damage::damage_in(&error) {
                Some(sentence) => reader.left_out.tell(sentence.to_owned()),
                None => return Err(error),
            },
        }
    }
    let found = |(stale, stored): (Stale, StoredArticle)| {
        let rows = rows::rows_for(&stored);
        (stale, stored.article, rows)
    };
    sorting::by_key(&mut read, |(stale, _)| stale.id);
    Ok(read.into_par_iter().map(found).collect())
}

impl Index<'_> {
    /// The version of the index.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn version(&self) -> Result<IndexVersion> {
        let connection = &self.library.connection;
        let by_others = connection.query_row("PRAGMA data_version", [], |row| row.get(0));
        let by_others = by_others.map_err(|error| self.library.sentence(&error))?;
        let here = connection.total_changes();
        Ok(IndexVersion { by_others, here, stale_articles: self.stale_articles })
    }

    /// Ends what is being read from this index when [interrupted](InterruptHandle::interrupt) from another thread: the
    /// reading fails.
    #[must_use]
    pub fn interrupt_handle(&self) -> InterruptHandle {
        self.library.connection.get_interrupt_handle()
    }

    /// The library that it is the index of.
    #[must_use]
    pub fn library(&self) -> &Library {
        self.library
    }

    /// The number of articles for which the index is stale.
    #[must_use]
    pub fn stale_articles(&self) -> usize {
        self.stale_articles
    }

    /// What was left out since this was last asked, because it is damaged: one sentence each.
    #[must_use]
    pub fn left_out(&self) -> Vec<String> {
        self.library.left_out()
    }

    fn read<T>(&self, work: impl FnOnce(RowReader<'_>) -> rusqlite::Result<T>) -> Result<T> {
        work(self.library.reader()).map_err(|error| self.library.sentence(&error))
    }
}

/// Shortest first, so that a list is nearly complete before the long ones begin.
fn stale(reader: RowReader<'_>) -> rusqlite::Result<Vec<Stale>> {
    let sql = format!(
        "WITH listed AS ( \
             SELECT id, text, coalesce((SELECT max(id) FROM decisions WHERE article = articles.id), 0) AS decision \
             FROM articles WHERE removed_at IS NULL) \
         SELECT listed.id, listed.text, {}, listed.decision FROM listed \
         JOIN texts ON texts.id = listed.text LEFT JOIN indexed ON indexed.article = listed.id \
         WHERE (indexed.text, indexed.decision, indexed.model) IS NOT (listed.text, listed.decision, ?) \
         ORDER BY 3, 1",
        texts::LENGTH
    );
    reader.rows((&sql, [VERSION]), EntryKind::Article, tables::stale)
}

fn batch_length(stale: &[Stale]) -> usize {
    let mut bytes = 0;
    let fitting = stale.iter().take(BATCH_ARTICLES).take_while(|article| {
        bytes += article.length;
        bytes <= BATCH_BYTES
    });
    fitting.count().max(1).min(stale.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Document, Media};
    use crate::library::ArticleKey;
    use crate::text::hash::TextHash;

    #[test]
    fn an_article_removed_during_analysis_stays_out_of_the_index() {
        let folder = tempfile::tempdir().unwrap();
        let mut library = Library::open(folder.path()).unwrap();
        let text = "“We stay,” said Ana Lopes.\n".to_owned();
        let source = ArticleKey { hash: TextHash::of(&text), file: None };
        let article = Article::new(Document::record(String::new(), Media::Plain, text));
        let id = library.add(&article, &source, 1).unwrap();
        let batch = stale(library.reader()).unwrap();
        library.remove(id, 2).unwrap();
        library.index(&batch).unwrap();
        assert!(library.refresh_all().unwrap().library.known_speakers().unwrap().is_empty());
        library.add(&article, &source, 3).unwrap();
        assert_eq!(library.refresh_all().unwrap().library.known_speakers().unwrap().len(), 1);
    }
}
