//! Text -> the cells of a screen: the one mapping that wrapping measures and drawing draws.
//!
//! If rows were measured by one rule and drawn by another, columns would drift as soon as a text contained a tab, an
//! emoji or an escape character. So both use these cells, and the content of a cell is always safe to print.

mod ambiguous;
pub(super) mod glyph;
mod likeness;

pub use ambiguous::AmbiguousWidth;
pub use likeness::ascii_likeness;

use super::Span;
use super::as_read::{DECIDING_LETTERS, line_end_at};
use glyph::Replacement;
use std::borrow::Cow;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A grapheme longer than this is not writing and is cut; the rest is treated as a new one. The limit keeps the cost
/// of a cell constant.
const MAX_GRAPHEME_BYTES: usize = 64;

/// One user-perceived character as the screen shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell<'a> {
    /// The bytes of the text.
    pub span: Span,
    /// What is drawn, never a control character. Empty for characters without a shape.
    pub glyph: Cow<'a, str>,
    /// Its width in columns: 0 if nothing is drawn, otherwise 1 or 2.
    pub columns: usize,
}

impl Cell<'_> {
    /// Whether a line can end here and drop the cell: a space, but not a no-break space.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self.glyph.as_bytes() {
            [b' '] => true,
            [first, ..] if *first >= 0xE1 => self
                .glyph
                .chars()
                .all(|c| c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')),
            _ => false,
        }
    }
}

/// The cells of `text` in `span`, in order. Together they cover the span without gaps.
pub fn cells(text: &str, span: Span) -> impl Iterator<Item = Cell<'_>> {
    cells_in(text, span, AmbiguousWidth::of_terminal())
}

/// The cells on a terminal that draws characters of ambiguous width like this.
pub fn cells_in(text: &str, span: Span, ambiguous: AmbiguousWidth) -> impl Iterator<Item = Cell<'_>> {
    let end = span.end as usize;
    // Whether a hyphen at the end of a line belongs to a broken word is known by the letters after it.
    let behind = text.get(end..).unwrap_or_default().chars().take(DECIDING_LETTERS);
    let letters: usize = behind.take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
    let until = text.get(..end + letters).unwrap_or_default();
    Cells { until, rest: span.of(text), at: span.start as usize, ambiguous }
}

struct Cells<'a> {
    /// The text up to the end of the span, with the letters after it.
    until: &'a str,
    rest: &'a str,
    at: usize,
    ambiguous: AmbiguousWidth,
}

impl<'a> Iterator for Cells<'a> {
    type Item = Cell<'a>;

    fn next(&mut self) -> Option<Cell<'a>> {
        let length = self.rest.as_bytes();
        let (length, glyph, columns) = match *length {
            [] => return None,
            [b' ' | b'-', b'\n' | b'\r' | b' ', ..] | [b'\n' | b'\r' | 0xC2 | 0xE2, ..] => self.line_end()?,
            [first @ b' '..=b'~', second, ..] if second < 0x80 && first < 0x80 => self.itself(1),
            [b' '..=b'~'] => self.itself(1),
            _ => self.beyond_ascii()?,
        };
        let columns = if length == 1 { columns } else { self.ambiguous.columns(&glyph, columns) };
        let span = Span::new(self.at, self.at + length);
        self.at += length;
        self.rest = self.rest.get(length..).unwrap_or_default();
        Some(Cell { span, glyph, columns })
    }
}

/// Length in bytes, what is drawn, and its width in columns.
type Measured<'a> = (usize, Cow<'a, str>, usize);

