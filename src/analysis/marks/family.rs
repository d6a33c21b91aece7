//! Which quotation marks open and close each other.

use crate::text::quotation_marks::Style;

/// Marks that open and close each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MarkFamily {
    /// “ ” and „ “.
    Curly,
    /// " on both sides.
    Straight,
    /// Two single marks in a row on either side.
    Doubled,
    /// ‘ ’ and ‚ ‘.
    Single,
    /// ' on both sides.
    StraightSingle,
    /// « ».
    Guillemet,
    /// ‹ ›.
    SingleGuillemet,
    /// 「 」.
    Corner,
    /// 『 』.
    WhiteCorner,
    /// No marks: the speaker's label is before the words, as in a transcript.
    Label,
}

impl MarkFamily {
    /// How many families there are.
    pub const COUNT: usize = 10;

    /// Returns the family of a single mark.
    pub(super) fn of(style: Style) -> Self {
        match style {
            Style::Curly => Self::Curly,
            Style::Straight => Self::Straight,
            Style::CurlySingle => Self::Single,
            Style::StraightSingle => Self::StraightSingle,
            Style::Guillemet => Self::Guillemet,
            Style::SingleGuillemet => Self::SingleGuillemet,
            Style::Corner => Self::Corner,
            Style::WhiteCorner => Self::WhiteCorner,
        }
    }

    /// Whether its marks are never apostrophes.
    #[must_use]
    pub fn is_double(self) -> bool {
        !matches!(self, Self::Single | Self::StraightSingle)
    }
}
