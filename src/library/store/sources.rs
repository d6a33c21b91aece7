//! The places that an article was read from: files, and addresses as they were typed and as they answered.
//!
//! The same article is at several addresses, in a saved page and in a web archive. Each of them finds it, also when nothing
//! is there any more.

use super::article::{ArticleId, ArticleKey};
use crate::article::Article;
use crate::error::Result;
use crate::input::Origin;
use crate::library::Library;
use crate::library::damage::EntryKind;
use rusqlite::{Connection, OptionalExtension, params};

impl Library {
    /// Every place that an article was read from, by its whole name, the one read longest ago first.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn sources(&self, id: ArticleId) -> Result<Vec<String>> {
        let sql = "SELECT article, name FROM sources WHERE article = ? ORDER BY at, name";
        let read = self.reader().rows((sql, [id.0]), EntryKind::Article, |row| row.get(1));
        read.map_err(|error| self.sentence(&error))
    }
}

/// Keeps where an article was read from, and which address answered.
pub(super) fn keep(
    connection: &Connection,
    id: ArticleId,
    (article, key): (&Article, &ArticleKey),
    at: i64,
) -> rusqlite::Result<()> {
    let Some(name) = &key.file else { return Ok(()) };
    let fetched = article.identity.fetched.as_ref().filter(|_| is_alone(name));
    let answered = fetched.and_then(|fetched| fetched.address.split('#').next());
    let sql = "INSERT INTO sources (name, article, at) VALUES (?, ?, ?) \
               ON CONFLICT (name, article) DO UPDATE SET at = excluded.at";
    let mut statement = connection.prepare_cached(sql)?;
    for name in [Some(name.as_str()), answered].into_iter().flatten() {
        statement.execute(params![name, id.0, at])?;
    }
    Ok(())
}

/// Whether the page that was fetched holds one article. The address of a feed is not that of its items.
fn is_alone(name: &str) -> bool {
    match Origin::from_whole_name(name) {
        Origin::Part { container, .. } => !container.is_on_the_web(),
        Origin::Item { .. } => false,
        _ => true,
    }
}

/// The article that was read last from this place. Removed articles are found too.
pub(super) fn find(connection: &Connection, name: &str) -> rusqlite::Result<Option<ArticleId>> {
    let sql = "SELECT article FROM sources WHERE name = ? ORDER BY at DESC, article DESC LIMIT 1";
    connection.prepare_cached(sql)?.query_row([name], |row| row.get(0).map(ArticleId)).optional()
}

/// The article in the lists that was read last from this place.
pub(super) fn find_listed(connection: &Connection, name: &str) -> rusqlite::Result<Option<ArticleId>> {
    let sql = "SELECT article FROM sources JOIN articles ON articles.id = article \
               WHERE name = ? AND removed_at IS NULL ORDER BY at DESC, article DESC LIMIT 1";
    connection.query_row(sql, [name], |row| row.get(0).map(ArticleId)).optional()
}
