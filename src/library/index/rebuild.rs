//! The index, whatever state it is in -> one that is derived again from articles and decisions.
//!
//! In one transaction: if anything fails, the index is as it was. What was derived from an article whose text is now
//! damaged stays, because it may be all that is left of its quotations.

use super::tables::{self, Stale};
use super::{batches, derive};
use crate::error::Result;
use crate::library::damage::{EntryKind, LeftOut, RowReader};
use crate::library::store::{identities, texts};
use crate::library::{ArticleId, Library};
use crate::text::fold::folded;
use rusqlite::{Transaction, params};
use std::collections::BTreeSet;

/// The full-text tables, made anew: they may be too damaged to be emptied.
const FULL_TEXT: &str = "DROP TABLE found_articles; DROP TABLE found_quotations; \
    CREATE VIRTUAL TABLE found_articles USING fts5 (text, title, content = '', contentless_delete = 1); \
    CREATE VIRTUAL TABLE found_quotations USING fts5 (content, speaker, content = '', contentless_delete = 1);";

/// Rows that belong to no article in the lists.
const STRAYS: [&str; 7] =
    ["quotation_rows", "coded", "countries", "reviewers", "indexed", "earlier_texts", "earlier_quotations"];

impl Library {
    /// Derives the index again from articles and decisions, and the titles in the lists from what is known of the
    /// articles. Returns what could not be derived again, one sentence each, without a full stop.
    ///
    /// # Errors
    /// If the library cannot be written, or is too damaged. Then nothing was changed.
    pub fn rebuild(&mut self) -> Result<Vec<String>> {
        let left_out = LeftOut::default();
        self.write(|transaction| rebuild(transaction, &left_out))?;
        Ok(left_out.take())
    }
}

fn rebuild(transaction: &Transaction<'_>, left_out: &LeftOut) -> rusqlite::Result<()> {
    transaction.execute_batch("REINDEX")?;
    transaction.execute_batch(FULL_TEXT)?;
    for table in STRAYS {
        let listed = "SELECT id FROM articles WHERE removed_at IS NULL";
        let sql =
            format!("DELETE FROM {table} WHERE typeof(article) <> 'integer' OR article NOT IN ({listed})");
        transaction.execute(&sql, [])?;
    }
    let reader = RowReader { connection: transaction, left_out };
    identities::mend_titles(reader)?;
    texts::deflate_plain(transaction)?;
    let sql = format!(
        "SELECT articles.id, articles.text, {}, coalesce((SELECT max(id) FROM decisions WHERE article = articles.id), 0) \
         FROM articles LEFT JOIN texts ON texts.id = articles.text WHERE removed_at IS NULL ORDER BY 3, 1",
        texts::LENGTH
    );
    let all = reader.rows((&sql, []), EntryKind::Article, tables::stale)?;
    batches(&all).try_for_each(|batch| rebuild_batch((transaction, reader), batch))
}

fn rebuild_batch(
    (transaction, reader): (&Transaction<'_>, RowReader<'_>),
    batch: &[Stale],
) -> rusqlite::Result<()> {
    let derived = derive(reader, batch)?;
    let mut done = BTreeSet::new();
    for (stale, article, rows) in &derived {
        tables::rewrite(transaction, *stale, article, rows)?;
        done.insert(stale.id);
    }
    batch.iter().filter(|stale| !done.contains(&stale.id)).try_for_each(|stale| keep(reader, stale.id))
}

/// Puts what was derived from a damaged article into the new full-text tables, with as much of its text as can be read.
fn keep(reader: RowReader<'_>, article: ArticleId) -> rusqlite::Result<()> {
    let sql = "SELECT article, id, content, speaker FROM quotations WHERE article = ?";
    let insert = "INSERT INTO found_quotations (rowid, content, speaker) VALUES (?, ?, ?)";
    reader.rows((sql, [article.0]), EntryKind::Index, |row| {
        let (id, content, speaker): (i64, String, Option<String>) = (row.get(1)?, row.get(2)?, row.get(3)?);
        let row = params![id, folded(&content), speaker.as_deref().map(folded)];
        reader.connection.prepare_cached(insert)?.execute(row)
    })?;
    let sql = format!(
        "SELECT articles.id, articles.title, {} FROM articles LEFT JOIN texts ON texts.id = articles.text \
         WHERE articles.id = ?",
        texts::COLUMNS
    );
    let insert = "INSERT INTO found_articles (rowid, title, text) VALUES (?, ?, ?)";
    reader.rows((&sql, [article.0]), EntryKind::Article, |row| {
        let readable = |bytes: &[u8]| folded(&String::from_utf8_lossy(bytes));
        let title = row.get_ref(1)?.as_bytes_or_null().unwrap_or_default().unwrap_or_default();
        let text = texts::bytes(row, 2)?.unwrap_or_default();
        let row = params![article.0, readable(title), readable(&text)];
        reader.connection.prepare_cached(insert)?.execute(row)
    })?;
    Ok(())
}
