//! The strip beside the text: the whole article from top to bottom, the part of it on the screen, and the occurrences
//! of the selected entry (or the search hits).

use crate::text::span::offset;
use crate::tui::layout::Layout;
use crate::tui::layout::rows::TextRow;
use crate::tui::state::State;
use crate::tui::theme::StyleRole;
use crate::tui::view::painter::Painter;

/// Draws the strip over the right border of the article pane.
pub(super) fn draw(painter: &mut Painter<'_>, state: &State, layout: &Layout) {
    let inner = layout.text_inner();
    let Some(article) = state.reading.article() else { return };
    if inner.height == 0 || layout.text.width < 4 {
        return;
    }
    let x = layout.text.right() - 1;
    let rows = usize::from(inner.height);
    let length = article.text.len().max(1);
    let everything = state.shows_all();
    let occurs = if everything { shown_rows(state) } else { occurring_rows(state, rows, length) };
    let visible = state.visible();
    let seen = row_of(visible.start, rows, length)..=row_of(visible.end.saturating_sub(1), rows, length);
    for row in 0..rows {
        let y = inner.y + u16::try_from(row).unwrap_or_default();
        if occurs.get(row) == Some(&true) {
            painter.glyphs((x, y), "◂", painter.style(StyleRole::Key));
        } else if seen.contains(&row) && !everything {
            painter.glyphs((x, y), "┃", painter.style(StyleRole::Thumb));
        } else if !layout.borders && !everything {
            painter.glyphs((x, y), "│", painter.style(StyleRole::Border));
        }
    }
}

/// The rows of the text that hold an occurrence, where all of it is on the screen.
fn shown_rows(state: &State) -> Vec<bool> {
    let Some(occurrences) = state.reading.walked_occurrences() else { return Vec::new() };
    let occurs = |row: &TextRow| {
        let first = occurrences.before(row.span.start);
        occurrences.start(first).is_some_and(|start| row.span.contains(start))
    };
    state.visible_rows.iter().map(occurs).collect()
}

/// The rows of the strip that hold an occurrence: looks up only the first one in or after each row.
fn occurring_rows(state: &State, rows: usize, length: usize) -> Vec<bool> {
    let Some(occurrences) = state.reading.walked_occurrences() else { return vec![false; rows] };
    let occurs = |row: usize| {
        let first = occurrences.before(offset((row * length).div_ceil(rows)));
        occurrences.start(first).is_some_and(|start| row_of(start, rows, length) == row)
    };
    (0..rows).map(occurs).collect()
}

fn row_of(byte: u32, rows: usize, length: usize) -> usize {
    (byte as usize * rows / length).min(rows - 1)
}
