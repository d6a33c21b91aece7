//! A half-open range of bytes in one text.
//!
//! Every mention, quotation and paragraph holds at least one span, so a small `Copy` type is worth having;
//! `Range<usize>` is twice as large and not `Copy`. A text has at most 4 GiB: longer input is refused when it is read.

use std::ops::Range;

/// Half-open byte offsets into `Article::text` (or into the text a function names in its documentation).
///
/// A `Span` never holds anything else, such as code points, columns or rows.
///
/// ```
/// use pullquote::text::Span;
///
/// assert_eq!(Span::new(0, 5).of("Seoul said"), "Seoul");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span `start..end`. Offsets above `u32::MAX` are lowered to it.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: offset(start), end: offset(end) }
    }

    /// The part of `text` in this span. Returns an empty string if the span does not fit the text.
    #[must_use]
    #[inline]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// The same bytes as a `Range`.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Whether it contains no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether it contains the byte at `offset`.
    #[must_use]
    pub fn contains(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether it contains all of `other`.
    #[must_use]
    pub fn encloses(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two have a byte in common.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that contains both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// A byte offset as a `Span` stores it, at most `u32::MAX`.
#[must_use]
pub fn offset(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_that_does_not_fit_the_text_is_empty() {
        assert_eq!(Span::new(0, 5).of("Seoul said"), "Seoul");
        assert_eq!(Span::new(6, 50).of("Seoul said"), "");
        assert_eq!(Span::new(1, 2).of("é"), "", "not on a character boundary");
    }

    #[test]
    fn adjacent_spans_do_not_overlap() {
        assert!(!Span::new(0, 5).overlaps(Span::new(5, 6)));
        assert!(Span::new(0, 5).overlaps(Span::new(4, 6)));
        assert!(Span::new(0, 5).encloses(Span::new(2, 5)));
        assert_eq!(Span::new(0, 5).to(Span::new(7, 9)), Span::new(0, 9));
    }
}