impl<'a> Cells<'a> {
    fn itself(&self, length: usize) -> Measured<'a> {
        (length, Cow::Borrowed(self.rest.get(..length).unwrap_or_default()), 1)
    }

    /// A line end inside a paragraph: a space, or nothing inside a word.
    fn line_end(&self) -> Option<Measured<'a>> {
        match line_end_at(self.until, self.at) {
            Some(gap) => Some((gap.end - gap.start, Cow::Borrowed(gap.read()), gap.read().len())),
            None if self.rest.starts_with("\r\n") => Some((2, Cow::Borrowed(" "), 1)),
            None if self.rest.starts_with([' ', '-']) => Some(self.itself(1)),
            None => self.beyond_ascii(),
        }
    }

    fn beyond_ascii(&self) -> Option<Measured<'a>> {
        let first = self.rest.chars().next()?;
        let length = first.len_utf8();
        let next = self.rest.as_bytes().get(length);
        if stands_alone(first) && next.is_none_or(u8::is_ascii) {
            return Some(self.itself(length));
        }
        let grapheme = self.grapheme()?;
        if grapheme.len() > length {
            return Some(self.several(grapheme));
        }
        Some(match glyph::shown(first) {
            Replacement::Dropped => (length, Cow::Borrowed(""), 0),
            Replacement::Instead(other) => (length, Cow::Owned(other.to_string()), 1),
            Replacement::Same => match first.width() {
                Some(columns @ 1..=2) if !matches!(first, '\u{FF9E}' | '\u{FF9F}') => {
                    (length, Cow::Borrowed(grapheme), columns)
                }
                _ => self.several(grapheme),
            },
        })
    }

    /// A grapheme of several characters, or a single one that cannot be drawn alone.
    fn several(&self, grapheme: &'a str) -> Measured<'a> {
        let (mut length, glyph) = glyph::compose(grapheme);
        if length >= MAX_GRAPHEME_BYTES - 4 {
            let marks = self.rest.get(length..).unwrap_or_default().chars();
            length += marks.take_while(|&c| is_combining_mark(c)).map(char::len_utf8).sum::<usize>();
        }
        let columns = glyph.width();
        let first = grapheme.chars().next().map_or(0, char::len_utf8);
        // Some scripts have marks with a width of their own; a row of them is one grapheme, but no cell is so wide.
        if columns > 2 && first < grapheme.len() {
            return self.several(grapheme.get(..first).unwrap_or_default());
        }
        match grapheme.get(..length) {
            Some(same) if same == glyph => (length, Cow::Borrowed(same), columns),
            _ => (length, Cow::Owned(glyph), columns),
        }
    }

    fn grapheme(&self) -> Option<&'a str> {
        let mut end = self.rest.len().min(MAX_GRAPHEME_BYTES);
        while !self.rest.is_char_boundary(end) {
            end -= 1;
        }
        self.rest.get(..end)?.graphemes(true).next()
    }
}

