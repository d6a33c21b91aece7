//! The articles of the library, each with all versions of its text.

use super::article::{AddedArticle, ArticleId, ArticleKey, StoredArticle};
use super::codec::paragraphs::StoredParagraphs;
use super::identities::KnownValues;
use super::texts::StoredText;
use super::{codec, evidence, identities, journal, sources, texts};
use crate::article::{Article, Markup, Partial};
use crate::error::Result;
use crate::input::{Document, Identity, IdentitySource, Media, Origin};
use crate::library::Library;
use crate::library::damage::{self, EntryKind, RowReader};
use crate::library::index::tables;
use crate::review::ActId;
use crate::text::hash::TextHash;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

impl Library {
    /// Whether there are no articles in the lists.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn is_empty(&self) -> Result<bool> {
        let sql = "SELECT NOT EXISTS (SELECT 1 FROM articles WHERE removed_at IS NULL)";
        self.connection.query_row(sql, [], |row| row.get(0)).map_err(|error| self.sentence(&error))
    }

    /// The article with this text, otherwise the one from this file (its text may have changed since). What is known only
    /// by its place among others is found by its text alone: another article may have taken its place since. Removed articles
    /// are found too.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn find(&self, key: &ArticleKey) -> Result<Option<ArticleId>> {
        find(&self.connection, key).map_err(|error| self.sentence(&error))
    }

    /// Whether there is an article with this number. Removed articles count too.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn has(&self, id: ArticleId) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM articles WHERE id = ?)";
        self.connection.query_row(sql, [id.0], |row| row.get(0)).map_err(|error| self.sentence(&error))
    }

    /// The article that was read from this file or address, by its whole name. Removed articles are found too.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn find_named(&self, name: &str) -> Result<Option<ArticleId>> {
        sources::find(&self.connection, name).map_err(|error| self.sentence(&error))
    }

    /// The copy of what is at this address or in this file. `None` if there is none in the lists.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn copy_of(&self, origin: &Origin) -> Result<Option<StoredArticle>> {
        let Some(name) = origin.whole_name() else { return Ok(None) };
        match sources::find_listed(&self.connection, &name).map_err(|error| self.sentence(&error))? {
            Some(id) => self.article(id),
            None => Ok(None),
        }
    }

    /// Adds an article, or a new version of its text if the library has the article already.
    ///
    /// # Errors
    /// If the library cannot be written.
    pub fn add(&mut self, article: &Article, key: &ArticleKey, at: i64) -> Result<ArticleId> {
        let added = self.write(|transaction| add(transaction, article, key, at));
        added.map(|added| added.id)
    }

    /// Adds a new version of the text of an article, which was read from `key` again.
    ///
    /// # Errors
    /// If the library cannot be written.
    pub fn add_version(&mut self, id: ArticleId, read: (&Article, &ArticleKey), at: i64) -> Result<()> {
        let (article, key) = read;
        self.write(|transaction| {
            restore(transaction, id)?;
            add_text(transaction, (id, article), key, at)
        })
    }

    /// Adds several articles in one step: all of them or none.
    ///
    /// # Errors
    /// If the library cannot be written.
    pub fn add_all(&mut self, articles: &[(Article, ArticleKey)], at: i64) -> Result<Vec<AddedArticle>> {
        self.write(|transaction| {
            articles.iter().map(|(article, key)| add(transaction, article, key, at)).collect()
        })
    }

    /// Removes an article from the lists and returns whether it was there. Its texts and decisions are kept, and
    /// restored if it is added again.
    ///
    /// # Errors
    /// If the library cannot be written.
    pub fn remove(&mut self, id: ArticleId, at: i64) -> Result<bool> {
        self.write(|transaction| {
            tables::drop_rows(transaction, id)?;
            let sql = "UPDATE articles SET removed_at = ? WHERE id = ? AND removed_at IS NULL";
            Ok(transaction.execute(sql, params![at, id.0])? > 0)
        })
    }

    /// The numbers of all articles in the lists, in the order they were added.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn article_ids(&self) -> Result<Vec<ArticleId>> {
        let sql = "SELECT id FROM articles WHERE removed_at IS NULL ORDER BY id";
        let read = || {
            let mut statement = self.connection.prepare(sql)?;
            let rows = statement.query_map([], |row| row.get(0).map(ArticleId))?;
            rows.collect::<rusqlite::Result<Vec<_>>>()
        };
        read().map_err(|error| self.sentence(&error))
    }

    /// An article with its decisions; `None` if there is no article with this number. Decisions and statements of its
    /// title, authors and dates that are damaged are left out and named.
    ///
    /// # Errors
    /// If the library cannot be read, or the text is not the one that was saved.
    pub fn article(&self, id: ArticleId) -> Result<Option<StoredArticle>> {
        stored(self.reader(), id).map_err(|error| self.sentence(&error))
    }
}

