//! Moving the text under the reader's eyes.

use crate::tui::action::Action;
use crate::tui::state::State;
use crate::tui::state::place::Sight;

/// Moves in the text. Returns whether the action was such a move.
pub(super) fn update(state: &mut State, action: &Action, count: Option<u32>) -> bool {
    let times = count.unwrap_or(1).min(10_000) as usize;
    let page = state.page_rows();
    match action {
        Action::ScrollDown => down(state, times),
        Action::ScrollUp => up(state, times),
        Action::HalfPageDown => down(state, times * (page / 2).max(1)),
        Action::HalfPageUp => up(state, times * (page / 2).max(1)),
        // Two rows of the old page stay on the new one, so that the eye finds its line.
        Action::PageDown => down(state, times * page.saturating_sub(2).max(1)),
        Action::PageUp => up(state, times * page.saturating_sub(2).max(1)),
        Action::Top => far(state, 0),
        Action::Bottom => bottom(state, count),
        Action::NextParagraph => next_paragraph(state, times),
        Action::PreviousParagraph => previous_paragraph(state, times),
        _ => return false,
    }
    true
}

/// Lays out the rows that are on the screen.
pub(super) fn lay_out(state: &mut State) {
    let rows = state.page_rows();
    let top = state.reading.top();
    state.page = state.flow().map(|flow| flow.rows_from(top, rows)).unwrap_or_default();
}

/// Whether byte `byte` stands on a row of the screen.
pub(super) fn is_visible(state: &State, byte: u32) -> bool {
    let Some(flow) = state.flow() else { return false };
    let rows = flow.rows_from(state.reading.top(), state.page_rows());
    match (rows.first(), rows.last()) {
        (Some(first), Some(last)) => {
            first.span.start <= byte && byte < last.span.end.max(last.span.start + 1)
        }
        _ => false,
    }
}

/// Scrolls so that the row of `byte` has `above` rows over it, where the text has so many.
pub(super) fn put_at(state: &mut State, byte: u32, above: usize) {
    let Some(flow) = state.flow() else { return };
    let Some(row) = flow.row_at(byte) else { return };
    let before = flow.rows_before(row, above);
    let top = before.first().unwrap_or(&row).span.start;
    state.reading.sight.top = state.reading.place(top);
    let rows = state.page_rows();
    fill_page(state, rows);
}

/// Scrolls back as far as needed for the page to be full, so that the end of the text is at its foot.
fn fill_page(state: &mut State, rows: usize) {
    let Some(flow) = state.flow() else { return };
    let shown = flow.rows_from(state.reading.top(), rows);
    let Some(first) = shown.first().filter(|_| shown.len() < rows) else { return };
    let before = flow.rows_before(*first, rows - shown.len());
    if let Some(top) = before.first() {
        state.reading.sight.top = state.reading.place(top.span.start);
    }
}

fn down(state: &mut State, rows: usize) {
    let page = state.page_rows();
    let Some(flow) = state.flow() else { return };
    let ahead = flow.rows_from(state.reading.top(), rows + page);
    // The page stops where its last row is the last of the text.
    let furthest = ahead.len().saturating_sub(page);
    if let Some(row) = ahead.get(rows.min(furthest)) {
        state.reading.sight.top = state.reading.place(row.span.start);
    }
}

fn up(state: &mut State, rows: usize) {
    let Some(flow) = state.flow() else { return };
    let Some(row) = flow.row_at(state.reading.top()) else { return };
    let before = flow.rows_before(row, rows);
    if let Some(top) = before.first() {
        state.reading.sight.top = state.reading.place(top.span.start);
    }
}

/// A jump to a byte that becomes the first on the screen.
fn far(state: &mut State, byte: u32) {
    let from = state.reading.sight;
    put_at(state, byte, 0);
    let top = state.reading.sight.top;
    state.reading.sight = Sight { top, cursor: state.reading.place(byte) };
    state.reading.under_cursor = None;
    if state.reading.sight != from {
        state.reading.jumps.leave(from);
    }
}

fn bottom(state: &mut State, count: Option<u32>) {
    let Some(flow) = state.flow() else { return };
    let last = flow.last_row().map_or(0, |row| row.span.start);
    let Some(per_cent) = count else { return far(state, last) };
    let length = state.reading.article().map_or(0, |article| article.text.len());
    let byte =
        length / 100 * (per_cent.min(100) as usize) + length % 100 * (per_cent.min(100) as usize) / 100;
    far(state, crate::text::span::offset(byte).min(last));
}

fn next_paragraph(state: &mut State, times: usize) {
    let Some(flow) = state.flow() else { return };
    let mut paragraph = state.reading.sight.top.paragraph;
    for _ in 0..times {
        let Some(next) = flow.next_shown(paragraph) else { break };
        paragraph = next;
    }
    to_paragraph(state, paragraph);
}

fn previous_paragraph(state: &mut State, times: usize) {
    let Some(flow) = state.flow() else { return };
    let top = state.reading.sight.top;
    // From inside a paragraph the first step goes to its beginning.
    let mut steps = times;
    let mut paragraph = top.paragraph;
    if top.offset > 0 {
        steps -= 1;
    }
    for _ in 0..steps {
        let Some(previous) = flow.previous_shown(paragraph) else { break };
        paragraph = previous;
    }
    to_paragraph(state, paragraph);
}

fn to_paragraph(state: &mut State, paragraph: usize) {
    let start =
        state.reading.article().and_then(|article| article.paragraphs.get(paragraph)).map(|p| p.span.start);
    if let Some(start) = start {
        put_at(state, start, 0);
    }
}
