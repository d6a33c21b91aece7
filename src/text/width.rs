//! The width of a text in columns, and the part of it that fits into a width.

use super::Span;
use super::cells::cells;
use super::sanitize;
use std::borrow::Cow;

/// The width of `text` on one line, in columns.
#[must_use]
pub fn columns(text: &str) -> usize {
    cells(text, Span::new(0, text.len())).map(|cell| cell.columns).sum()
}

/// `text` on one line, safe to print, in at most `width` columns. A longer text is cut and ends in `…`.
#[must_use]
pub fn fit(text: &str, width: usize) -> Cow<'_, str> {
    let (beginning, is_whole) = within(text, width);
    let safe = sanitize::line(if is_whole { text } else { beginning });
    // What was made safe may join to wider cells than those it was made of.
    let (beginning, still_fits) = within(&safe, width);
    if is_whole && still_fits {
        return safe;
    }
    if width == 0 { Cow::Borrowed("") } else { Cow::Owned(format!("{beginning}…")) }
}

/// The beginning of `text` that leaves room for `…` in `width` columns, and whether all of it fits without.
fn within(text: &str, width: usize) -> (&str, bool) {
    let (mut used, mut end) = (0, 0);
    for cell in cells(text, Span::new(0, text.len())) {
        used += cell.columns;
        if used < width {
            end = cell.span.end as usize;
        }
        if used > width {
            return (text.get(..end).unwrap_or_default(), false);
        }
    }
    (text.get(..end).unwrap_or_default(), true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::cells::tests::hostile;
    use proptest::prelude::*;

    #[test]
    fn a_text_is_cut_between_characters() {
        let table = [
            ("Seoul", 5, "Seoul"),
            ("Seoul", 4, "Seo…"),
            ("中国人", 4, "中…"),
            ("中国人", 6, "中国人"),
            ("ab", 1, "…"),
            ("ab", 0, ""),
        ];
        for (text, width, expected) in table {
            assert_eq!(fit(text, width), expected, "{text} in {width}");
        }
        assert_eq!(columns("“a\tb”"), 5);
    }

    #[test]
    fn what_was_made_safe_is_not_wider() {
        let text = "aa\u{937}\u{17d8}\u{2764}\u{fe0f}\u{202e}\0\u{115f}\u{ad}\n\u{e9}a";
        assert!(columns(&fit(text, 7)) <= 7, "{:?}", fit(text, 7));
    }

    proptest! {
        #[test]
        fn the_result_is_never_wider_than_asked(text in hostile(), width in 0usize..30) {
            prop_assert!(columns(&fit(&text, width)) <= width);
        }
    }
}
