//! The list of all mentions of an entry, each with the words around it.

use crate::tui::action::MentionsAction;
use crate::tui::state::panel::Entry;
use crate::tui::state::pick::MentionList;
use crate::tui::state::{Focus, State, Window};
use crate::tui::update::meant;
use crate::tui::update::text::cursor;

/// Opens the list, moves in it, or goes to a mention.
pub(in crate::tui::update) fn update(state: &mut State, action: MentionsAction) {
    let end = match state.window {
        Window::Mentions(list) => state.reading.occurrences(list.entry).len().saturating_sub(1),
        _ => 0,
    };
    match (action, &mut state.window) {
        (MentionsAction::Show, _) => show(state),
        (MentionsAction::Next, Window::Mentions(list)) => list.row = (list.row + 1).min(end),
        (MentionsAction::Previous, Window::Mentions(list)) => list.row = list.row.saturating_sub(1),
        (MentionsAction::First, Window::Mentions(list)) => list.row = 0,
        (MentionsAction::Last, Window::Mentions(list)) => list.row = end,
        (MentionsAction::GoTo, &mut Window::Mentions(list)) => go_to(state, list),
        _ => {}
    }
}

/// Of what is selected in the panel that has the keys, or of what is under the cursor.
fn entry(state: &State) -> Option<Entry> {
    match state.focus {
        Focus::Panel(_) => state.reading.selected,
        Focus::Text => {
            let here = state.reading.under_cursor.and_then(|finding| state.reading.entry_of(finding));
            here.or(state.reading.selected)
                .or_else(|| meant::current_finding(state).and_then(|finding| state.reading.entry_of(finding)))
        }
    }
}

fn show(state: &mut State) {
    let Some(entry) = entry(state) else {
        state.notice = Some(meant::no_name(state).to_owned());
        return;
    };
    cursor::select(state, entry);
    let occurrences = state.reading.occurrences(entry);
    let at = state
        .reading
        .under_cursor
        .and_then(|finding| occurrences.at(finding.span(&state.reading.analysis).start));
    state.window = Window::Mentions(MentionList { entry, row: at.unwrap_or_default() });
}

fn go_to(state: &mut State, list: MentionList) {
    let Some(finding) = state.reading.occurrences(list.entry).get(list.row) else { return };
    state.window = Window::None;
    let from = state.reading.origin.take().unwrap_or(state.reading.viewport);
    state.focus = Focus::Text;
    cursor::jump(state, finding, from);
}
