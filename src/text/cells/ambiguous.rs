//! Characters that most terminals draw in one column, and those set up for Chinese, Japanese or Korean in two: Cyrillic and
//! Greek letters, quotation marks, borders (Unicode Standard Annex 11).
//!
//! The width is that of the terminal, and all that is wrapped, cut or drawn must agree on it. So it is set once, before the
//! first frame, and everything else reads it where cells are made.

use super::likeness::ascii_likeness;
use std::sync::OnceLock;
use unicode_width::UnicodeWidthStr;

/// How wide the terminal draws characters whose width Unicode leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AmbiguousWidth {
    /// One column.
    #[default]
    One,
    /// Two columns. Those with a likeness in ASCII are drawn in ASCII, in one.
    Two,
}

/// That of the terminal.
static OF_TERMINAL: OnceLock<AmbiguousWidth> = OnceLock::new();

impl AmbiguousWidth {
    /// Says how the terminal draws them. Only the first call counts: what is wrapped already must stay true.
    pub fn set_for_terminal(self) {
        let _ = OF_TERMINAL.set(self);
    }

    /// How the terminal draws them.
    pub(super) fn of_terminal() -> Self {
        OF_TERMINAL.get().copied().unwrap_or_default()
    }

    /// The columns of a glyph that takes so many where the width is not open.
    pub(super) fn columns(self, glyph: &str, columns: usize) -> usize {
        let is_wide = self == Self::Two && columns == 1 && !glyph.is_ascii() && glyph.width_cjk() > 1;
        if is_wide && glyph.chars().next().is_some_and(|first| ascii_likeness(first).is_none()) {
            2
        } else {
            columns
        }
    }
}
