//! Going to the panels, moving in them, and from them to the text and back.

use crate::tui::action::Action;
use crate::tui::state::finding::Finding;
use crate::tui::state::panel::{self, Entry, PANELS, Panel};
use crate::tui::state::{Focus, State};
use crate::tui::update::cursor;
use crate::tui::update::cursor::{jump, put_cursor};
use crate::tui::update::meant;

/// Moves to and in the panels. Returns whether the action was about panels.
pub(super) fn update(state: &mut State, action: &Action, times: usize) -> bool {
    match action {
        Action::FocusCountries => focus(state, Panel::Countries),
        Action::FocusPeople => focus(state, Panel::People),
        Action::FocusQuotations => focus(state, Panel::Quotations),
        Action::FocusOrganizations => focus(state, Panel::Organizations),
        Action::FocusNext => focus_beside(state, 1),
        Action::FocusPrevious => focus_beside(state, -1),
        action => {
            let Focus::Panel(panel) = state.focus else { return false };
            return move_in(state, panel, action, times);
        }
    }
    true
}

/// From a panel to the text, or from the text to the panel of what is under the cursor.
pub(super) fn open(state: &mut State, times: usize) {
    match state.focus {
        Focus::Panel(panel) => open_entry(state, panel, times),
        Focus::Text => select_under_cursor(state),
    }
}

/// Back to the text as it was before the panel moved it.
pub(super) fn leave(state: &mut State) {
    state.focus = Focus::Text;
    if let Some(origin) = state.reading.origin.take() {
        state.reading.sight = origin;
        state.reading.under_cursor = None;
    }
}

/// Rows by which Space moves in a panel.
const PAGE: usize = 10;

fn move_in(state: &mut State, panel: Panel, action: &Action, times: usize) -> bool {
    let last = panel::count(&state.reading.rolls, panel).saturating_sub(1);
    let row = state.reading.selected_row(panel);
    let row = match action {
        Action::SelectNext => row.saturating_add(times).min(last),
        Action::SelectPrevious => row.saturating_sub(times),
        Action::PageDown => row.saturating_add(times * PAGE).min(last),
        Action::PageUp => row.saturating_sub(times * PAGE),
        Action::SelectFirst => 0,
        Action::SelectLast => last,
        _ => return false,
    };
    select_row(state, panel, row);
    true
}

/// Selects a row and shows its first mention.
fn select_row(state: &mut State, panel: Panel, row: usize) {
    let Some(entry) = panel::entry(&state.reading.rolls, panel, row) else { return };
    cursor::select(state, entry);
    if let Some(first) = first_occurrence(state, entry) {
        put_cursor(state, first);
    }
}

fn first_occurrence(state: &State, entry: Entry) -> Option<Finding> {
    match entry {
        Entry::Quotation(id) => Some(Finding::Quotation(id)),
        Entry::Entity(_) => state.reading.occurrences(entry).get(0),
    }
}

fn focus(state: &mut State, panel: Panel) {
    if matches!(panel, Panel::People | Panel::Organizations) {
        state.looks.second = panel;
    }
    if state.focus == Focus::Text {
        state.reading.origin = Some(state.reading.sight);
    }
    state.looks.zen = false;
    state.focus = Focus::Panel(panel);
    let here = state.reading.selected.and_then(|entry| panel::find(&state.reading.rolls, entry));
    if here.is_none_or(|(shown, _)| shown != panel) {
        let row = state.reading.selected_row(panel);
        select_row(state, panel, row);
    }
}

fn focus_beside(state: &mut State, step: isize) {
    let places = places(state);
    let here = match state.focus {
        Focus::Text => 0,
        Focus::Panel(panel) => places.iter().position(|&place| place == Some(panel)).unwrap_or(0),
    };
    let next = (here + places.len()).saturating_add_signed(step) % places.len();
    match places.get(next).copied().flatten() {
        Some(panel) => focus(state, panel),
        None => leave(state),
    }
}

/// The places that Tab goes through, the text first: those on the screen, or all where there is room for one only.
fn places(state: &State) -> Vec<Option<Panel>> {
    let shown = state.layout().panels;
    let on_screen = |panel: &Panel| shown.len() < 3 || shown.iter().any(|(other, _)| other == panel);
    std::iter::once(None).chain(PANELS.into_iter().filter(on_screen).map(Some)).collect()
}

fn open_entry(state: &mut State, panel: Panel, times: usize) {
    // A panel that was empty when it was gone to has selected nothing.
    let at_row = || panel::entry(&state.reading.rolls, panel, state.reading.selected_row(panel));
    let Some(entry) = state.reading.selected.or_else(at_row) else {
        leave(state);
        return;
    };
    let from = state.reading.origin.take().unwrap_or(state.reading.sight);
    let nth = state.reading.occurrences(entry).get(times - 1).filter(|_| times > 1);
    let belongs = |finding: &Finding| state.reading.entry_of(*finding) == Some(entry);
    let target =
        nth.or_else(|| state.reading.under_cursor.filter(belongs)).or_else(|| first_occurrence(state, entry));
    state.focus = Focus::Text;
    if let Some(finding) = target {
        jump(state, finding, from);
    }
}

fn select_under_cursor(state: &mut State) {
    let Some(finding) = meant::current_finding(state) else {
        state.notice = Some("nothing found on this page; ]q goes to the next quotation".to_owned());
        return;
    };
    let Some(entry) = state.reading.entry_of(finding) else {
        state.notice = Some("this is a hit of the search; n goes to the next".to_owned());
        return;
    };
    cursor::select(state, entry);
    put_cursor(state, finding);
    if let Some((panel, _)) = panel::find(&state.reading.rolls, entry) {
        focus(state, panel);
    }
}
