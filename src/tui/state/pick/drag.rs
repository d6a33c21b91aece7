//! Words that are being selected with the mouse.

use crate::text::Span;

/// The characters between which the mouse was dragged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextDrag {
    /// The character on which the button was pressed.
    pub from: Span,
    /// The character on which the mouse is, or on which the button was released.
    pub to: Span,
}

impl TextDrag {
    /// What is selected, whichever way the mouse went. Empty before it has moved to another character.
    #[must_use]
    pub fn span(self) -> Span {
        if self.from == self.to {
            return Span { start: self.from.start, end: self.from.start };
        }
        Span { start: self.from.start.min(self.to.start), end: self.from.end.max(self.to.end) }
    }
}
