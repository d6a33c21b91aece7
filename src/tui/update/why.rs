//! The window that explains why a quotation has its speaker.

use crate::analysis::QuotationId;
use crate::text::Span;
use crate::tui::state::finding::Finding;
use crate::tui::state::panel::Entry;
use crate::tui::state::{Mode, State, Window};
use crate::tui::update::meant;
use crate::tui::update::text::{cursor, scroll};

/// Opens the window for the current quotation.
pub(super) fn open(state: &mut State) {
    match meant::current_quotation(state) {
        Some(id) => {
            cursor::select(state, Entry::Quotation(id));
            state.window = Window::Why;
            make_room(state, id);
        }
        None => state.notice = Some(meant::no_quotation(state).to_owned()),
    }
}

/// Rows of the window besides the quotation: its border, the speaker, the evidence, the decision and others who are likely.
const EVIDENCE_ROWS: usize = 9;

/// Scrolls the quotation to the top of the page if the window would cover it where it is.
fn make_room(state: &mut State, id: QuotationId) {
    let finding = Finding::Quotation(id);
    let is_shown = state.mode == Mode::Read && state.reading.under_cursor == Some(finding);
    if !is_shown {
        return;
    }
    let span = finding.span(&state.reading.analysis);
    let wanted = scroll::height(state, span) + EVIDENCE_ROWS;
    let (above, below) = rows_around(state, span);
    if wanted > above.max(below) {
        scroll::put_at(state, span.start, 0);
    }
}

/// How many rows of the page are above and below the span.
fn rows_around(state: &State, span: Span) -> (usize, usize) {
    let rows = &state.visible_rows;
    let above = rows.iter().take_while(|row| row.span.end <= span.start).count();
    let below = rows.iter().rev().take_while(|row| row.span.start >= span.end).count();
    (above, below)
}
