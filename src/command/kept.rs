//! What the library knows of articles that are read from elsewhere: the copy of a page, and the user's corrections.

use crate::analysis::changes::{changes, told};
use crate::analysis::{self, Analysis};
use crate::article::Article;
use crate::error::Result;
use crate::input::Origin;
use crate::library::{ArticleKey, Library, StoredArticle};

/// What the library is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LibraryUse {
    /// Only for articles that are named by their numbers: everything else is read as it is.
    Numbers,
    /// For the user's corrections, and for the copy of a page that cannot be fetched.
    Fallback,
    /// For the user's corrections, and for the copy of every page that it has, so that all exports show the same text.
    CopyFirst,
}

/// The library and what it is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct KeptArticles<'a> {
    pub(super) library: Option<&'a Library>,
    pub(super) used: LibraryUse,
}

impl KeptArticles<'_> {
    /// The copy of a page that need not be fetched.
    pub(super) fn before_fetching(&self, origin: &Origin) -> Result<Option<StoredArticle>> {
        if self.used == LibraryUse::CopyFirst { self.copy(origin) } else { Ok(None) }
    }

    /// The copy of a page that could not be fetched.
    pub(super) fn in_place_of(&self, origin: &Origin) -> Result<Option<StoredArticle>> {
        if self.used == LibraryUse::Numbers { Ok(None) } else { self.copy(origin) }
    }

    fn copy(&self, origin: &Origin) -> Result<Option<StoredArticle>> {
        match self.library.filter(|_| origin.is_on_the_web()) {
            Some(library) => library.copy_of(origin),
            None => Ok(None),
        }
    }

    /// Applies the user's corrections to an article that was read, and says how its page has changed since the copy in the
    /// library.
    pub(super) fn complete(
        &self,
        origin: &Origin,
        (article, analysis): (&mut Article, &Analysis),
    ) -> Result<Option<String>> {
        let Some(library) = self.library.filter(|_| self.used != LibraryUse::Numbers) else {
            return Ok(None);
        };
        let key = ArticleKey::of(article, origin);
        if let Some(id) = library.find(&key)? {
            article.identity.merge(library.corrections(id)?);
        }
        let copy = self.copy(origin)?.filter(|copy| copy.key.hash != key.hash);
        Ok(copy.map(|copy| changed_since(&copy, (article, analysis))))
    }
}

/// How a page has changed since the copy in the library.
pub(super) fn changed_since(copy: &StoredArticle, now: (&Article, &Analysis)) -> String {
    let before = analysis::analyze(&copy.article);
    format!("changed since {}: {}", copy.copy_name(), told(&changes((&copy.article, &before), now)))
}
