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
    /// The content of the pairs right inside it, in text order.
    pub inside: Vec<Span>,
    /// The kind of its marks.
    pub family: MarkFamily,
    /// Whether the text has the closing mark; otherwise the pair ends where its paragraph or its reporting clause
    /// shows that it must.
    pub closed: bool,
}

impl MarkPair {
    /// Notes a pair that is inside this one, unless it is inside one that was noted before.
    pub fn take_in(&mut self, pair: &Self) {
        let within = self.content.start <= pair.content.start && pair.content.end <= self.content.end;
        let is_deeper = self.inside.last().is_some_and(|last| pair.content.start < last.end);
        if within && pair.content != self.content && !is_deeper {
            self.inside.push(pair.content);
        }
    }
}
