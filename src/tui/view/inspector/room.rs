//! How much room the inspector has, and what fits into it.

use crate::text::{Span, wrap};
use ratatui::layout::Rect;

/// How much room there is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Room {
    /// One line: what is not needed to understand the rest is left out.
    Line,
    /// A pane of several.
    Pane,
}

impl Room {
    pub(super) fn of(inner: Rect) -> Self {
        if inner.height < 3 { Self::Line } else { Self::Pane }
    }
}

/// At most `most` lines, the last one with all the rest.
pub(super) fn wrapped(words: &str, columns: u16, most: usize) -> Vec<String> {
    let rows = wrap::rows(words, Span::new(0, words.len()), usize::from(columns).max(2));
    let shown = rows.len().min(most);
    let line = |(index, row): (usize, &Span)| {
        let end = if index + 1 == shown { words.len() } else { row.end as usize };
        words.get(row.start as usize..end).unwrap_or_default().to_owned()
    };
    rows.iter().take(shown).enumerate().map(line).collect()
}