/// An article with its decisions.
pub(in crate::library) fn stored(
    reader: RowReader<'_>,
    id: ArticleId,
) -> rusqlite::Result<Option<StoredArticle>> {
    stored_version(reader, id, None)
}

/// An article with its decisions, in a version of its text; `None` for the one that is shown.
pub(super) fn stored_version(
    reader: RowReader<'_>,
    id: ArticleId,
    version: Option<i64>,
) -> rusqlite::Result<Option<StoredArticle>> {
    let sql = format!(
        "SELECT articles.id, articles.title, articles.source, texts.hash, texts.paragraphs, texts.id, texts.partial, {} \
         FROM articles LEFT JOIN texts ON texts.id = coalesce(?2, articles.text) WHERE articles.id = ?1",
        texts::COLUMNS
    );
    let read = reader.row((&sql, params![id.0, version]), EntryKind::Article, |row| {
        let text = sound_text(row, id)?;
        let mut identity = identities::of_article(reader, id)?;
        if identity.title.is_none() {
            let title = reader.value(row, 1, EntryKind::Article)?;
            identity.merge(Identity::titled(title, IdentitySource::Visible));
        }
        identity.fetched = evidence::of_text(reader, row.get(5)?)?;
        let partial: Option<String> = reader.value(row, 6, EntryKind::Article)?;
        let partial = partial.and_then(|word| Partial::from_word(&word));
        let StoredParagraphs { paragraphs, times } = paragraphs(reader, row, &text)?;
        let mut article = Article {
            identity,
            paragraphs,
            text,
            markup: Markup::default(),
            partial,
            notices: partial.map(|partial| partial.sentence().to_owned()).into_iter().collect(),
            times,
        };
        article.guess_title();
        let file = reader.value(row, 2, EntryKind::Article)?;
        Ok((article, ArticleKey { hash: TextHash(row.get(3)?), file }))
    });
    let Some((article, key)) = read? else { return Ok(None) };
    Ok(Some(StoredArticle { id, article, key, journal: journal::after(reader, id, ActId(0))? }))
}

/// The text of an article, if it is the one that was saved: words that nobody wrote must not be quoted.
fn sound_text(row: &Row<'_>, id: ArticleId) -> rusqlite::Result<String> {
    let what = match (texts::bytes(row, 7)?, row.get_ref(3)?) {
        (Some(text), ValueRef::Blob(hash)) if TextHash::of_bytes(&text).0.as_slice() == hash => {
            match String::from_utf8(text.into_owned()) {
                Ok(text) => return Ok(text),
                Err(_) => "is not the one that was saved",
            }
        }
        (None, _) => "is missing",
        _ => "is not the one that was saved",
    };
    Err(damage::damaged(format!(
        "the text of article {} {what}: add the article again from where it was read, or restore a backup with pullquote library restore",
        id.0
    )))
}

/// The paragraphs of an article with their times; if they are damaged, those that its text has by itself.
fn paragraphs(reader: RowReader<'_>, row: &Row<'_>, text: &str) -> rusqlite::Result<StoredParagraphs> {
    let stored = row.get_ref(4)?.as_str().ok().and_then(|written| codec::paragraphs::sound(written, text));
    if let Some(stored) = stored {
        return Ok(stored);
    }
    let number: i64 = row.get(0)?;
    reader.left_out.tell(format!(
        "the paragraphs of article {number} cannot be read, so it is shown as plain text: add it again from where it \
         was read"
    ));
    let plain = Article::new(Document::record(String::new(), Media::Plain, text.to_owned()));
    Ok(StoredParagraphs { paragraphs: plain.paragraphs, times: Vec::new() })
}

pub(super) fn add(
    transaction: &Transaction<'_>,
    article: &Article,
    key: &ArticleKey,
    at: i64,
) -> rusqlite::Result<AddedArticle> {
    let added = match find(transaction, key)? {
        Some(id) => AddedArticle { id, known: restore(transaction, id)? },
        None => AddedArticle { id: insert(transaction, article, key, at)?, known: false },
    };
    add_text(transaction, (added.id, article), key, at)?;
    Ok(added)
}

pub(super) fn find(connection: &Connection, key: &ArticleKey) -> rusqlite::Result<Option<ArticleId>> {
    let by_text = "SELECT article FROM texts WHERE hash = ? ORDER BY id DESC LIMIT 1";
    let id = connection.prepare_cached(by_text)?.query_row([key.hash.0], |row| row.get(0)).optional()?;
    match (id, &key.file) {
        (None, Some(file)) if !is_place(file) => sources::find(connection, file),
        (id, _) => Ok(id.map(ArticleId)),
    }
}

