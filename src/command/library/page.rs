//! Parts of the printed answers: counts, wrapped lines, safe for a terminal.

use crate::text::{hanging, sanitize};

/// "1 article", "2 articles".
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Appends words from any source, wrapped and sanitised, with `first` before them.
pub(super) fn push(page: &mut String, first: &str, words: &str) {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    hanging::push(page, first, &sanitize::line(&line));
}

/// A percentage, rounded; 0 if `whole` is 0.
pub(super) fn share(part: usize, whole: usize) -> usize {
    (part * 100 + whole / 2).checked_div(whole).unwrap_or_default()
}
