//! What the library knows of a quotation that may be repeated, and of its article.

use crate::analysis::QuotationKind;
use crate::library::ArticleId;

/// A quotation of the library that may be repeated.
#[derive(Debug, Clone)]
pub(super) struct KeptQuotation {
    pub(super) article: ArticleId,
    /// The version of the text that had the words first, from one.
    pub(super) version: usize,
    /// When the library kept that version, if it is not the first.
    pub(super) kept_at: Option<i64>,
    pub(super) place: Option<u32>,
    pub(super) words: String,
    pub(super) kind: QuotationKind,
    pub(super) speaker: String,
    pub(super) is_named: bool,
}

/// What is known of an article.
pub(super) struct ArticleFacts {
    pub(super) title: String,
    pub(super) outlet: Option<String>,
    pub(super) published: Option<String>,
    pub(super) added_at: i64,
    pub(super) is_transcript: bool,
}
