//! Articles and journals -> the derived tables that lists and searches read, made anew where they are not true any
//! more.
//!
//! Nobody else keeps the index up to date, not even who records a decision: it says itself up to where it is true,
//! and what can be read of it is reached only through [`Library::refresh`]. So a decision costs one row, and an
//! index that was forgotten is not possible.

use super::MODEL;
use super::articles::{ArticleId, Kept};
use super::open::Library;
use super::rows::{self, Rows};
use crate::article::Article;
use crate::error::Result;
use crate::text::search::folded;
use rayon::prelude::*;
use rusqlite::{Connection, Statement, Transaction, params};
use std::ops::ControlFlow;

/// The derived tables, true for every article that [`Library::refresh`] came to.
#[derive(Debug)]
pub struct Index<'a> {
    pub(super) library: &'a Library,
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

/// An article whose rows are not true any more.
#[derive(Debug, Clone, Copy)]
struct Stale {
    id: ArticleId,
    /// The text they are to be made from, and its length in bytes.
    text: i64,
    length: i64,
    /// The last decision.
    decision: i64,
}

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
            let rows = rows::of(&kept);
            Some((stale, kept.article, rows))
        };
        let found: Vec<(Stale, Article, Rows)> = read.into_par_iter().filter_map(found).collect();
        self.write(|transaction| {
            found.iter().try_for_each(|(stale, article, rows)| rewrite(transaction, *stale, article, rows))
        })
    }
}

impl Index<'_> {
    /// Of how many articles it tells what was so before their last decision.
    #[must_use]
    pub fn behind(&self) -> usize {
        self.behind
    }

    pub(super) fn read<T>(&self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T> {
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
    let rows = statement.query_map([MODEL], |row| {
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

fn rewrite(
    transaction: &Transaction<'_>,
    stale: Stale,
    article: &Article,
    rows: &Rows,
) -> rusqlite::Result<()> {
    drop_rows(transaction, stale.id)?;
    let id = stale.id.0;
    let sql = "SELECT removed_at IS NULL FROM articles WHERE id = ?";
    // Another program may have taken it out of the lists while it was analysed.
    if !transaction.prepare_cached(sql)?.query_row([id], |row| row.get::<_, bool>(0))? {
        return Ok(());
    }
    let sql = "INSERT INTO found_texts (rowid, title, text) VALUES (?, ?, ?)";
    let title = folded(article.title.as_deref().unwrap_or_default());
    transaction.prepare_cached(sql)?.execute(params![id, title, folded(&article.text)])?;
    insert_quotations(transaction, stale.id, rows)?;
    let mut country = transaction.prepare_cached("INSERT INTO countries VALUES (?, ?, ?)")?;
    for (code, mentions) in &rows.countries {
        country.execute(params![id, code, mentions])?;
    }
    let mut reviewer = transaction.prepare_cached("INSERT INTO reviewers VALUES (?, ?, ?, ?)")?;
    for (name, (acts, at)) in &rows.reviewers {
        reviewer.execute(params![id, name, acts, at])?;
    }
    let sql =
        "INSERT INTO indexed (article, text, decision, model, beginning, orphans) VALUES (?, ?, ?, ?, ?, ?)";
    let up_to = params![id, stale.text, stale.decision, MODEL, rows.beginning, rows.orphans];
    transaction.prepare_cached(sql)?.execute(up_to).map(|_| ())
}

fn insert_quotations(transaction: &Transaction<'_>, article: ArticleId, rows: &Rows) -> rusqlite::Result<()> {
    let sql = "INSERT INTO quotations (article, number, start, length, content, words, speaker, speaker_kind, kind, \
               state, flagged, verification, found_kind, confidence, other_speaker) \
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    let mut insert = transaction.prepare_cached(sql)?;
    let sql = "INSERT INTO found_quotations (rowid, content, speaker) VALUES (?, ?, ?)";
    let mut find: Statement<'_> = transaction.prepare(sql)?;
    for (number, row) in (1..).zip(&rows.quotations) {
        let number: i64 = number;
        let length = i64::from(row.content.end - row.content.start);
        let speaker = row.speaker.as_ref().map(|named| named.name.as_str());
        insert.execute(params![
            article.0,
            number,
            row.content.start,
            length,
            row.words,
            row.count,
            speaker,
            row.speaker.as_ref().map_or("unknown", |named| named.kind.word()),
            rows::kind_word(row.kind),
            row.state,
            row.flagged,
            row.verification.word(),
            row.found.map(rows::kind_word),
            row.confidence,
            row.other_speaker,
        ])?;
        let id = transaction.last_insert_rowid();
        find.execute(params![id, folded(&row.words), speaker.map(folded)])?;
    }
    Ok(())
}

/// Takes everything that was derived from an article out of the index.
pub(super) fn drop_rows(transaction: &Transaction<'_>, article: ArticleId) -> rusqlite::Result<()> {
    for sql in [
        "DELETE FROM found_quotations WHERE rowid IN (SELECT id FROM quotations WHERE article = ?)",
        "DELETE FROM quotations WHERE article = ?",
        "DELETE FROM found_texts WHERE rowid = ?",
        "DELETE FROM countries WHERE article = ?",
        "DELETE FROM reviewers WHERE article = ?",
        "DELETE FROM indexed WHERE article = ?",
    ] {
        transaction.prepare_cached(sql)?.execute([article.0])?;
    }
    Ok(())
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
