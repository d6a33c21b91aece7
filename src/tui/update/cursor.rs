//! The cursor on a finding, the page around it, and the entry that is selected.

use crate::tui::state::State;
use crate::tui::state::finding::Finding;
use crate::tui::state::panel::{self, Entry, PANELS};
use crate::tui::state::place::Sight;
use crate::tui::state::reading::Walked;
use crate::tui::update::scroll;

/// Moves so that `byte` is on the screen; where it is not yet, a third of the page stands above it.
pub(super) fn show(state: &mut State, byte: u32) {
    if scroll::is_visible(state, byte) {
        return;
    }
    let above = state.page_rows() / 3;
    scroll::put_at(state, byte, above);
}

/// Goes to a finding. The first of a run of walks remembers where it came from, so that one `^o` takes back the run.
pub(super) fn go(state: &mut State, finding: Finding) {
    let from = state.reading.sight;
    if !state.reading.walking {
        state.reading.jumps.leave(from);
    }
    put_cursor(state, finding);
}

/// Goes to a finding and remembers where from, however near it is.
pub(super) fn jump(state: &mut State, finding: Finding, from: Sight) {
    state.reading.jumps.leave(from);
    put_cursor(state, finding);
}

/// Puts the cursor on a finding and shows it.
pub(super) fn put_cursor(state: &mut State, finding: Finding) {
    let span = finding.span(&state.reading.analysis);
    state.reading.sight.cursor = state.reading.place(span.start);
    state.reading.under_cursor = Some(finding);
    show(state, span.start);
}

/// Selects an entry, in its panel too.
pub(super) fn select(state: &mut State, entry: Entry) {
    state.reading.selected = Some(entry);
    state.reading.walked = Walked::Entry;
    point_at(state, entry);
}

/// Points the row of its panel at an entry.
pub(super) fn point_at(state: &mut State, entry: Entry) {
    if let Some((panel, index)) = panel::find(&state.reading.rolls, entry)
        && let Some(position) = PANELS.iter().position(|&other| other == panel)
    {
        state.reading.rows[position] = index;
    }
}
