//! The article under review.

use crate::input::Origin;
use crate::library::{ArticleId, ArticleKey};
use crate::plain::PlainReview;

/// The article under review.
pub(super) struct OpenArticle {
    pub(super) name: String,
    pub(super) plain: PlainReview,
    pub(super) key: ArticleKey,
    /// Its number, once this text of it is known to be in the library.
    pub(super) id: Option<ArticleId>,
    /// Zero-based position and total.
    pub(super) position: (usize, usize),
}

/// What an input turned out to be.
pub(super) enum Opening {
    Article(Box<OpenArticle>),
    /// The articles of an input that holds several.
    Several(Vec<Origin>),
}
