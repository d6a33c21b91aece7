//! Moving the selection on a page of the library.

use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::state::State;
use crate::tui::update::library::requests::preview;

/// Entries by which Space moves, as in the panels.
const PAGE: usize = 10;

/// Selects another entry. Nothing for actions that do not.
pub(super) fn move_to(state: &mut State, action: &Action, times: usize) -> Option<Vec<Effect>> {
    let row = state.catalogue.row();
    let to = match action {
        Action::SelectNext => row.saturating_add(times),
        Action::SelectPrevious => row.saturating_sub(times),
        Action::PageDown => row.saturating_add(times * PAGE),
        Action::PageUp => row.saturating_sub(times * PAGE),
        Action::SelectFirst => 0,
        Action::SelectLast => usize::MAX,
        Action::FocusNext => next_section(state, row),
        Action::FocusPrevious => previous_section(state, row),
        _ => return None,
    };
    state.catalogue.select(to);
    Some(preview(state))
}

/// The first entry of the next section; round to the first.
fn next_section(state: &State, row: usize) -> usize {
    let sections = state.catalogue.sections();
    sections.iter().map(|section| section.entries.start).find(|&start| start > row).unwrap_or_default()
}

fn previous_section(state: &State, row: usize) -> usize {
    let sections = state.catalogue.sections();
    let starts = || sections.iter().map(|section| section.entries.start);
    starts().rfind(|&start| start < row).or_else(|| starts().next_back()).unwrap_or_default()
}
