//! The decision on a quotation: its verdict, its verification and its note, on as many rows as they need.

use crate::text::phrase::one_line;
use crate::tui::layout::review::ReviewLayout;
use crate::tui::theme::StyleRole;
use crate::tui::view::difference::cut;
use crate::tui::view::painter::{Painter, row};
use crate::tui::view::quotation::decided;
use crate::tui::view::review::frame::{ShownCard, inset};
use crate::tui::view::review::passage_rows::{PassageRow, fill, plain, wrapped};
use ratatui::layout::Rect;

/// Rows of the verdict, the verification and the codes.
const STATE_ROWS: usize = 2;
/// Rows of the note.
const NOTE_ROWS: usize = 3;
/// What stands before the note.
const NOTE: &str = "note: ";

/// How many rows it needs in the place of a layout.
pub(super) fn rows_needed(shown: &ShownCard<'_>, layout: &ReviewLayout) -> usize {
    rows(shown, usize::from(place(layout).width), STATE_ROWS + NOTE_ROWS).len()
}

/// Where its rows are: beside a box they end where the words in it end, so that no sign of a cut stands at its border.
fn place(layout: &ReviewLayout) -> Rect {
    let place = inset(layout.decision);
    Rect { width: place.width.saturating_sub(u16::from(layout.borders)), ..place }
}

/// Draws it.
pub(super) fn draw(painter: &mut Painter<'_>, shown: &ShownCard<'_>, layout: &ReviewLayout) {
    let place = place(layout);
    let rows = rows(shown, usize::from(place.width), usize::from(place.height));
    for (index, parts) in rows.iter().enumerate() {
        let parts: Vec<(&str, StyleRole)> =
            parts.iter().map(|(words, role)| (words.as_str(), *role)).collect();
        painter.line(row(place, index), &parts);
    }
}

/// Its rows, `most` or fewer: the note has rows of its own where there are two or more.
fn rows(shown: &ShownCard<'_>, columns: usize, most: usize) -> Vec<PassageRow> {
    let mut parts = decided(shown.state, shown.quotation);
    let at = parts.iter().position(|(words, _)| words.starts_with(NOTE));
    let note = at.and_then(|at| parts.drain(at.saturating_sub(1)..).next_back());
    let Some((note, role)) = note else { return state_rows(parts, columns, most) };
    let words = one_line(note.strip_prefix(NOTE).unwrap_or(&note));
    let note = wrapped(NOTE, &words, (columns.max(2), role));
    if most < 2 {
        let mut all = parts;
        all.push(("  ·  ".to_owned(), StyleRole::Faint));
        return vec![all.into_iter().chain(note.into_iter().flatten()).collect()];
    }
    let mut rows = state_rows(parts, columns, most - 1);
    let left = most - rows.len();
    rows.extend(cut(note, left.min(NOTE_ROWS)));
    rows
}

/// What was decided on one row if it fits or has to, otherwise on several.
fn state_rows(parts: PassageRow, columns: usize, most: usize) -> Vec<PassageRow> {
    let taken: usize = parts.iter().map(|(words, _)| crate::text::width::columns(words)).sum();
    if taken <= columns || most < 2 {
        return vec![parts];
    }
    let words = parts.iter().flat_map(|(words, role)| plain(words, *role)).collect();
    cut(fill("", words, columns.max(2)), most.min(STATE_ROWS))
}
