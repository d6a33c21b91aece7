//! Moving the selection on a page of the library.

use crate::tui::action::ListMove;
use crate::tui::effect::Effects;
use crate::tui::state::State;
use crate::tui::update::library::requests::preview;

/// Entries that a page key moves, as in the panels.
const PAGE: usize = 10;

/// Selects another entry of the page, and asks for its preview.
pub(super) fn select(state: &mut State, to: ListMove, times: usize) -> Effects {
    let row = state.library.row();
    let row = match to {
        ListMove::Next => row.saturating_add(times),
        ListMove::Previous => row.saturating_sub(times),
        ListMove::PageDown => row.saturating_add(times * PAGE),
        ListMove::PageUp => row.saturating_sub(times * PAGE),
        ListMove::First => 0,
        ListMove::Last => usize::MAX,
        ListMove::NextSection => next_section(state, row),
        ListMove::PreviousSection => previous_section(state, row),
    };
    state.library.select(row);
    preview(state)
}

/// The first entry of the next section; after the last section, of the first one.
fn next_section(state: &State, row: usize) -> usize {
    let sections = state.library.sections();
    sections.iter().map(|section| section.entries.start).find(|&start| start > row).unwrap_or_default()
}

/// The first entry of this section, or of the one before it if that is selected already.
fn previous_section(state: &State, row: usize) -> usize {
    let sections = state.library.sections();
    let starts = || sections.iter().map(|section| section.entries.start);
    starts().rfind(|&start| start < row).or_else(|| starts().next_back()).unwrap_or_default()
}