/// Whether a name says only which of several articles it was, in a file or page that may hold others now.
fn is_place(name: &str) -> bool {
    matches!(Origin::from_whole_name(name), Origin::Part { .. })
}

fn insert(
    connection: &Connection,
    article: &Article,
    key: &ArticleKey,
    at: i64,
) -> rusqlite::Result<ArticleId> {
    let sql = "INSERT INTO articles (title, source, added_at) VALUES (?, ?, ?)";
    connection.prepare_cached(sql)?.execute(params![article.title(), key.file, at])?;
    Ok(ArticleId(connection.last_insert_rowid()))
}

/// Restores a removed article. Returns whether it was in the lists.
pub(super) fn restore(connection: &Connection, id: ArticleId) -> rusqlite::Result<bool> {
    let sql = "SELECT removed_at IS NULL FROM articles WHERE id = ?";
    let known = connection.prepare_cached(sql)?.query_row([id.0], |row| row.get(0))?;
    let sql = "UPDATE articles SET removed_at = NULL WHERE id = ?";
    connection.prepare_cached(sql)?.execute([id.0])?;
    Ok(known)
}

fn add_text(
    connection: &Connection,
    (id, article): (ArticleId, &Article),
    key: &ArticleKey,
    at: i64,
) -> rusqlite::Result<()> {
    // A text that was damaged is mended: it has the same hash again. The times of a recording stay if it is added from
    // where nobody knows them, such as another reviewer's decisions.
    let insert = "INSERT INTO texts (article, hash, text, deflated, size, paragraphs, kept_at, partial) \
                  VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (article, hash) DO UPDATE SET text = excluded.text, \
                  deflated = excluded.deflated, size = excluded.size, paragraphs = excluded.paragraphs, \
                  partial = coalesce(excluded.partial, partial)";
    let StoredText { plain, deflated, size } = StoredText::of(&article.text);
    let paragraphs = match with_times(connection, (id, article), key)? {
        Some(known) if article.times.is_empty() => known,
        _ => codec::paragraphs::written(&article.paragraphs, &article.times),
    };
    let partial = article.partial.map(Partial::word);
    let row = params![id.0, key.hash.0, plain, deflated, size, paragraphs, at, partial];
    connection.prepare_cached(insert)?.execute(row)?;
    let current = "UPDATE articles SET title = ?3, text = (SELECT id FROM texts WHERE article = ?1 AND hash = ?2) \
                   WHERE id = ?1";
    connection.prepare_cached(current)?.execute(params![id.0, key.hash.0, article.title()])?;
    sources::keep(connection, id, (article, key), at)?;
    keep_provenance(connection, id, article, key)
}

/// The paragraphs that are stored of a text, if they are sound and have the times of a recording.
fn with_times(
    connection: &Connection,
    (id, article): (ArticleId, &Article),
    key: &ArticleKey,
) -> rusqlite::Result<Option<String>> {
    let sql = "SELECT paragraphs FROM texts WHERE article = ? AND hash = ?";
    let mut found = connection.prepare_cached(sql)?;
    let mut rows = found.query(params![id.0, key.hash.0])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let stored = row.get_ref(0)?.as_str().ok();
    let has_times = |words: &&str| {
        codec::paragraphs::sound(words, &article.text).is_some_and(|stored| !stored.times.is_empty())
    };
    Ok(stored.filter(has_times).map(str::to_owned))
}

/// Keeps how the current text was fetched, and what the page says of itself. The name, the time and the hash that are shown
/// belong together: those of the first page that gave this text.
fn keep_provenance(
    connection: &Connection,
    id: ArticleId,
    article: &Article,
    key: &ArticleKey,
) -> rusqlite::Result<()> {
    let sql = "SELECT text FROM articles WHERE id = ?";
    let text = connection.prepare_cached(sql)?.query_row([id.0], |row| row.get(0))?;
    let here = key.file.as_deref();
    evidence::keep(connection, text, (here, article.identity.fetched.as_ref()))?;
    let first = evidence::source_of(connection, text)?;
    let is_elsewhere = first.as_deref().is_some_and(|first| Some(first) != here);
    let known = if is_elsewhere { KnownValues::Stay } else { KnownValues::Replaced };
    identities::keep(connection, id, (&article.identity, known))?;
    let sql = "UPDATE articles SET source = coalesce(?, source) WHERE id = ?";
    connection.prepare_cached(sql)?.execute(params![first.as_deref().or(here), id.0]).map(|_| ())
}
