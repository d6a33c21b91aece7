//! The pane of the text changes its size -> what is selected in it stays on the screen.

use crate::text::Span;
use crate::tui::state::{State, Window};
use crate::tui::update::text::{cursor, scroll};

/// Lays out the rows on the screen. Where the pane has another size than before, as beside a panel that was opened, the
/// text is scrolled to what is selected if that was on the screen and is not any more.
pub(in crate::tui::update) fn lay_out(state: &mut State) {
    let pane = (state.measure(), state.page_rows());
    if std::mem::replace(&mut state.laid_out_for, pane) != pane {
        for span in selected(state) {
            keep(state, span);
        }
    }
    scroll::lay_out(state);
}

/// The words that are being selected, of which the last are where the next key acts; otherwise what the cursor is on.
fn selected(state: &State) -> Vec<Span> {
    if let Window::Selection(selection) = state.window {
        return vec![selection.span(), selection.caret];
    }
    let Some(finding) = state.reading.under_cursor else { return Vec::new() };
    vec![cursor::with_context(state, finding), finding.span(&state.reading.analysis)]
}

fn keep(state: &mut State, span: Span) {
    let was_shown = state.visible().contains(span.start);
    if was_shown && !scroll::shows(state, span, 0) {
        cursor::show(state, span);
    }
}
