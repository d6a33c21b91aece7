//! A half-open range of bytes in one text.
//!
//! `Range<usize>` is not `Copy` and twice as large; every mention, quotation and paragraph holds at least one
//! span, so the small `Copy` type pays for itself. A text is at most 4 GiB; longer input is refused where it
//! enters the program.

use std::ops::Range;

/// Half-open byte offsets into `Article::text` (or into the text a function names in its documentation).
///
/// Offsets counted in anything else (code points, columns, rows) are never stored in a `Span`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span `start..end`. Offsets beyond `u32::MAX` are cut to it.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: offset(start), end: offset(end) }
    }

    /// The bytes of `text` under this span, or nothing where the span does not fit the text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// As a range for slicing and iterating.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Whether it covers no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether the byte at `offset` lies inside.
    #[must_use]
    pub fn contains(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub fn encloses(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span over both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// A byte offset as spans keep it; beyond `u32::MAX` it is cut.
#[must_use]
pub fn offset(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_gives_its_text_and_nothing_where_it_does_not_fit() {
        assert_eq!(Span::new(0, 5).of("Seoul said"), "Seoul");
        assert_eq!(Span::new(6, 50).of("Seoul said"), "");
        assert_eq!(Span::new(1, 2).of("é"), "", "not on a character boundary");
    }

    #[test]
    fn spans_that_only_touch_do_not_overlap() {
        assert!(!Span::new(0, 5).overlaps(Span::new(5, 6)));
        assert!(Span::new(0, 5).overlaps(Span::new(4, 6)));
        assert!(Span::new(0, 5).encloses(Span::new(2, 5)));
        assert_eq!(Span::new(0, 5).to(Span::new(7, 9)), Span::new(0, 9));
    }
}
