//! An article while its page is written.

use crate::export::rows::{ExportRow, ReviewedArticle};
use crate::text::Span;

/// An article on its page.
pub(super) struct PageScope<'a> {
    pub(super) of: &'a ReviewedArticle<'a>,
    pub(super) rows: &'a [ExportRow<'a>],
    /// Precedes every anchor, because a page can have several articles.
    pub(super) prefix: String,
    /// The paragraph that is the article's title. It is shown in the text only.
    pub(super) title: Option<Span>,
}

impl PageScope<'_> {
    pub(super) fn anchor(&self, name: &str) -> String {
        format!("{}-{name}", self.prefix)
    }
}
