//! What the library stores of an article, and how it recognises one.

use crate::article::Article;
use crate::error::Error;
use crate::input::Origin;
use crate::review::Journal;
use crate::text::date;
use crate::text::hash::TextHash;
use std::path::Path;

/// The number of an article in the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub i64);

/// What an article is recognised by: its text, or its file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ArticleKey {
    /// The hash of its text.
    pub hash: TextHash,
    /// The absolute path of its file, or its address, either with `#` and a number for a part of it, or `#item:` and a name
    /// for an item of a feed; `None` if it came through a pipe.
    pub file: Option<String>,
}

/// An article as the library stores it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredArticle {
    /// Its number.
    pub id: ArticleId,
    /// The article.
    pub article: Article,
    /// What it is recognised by.
    pub key: ArticleKey,
    /// Its decisions.
    pub journal: Journal,
}

/// The result of adding an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AddedArticle {
    /// Its number.
    pub id: ArticleId,
    /// Whether it was in the lists before.
    pub known: bool,
}

impl StoredArticle {
    /// The copy by its age: "the copy of 3 November 2026".
    #[must_use]
    pub fn copy_name(&self) -> String {
        match &self.article.identity.fetched {
            Some(fetched) => format!("the copy of {}", date::readable(&date::day(fetched.at))),
            None => "the copy in the library".to_owned(),
        }
    }

    /// Says that the copy is shown because its page could not be fetched.
    #[must_use]
    pub fn in_place_of_page(&self, error: &Error) -> String {
        format!("the page could not be fetched, so {} is shown: {error}", self.copy_name())
    }
}

impl ArticleKey {
    /// The key of an article that was read from `origin`.
    #[must_use]
    pub fn of(article: &Article, origin: &Origin) -> Self {
        Self::new(TextHash::of(&article.text), origin)
    }

    /// The key of an article whose text has this hash.
    #[must_use]
    pub fn new(hash: TextHash, origin: &Origin) -> Self {
        Self { hash, file: origin.whole_name() }
    }

    /// The key of a file whose text is not known.
    #[must_use]
    pub fn file(path: &Path) -> Self {
        Self { hash: TextHash::default(), file: Origin::File(path.to_owned()).whole_name() }
    }
}
