//! The strip beside the text: the whole article from top to bottom, with the part that is on the screen and the
//! places where the selected entry occurs (or the search hits).

use super::super::layout::Layout;
use super::super::state::{Finding, State, Walked};
use super::super::theme::Role;
use super::pen::Pen;
use crate::text::Span;

/// Draws the strip over the right border of the article pane.
pub(super) fn draw(pen: &mut Pen<'_>, state: &State, layout: &Layout) {
    let inner = layout.text_inner();
    let Some(article) = state.reading.article() else { return };
    if inner.height == 0 || layout.text.width < 4 {
        return;
    }
    let x = layout.text.right() - 1;
    let rows = usize::from(inner.height);
    let length = article.text.len().max(1);
    let occurs = occurring_rows(state, rows, length);
    let visible = state.visible();
    let seen = row_of(visible.start, rows, length)..=row_of(visible.end.saturating_sub(1), rows, length);
    let everything = seen == (0..=rows - 1);
    for row in 0..rows {
        let y = inner.y + u16::try_from(row).unwrap_or_default();
        if occurs.get(row) == Some(&true) {
            pen.glyphs((x, y), "◂", pen.style(Role::Warning));
        } else if seen.contains(&row) && !everything {
            pen.glyphs((x, y), "┃", pen.style(Role::Thumb));
        } else if !layout.borders && !everything {
            pen.glyphs((x, y), "│", pen.style(Role::Border));
        }
    }
}

/// Which rows of the strip hold an occurrence.
fn occurring_rows(state: &State, rows: usize, length: usize) -> Vec<bool> {
    let mut occurs = vec![false; rows];
    let mut mark = |span: Span| {
        if let Some(cell) = occurs.get_mut(row_of(span.start, rows, length)) {
            *cell = true;
        }
    };
    match (state.reading.walked, &state.reading.search, state.reading.selected) {
        (Walked::Hits, Some(search), _) => search.hits.iter().for_each(|&hit| mark(hit)),
        (_, _, Some(entry)) => {
            let spans = state
                .reading
                .occurrences(entry)
                .map(|finding: Finding| finding.span(&state.reading.analysis));
            spans.for_each(&mut mark);
        }
        _ => {}
    }
    occurs
}

fn row_of(byte: u32, rows: usize, length: usize) -> usize {
    (byte as usize * rows / length).min(rows - 1)
}
