//! Where the words of the article are on the screen, and which words are at a place.
//!
//! Calculated, not remembered from the last frame: keys that came since have moved the text.

use crate::text::Span;
use crate::text::cells::cells;
use crate::tui::state::State;
use ratatui::layout::Rect;

/// The rows of text on the screen, each with the words in it.
pub(super) fn text_rows(state: &State) -> Vec<(Rect, Span)> {
    let inner = state.layout().text_inner();
    let gutter = u16::try_from(state.gutter()).unwrap_or_default().min(inner.width);
    let place = |index: usize| {
        let down = u16::try_from(index).ok().filter(|down| *down < inner.height)?;
        Some(Rect { x: inner.x + gutter, y: inner.y + down, width: inner.width - gutter, height: 1 })
    };
    let rows = state.visible_rows.iter().enumerate();
    let indented = |place: Rect, indent: u16| {
        let indent = indent.min(place.width);
        Rect { x: place.x + indent, width: place.width - indent, ..place }
    };
    rows.filter_map(|(index, row)| Some((indented(place(index)?, row.indent), row.span))).collect()
}

/// The column of a row in which a byte is shown; of a byte before the row, the first.
pub(super) fn column_of(text: &str, row: Span, byte: u32) -> Option<u16> {
    let before = cells(text, row).take_while(|cell| cell.span.start < byte);
    u16::try_from(before.map(|cell| cell.columns).sum::<usize>()).ok()
}

/// The character in a column of a row; after the last one, the last.
pub(super) fn character_at(text: &str, row: Span, column: u16) -> Span {
    let (mut passed, mut last) = (0, Span { start: row.start, end: row.start });
    for cell in cells(text, row).filter(|cell| cell.columns > 0) {
        passed += cell.columns;
        last = cell.span;
        if passed > usize::from(column) {
            break;
        }
    }
    last
}
