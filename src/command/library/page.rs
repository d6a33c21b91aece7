//! Parts of the printed answers: counts, wrapped lines, safe for a terminal.

use crate::text::hanging;
use crate::text::phrase::one_line;

/// Appends words from any source, wrapped and sanitised, with `first` before them.
pub(super) fn push(page: &mut String, first: &str, words: &str) {
    hanging::push(page, first, &one_line(words));
}

/// A percentage, rounded; 0 if `whole` is 0.
pub(super) fn share(part: usize, whole: usize) -> usize {
    (part * 100 + whole / 2).checked_div(whole).unwrap_or_default()
}
