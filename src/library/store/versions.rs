//! The versions of an article's text that the library has kept.

use super::article::{ArticleId, StoredArticle};
use super::articles::stored_version;
use crate::article::Article;
use crate::error::Result;
use crate::input::{Identity, read_kept};
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

impl TextVersion {
    /// Whether the title, authors and dates of an article in this version are not known: only those of now are.
    #[must_use]
    pub fn lacks_statements(&self, article: &Article) -> bool {
        !self.is_current && article.identity.fetched.is_none()
    }
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

    /// An article as it was in a version of its text. Title, authors and dates are those that the page of this version
    /// states; of a version without a page (it came from a file), those of now.
    ///
    /// # Errors
    /// If the library cannot be read, or the text is not the one that was saved.
    pub fn article_in(&self, id: ArticleId, version: TextVersion) -> Result<Option<StoredArticle>> {
        let stored = stored_version(self.reader(), id, Some(version.id));
        let stored = stored.map_err(|error| self.sentence(&error))?;
        stored.map(|stored| self.as_its_page_states(stored)).transpose()
    }

    /// The library keeps one title for an article, and the page of each version: that states its own.
    fn as_its_page_states(&self, mut stored: StoredArticle) -> Result<StoredArticle> {
        let fetched = stored.article.identity.fetched.take();
        let page = fetched.as_ref().and_then(|fetched| {
            let bytes = self.original(&fetched.sha256).ok()?;
            read_kept(fetched, bytes).map(Article::new)
        });
        if let Some(Article { identity, .. }) = page {
            let title = stored.article.identity.title.take();
            stored.article.identity = Identity { title: identity.title.clone().or(title), ..identity };
            stored.article.identity.merge(self.corrections(stored.id)?);
        }
        stored.article.identity.fetched = fetched;
        Ok(stored)
    }
}
