//! Moving to the panels, in them, and from them to the text and back.

use crate::tui::action::PanelAction;
use crate::tui::state::finding::Finding;
use crate::tui::state::panel::{self, Entry, PANELS, Panel};
use crate::tui::state::{Focus, State};
use crate::tui::update::meant;
use crate::tui::update::text::cursor;
use crate::tui::update::text::cursor::{jump, put_cursor};

/// Moves to the panels, in them, and from them to the text and back.
pub(super) fn update(state: &mut State, action: PanelAction, times: usize) {
    match action {
        PanelAction::Focus(panel) => focus(state, panel),
        PanelAction::NextPane => focus_beside(state, 1),
        PanelAction::PreviousPane => focus_beside(state, -1),
        PanelAction::NextEntry => move_row(state, |row| row.saturating_add(times)),
        PanelAction::PreviousEntry => move_row(state, |row| row.saturating_sub(times)),
        PanelAction::PageDown => move_row(state, |row| row.saturating_add(times * PAGE)),
        PanelAction::PageUp => move_row(state, |row| row.saturating_sub(times * PAGE)),
        PanelAction::FirstEntry => move_row(state, |_| 0),
        PanelAction::LastEntry => move_row(state, |_| usize::MAX),
        PanelAction::GoToMention => go_to_mention(state, times),
        PanelAction::SelectUnderCursor => select_under_cursor(state),
    }
}

/// Back to the text, at the place where the reader left it.
pub(super) fn leave(state: &mut State) {
    state.focus = Focus::Text;
    if let Some(origin) = state.reading.origin.take() {
        state.reading.viewport = origin;
        state.reading.under_cursor = None;
    }
}

/// Goes on to the next row of the list of quotations, once the selected one is decided.
pub(super) fn go_on(state: &mut State) {
    if let Focus::Panel(panel @ Panel::Quotations) = state.focus {
        let next = state.reading.selected_row(panel) + 1;
        if next < panel::count(&state.reading.panel_rows, panel) {
            select_row(state, panel, next);
        }
    }
}

/// The rows have been listed again: the selected entry keeps the selection. If it has no row any more, the entry that took
/// its row in the panel with the keys is selected, so that the row and the inspector never show two things.
pub(super) fn keep_selected(state: &mut State) {
    let Some(entry) = state.reading.selected else { return };
    let place = panel::find(&state.reading.panel_rows, entry);
    if place.is_none() {
        state.reading.selected = None;
    }
    cursor::point_at(state, entry);
    if let Focus::Panel(panel) = state.focus
        && place.is_none_or(|(shown, _)| shown != panel)
    {
        let last = panel::count(&state.reading.panel_rows, panel).saturating_sub(1);
        select_row(state, panel, state.reading.selected_row(panel).min(last));
    }
}

/// Back to the text, at the place that it shows now.
pub(super) fn stay(state: &mut State) {
    state.focus = Focus::Text;
    state.reading.origin = None;
}

/// Entries that a page key moves. The height of the panel would change with every resize.
const PAGE: usize = 10;

/// Selects another row of the panel that has the keys; the last one if there are fewer.
fn move_row(state: &mut State, to: impl FnOnce(usize) -> usize) {
    let Focus::Panel(panel) = state.focus else { return };
    let last = panel::count(&state.reading.panel_rows, panel).saturating_sub(1);
    let row = to(state.reading.selected_row(panel)).min(last);
    select_row(state, panel, row);
}

/// Selects a row and shows the first mention of its entry.
fn select_row(state: &mut State, panel: Panel, row: usize) {
    let Some(entry) = panel::entry(&state.reading.panel_rows, panel, row) else { return };
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
        state.appearance.second_panel = panel;
    }
    if state.focus == Focus::Text {
        state.reading.origin = Some(state.reading.viewport);
    }
    state.appearance.text_only = false;
    state.focus = Focus::Panel(panel);
    let here = state.reading.selected.and_then(|entry| panel::find(&state.reading.panel_rows, entry));
    if here.is_none_or(|(shown, _)| shown != panel) {
        let row = state.reading.selected_row(panel);
        select_row(state, panel, row);
    }
}

fn focus_beside(state: &mut State, step: isize) {
    let places = panes(state);
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

/// The panes that Tab goes through, the text first: the ones on the screen, or all if only one panel fits.
fn panes(state: &State) -> Vec<Option<Panel>> {
    let shown = state.layout().panels;
    let on_screen = |panel: &Panel| shown.len() < 3 || shown.iter().any(|(other, _)| other == panel);
    std::iter::once(None).chain(PANELS.into_iter().filter(on_screen).map(Some)).collect()
}

/// From a panel to the mention of its entry: the one on the screen, or with a count the nth.
fn go_to_mention(state: &mut State, times: usize) {
    let Focus::Panel(panel) = state.focus else { return };
    // A panel that was still empty when it got the keys has not selected an entry.
    let at_row = || panel::entry(&state.reading.panel_rows, panel, state.reading.selected_row(panel));
    let Some(entry) = state.reading.selected.or_else(at_row) else {
        leave(state);
        return;
    };
    let from = state.reading.origin.take().unwrap_or(state.reading.viewport);
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
        state.notice = Some(format!("no finding on this page{}", meant::way_to_quotation(state)));
        return;
    };
    let Some(entry) = state.reading.entry_of(finding) else {
        state.notice = Some("this is a search hit; n goes to the next one".to_owned());
        return;
    };
    cursor::select(state, entry);
    put_cursor(state, finding);
    if let Some((panel, _)) = panel::find(&state.reading.panel_rows, entry) {
        focus(state, panel);
    }
}
