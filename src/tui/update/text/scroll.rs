//! Scrolling the text, and laying out the rows that are on the screen.

use crate::text::Span;
use crate::tui::action::ScrollAction;
use crate::tui::state::State;
use crate::tui::state::position::Viewport;

/// Scrolls the text; `count` is the number typed before the key.
pub(in crate::tui::update) fn update(state: &mut State, action: ScrollAction, count: Option<u32>) {
    let times = count.unwrap_or(1).min(MAX_SCROLLS) as usize;
    let page = state.page_rows();
    let half = (page / 2).max(1);
    // Two rows of the old page stay on the new one, so that the reader finds the line again.
    let whole = page.saturating_sub(2).max(1);
    match action {
        ScrollAction::LineDown => down(state, times),
        ScrollAction::LineUp => up(state, times),
        ScrollAction::HalfPageDown => down(state, times * half),
        ScrollAction::HalfPageUp => up(state, times * half),
        ScrollAction::PageDown => down(state, times * whole),
        ScrollAction::PageUp => up(state, times * whole),
        ScrollAction::Top => far(state, 0),
        ScrollAction::Bottom => bottom(state, count),
        ScrollAction::NextParagraph => next_paragraph(state, times),
        ScrollAction::PreviousParagraph => previous_paragraph(state, times),
        ScrollAction::CenterCursor => center_cursor(state),
    }
}

/// A higher count would lay out more rows than any key press may take time for.
const MAX_SCROLLS: u32 = 10_000;

/// Lays out the rows on the screen.
pub(in crate::tui::update) fn lay_out(state: &mut State) {
    let rows = state.page_rows();
    let top = state.reading.top();
    state.visible_rows =
        state.text_rows().map(|text_rows| text_rows.rows_from(top, rows)).unwrap_or_default();
}

/// Whether all of `span` is on the screen and at least `margin` rows from its edges, or from the ends of the text.
pub(in crate::tui::update) fn shows(state: &State, span: Span, margin: usize) -> bool {
    let Some(text_rows) = state.text_rows() else { return false };
    let page = state.page_rows();
    let rows = text_rows.rows_from(state.reading.top(), page);
    let row_of = |byte: u32| rows.iter().position(|row| row.span.start <= byte && byte < row.span.end);
    let (first, last) = (row_of(span.start), row_of(span.end.saturating_sub(1).max(span.start)));
    let Some((first, last)) = first.zip(last) else { return false };
    let is_start = || rows.first().is_none_or(|row| text_rows.rows_before(*row, 1).is_empty());
    let is_end = || rows.len() < page || rows.last().copied() == text_rows.last_row();
    (first >= margin || is_start()) && (last + margin < page || is_end())
}

/// How many rows `span` is on, counted up to a page.
pub(in crate::tui::update) fn height(state: &State, span: Span) -> usize {
    let Some(text_rows) = state.text_rows() else { return 1 };
    let rows = text_rows.rows_from(span.start, state.page_rows());
    rows.iter().take_while(|row| row.span.start < span.end.max(span.start + 1)).count().max(1)
}

/// Scrolls so that the row of `byte` has `above` rows above it, if the text has that many.
pub(in crate::tui::update) fn put_at(state: &mut State, byte: u32, above: usize) {
    let Some(text_rows) = state.text_rows() else { return };
    let Some(row) = text_rows.row_at(byte) else { return };
    let before = text_rows.rows_before(row, above);
    let top = before.first().unwrap_or(&row).span.start;
    state.reading.viewport.top = state.reading.position_of(top);
    let rows = state.page_rows();
    fill_page(state, rows);
}

/// Scrolls back until the page is full, so that the text ends at the foot of the page.
fn fill_page(state: &mut State, rows: usize) {
    let Some(text_rows) = state.text_rows() else { return };
    let shown = text_rows.rows_from(state.reading.top(), rows);
    let Some(first) = shown.first().filter(|_| shown.len() < rows) else { return };
    let before = text_rows.rows_before(*first, rows - shown.len());
    if let Some(top) = before.first() {
        state.reading.viewport.top = state.reading.position_of(top.span.start);
    }
}

fn down(state: &mut State, rows: usize) {
    let page = state.page_rows();
    let Some(text_rows) = state.text_rows() else { return };
    let ahead = text_rows.rows_from(state.reading.top(), rows + page);
    // The last row of the text stays at the foot of the page.
    let furthest = ahead.len().saturating_sub(page);
    if let Some(row) = ahead.get(rows.min(furthest)) {
        state.reading.viewport.top = state.reading.position_of(row.span.start);
    }
}

fn up(state: &mut State, rows: usize) {
    let Some(text_rows) = state.text_rows() else { return };
    let Some(row) = text_rows.row_at(state.reading.top()) else { return };
    let before = text_rows.rows_before(row, rows);
    if let Some(top) = before.first() {
        state.reading.viewport.top = state.reading.position_of(top.span.start);
    }
}

/// Jumps so that `byte` is in the first row on the screen.
fn far(state: &mut State, byte: u32) {
    let from = state.reading.viewport;
    put_at(state, byte, 0);
    let top = state.reading.viewport.top;
    state.reading.viewport = Viewport { top, cursor: state.reading.position_of(byte) };
    state.reading.under_cursor = None;
    if state.reading.viewport != from {
        state.reading.jumps.leave(from);
    }
}

fn bottom(state: &mut State, count: Option<u32>) {
    let Some(text_rows) = state.text_rows() else { return };
    let last = text_rows.last_row().map_or(0, |row| row.span.start);
    let Some(per_cent) = count else { return far(state, last) };
    let length = state.reading.article().map_or(0, |article| article.text.len());
    let byte =
        length / 100 * (per_cent.min(100) as usize) + length % 100 * (per_cent.min(100) as usize) / 100;
    far(state, crate::text::span::offset(byte).min(last));
}

fn next_paragraph(state: &mut State, times: usize) {
    let Some(text_rows) = state.text_rows() else { return };
    let mut paragraph = state.reading.viewport.top.paragraph;
    for _ in 0..times {
        let Some(next) = text_rows.next_shown(paragraph) else { break };
        paragraph = next;
    }
    to_paragraph(state, paragraph);
}

fn previous_paragraph(state: &mut State, times: usize) {
    let Some(text_rows) = state.text_rows() else { return };
    let top = state.reading.viewport.top;
    // From inside a paragraph, the first step goes to its start.
    let mut steps = times;
    let mut paragraph = top.paragraph;
    if top.offset > 0 {
        steps -= 1;
    }
    for _ in 0..steps {
        let Some(previous) = text_rows.previous_shown(paragraph) else { break };
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

/// Scrolls so that the cursor is in the middle of the page.
fn center_cursor(state: &mut State) {
    let byte =
        if state.reading.under_cursor.is_some() { state.reading.cursor() } else { state.reading.top() };
    let above = state.page_rows() / 2;
    put_at(state, byte, above);
}
