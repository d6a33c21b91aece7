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
    let mut used = 0;
    let mut end_before_ellipsis = 0;
    for cell in cells(text, Span::new(0, text.len())) {
        used += cell.columns;
        if used < width {
            end_before_ellipsis = cell.span.end as usize;
        }
        if used > width {
            return cut(text.get(..end_before_ellipsis).unwrap_or_default(), width);
        }
    }
    sanitize::line(text)
}

fn cut(beginning: &str, width: usize) -> Cow<'static, str> {
    if width == 0 { Cow::Borrowed("") } else { Cow::Owned(sanitize::line(beginning).into_owned() + "…") }
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

    proptest! {
        #[test]
        fn the_result_is_never_wider_than_asked(text in hostile(), width in 0usize..30) {
            prop_assert!(columns(&fit(&text, width)) <= width);
        }
    }
}