/// Letters and punctuation of European scripts that are one column wide and combine with accents only.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '\u{2010}'..='\u{2027}')
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str) -> Vec<(String, usize)> {
        cells(text, Span::new(0, text.len())).map(|cell| (cell.glyph.into_owned(), cell.columns)).collect()
    }

    #[test]
    fn no_cell_is_wider_than_two_columns() {
        for text in ["\nःःःःः", "कःःः", "ःःःःःःःःःःःःःःःःःःःःः"]
        {
            let shown = shown(text);
            assert!(shown.iter().all(|(_, columns)| *columns <= 2), "{text:?}: {shown:?}");
        }
    }

    /// Characters that have broken terminals or programs before.
    #[rustfmt::skip]
    const HOSTILE: &[&str] = &[
        "a", "Z", " ", "-", "“", "’", "—", "é", "e\u{301}", "\u{301}", "\u{20DD}", "\t", "\n", "\r",
        "\r\n", "\u{1b}", "\u{1b}[2J", "\u{7}", "\u{7f}", "\u{85}", "\u{9b}", "\u{2028}", "\u{202e}",
        "\u{2066}", "\u{200e}", "\u{61c}", "\u{200b}", "\u{feff}", "\u{ad}", "\u{200d}", "\u{200c}",
        "\u{fe0f}", "\u{e0041}", "\u{e0001}", "👩", "👩‍❤️‍👨", "👩🏽‍🚀", "🦀", "❤️", "1️⃣", "🇰", "🇷", "中",
        "한", "\u{1100}", "\u{1161}", "\u{11a8}", "\u{115f}", "\u{3164}", "ｶ", "ﾞ", "ﾟ", "カ", "ガ", "क",
        "्", "ष", "ि", "ः", "\u{600}", "\u{605}", "\u{70f}", "\u{17d8}", "\u{fffd}", "\u{ffff}",
        "\u{fdd0}", "\u{3000}", "\u{a0}", "ا", "ل", "א", "\u{1f1e6}", "🏴", "\u{e0067}", "\u{e007f}", "ก",
        "ำ", "\u{2d31}", "\u{2d7f}",
    ];

    pub(crate) fn hostile() -> impl Strategy<Value = String> {
        let repeated = proptest::sample::select(vec!["\u{301}", "\u{20dd}", "ः", "ﾞ", "\u{200d}🦀"]);
        let piece = prop_oneof![
            6 => proptest::sample::select(HOSTILE).prop_map(str::to_owned),
            1 => any::<char>().prop_map(String::from),
            1 => (repeated, 1usize..90).prop_map(|(mark, times)| mark.repeat(times)),
        ];
        proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
    }

    #[test]
    fn control_characters_are_shown_not_sent() {
        let one = |glyph: &str| vec![(glyph.to_owned(), 1)];
        assert_eq!(shown("\u{1b}"), one("␛"));
        assert_eq!(shown("\u{7f}"), one("␡"));
        assert_eq!(shown("\u{9b}"), one("␣"));
        for blank in ["\t", "\n", "\r", "\r\n", "\u{85}", "\u{2028}", "\u{2029}"] {
            assert_eq!(shown(blank), one(" "), "{blank:?}");
        }
    }

    #[test]
    fn characters_without_a_shape_take_no_column() {
        for hidden in ["\u{202e}", "\u{2066}", "\u{e0041}", "\u{200b}", "\u{feff}", "\u{ad}", "\u{61c}"] {
            assert_eq!(shown(hidden), vec![(String::new(), 0)], "{hidden:?}");
        }
    }

    #[test]
    fn each_grapheme_is_one_cell() {
        assert_eq!(shown("e\u{301}"), vec![("e\u{301}".into(), 1)]);
        assert_eq!(shown("한中"), vec![("한".into(), 2), ("中".into(), 2)]);
        assert_eq!(shown("👩🏽‍🚀"), vec![("👩🏽‍🚀".into(), 2)]);
        assert_eq!(shown("🇰🇷"), vec![("🇰🇷".into(), 2)]);
        assert_eq!(shown("ｶﾞ"), vec![("ガ".into(), 2)]);
        assert_eq!(shown("❤️"), vec![("❤".into(), 1)], "terminals disagree about the selector");
        assert_eq!(shown("a\u{200d}b"), vec![("a".into(), 1), ("b".into(), 1)]);
        assert_eq!(shown("\u{301}"), vec![("◌\u{301}".into(), 1)]);
    }

    #[test]
    fn a_stack_of_accents_is_cut_and_stays_one_cell() {
        for height in [5, 60, 400] {
            let text = format!("o{}k", "\u{301}".repeat(height));
            assert_eq!(shown(&text), vec![(format!("o{}", "\u{301}".repeat(4)), 1), ("k".into(), 1)]);
        }
    }

    #[test]
    fn a_row_that_ends_in_a_broken_word_is_drawn_as_it_was_measured() {
        let text = "a hun\u{AD}\ndred boats";
        let end = text.find("dred").unwrap();
        let row: Vec<_> = cells(text, Span::new(0, end)).map(|cell| cell.glyph).collect();
        assert_eq!(row.concat(), "a hun");
    }

    #[test]
    fn letters_that_a_terminal_draws_two_columns_wide_are_measured_so() {
        let wide = |text: &str| -> Vec<(String, usize)> {
            let cells = cells_in(text, Span::new(0, text.len()), AmbiguousWidth::Two);
            cells.map(|cell| (cell.glyph.into_owned(), cell.columns)).collect()
        };
        for (text, columns) in [
            ("а", 2),
            ("Ω", 2),
            ("й", 2),
            ("и\u{306}", 2),
            ("é", 2),
            ("§", 2),
            // These are drawn in ASCII.
            ("“", 1),
            ("│", 1),
            // These are narrow everywhere.
            ("e\u{301}", 1),
            ("a", 1),
            ("ş", 1),
            ("✓", 1),
            ("中", 2),
        ] {
            assert_eq!(wide(text), [(text.to_owned(), columns)], "{text}");
            let usual = cells_in(text, Span::new(0, text.len()), AmbiguousWidth::One);
            assert_eq!(usual.map(|cell| cell.columns).sum::<usize>(), text.width(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn cells_cover_any_text_and_are_safe(text in hostile()) {
            let mut at = 0;
            for cell in cells(&text, Span::new(0, text.len())) {
                prop_assert_eq!(cell.span.start, at);
                prop_assert!(!cell.span.is_empty());
                at = cell.span.end;
                prop_assert!(cell.columns <= 2);
                prop_assert_eq!(cell.columns == 0, cell.glyph.is_empty());
                prop_assert_eq!(cell.columns, cell.glyph.width());
                prop_assert!(!cell.glyph.contains(char::is_control), "{:?}", cell.glyph);
            }
            prop_assert_eq!(at as usize, text.len());
        }

        #[test]
        fn part_of_a_text_has_the_cells_it_has_in_the_whole(text in hostile(), from in 0usize..40, to in 0usize..40) {
            let all: Vec<_> = cells(&text, Span::new(0, text.len())).collect();
            let part = all.get(from.min(to)..from.max(to)).unwrap_or_default();
            if let (Some(first), Some(last)) = (part.first(), part.last()) {
                let again: Vec<_> = cells(&text, first.span.to(last.span)).collect();
                prop_assert_eq!(part, again.as_slice());
            }
        }
    }
}
