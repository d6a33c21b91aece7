//! Going to something on the screen that letters or the mouse have named.

use crate::tui::action::{FeedsAction, LibraryAction, ListMove, PanelAction};
use crate::tui::effect::Effects;
use crate::tui::state::State;
use crate::tui::state::finding::Finding;
use crate::tui::state::pick::HintGoal;
use crate::tui::state::screen_map::ShownRow;
use crate::tui::update::text::cursor;
use crate::tui::update::{feeds, library, panels};

/// Goes there: the cursor to a finding, which selects its entry, or the selection to a row, which opens what is in a list.
pub(super) fn go(state: &mut State, goal: HintGoal) -> Effects {
    match goal {
        HintGoal::Finding(finding) => go_to_finding(state, finding),
        HintGoal::Row(row @ ShownRow::Panel(..)) => return select(state, row),
        HintGoal::Row(row) => {
            let selected = select(state, row);
            return selected.and(open(state, row));
        }
    }
    Effects::none()
}

/// Puts the cursor on a finding and selects its entry.
pub(super) fn go_to_finding(state: &mut State, finding: Finding) {
    panels::stay(state);
    cursor::go(state, finding);
    if let Some(entry) = state.reading.entry_of(finding) {
        cursor::select(state, entry);
    }
}

/// Selects a row of a list, as the keys that move there would.
pub(super) fn select(state: &mut State, row: ShownRow) -> Effects {
    match row {
        ShownRow::Panel(panel, index) => {
            panels::update(state, PanelAction::Focus(panel), 1);
            let (forward, times) = distance(state.reading.selected_row(panel), index);
            let step = if forward { PanelAction::NextEntry } else { PanelAction::PreviousEntry };
            panels::update(state, step, times);
            Effects::none()
        }
        ShownRow::Library(index) => {
            let (forward, times) = distance(state.library.row(), index);
            library::update(state, LibraryAction::Select(step(forward)), times)
        }
        ShownRow::Feed(index) => {
            let (forward, times) = distance(state.feeds.row(), index);
            feeds::update(state, FeedsAction::Select(step(forward)), times)
        }
    }
}

/// Opens what is in the selected row.
pub(super) fn open(state: &mut State, row: ShownRow) -> Effects {
    match row {
        ShownRow::Panel(..) => {
            panels::update(state, PanelAction::GoToMention, 1);
            Effects::none()
        }
        ShownRow::Library(_) => library::update(state, LibraryAction::Open, 1),
        ShownRow::Feed(_) => feeds::update(state, FeedsAction::Open, 1),
    }
}

/// Whether a row is further on, and by how many.
fn distance(from: usize, to: usize) -> (bool, usize) {
    (to >= from, to.abs_diff(from))
}

fn step(forward: bool) -> ListMove {
    if forward { ListMove::Next } else { ListMove::Previous }
}
