//! The versions of an article's text that the library has kept.

use super::article::{ArticleId, StoredArticle};
use super::articles::stored_version;
use crate::error::Result;
use crate::library::Library;

/// A version of an article's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextVersion {
    /// Its row among the texts.
    pub(in crate::library) id: i64,
    /// When it was first kept, in milliseconds since 1970.
    pub kept_at: i64,
    /// Whether it is the one that is shown.
    pub is_current: bool,
}

impl Library {
    /// All versions of an article's text, the oldest first; none if there is no such article.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn versions(&self, id: ArticleId) -> Result<Vec<TextVersion>> {
        let read = || {
            let sql = "SELECT texts.id, texts.kept_at, coalesce(texts.id = articles.text, 0) FROM texts \
                       JOIN articles ON articles.id = texts.article WHERE texts.article = ? ORDER BY texts.id";
            let mut statement = self.connection.prepare_cached(sql)?;
            let version = |row: &rusqlite::Row<'_>| {
                Ok(TextVersion { id: row.get(0)?, kept_at: row.get(1)?, is_current: row.get(2)? })
            };
            statement.query_map([id.0], version)?.collect::<rusqlite::Result<Vec<_>>>()
        };
        read().map_err(|error| self.sentence(&error))
    }

    /// An article as it was in a version of its text. Title and authors are those of now.
    ///
    /// # Errors
    /// If the library cannot be read, or the text is not the one that was saved.
    pub fn article_in(&self, id: ArticleId, version: TextVersion) -> Result<Option<StoredArticle>> {
        stored_version(self.reader(), id, Some(version.id)).map_err(|error| self.sentence(&error))
    }
}
