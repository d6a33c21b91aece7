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
    /// Two columns. Marks and lines with a likeness in ASCII are drawn in ASCII, in one; letters stay as they are.
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

    /// The columns of a glyph on this terminal; `columns` is its width where no width is open.
    pub(super) fn columns(self, glyph: &str, columns: usize) -> usize {
        let first = glyph.chars().next().filter(|_| self == Self::Two && columns == 1 && !glyph.is_ascii());
        let is_sign = |first| glyph.width_cjk() > 1 && ascii_likeness(first).is_none();
        if first.is_some_and(|first| is_open_letter(first) || is_sign(first)) { 2 } else { columns }
    }
}

/// Whether Unicode leaves the width of a letter open (`EastAsianWidth.txt`, class A). `unicode-width` counts every letter as
/// narrow, but these terminals do not.
fn is_open_letter(c: char) -> bool {
    matches!(c,
        'ª' | 'º' | 'Æ' | 'Ð' | 'Ø' | 'Þ'..='á' | 'æ' | 'è'..='ê' | 'ì'..='í' | 'ð' | 'ò'..='ó' | 'ø'..='ú'
        | 'ü' | 'þ' | 'ā' | 'đ' | 'ē' | 'ě' | 'Ħ'..='ħ' | 'ī' | 'ı'..='ĳ' | 'ĸ' | 'Ŀ'..='ł' | 'ń' | 'ň'..='ŋ'
        | 'ō' | 'Œ'..='œ' | 'Ŧ'..='ŧ' | 'ū' | 'ǎ' | 'ǐ' | 'ǒ' | 'ǔ' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' | 'ɑ' | 'ɡ' | 'ˇ'
        | 'ˉ'..='ˋ' | 'ˍ' | 'ː' | 'Α'..='Ρ' | 'Σ'..='Ω' | 'α'..='ρ' | 'σ'..='ω' | 'Ё' | 'А'..='я' | 'ё' | 'ⁿ'
        | 'ℓ' | '\u{2126}' | '\u{212B}')
}
