//! What is on the screen -> the same in ASCII, for a terminal whose locale knows nothing else.
//!
//! Every glyph keeps its width, so that nothing moves. Letters lose their accents; a letter of another script becomes a
//! question mark, because a wrong letter would be worse than none.

use crate::text::cells::ascii_likeness;
use unicode_width::UnicodeWidthStr;

/// A glyph in ASCII, as wide as it was.
pub(super) fn ascii(glyph: &str) -> String {
    if glyph.is_ascii() {
        return glyph.to_owned();
    }
    let shown = glyph.chars().next().and_then(ascii_likeness).unwrap_or('?');
    let width = glyph.width().max(1);
    if width == 1 { shown.to_string() } else { "?".repeat(width) }
}

/// A glyph as it is, unless its width depends on the terminal: then in ASCII. A letter that has no likeness in ASCII stays,
/// because a question mark would lose more than a column: it is measured and drawn two columns wide.
pub(super) fn narrow(glyph: &str) -> String {
    let is_ambiguous = glyph.width() != glyph.width_cjk();
    let shown = glyph.chars().next().and_then(ascii_likeness).filter(|_| is_ambiguous);
    shown.map_or_else(|| glyph.to_owned(), |shown| shown.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wide_in_some_terminals_only_is_drawn_in_ascii() {
        for (glyph, expected) in [
            ("“", "\""),
            ("┃", "|"),
            ("…", "."),
            ("—", "-"),
            ("▎", "|"),
            ("a", "a"),
            ("ş", "ş"),
            ("北", "北"),
            ("✗", "✗"),
        ] {
            assert_eq!(narrow(glyph), expected, "{glyph}");
        }
    }

    #[test]
    fn a_glyph_keeps_its_width_and_what_it_looks_like() {
        for (glyph, expected) in [
            ("a", "a"),
            ("“", "\""),
            ("’", "'"),
            ("é", "e"),
            ("e\u{301}", "e"),
            ("Ş", "S"),
            ("┃", "|"),
            ("┏", "+"),
            ("…", "."),
            ("▸", ">"),
            ("█", "#"),
            ("я", "?"),
            ("北", "??"),
            ("👩\u{200d}🚒", "??"),
            ("␛", "?"),
        ] {
            assert_eq!(ascii(glyph), expected, "{glyph}");
        }
    }
}
