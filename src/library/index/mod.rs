//! Articles and journals -> the derived tables that lists and searches read, made anew where they are not true any
//! more.
//!
//! Nobody else keeps the index up to date, not even who records a decision: it says itself up to where it is true,
//! and what can be read of it is reached only through [`Library::refresh`]. So a decision costs one row, and an
//! index that was forgotten is not possible.

mod known_speakers;
pub(super) mod listing;
mod names;
mod query;
pub(super) mod review_list;
mod rows;
pub(super) mod search;
pub(super) mod speakers;
pub(super) mod stats;
pub(super) mod tables;

use crate::article::Article;
use crate::error::Result;
use crate::library::{ArticleId, Kept, Library};
use crate::version::VERSION;
use rayon::prelude::*;
use rows::Rows;
use rusqlite::Connection;
use std::ops::ControlFlow;
use tables::Stale;

/// The derived tables, true for every article that [`Library::refresh`] came to.
#[derive(Debug)]
pub struct Index<'a> {
    library: &'a Library,
    /// Articles it is not true for.
    behind: usize,
}

/// How far the index has been made anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Indexing {
    /// Articles that are done.
    pub done: usize,
    /// Articles that were not up to date.
    pub all: usize,
}

/// Articles are read and analysed together until they reach this size, so that memory stays bounded.
const BATCH_BYTES: i64 = 8 * 1024 * 1024;
/// So many small articles are enough to keep all cores busy.
const BATCH_ARTICLES: usize = 256;

impl Library {
    /// Brings the index up to date on all cores, the shortest articles first. `progress` is called after every batch;
    /// when it breaks, the rest stays as it was, and lists say so. In a library that may only be read all does, and
    /// `progress` is not called.
    ///
    /// # Errors
    /// When the library cannot be read, or not be written although something has to be.
    pub fn refresh(&mut self, progress: &mut dyn FnMut(Indexing) -> ControlFlow<()>) -> Result<Index<'_>> {
        let stale = stale(&self.connection).map_err(|error| self.sentence(&error))?;
        if !self.can_be_written() {
            return Ok(Index { library: self, behind: stale.len() });
        }
        let (all, mut rest) = (stale.len(), stale.as_slice());
        while !rest.is_empty() {
            let (batch, after) = rest.split_at(batch_length(rest));
            rest = after;
            self.index(batch)?;
            if progress(Indexing { done: all - rest.len(), all }).is_break() {
                break;
            }
        }
        Ok(Index { library: self, behind: rest.len() })
    }

    /// Brings the index up to date, however long it takes.
    ///
    /// # Errors
    /// As [`Library::refresh`].
    pub fn refresh_all(&mut self) -> Result<Index<'_>> {
        self.refresh(&mut |_| ControlFlow::Continue(()))
    }

    /// Throws the index away; the next [`Library::refresh`] makes it anew out of articles and decisions.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn rebuild(&mut self) -> Result<()> {
        self.write(|transaction| {
            transaction.execute_batch(
                "INSERT INTO found_texts (found_texts) VALUES ('delete-all'); \
                 INSERT INTO found_quotations (found_quotations) VALUES ('delete-all'); \
                 DELETE FROM quotations; DELETE FROM countries; DELETE FROM reviewers; DELETE FROM indexed;",
            )
        })
    }

    fn index(&mut self, batch: &[Stale]) -> Result<()> {
        let read = batch.iter().map(|&stale| Ok((stale, self.kept(stale.id)?)));
        let read: Vec<(Stale, Option<Kept>)> = read.collect::<Result<_>>()?;
        let found = |(stale, kept): (Stale, Option<Kept>)| {
            let kept = kept?;
            let rows = rows::rows_for(&kept);
            Some((stale, kept.article, rows))
        };
        let found: Vec<(Stale, Article, Rows)> = read.into_par_iter().filter_map(found).collect();
        self.write(|transaction| {
            found
                .iter()
                .try_for_each(|(stale, article, rows)| tables::rewrite(transaction, *stale, article, rows))
        })
    }
}

impl Index<'_> {
    /// Of how many articles it tells what was so before their last decision.
    #[must_use]
    pub fn behind(&self) -> usize {
        self.behind
    }

    fn read<T>(&self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T> {
        work(&self.library.connection).map_err(|error| self.library.sentence(&error))
    }
}

/// Shortest first, so that a list has nearly all it shows before the long ones begin.
fn stale(connection: &Connection) -> rusqlite::Result<Vec<Stale>> {
    let sql = "WITH listed AS ( \
                   SELECT id, text, \
                          coalesce((SELECT max(id) FROM decisions WHERE article = articles.id), 0) AS decision \
                   FROM articles WHERE removed_at IS NULL) \
               SELECT listed.id, listed.text, octet_length(texts.text), listed.decision FROM listed \
               JOIN texts ON texts.id = listed.text LEFT JOIN indexed ON indexed.article = listed.id \
               WHERE (indexed.text, indexed.decision, indexed.model) IS NOT (listed.text, listed.decision, ?) \
               ORDER BY 3, 1";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([VERSION], |row| {
        Ok(Stale {
            id: ArticleId(row.get(0)?),
            text: row.get(1)?,
            length: row.get(2)?,
            decision: row.get(3)?,
        })
    })?;
    rows.collect()
}

fn batch_length(stale: &[Stale]) -> usize {
    let mut bytes = 0;
    let fitting = stale.iter().take(BATCH_ARTICLES).take_while(|article| {
        bytes += article.length;
        bytes <= BATCH_BYTES
    });
    fitting.count().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Document, Media};
    use crate::library::Source;
    use crate::text::hash::TextHash;

    #[test]
    fn what_is_taken_out_while_it_is_analysed_is_not_put_back_into_the_index() {
        let folder = tempfile::tempdir().unwrap();
        let mut library = Library::open(folder.path()).unwrap();
        let text = "“We stay,” said Ana Lopes.\n".to_owned();
        let source = Source { hash: TextHash::of(&text), file: None };
        let article = Article::new(Document::record(String::new(), Media::Plain, text));
        let id = library.keep(&article, &source, 1).unwrap();
        let batch = stale(&library.connection).unwrap();
        library.remove(id, 2).unwrap();
        library.index(&batch).unwrap();
        assert!(library.refresh_all().unwrap().library.known_speakers().unwrap().is_empty());
        library.keep(&article, &source, 3).unwrap();
        assert_eq!(library.refresh_all().unwrap().library.known_speakers().unwrap().len(), 1);
    }
}
