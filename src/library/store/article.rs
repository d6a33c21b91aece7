//! What the library keeps of an article, and by what it is known again.

use crate::article::Article;
use crate::input::Origin;
use crate::review::Journal;
use crate::text::hash::TextHash;
use std::path::Path;

/// The number of an article in the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub i64);

/// By what an article is known again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ArticleKey {
    /// The hash of its text.
    pub hash: TextHash,
    /// The whole name of its file; nothing for what came through a pipe.
    pub file: Option<String>,
}

/// An article as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredArticle {
    /// Its number.
    pub id: ArticleId,
    /// The article.
    pub article: Article,
    /// By what it is known.
    pub source: ArticleKey,
    /// What was done to it.
    pub journal: Journal,
}

/// Where an article came to lie when it was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AddedArticle {
    /// Its number.
    pub id: ArticleId,
    /// Whether it was in the lists before.
    pub known: bool,
}

impl ArticleKey {
    /// By what an article from `origin` is known again: files by their whole name, links followed.
    #[must_use]
    pub fn of(article: &Article, origin: &Origin) -> Self {
        let hash = TextHash::of(&article.text);
        match origin {
            Origin::File(path) => Self { hash, ..Self::file(path) },
            Origin::Stdin | Origin::Sample | Origin::Record(_) => Self { hash, file: None },
        }
    }

    /// By what the article in a file is known again when its text is not known.
    #[must_use]
    pub fn file(path: &Path) -> Self {
        let whole = path.canonicalize().or_else(|_| std::path::absolute(path));
        let whole = whole.unwrap_or_else(|_| path.to_owned());
        Self { hash: TextHash::default(), file: Some(whole.to_string_lossy().into_owned()) }
    }
}
