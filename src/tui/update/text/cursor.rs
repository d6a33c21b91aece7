//! Putting the cursor on a finding, showing the page around it, and selecting an entry.

use crate::tui::state::State;
use crate::tui::state::finding::Finding;
use crate::tui::state::panel::{self, Entry, PANELS};
use crate::tui::state::position::Viewport;
use crate::tui::state::reading::WalkTarget;
use crate::tui::update::text::scroll;

/// Scrolls until `byte` is on the screen, with a third of the page above it.
pub(in crate::tui::update) fn show(state: &mut State, byte: u32) {
    if scroll::is_visible(state, byte) {
        return;
    }
    let above = state.page_rows() / 3;
    scroll::put_at(state, byte, above);
}

/// Goes to a finding. Only the first of a run of walks is remembered as a jump, so that one `^o` undoes the run.
pub(in crate::tui::update) fn go(state: &mut State, finding: Finding) {
    let from = state.reading.viewport;
    if !state.reading.walking {
        state.reading.jumps.leave(from);
    }
    put_cursor(state, finding);
}

/// Goes to a finding and remembers `from` as a jump, however near it is.
pub(in crate::tui::update) fn jump(state: &mut State, finding: Finding, from: Viewport) {
    state.reading.jumps.leave(from);
    put_cursor(state, finding);
}

/// Puts the cursor on a finding and shows it.
pub(in crate::tui::update) fn put_cursor(state: &mut State, finding: Finding) {
    let span = finding.span(&state.reading.analysis);
    state.reading.viewport.cursor = state.reading.position_of(span.start);
    state.reading.under_cursor = Some(finding);
    show(state, span.start);
}

/// Selects an entry, also in its panel.
pub(in crate::tui::update) fn select(state: &mut State, entry: Entry) {
    state.reading.selected = Some(entry);
    state.reading.walked = WalkTarget::Entry;
    point_at(state, entry);
}

/// Moves the selected row of its panel to an entry.
pub(in crate::tui::update) fn point_at(state: &mut State, entry: Entry) {
    if let Some((panel, index)) = panel::find(&state.reading.panel_rows, entry)
        && let Some(position) = PANELS.iter().position(|&other| other == panel)
    {
        state.reading.rows[position] = index;
    }
}
