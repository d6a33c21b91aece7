//! Two quotation marks that belong together.

use super::family::MarkFamily;
use crate::text::Span;
use std::ops::Range;

/// Two marks that belong together, with the text between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkPair {
    /// From the first byte of the opening mark to the last of the closing mark.
    pub marks: Span,
    /// The text between the marks, without white space at the ends.
    pub content: Span,
    /// The tokens from the opening to the closing mark, both included.
    pub tokens: Range<usize>,
    /// The tokens between the marks.
    pub inner: Range<usize>,
    /// The kind of its marks.
    pub family: MarkFamily,
    /// Whether the text has the closing mark; otherwise the pair ends where its paragraph or its reporting clause
    /// shows that it must.
    pub closed: bool,
}
