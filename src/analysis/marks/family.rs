//! The kinds of quotation marks that are judged alike.

use crate::text::quotation_marks::QuotationMark;

/// What is around the words of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MarkFamily {
    /// Marks that are never apostrophes: “ ”, " ", « », ‹ ›.
    Double,
    /// Marks that may be apostrophes: ‘ ’ and ' '.
    Single,
    /// Marks of either kind around a nickname before a surname: said “Big John” Petersen.
    Nickname,
    /// No marks: the speaker's label is before the words, as in a transcript.
    Label,
}

impl MarkFamily {
    /// Returns the family of a mark.
    pub(super) fn of(mark: &QuotationMark) -> Self {
        if mark.is_double() { Self::Double } else { Self::Single }
    }

    /// Whether its marks are never apostrophes.
    #[must_use]
    pub fn is_double(self) -> bool {
        self != Self::Single
    }
}
